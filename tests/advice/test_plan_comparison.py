from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.plan_comparison import CARRY_ON, PlanComparison, PlanRow, compare_plans, comparing
from planner.advice.plan_effects import plan_inputs
from planner.advice.plan_grounds import PlanGround
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.role import Level
from planner.forecast.comparison import compare, time_only
from planner.forecast.effects import Readiness, ordered
from tests.advice.plan_cases import ground, specialise
from tests.advice.records import TODAY, action

EXTRA = Override(id="specialisation.mlops", value=0.05)
FEWER = Override(id="specialisation.edge-ai", value=-0.05)


def of(plan_id: str, *actions: Action, hours: float = 5.0) -> list[Record]:
    """A plan and its actions, which it makes its own."""
    own = [replace(one, id=f"{plan_id} {one.id}", plan_id=plan_id) for one in actions]
    return [Plan(id=plan_id, name=plan_id, hours_per_week=hours), *own]


def small(on: PlanGround) -> PlanGround:
    stand = on.situation
    return replace(on, situation=replace(stand, inputs=replace(stand.inputs, n_careers=1000)))


def compared(*records: Record) -> PlanComparison:
    on = small(ground(EXTRA, FEWER, *records))
    return compare_plans(on, list(on.profile.all(Plan)))


UP, DOWN = specialise("up", "mlops"), specialise("down", "edge AI")


def ranks(told: PlanComparison) -> dict[str, int | None]:
    return {row.name: row.rank for row in told.rows}


def test_a_plan_that_changes_nothing_ties_with_carrying_on_and_differs_by_nothing() -> None:
    told = compared(*of("A"))
    row = told.row_of("A")
    assert row is not None
    assert not row.difference.dollars.any()
    assert (row.better, row.median, row.is_even) == (0.5, 0.0, True)
    assert set(row.years_better) == {0.5}
    assert ranks(told) == {CARRY_ON: 1, "A": 1}
    assert told.row_of("B") is None


def test_plans_are_ranked_by_what_they_are_worth_with_carrying_on_among_them() -> None:
    told = compared(*of("A", DOWN), *of("B", UP))
    assert ranks(told) == {"B": 1, CARRY_ON: 2, "A": 3}
    assert [row.name for row in told.rows] == [CARRY_ON, "A", "B"]
    (best,) = told.best
    assert best.name == "B"
    assert best.better == 1.0
    assert not best.is_even
    assert min(best.years_better) == 1.0


def test_ties_share_a_rank() -> None:
    told = compared(*of("A", UP), *of("B", UP), *of("C", DOWN))
    assert ranks(told) == {"A": 1, "B": 1, CARRY_ON: 3, "C": 4}
    assert {row.name for row in told.best} == {"A", "B"}


def test_a_plan_that_contradicts_itself_is_shown_and_not_ranked() -> None:
    told = compared(*of("A", specialise("up", "mlops", "2020")), *of("B", UP))
    row = told.row_of("A")
    assert row is not None
    assert row.rank is None
    assert "which is over" in row.contradictions[0].text
    assert row.median > 0
    assert ranks(told)["B"] == 1


def test_cost_of_the_first_year_is_taken_off_in_full() -> None:
    cheap, dear = compared(*of("A", UP)), compared(*of("A", replace(UP, cost=Decimal(1000))))
    first, second = cheap.plans[0], dear.plans[0]
    assert first.mean - second.mean == pytest.approx(1000, rel=1e-6)
    assert first.median - second.median == pytest.approx(1000, rel=1e-3)
    assert (first.cost, second.cost) == (Decimal(0), Decimal(1000))
    assert second.difference.dollars == pytest.approx(first.difference.dollars)


def test_hours_and_notes_are_those_of_the_actions() -> None:
    told = compared(*of("A", replace(UP, hours=40, months=6), replace(DOWN, hours=2, months=6)))
    row = told.plans[0]
    assert row.hours == 42
    assert [note.action_id for note in row.notes] == ["A down", "A up"]


def test_it_is_the_paired_difference_of_the_forecast() -> None:
    on = small(ground(EXTRA, *of("A", UP)))
    told = compare_plans(on, list(on.profile.all(Plan)))
    other = plan_inputs(on, on.profile.actions_of("A"))
    (difference,) = compare(on.situation.inputs, [other]).differences
    assert np.array_equal(difference.dollars, told.plans[0].difference.dollars)
    assert told.times == tuple(on.situation.inputs.start + year for year in range(1, 16))
    assert told.discount_percent == 3.0


