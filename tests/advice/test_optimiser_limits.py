from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.optimiser_limits import STEPS, looser, shortfalls
from planner.advice.optimiser_problem import Problem
from planner.advice.optimiser_result import Limit, Shortfall
from tests.advice.optimiser_examples import budget, candidate, drawn, every_schedule, problem


def loosened(asked: Problem, by: Shortfall) -> Problem:
    given = asked.budget
    return replace(
        asked,
        budget=replace(
            given,
            hours_per_week=given.hours_per_week + by.hours_per_week,
            money=given.money + by.money,
            deadline_months=given.deadline_months + by.months,
        ),
    )


def test_the_smallest_of_each_limit_that_alone_is_enough() -> None:
    asked = problem(
        candidate("dear", cost=2_400),
        candidate("dearer", cost=3_000),
        candidate("long", 20, 23, months=6),
        candidate("hard", months=2, hours=60),
    )
    hours, money, late = shortfalls(asked)
    assert (hours.candidate, hours.limits) == ("hard", (Limit.HOURS,))
    assert hours.hours_per_week == pytest.approx(30 * 12 / 52 - 6)
    assert (money.candidate, money.money) == ("dear", 400)
    assert (late.candidate, late.months) == ("long", 2)


def test_each_of_them_is_enough_and_nothing_less_is() -> None:
    asked = problem(
        candidate("base", 0, 6, cost=1_200, months=3, hours=50),
        candidate("next", 3, 9, 23, cost=900, months=2, hours=40, needs=("base",)),
        hours_per_week=3.0,
        money=800,
    )
    assert not asked.reachable().candidates
    for one in shortfalls(asked):
        assert loosened(asked, one).reachable().candidates
        less = replace(one, hours_per_week=one.hours_per_week * 0.99, money=one.money * 0.99, months=one.months - 1)
        less = replace(less, months=max(less.months, 0))
        assert not loosened(asked, less).reachable().candidates


def test_what_is_needed_counts_with_it() -> None:
    asked = problem(candidate("base", cost=1_500), candidate("next", 6, 12, cost=1_000, needs=("base",)), money=1_000)
    (one,) = shortfalls(asked)
    assert (one.candidate, one.money) == ("base", 500)


def test_where_no_single_limit_is_enough_the_fewest_are_named() -> None:
    asked = problem(candidate("both", months=1, hours=40, cost=2_500))
    (one,) = shortfalls(asked)
    assert one.limits == (Limit.HOURS, Limit.MONEY)
    assert one.money == 500


def test_what_can_never_be_done_lacks_nothing_that_could_be_given() -> None:
    assert shortfalls(problem(replace(candidate("never"), starts=()))) == ()
    assert shortfalls(problem(candidate("endless", months=1, hours=1_000))) == ()


def test_a_budget_is_loosened_one_limit_at_a_time() -> None:
    given = budget()
    assert looser(given, Limit.HOURS, 2.0) == budget(hours_per_week=8.0)
    assert looser(given, Limit.MONEY, 500.0) == budget(money=2_500.0)
    assert looser(given, Limit.DEADLINE, 6.0) == budget(deadline_months=30)
    assert looser(budget(hours_per_week=167.0), Limit.HOURS, 2.0).hours_per_week == 168


def test_hours_a_week_are_those_of_a_month_of_52_twelfths_of_a_week() -> None:
    """60 hours in two months are 30 a month, 360 a year, 6.923 a week."""
    (one,) = shortfalls(problem(candidate("hard", months=2, hours=60), hours_per_week=5.0))
    assert replace(one, hours_per_week=0.0) == Shortfall(candidate="hard")
    assert one.hours_per_week == pytest.approx(360 / 52 - 5)


def test_of_equally_near_ones_the_first_by_its_id_is_named() -> None:
    for order in (("a", "b"), ("b", "a")):
        (one,) = shortfalls(problem(*(candidate(name, cost=2_500) for name in order)))
        assert (one.candidate, one.money) == ("a", 500)


def test_of_several_that_lack_two_limits_the_nearest_against_what_there_is_is_named() -> None:
    """Half the money and twice the months against all the money and one month in twenty-four."""
    near = candidate("near", 19, months=6, cost=4_000)  # 1 of 24 months and 2,000 of 2,000 dollars: 1.04
    far = candidate("far", 36, months=6, cost=3_000)  # 18 of 24 months and 1,000 of 2,000 dollars: 1.25
    (one,) = shortfalls(problem(far, near))
    assert (one.candidate, one.money, one.months) == ("near", 2_000, 1)
    assert one.limits == (Limit.MONEY, Limit.DEADLINE)


def test_what_needs_time_before_it_lacks_the_months_of_both() -> None:
    asked = problem(candidate("base", 10, months=6), candidate("next", 0, 18, 30, months=3, needs=("base",)))
    first = replace(asked, budget=replace(asked.budget, deadline_months=12))
    (one,) = shortfalls(first)
    assert (one.candidate, one.months) == ("base", 4)
    alone = replace(asked.by_id["base"], starts=(10,), valid_months=6)
    late = Problem((asked.by_id["next"], alone), budget(deadline_months=12))
    assert {found.candidate: found.months for found in shortfalls(late)} == {"base": 4}


@pytest.mark.parametrize("limit", Limit)
@pytest.mark.parametrize("seed", range(4))
def test_a_looser_budget_never_shuts_anything_out(limit: Limit, seed: int) -> None:
    asked = drawn(seed, 3)
    more = replace(asked, budget=looser(asked.budget, limit, STEPS[limit]))
    assert set(every_schedule(asked)) <= set(every_schedule(more))


@given(st.floats(0, 168), st.floats(0, 200))
def test_no_more_hours_are_given_than_a_week_has(hours: float, more: float) -> None:
    told = looser(budget(hours_per_week=hours), Limit.HOURS, more)
    assert told.hours_per_week == min(hours + more, 168)
    assert (told.money, told.deadline_months) == (2_000, 24)
