"""Records for the tests of advice, written short, and the shipped catalogues they are judged by."""

import datetime
from decimal import Decimal
from typing import Any, Final

from planner.advice.readiness import Library
from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.domain.skill import Skill
from planner.market.certifications import load_certifications
from planner.market.ladders import load_ladders
from planner.market.requirements import load_requirements
from planner.market.skills import load_skills
from planner.market.titles import Family

TODAY: Final = datetime.date(2026, 11, 22)
LIBRARY: Final = Library(load_ladders(), load_certifications(), load_skills())
REQUIREMENTS: Final = load_requirements()
ML: Final = Family("ml-engineer", "Machine learning engineer", ("ML engineer",), (("15-1252", 1.0),), "a guess")
SOFTWARE: Final = Family("software-engineer", "Software engineer", ("Developer",), (("15-1252", 1.0),), "a guess")
UNASKED: Final = Family("quantum-engineer", "Quantum engineer", ("Quantum",), (("17-2199", 1.0),), "a guess")


def date(text: str) -> PartialDate | None:
    """The date written so; None for an empty text."""
    return PartialDate.parse(text) if text else None


def evidence(descriptor: str, when: str, *, number: int = 1, **fields: str) -> Evidence:
    return Evidence(id=f"evidence {number} {descriptor}", descriptor=descriptor, date=PartialDate.parse(when), **fields)


def own(name: str, **fields: Any) -> OwnDescriptor:  # noqa: ANN401 - fields of any type
    return OwnDescriptor(id=name, **fields)


def skill(name: str, proficiency: int | None = 3, last_used: str = "2026-10") -> Skill:
    return Skill(id=f"skill {name}", name=name, proficiency=proficiency, last_used=date(last_used))


def certification(name: str, *, earned: str = "", expires: str = "", **fields: Any) -> Certification:  # noqa: ANN401
    return Certification(id=f"certification {name}", name=name, earned=date(earned), expires=date(expires), **fields)


def achievement(title: str, *, when: str = "2026-06", **fields: Any) -> Achievement:  # noqa: ANN401
    return Achievement(id=f"achievement {title}", title=title, date=date(when), **fields)


def work(title: str, *, when: str = "2026-06", **fields: Any) -> PublicWork:  # noqa: ANN401
    return PublicWork(id=f"work {title}", title=title, date=date(when), **fields)


def action(name: str, kind: ActionKind, start: str, **fields: Any) -> Action:  # noqa: ANN401
    cost = Decimal(fields.pop("cost", 0))
    plan = fields.pop("plan_id", "plan")
    return Action(id=name, plan_id=plan, kind=kind, start=PartialDate.parse(start), cost=cost, **fields)
