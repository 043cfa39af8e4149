"""What the Specialisations page gets back from the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.advice.health import Checkup
    from planner.advice.specialisation_course import SpecialisationCourse
    from planner.advice.specialisations import SpecialisationComparison
    from planner.ui.pages.advice_page import AdviceQuestion


@dataclass(frozen=True, slots=True)
class Specialised:
    """All specialisations for one person, and the role that would be given another one, "" where there is none."""

    comparison: "SpecialisationComparison"
    role_id: str


def answer(question: "AdviceQuestion") -> Specialised:
    """Compare them; the user's own figures stand in for the shipped ones. Runs on the worker."""
    from planner.advice.checkup import checkup
    from planner.advice.skill_gap import Judge
    from planner.advice.specialisation_pay import shipped_effect
    from planner.advice.specialisations import specialisation_comparison
    from planner.market.claims import load_claims
    from planner.market.evidence import load_cards
    from planner.market.factors import own_factor

    check = checkup(question.profile, question.pack, question.today)
    own = question.profile.overrides
    pay = question.pack.pay
    comparison = specialisation_comparison(
        check,
        lambda one, level: own_factor(shipped_effect(pay, one, level), own),
        load_cards(),
        load_claims(),
        Judge(question.today),
    )
    courses = _courses(check)
    return Specialised(comparison.with_courses(courses), check.role.id if check.role else "")


def _courses(check: "Checkup") -> "Mapping[str, SpecialisationCourse]":
    """What each does to the forecast; nothing where there is none."""
    from planner.advice.checkup import ground_of
    from planner.advice.specialisation_course import specialisation_courses
    from planner.forecast.situation import NoEstimate

    ground = ground_of(check)
    if isinstance(ground, NoEstimate):
        return {}
    return specialisation_courses(ground, check.specialisations.specialisations)
