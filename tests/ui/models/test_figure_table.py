import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.ui.models.figure_table import COLUMNS, FigureSearch, FigureTable
from tests.market.made_up_figures import EDUCATION, FIGURES, FINANCE, TOOLS, YEARS

NBSP = "\u00a0"
FIGURE, KIND, SHIPPED, RANGE, N, GRADE, SOURCE, DATE = range(len(COLUMNS))


@pytest.fixture
def search(qtbot: QtBot) -> FigureSearch:
    table = FigureTable(FIGURES)
    search = FigureSearch(table)
    table.setParent(search)
    return search


def ids(search: FigureSearch) -> list[str]:
    return [search.shown_row(row).id for row in range(search.rowCount())]


def line(search: FigureSearch, row: int) -> list[object]:
    return [search.index(row, column).data() for column in range(search.columnCount())]


def test_both_keep_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    table = FigureTable(FIGURES)
    search = FigureSearch(table)
    for model in (table, search):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    search.choose_kind("Industry")
    search.search("fin")
    search.search("")
    search.choose_kind("")
    assert search.rowCount() == len(FIGURES)


def test_a_figure_is_told_with_all_it_rests_on(search: FigureSearch) -> None:
    assert line(search, 0) == [
        "Finance",
        "Industry",
        f"+8{NBSP}%",
        f"−2 to +18{NBSP}%",
        "1,200",
        "C",
        "Examples",
        "2025",
    ]


def test_without_an_estimate_it_says_so_with_the_reason(search: FigureSearch) -> None:
    assert line(search, 2) == ["Tools", "Not measured", "no estimate", "–", "–", "–", "–", "–"]
    assert search.index(2, SHIPPED).data(Qt.ItemDataRole.ToolTipRole) == "Nobody knows"


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("", "", [one.id for one in FIGURES]),
        ("Industry", "", [FINANCE.id, EDUCATION.id]),
        ("Industry", "EDU", [EDUCATION.id]),
        ("", "no estimate", [TOOLS.id]),
        ("Not measured", "finance", []),
        ("", "assumption years", [YEARS.id]),
    ],
)
def test_figures_are_found_by_kind_and_words(search: FigureSearch, kind: str, words: str, found: list[str]) -> None:
    search.choose_kind(kind)
    search.search(words)
    assert ids(search) == found


def test_the_strongest_effect_comes_first_and_the_unknown_last(search: FigureSearch) -> None:
    search.choose_kind("Industry")
    search.sort(SHIPPED, Qt.SortOrder.DescendingOrder)
    assert ids(search) == [FINANCE.id, EDUCATION.id]
    search.choose_kind("")
    for column in (SHIPPED, RANGE, N, GRADE, SOURCE, DATE):
        for order in Qt.SortOrder:
            search.sort(column, order)
            assert ids(search)[-1] == TOOLS.id


def test_a_row_is_found_while_it_is_shown(search: FigureSearch) -> None:
    assert search.row_of(TOOLS.id) == 2
    search.search("finance")
    assert (search.row_of(TOOLS.id), search.row_of(FINANCE.id)) == (None, 0)
