"""For how long each certification of a plan counts: the effect is one, so only what no other certification covers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.advice.certification_value import WITHOUT_STUDIES
from planner.advice.plan_checks import last_day
from planner.advice.plan_grounds import PlanGround
from planner.domain.plan import Action, ActionKind
from planner.market.certifications import CatalogueCertification, Expiry

CERTIFYING = frozenset((ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION))


@dataclass(frozen=True, slots=True)
class Cover:
    """The stretch that a certification adds, in years from today; nothing where ``ends`` is not after ``start``.

    ``ends`` is None where it never expires. ``why_not`` tells why there is no estimate, empty where there is one.
    """

    start: float = 0.0
    ends: float | None = None
    why_not: str = ""


Covers = Mapping[str, Cover]
"""By the id of the action."""


def covers(ground: PlanGround, actions: Iterable[Action]) -> Covers:
    """The stretch of each action that earns or renews; ``actions`` in the order in which they are done.

    One with a figure of the user's own counts in full, beside whatever else is in force.
    """
    found: dict[str, Cover] = {}
    covered = ground.covered_until
    for action in actions:
        if action.kind not in CERTIFYING:
            continue
        why_not, years = _validity(ground, action)
        if why_not:
            found[action.id] = Cover(why_not=why_not)
            continue
        earned = ground.years_until(last_day(action))
        ends = None if years is None else earned + years
        if ground.own_certification(action.subject) is not None:
            found[action.id] = Cover(earned, ends)
            continue
        found[action.id] = Cover(earned, earned) if covered is None else Cover(max(earned, covered), ends)
        covered = _later(covered, ends)
    return found


def has_estimate(ground: PlanGround, known: CatalogueCertification) -> bool:
    """Whether studies, or the user's own figure, speak of a certification and it is known for how long it is valid."""
    return not _unknown(ground, known)


def _later(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def _validity(ground: PlanGround, action: Action) -> tuple[str, float | None]:
    """Why a certification has no estimate, or else for how many years it is valid, None for ever."""
    known = ground.subjects.certifications.find(action.subject)
    if known is None:
        return "it is not in the catalogue", None
    months = known.facts.validity_months
    return _unknown(ground, known), None if months is None else months / 12


def _unknown(ground: PlanGround, known: CatalogueCertification) -> str:
    """Why there is no estimate, empty where there is one."""
    if known.facts.tier in WITHOUT_STUDIES and ground.own_certification(known.facts.name) is None:
        return "studies speak of examinations in a trade, not of courses and introductions"
    return "how long it is valid is not known" if known.facts.expiry is Expiry.UNKNOWN else ""
