"""Hours of study that are spoken for: those of the plan that is followed. Other plans stand instead of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.advice.plan_hours import STUDIES, month_loads
from planner.advice.plan_subjects import Subjects
from planner.advice.standing import months_later
from planner.advice.study_plan import monday
from planner.domain.money import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile

_WEEK: Final = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TakenHours:
    """Hours that a plan takes, by the Monday of each week that still begins from a day on; never empty."""

    plan_name: str
    by_week: Mapping[datetime.date, float]

    @property
    def sentence(self) -> str:
        """What is taken off, in words."""
        most, last = max(self.by_week.values()), max(self.by_week)
        return (
            f"{self.plan_name}, the plan you follow, takes up to {most:g} hours a week until {last:%B %Y}: taken off."
        )


def adopted_plan(profile: Profile) -> Plan | None:
    """The plan that is followed, None where there is none."""
    return next((plan for plan in profile.all(Plan) if plan.is_adopted), None)


def taken_hours(profile: Profile, subjects: Subjects, today: datetime.date, besides: str = "") -> TakenHours | None:
    """What the plan that is followed takes a week from today on, to a tenth of an hour; None where it takes nothing.

    An action about the certification ``besides`` does not count: its hours are those that are to be planned.
    """
    plan = adopted_plan(profile)
    if plan is None:
        return None
    actions = [one for one in profile.actions_of(plan.id) if _is_other_study(one, subjects, besides)]
    by_week = {
        week: round(sum(load.values()) * MONTHS_PER_YEAR / WEEKS_PER_YEAR, 1)
        for month, load in month_loads(actions).items()
        for week in _mondays(month)
        if week > today - _WEEK
    }
    by_week = {week: hours for week, hours in by_week.items() if hours > 0}
    return TakenHours(plan.name, by_week) if by_week else None


def _is_other_study(action: Action, subjects: Subjects, besides: str) -> bool:
    if action.kind not in STUDIES:
        return False
    is_same = bool(besides) and subjects.certification_key(action.subject) == subjects.certification_key(besides)
    return not is_same


def _mondays(month: datetime.date) -> list[datetime.date]:
    """The Mondays of a month, told by its first day."""
    first = monday(month + datetime.timedelta(days=6))
    return [first + number * _WEEK for number in range(5) if first + number * _WEEK < months_later(month, 1)]
