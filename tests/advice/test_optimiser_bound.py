import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.optimiser_bound import N_MEASURES, Bound, parts_of_month
from planner.advice.optimiser_problem import NOTHING, Problem, Schedule
from planner.advice.optimiser_search import SKIPPED, Nodes
from planner.advice.optimiser_tables import Tables
from tests.advice.optimiser_examples import candidate, drawn, every_schedule, problem, tables_of


def node(asked: Problem, tables: Tables, schedule: Schedule, bound: Bound) -> Nodes:
    """One partial schedule, as the search would hold it."""
    years, months = len(tables.weights), asked.budget.deadline_months + 1
    starts = np.full((1, len(asked.candidates)), SKIPPED, dtype=np.int16)
    logs, grouped = np.zeros((1, years)), np.zeros((1, len(tables.groups), years))
    loads, spent, cost = np.zeros((1, months)), np.zeros((1, N_MEASURES, bound.n_moments)), 0.0
    for name, start in schedule:
        one = asked.by_id[name]
        starts[0, asked.candidates.index(one)] = start
        group = tables.group_of(one)
        logs[0] += tables.alone(name, start) if group is None else tables.apart(name, start)
        if group is not None:
            grouped[0, group] = np.maximum(grouped[0, group], tables.gains[name][start])
        loads[0, start : start + one.loaded_months] += parts_of_month(asked, one)[0]
        spent[0] += bound.spent(one, start)
        cost += tables.costs[name][start]
    return Nodes(starts, logs, grouped, loads, spent, np.array([cost]), np.array([asked.money(schedule)]))


@given(st.integers(0, 2_000), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_nothing_that_begins_as_a_partial_schedule_exceeds_its_bound(seed: int, depth: int) -> None:
    asked = drawn(seed, 4)
    tables = tables_of(asked, seed)
    bound = Bound(asked, tables, asked.candidates)
    decided = {one.id for one in asked.candidates[:depth]}
    best: dict[Schedule, float] = {}
    for schedule in every_schedule(asked):
        begun = tuple(one for one in schedule if one[0] in decided)
        best[begun] = max(best.get(begun, -np.inf), tables.value(schedule))
    for begun, value in best.items():
        assert bound.of(node(asked, tables, begun, bound), depth)[0] >= value - 1e-6


def lasting(asked: Problem, size: float) -> Tables:
    gains = {one.id: {start: np.full(3, size) for start in one.starts} for one in asked.candidates}
    costs = {one.id: dict.fromkeys(one.starts, float(one.cost)) for one in asked.candidates}
    return Tables(asked, np.full(3, 1e5), 12 * np.arange(1, 4), gains, costs)


def root_bound(asked: Problem, size: float = 0.02) -> float:
    tables = lasting(asked, size)
    bound = Bound(asked, tables, asked.candidates)
    return float(bound.of(node(asked, tables, NOTHING, bound), 0)[0])


def test_with_everything_decided_the_bound_is_just_above_the_value() -> None:
    asked = problem(candidate("a", cost=100), candidate("b", cost=100))
    tables = lasting(asked, 0.02)
    for schedule in (NOTHING, (("a", 0),), (("a", 0), ("b", 0))):
        bound = Bound(asked, tables, asked.candidates)
        most = bound.of(node(asked, tables, schedule, bound), 2)[0]
        assert 0 <= most - tables.value(schedule) + 1e-6 < 100  # the chord lies above the exponential


def test_one_that_takes_more_than_half_a_month_bars_another() -> None:
    # Each takes 14 of 26 hours of the one month there is: plain hours would let 1.86 of them in.
    twice = problem(*(candidate(name, 0, months=1, hours=14) for name in "ab"), deadline_months=1)
    once = problem(candidate("a", 0, months=1, hours=14), deadline_months=1)
    assert root_bound(twice) == pytest.approx(root_bound(once), rel=1e-3)


def test_less_money_or_time_lowers_the_bound() -> None:
    many = [candidate(name, 0, 6, months=2, hours=40, cost=700) for name in "abcd"]
    plenty = root_bound(problem(*many, money=10_000, hours_per_week=60))
    assert root_bound(problem(*many, money=1_400, hours_per_week=60)) < plenty
    assert root_bound(problem(*many, money=10_000, hours_per_week=5, deadline_months=6)) < plenty


def test_what_costs_more_than_it_gains_adds_nothing() -> None:
    assert root_bound(problem(candidate("a", cost=1_900)), size=0.005) == pytest.approx(300_000)
    assert root_bound(problem(candidate("a", cost=1_100)), size=0.005) > 300_000


def test_without_hours_only_what_takes_none_fits() -> None:
    asked = problem(candidate("free"), candidate("a", months=1, hours=5), hours_per_week=0)
    assert parts_of_month(asked, asked.by_id["free"]) == (0.0, 0.0, 0.0)
    assert parts_of_month(asked, asked.by_id["a"])[0] >= 1
