from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.advice.places import PlacePay, compare
from planner.ui.models.place_table import COLUMNS, PlaceSearch, PlaceTable
from tests.advice.examples import pack, standing, thin_pack

NBSP = "\u00a0"
Role = Qt.ItemDataRole
RANK, PLACE, PAYS, BUYS, AGAINST, JOBS, PRICES = range(7)


def rows() -> tuple[PlacePay, ...]:
    """Seattle (own), Denver, Hamlet with the nation's figures, Island without prices, the nation."""
    return compare(standing(pack()), pack()).rows


def thin_rows() -> tuple[PlacePay, ...]:
    """The same, where Denver's figures rest on 230 jobs."""
    market = thin_pack()
    return compare(standing(market), market).rows


@pytest.fixture
def table(qtbot: QtBot) -> PlaceTable:
    table = PlaceTable()
    table.show_rows(rows())
    return table


@pytest.fixture
def search(table: PlaceTable) -> PlaceSearch:
    return PlaceSearch(table)


def cells(model: PlaceTable | PlaceSearch, line: int, role: Role = Role.DisplayRole) -> list[object]:
    return [model.index(line, column).data(role) for column in range(model.columnCount())]


def ids(search: PlaceSearch) -> list[str]:
    return [search.shown_row(row).place.id for row in range(search.rowCount())]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_both_keep_the_rules_of_item_models(qtmodeltester: ModelTester, count: int) -> None:
    table = PlaceTable()
    search = PlaceSearch(table)
    for model in (table, search):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    table.show_rows(rows()[:count])
    search.sort(BUYS, Qt.SortOrder.DescendingOrder)
    search.search("den")
    table.show_rows(rows()[:count])
    search.search("")
    table.show_rows(rows()[1:count])
    assert search.rowCount() == max(count - 1, 0)


def test_nominal_and_adjusted_pay_stand_side_by_side(table: PlaceTable) -> None:
    titles = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]
    assert titles == ["Rank", "Place", "Pays", "Buys", "Against yours", "Jobs", "Prices"]
    assert cells(table, 0) == ["2", "Seattle, WA · yours", "132k", "120k", f"+0{NBSP}%", "40,000", "110 · 2024"]
    assert cells(table, 1)[:5] == ["1", "Denver, CO", "126k", "120k", f"+0{NBSP}%"]
    assert cells(table, 4)[4] == f"−8{NBSP}%"


def test_thin_cells_and_the_nations_are_marked(table: PlaceTable) -> None:
    table.show_rows(thin_rows())
    assert [cells(table, line)[JOBS] for line in range(4)] == ["40,000", "230 · thin", "nation's", "500"]
    tips = [cells(table, line, Role.ToolTipRole)[JOBS] for line in range(3)]
    assert tips[1] == "230 jobs, thin: the figures rest on few jobs"
    assert cells(table, 1)[RANK] == "–"
    assert cells(table, 1, Role.ToolTipRole)[RANK] == "Not ranked: its figures rest on 230 jobs alone"
    assert tips[2] == "Nation used: no figures for 15-1252 Software Developers in Hamlet"


def test_what_is_unknown_is_a_dash_with_its_reason(table: PlaceTable) -> None:
    assert cells(table, 3)[RANK] == cells(table, 3)[BUYS] == cells(table, 3)[AGAINST] == cells(table, 3)[PRICES] == "–"
    reasons = [cells(table, line, Role.ToolTipRole)[RANK] for line in (1, 2, 3, 4)]
    assert reasons == [
        "1",
        "Not ranked: other figures stand in",
        "Not ranked: what living costs is not known",
        "Not ranked: only areas are",
    ]


def test_tips_are_whole(table: PlaceTable) -> None:
    whole = cells(table, 0, Role.ToolTipRole)
    assert (whole[PLACE], whole[PAYS], whole[BUYS]) == ("Seattle-Tacoma-Bellevue, WA", "$132,000", "$120,000")
    assert whole[PRICES] == "110.0 · 2024"


def test_the_own_place_is_strong_and_numbers_stand_at_the_right(table: PlaceTable) -> None:
    fonts = [table.index(line, 0).data(Role.FontRole) for line in range(2)]
    assert isinstance(fonts[0], QFont)
    assert fonts[0].bold()
    assert fonts[1] is None
    sides = cells(table, 0, Role.TextAlignmentRole)
    assert [bool(Qt.AlignmentFlag.AlignLeft & side) for side in sides] == [False, True] + 5 * [False]  # type: ignore[operator]


def test_headings_say_what_they_mean(table: PlaceTable) -> None:
    tips = [table.headerData(column, Qt.Orientation.Horizontal, Role.ToolTipRole) for column in range(len(COLUMNS))]
    assert all(isinstance(tip, str) and tip for tip in tips)
    assert table.headerData(PAYS, Qt.Orientation.Horizontal, Role.TextAlignmentRole) is not None


