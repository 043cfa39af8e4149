"""Things one can do."""

from dataclasses import dataclass

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.text import LONGEST_NOTE, require_text, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill with proficiency 1 (aware) to 5 (expert), the date it was last used, and evidence in words or links.

    Raises ``UserError`` where a field breaks its rule.
    """

    id: str
    name: str
    proficiency: int | None = None
    last_used: PartialDate | None = None
    evidence: str = ""

    def __post_init__(self) -> None:
        require_text(self.name, "Skill", "name", required=True)
        require_text(self.evidence, "Evidence", "evidence", longest=LONGEST_NOTE)
        if self.proficiency is not None and not 1 <= self.proficiency <= 5:
            raise UserError(
                "Proficiency",
                f"{said(self.proficiency)} is not between 1 and 5",
                "Write 1 for aware, 3 for independent, 5 for expert",
                "proficiency",
            )
