"""Pay that was paid, as the chart's points before today."""

import datetime
from dataclasses import dataclass

from planner.domain.compensation import Pay
from planner.domain.profile import Profile
from planner.domain.role import Level, Role
from planner.forecast.equity import vested_between, years_later
from planner.forecast.roles import held_from_to, main_role, pay_on

_Held = tuple[Role, datetime.date, datetime.date]
"""A role with the first and the last day on which it may have been held."""


@dataclass(frozen=True, slots=True)
class PastPay:
    """Pay from a moment on (decimal year), of all roles then held together, in dollars a year as entered.

    ``total`` adds the bonus and what vested in the year that followed; ``level`` is the main role's.
    """

    year: float
    base: float
    total: float
    level: Level | None


def past_pay(profile: Profile, today: datetime.date) -> tuple[PastPay, ...]:
    """One point for each day from which pay was entered, earliest first.

    Days on which pay in another currency was in force are left out.
    """
    held = [(role, *held_from_to(role)) for role in profile.roles]
    entered = {pay.effective.earliest(): pay for pay in profile.all(Pay) if pay.effective.earliest() <= today}
    points = (_point(profile, held, entered[day], day) for day in sorted(entered))
    return tuple(point for point in points if point is not None)


def _point(profile: Profile, held: list[_Held], pay: Pay, day: datetime.date) -> PastPay | None:
    paid = _paid(profile, held, pay, day)
    if not paid or any(one.currency != "USD" for _, one in paid):
        return None
    base = float(sum(one.base_per_year() for _, one in paid))
    bonus = float(sum(one.bonus for _, one in paid))
    vested = sum(vested_between(profile, role, day, years_later(day, 1)) for role, _ in paid)
    level = main_role(role for role, _ in paid).level
    return PastPay(pay.effective.as_year(), base, base + bonus + vested, level)


def _paid(profile: Profile, held: list[_Held], pay: Pay, day: datetime.date) -> list[tuple[Role, Pay]]:
    """Every role held on the day with its pay; the role whose pay begins counts even outside its own dates."""
    counted = [role for role, first, last in held if first <= day <= last or role.id == pay.role_id]
    pays = [(role, pay_on(profile, role, day)) for role in counted]
    return [(role, one) for role, one in pays if one is not None]
