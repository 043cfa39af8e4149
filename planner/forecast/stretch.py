"""How the spread of simulated pay is recalibrated: what was measured on wage panels, by years ahead and kind of person.

The map takes a career's distance from the year's median and stretches it. It is one straight line between the median
and the simulated 50 % range, others up to the 80 and 90 % ranges, and keeps its last factor beyond; so careers keep
their order and every quantile of the stretched careers is the stretched quantile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.market.dynamics_file import Calibration, StretchRow

Doubles = npt.NDArray[np.float64]

ANCHORS: Final = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
"""Shares of the careers below the points between which the map is straight: the 90, 80 and 50 % ranges, the median."""

YEARS: Final = 40
_MEDIAN: Final = ANCHORS.index(0.50)

Factors = tuple[tuple[float, float, float], ...]
"""For each forecast year 1, 2, … 40 the factors of the distance at the 50, 80 and 90 % range."""

UNCHANGED: Final[Factors] = ((1.0, 1.0, 1.0),) * YEARS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Factors of distances below and above the median; all 1 unless given, which changes nothing.

    ``group`` names the kind of person they were measured on. Raises ``ValueError`` for a factor not above 0 or another
    number of years than 40.
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

    def apply(self, log_pay: npt.NDArray[np.floating], anchors: Doubles) -> npt.NDArray[np.floating]:
        """Log pay (n_years, n) after the stretch, rows being the forecast years 1, 2, …; the identity returns it as is.

        ``anchors`` (n_years, 7) are the simulated quantiles of each year at ``ANCHORS``. ``log_pay`` may be quantiles
        or single careers in any order; their order stays, and no range is narrower than in an earlier year.
        """
        if self.is_identity:
            return log_pay
        targets = self.stretched(anchors)
        rows = [_mapped(*row) for row in zip(log_pay, anchors, targets, strict=True)]
        return np.asarray(rows, dtype=log_pay.dtype)

    def stretched(self, anchors: Doubles) -> Doubles:
        """Where the anchors (n_years, 7) lie after the stretch: never crossing, never closer than a year before."""
        median = anchors[:, _MEDIAN : _MEDIAN + 1]
        distance = np.abs(anchors - median) * self._factors()[: len(anchors)]
        _outwards(distance)
        np.maximum.accumulate(distance, axis=0, out=distance)
        return np.asarray(median + distance * np.sign(np.array(ANCHORS) - 0.5))

    def _factors(self) -> Doubles:
        """Factors at ``ANCHORS``, (40, 7)."""
        below, above = np.array(self.below)[:, ::-1], np.array(self.above)
        return np.hstack([below, np.ones((YEARS, 1)), above])


def stretch_for(calibration: Calibration, years_of_experience: float | None, swing: float | None = None) -> Stretch:
    """The stretch of people like this one: by years of experience and, where known, how much pay has swung so far.

    ``swing`` is the mean size of past yearly changes of log pay, away from the market. Where a group was too small to
    measure, the next larger one stands in.
    """
    return stretch_of(calibration.row(calibration.groups_of(years_of_experience, swing)))


def stretch_of(row: StretchRow) -> Stretch:
    """The stretch of a measured group, year by year; constant after the last measured horizon."""
    return Stretch(_yearly(row.horizons, row.below), _yearly(row.horizons, row.above), row.group)


def _yearly(horizons: Sequence[float], factors: Sequence[Sequence[float]]) -> Factors:
    years = np.arange(1, YEARS + 1)
    columns = [np.interp(years, horizons, column) for column in zip(*factors, strict=True)]
    return tuple((float(narrow), float(wide), float(widest)) for narrow, wide, widest in zip(*columns, strict=True))


def _outwards(distance: Doubles) -> None:
    """Raise each anchor's distance to at least that of the one nearer to the median, in place."""
    above = distance[:, _MEDIAN:]
    below = distance[:, _MEDIAN::-1]
    np.maximum.accumulate(above, axis=1, out=above)
    np.maximum.accumulate(below, axis=1, out=below)


def _mapped(log_pay: npt.NDArray[np.floating], anchors: Doubles, targets: Doubles) -> Doubles:
    """One year's values; beyond the outer anchors a distance keeps the factor it has there."""
    median, start, end = anchors[_MEDIAN], anchors[0], anchors[-1]
    inside = np.interp(log_pay, anchors, targets)
    low = targets[0] + (log_pay - start) * _slope(median - start, median - targets[0])
    high = targets[-1] + (log_pay - end) * _slope(end - median, targets[-1] - median)
    return np.asarray(np.where(log_pay < start, low, np.where(log_pay > end, high, inside)))


def _slope(before: float, after: float) -> float:
    """What a distance is multiplied by; 1 where all careers earn the same."""
    return float(after / before) if before > 0 else 1.0
