"""What a profile says about work at a given day: which roles are held, which counts, since when, for what pay."""

import datetime
from collections.abc import Iterable
from typing import Final

from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate, decimal_year
from planner.domain.profile import Profile
from planner.domain.role import Role

LONGEST_BREAK_YEARS: Final = 0.5
"""Two roles of one level this close together count as one stay at it."""


def held_on(role: Role, day: datetime.date) -> bool:
    """Whether the role had begun and was not over; dates known to the year or month count as wide as they can mean."""
    first, last = held_from_to(role)
    return first <= day <= last


def held_from_to(role: Role) -> tuple[datetime.date, datetime.date]:
    """The first and the last day on which the role may have been held; without a start or end the first or last day
    there is.
    """
    return _start(role), _end(role)


def has_begun(role: Role, day: datetime.date) -> bool:
    """Whether the role had begun; one without a start always had."""
    return role.start is None or role.start.earliest() <= day


def main_role(roles: Iterable[Role]) -> Role:
    """The role that counts: the largest share of full time, then the latest start. Raises ``ValueError`` for none."""
    return max(roles, key=lambda role: (role.share_percent, _start(role), role.id))


def latest_role(roles: Iterable[Role]) -> Role:
    """Of roles that are over, the one that ended last, then as ``main_role``. Raises ``ValueError`` for none."""
    ended = list(roles)
    last = max(_end(role) for role in ended)
    return main_role(role for role in ended if _end(role) == last)


def pay_on(profile: Profile, role: Role, day: datetime.date) -> Pay | None:
    """The pay of a role in force on a day: the latest that had begun."""
    begun = [pay for pay in profile.pay_of(role.id) if pay.effective.earliest() <= day]
    return begun[-1] if begun else None


def years_at_level(role: Role, roles: Iterable[Role], today: datetime.date) -> float | None:
    """Years spent at the role's level without a longer break, up to today or the role's end; None where unknown."""
    if role.start is None:
        return None
    begun = moment(role.start, today)
    level = [other for other in roles if other.level is role.level]
    stays = [(_end_moment(one, today), moment(one.start, today)) for one in level if one.start is not None]
    for ended, started in sorted(stays, reverse=True):
        if begun - ended <= LONGEST_BREAK_YEARS:
            begun = min(begun, started)
    return max(_end_moment(role, today) - begun, 0.0)


def years_of_experience(profile: Profile, today: datetime.date) -> float | None:
    """Years since professional work began, by the person's own word or else the earliest role; None where unknown."""
    since = profile.person.working_since
    starts = [since] if since is not None else [role.start for role in profile.roles if role.start is not None]
    begun = [moment(start, today) for start in starts if start.earliest() <= today]
    return decimal_year(today) - min(begun) if begun else None


def moment(date: PartialDate, today: datetime.date) -> float:
    """A date as a decimal year, not after today."""
    return min(date.as_year(), decimal_year(today))


def _end(role: Role) -> datetime.date:
    return role.end.latest() if role.end is not None else datetime.date.max


def _end_moment(role: Role, today: datetime.date) -> float:
    return decimal_year(today) if role.end is None else moment(role.end, today)


def _start(role: Role) -> datetime.date:
    return role.start.earliest() if role.start is not None else datetime.date.min
