"""What to have ready before pay is talked about, read off the profile, and each achievement in business terms.

Called by the Profile page. That preparation pays is opinion: nothing here moves a number.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.advice.left_over import missing
from planner.advice.standing import counted, months_later, standing_role
from planner.domain.achievement import Achievement
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.market.living import costs_of

RECENT_MONTHS: Final = 24
"""Assumption: what was achieved longer ago than this is old news."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to have ready: what it is, whether it is, and what is there or what to do."""

    title: str
    is_ready: bool
    told: str


@dataclass(frozen=True, slots=True)
class InBusinessTerms:
    """An achievement with a figure, and what it meant to the business in the user's own words, "" where not said."""

    title: str
    change: str
    meaning: str


def checklist(profile: Profile, today: datetime.date) -> tuple[Point, ...]:
    """The points in the order in which they are prepared."""
    measured = _measured(profile)
    return (
        _market(profile, today),
        _recent(measured, today),
        _share("Say what it meant to the business", measured, [bool(one.impact) for one in measured], "its impact"),
        _share("Have something to point to", measured, [bool(one.url) for one in measured], "a link"),
        _alternative(profile),
        _need(profile),
    )


def in_business_terms(profile: Profile) -> tuple[InBusinessTerms, ...]:
    """Every achievement with a figure, newest first; what is not said yet is not made up."""
    return tuple(
        InBusinessTerms(one.title, f"{one.metric}: {one.before} → {one.after}", one.impact)
        for one in _measured(profile)
    )


def _measured(profile: Profile) -> list[Achievement]:
    found = [one for one in profile.all(Achievement) if one.is_measured]
    return sorted(found, key=lambda one: one.date.earliest() if one.date else datetime.date.min, reverse=True)


def _market(profile: Profile, today: datetime.date) -> Point:
    title = "Know what the market pays"
    role = standing_role(profile, today)
    if role is None:
        return _open(title, "Record the role you hold, with level, place and pay.")
    lacking = list(_lacking(profile, role))
    if lacking:
        return _open(title, f"Add to {role.title}: {', '.join(lacking)}.")
    return _ready(title, "Overview says where your pay stands, with n, source and date.")


def _lacking(profile: Profile, role: Role) -> Iterator[str]:
    if role.level is None:
        yield "level"
    if not role.place:
        yield "place"
    if not profile.pay_of(role.id):
        yield "pay"


def _recent(measured: Sequence[Achievement], today: datetime.date) -> Point:
    since = months_later(today, -RECENT_MONTHS)
    recent = [one for one in measured if one.date is not None and one.date.latest() >= since]
    if not recent:
        told = f"Record an achievement of the last {RECENT_MONTHS} months with its date and a figure before and after."
        return _open("Have a figure for what you did", told)
    told = f"{counted(len(recent), 'achievement')} of the last {RECENT_MONTHS} months with a figure before and after."
    return _ready("Have a figure for what you did", told)


def _share(title: str, measured: Sequence[Achievement], have: Sequence[bool], what: str) -> Point:
    """Of those with a figure, how many have something besides."""
    if not measured:
        return _open(title, "No achievement has a figure yet.")
    verb = "has" if sum(have) == 1 else "have"
    told = f"{sum(have)} of {counted(len(have), 'achievement')} with a figure {verb} {what}."
    return (_ready if all(have) else _open)(title, told)


def _alternative(profile: Profile) -> Point:
    moves = [one for one in profile.all(Action) if one.kind is ActionKind.MOVE_COMPANY]
    if moves:
        return _ready("Know your alternative", "Plans compares moving with staying, on the same chance events.")
    return _open("Know your alternative", "Make a plan that moves company: Plans compares it with staying.")


def _need(profile: Profile) -> Point:
    if missing(costs_of(profile.overrides)):
        return _open("Know what you need", "Enter your costs on Places, under What is left.")
    return _ready("Know what you need", "Places says what is left of pay after your own costs.")


def _ready(title: str, told: str) -> Point:
    return Point(title, is_ready=True, told=told)


def _open(title: str, told: str) -> Point:
    return Point(title, is_ready=False, told=told)
