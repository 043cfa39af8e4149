"""What the optimiser found, in sentences."""

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from planner.advice.optimiser_options import Option, without_estimate
from planner.advice.optimiser_plans import FoundPlan
from planner.advice.optimiser_problem import Problem, Schedule
from planner.advice.optimiser_result import Limit, Loosened, NothingFits, Optimum, Rival, Shortfall, Trial, Wait
from planner.advice.plan_checks import first_day, last_day, named
from planner.advice.standing import counted
from planner.advice.study_taken import adopted_plan
from planner.domain import amounts as money
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Profile
from planner.forecast.assumptions import percent
from planner.ui.pages.plans_words import on_average
from planner.ui.widgets.row_list import Row

_CODE: Final = re.compile(r"\(([A-Z][A-Z0-9-]{2,})\)$")
_MOST_NAMED: Final = 3
_MORE: Final[Mapping[Limit, str]] = {
    Limit.HOURS: "{:g} more hours a week",
    Limit.MONEY: "${:,.0f} more",
    Limit.DEADLINE: "{:g} more months",
}


def answer(optimum: Optimum, horizon_years: int, target: str = "") -> str:
    """What comes out, in one sentence without a full stop. ``target`` names the level and year that are aimed at."""
    if optimum.is_nothing:
        changes = f"changes the chance of {target}" if optimum.aim.is_level else "is worth its cost"
        return f"Doing nothing is best: no allowed action {changes} within these limits"
    what, gain = counted(len(optimum.schedule), "action"), optimum.gain
    if optimum.aim.is_level:
        verb = "raises" if len(optimum.schedule) == 1 else "raise"
        return (
            f"{what} {verb} the chance of {target} from {_points(optimum.base)} to {_points(optimum.base + gain.mean)}"
        )
    verb = "is" if len(optimum.schedule) == 1 else "are"
    worth, _ = on_average(gain.mean, gain.quantiles, horizon_years)
    return f"{what} {verb} worth {worth}"


def quiet(optimum: Optimum, horizon_years: int, target: str = "") -> str:
    """What the number is: against what, over which time, how often it holds, and what it takes."""
    takes = f"It takes {optimum.hours:,.0f} hours and ${optimum.money:,.0f}." if not optimum.is_nothing else ""
    if optimum.aim.is_level and optimum.is_nothing:
        return f"Doing nothing, the chance of {target} is {_points(optimum.base)}."
    if optimum.aim.is_level:
        return f"Against doing nothing, give or take {100 * optimum.gain.error:.1f} points from the draws. {takes}"
    rate = percent(optimum.aim.discount_per_year)
    hour = optimum.problem.budget.hour_value
    meaning = (
        f"After cost, an hour counted at ${hour:,.0f}, against doing nothing, in total pay in today's dollars, "
        f"discounted by {rate} a year"
    )
    if optimum.is_nothing:
        return f"{meaning}."
    _, middle = on_average(optimum.gain.mean, optimum.gain.quantiles, horizon_years)
    odds = f"better than doing nothing in {money.chance(optimum.gain.better)}"
    return f"{meaning}; four careers in five lie between, {middle}, {odds}. {takes}"


def choice_names(optimum: Optimum, short: Mapping[str, str]) -> tuple[str, ...]:
    """What the best and each of its rivals are called; the best of those without a certification is called so."""
    problem, best = optimum.problem, optimum.schedule
    plain = [one.schedule for one in optimum.rivals if one.schedule and not certifies(problem, one.schedule)]
    is_offered = any(one.is_certification for one in problem.candidates)
    named = ", ".join(short[name] for name, _ in best) or "Do nothing"
    if certifies(problem, best):
        without = {plain[0]} if plain else set()
    else:
        without = set()
        named += " (no certification)" if best and is_offered else ""
    rivals = (one.schedule for one in optimum.rivals)
    return named, *("No certification" if one in without else against(short, best, one) for one in rivals)


def against(short: Mapping[str, str], best: Schedule, other: Schedule) -> str:
    """A rival as it differs from the best: what it leaves out and what it does instead. ``short`` names actions."""
    ours, theirs = dict(best), dict(other)
    if not theirs:
        return "Do nothing"
    dropped = ", ".join(short[name] for name in ours if name not in theirs)
    added = ", ".join(short[name] for name in theirs if name not in ours)
    if dropped and added:
        return f"{added} instead of {dropped}" if len(theirs) > 1 or len(ours) > 1 else added
    if dropped:
        return f"Without {dropped}"
    return f"Also {added}" if ours else added


def steps(found: FoundPlan) -> tuple[Row, ...]:
    """The chosen actions, each with its months, what it counts for, what it takes and how long it can wait."""
    waits = {one.candidate: one for one in found.optimum.waits}
    return tuple(
        Row(
            named(one),
            value=_months(one),
            detail=f"{note[:1].upper()}{note[1:]}{_takes(one)}{_wait(found.optimum, waits.get(one.id))}",
        )
        for one, note in zip(found.actions, found.notes, strict=True)
    )


def short_action(action: Action) -> str:
    """An action as a list under its kind names it: the subject, with what else is done than earning or learning it."""
    plain = (ActionKind.EARN_CERTIFICATION, ActionKind.SPECIALISE)
    if action.kind is ActionKind.LEARN_SKILL and action.proficiency is not None:
        return f"{action.subject} to {action.proficiency} of 5"
    subject = _short_subject(action.subject)
    if action.kind is ActionKind.RENEW_CERTIFICATION:
        return f"Renew {subject}"
    return subject if action.kind in plain else f"{str(action.kind).capitalize()} {subject}".strip()


def _short_subject(name: str) -> str:
    """The code of a certification where its name ends in one, else the name without the word that all have."""
    code = _CODE.search(name)
    return code[1] if code else name.replace("Certified ", "", 1) if not name.startswith("Certified ") else name


