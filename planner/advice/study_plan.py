"""Hours of study spread over weeks: what fits before a deadline, and what would have to change where it does not."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from planner.advice.standing import counted

MOST_WEEKS: Final = 520
"""No plan is longer than ten years."""

MOST_HOURS_A_WEEK: Final = 168.0

_WEEK = datetime.timedelta(days=7)
_NOTHING: Final[Mapping[datetime.date, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Week:
    """Hours of study in the week that begins on a Monday."""

    start: datetime.date
    hours: float


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Weeks of study towards ``hours``; ``missing`` hours find no place before the deadline.

    Where hours are missing, ``needed_per_week`` is what one would have to have instead, None where no week is left or
    not even all hours of a week would do; ``end_without_deadline`` is the Sunday on which the plan would be done with
    the hours there are, None where it never is.
    """

    hours: float
    weeks: tuple[Week, ...]
    missing: float
    deadline: datetime.date | None
    needed_per_week: float | None = None
    end_without_deadline: datetime.date | None = None

    @property
    def is_enough(self) -> bool:
        """Whether all hours found a place."""
        return self.missing == 0

    @property
    def end(self) -> datetime.date | None:
        """The Sunday of the last week, None for a plan without weeks."""
        return self.weeks[-1].start + datetime.timedelta(days=6) if self.weeks else None

    @property
    def sentence(self) -> str:
        """What the plan comes to, in words; where it falls short, what would do."""
        if self.is_enough:
            return (
                f"{_hours(self.hours)} in {counted(len(self.weeks), 'week')}, done by {self.end}."
                if self.weeks
                else "Done."
            )
        ways = []
        if self.needed_per_week is not None:
            ways.append(f"{_hours(_rounded_up(self.needed_per_week))} a week would do")
        if self.end_without_deadline is not None:
            ways.append(f"so would a deadline after {self.end_without_deadline}")
        remedy = ", ".join(ways) or "move the deadline and find some hours a week"
        until = f"before {self.deadline}" if self.deadline else f"within {MOST_WEEKS // 52} years"
        return f"{self.missing:g} of {self.hours:g} hours find no place {until}: {remedy}."


def study_plan(
    hours: float,
    hours_per_week: float,
    start: datetime.date,
    deadline: datetime.date | None = None,
    taken: Mapping[datetime.date, float] = _NOTHING,
) -> StudyPlan:
    """Spread hours (0 or more) over the whole weeks from ``start`` that end before ``deadline``.

    ``hours_per_week`` is 0 to 168; ``taken`` are hours already spoken for, by the Monday of their week.
    """
    weeks, missing = _filled(hours, hours_per_week, _weeks(start, deadline), taken)
    if not missing:
        return StudyPlan(hours, weeks, 0.0, deadline)
    longer, beyond = _filled(hours, hours_per_week, _weeks(start, None), taken)
    return StudyPlan(
        hours=hours,
        weeks=weeks,
        missing=missing,
        deadline=deadline,
        needed_per_week=_needed(hours, [taken.get(week, 0.0) for week in _weeks(start, deadline)]),
        end_without_deadline=None if beyond else longer[-1].start + datetime.timedelta(days=6),
    )


def monday(day: datetime.date) -> datetime.date:
    """The Monday of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def _weeks(start: datetime.date, deadline: datetime.date | None) -> list[datetime.date]:
    """The Mondays of whole weeks from a day on that are over before the deadline."""
    first = monday(start + datetime.timedelta(days=6))
    whole = MOST_WEEKS if deadline is None else (deadline - first).days // 7
    return [first + number * _WEEK for number in range(min(max(whole, 0), MOST_WEEKS))]


def _filled(
    hours: float, per_week: float, weeks: list[datetime.date], taken: Mapping[datetime.date, float]
) -> tuple[tuple[Week, ...], float]:
    """Weeks with study, and what is left over; a rest too small to be told apart from none is none."""
    found, left = [], hours
    for week in weeks:
        free = min(max(per_week - taken.get(week, 0.0), 0.0), left)
        if free > 0:
            found.append(Week(week, free))
            left -= free
    return tuple(found), left if left > 1e-9 * max(hours, 1.0) else 0.0


def _needed(hours: float, taken: list[float]) -> float | None:
    """The hours a week with which the weeks would hold them all beside what is taken: the level water would reach."""
    busy = sorted(taken)
    for number in range(1, len(busy) + 1):
        level = (hours + sum(busy[:number])) / number
        if number == len(busy) or level <= busy[number]:
            return level if level <= MOST_HOURS_A_WEEK else None
    return None


def _rounded_up(hours: float) -> float:
    """To the next tenth, so that the advice is enough."""
    return -(-round(hours * 1000) // 100) / 10


def _hours(number: float) -> str:
    return f"{number:g} hour" if number == 1 else f"{number:g} hours"
