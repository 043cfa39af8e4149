"""Where a person stands on a day, as all of the advice takes it: the role that counts, its rung, months and days."""

import calendar
import datetime

from planner.domain.profile import Profile
from planner.domain.role import Level, Role, Track
from planner.forecast.roles import has_begun, held_on, latest_role, main_role
from planner.market.ladders import Ladders, Rung


def standing_role(profile: Profile, today: datetime.date) -> Role | None:
    """The role that counts: the main one held today, else the last that was held; None where none has begun."""
    begun = [role for role in profile.roles if has_begun(role, today)]
    held = [role for role in begun if held_on(role, today)]
    if held:
        return main_role(held)
    return latest_role(begun) if begun else None


def present_employer(profile: Profile, today: datetime.date) -> str:
    """The employer of the role that counts, "" where unknown."""
    role = standing_role(profile, today)
    return role.employer.strip() if role else ""


def rung_of(ladders: Ladders, track: Track, level: Level | None) -> Rung | None:
    """The rung of a track at a level; None where the ladders have none or a level is needed and unknown.

    The leadership track has a manager for the architect level and a lead below it; research has one rung.
    """
    if track is Track.SPECIALIST:
        return None if level is None else ladders.of_level(level)
    rungs = [rung for rung in ladders.rungs if rung.track is track]
    if not rungs:
        return None
    return rungs[-1] if level is Level.ARCHITECT else rungs[0]


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, earlier where they are negative; the last of the month where it is shorter.

    Days before the year 1 or after 9999 become the first or last there is.
    """
    years, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= years <= datetime.MAXYEAR:
        return datetime.date.min if months < 0 else datetime.date.max
    return datetime.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Whole months from start to end, never below 0."""
    months = 12 * (end.year - start.year) + end.month - start.month
    return max(months - (end < months_later(start, months)), 0)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 month``, ``3 months``; ``many`` where the plural is not one more s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
