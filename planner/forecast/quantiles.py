"""From careers to bands, and back: careers are moved so that they agree with the bands that are shown."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Doubles, Floats
from planner.forecast.stretch import ANCHORS, Stretch

SHARES: Final = ANCHORS[1:-1]
"""Shares of the careers that earn less than each quantile shown: 10, 25, 50, 75 and 90 %."""

MEDIAN: Final = SHARES.index(0.50)
"""Where the median stands among the quantiles."""

_HARDLY: Final = 1e-9
_BLOCK: Final = 2**15
"""So many numbers are moved at once: what a processor keeps at hand."""
_MIDDLE: Final = ANCHORS.index(0.50)

LARGEST_FACTOR: Final = 2.0
"""Beyond this, bands are widened by adding."""


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """Log pay at ``ANCHORS`` in each year, (n_years, 7): as simulated, and as shown after the stretch."""

    simulated: Doubles
    shown: Doubles

    @property
    def quantiles(self) -> Doubles:
        """What is shown at ``SHARES``, (n_years, 5)."""
        return self.shown[:, 1:-1]

    def move(self, rows: Floats, years: npt.NDArray[np.intp]) -> None:
        """Move the careers of some years (years, n) in place: straight between the anchors, keeping the last slope
        beyond.

        Their order stays; a year that is shown as simulated stays as it is, to the bit.
        """
        at_once = max(_BLOCK // max(rows.shape[1], 1), 1)
        changed = np.flatnonzero((self.simulated[years] != self.shown[years]).any(axis=1))
        for run in np.split(changed, np.flatnonzero(np.diff(changed) > 1) + 1):
            for start in run[::at_once]:
                end = min(start + at_once, run[-1] + 1)
                self._move(rows[start:end], years[start:end])

    def _move(self, rows: Floats, years: npt.NDArray[np.intp]) -> None:
        before, after = self.simulated[years], self.shown[years]
        slopes = _slopes(before, after)
        middle = before[:, _MIDDLE : _MIDDLE + 1]
        anchors, bends = before - middle, np.diff(slopes, axis=1)
        distance = rows - middle.astype(np.float32)
        np.multiply(distance, slopes[:, :1].astype(np.float32), out=rows)
        # One bend an anchor: from there on the slope is another. The median must come to lie where it is shown.
        beyond = np.empty_like(distance)
        for anchor, bend in zip(anchors.T.astype(np.float32), bends.T.astype(np.float32), strict=True):
            if bend.any():
                np.maximum(distance, anchor[:, None], out=beyond)
                beyond -= anchor[:, None]
                beyond *= bend[:, None]
                rows += beyond
        shifts = [bend @ np.maximum(-anchor, 0.0) for anchor, bend in zip(anchors, bends, strict=True)]
        rows += (after[:, _MIDDLE] - shifts).astype(np.float32)[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class Widening:
    """What makes bands never narrower: distances from the median at ``ANCHORS``, (n_years, 7), times and plus this."""

    factor: Doubles
    extra: Doubles


def stretched(simulated: Doubles, stretch: Stretch) -> Doubles:
    """How far simulated anchors (n_years, 7) lie from the median after the stretch, never less outwards; same shape."""
    median = simulated[:, _MIDDLE : _MIDDLE + 1]
    return _outwards(np.abs(simulated - median) * _factors(stretch)[: len(simulated)])


def widening(distance: Doubles) -> Widening:
    """What keeps each distance from the median (n_years, 7) at least at that of the years before.

    Knowledge of a far year cannot be better than that of a near one, although careers that meet again at the same
    level, or 10,000 draws, may make it look so.
    """
    target = np.maximum.accumulate(distance, axis=0)
    # Where careers hardly differ, those of a plan must not be blown up.
    factor = np.where(distance > 0, LARGEST_FACTOR, 1.0)
    np.divide(target, distance, out=factor, where=(distance > 0) & (target < LARGEST_FACTOR * distance))
    return Widening(factor, np.maximum(target - distance * factor, 0.0))


def bands(simulated: Doubles, distance: Doubles, wider: Widening) -> Bands:
    """What is shown of simulated anchors (n_years, 7) at their stretched ``distance``: widened and never crossing.

    A plan is widened as the same person's careers without a plan: so what shrinks is what the plan makes certain.
    """
    median = simulated[:, _MIDDLE : _MIDDLE + 1]
    distance = _outwards(distance * wider.factor + wider.extra)
    moved = distance != np.abs(simulated - median)
    return Bands(simulated, np.where(moved, median + distance * _SIDES, simulated))


def sorted_quantiles(values: Floats, shares: tuple[float, ...] = SHARES) -> Doubles:
    """Quantiles of each row, linear between neighbours, (rows, shares). Sorts ``values`` (rows, n) in place."""
    values.sort(axis=1)
    places = Places.of(values.shape[1], shares)
    return places.between(values[:, places.below], values[:, places.above])


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where quantiles lie among n sorted numbers: between which two, and how far from the lower to the higher."""

    below: npt.NDArray[np.intp]
    above: npt.NDArray[np.intp]
    part: Doubles

    @staticmethod
    @lru_cache(maxsize=32)
    def of(n: int, shares: tuple[float, ...]) -> "Places":
        """The places of quantiles at ``shares`` among ``n`` numbers."""
        position = np.array(shares) * (n - 1)
        below = position.astype(np.intp)
        return Places(below, np.minimum(below + 1, n - 1), position - below)

    def between(self, low: Floats, high: Floats) -> Doubles:
        """The quantiles, given the numbers below and above them, (…, shares)."""
        return np.asarray(low + self.part * (high.astype(np.float64) - low))


_SIDES: Final = np.sign(np.array(ANCHORS) - 0.5)


@lru_cache(maxsize=16)
def _factors(stretch: Stretch) -> Doubles:
    """Factors of the distances at ``ANCHORS``, (40, 7)."""
    below, above = np.array(stretch.below)[:, ::-1], np.array(stretch.above)
    return np.hstack([below, np.ones((len(below), 1)), above])


def _outwards(distance: Doubles) -> Doubles:
    """Each distance raised to at least that of the anchor nearer to the median; in place."""
    for side in (distance[:, _MIDDLE:], distance[:, _MIDDLE::-1]):
        np.maximum.accumulate(side, axis=1, out=side)
    return distance


def _slopes(before: Doubles, after: Doubles) -> Doubles:
    """Slopes of the maps of some years: below the first anchor, between each two, beyond the last, (years, 8).

    1 where all earn the same.
    """
    widths, grown = (
        np.column_stack([of[:, _MIDDLE] - of[:, 0], np.diff(of, axis=1), of[:, -1] - of[:, _MIDDLE]])
        for of in (before, after)
    )
    slopes = np.ones_like(widths)
    np.divide(grown, widths, out=slopes, where=widths > _HARDLY)
    return slopes
