from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.ui.models.column_table import SORT_ROLE, ColumnFilter, ColumnTable, TableColumn

Role = Qt.ItemDataRole
Pair = tuple[str, float | None]

COLUMNS: tuple[TableColumn[Pair], ...] = (
    TableColumn("Name", "What it is called", lambda row: row[0]),
    TableColumn(
        "Size",
        "How large",
        lambda row: "–" if row[1] is None else f"{row[1]:.0f}",
        lambda row: f"{row[1]} metres",
        lambda row: row[1],
        is_number=True,
    ),
)
ROWS: tuple[Pair, ...] = (("beta", 2.4), ("Alpha", None), ("gamma", 1.0))


def table(*rows: Pair) -> ColumnTable[Pair]:
    made: ColumnTable[Pair] = ColumnTable(COLUMNS, lambda row: row[0] == "beta")
    made.show_rows(rows)
    return made


def names(shown: ColumnFilter[Pair]) -> list[str]:
    return [shown.shown_row(row)[0] for row in range(shown.rowCount())]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    for rows in ((), ROWS[:1], ROWS):
        model = table(*rows)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        shown = ColumnFilter(model)
        qtmodeltester.check(shown)  # type: ignore[no-untyped-call]
        model.show_rows(ROWS)
        shown.show_only(lambda row: row[1] is not None)
        shown.sort(1)
        assert shown.rowCount() == 2


def test_cells_are_short_and_tips_whole() -> None:
    made = table(*ROWS)  # an index does not keep its model alive
    cell = made.index(0, 1)
    assert (cell.data(), cell.data(Role.ToolTipRole), cell.data(SORT_ROLE)) == ("2", "2.4 metres", 2.4)
    name = made.index(1, 0)
    assert (name.data(), name.data(Role.ToolTipRole), name.data(SORT_ROLE)) == ("Alpha", "Alpha", "alpha")


def test_numbers_stand_at_the_right_and_some_rows_are_strong() -> None:
    made = table(*ROWS)
    assert made.index(0, 1).data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert made.index(0, 0).data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert isinstance(made.index(0, 0).data(Role.FontRole), QFont)
    assert made.index(1, 0).data(Role.FontRole) is None
    assert made.index(1, 0).data(Role.DecorationRole) is None
    assert made.data(QModelIndex()) is None


def test_headings_have_tips() -> None:
    made = table(*ROWS)
    across = Qt.Orientation.Horizontal
    assert made.headerData(1, across) == "Size"
    assert made.headerData(1, across, Role.ToolTipRole) == "How large"
    assert made.headerData(1, across, Role.TextAlignmentRole) == made.index(0, 1).data(Role.TextAlignmentRole)
    assert made.headerData(1, across, Role.FontRole) is None
    assert made.headerData(2, across) is None
    assert made.headerData(0, Qt.Orientation.Vertical) is None


def test_as_many_rows_change_their_cells_only(qtbot: QtBot) -> None:
    made = table(*ROWS)
    with qtbot.assertNotEmitted(made.modelReset), qtbot.waitSignal(made.dataChanged):
        made.show_rows(ROWS[::-1])
    with qtbot.waitSignal(made.modelReset):
        made.show_rows(ROWS[:1])
    assert made.row(0) == ROWS[0]


def test_a_filter_shows_only_what_is_let_through() -> None:
    shown = ColumnFilter(table(*ROWS))
    shown.show_only(lambda row: "a" in row[0])
    assert names(shown) == ["beta", "Alpha", "gamma"]
    shown.show_only(lambda row: row[0].startswith("g"))
    assert names(shown) == ["gamma"]


def test_what_is_unknown_comes_last_either_way() -> None:
    shown = ColumnFilter(table(*ROWS))
    shown.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(shown) == ["gamma", "beta", "Alpha"]
    shown.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(shown) == ["beta", "gamma", "Alpha"]
    shown.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(shown) == ["Alpha", "beta", "gamma"]
