"""Pay by level: the distributions of one occupation in one place, and of a family of titles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

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
        entry, mid, senior, architect = self.log_median
        has_spreads = min(self.log_sd) > 0 and max(self.log_sd) < math.inf
        if not (-math.inf < entry < mid < senior < architect < math.inf and has_spreads):
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
    medians = zip(*[cell.log_median for cell in cells], strict=True)
    sds = zip(*[cell.log_sd for cell in cells], strict=True)
    means, spreads = [], []
    for of_level, sds_of_level in zip(medians, sds, strict=True):
        mean = sum(map(mul, shares, of_level))
        squares = [sd**2 + (median - mean) ** 2 for median, sd in zip(of_level, sds_of_level, strict=True)]
        means.append(mean)
        spreads.append(math.sqrt(sum(map(mul, shares, squares))))
    return four(means), four(spreads)


def four(numbers: Sequence[float]) -> Four:
    """The numbers as one for each level; raises ``ValueError`` unless there are four."""
    entry, mid, senior, architect = numbers
    return entry, mid, senior, architect
