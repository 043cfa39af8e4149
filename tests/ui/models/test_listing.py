from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.ui.models.column_table import TableColumn
from planner.ui.models.listing import Listing, ListingSearch

Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Tree:
    id: str
    name: str
    metres: float | None
    others: tuple[str, ...] = ()


COLUMNS: tuple[TableColumn[Tree], ...] = (
    TableColumn("Tree", "What it is called", lambda row: row.name, None, lambda row: row.name),
    TableColumn(
        "Height",
        "In metres",
        lambda row: "–" if row.metres is None else f"{row.metres:.0f}",
        lambda row: "not known" if row.metres is None else f"{row.metres} m",
        lambda row: row.metres,
        is_number=True,
    ),
)
ALDER = Tree("a", "Alder", 20.4, ("Alnus glutinosa",))
MAPLE = Tree("m", "Érable", None, ("Sugar maple", "Acer"))
YEW = Tree("y", "Yew", 3.6)
TREES = (YEW, MAPLE, ALDER)


class TreeTable(Listing[Tree]):
    def key(self, row: Tree) -> str:
        return row.id


class TreeSearch(ListingSearch[Tree]):
    asked = 0

    def spellings(self, row: Tree) -> tuple[str, ...]:
        self.asked += 1
        return (row.name, *row.others)


def table(*rows: Tree) -> TreeTable:
    made = TreeTable(COLUMNS)
    made.show_rows(rows)
    return made


def found(text: str) -> list[str]:
    made = table(*TREES)
    search = TreeSearch(made)
    search.search(text)
    return ids(search)


def ids(search: TreeSearch) -> list[str]:
    return [search.shown_row(row).id for row in range(search.rowCount())]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = table(*TREES)
    search = TreeSearch(model)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(search)  # type: ignore[no-untyped-call]
    search.sort(1)
    search.search("maple")
    model.show_rows(TREES[:2])
    assert ids(search) == ["m"]


def test_a_cell_is_short_its_tip_whole_and_its_order_the_number() -> None:
    made = table(*TREES)
    cell = made.index(0, 1)
    assert [cell.data(role) for role in (Role.DisplayRole, Role.ToolTipRole)] == ["4", "3.6 m"]
    unknown = made.index(1, 1)
    assert [unknown.data(role) for role in (Role.DisplayRole, Role.ToolTipRole)] == ["–", "not known"]
    assert cell.data(Role.FontRole) is None
    assert made.data(QModelIndex()) is None


def test_words_stand_at_the_left_and_numbers_at_the_right_with_their_titles() -> None:
    made = table(*TREES)
    middle = Qt.AlignmentFlag.AlignVCenter
    for column, side in enumerate((Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)):
        assert made.index(0, column).data(Role.TextAlignmentRole) == side | middle
        assert made.headerData(column, Qt.Orientation.Horizontal, Role.TextAlignmentRole) == side | middle


def test_titles_have_tips_and_rows_no_titles() -> None:
    made = table(*TREES)
    across = Qt.Orientation.Horizontal
    assert [made.headerData(column, across) for column in range(3)] == ["Tree", "Height", None]
    assert made.headerData(1, across, Role.ToolTipRole) == "In metres"
    assert made.headerData(-1, across) is None
    assert made.headerData(0, across, Role.FontRole) is None
    assert made.headerData(0, Qt.Orientation.Vertical) is None


def test_nothing_stands_under_a_cell() -> None:
    made = table(*TREES)
    assert (made.rowCount(), made.columnCount()) == (3, 2)
    cell = made.index(0, 0)
    assert (made.rowCount(cell), made.columnCount(cell)) == (0, 0)


def test_the_same_things_with_other_values_keep_the_choice(qtbot: QtBot) -> None:
    made = table(*TREES)
    grown = (replace(YEW, metres=4.0), MAPLE, ALDER)
    with qtbot.waitSignal(made.dataChanged) as told, qtbot.assertNotEmitted(made.modelReset):
        made.show_rows(grown)
    first, last = told.args[:2]
    assert [(one.row(), one.column()) for one in (first, last)] == [(0, 0), (2, 1)]
    assert made.row(0).metres == 4.0


@pytest.mark.parametrize("rows", [TREES[:2], TREES[::-1], ()])
def test_other_things_or_another_order_start_anew(qtbot: QtBot, rows: tuple[Tree, ...]) -> None:
    made = table(*TREES)
    with qtbot.waitSignal(made.modelReset), qtbot.assertNotEmitted(made.dataChanged):
        made.show_rows(rows)
    assert made.rowCount() == len(rows)


def test_nothing_after_nothing_tells_nothing(qtbot: QtBot) -> None:
    made = table()
    with qtbot.assertNotEmitted(made.modelReset), qtbot.assertNotEmitted(made.dataChanged):
        made.show_rows(())


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ["y", "m", "a"]),
        ("  ", ["y", "m", "a"]),
        ("erable", ["m"]),
        ("ÉRABLE", ["m"]),
        ("maple sugar", ["m"]),
        ("sugar acer", []),  # one spelling must hold both
        ("al", ["a"]),
        ("oak", []),
    ],
)
def test_one_spelling_holds_every_word_sought(text: str, rows: list[str]) -> None:
    assert found(text) == rows


def test_spellings_are_asked_for_once_and_only_when_something_is_sought() -> None:
    made = table(*TREES)
    search = TreeSearch(made)
    assert search.asked == 0
    for text in ("a", "ac", "ace", ""):
        search.search(text)
    assert search.asked == len(TREES)
    assert ids(search) == ["y", "m", "a"]


@pytest.mark.parametrize(
    ("order", "rows"), [(Qt.SortOrder.AscendingOrder, "yam"), (Qt.SortOrder.DescendingOrder, "aym")]
)
def test_the_unknown_comes_last_either_way(order: Qt.SortOrder, rows: str) -> None:
    made = table(*TREES)
    search = TreeSearch(made)
    search.sort(1, order)
    assert "".join(ids(search)) == rows


def test_a_thing_is_found_by_its_key_where_it_is_shown() -> None:
    made = table(*TREES)
    search = TreeSearch(made)
    search.sort(0)
    assert [search.row_of(key) for key in ("a", "y", "m", "x")] == [0, 1, 2, None]
    search.search("yew")
    assert [search.row_of(key) for key in ("a", "y")] == [None, 0]


def test_copies_are_whole_in_the_order_shown_and_without_doubles() -> None:
    made = table(*TREES)
    search = TreeSearch(made)
    search.sort(1)
    head = "Tree\tHeight"
    assert search.as_tsv().split("\n") == [head, "Yew\t3.6 m", "Alder\t20.4 m", "Érable\tnot known"]
    assert search.as_tsv([2, 0, 2]).split("\n") == [head, "Yew\t3.6 m", "Érable\tnot known"]
    assert search.as_tsv([]) == head
