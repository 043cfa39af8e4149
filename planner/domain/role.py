"""Positions held."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.text import LONGEST_NOTE, require_text, said


class Level(StrEnum):
    """A rung of the specialist ladder, lowest first."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    ARCHITECT = "architect"


class Track(StrEnum):
    """The kind of career a role belongs to."""

    SPECIALIST = "specialist"
    LEADERSHIP = "leadership"
    RESEARCH = "research"
    FOUNDER = "founder"
    CONSULTANT = "consultant"


class WorkMode(StrEnum):
    """Where the work is done."""

    ON_SITE = "on-site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class Production(StrEnum):
    """How much responsibility one has for a system that others rely on."""

    NONE = "none"
    CONTRIBUTES = "contributes"
    OWNS = "owns"


class PayPolicy(StrEnum):
    """How an employer pays people in different places."""

    LOCALISED = "localised"
    NATIONAL_BANDS = "national bands"
    LOCATION_INDEPENDENT = "location-independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A position held: title, employer, level, dates, place.

    ``place`` is the user's own words. ``end`` is None for a role still held. ``share_percent`` is the share of full
    time, 1 to 100. ``pays_like`` is the name of the title family whose pay figures fit, "" to go by the title;
    ``company_size`` a number of people or S, M, L. Raises ``UserError`` where a field breaks its rule.
    """

    id: str
    title: str
    employer: str = ""
    level: Level | None = None
    track: Track = Track.SPECIALIST
    start: PartialDate | None = None
    end: PartialDate | None = None
    place: str = ""
    work_mode: WorkMode | None = None
    share_percent: int = 100
    specialisation: str = ""
    industry: str = ""
    note: str = ""
    pays_like: str = ""
    company_size: str = ""
    pay_policy: PayPolicy | None = None
    production: Production | None = None

    def __post_init__(self) -> None:
        require_text(self.title, "Title", "title", required=True)
        require_text(self.employer, "Employer", "employer")
        require_text(self.place, "Place", "place")
        require_text(self.specialisation, "Specialisation", "specialisation")
        require_text(self.industry, "Industry", "industry")
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        require_text(self.pays_like, "Pays like", "pays_like")
        require_text(self.company_size, "Company size", "company_size")
        if not 1 <= self.share_percent <= 100:
            raise UserError(
                "Share of full time",
                f"{said(self.share_percent)} % is not between 1 and 100 %",
                "Write 100 for full time, 50 for half time",
                "share_percent",
            )
        if self.start is None and self.end is not None:
            raise UserError("Start", "a role with an end needs a start", "Add the start, if only the year", "start")
        if self.start is not None and self.end is not None and self.end.latest() < self.start.earliest():
            raise UserError("End", f"{self.end} lies before the start, {self.start}", "Correct one of the dates", "end")
