"""A profile of 10,000 entries of every kind: the sample person with more of everything than anyone could have.

Half of the skills and certifications are in the catalogues, time and again, and half are the user's own words, so that
finding, not finding and finding twice all cost what they would.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from typing import Final

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.forecast.engine import forecast
from planner.forecast.kept import inputs_text, result_text
from planner.forecast.situation import Situation, situation
from planner.market.certifications import load_certifications
from planner.market.ladders import load_ladders
from planner.market.pack import load_pack
from planner.market.skills import load_skills
from planner.workspace.sample import sample_profile

N_ENTRIES: Final = 10_000
_N_ROLES: Final = 100
_N_PLANS: Final = 10
_STATES: Final = tuple(CertificationStatus)


def large_profile(today: datetime.date) -> ChangeSet:
    """The sample and what comes on top, added as one set of ``N_ENTRIES`` records."""
    sample = sample_profile(today)
    records = [change.record for change in sample]
    room = N_ENTRIES - len(records)
    records += _career() + _learnt(today) + _planned(today) + _kept(Profile({one.id: one for one in records}), today)
    left = room - (len(records) - len(sample.changes))
    records += [_achievement(number) for number in range(left)]
    return ChangeSet("Add very much", tuple(Change(None, record) for record in records))


def _career() -> list[Record]:
    """Past roles of four months each with their pay and stock."""
    roles = [_role(number) for number in range(_N_ROLES)]
    pays = [
        Pay(id=f"pay-{number}", role_id=f"role-{number % _N_ROLES}", effective=_month(number), base=_pay(number))
        for number in range(1200)
    ]
    grants = [
        EquityGrant(id=f"grant-{number}", role_id=f"role-{number}", granted=_month(number), value=_pay(number))
        for number in range(_N_ROLES)
    ]
    return [*roles, *pays, *grants]


def _role(number: int) -> Role:
    first = 1985 * 12 + 4 * number
    return Role(
        id=f"role-{number}",
        title=("Data scientist", "Software engineer", "Keeper of the numbers")[number % 3],
        employer=f"Employer {number % 40}",
        level=Level.ENTRY if number < 50 else Level.MID,
        start=PartialDate(first // 12, first % 12 + 1),
        end=PartialDate((first + 3) // 12, (first + 3) % 12 + 1),
        place="Seattle",
        industry="Technology",
    )


def _learnt(today: datetime.date) -> list[Record]:
    """Skills, certifications, public work, and evidence of every line of the ladder."""
    skills = [
        Skill(id=f"skill-{number}", name=name, proficiency=1 + number % 5, last_used=_month(number))
        for number, name in enumerate(_names((one.name for one in load_skills().skills), "Skill", 2000))
    ]
    certifications = [
        Certification(
            id=f"certification-{number}",
            name=name,
            status=_STATES[number % len(_STATES)],
            earned=_month(number),
            expires=None if number % 4 else PartialDate(today.year + number % 5, 1 + number % 12),
        )
        for number, name in enumerate(_names((one.facts.name for one in _CERTIFICATIONS), "Certification", 600))
    ]
    kinds = tuple(PublicWorkKind)
    works = [
        PublicWork(id=f"work-{number}", title=f"Work {number}", kind=kinds[number % len(kinds)], date=_month(number))
        for number in range(1200)
    ]
    return [*skills, *certifications, *works, *_evidence()]


_CERTIFICATIONS: Final = load_certifications().certifications


def _evidence() -> list[Record]:
    rungs = load_ladders().rungs
    lines = [line.id for rung in rungs for line in rung.descriptors]
    noted = [
        Evidence(id=f"evidence-{number}", descriptor=line, date=_month(number), text=f"What was done, number {number}")
        for number, line in enumerate(islice(cycle(lines), 1800))
    ]
    own = [
        OwnDescriptor(id=f"line-{number}", level=tuple(Level)[number % 4], aspect="design", text=f"Does {number}")
        for number in range(60)
    ]
    return [*noted, *own]


def _planned(today: datetime.date) -> list[Record]:
    """Plans with their actions, and places of the user's own."""
    plans = [Plan(id=f"plan-{number}", name=f"Plan {number}") for number in range(_N_PLANS)]
    wanted = tuple(islice(cycle(_CERTIFICATIONS), 200))
    actions = [
        Action(
            id=f"action-{number}",
            plan_id=f"plan-{number % _N_PLANS}",
            kind=ActionKind.EARN_CERTIFICATION if number % 2 else ActionKind.LEARN_SKILL,
            start=PartialDate(today.year + 1 + number // 40, 1 + number % 12),
            subject=one.facts.name if number % 2 else "Kubernetes",
            months=3,
            proficiency=None if number % 2 else 3,
            hours=40,
        )
        for number, one in enumerate(wanted)
    ]
    places = [OwnPlace(id=f"place-{number}", name=f"Place {number}", pay_percent=90 + number) for number in range(20)]
    return [*plans, *actions, *places]


def _kept(profile: Profile, today: datetime.date) -> list[Record]:
    """The sample's forecast, kept month after month."""
    stand = situation(profile, load_pack(), today)
    assert isinstance(stand, Situation)
    given, came = inputs_text(stand.inputs), result_text(forecast(stand.inputs))
    return [
        SavedForecast(id=f"kept-{number}", name=f"Kept {number}", saved=_month(number), inputs=given, result=came)
        for number in range(80)
    ]


def _achievement(number: int) -> Achievement:
    return Achievement(
        id=f"achievement-{number}",
        title=f"Achievement {number}",
        date=_month(number),
        employer=f"Employer {number % 40}",
        metric="Hours a run",
        before="9",
        after="1",
        impact="Everybody had their numbers a day earlier.",
    )


def _names(known: Iterator[str], noun: str, count: int) -> Iterator[str]:
    """Names of the catalogue and names that are in none, in turn."""
    listed = cycle(known)
    return (next(listed) if number % 2 else f"{noun} {number}" for number in range(count))


def _month(number: int) -> PartialDate:
    """A month of the last 25 years before 2026, each as often as the others."""
    return PartialDate(2001 + number // 12 % 25, 1 + number % 12)


def _pay(number: int) -> Decimal:
    return Decimal(60_000 + 50 * number)
