"""What the optimiser found, in sentences; for the Plans page and the reports."""

import datetime
import math
from collections.abc import Iterator, Mapping
from typing import Final

from planner.advice.optimiser_problem import Problem, Schedule
from planner.advice.optimiser_result import Limit, Loosened, NothingFits, Optimum, Shortfall, Trial
from planner.advice.standing import counted, months_later
from planner.forecast.assumptions import percent

_MORE: Final[Mapping[Limit, str]] = {
    Limit.HOURS: "{:g} more hours a week",
    Limit.MONEY: "${:,.0f} more",
    Limit.DEADLINE: "{:g} more months",
}


def headline(optimum: Optimum) -> str:
    """What to do, in one sentence."""
    if optimum.is_nothing:
        return "Doing nothing is best: no allowed action is worth its cost within these limits."
    what = f"{counted(len(optimum.schedule), 'action')}, {optimum.hours:,.0f} hours and ${optimum.money:,.0f}"
    gain = optimum.gain
    if optimum.aim.is_level:
        return (
            f"Best: {what}. The chance of the level rises by {_points(gain.mean)}, give or take {_points(gain.error)}."
        )
    low, high = gain.quantiles[0], gain.quantiles[-1]
    return (
        f"Best: {what}. On average {dollars(gain.mean)} after cost, between {dollars(low)} and {dollars(high)} "
        f"with 80 % certainty; ahead of doing nothing in {percent(round(gain.better, 2))} of cases."
    )


def steps(problem: Problem, schedule: Schedule, today: datetime.date) -> tuple[str, ...]:
    """The chosen actions with the months they begin and are done in."""
    found = []
    for name, start in schedule:
        one = problem.by_id[name]
        begins, done = (months_later(today, month).strftime("%Y-%m") for month in (start, one.end(start)))
        until = f" to {done}" if one.months else ""
        found.append(f"{begins}{until}: {one.name}, {one.hours:,.0f} hours, ${one.cost:,.0f}")
    return tuple(found)


def reasons(optimum: Optimum) -> tuple[str, ...]:
    """Why this is best and how sure that is: limits, ties, trials, what does not count."""
    return tuple(one for one in (*_of_limits(optimum), *_of_rivals(optimum), *_of_certainty(optimum)) if one)


def missing(answer: NothingFits) -> tuple[str, ...]:
    """Why nothing fits, and the smallest change after which something does."""
    if not answer.shortfalls:
        return ("None of the allowed actions can be done at all: look at what they ask for first.",)
    return ("No allowed action fits these limits.", *(_shortfall(answer.problem, one) for one in answer.shortfalls))


def dollars(amount: float) -> str:
    """A signed amount, rounded to what anyone can know: three figures."""
    rounded = float(f"{amount:.3g}")
    return f"{'−' if rounded < 0 else '+'}${abs(rounded):,.0f}"


def _of_limits(optimum: Optimum) -> Iterator[str]:
    if optimum.binding is None:
        yield "No limit holds anything back: more hours, money or months change nothing."
    for one in optimum.loosened:
        if one.gain > 0:
            yield f"{_more(one)} {'are' if one.limit is not Limit.MONEY else 'is'} worth {_amount(optimum, one.gain)}."


def _more(one: Loosened) -> str:
    text = _MORE[one.limit].format(one.amount)
    return text[0].upper() + text[1:]


def _of_rivals(optimum: Optimum) -> Iterator[str]:
    for one in optimum.rivals:
        what = names(optimum.problem, one.schedule)
        if one.is_tie:
            yield f"A tie: {what}. The difference is within what chance does."
    plain = [one for one in optimum.rivals if not _certifies(optimum.problem, one.schedule)]
    if _certifies(optimum.problem, optimum.schedule) and plain and not plain[0].is_tie:
        yield f"Without any certification it comes to {_amount(optimum, plain[0].behind)} less."
    elif any(one.is_certification for one in optimum.problem.candidates) and not _certifies(
        optimum.problem, optimum.schedule
    ):
        yield "No certification is part of the best choice."


def _of_certainty(optimum: Optimum) -> Iterator[str]:
    failed = [one for one in optimum.trials if not one.holds]
    if failed:
        yield f"Fragile: with {_list(failed)} something else is better."
    else:
        yield "Robust: it stays best with other draws and with every effect at either end of its range."
    if optimum.without_opinions:
        yield "Gains that are only our assumption (grade D) do not count."
    if optimum.at_most > 0:
        yield (
            f"Not every combination was looked at: by the rough sums a better one could exist, "
            f"by {_amount(optimum, optimum.at_most)} at most."
        )


def names(problem: Problem, schedule: Schedule) -> str:
    """The actions of a schedule in a row."""
    return ", ".join(problem.by_id[name].name for name, _ in schedule) or "doing nothing"


def _certifies(problem: Problem, schedule: Schedule) -> bool:
    return any(problem.by_id[name].is_certification for name, _ in schedule)


def _list(trials: list[Trial]) -> str:
    return " and ".join(one.name for one in trials)


def _amount(optimum: Optimum, amount: float) -> str:
    return _points(amount) if optimum.aim.is_level else dollars(amount).lstrip("+")


def _points(share: float) -> str:
    """Percentage points of a chance."""
    return f"{100 * share:.1f} points".replace("-", "−")


def _shortfall(problem: Problem, one: Shortfall) -> str:
    more = []
    if one.hours_per_week:
        more.append(f"{math.ceil(10 * one.hours_per_week) / 10:.1f} more hours a week")
    if one.money:
        more.append(f"${math.ceil(one.money):,} more")
    if one.months:
        more.append(f"{counted(one.months, 'more month', 'more months')}")
    return f"With {' and '.join(more)}, “{problem.by_id[one.candidate].name}” fits."
