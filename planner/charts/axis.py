"""Axis limits and places of labels, as pure numbers: round steps, few lines, nothing that overlaps or jumps."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from statistics import fmean
from typing import Final

FEWEST_LINES: Final = 3
MOST_LINES: Final = 5
_ROUND: Final = (1.0, 2.0, 2.5, 5.0)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50)
_HEADROOM: Final = 0.03
_STARTS_AT_ZERO: Final = 0.25
_FULL_ENOUGH: Final = 0.55


@dataclass(frozen=True, slots=True)
class Limits:
    """Ends of an axis and the places of its lines, lowest first; three to five for an axis of money."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def holds(self, lowest: float, highest: float) -> bool:
        """Whether values fit inside and fill the axis well enough for it to stay as it is."""
        is_inside = self.low <= lowest and highest <= self.high
        reach = highest - (0.0 if self.low == 0 else lowest)
        return is_inside and reach >= _FULL_ENOUGH * (self.high - self.low)


def money_limits(lowest: float, highest: float) -> Limits:
    """Limits that hold values of at least 0 with a little room, on half steps of round lines.

    The axis starts at zero where the lowest value is less than a quarter of the highest.
    """
    room = _HEADROOM * (highest - lowest) or 0.1 * highest or 1.0
    top = highest + room
    bottom = 0.0 if lowest < _STARTS_AT_ZERO * highest else max(lowest - room, 0.0)
    stepped = (_stepped(step, bottom, top) for step in _round_steps((top - bottom) / (2 * MOST_LINES)))
    return next(limits for limits in stepped if len(limits.ticks) <= MOST_LINES)


def change_limits(lowest: float, highest: float) -> Limits:
    """Limits that hold differences of either sign with a little room, and zero, on half steps of round lines."""
    low, high = min(lowest, 0.0), max(highest, 0.0)
    room = _HEADROOM * (high - low) or 1.0
    bottom, top = low - room if low < 0 else 0.0, high + room if high > 0 or low == 0 else 0.0
    stepped = (_stepped(step, bottom, top) for step in _round_steps((top - bottom) / (2 * MOST_LINES)))
    return next(limits for limits in stepped if len(limits.ticks) <= MOST_LINES)


def year_ticks(first: float, last: float, most: int) -> tuple[int, ...]:
    """Whole years from first to last, at most so many, at multiples of 1, 2, 5, 10, 20 or 50."""
    for step in _YEAR_STEPS:
        years = range(math.ceil(first / step) * step, math.floor(last) + 1, step)
        if len(years) <= most:
            break
    return tuple(years)


def spread(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Places in rising order moved as little as possible (least squares) to lie ``gap`` apart from low to high.

    Where they cannot all fit they keep the gap and run over ``high``.
    """
    # Without the gaps that must lie between them the places only have to keep their order: pool those that do not.
    pools: list[list[float]] = []
    for index, place in enumerate(places):
        pools.append([place - index * gap])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    highest = high - (len(places) - 1) * gap
    level = [max(min(fmean(pool), highest), low) for pool in pools for _ in pool]
    return tuple(place + index * gap for index, place in enumerate(level))


def _stepped(step: float, bottom: float, top: float) -> Limits:
    low = math.floor(2 * bottom / step)
    high = math.ceil(2 * top / step)
    lines = range(-(-low // 2), high // 2 + 1)
    return Limits(low * step / 2, high * step / 2, tuple(line * step for line in lines))


def _round_steps(smallest: float) -> Iterator[float]:
    power = math.floor(math.log10(smallest))
    return (digit * 10.0**exponent for exponent in count(power) for digit in _ROUND)
