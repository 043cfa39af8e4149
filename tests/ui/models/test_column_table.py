from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.ui.models.column_table import ColumnFilter, ColumnTable, TableColumn

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
    assert (cell.data(), cell.data(Role.ToolTipRole)) == ("2", "2.4 metres")
    name = made.index(1, 0)
    assert (name.data(), name.data(Role.ToolTipRole)) == ("Alpha", "Alpha")


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


class Compared(QSortFilterProxyModel):
    """Sorting by Qt, row against row: what a table's own sorting has to come to."""

    def __init__(self, source: ColumnTable[Pair], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.setSourceModel(source)

    def lessThan(self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802 - Qt's name
        one, two = (COLUMNS[each.column()].order_of(self.source.row(each.row())) for each in (left, right))
        if one is None or two is None:
            is_rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (two is None and one is not None) == is_rising and one is not two
        return bool(one < two)  # type: ignore[operator]

    def names(self) -> list[str]:
        return [self.source.row(self.mapToSource(self.index(row, 0)).row())[0] for row in range(self.rowCount())]


SOME_ROWS = st.lists(
    st.tuples(st.sampled_from("aAbcd"), st.none() | st.sampled_from((0.0, -1.0, 1.0, 2.5))), max_size=12
)
CLICKS = st.lists(st.tuples(st.sampled_from((0, 1)), st.sampled_from(Qt.SortOrder)), max_size=4)


@given(rows=SOME_ROWS, clicks=CLICKS)
def test_the_order_is_that_of_comparing_row_with_row(
    qapp: object, rows: list[Pair], clicks: list[tuple[int, Qt.SortOrder]]
) -> None:
    named = [(f"{name} {number}", size) for number, (name, size) in enumerate(rows)]
    shown, compared = ColumnFilter(table(*named)), Compared(table(*named))
    for column, order in clicks:
        shown.sort(column, order)
        compared.sort(column, order)
        assert names(shown) == compared.names()


def test_equal_rows_stay_as_they_are_among_each_other() -> None:
    shown = ColumnFilter(table(("b", 1.0), ("a", 1.0), ("d", None), ("c", None), ("e", 0.0)))
    shown.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(shown) == ["b", "a", "e", "d", "c"]
    shown.sort(0)
    shown.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(shown) == ["a", "b", "e", "c", "d"]
    shown.sort(-1)
    assert names(shown) == ["b", "a", "d", "c", "e"]


def test_new_values_find_their_place_and_views_go_along(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    made = table(*ROWS)
    shown = ColumnFilter(made)
    shown.sort(1)
    kept = QPersistentModelIndex(shown.index(0, 1))
    assert shown.shown_row(kept.row()) == ("gamma", 1.0)
    with qtbot.assertNotEmitted(shown.modelReset):
        made.show_rows((("beta", 2.4), ("Alpha", 0.5), ("gamma", 3.0)))
    assert names(shown) == ["Alpha", "beta", "gamma"]
    assert shown.shown_row(kept.row()) == ("gamma", 3.0)
    assert made.rows[0] == ("beta", 2.4)  # those given keep their order
    qtmodeltester.check(shown)  # type: ignore[no-untyped-call]


def test_each_key_is_worked_out_once(qtbot: QtBot) -> None:
    asked: list[Pair] = []

    def noted(row: Pair) -> float | None:
        asked.append(row)
        return row[1]

    made: ColumnTable[Pair] = ColumnTable((TableColumn("Size", "", lambda row: row[0], order=noted),))
    rows = tuple((f"row {number}", float(number * 7 % 100)) for number in range(100))
    shown = ColumnFilter(made)
    shown.sort(0)
    made.show_rows(rows)
    assert sorted(asked) == sorted(rows)
    assert [size for _, size in map(shown.shown_row, range(100))] == sorted(size for _, size in rows)
