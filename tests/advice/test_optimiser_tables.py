import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.optimiser_problem import NOTHING, Candidate, Problem, schedule_of
from planner.advice.optimiser_tables import Tables
from planner.forecast.chance import Doubles
from tests.advice.optimiser_examples import candidate, drawn, every_schedule, problem, tables_of


def tables(*candidates: Candidate, **gains: float) -> Tables:
    """Three years worth 100 each; the gain of each candidate is the same in every year and month."""
    asked = problem(*candidates)
    return Tables(
        asked,
        np.full(3, 100.0),
        12 * np.arange(1, 4),
        {one.id: {start: np.full(3, gains.get(one.id, 0.0)) for start in one.starts} for one in candidates},
        {one.id: dict.fromkeys(one.starts, one.cost) for one in candidates},
        constant=7.0,
    )


def test_nothing_is_worth_the_years_as_they_are() -> None:
    assert tables(candidate("a"), a=0.1).value(NOTHING) == 307


def test_gains_multiply_and_costs_add_up() -> None:
    one = tables(candidate("a", cost=10), candidate("b", cost=5), a=0.1, b=0.2)
    assert one.value((("a", 0),)) == pytest.approx(300 * np.exp(0.1) + 7 - 10)
    assert one.value((("a", 0), ("b", 6))) == pytest.approx(300 * np.exp(0.3) + 7 - 15)


def test_of_what_counts_once_the_largest_counts() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"), candidate("c"), a=0.1, b=0.2, c=0.3)
    assert one.groups == ("x",)
    assert one.value((("a", 0), ("b", 0))) == pytest.approx(300 * np.exp(0.2) + 7)
    assert one.value((("a", 0), ("b", 0), ("c", 0))) == pytest.approx(300 * np.exp(0.5) + 7)


def taught(*names: str, size: float = 0.2) -> dict[str, dict[int, Doubles]]:
    return {name: {start: np.full(3, size) for start in (0, 6, 12)} for name in names}


def test_what_is_taught_adds_up_although_pay_counts_once() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"), candidate("c"), a=0.1, b=0.3)
    both = (("a", 0), ("b", 0))
    assert replace(one, besides=taught("a", "b")).value(both) == pytest.approx(300 * np.exp(0.3 + 0.4) + 7)
    assert replace(one, besides=taught("a")).value(both) == pytest.approx(300 * np.exp(0.3 + 0.2) + 7)
    assert replace(one, besides=taught("a")).value((("a", 0),)) == pytest.approx(300 * np.exp(0.1 + 0.2) + 7)
    # As if both taught the same, the larger of all that each of them does counts.
    same = replace(one, besides=taught("a")).overlapping()
    assert same.value(both) == pytest.approx(300 * np.exp(0.3) + 7)
    assert same.value((("a", 0),)) == pytest.approx(300 * np.exp(0.3) + 7)


def test_what_only_teaches_is_kept() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"))
    assert one.useful().problem.candidates == ()
    assert list(replace(one, besides=taught("b")).useful().problem.by_id) == ["b"]
    assert list(replace(one, besides=taught("b", size=-0.2)).useful().problem.by_id) == []


def test_what_counts_once_may_follow_one_another() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"))
    in_turn = {"a": {0: np.array([0.1, 0.0, 0.0])}, "b": {0: np.array([0.0, 0.2, 0.1])}}
    both = replace(one, gains=in_turn).value((("a", 0), ("b", 0)))
    assert both == pytest.approx(100 * (np.exp(0.1) + np.exp(0.2) + np.exp(0.1)) + 7)


def test_alone_in_its_group_a_gain_is_its_own() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="y"), a=-0.1)
    assert one.groups == ()
    assert one.group_of(one.problem.candidates[0]) is None
    assert one.value((("a", 0),)) == pytest.approx(300 * np.exp(-0.1) + 7)


