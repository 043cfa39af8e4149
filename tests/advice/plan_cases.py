"""A mid-level engineer in Seattle by the shipped figures, and what plans of theirs come to."""

from typing import Any

from planner.advice.plan_effects import PlanEffects, plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Record
from planner.forecast.situation import Situation, situation
from tests.advice.records import REQUIREMENTS, TODAY, action
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import pay, role
from tests.strategies import profile_of


def ground(*more: Record, count_grade_d: bool = False, **of_role: Any) -> PlanGround:  # noqa: ANN401 - fields of any type
    """What their plans are built on; further records, and other fields of their role."""
    held = role("r", **({"title": "Machine learning engineer"} | of_role))
    profile = profile_of(held, pay("r", "2024-01-01", 150_000), *more)
    stand = situation(profile, SUBJECTS.pack, TODAY)
    assert isinstance(stand, Situation)
    return PlanGround(stand, profile, SUBJECTS, REQUIREMENTS, TODAY, count_grade_d)


def told(*actions: Action, on: PlanGround | None = None) -> PlanEffects:
    """What actions come to."""
    return plan_effects(on or ground(), actions)


def earn(name: str, start: str = "2027-01", subject: str = "CKA", **fields: Any) -> Action:  # noqa: ANN401
    return action(name, ActionKind.EARN_CERTIFICATION, start, subject=subject, **fields)


def specialise(name: str, subject: str, start: str = "2027-01") -> Action:
    return action(name, ActionKind.SPECIALISE, start, subject=subject)
