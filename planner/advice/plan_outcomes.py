"""What became of a plan: each of its actions beside what the profile says today, early, late, open or missed.

Called by the Plans page with a snapshot. Nothing of it is stored. Months are compared, not days. A fact counts for a
plan from the day the plan was adopted or its first action begins, whichever is earlier; what was so before is told as
such. Profiles do not date everything: a skill has no day on which a proficiency was reached, and what is noted on an
old role may have been noted later. Such facts are done without a date.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.advice.plan_checks import first_day, last_day
from planner.advice.plan_facts import Fact, FactFinder
from planner.advice.plan_subjects import Subjects
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile


class Verdict(StrEnum):
    """What became of an action; ``BEFORE`` is what was so before the plan began, ``DONE`` what was done who knows when,
    ``OPEN`` what is still ahead.
    """

    EARLY = "early"
    ON_TIME = "on time"
    LATE = "late"
    DONE = "done"
    BEFORE = "before the plan"
    OPEN = "open"
    MISSED = "missed"


DONE: Final = (Verdict.EARLY, Verdict.ON_TIME, Verdict.LATE, Verdict.DONE, Verdict.BEFORE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One action beside what the profile says.

    ``due`` is the first day of the month it was to be done in, of a break the one it was to begin in. ``months`` is how
    much later it was done than planned, negative where earlier; of what is not done, how long it has been due, negative
    where it is ahead; None where nobody knows. ``is_at_least`` tells that it may be more.
    """

    action: Action
    due: datetime.date
    verdict: Verdict
    fact: Fact
    months: int | None = None
    is_at_least: bool = False


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """A plan with the outcomes of its actions, earliest first; facts count from ``since`` on."""

    plan: Plan
    since: datetime.date
    outcomes: tuple[Outcome, ...]

    def count(self, *verdicts: Verdict) -> int:
        """How many actions ended so."""
        return sum(one.verdict in verdicts for one in self.outcomes)


def plan_outcome(profile: Profile, plan: Plan, subjects: Subjects, today: datetime.date) -> PlanOutcome:
    """What became of every action of a plan."""
    actions = profile.actions_of(plan.id)
    since = begun(plan, actions, today)
    finder = FactFinder(profile, subjects, actions, since, today)
    return PlanOutcome(plan, since, tuple(_outcome(one, finder.fact(one), since, today) for one in actions))


def begun(plan: Plan, actions: tuple[Action, ...], today: datetime.date) -> datetime.date:
    """The day from which facts count for a plan; today where nothing tells one."""
    adopted = [plan.adopted.earliest()] if plan.adopted is not None else []
    return min([*adopted, *map(first_day, actions)], default=today)


def due(action: Action) -> datetime.date:
    """The first day of the month in which an action was to be done, a break to be begun."""
    day = first_day(action) if action.kind is ActionKind.BREAK else last_day(action)
    return day.replace(day=1)


def _outcome(action: Action, fact: Fact, since: datetime.date, today: datetime.date) -> Outcome:
    month = due(action)
    if not fact.is_done:
        late = _months(today, month)
        return Outcome(action, month, Verdict.MISSED if late > 0 else Verdict.OPEN, fact, late)
    if fact.date is None:
        return _undated(action, fact, month, today)
    if fact.date.latest() < since:
        return Outcome(action, month, Verdict.BEFORE, fact)
    return _dated(action, fact, fact.date, month)


def _undated(action: Action, fact: Fact, month: datetime.date, today: datetime.date) -> Outcome:
    """Done by today: before a month that is still ahead, or who knows when."""
    late = _months(today, month)
    if late < 0:
        return Outcome(action, month, Verdict.EARLY, fact, late, is_at_least=True)
    return Outcome(action, month, Verdict.DONE, fact)


def _dated(action: Action, fact: Fact, date: PartialDate, month: datetime.date) -> Outcome:
    """A date known to the year alone is as near to the plan as it can be."""
    first, last = _months(date.earliest(), month), _months(date.latest(), month)
    if first <= 0 <= last:
        return Outcome(action, month, Verdict.ON_TIME, fact, 0)
    if first > 0:
        return Outcome(action, month, Verdict.LATE, fact, first, is_at_least=first != last)
    return Outcome(action, month, Verdict.EARLY, fact, last, is_at_least=first != last)


def _months(day: datetime.date, month: datetime.date) -> int:
    """Months from one month to that of a day, whatever the day of the month."""
    return 12 * (day.year - month.year) + day.month - month.month
