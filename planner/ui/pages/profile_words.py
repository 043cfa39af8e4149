"""The sentences at the top of the Profile page."""

import datetime

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.dates import years_between
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.domain.skill import Skill

_SAVED = "Every edit is saved at once; Ctrl+Z takes it back."


def headline(profile: Profile, today: datetime.date) -> tuple[str, str]:
    """The answer ("4 roles over 7 years, 12 skills, 3 certifications") and the quiet line under it."""
    if profile.is_empty():
        return "Nothing recorded yet", "Start with the role you hold now: title, level, place and pay. " + _SAVED
    roles = profile.roles
    over = _span(roles, today)
    parts = [
        _count(len(roles), "role") + (f" over {over}" if over else ""),
        _count(len(tuple(profile.all(Skill))), "skill"),
        _count(len(tuple(profile.all(Certification))), "certification"),
        *_counted(len(tuple(profile.all(Achievement))), "achievement"),
        *_counted(len(tuple(profile.all(PublicWork))), "piece of public work", "pieces of public work"),
    ]
    answer = ", ".join(parts)
    return answer[0].upper() + answer[1:], _held(profile, today) + _SAVED


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _counted(number: int, noun: str, plural: str = "") -> list[str]:
    """What not everybody has is told only where it is there."""
    return [f"{number} {noun if number == 1 else plural or f'{noun}s'}"] if number else []


def _span(roles: tuple[Role, ...], today: datetime.date) -> str:
    """From the first start to today or the last end, in months below two years; empty where no role has begun."""
    begun = [(role.start.earliest(), role.end) for role in roles if role.start and role.start.earliest() <= today]
    if not begun:
        return ""
    first = min(start for start, _ in begun)
    last = max(min(end.latest(), today) if end else today for _, end in begun)
    years = years_between(first, last)
    months = max(round(years * 12), 1)
    if months >= 24:
        return f"{years:.0f} years"
    return "1 month" if months == 1 else f"{months} months"


def _held(profile: Profile, today: datetime.date) -> str:
    """The role held now and since when, as a sentence with a blank behind; empty where there is none."""
    held = [role for role in profile.roles if role.end is None and role.start and role.start.earliest() <= today]
    if not held:
        return ""
    role = held[0]
    employer = f" at {role.employer}" if role.employer else ""
    return f"{role.title}{employer} since {role.start}. "
