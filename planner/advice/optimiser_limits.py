"""How far a budget is from letting anything through, and what a little more of it would let through."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Final

from planner.advice.optimiser_problem import Budget, Problem, Schedule, roomy, schedule_of
from planner.advice.optimiser_result import Limit, Shortfall
from planner.domain.money import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from planner.domain.plan import HOURS_OF_A_WEEK

STEPS: Final = {Limit.HOURS: 2.0, Limit.MONEY: 500.0, Limit.DEADLINE: 6.0}
"""By how much each limit is loosened to see what more of it is worth."""

MOST_TRIED: Final = 5_000
"""So many ways to begin an action with all that it needs are looked at."""


def looser(budget: Budget, limit: Limit, amount: float) -> Budget:
    """The budget with more of one limit, at most all the hours of a week."""
    if limit is Limit.HOURS:
        return replace(budget, hours_per_week=min(budget.hours_per_week + amount, HOURS_OF_A_WEEK))
    if limit is Limit.MONEY:
        return replace(budget, money=budget.money + amount)
    return replace(budget, deadline_months=budget.deadline_months + int(amount))


def shortfalls(problem: Problem, *others: Problem) -> tuple[Shortfall, ...]:
    """The smallest relaxations that let an action through: the least of each limit that alone is enough.

    Where no single limit is enough, the one that loosens the fewest, and of these the least against the budget.
    ``others`` are the same candidates within the same budget, done in other ways.
    """
    asked = [(one, candidate.id) for one in (problem, *others) for candidate in one.candidates]
    found = [one for each, name in asked for one in _shortfalls_of(each, name)]
    if not found:
        return ()
    fewest = min(len(one.limits) for one in found)
    few = [one for one in found if len(one.limits) == fewest]
    if fewest > 1:
        return (min(few, key=lambda one: (_against(problem.budget, one), one.candidate)),)
    return tuple(_least(few, limit) for limit in Limit if any(one.limits == (limit,) for one in few))


def _least(found: list[Shortfall], limit: Limit) -> Shortfall:
    return min((one for one in found if one.limits == (limit,)), key=lambda one: (*_amounts(one), one.candidate))


def _amounts(one: Shortfall) -> tuple[float, float, float]:
    return one.hours_per_week, one.money, one.months


def _against(budget: Budget, one: Shortfall) -> float:
    """How much is missing as shares of what there is."""
    there = (budget.hours_per_week, budget.money, budget.deadline_months)
    return sum(more / max(has, 1.0) for more, has in zip(_amounts(one), there, strict=True))


def _shortfalls_of(problem: Problem, name: str) -> Iterator[Shortfall]:
    """What each way to do a candidate lacks."""
    for schedule in islice(_ways(problem, name), MOST_TRIED):
        budget = problem.budget
        done = max(problem.by_id[one].end(start) for one, start in schedule)
        peak = float(_with_room(problem, done).loads(schedule).max())
        weekly = peak * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        money = problem.money(schedule)
        if weekly <= HOURS_OF_A_WEEK:
            yield Shortfall(
                candidate=name,
                hours_per_week=weekly - budget.hours_per_week if weekly > roomy(budget.hours_per_week) else 0.0,
                money=money - budget.money if money > roomy(budget.money) else 0.0,
                months=max(done - budget.deadline_months, 0),
            )


def _ways(problem: Problem, name: str) -> Iterator[Schedule]:
    """Every way to begin a candidate and what it needs, whatever hours, money and time it takes."""
    names = problem.closure(name)
    last = [max(map(problem.by_id[one].end, problem.by_id[one].starts), default=1) for one in names]
    endless = _with_room(problem, max(last))
    for starts in product(*(problem.by_id[one].starts for one in names)):
        schedule = schedule_of(zip(names, starts, strict=True))
        if not set(endless.faults(schedule)) - {"hours", "money"}:
            yield schedule


def _with_room(problem: Problem, months: int) -> Problem:
    deadline = max(months, problem.budget.deadline_months)
    return replace(problem, budget=replace(problem.budget, deadline_months=deadline))
