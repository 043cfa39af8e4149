"""How many hours learning takes: one visible assumption of grade D behind every such figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.domain.errors import UserError
from planner.market.evidence import Grade


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours as a range with a middle; 0 ≤ low ≤ middle ≤ high."""

    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.low + other.low, self.middle + other.middle, self.high + other.high)


@dataclass(frozen=True, slots=True)
class LearningHours:
    """Hours from nothing to each proficiency from 0 to 5, and what share of them it takes to refresh what is rusty.

    The true hours lie between ``low`` and ``high`` times as many. No source gives such hours, hence grade D. Raises
    ``ValueError`` where hours fall with proficiency or a share is not above 0.
    """

    to_reach: tuple[float, float, float, float, float, float] = (0, 10, 50, 200, 600, 1500)
    low: float = 0.5
    high: float = 2.0
    refresh: float = 0.2
    grade: Grade = Grade.D
    basis: str = (
        "Assumption of this program: 10 hours to be aware, 50 with guidance, 200 alone, 600 advanced, 1,500 expert; "
        "half to twice as many for one person; a fifth again to refresh what is rusty."
    )

    def __post_init__(self) -> None:
        if self.to_reach[0] != 0 or list(self.to_reach) != sorted(self.to_reach):
            raise ValueError("the hours begin at 0 and rise with proficiency")
        if not (0 < self.low <= 1 <= self.high and 0 <= self.refresh <= 1):
            raise ValueError("the shares of the hours are not within their range")

    def to_learn(self, proficiency: int, wanted: int) -> Effort:
        """Hours from one proficiency (0 for none) to another; none where it is reached already."""
        return self._spread(max(self.to_reach[wanted] - self.to_reach[proficiency], 0.0))

    def to_refresh(self, proficiency: int) -> Effort:
        """Hours to bring back what was once known to a proficiency."""
        return self._spread(self.refresh * self.to_reach[proficiency])

    def _spread(self, hours: float) -> Effort:
        return Effort(self.low * hours, hours, self.high * hours)


HOURS_ID: Final = "learning.hours"

LEARNING: Final = LearningHours()
"""The shipped assumption."""


def learning_hours(own: Mapping[str, float]) -> LearningHours:
    """The assumption with the user's own hours, by the ids "learning.hours.1" to "learning.hours.5".

    Raises ``UserError`` where they fall with proficiency or are below 0.
    """
    changed = {place: own[f"{HOURS_ID}.{place}"] for place in range(1, 6) if f"{HOURS_ID}.{place}" in own}
    if not changed:
        return LEARNING
    first, *rest = (changed.get(place, hours) for place, hours in enumerate(LEARNING.to_reach))
    one, two, three, four, five = rest
    try:
        return replace(LEARNING, to_reach=(first, one, two, three, four, five), basis="Your own hours.")
    except ValueError as error:
        remedy = "Write hours that rise from proficiency 1 to 5"
        raise UserError("Hours to learn", str(error), remedy, "value") from error


def summed(efforts: Iterable[Effort]) -> Effort:
    """All efforts together."""
    return sum(efforts, Effort())
