"""What has been achieved, and work that others can look at."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.dates import PartialDate
from planner.domain.role import Production
from planner.domain.text import LONGEST_NOTE, require_address, require_text


class PublicWorkKind(StrEnum):
    """What kind of work it is."""

    OPEN_SOURCE = "open source"
    PAPER = "paper"
    TALK = "talk"
    ARTICLE = "article"
    PATENT = "patent"
    COURSE = "course"


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """Something done that made a difference: a metric before and after, its impact, and where to see it.

    ``employer`` is the user's own words; ``production`` how much responsibility for a running system it shows. Raises
    ``UserError`` where a field breaks its rule.
    """

    id: str
    title: str
    date: PartialDate | None = None
    employer: str = ""
    metric: str = ""
    before: str = ""
    after: str = ""
    impact: str = ""
    production: Production | None = None
    url: str = ""

    def __post_init__(self) -> None:
        require_text(self.title, "Achievement", "title", required=True)
        require_text(self.employer, "Employer", "employer")
        require_text(self.metric, "Metric", "metric")
        require_text(self.before, "Before", "before")
        require_text(self.after, "After", "after")
        require_text(self.impact, "Impact", "impact", longest=LONGEST_NOTE)
        require_address(self.url)

    @property
    def is_measured(self) -> bool:
        """Whether there is a metric with a figure before and after."""
        return bool(self.metric and self.before and self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWork:
    """Work that anyone can look at. Raises ``UserError`` where a field breaks its rule."""

    id: str
    title: str
    kind: PublicWorkKind = PublicWorkKind.OPEN_SOURCE
    date: PartialDate | None = None
    url: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self.title, "Title", "title", required=True)
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        require_address(self.url)