def reasons(optimum: Optimum, options: Iterable[Option] = (), left_out: Iterable[Action] = ()) -> tuple[str, ...]:
    """Why this is best and how sure that is: limits, ties, trials, and what of the allowed ``options`` cannot count."""
    return (
        *_of_limits(optimum),
        *_of_rivals(optimum),
        *_of_certainty(optimum),
        *_of_unknown(options),
        *_of_left_out(left_out),
    )


def beside(profile: Profile) -> tuple[str, ...]:
    """How what was found stands to the plan that is followed; nothing where that takes no hours."""
    plan = adopted_plan(profile)
    hours = 0 if plan is None else sum(one.hours for one in profile.actions_of(plan.id))
    if plan is None or not hours:
        return ()
    return (f"It stands instead of {plan.name}, the plan you follow: the {hours:,} hours of that are not taken off.",)


def missing(answer: NothingFits) -> tuple[str, ...]:
    """Why nothing fits, and the smallest change after which something does."""
    if not answer.shortfalls:
        return ("None of the allowed actions can be done at all: look at what they ask for first.",)
    return ("No allowed action fits these limits.", *(_shortfall(answer.problem, one) for one in answer.shortfalls))


def _months(action: Action) -> str:
    first, last = first_day(action), last_day(action) - datetime.timedelta(days=1)
    return f"{first:%b %Y} – {last:%b %Y}" if action.months else f"{first:%b %Y}"


def _takes(action: Action) -> str:
    parts = (f"{action.hours:,} hours" if action.hours else "", f"${action.cost:,.0f}" if action.cost else "")
    told = " and ".join(one for one in parts if one)
    return f". Takes {told}." if told else "."


def _wait(optimum: Optimum, wait: Wait | None) -> str:
    if wait is None:
        return ""
    less = _amount(optimum, wait.less)
    costs = "costs nothing" if less == _amount(optimum, 0.0) else f"costs {less} at most"
    return f" Beginning up to {counted(wait.months, 'month')} later {costs}."


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
    yield from (_tie(optimum, one) for one in optimum.ties[:_MOST_NAMED])
    if len(optimum.ties) > _MOST_NAMED:
        yield f"Ties beside these: {len(optimum.ties) - _MOST_NAMED}."
    plain = [one for one in optimum.rivals if not certifies(optimum.problem, one.schedule)]
    if certifies(optimum.problem, optimum.schedule) and plain:
        yield f"Without any certification it comes to {_less(optimum, plain[0])}{', a tie' if plain[0].is_tie else ''}."
    elif any(one.is_certification for one in optimum.problem.candidates) and not certifies(
        optimum.problem, optimum.schedule
    ):
        yield "No certification is part of the best choice."


def _tie(optimum: Optimum, one: Rival) -> str:
    odds = "" if one.ahead is None else f" and does better in {money.chance(one.ahead)} careers"
    return f"A tie: {names(optimum.problem, one.schedule)} comes to {_less(optimum, one)}{odds}."


def _less(optimum: Optimum, one: Rival) -> str:
    less = _amount(optimum, one.behind)
    return "the same" if less == _amount(optimum, 0.0) else f"{less} less"


def _of_certainty(optimum: Optimum) -> Iterator[str]:
    failed = [one for one in optimum.trials if not one.holds]
    if failed:
        instead = names(optimum.problem, failed[0].instead)
        yield f"Fragile: with {_list(failed)} something else is better: {instead}."
    else:
        yield "Robust: it stays best with other draws and with every effect at either end of its range."
    if optimum.without_opinions:
        yield "Gains that are only our assumption (grade D) do not count."
    if optimum.at_most > 0:
        yield (
            f"Not every combination was looked at: by the rough sums a better one could exist, "
            f"by {_amount(optimum, optimum.at_most)} at most."
        )


def _of_unknown(options: Iterable[Option]) -> Iterator[str]:
    unknown = without_estimate(options)
    if unknown:
        have = "has" if len(unknown) == 1 else "have"
        told = ", ".join(short_action(one.action) for one in unknown[:_MOST_NAMED])
        more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
        yield f"{counted(len(unknown), 'allowed action')} {have} no estimate and cannot be chosen: {told}{more}."


def _of_left_out(actions: Iterable[Action]) -> Iterator[str]:
    told = ", ".join(map(short_action, actions))
    if told:
        yield f"Left out, as what it asks for first is neither held nor allowed: {told}."


def names(problem: Problem, schedule: Schedule) -> str:
    """The actions of a schedule in a row."""
    return ", ".join(problem.by_id[name].name for name, _ in schedule) or "doing nothing"


def certifies(problem: Problem, schedule: Schedule) -> bool:
    """Whether a schedule earns or renews a certification."""
    return any(problem.by_id[name].is_certification for name, _ in schedule)


def _list(trials: list[Trial]) -> str:
    return " and ".join(one.name for one in trials)


def _amount(optimum: Optimum, amount: float) -> str:
    return f"{100 * amount:.1f} points" if optimum.aim.is_level else money.short(amount)


def _points(share: float) -> str:
    """A chance in per cent, to a tenth: closer than the draws can tell it."""
    return f"{100 * share:.1f}\u00a0%"


def _shortfall(problem: Problem, one: Shortfall) -> str:
    more = []
    if one.hours_per_week:
        more.append(f"{math.ceil(10 * one.hours_per_week) / 10:.1f} more hours a week")
    if one.money:
        more.append(f"${math.ceil(one.money):,} more")
    if one.months:
        more.append(f"{counted(one.months, 'more month', 'more months')}")
    return f"With {' and '.join(more)}, “{problem.by_id[one.candidate].name}” fits."
