"""Records that might be evidence for the ladder: offered to the user, who confirms them or not; never counted."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.domain.role import Production
from planner.market.certifications import CertificationCatalogue
from planner.market.skills import SkillCatalogue

ASPECTS_OF_PUBLIC_WORK: Final[Mapping[PublicWorkKind, tuple[str, ...]]] = MappingProxyType(
    {
        PublicWorkKind.OPEN_SOURCE: ("design", "delivery"),
        PublicWorkKind.PAPER: ("rigour", "communication"),
        PublicWorkKind.TALK: ("communication", "mentoring"),
        PublicWorkKind.ARTICLE: ("communication",),
        PublicWorkKind.PATENT: ("design", "rigour"),
        PublicWorkKind.COURSE: ("mentoring", "communication"),
    }
)
"""Which aspects public work may speak for: an opinion of this program, hence only an offer."""

ASPECTS_OF_SKILLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "maths": "rigour",
        "modelling": "rigour",
        "responsible-ai": "rigour",
        "deployment": "delivery",
        "data-preparation": "delivery",
        "monitoring": "ownership",
        "mlops": "ownership",
        "cloud": "design",
        "scale": "design",
        "communication": "communication",
        "leadership": "business",
    }
)
"""Which aspect the skills of a certification may speak for, by their group: an opinion too."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that may be evidence for some aspects: what it says, when it was, where to see it, and why."""

    record_id: str
    text: str
    date: PartialDate | None
    url: str
    aspects: tuple[str, ...]
    reason: str


def offers(
    profile: Profile, certifications: CertificationCatalogue, skills: SkillCatalogue, today: datetime.date
) -> tuple[Offer, ...]:
    """What the profile has that may be evidence, latest first, those without a date last; nothing of the future."""
    found = [
        *_of_achievements(profile.all(Achievement)),
        *_of_public_work(profile.all(PublicWork)),
        *_of_certifications(profile.all(Certification), certifications, skills),
    ]
    begun = [one for one in found if one.date is None or one.date.earliest() <= today]
    return tuple(sorted(begun, key=_latest_first))


def _of_achievements(achievements: Iterable[Achievement]) -> Iterator[Offer]:
    for one in achievements:
        measured = bool(one.metric and one.after)
        owns = one.production in (Production.CONTRIBUTES, Production.OWNS)
        aspects = ("delivery", *(("business",) if measured else ()), *(("ownership",) if owns else ()))
        reason = "an achievement with a figure" if measured else "an achievement"
        yield Offer(one.id, one.title, one.date, one.url, aspects, f"{reason}, in production" if owns else reason)


def _of_public_work(works: Iterable[PublicWork]) -> Iterator[Offer]:
    for one in works:
        yield Offer(one.id, one.title, one.date, one.url, ASPECTS_OF_PUBLIC_WORK[one.kind], f"public work: {one.kind}")


def _of_certifications(
    held: Iterable[Certification], catalogue: CertificationCatalogue, skills: SkillCatalogue
) -> Iterator[Offer]:
    for one in held:
        known = catalogue.find(one.name)
        if known is None or one.status is not CertificationStatus.EARNED:
            continue
        groups = [skills.skill(skill).group for skill in known.skills]
        aspects = dict.fromkeys(ASPECTS_OF_SKILLS[group] for group in groups if group in ASPECTS_OF_SKILLS)
        if aspects:
            reason = "a certification; it shows knowledge, not work done"
            yield Offer(one.id, one.name, one.earned, one.url, tuple(aspects), reason)


def _latest_first(offer: Offer) -> tuple[int, str]:
    return (-offer.date.latest().toordinal() if offer.date else 1, offer.record_id)
