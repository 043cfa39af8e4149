"""How the spread of simulated pay is recalibrated to what was measured, by years ahead; as yet by nothing."""

from dataclasses import dataclass
from typing import Final

ANCHORS: Final = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
"""Shares of the careers below the points between which the map is straight: the 90, 80 and 50 % ranges, the median."""

YEARS: Final = 40

Factors = tuple[tuple[float, float, float], ...]
"""For each forecast year 1, 2, … 40 the factors of the distance at the 50, 80 and 90 % range."""

UNCHANGED: Final[Factors] = ((1.0, 1.0, 1.0),) * YEARS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Factors of distances below and above the median; all 1 unless given, which changes nothing.

    Raises ``ValueError`` for a factor not above 0 or another number of years than 40.
    """

    below: Factors = UNCHANGED
    above: Factors = UNCHANGED
    group: str = ""

    def __post_init__(self) -> None:
        for factors in (self.below, self.above):
            if len(factors) != YEARS or not all(factor > 0 for row in factors for factor in row):
                raise ValueError("a stretch needs factors above 0 for each of 40 years")

    @property
    def is_identity(self) -> bool:
        """Whether it changes nothing."""
        return self.below == UNCHANGED == self.above