@pytest.mark.parametrize("seed", range(5))
def test_leaving_out_what_never_gains_changes_no_best(seed: int) -> None:
    asked = drawn(seed, 5)
    every = tables_of(asked, seed)
    kept = every.useful().problem
    assert set(kept.by_id) <= set(asked.by_id)
    assert max(map(every.value, every_schedule(kept))) == max(map(every.value, every_schedule(asked)))


def test_the_order_of_a_schedule_does_not_matter() -> None:
    one = tables(candidate("a"), candidate("b"), a=0.1, b=0.2)
    assert schedule_of([("b", 6), ("a", 0)]) == schedule_of([("a", 0), ("b", 6)]) == (("a", 0), ("b", 6))
    assert one.value((("b", 6), ("a", 0))) == pytest.approx(one.value((("a", 0), ("b", 6))))


def test_a_problem_keeps_its_candidates_in_their_order() -> None:
    asked: Problem = problem(candidate("b"), candidate("a"))
    assert [one.id for one in asked.candidates] == list(asked.by_id) == ["b", "a"]


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-0.3, 0.3), min_size=3), st.sets(st.sampled_from("abc")))
def test_what_is_chosen_multiplies_whatever_else_is(sizes: dict[str, float], chosen: set[str]) -> None:
    one = tables(*(candidate(name, cost=10) for name in "abc"), **sizes)
    expected = 300 * math.prod(math.exp(sizes[name]) for name in chosen) + 7 - 10 * len(chosen)
    assert one.value(schedule_of((name, 6) for name in chosen)) == pytest.approx(expected)


@given(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_what_counts_once_is_the_larger_and_never_a_loss(first: float, second: float) -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"), a=first, b=second)
    both = one.value((("a", 0), ("b", 0)))
    assert both == pytest.approx(300 * math.exp(max(first, second, 0.0)) + 7)
    assert both >= max(one.value((("a", 0),)), one.value((("b", 0),))) - 1e-9


def test_partial_schedules_are_valued_in_a_batch_as_one_by_one() -> None:
    one = tables(candidate("a", counts_once="x"), candidate("b", counts_once="x"), candidate("c", cost=3), a=0.1, c=0.2)
    logs = np.array([np.zeros(3), np.full(3, 0.2)])
    grouped = np.array([[np.full(3, 0.1)], [np.full(3, 0.1)]])
    found = one.values(logs, grouped, np.array([0.0, 3.0]))
    assert found.tolist() == pytest.approx([one.value((("a", 0),)), one.value((("a", 0), ("c", 0)))])


def test_years_count_by_what_they_are_worth() -> None:
    one = replace(tables(candidate("a")), weights=np.array([100.0, 10.0, 1.0]))
    one = replace(one, gains={"a": {0: np.log([1.0, 2.0, 3.0]), 6: np.log([1.0, 1.0, 2.0]), 12: np.zeros(3)}})
    assert one.value((("a", 0),)) == pytest.approx(100 + 20 + 3 + 7)
    assert one.value((("a", 6),)) == pytest.approx(100 + 10 + 2 + 7)
    assert one.value((("a", 12),)) == pytest.approx(111 + 7)


def test_what_a_gain_needs_is_kept_and_the_rest_is_left_out() -> None:
    needed, idle = candidate("needed", cost=5), candidate("idle")
    gains, loss = candidate("gains", 12, needs=("needed",)), candidate("loss")
    kept = tables(needed, idle, gains, loss, gains=0.1, loss=-0.1).useful().problem
    assert list(kept.by_id) == ["needed", "gains"]
    assert tables(idle, loss, loss=-0.1).useful().problem.candidates == ()
    late = tables(idle)
    once = replace(late, gains={"idle": {0: np.zeros(3), 6: np.array([0.0, 0.0, 0.001]), 12: np.zeros(3)}})
    assert list(once.useful().problem.by_id) == ["idle"]


def test_groups_are_told_in_one_order_and_found_by_their_place() -> None:
    shared = [candidate(name, counts_once=group) for name, group in zip("abcde", "yxyxz", strict=True)]
    one = tables(*shared)
    assert one.groups == ("x", "y")
    assert [one.group_of(each) for each in one.problem.candidates] == [1, 0, 1, 0, None]
