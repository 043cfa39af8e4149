from collections.abc import Callable

import pytest

from planner.advice.optimiser import optimise
from planner.advice.optimiser_months import AROUND_MONTHS, LONGEST_WAIT_MONTHS, improved, waits
from planner.advice.optimiser_problem import Candidate, Problem, Schedule
from planner.advice.optimiser_result import Optimum, Wait
from planner.advice.optimiser_value import Aim, Values
from tests.advice.optimiser_examples import candidate, drawn, effects_of, every_schedule, pays, person, problem

MONTHS = tuple(range(1, 13))


def monthly(name: str, **fields: int) -> Candidate:
    """Begun in any month, but searched every three."""
    return candidate(name, *MONTHS[::3], between=tuple(one for one in MONTHS if one not in MONTHS[::3]), **fields)


def sooner(*aims: tuple[str, int]) -> Callable[[Schedule], int]:
    """A rank that rises until each action begins in its month."""
    wanted = dict(aims)
    return lambda one: -sum(abs(start - wanted[name]) for name, start in one)


def test_an_action_moves_to_its_best_month_step_by_step() -> None:
    asked = problem(monthly("a"), monthly("b")).by_the_month()
    told = improved((("a", 1), ("b", 4)), asked, sooner(("a", 12), ("b", 5)))
    assert told == (("b", 5), ("a", 12))


def test_what_does_not_hold_is_no_better_month() -> None:
    asked = problem(monthly("a", months=3, hours=78), monthly("b", months=3, hours=78)).by_the_month()
    # Each takes all of three months: b follows a at once and no sooner.
    assert improved((("a", 1), ("b", 7)), asked, sooner(("a", 1), ("b", 1))) == (("a", 1), ("b", 4))


def test_nothing_stays_nothing() -> None:
    assert improved((), problem().by_the_month(), len) == ()
    assert tuple(waits((), problem(), lambda _: 0.0, 1.0)) == ()


def test_only_near_months_are_tried_at_once() -> None:
    asked = problem(monthly("a")).by_the_month()
    far = {4 + AROUND_MONTHS + 1}
    assert improved((("a", 4),), asked, lambda one: one[0][1] in far) == (("a", 4),)


def test_how_long_an_action_can_wait() -> None:
    asked = problem(monthly("a"), monthly("b")).by_the_month()
    told = list(waits((("a", 1), ("b", 8)), asked, lambda one: 10.0 * (dict(one)["a"] - 1), 25.0))
    # Each month costs 10: of a two are little enough, b can wait for nothing until the last month.
    assert told == [Wait(candidate="a", months=2, less=20.0), Wait(candidate="b", months=4, less=0.0)]
    longest = Wait(candidate="a", months=LONGEST_WAIT_MONTHS, less=0.0)
    assert list(waits((("a", 1),), asked, lambda _: -3.0, 0.0)) == [longest]


def test_what_a_wait_costs_is_the_most_of_its_months() -> None:
    asked = problem(monthly("a")).by_the_month()
    costs = {2: 5.0, 3: 20.0, 4: 1.0, 5: 99.0}
    told = list(waits((("a", 1),), asked, lambda one: costs[one[0][1]], 25.0))
    assert told == [Wait(candidate="a", months=3, less=20.0)]


def test_what_cannot_wait_is_not_told() -> None:
    asked = problem(monthly("a")).by_the_month()
    assert list(waits((("a", 1),), asked, lambda _: 2.0, 1.0)) == []
    assert list(waits((("a", 12),), asked, lambda _: 0.0, 1.0)) == []


def finer(asked: Problem) -> Problem:
    """The same candidates, to be begun in the months between too."""
    every = (
        Candidate(**{name: getattr(one, name) for name in one.__slots__} | {"between": tuple(range(one.starts[-1]))})
        for one in asked.candidates
    )
    return Problem(tuple(every), asked.budget)


@pytest.mark.parametrize("seed", [0, 2, 3, 5])
def test_the_answer_is_as_good_as_the_best_of_the_search_and_no_month_beside_it_is_better(seed: int) -> None:
    coarse = drawn(seed, 4)
    asked = Problem(tuple(finer(coarse).candidates), coarse.budget)
    of = effects_of(asked.by_the_month(), seed)
    answer = optimise(asked.candidates, asked.budget, person(), of)
    assert isinstance(answer, Optimum)
    every = asked.by_the_month()
    values = Values(every, person(), of, Aim())
    score = values.score(answer.schedule)
    assert every.is_feasible(answer.schedule)
    assert score >= max(map(values.score, every_schedule(coarse))) - 1e-6
    beside = (
        tuple(sorted(((*rest, (name, start + step))), key=lambda one: (one[1], one[0])))
        for name, start in answer.schedule
        for step in (-2, -1, 1, 2)
        for rest in [[one for one in answer.schedule if one[0] != name]]
    )
    assert all(values.score(one) <= score + 1e-6 for one in beside if every.is_feasible(one))


def test_every_month_comes_into_question_by_the_month() -> None:
    asked = problem(monthly("a"))
    assert asked.candidates[0].starts == (1, 4, 7, 10)
    assert asked.by_the_month().candidates[0].starts == MONTHS
    assert asked.by_the_month().candidates[0].between == ()


def test_the_search_says_how_long_the_chosen_can_wait() -> None:
    asked = problem(monthly("a", cost=100), deadline_months=12)
    answer = optimise(asked.candidates, asked.budget, person(), pays(a=0.05))
    assert isinstance(answer, Optimum)
    # It counts half a year after it begins, and pay is read once a year: begun in month 6 it is there in time.
    assert answer.schedule == (("a", 1),)
    assert answer.waits == (Wait(candidate="a", months=5, less=0.0),)
