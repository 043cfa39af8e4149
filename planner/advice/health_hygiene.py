"""Health checks of the data: what is old, missing or does not fit together, so that figures rest on firm ground."""

import datetime
from collections.abc import Iterable
from typing import Final

from planner.advice.certification_status import State
from planner.advice.health import Checkup, Finding, Outcome, graded, missing, passed
from planner.advice.standing import counted, months_between
from planner.domain.achievement import Achievement
from planner.domain.certification import CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.readiness import Evidence
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.domain.text import listed
from planner.forecast.roles import has_begun, held_on, pay_on

_NONE_EARNED: Final = missing(
    "No certification is recorded as earned.", "Add one if you hold any", page="certifications"
)


def pay_age(check: Checkup, months: float) -> Finding:
    """The pay of the present role was recorded too long ago."""
    role = check.role
    if role is None or not held_on(role, check.today):
        return missing("You hold no role now.", "Add your current role")
    pay = pay_on(check.profile, role, check.today)
    if pay is None:
        return missing(f"The pay of “{role.title}” is unknown.", "Add its pay", role.id)
    past = months_between(pay.effective.latest(), check.today)
    outcome, text = graded(past, months), f"The pay of “{role.title}” is {counted(past, 'month')} old."
    if outcome is Outcome.PASSES:
        return passed(text, pay.id)
    return Finding(outcome, text, (pay.id, role.id), "Record today’s pay, also if it is the same", "profile", role.id)


def undated_skills(check: Checkup, most: float) -> Finding:
    """Skills without the date of their last use."""
    skills = tuple(check.profile.all(Skill))
    if not skills:
        return missing("No skill is recorded.", "Add what you can do")
    found = [one.id for one in skills if one.last_used is None]
    return _listed(found, most, "skill", "without the date of last use", "Add when you last used it")


def incomplete_roles(check: Checkup, most: float) -> Finding:
    """Roles without level, place or pay."""
    if not check.profile.roles:
        return missing("No role is recorded.", "Add your current role")
    found = [one for one in check.profile.roles if _lacks(check, one)]
    lacks = f"“{found[0].title}” lacks {_lacks(check, found[0])}: add it" if found else ""
    return _listed([one.id for one in found], most, "role", "without level, place or pay", lacks)


def endless_certifications(check: Checkup, most: float) -> Finding:
    """Earned certifications that end, as far as the catalogue knows, without the date of their end."""
    earned = [one for one in check.certifications if one.certification.status is CertificationStatus.EARNED]
    if not earned:
        return _NONE_EARNED
    found = [
        one.certification.id
        for one in earned
        if one.certification.expires is None and one.state is not State.NEVER_EXPIRES
    ]
    return _listed(found, most, "certification", "without the date of expiry", "Add when it expires", "certifications")


def expired_certifications(check: Checkup, most: float) -> Finding:
    """Certifications that have expired."""
    if not check.certifications:
        return _NONE_EARNED
    found = [one.certification.id for one in check.certifications if one.state is State.EXPIRED]
    action = "See what renewing it is worth to you, or let it go and mute this check"
    return _listed(found, most, "certification", "expired", action, "certifications")


def evidence_without_link(check: Checkup, most: float) -> Finding:
    """Evidence for the ladder that nobody can look at."""
    evidence = tuple(check.profile.all(Evidence))
    if not evidence:
        return missing("No evidence is recorded.", "Add evidence to a line of the ladder", page="readiness")
    found = [one.id for one in evidence if not one.url]
    return _listed(found, most, "piece of evidence", "without a link", "Add a link", "readiness", "pieces of evidence")


def unmeasured_achievements(check: Checkup, most: float) -> Finding:
    """Achievements without a figure before and after."""
    achievements = tuple(check.profile.all(Achievement))
    if not achievements:
        return missing("No achievement is recorded.", "Add what you achieved, with a figure before and after")
    found = [one.id for one in achievements if not one.is_measured]
    return _listed(found, most, "achievement", "without a figure before and after", "Add what changed, in figures")


def currency_mix(check: Checkup, most: float) -> Finding:
    """Pay and equity in several currencies."""
    money: list[Pay | EquityGrant] = [*check.profile.all(Pay), *check.profile.all(EquityGrant)]
    if not money:
        return missing("No pay is recorded.", "Add the pay of your current role")
    currencies = sorted({one.currency for one in money})
    if len(currencies) <= most:
        return passed(f"{counted(len(currencies), 'currency', 'currencies')}.")
    first = max(currencies, key=lambda code: (sum(one.currency == code for one in money), code))
    odd = tuple(one.id for one in money if one.currency != first)
    text = f"Pay in {', '.join(currencies)}: amounts in different currencies are never added or compared."
    return Finding(Outcome.WARNS, text, odd, "Enter pay of your current role in one currency", "profile", odd[0])


def role_gaps(check: Checkup, months: float) -> Finding:
    """Time between two roles, or since the last, longer than some months."""
    dated = [one for one in check.profile.roles if one.start is not None and has_begun(one, check.today)]
    if not dated:
        return missing("No role has a start.", "Add the start of your roles")
    gap, before, after = _longest_gap(dated, check.today)
    text = f"The longest time without a role is {counted(gap, 'month')}."
    if gap <= months:
        return passed(text, *(one.id for one in dated))
    facts = tuple(one.id for one in (before, after) if one is not None)
    action = "Add what you did between, or mute this check: a gap is nothing wrong"
    return Finding(Outcome.WARNS, text, facts, action, "profile", before.id)


def _longest_gap(roles: Iterable[Role], today: datetime.date) -> tuple[int, Role, Role | None]:
    """Months of the longest gap with the role before and after it; None after the last."""
    ordered = sorted(roles, key=lambda one: (_start(one), one.id))
    last, found = ordered[0], (0, ordered[0], ordered[0])
    gaps: list[tuple[int, Role, Role | None]] = [found]
    for one in ordered[1:]:
        gaps.append((months_between(_end(last, today), _start(one)), last, one))
        last = max(last, one, key=lambda role: _end(role, today))
    gaps.append((months_between(_end(last, today), today), last, None))
    return max(gaps, key=lambda gap: gap[0])


def _start(role: Role) -> datetime.date:
    return role.start.earliest() if role.start else datetime.date.min


def _end(role: Role, today: datetime.date) -> datetime.date:
    return min(role.end.latest(), today) if role.end else today


def _lacks(check: Checkup, role: Role) -> str:
    absent = [
        *(["its level"] if role.level is None else []),
        *(["its place"] if not (role.place.strip() or check.profile.person.home_place.strip()) else []),
        *(["its pay"] if role.id not in check.paid_roles else []),
    ]
    return listed(absent)


def _listed(
    found: list[str], most: float, one: str, without: str, action: str, page: str = "profile", many: str = ""
) -> Finding:
    """What is found of records that lack something; at most some of them pass."""
    text = f"{counted(len(found), one, many)} {without}."
    if len(found) <= most:
        return passed(text, *found)
    return Finding(Outcome.WARNS, text, tuple(found), action, page, found[0])
