import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.charts.trajectory import TableRow
from planner.ui.models.forecast_table import ForecastTable, level_columns, pay_columns

NBSP = "\u00a0"
Role = Qt.ItemDataRole


def row(year: int, median: float = 196_312.4) -> TableRow:
    pay = (159_900.0, 177_000.0, median, 217_000.0, 1_239_000.0)
    return TableRow(year, pay, pay, pay, (0.0, 0.2059, 0.75, 0.0441))


@pytest.fixture
def pay(qtbot: QtBot) -> ForecastTable:
    table = ForecastTable(pay_columns())
    table.show_rows([row(2030), row(2031)])
    return table


@pytest.fixture
def levels(qtbot: QtBot) -> ForecastTable:
    table = ForecastTable(level_columns())
    table.show_rows([row(2030)])
    return table


def cells(table: ForecastTable, line: int, role: Role = Role.DisplayRole) -> list[object]:
    return [table.index(line, column).data(role) for column in range(table.columnCount())]


def titles(table: ForecastTable) -> list[object]:
    return [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]


@pytest.mark.parametrize("rows", [[], [row(2030)], [row(year) for year in range(2027, 2067)]])
def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester, rows: list[TableRow]) -> None:
    for columns in (pay_columns(), level_columns()):
        table = ForecastTable(columns)
        qtmodeltester.check(table)  # type: ignore[no-untyped-call]
        table.show_rows(rows)
        table.show_rows(rows)
        table.show_rows(rows[1:])
        assert table.rowCount() == max(len(rows) - 1, 0)


def test_pay_is_short_in_the_cell(pay: ForecastTable) -> None:
    assert titles(pay) == ["Year", "10 %", "25 %", "median", "75 %", "90 %", "senior or above"]
    assert cells(pay, 1) == ["2031", "160k", "177k", "196k", "217k", "1.2M", f"79{NBSP}%"]


def test_pay_is_whole_in_the_tip(pay: ForecastTable) -> None:
    whole = cells(pay, 1, Role.ToolTipRole)
    assert whole[3] == "$196,312"
    assert whole[5] == "$1,239,000"
    assert whole[6] == f"79.4{NBSP}%"


def test_levels_are_chances(levels: ForecastTable) -> None:
    assert titles(levels) == ["Year", "entry", "mid", "senior", "architect"]
    assert cells(levels, 0) == ["2030", f"0{NBSP}%", f"21{NBSP}%", f"75{NBSP}%", f"4{NBSP}%"]
    assert cells(levels, 0, Role.ToolTipRole)[4] == f"4.4{NBSP}%"


def test_numbers_stand_at_the_right(pay: ForecastTable) -> None:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    sides = cells(pay, 0, Role.TextAlignmentRole)
    assert isinstance(sides[0], Qt.AlignmentFlag)
    assert sides[0] & left
    assert all(isinstance(side, Qt.AlignmentFlag) and side & right for side in sides[1:])
    header = pay.headerData(3, Qt.Orientation.Horizontal, Role.TextAlignmentRole)
    assert isinstance(header, Qt.AlignmentFlag)
    assert header & right


def test_other_questions_get_no_answer(pay: ForecastTable) -> None:
    assert pay.data(QModelIndex()) is None
    assert pay.index(0, 0).data(Role.DecorationRole) is None
    assert pay.headerData(0, Qt.Orientation.Vertical) is None
    assert pay.headerData(99, Qt.Orientation.Horizontal) is None
    assert pay.headerData(0, Qt.Orientation.Horizontal, Role.DecorationRole) is None
    assert pay.rowCount(pay.index(0, 0)) == pay.columnCount(pay.index(0, 0)) == 0


def test_other_numbers_for_the_same_years_keep_the_rows(pay: ForecastTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pay.modelReset), qtbot.waitSignal(pay.dataChanged) as told:
        pay.show_rows([row(2030, 1.0), row(2031)])
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row(), told.args[1].column()) == (0, 1, 6)
    assert cells(pay, 0)[3] == "1"


def test_other_years_start_anew(pay: ForecastTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pay.modelReset):
        pay.show_rows([row(2031), row(2032), row(2033)])
    assert pay.rowCount() == 3


def test_a_spreadsheet_gets_whole_numbers(pay: ForecastTable) -> None:
    lines = pay.as_tsv().split("\n")
    assert lines[0] == "Year\t10 %\t25 %\tmedian\t75 %\t90 %\tsenior or above"
    assert lines[2] == f"2031\t$159,900\t$177,000\t$196,312\t$217,000\t$1,239,000\t79.4{NBSP}%"
    assert len(lines) == 3


def test_selected_rows_are_copied_once_and_in_order(pay: ForecastTable) -> None:
    copied = [line.split("\t")[0] for line in pay.as_tsv([1, 0, 1]).split("\n")]
    assert copied == ["Year", "2030", "2031"]
    assert len(pay.as_tsv([]).split("\n")) == 1