def test_chances_of_levels_by_year() -> None:
    told = compared(*of("A", UP))
    row = told.plans[0]
    chances = [told.level_chance(row, told.next_level, year) for year in (1, 5, 10)]
    assert chances == sorted(chances)
    assert chances == [told.level_chance(told.carry_on, told.next_level, year) for year in (1, 5, 10)]
    assert told.level_chance(row, 1, 1) == 1.0
    assert told.next_level == 2


def test_time_alone_is_always_told() -> None:
    told = compared()
    assert ranks(told) == {CARRY_ON: 1}
    assert told.plans == ()
    assert told.time_only.dollars.any()
    assert told.time_only.inputs.dynamics.move_rate_per_year == 0.0
    assert told.today == TODAY


def test_the_order_of_actions_does_not_matter_for_the_forecast() -> None:
    move = action("m", ActionKind.MOVE_COMPANY, "2028-01")
    one, other = compared(*of("A", UP, move)).plans[0], compared(*of("A", move, UP)).plans[0]
    assert ordered(one.difference.inputs.effects) == ordered(other.difference.inputs.effects)
    assert np.array_equal(one.difference.dollars, other.difference.dollars)


def row_with(better: float, worse: float) -> PlanRow:
    """A row that is worth more and less than carrying on in so many of its careers."""
    row = compared(*of("A", UP)).plans[0]
    return replace(row, difference=replace(row.difference, worth_better=better, worth_worse=worse))


@pytest.mark.parametrize(
    ("better", "worse", "chance", "is_even"),
    [
        (0.7, 0.2, 0.75, False),  # a tenth ties and counts half
        (0.0, 0.0, 0.5, True),
        (0.25, 0.25, 0.5, True),
        (0.54, 0.46, 0.54, True),
        (0.46, 0.54, 0.46, True),
        (0.56, 0.44, 0.56, False),
        (0.44, 0.56, 0.44, False),
        (0.0, 1.0, 0.0, False),
    ],
)
def test_ties_count_half(better: float, worse: float, chance: float, is_even: bool) -> None:
    row = row_with(better, worse)
    assert row.better == pytest.approx(chance)
    assert row.is_even is is_even


def test_years_count_their_ties_half_too() -> None:
    row = row_with(0.0, 0.0)
    better, worse = np.array([0.0, 0.6, 1.0]), np.array([0.0, 0.2, 0.0])
    assert replace(row, difference=replace(row.difference, better=better, worse=worse)).years_better == pytest.approx(
        (0.5, 0.7, 1.0)
    )


@pytest.mark.parametrize(("level", "above"), [("entry", 1), ("mid", 2), ("senior", 3), ("architect", 3)])
def test_above_the_last_level_there_is_none(level: str, above: int) -> None:
    told = compare_plans(small(ground(level=Level(level))), [])
    assert told.next_level == above


def test_a_chance_is_read_at_its_year_and_level() -> None:
    told = compared()
    levels = np.arange(60, dtype=np.float64).reshape(15, 4) / 100
    row = replace(told.carry_on, levels=levels)
    assert told.level_chance(row, 0, 1) == 0.0
    assert told.level_chance(row, 3, 1) == 0.03
    assert told.level_chance(row, 2, 15) == 0.58


def test_cost_is_added_up_in_dollars_and_cents() -> None:
    cents = [replace(one, cost=Decimal("0.10")) for one in (UP, DOWN, action("m", ActionKind.MOVE_COMPANY, "2028"))]
    assert compared(*of("A", *cents)).plans[0].cost == Decimal("0.30")
    assert compared(*of("A")).plans[0].cost == Decimal(0)


def test_the_later_it_is_paid_the_less_it_counts() -> None:
    """Three per cent for each year that has passed: what is paid after two years counts 1/1.03² of it."""
    shift = specialise("up", "mlops", "2029-06")
    without = compared(*of("A", shift)).plans[0]
    for start, years in (("2026-11-22", 0), ("2027-11", 0), ("2027-12", 1), ("2028-11", 1), ("2028-12", 2)):
        empty = action("cost", ActionKind.TAKE_PRODUCTION, start, cost=10_000)
        row = compared(*of("A", shift, empty)).plans[0]
        assert without.mean - row.mean == pytest.approx(10_000 / 1.03**years, rel=1e-6), start


