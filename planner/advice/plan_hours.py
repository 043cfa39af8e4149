"""Hours of a plan by month: each action's spread evenly over its months, against the hours there are."""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from planner.advice.standing import months_later
from planner.domain.money import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from planner.domain.plan import LONGEST_ACTION_MONTHS, Action, ActionKind

ALMOST: Final = 1e-9

STUDIES: Final = frozenset(
    (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION, ActionKind.LEARN_SKILL, ActionKind.SPECIALISE)
)
"""What takes hours beside the work, so that more hours a week make it shorter."""

Loads = Mapping[datetime.date, Mapping[str, float]]
"""Hours by the first day of each month and the id of the action, months in order."""


def month_loads(actions: Iterable[Action]) -> Loads:
    """The hours of each month; an action without duration takes all of its hours in the month it begins."""
    found: dict[datetime.date, dict[str, float]] = defaultdict(dict)
    for action in actions:
        months = max(action.months, 1)
        first = action.start.earliest().replace(day=1)
        for number in range(months if action.hours else 0):
            found[months_later(first, number)][action.id] = action.hours / months
    return {month: found[month] for month in sorted(found)}


def monthly_hours(hours_per_week: float) -> float:
    """Hours of a month of 52/12 weeks."""
    return hours_per_week * WEEKS_PER_YEAR / MONTHS_PER_YEAR


def months_needed(hours: int, hours_per_month: float) -> int:
    """Whole months that so many hours need, at most ``LONGEST_ACTION_MONTHS``; 0 where there is nothing to spread."""
    if not hours or not hours_per_month:
        return 0
    return math.ceil(min(hours / hours_per_month - 1e-9, LONGEST_ACTION_MONTHS))


def over_capacity(loads: Loads, hours_per_week: float) -> tuple[datetime.date, float] | None:
    """The month with the most hours, the first of equals, and the hours it has; None where no month has too many."""
    capacity = monthly_hours(hours_per_week)
    over = [month for month, load in loads.items() if sum(load.values()) > capacity * (1 + ALMOST) + ALMOST]
    if not over:
        return None
    return max(over, key=lambda month: (sum(loads[month].values()), -month.toordinal())), capacity
