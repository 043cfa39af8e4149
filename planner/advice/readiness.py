"""What a person can show for a rung of the ladder, aspect by aspect; what nobody has noted is unknown, not zero.

Called by the Readiness page and the Overview with a snapshot, the ladders and today's date. Only evidence that the
user attached counts; achievements, certifications and public work are offered as possible evidence to confirm.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.advice.evidence_offers import Offer, offers
from planner.advice.ladder import Line, edited_rung
from planner.advice.standing import months_later, present_employer, rung_of, standing_role
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.market.certifications import CertificationCatalogue
from planner.market.ladders import Aspect, Ladders, Rung, Step, StepKind
from planner.market.skills import SkillCatalogue

RECENT_MONTHS: Final = 24
"""How old evidence may be to count as recent, unless the user says otherwise."""


class Shown(StrEnum):
    """Whether something shows that a line is true of the user's work."""

    RECENT = "recent evidence"
    OLD = "old evidence"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LineReadiness:
    """A line of the ladder with what shows it, latest first."""

    line: Line
    shown: Shown
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AspectReadiness:
    """One aspect of a rung: its lines, and records that might be evidence if the user confirms them."""

    aspect: Aspect
    lines: tuple[LineReadiness, ...]
    offers: tuple[Offer, ...] = ()

    def count(self, shown: Shown) -> int:
        """How many lines are shown so."""
        return sum(line.shown is shown for line in self.lines)

    @property
    def share(self) -> float | None:
        """The share of lines with recent evidence, 0 to 1; None where nothing at all is known of the aspect."""
        if self.count(Shown.UNKNOWN) == len(self.lines):
            return None
        return self.count(Shown.RECENT) / len(self.lines)

    @property
    def most(self) -> float:
        """The share there would be if every unknown line were shown too, 0 to 1."""
        return (self.count(Shown.RECENT) + self.count(Shown.UNKNOWN)) / max(len(self.lines), 1)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What can be shown for a rung: counts, never one score. ``kind`` is the way there, None for the rung stood on.

    ``months`` is how old recent evidence may be. ``hidden`` are shipped lines that the user took away; they count for
    nothing.
    """

    rung: Rung
    kind: StepKind | None
    months: int
    aspects: tuple[AspectReadiness, ...]
    hidden: tuple[Line, ...] = ()

    def count(self, shown: Shown) -> int:
        """How many lines of the rung are shown so."""
        return sum(aspect.count(shown) for aspect in self.aspects)

    @property
    def total(self) -> int:
        """How many lines the rung has."""
        return sum(len(aspect.lines) for aspect in self.aspects)

    @property
    def sentence(self) -> str:
        """The counts in words."""
        recent, old, unknown = (self.count(shown) for shown in Shown)
        shown = f"{recent} of {self.total} shown in the last {self.months} months"
        return f"{self.rung.name}: {shown}, {old} only by older evidence, {unknown} unknown."


@dataclass(frozen=True, slots=True)
class Library:
    """The catalogues that readiness reads."""

    ladders: Ladders
    certifications: CertificationCatalogue
    skills: SkillCatalogue


def readiness(
    profile: Profile,
    library: Library,
    rung: Rung,
    today: datetime.date,
    *,
    months: int = RECENT_MONTHS,
    kind: StepKind | None = None,
    employer: str | None = None,
) -> Readiness:
    """What the profile shows for a rung of the ladder as an employer has it; ``months`` is at least 1.

    ``employer`` None is the present one.
    """
    return _Record.of(profile, library, today, max(months, 1), employer).readiness(rung, kind)


def readiness_ahead(
    profile: Profile, library: Library, today: datetime.date, *, months: int = RECENT_MONTHS
) -> tuple[Readiness, ...]:
    """Readiness for every rung that the present one leads to: the way up first, then sideways; none where unknown."""
    steps = _steps_ahead(profile, library.ladders, today)
    return _Record.of(profile, library, today, max(months, 1), None).after(steps) if steps else ()


def readiness_everywhere(
    profile: Profile,
    library: Library,
    today: datetime.date,
    *,
    months: int = RECENT_MONTHS,
    employer: str | None = None,
) -> tuple[Readiness, ...]:
    """Readiness for every rung there is: those ahead as ``readiness_ahead`` has them, then all others."""
    steps = _steps_ahead(profile, library.ladders, today)
    ends = {step.end for step in steps}
    record = _Record.of(profile, library, today, max(months, 1), employer)
    others = (record.readiness(rung, None) for rung in library.ladders.rungs if rung.id not in ends)
    return (*record.after(steps), *others)


def _steps_ahead(profile: Profile, ladders: Ladders, today: datetime.date) -> list[Step]:
    """The steps from the present rung, the way up first; none where that rung is unknown."""
    role = standing_role(profile, today)
    rung = rung_of(ladders, role.track, role.level) if role else None
    return [] if rung is None else sorted(ladders.steps_from(rung.id), key=lambda step: step.kind is not StepKind.UP)


@dataclass(frozen=True, slots=True)
class _Record:
    """All of a profile that readiness looks at, read once for every rung."""

    ladders: Ladders
    employer: str
    own: tuple[OwnDescriptor, ...]
    noted: Mapping[str, Sequence[Evidence]]
    offered: Mapping[str, Sequence[Offer]]
    months: int
    since: datetime.date

    @classmethod
    def of(
        cls, profile: Profile, library: Library, today: datetime.date, months: int, employer: str | None
    ) -> "_Record":
        """What a profile holds on a day; evidence dated later does not count yet."""
        noted: dict[str, list[Evidence]] = defaultdict(list)
        offered: dict[str, list[Offer]] = defaultdict(list)
        for one in profile.all(Evidence):
            if one.date.earliest() <= today:
                noted[one.descriptor].append(one)
        for offer in offers(profile, library.certifications, library.skills, today):
            for aspect in offer.aspects:
                offered[aspect].append(offer)
        return cls(
            ladders=library.ladders,
            employer=present_employer(profile, today) if employer is None else employer,
            own=tuple(profile.all(OwnDescriptor)),
            noted=noted,
            offered=offered,
            months=months,
            since=months_later(today, -months),
        )

    def after(self, steps: Iterable[Step]) -> tuple[Readiness, ...]:
        """What there is for the rungs that steps lead to."""
        return tuple(self.readiness(self.ladders.rung(step.end), step.kind) for step in steps)

    def readiness(self, rung: Rung, kind: StepKind | None) -> Readiness:
        """What there is for one rung."""
        edited = edited_rung(self.ladders, rung, self.own, self.employer)
        aspects = tuple(self._aspect(aspect, edited.of_aspect(aspect.id)) for aspect in edited.aspects)
        return Readiness(rung, kind, self.months, aspects, edited.hidden)

    def _aspect(self, aspect: Aspect, of_aspect: Iterable[Line]) -> AspectReadiness:
        lines = tuple(self._line(line) for line in of_aspect)
        used = {text for line in lines for one in line.evidence for text in (one.url, one.text) if text}
        offered = self.offered.get(aspect.id, ())
        new = (one for one in offered if one.url not in used and one.text not in used)
        return AspectReadiness(aspect, lines, tuple(new))

    def _line(self, line: Line) -> LineReadiness:
        own = [one for name in line.ids for one in self.noted.get(name, ())]
        own.sort(key=lambda one: (one.date.latest(), one.id), reverse=True)
        shown = Shown.UNKNOWN if not own else Shown.RECENT if own[0].date.latest() >= self.since else Shown.OLD
        return LineReadiness(line, shown, tuple(own))