@settings(max_examples=10)
@given(st.permutations(["A", "B", "C"]))
def test_the_order_of_plans_changes_no_rank(order: list[str]) -> None:
    held = {"A": of("A", UP), "B": of("B", DOWN), "C": of("C", replace(UP, cost=Decimal(20_000)))}
    told = compared(*(record for name in order for record in held[name]))
    assert [row.name for row in told.rows[1:]] == order
    assert ranks(told) == ranks(compared(*held["A"], *held["B"], *held["C"]))
    assert sorted(ranks(told).values(), key=str) == [1, 2, 3, 4]


def test_worth_and_cost_move_a_rank() -> None:
    """A gain of 5 % of some 150,000 dollars over years is worth more than 1,000 dollars and less than a million."""
    assert ranks(compared(*of("A", replace(UP, cost=Decimal(1_000))))) == {"A": 1, CARRY_ON: 2}
    assert ranks(compared(*of("A", replace(UP, cost=Decimal(1_000_000))))) == {CARRY_ON: 1, "A": 2}


def test_risk_is_that_of_the_paired_differences() -> None:
    row = compared(*of("A", DOWN)).plans[0]
    rising = row.difference.worth.rising
    assert rising.tolist() == sorted(rising.tolist())
    assert len(rising) == 1000
    assert row.shortfall == pytest.approx(float(rising[:100].mean(dtype=np.float64)), rel=1e-6)
    assert row.loss_chance(0.0) == row.difference.worth_worse == 1.0
    middle = float(-rising[500])
    assert row.loss_chance(middle) == pytest.approx(0.5)
    assert compared(*of("A")).plans[0].shortfall == 0.0


def test_fewer_careers_do_not_push_out_the_answer_that_a_lever_comes_back_to() -> None:
    whole = ground(EXTRA, *of("A", UP))
    plans = list(whole.profile.all(Plan))
    first = compare_plans(whole, plans)
    for number in range(30):
        moved = replace(small(whole), situation=replace(small(whole).situation))
        shifted = replace(moved.situation.inputs, log_pay=11.0 + number / 100)
        compare_plans(replace(moved, situation=replace(moved.situation, inputs=shifted)), plans)
    assert compare_plans(whole, plans).plans[0].difference is first.plans[0].difference


@settings(max_examples=10)
@given(st.floats(0.5, 2.0), st.sampled_from([500, 2_000, 5_000]))
def test_at_any_pace_and_number_of_careers_a_plan_without_actions_differs_by_nothing(pace: float, n: int) -> None:
    on = ground(*of("A"))
    stand = on.situation
    ready = Readiness(cause="pace", at=0.0, factor=pace)
    inputs = replace(stand.inputs, n_careers=n, effects=(*stand.inputs.effects, ready))
    row = compare_plans(replace(on, situation=replace(stand, inputs=inputs)), list(on.profile.all(Plan))).plans[0]
    assert not row.difference.dollars.any()
    assert not row.difference.worth.rising.any()
    assert not row.difference.levels.any()
    assert (row.better, row.shortfall, row.loss_chance(0.0)) == (0.5, 0.0, 0.0)


def test_time_alone_has_the_usual_clock_whatever_pace_is_tried() -> None:
    usual = ground().situation.inputs
    ready = Readiness(cause="p", at=0.0, factor=1.5)
    paced = replace(usual, readiness_speed=1.4, effects=(*usual.effects, ready))
    assert time_only(paced) == time_only(usual)


def test_a_comparison_comes_a_plan_at_a_time_and_is_the_same() -> None:
    records = (*of("A", UP), *of("B", DOWN), *of("C"))
    on = small(ground(*records))
    plans = tuple(on.profile.all(Plan))
    *before, told = comparing(on, plans)
    assert before == [None] * 4  # carrying on, and the plans
    assert told is not None
    whole = compare_plans(on, plans)
    assert ranks(told) == ranks(whole)
    for one, other in zip(told.rows, whole.rows, strict=True):
        assert one.difference is other.difference  # kept
    assert not told.carry_on.difference.dollars.any()
