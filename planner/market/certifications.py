"""Certifications one can earn: facts with source and confidence, our notes on them, and evidence of their value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner.market.catalogue_reading import (
    CatalogueSource,
    Loader,
    read_document,
    require_known,
    require_unique,
    telling,
)
from planner.market.evidence import Grade
from planner.market.finding import Finder


class Standing(StrEnum):
    """Whether a certification can still be earned, as far as its source knew."""

    ACTIVE = "active"
    RETIRED = "retired"
    UNCONFIRMED = "unconfirmed"


class Expiry(StrEnum):
    """Whether a certification runs out: after its months, never, or not known."""

    AFTER_MONTHS = "after months"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CertificationFacts:
    """A row of the facts: money in US dollars, times in months and minutes, None where the source has none.

    ``standing_text`` is the source's own wording; ``retired_on`` is a date as YYYY-MM-DD, empty where it is not
    retired; ``as_of`` is when the facts were gathered. Raises ``ValueError`` for contradictions in them.
    """

    id: str
    name: str
    provider: str
    tier: str
    price_usd: float | None
    price_note: str
    expiry: Expiry
    validity_months: int | None
    exam_minutes: int | None
    standing: Standing
    standing_text: str
    retired_on: str
    successor: str
    renewal: str
    as_of: str
    source: str
    confidence: str

    def __post_init__(self) -> None:
        if not (self.name and self.provider and self.source and self.as_of):
            raise ValueError("a certification needs a name, a provider, a source and its date")
        if (self.expiry is Expiry.AFTER_MONTHS) is not (self.validity_months is not None):
            raise ValueError(f"the validity {self.validity_months} does not go with “{self.expiry}”")
        if any(number is not None and number <= 0 for number in (self.price_usd, self.validity_months)):
            raise ValueError("a price or validity is not above 0")
        if self.retired_on and self.standing is not Standing.RETIRED:
            raise ValueError("it has a date of retirement and is not retired")


@dataclass(frozen=True, slots=True)
class Hours:
    """How many hours of study it takes, as a range, with what that rests on."""

    low: int
    high: int
    grade: Grade
    basis: str

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise ValueError(f"{self.low} to {self.high} hours is no range")


@dataclass(frozen=True, slots=True)
class CertificationType:
    """A kind of certification, with whom it may help."""

    id: str
    name: str
    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CertificationNote:
    """What we add to the facts: type, hours, prerequisites in words, skills it shows, other names."""

    id: str
    type: str
    hours: str
    prerequisites: str
    skills: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    own_hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class CertificationEvidence:
    """A published figure on what certifications or skills are worth, graded; ``causal`` ones are hard to come by."""

    id: str
    topic: str
    figure: str
    publisher: str
    address: str
    remark: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class CatalogueCertification:
    """A certification of the catalogue: its facts, type, hours, prerequisites and skills (ids)."""

    facts: CertificationFacts
    type: CertificationType
    hours: Hours
    prerequisites: str
    skills: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def is_retired(self) -> bool:
        """Whether it can no longer be earned."""
        return self.facts.standing is Standing.RETIRED

    @property
    def figure_id(self) -> str:
        """The id of the figure that a user may enter for what this one adds to log pay."""
        return f"certification.{self.facts.id}"


@dataclass(frozen=True, slots=True, eq=False)
class CertificationCatalogue:
    """Types, certifications and evidence; raises ``ValueError`` where an id stands twice."""

    types: tuple[CertificationType, ...]
    certifications: tuple[CatalogueCertification, ...]
    evidence: tuple[CertificationEvidence, ...]
    source: CatalogueSource
    _by_id: Mapping[str, CatalogueCertification] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.types), "type of certification")
        require_unique((one.id for one in self.evidence), "evidence")
        require_unique((one.facts.id for one in self.certifications), "certification")
        by_id = {one.facts.id: one for one in self.certifications}
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))

    def certification(self, certification_id: str) -> CatalogueCertification:
        """The certification of that id; raises ``KeyError`` where there is none."""
        return self._by_id[certification_id]

    def find(self, text: str) -> CatalogueCertification | None:
        """The certification a user means by exactly this name or code, None where it is unknown."""
        return _finder(self).find(text)

    def search(self, text: str, limit: int = 20) -> tuple[CatalogueCertification, ...]:
        """Certifications whose name, code or provider fit the text, best first, at most ``limit``."""
        return _finder(self).search(text, limit)


@Loader
def load_certifications(folder: Path | None = None) -> CertificationCatalogue:
    """The shipped certifications; raises ``UserError`` as ``read_document`` does."""
    facts = read_document(CertificationsFile, "certifications.json", folder)
    notes = read_document(_Notes, "certification_notes.json", folder)
    with telling("certification_notes.json"):
        return notes.joined(facts)


@cache
def _finder(catalogue: CertificationCatalogue) -> Finder[CatalogueCertification]:
    return Finder(catalogue.certifications, _names)


def _names(one: CatalogueCertification) -> tuple[str, ...]:
    facts = one.facts
    return facts.name, facts.id, f"{facts.provider} {facts.name}", *one.aliases


@dataclass(frozen=True, slots=True)
class CertificationsFile:
    """The file of facts and evidence as the builder writes it."""

    source: CatalogueSource
    certifications: tuple[CertificationFacts, ...]
    evidence: tuple[CertificationEvidence, ...]


@dataclass(frozen=True, slots=True)
class _Notes:
    """Our notes; ``hours`` are assumptions by name, so that one change moves all certifications of a tier."""

    types: tuple[CertificationType, ...]
    hours: Mapping[str, Hours]
    notes: tuple[CertificationNote, ...]

    def joined(self, facts: CertificationsFile) -> CertificationCatalogue:
        """The facts with their notes; raises ``ValueError`` where one has none or a note has no facts."""
        notes = {note.id: note for note in self.notes}
        ids = require_unique((one.id for one in facts.certifications), "certification")
        require_known(notes, ids, "certification")
        require_known(ids, notes, "note on")
        types = {one.id: one for one in self.types}
        require_known((note.type for note in self.notes), types, "type of certification")
        require_known((note.hours for note in self.notes if not note.own_hours), self.hours, "assumption of hours")
        joined = tuple(self._joined_one(one, notes[one.id], types) for one in facts.certifications)
        return CertificationCatalogue(self.types, joined, facts.evidence, facts.source)

    def _joined_one(
        self, facts: CertificationFacts, note: CertificationNote, types: Mapping[str, CertificationType]
    ) -> CatalogueCertification:
        hours = note.own_hours or self.hours[note.hours]
        return CatalogueCertification(facts, types[note.type], hours, note.prerequisites, note.skills, note.aliases)
