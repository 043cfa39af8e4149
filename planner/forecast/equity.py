"""When equity that was granted vests."""

import datetime
from collections.abc import Iterable
from itertools import pairwise

from planner.domain.compensation import EquityGrant
from planner.domain.profile import Profile
from planner.domain.role import Role


def vested_between(profile: Profile, role: Role, start: datetime.date, end: datetime.date) -> float:
    """Dollars of a role's grants that vest after ``start`` and until ``end``, and not after the role is over."""
    grants = [grant for grant in profile.grants_of(role.id) if grant.currency == "USD"]
    last = end if role.end is None else max(start, min(end, role.end.latest()))
    return sum(float(grant.value) * (_vested(grant, last) - _vested(grant, start)) for grant in grants)


def vesting(profile: Profile, roles: Iterable[Role], today: datetime.date, n_years: int) -> tuple[float, ...]:
    """Dollars that vest in each of the coming years, (n_years,)."""
    days = [years_later(today, years) for years in range(n_years + 1)]
    held = list(roles)
    return tuple(sum(vested_between(profile, role, start, end) for role in held) for start, end in pairwise(days))


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _vested(grant: EquityGrant, day: datetime.date) -> float:
    granted = grant.granted.earliest()
    months = 12 * (day.year - granted.year) + day.month - granted.month - (day.day < granted.day)
    return grant.vested_share(months)
