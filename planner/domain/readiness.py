"""What the user can show for the next level, and how they have changed the ladder and the health checks."""

import math
from dataclasses import dataclass

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.role import Level, Track
from planner.domain.text import LONGEST_NOTE, require_address, require_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows that a descriptor of the ladder was true of the user's work on a date.

    ``descriptor`` is the id of a shipped descriptor or of an ``OwnDescriptor``. Raises ``UserError``.
    """

    id: str
    descriptor: str
    date: PartialDate
    text: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        require_text(self.descriptor, "Descriptor", "descriptor", required=True)
        require_text(self.text, "Evidence", "text", longest=LONGEST_NOTE)
        require_address(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDescriptor:
    """A line of an employer's own ladder: what a level asks for in one aspect.

    ``replaces`` is the id of the shipped descriptor it stands in for, "" for one more; an empty ``text`` takes that one
    away. Raises ``UserError``.
    """

    id: str
    employer: str = ""
    level: Level = Level.SENIOR
    track: Track = Track.SPECIALIST
    aspect: str = ""
    text: str = ""
    replaces: str = ""

    def __post_init__(self) -> None:
        require_text(self.employer, "Employer", "employer")
        require_text(self.aspect, "Aspect", "aspect")
        require_text(self.text, "Descriptor", "text", longest=LONGEST_NOTE, required=not self.replaces)
        require_text(self.replaces, "Replaces", "replaces")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSetting:
    """How one health check is set: its own threshold, None for the shipped one, and why it is muted.

    ``id`` is the id of the check. Raises ``UserError``.
    """

    id: str
    threshold: float | None = None
    is_muted: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        require_text(self.id, "Check", "id", required=True)
        require_text(self.reason, "Reason", "reason", longest=LONGEST_NOTE)
        if self.threshold is not None and not math.isfinite(self.threshold):
            raise UserError("Threshold", f"{self.threshold} is not a number", "Write a number such as 12", "threshold")
        if self.is_muted and not self.reason.strip():
            raise UserError("Reason", "a muted check needs one", "Write why this check does not concern you", "reason")
