from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.advice.optimiser_bound import N_MEASURES, parts_of_month
from planner.advice.optimiser_problem import NOTHING, Problem
from planner.advice.optimiser_search import POOL, Found, search
from planner.advice.optimiser_tables import Tables
from tests.advice.optimiser_examples import candidate, drawn, every_schedule, problem, tables_of


def within(asked: Problem, tables: Tables) -> Tables:
    return replace(tables, problem=asked)


def brute(asked: Problem, tables: Tables) -> float:
    return max(tables.value(schedule) for schedule in every_schedule(asked))


def found(seed: int, count: int, n_starts: int = 2, near: float = 0.0) -> tuple[Problem, Tables, Found]:
    asked = drawn(seed, count, n_starts)
    tables = tables_of(asked, seed)
    reachable = asked.reachable()
    return asked, tables, search(reachable, within(reachable, tables), near=near)


@pytest.mark.parametrize("seed", range(30))
def test_as_good_as_looking_at_every_schedule_of_six(seed: int) -> None:
    asked, tables, answer = found(seed, 6)
    value, schedule = answer.best
    assert value == pytest.approx(brute(asked, tables), rel=1e-12)
    assert tables.value(schedule) == pytest.approx(value, rel=1e-12)
    assert asked.is_feasible(schedule)
    assert answer.is_proved


@pytest.mark.parametrize("seed", range(100, 104))
def test_as_good_as_looking_at_every_schedule_of_eight(seed: int) -> None:
    asked, tables, answer = found(seed, 8)
    assert len(asked.candidates) == 8
    assert answer.best[0] == pytest.approx(brute(asked, tables), rel=1e-12)
    assert answer.is_proved


@given(st.integers(0, 10_000), st.integers(0, 5), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_as_good_as_looking_at_every_schedule(seed: int, count: int, n_starts: int) -> None:
    asked, tables, answer = found(seed, count, n_starts)
    assert answer.best[0] == pytest.approx(brute(asked, tables), rel=1e-12)
    assert all(asked.is_feasible(schedule) for _, schedule in answer.pool)


@pytest.mark.parametrize("seed", range(5))
def test_near_the_best_every_set_of_actions_is_found(seed: int) -> None:
    asked, tables, answer = found(seed, 6, near=0.3)
    best: dict[frozenset[str], float] = {}
    for schedule in every_schedule(asked):
        names = frozenset(name for name, _ in schedule)
        best[names] = max(best.get(names, -np.inf), tables.value(schedule))
    gaining = {one.id for one in asked.candidates if any(row.any() for row in tables.gains[one.id].values())}
    highest, nothing = max(best.values()), tables.value(NOTHING)
    least = highest - 0.3 * (highest - nothing)
    near = {names: value for names, value in best.items() if value > least and names <= gaining}
    told = {frozenset(name for name, _ in schedule): value for value, schedule in answer.pool}
    assert len(near) < POOL
    for names, value in near.items():
        assert told[names] == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_as_good_where_of_some_only_one_is_chosen(seed: int) -> None:
    free = drawn(seed, 6)
    shared = (replace(one, only_one="track" if number % 2 else "") for number, one in enumerate(free.candidates))
    asked = replace(free, candidates=tuple(shared))
    tables = tables_of(asked, seed)
    assert search(asked, tables).best[0] == pytest.approx(brute(asked, tables))
    assert all(asked.is_feasible(schedule) for _, schedule in search(asked, tables).pool)


def test_the_pool_is_ranked_and_holds_nothing() -> None:
    _, _, answer = found(3, 8, near=1.0)
    values = [value for value, _ in answer.pool]
    assert values[: POOL - 1] == sorted(values[: POOL - 1], reverse=True)
    assert NOTHING in [schedule for _, schedule in answer.pool]


def test_an_unfinished_search_tells_how_far_it_may_be_from_the_best() -> None:
    asked = drawn(11, 20, 6).reachable()
    tables = within(asked, tables_of(drawn(11, 20, 6), 11))
    hasty, thorough = (search(asked, tables, most_nodes=nodes) for nodes in (0, 60_000))
    assert not hasty.is_proved
    assert hasty.best[0] <= thorough.best[0] <= hasty.highest
    assert thorough.nodes > hasty.nodes


def test_it_stops_when_told_to() -> None:
    asked = drawn(11, 20, 6).reachable()
    answer = search(asked, within(asked, tables_of(drawn(11, 20, 6), 11)), is_cancelled=lambda: True)
    assert answer.was_cancelled
    assert answer.best[1] == NOTHING


def test_equal_problems_get_equal_answers() -> None:
    assert found(7, 7)[2] == found(7, 7)[2]


@pytest.mark.parametrize("seed", range(10))
def test_no_schedule_exceeds_the_bound(seed: int) -> None:
    asked = drawn(seed, 6)
    tables = tables_of(asked, seed)
    root = search(asked, tables, most_nodes=0)
    assert root.highest >= brute(asked, tables) - 1e-6


def test_parts_of_a_month_add_up_only_where_candidates_fit_together() -> None:
    # 26 hours a month: shares of 0.6, 0.5 and 0.3.
    asked = problem(*(candidate(name, months=1, hours=hours) for name, hours in (("a", 15.6), ("b", 13), ("c", 7.8))))
    parts = {one.id: parts_of_month(asked, one) for one in asked.candidates}
    assert parts["a"] == pytest.approx((0.6, 1.0, 0.5))
    assert parts["b"] == pytest.approx((0.5, 0.5, 0.5))
    assert parts["c"] == pytest.approx((0.3, 0.0, 0.0))
    assert all(len(one) == N_MEASURES for one in parts.values())


@given(st.lists(st.sampled_from([5, 10, 15, 20, 21, 29, 30, 31, 40, 45]), min_size=1, max_size=5))
def test_whatever_fits_into_a_month_fits_by_every_measure(sixtieths: list[int]) -> None:
    assume(sum(sixtieths) <= 60)
    candidates = [candidate(str(place), months=1, hours=26 * one / 60) for place, one in enumerate(sixtieths)]
    asked = problem(*candidates)
    totals = np.sum([parts_of_month(asked, one) for one in candidates], axis=0)
    assert (totals <= 1 + 1e-9).all()


def test_what_never_gains_is_left_out_unless_something_needs_it() -> None:
    asked = problem(candidate("idle"), candidate("base"), candidate("paying", 6, 12, needs=("base",)))
    rows = {"idle": 0.0, "base": 0.0, "paying": 0.05}
    gains = {one.id: {start: np.full(3, rows[one.id]) for start in one.starts} for one in asked.candidates}
    costs = {one.id: dict.fromkeys(one.starts, 0.0) for one in asked.candidates}
    tables = Tables(asked, np.full(3, 1e5), 12 * np.arange(1, 4), gains, costs)
    assert [one.id for one in tables.useful().problem.candidates] == ["base", "paying"]