def test_other_questions_get_no_answer(table: PlaceTable) -> None:
    assert table.data(QModelIndex()) is None
    assert table.index(0, 0).data(Role.DecorationRole) is None
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(0, Qt.Orientation.Horizontal, Role.DecorationRole) is None
    assert table.headerData(7, Qt.Orientation.Horizontal) is None
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0


def test_other_numbers_for_the_same_places_keep_the_rows(table: PlaceTable, qtbot: QtBot) -> None:
    changed = (replace(rows()[0], median=1.0), *rows()[1:])
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.show_rows(changed)
    assert cells(table, 0)[PAYS] == "1"
    with qtbot.waitSignal(table.modelReset):
        table.show_rows(rows()[:2])
    assert table.rowCount() == 2


def test_the_best_come_first_and_the_unknown_last(search: PlaceSearch) -> None:
    search.sort(RANK, Qt.SortOrder.AscendingOrder)
    assert ids(search)[:2] == ["denver", "seattle"]
    assert set(ids(search)[2:]) == {"hamlet", "island", "united-states"}


@pytest.mark.parametrize("order", Qt.SortOrder)
def test_whatever_the_order_the_unknown_comes_last(search: PlaceSearch, order: Qt.SortOrder) -> None:
    for column in (BUYS, AGAINST, PRICES):
        search.sort(column, order)
        assert ids(search)[-1] == "island"
    search.sort(JOBS, order)
    assert ids(search)[-1] == "hamlet"


def test_thin_places_are_listed_where_they_are_wanted_searched_or_in_the_state_shown(
    table: PlaceTable, search: PlaceSearch
) -> None:
    table.show_rows(thin_rows())
    assert "denver" not in ids(search)
    search.search("denver")
    assert ids(search) == ["denver"]
    search.show_state("CO")
    assert ids(search) == ["denver"]
    search.show_state("")
    assert "denver" not in ids(search)
    search.show_thin(is_shown=True)
    assert len(ids(search)) == 5
    search.show_thin(is_shown=False)
    assert len(ids(search)) == 4


def test_the_own_place_is_listed_however_thin(table: PlaceTable, search: PlaceSearch) -> None:
    market = thin_pack()
    table.show_rows(compare(standing(market, place="Denver"), market).rows)
    assert "denver" in ids(search)


def test_every_column_can_be_ordered_by(search: PlaceSearch) -> None:
    search.sort(PAYS, Qt.SortOrder.DescendingOrder)
    assert ids(search)[0] == "island"
    search.sort(PLACE, Qt.SortOrder.AscendingOrder)
    assert ids(search) == ["denver", "hamlet", "island", "seattle", "united-states"]
    search.sort(JOBS, Qt.SortOrder.AscendingOrder)
    assert ids(search)[0] == "island"
    assert search.shown_row(0).jobs == 500


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {"seattle", "denver", "hamlet", "island", "united-states"}),
        ("sea", {"seattle"}),
        ("tacoma", {"seattle"}),  # by the area's name
        ("SEATTLE metro", {"seattle"}),
        ("the hamlet", {"hamlet"}),  # by another spelling
        ("us", {"united-states"}),
        ("hámlet, ks", {"hamlet"}),
        ("denver wa", set()),
        ("nd", set()),  # stands within Island
        ("lan", {"island"}),
        ("nd u", set()),
        ("un st", {"united-states"}),
        ("atlantis", set()),
    ],
)
def test_places_are_found_by_any_spelling(search: PlaceSearch, text: str, found: set[str]) -> None:
    search.search(text)
    assert set(ids(search)) == found


def test_a_spreadsheet_gets_whole_numbers_in_the_order_shown(search: PlaceSearch) -> None:
    search.sort(RANK, Qt.SortOrder.AscendingOrder)
    lines = search.as_tsv().split("\n")
    assert lines[0].split("\t")[:4] == ["Rank", "Place", "Pays", "Buys"]
    assert lines[1].split("\t")[:4] == ["1", "Denver-Aurora, CO", "$126,000", "$120,000"]
    assert len(lines) == 6
    assert [line.split("\t")[0] for line in search.as_tsv([1, 0, 1]).split("\n")] == ["Rank", "1", "2"]


def test_the_places_of_a_state_are_shown_until_a_search(search: PlaceSearch) -> None:
    search.show_state("WA")
    assert (ids(search), search.state) == (["seattle"], "WA")
    search.search("")
    assert search.state == "WA"
    search.search("denver")
    assert (ids(search), search.state) == (["denver"], "")
    search.show_state("")
    assert search.rowCount() == 5
