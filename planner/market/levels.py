"""Pay by level: the distributions of one occupation in one place, and of a family of titles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.market.sources import Source

Four = tuple[float, float, float, float]
"""One number a level: entry, mid, senior, architect."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is published for one occupation in one place, and its split into four lognormal levels.

    ``percentiles`` are the published 10th, 25th, 50th, 75th and 90th of yearly pay in dollars, None where not
    published or cut off at the top; ``log_median`` and ``log_sd`` are natural logarithms of yearly dollars;
    ``largest_error`` is the largest distance (in log) between a published percentile and the one of the split.
    ``wage_error_percent`` is the published relative standard error of the mean. Raises ``ValueError`` where the medians
    do not rise from level to level or a spread is not above 0.
    """

    occupation: str
    place: str
    jobs: int | None
    percentiles: tuple[float | None, ...]
    wage_error_percent: float | None
    log_median: Four
    log_sd: Four
    largest_error: float

    def __post_init__(self) -> None:
        rises = all(low < high for low, high in zip(self.log_median, self.log_median[1:], strict=False))
        spreads = all(0 < sd < math.inf for sd in self.log_sd)
        if not (rises and spreads and math.isfinite(sum(self.log_median))):
            raise ValueError(f"the levels of {self.occupation} in {self.place} make no ladder")


@dataclass(frozen=True, slots=True)
class LevelPay:
    """What a family of titles pays in a place, by level (entry, mid, senior, architect).

    ``log_median`` and ``log_sd`` describe the natural logarithm of yearly base dollars at the time of ``date``;
    ``weights`` are the shares of the levels among the jobs; ``jobs`` is how many jobs the figures stand for;
    ``cell`` names them in words; ``fallback`` tells where the nation stood in for the place, empty where it did not.
    """

    log_median: Four
    log_sd: Four
    weights: Four
    jobs: int
    cell: str
    fallback: str
    source: Source
    date: str


def blended(cells: Sequence[Cell], shares: Sequence[float]) -> tuple[Four, Four]:
    """Log medians and log spreads of the levels when each cell holds its share of the jobs of every level.

    Each level becomes the lognormal with the mean and variance (of the logarithm) of its blend; with equal level
    weights in all cells the medians rise as they do in each.
    """
    moments = [_level_blend(cells, shares, level) for level in range(4)]
    return four([mean for mean, _ in moments]), four([sd for _, sd in moments])


def four(numbers: Sequence[float]) -> Four:
    """The numbers as one for each level; raises ``ValueError`` unless there are four."""
    entry, mid, senior, architect = numbers
    return entry, mid, senior, architect


def _level_blend(cells: Sequence[Cell], shares: Sequence[float], level: int) -> tuple[float, float]:
    pairs = list(zip(cells, shares, strict=True))
    mean = sum(share * cell.log_median[level] for cell, share in pairs)
    spread = sum(share * (cell.log_sd[level] ** 2 + (cell.log_median[level] - mean) ** 2) for cell, share in pairs)
    return mean, math.sqrt(spread)
