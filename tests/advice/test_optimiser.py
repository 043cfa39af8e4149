from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.advice.optimiser import MOST_NODES, Request, optimise
from planner.advice.optimiser_problem import Problem, Schedule
from planner.advice.optimiser_result import Limit, NothingFits, Optimum
from planner.advice.optimiser_value import Aim, EffectsOf, Values, one_by_one
from planner.domain.errors import UserError
from planner.forecast.comparison import compare
from planner.forecast.effects import Effect, PayShift, Readiness
from planner.forecast.inputs import ForecastInputs
from tests.advice.optimiser_examples import (
    budget,
    candidate,
    drawn,
    effects_of,
    every_schedule,
    pays,
    person,
    problem,
)


def best(asked: Problem, of: EffectsOf, inputs: ForecastInputs | None = None, **fields: Any) -> Optimum:  # noqa: ANN401
    answer = optimise(asked.candidates, asked.budget, inputs or person(), of, Request(**fields))
    assert isinstance(answer, Optimum)
    return answer


def brute(asked: Problem, of: EffectsOf, aim: Aim) -> float:
    """The highest score of all schedules there are, each simulated by the engine."""
    values = Values(asked, person(), of, aim)
    return max(values.score(schedule) for schedule in every_schedule(asked))


def score(asked: Problem, of: EffectsOf, aim: Aim, schedule: Schedule) -> float:
    return Values(asked, person(), of, aim).score(schedule)


@pytest.mark.parametrize("seed", [0, 2, 3, 4, 5, 6])
def test_as_good_as_simulating_every_schedule(seed: int) -> None:
    asked, aim = drawn(seed, 5), Aim()
    of = effects_of(asked, seed)
    answer = best(asked, of)
    assert asked.is_feasible(answer.schedule)
    assert score(asked, of, aim, answer.schedule) == pytest.approx(brute(asked, of, aim), rel=1e-9)


def test_as_good_as_simulating_every_schedule_of_eight() -> None:
    asked, aim = drawn(203, 8), Aim()
    of = effects_of(asked, 203)
    assert len(list(every_schedule(asked))) > 50
    assert score(asked, of, aim, best(asked, of).schedule) == pytest.approx(brute(asked, of, aim), rel=1e-9)


@pytest.mark.parametrize("seed", [0, 2, 3, 4])
def test_the_chance_of_a_level_is_as_good_as_simulating_every_schedule(seed: int) -> None:
    asked, aim = drawn(seed, 5), Aim(level=2, years=4.0)
    of = effects_of(asked, seed)
    answer = best(asked, of, aim=aim)
    assert score(asked, of, aim, answer.schedule) == pytest.approx(brute(asked, of, aim), abs=1e-9)


def test_doing_nothing_wins_where_nothing_is_worth_its_cost() -> None:
    asked = problem(candidate("a", cost=1_500), candidate("b", cost=100))
    answer = best(asked, pays(a=0.0001))
    assert answer.is_nothing
    assert {answer.gain.mean, *answer.gain.quantiles} == {0.0}
    assert answer.gain.better == 0.5
    assert {answer.hours, answer.money} == {0.0}


def test_without_candidates_nothing_is_best() -> None:
    answer = best(problem(), pays())
    assert answer.is_nothing
    assert answer.rivals == ()
    assert answer.is_robust


def test_no_certification_always_stands_beside() -> None:
    asked = problem(candidate("exam", cost=400, is_certification=True), candidate("skill", cost=100))
    answer = best(asked, pays(exam=0.02, skill=0.01))
    assert {name for name, _ in answer.schedule} == {"exam", "skill"}
    shown = {tuple(name for name, _ in one.schedule) for one in answer.rivals}
    assert {(), ("skill",)} <= shown
    winner = best(asked, pays(exam=0.0005, skill=0.01))
    assert [name for name, _ in winner.schedule] == ["skill"]


def test_the_gain_is_that_of_the_comparison_less_the_cost() -> None:
    asked, of = problem(candidate("a", cost=300)), pays(a=0.03)
    answer = best(asked, of)
    base = person()
    (difference,) = compare(base, [replace(base, effects=of(answer.schedule))]).differences
    assert answer.gain.mean == pytest.approx(difference.worth.mean - 300)
    assert answer.gain.quantiles == pytest.approx(difference.worth.quantiles - 300, rel=1e-5)
    assert 0 < answer.gain.error < answer.gain.mean
    assert answer.gain.better == 1


def test_sooner_is_taken_where_it_pays_more() -> None:
    assert best(problem(candidate("a", 0, 6, 12)), pays(a=0.03)).schedule == (("a", 0),)


def test_what_is_much_the_same_is_called_a_tie() -> None:
    asked = problem(candidate("a", cost=1_500), candidate("b", cost=1_500))
    same = best(asked, pays(a=0.03, b=0.03))
    assert {same.schedule, *(one.schedule for one in same.ties)} == {(("a", 0),), (("b", 0),)}
    apart = best(asked, pays(a=0.03, b=0.02))
    assert apart.ties == ()
    assert apart.schedule == (("a", 0),)
    assert next(one for one in apart.rivals if one.schedule == (("b", 0),)).behind > 0


def test_the_limit_that_holds_back_is_told() -> None:
    # 26 hours a month and two more a week are 34.7: only then both fit into the one month they have.
    tight = problem(candidate("a", 0, months=1, hours=26), candidate("b", 0, months=1, hours=8))
    answer = best(tight, pays(a=0.03, b=0.02))
    assert answer.schedule == (("a", 0),)
    assert answer.binding is not None
    assert (answer.binding.limit, answer.binding.amount) == (Limit.HOURS, 2.0)
    assert answer.binding.gain == pytest.approx(best(problem(candidate("b", 0)), pays(b=0.02)).gain.mean, rel=0.05)
    assert [one.gain for one in answer.loosened if one.limit is not Limit.HOURS] == [0, 0]


