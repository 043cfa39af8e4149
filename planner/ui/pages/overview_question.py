"""What the Overview asks the worker, and what it gets back: frozen values on both ways."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.ui.pages import trajectory_question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.advice.certification_status import Status
    from planner.advice.health import Checkup
    from planner.advice.health_checks import Check
    from planner.advice.next_steps import NextSteps
    from planner.advice.pay_range import Reference, Step
    from planner.advice.pay_standing import PayStanding
    from planner.advice.readiness import Readiness
    from planner.charts.trajectory import TrajectoryData
    from planner.forecast.situation import NoEstimate, Situation
    from planner.market.evidence import Tension
    from planner.market.factors import Factor


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows of one snapshot; ``ahead`` is readiness for the rungs ahead, the way up first."""

    question: trajectory_question.Question
    standing: "PayStanding | NoEstimate"
    trajectory: "TrajectoryData"
    ahead: "tuple[Readiness, ...]"
    certifications: "tuple[Status, ...]"
    steps: "NextSteps"
    checks: "tuple[Check, ...]"
    pay_range: "PayRange"


@dataclass(frozen=True, slots=True)
class PayRange:
    """Pay within its range; references, movers and steps are empty where there is no estimate."""

    references: "tuple[Reference, ...]"
    movers: "tuple[Factor, ...]"
    steps: "tuple[Step, ...]"
    combination: "Mapping[str, bool]"
    tension: "Tension"


def answer(question: trajectory_question.Question) -> Overview:
    """Forecast, compare and check. Runs on the worker, which also pays for loading the catalogues."""
    from planner.advice.checkup import checkup
    from planner.advice.health_checks import health_checks
    from planner.advice.next_steps import next_steps
    from planner.market.evidence import load_cards

    profile, pack, today = question.profile, question.pack, question.today
    forecast = trajectory_question.answer(question)
    check = checkup(profile, pack, today)
    return Overview(
        question=question,
        standing=standing_of(forecast.stand),
        trajectory=forecast.data,
        ahead=check.ahead,
        certifications=check.certifications,
        steps=next_steps(check, load_cards()),
        checks=health_checks(check),
        pay_range=_pay_range(forecast.stand, check),
    )


def _pay_range(stand: "Situation | NoEstimate", check: "Checkup") -> PayRange:
    from planner.advice.pay_range import combination, movers, references, steps
    from planner.forecast.situation import NoEstimate
    from planner.market.evidence import load_cards

    shown, tension = combination(check.profile, check.library.skills), load_cards().tension("largest-step")
    if isinstance(stand, NoEstimate):
        return PayRange((), (), (), shown, tension)
    return PayRange(references(stand, check.pack), movers(stand), steps(stand), shown, tension)


def standing_of(stand: "Situation | NoEstimate") -> "PayStanding | NoEstimate":
    """Where the pay stands; no estimate where there is no forecast either, and where pay is unknown."""
    from planner.advice.pay_standing import pay_standing
    from planner.forecast.situation import NoEstimate

    if isinstance(stand, NoEstimate):
        return stand
    return pay_standing(stand) or NoEstimate("your pay is unknown", "Enter what your role pays", "base")
