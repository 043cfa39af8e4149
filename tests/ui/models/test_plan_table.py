from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.advice.plan_comparison import PlanComparison
from planner.domain import amounts as money
from planner.domain.plan import ActionKind
from planner.domain.profile import Record
from planner.ui.models.plan_table import PlanTable
from tests.advice.plan_cases import specialise
from tests.advice.records import action
from tests.advice.test_plan_comparison import DOWN, UP, compared, of

Role = Qt.ItemDataRole
NBSP = "\u00a0"


def told(*records: Record) -> PlanComparison:
    return compared(*(records or (*of("A", UP, replace(DOWN, hours=40, months=6, cost=Decimal(300))), *of("B", UP))))


@pytest.fixture
def table(qtbot: QtBot) -> PlanTable:
    table = PlanTable()
    table.show_plans(told(), 5, 10_000)
    return table


def line(table: PlanTable, row: int, role: Role = Role.DisplayRole) -> list[object]:
    return [table.index(row, column).data(role) for column in range(table.columnCount())]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    table = PlanTable()
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]
    table.show_plans(told(), 5, 10_000)
    table.show_plans(told(), 3, 10_000)
    table.show_plans(told(*of("A")), 3, 10_000)
    table.show_plans(None, 1, 10_000)
    assert table.rowCount() == 0


def test_a_move_to_other_prices_is_told_by_what_it_buys_too(table: PlanTable) -> None:
    rows = table.rowCount()
    away = action("m", ActionKind.MOVE_PLACE, "2028", subject="San Francisco")
    table.show_plans(told(*of("A", UP), *of("B", away)), 5, 10_000)
    assert table.rowCount() == rows + 1
    name, carry_on, plain, moved, alone = line(table, 2)
    assert (name, carry_on, plain, alone) == ("… at its prices", "–", "–", "–")
    assert str(moved).endswith(" of 20")
    lines = [line(table, row) for row in range(table.rowCount())]
    assert ["Cost", "$0", "$0", "not entered", "$0"] in lines
    assert "what pay buys" in str(line(table, 2, Role.ToolTipRole)[0])


def test_a_plan_has_a_column_between_carrying_on_and_time_only(table: PlanTable) -> None:
    titles = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]
    assert titles == ["", "Carry on", "A", "B", "Time only"]
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(9, Qt.Orientation.Horizontal) is None


def test_the_measures_of_each(table: PlanTable) -> None:
    names = [table.index(row, 0).data() for row in range(table.rowCount())]
    assert names == [
        "Rank",
        "Better in",
        "Worth, 15 years",
        "Median",
        "One in ten below",
        "One in ten above",
        "Loses over $10k",
        "Worst tenth",
        "senior by 2031",
        "Hours",
        "Cost",
        "Contradictions",
    ]
    assert line(table, 0)[1:] == ["2", "3", "1", "–"]
    assert line(table, 1)[1] == "–"
    assert line(table, 1)[3] == "20 of 20"
    assert line(table, 9)[1:] == ["0", "40", "0", "0"]
    assert line(table, 10)[1:] == ["$0", "$300", "$0", "$0"]
    assert str(line(table, 8)[1]).endswith(f"{NBSP}%")
    assert str(line(table, 2)[3]).startswith("+$")


def test_ties_and_contradictions_are_told(qtbot: QtBot) -> None:
    table = PlanTable()
    table.show_plans(told(*of("A"), *of("B", specialise("x", "mlops", "2020"))), 5, 10_000)
    assert line(table, 0)[2] == "1, a tie"
    assert line(table, 1)[2] == "10 of 20"
    assert line(table, 0)[3] == "–"
    assert line(table, 11)[1:] == ["–", "–", "1", "–"]


def test_sides_tips_and_the_copy(table: PlanTable) -> None:
    assert line(table, 0, Role.TextAlignmentRole)[0] == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    assert line(table, 0, Role.TextAlignmentRole)[1] == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert line(table, 11, Role.ToolTipRole)[0] == "A plan with one is shown and not ranked"
    assert line(table, 0, Role.DecorationRole)[0] is None
    assert table.data(QModelIndex()) is None
    rows = table.as_tsv().split("\n")
    assert rows[0] == "\tCarry on\tA\tB\tTime only"
    assert len(rows) == 13


def test_another_year_changes_the_chance_of_the_level(table: PlanTable) -> None:
    early = line(table, 8)
    table.show_plans(told(), 10, 10_000)
    assert line(table, 8)[0] == "senior by 2036"
    assert line(table, 8)[1:] != early[1:]


def test_risk_is_told_of_each_plan_and_of_time_alone(table: PlanTable) -> None:
    assert line(table, 6)[1] == line(table, 7)[1] == "–"
    assert line(table, 6)[2:4] == ["20 of 20", "0 of 20"]  # A gives up 5 % of pay for good, B wins them
    assert str(line(table, 7)[2]).startswith("−$")
    assert str(line(table, 7)[3]).startswith("+$")
    assert all(isinstance(cell, str) and cell for cell in line(table, 6))


def test_another_loss_changes_the_chance_of_it(table: PlanTable) -> None:
    table.show_plans(told(), 5, 10_000_000)
    assert line(table, 6)[0] == "Loses over $10M"
    assert line(table, 6)[2:4] == ["0 of 20", "0 of 20"]


def test_a_column_has_one_precision(qtbot: QtBot) -> None:
    table = PlanTable()
    table.show_plans(told(), 5, 10_000)
    for column in (2, 3, 4):
        cells = [str(line(table, row)[column]) for row in (2, 3, 4, 5, 7)]
        assert len({cell[-1] + str("." in cell) for cell in cells}) == 1, cells


def test_the_mean_comes_first_and_the_median_second(table: PlanTable) -> None:
    row = told().plans[1]
    assert (line(table, 2)[0], line(table, 3)[0]) == ("Worth, 15 years", "Median")
    worth, median = row.difference.worth, (line(table, 2)[3], line(table, 3)[3])
    assert median == money.alike((worth.mean, float(worth.quantiles[2]), float(worth.quantiles[4])))[:2]
    assert "average" in str(line(table, 2, Role.ToolTipRole)[0])


def test_the_heading_tells_a_long_name_whole(table: PlanTable) -> None:
    assert table.headerData(2, Qt.Orientation.Horizontal, Role.ToolTipRole) == "A"