def test_money_and_time_may_hold_back_too() -> None:
    poor = best(problem(candidate("a", 0, cost=1_000), candidate("b", 0, cost=1_500)), pays(a=0.05, b=0.06))
    assert poor.binding is not None
    assert poor.binding.limit is Limit.MONEY
    hurried = best(problem(candidate("a", 0), candidate("b", 24, months=3)), pays(a=0.05, b=0.05))
    assert hurried.binding is not None
    assert hurried.binding.limit is Limit.DEADLINE


def test_where_nothing_holds_back_no_limit_binds() -> None:
    assert best(problem(candidate("a", 0)), pays(a=0.03)).binding is None


def graded(grade: str, effect: Callable[..., Effect] = PayShift, **fields: float) -> EffectsOf:
    return one_by_one(lambda name, start: (effect(cause=name, at=start / 12, grade=grade, **fields),))


def test_gains_of_grade_d_are_switched_off_in_one_argument() -> None:
    asked = problem(candidate("a", cost=100))
    opinion = graded("D", log_effect=0.05)
    assert best(asked, opinion).schedule == (("a", 0),)
    without = best(asked, opinion, with_opinions=False)
    assert without.is_nothing
    assert without.without_opinions
    assert best(asked, graded("C", log_effect=0.05), with_opinions=False).schedule == (("a", 0),)


def test_losses_of_grade_d_stay() -> None:
    def of(name: str, start: int) -> tuple[Effect, ...]:
        loss = PayShift(cause=name, at=start / 12, grade="D", log_effect=-0.05)
        return (PayShift(cause=name, at=start / 12, grade="B", log_effect=0.03), loss)

    assert best(problem(candidate("a")), one_by_one(of), with_opinions=False).is_nothing


def test_a_faster_clock_counts_for_a_level() -> None:
    aim = Aim(level=2, years=3.0)
    asked = problem(candidate("a", months=3), candidate("pay only"))

    def of(name: str, start: int) -> tuple[Effect, ...]:
        if name == "a":
            return (Readiness(cause=name, at=start / 12 + 0.25, factor=1.5, grade="C"),)
        return (PayShift(cause=name, at=0.0, log_effect=0.1, grade="B"),)

    answer = best(asked, one_by_one(of), aim=aim)
    assert answer.schedule == (("a", 0),)
    assert 0 < answer.gain.mean < 1
    done = best(asked, one_by_one(of), aim=Aim(level=1, years=3.0))
    assert done.is_nothing


def test_a_year_after_the_forecast_is_refused() -> None:
    with pytest.raises(UserError, match="after the forecast ends"):
        best(problem(candidate("a")), pays(), aim=Aim(level=2, years=7.0))


def test_a_clear_choice_is_robust() -> None:
    answer = best(problem(candidate("a", cost=100)), pays(a=0.05))
    assert len(answer.trials) == 5
    assert answer.is_robust


def test_a_choice_that_rests_on_an_uncertain_effect_is_fragile() -> None:
    def of(name: str, start: int) -> tuple[Effect, ...]:
        sizes = {"sure": (0.03, 0.0), "unsure": (0.04, 0.03)}
        size, sd = sizes[name]
        return (PayShift(cause=name, at=start / 12, log_effect=size, sd=sd, grade="B"),)

    asked = problem(candidate("sure", 0, cost=1_500), candidate("unsure", 0, cost=1_500))
    answer = best(asked, one_by_one(of))
    assert answer.schedule == (("unsure", 0),)
    assert [one.name for one in answer.trials if not one.holds] == ["effects at their low end"]
    assert not answer.is_robust
    low = answer.trials[3]
    assert low.instead == (("sure", 0),)
    assert low.behind > 0


def test_what_fits_nowhere_is_answered_with_what_is_missing() -> None:
    answer = optimise([candidate("a", cost=2_500)], budget(), person(), pays(a=0.05))
    assert isinstance(answer, NothingFits)
    (one,) = answer.shortfalls
    assert (one.candidate, one.money, one.limits) == ("a", 500, (Limit.MONEY,))


def test_progress_rises_to_one() -> None:
    told: list[float] = []
    best(problem(candidate("a")), pays(a=0.05), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("after", [0, 1, 5, 20])
def test_it_stops_soon_after_it_is_told_to(after: int) -> None:
    asked = drawn(5, 8)
    asks = 0

    def is_cancelled() -> bool:
        nonlocal asks
        asks += 1
        return asks > after

    request = Request(is_cancelled=is_cancelled)
    assert optimise(asked.candidates, asked.budget, person(), effects_of(asked, 5), request) is None
    assert asks == after + 1


def test_equal_requests_get_equal_answers() -> None:
    asked = drawn(4, 7)
    assert best(asked, effects_of(asked, 4)) == best(asked, effects_of(asked, 4))


def test_twenty_five_actions_are_chosen_from() -> None:
    """What is found keeps to the budget, and is worth no less with any action left out."""
    asked = drawn(42, 25, 6)
    of = effects_of(asked, 42)
    answer = best(asked, of)
    assert asked.is_feasible(answer.schedule)
    assert answer.n_plans > MOST_NODES / 100
    assert answer.n_simulated > 0
    assert answer.plans_per_second > 0
    values = Values(asked, person(), of, Aim())
    chosen = values.score(answer.schedule)
    fewer = [answer.schedule[:place] + answer.schedule[place + 1 :] for place in range(len(answer.schedule))]
    assert all(values.score(one) <= chosen for one in fewer if asked.is_feasible(one))
    assert answer.gain.mean > 0
