"""Moves and layoffs: moments of Poisson processes in continuous time, drawn ten years at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Floats
from planner.forecast.dynamics import Dynamics
from planner.forecast.scenario import LARGEST_LAYOFF_FACTOR

BLOCK_YEARS: Final = 10
"""Draws are made for whole blocks of years, so that a longer horizon keeps the nearer years."""

LARGEST_LOST_SHARE: Final = 0.9
"""No year is read as more than nine tenths without pay through layoffs, so that its logarithm exists."""


@dataclass(frozen=True, slots=True, eq=False)
class Happenings:
    """One row an event: ``when`` in years from today, in which ``career`` of ``n``, with its own chance.

    ``size`` is standard normal and ``mark`` uniform on 0 to 1.
    """

    when: Floats
    career: npt.NDArray[np.int64]
    size: Floats
    mark: Floats
    n: int

    @property
    def year(self) -> npt.NDArray[np.int64]:
        """The forecast year, from 0, in which each event falls."""
        return self.when.astype(np.int64)

    @property
    def cell(self) -> npt.NDArray[np.int64]:
        """The place of each event in an array (years, n) that is read row by row."""
        return self.year * self.n + self.career

    @property
    def left(self) -> Floats:
        """Years from each event to the reading at the end of its year, above 0 to 1."""
        return (self.year + 1 - self.when).astype(np.float32)

    def kept(self, chosen: npt.NDArray[np.bool_]) -> "Happenings":
        """Some of the events."""
        return Happenings(self.when[chosen], self.career[chosen], self.size[chosen], self.mark[chosen], self.n)


def happenings(source: np.random.Generator, n: int, rate: float, blocks: int) -> Happenings:
    """Events at ``rate`` a year and career over so many blocks of years; more blocks begin with the fewer."""
    drawn = [_block(one, n, rate, BLOCK_YEARS * number) for number, one in enumerate(source.spawn(blocks))]
    when, career, size, mark = (np.concatenate(parts) for parts in zip(*drawn, strict=True))
    return Happenings(when, career, size, mark, n)


def layoffs(
    sources: tuple[np.random.Generator, np.random.Generator],
    n: int,
    rate: float,
    blocks: int,
    factors: Sequence[float],
) -> tuple[Happenings, ...]:
    """Layoffs, as usual and more, where a scenario multiplies their rate by ``factors`` (0 to 5), one a year.

    Twice as many layoffs are the same ones and as many more; half as many are a half of the same ones. Without
    factors there are only the usual ones.
    """
    usual = happenings(sources[0], n, rate, blocks)
    if not factors:
        return (usual,)
    most = LARGEST_LAYOFF_FACTOR - 1.0
    extra = happenings(sources[1], n, rate * most, blocks)
    by_year = np.asarray(factors, dtype=np.float32)
    return (
        usual.kept(usual.mark < by_year[usual.year]),
        extra.kept(extra.mark * np.float32(most) < by_year[extra.year] - 1.0),
    )


def premiums(moves: Happenings, dynamics: Dynamics, market_shock: Floats) -> Floats:
    """What each move raises log pay by, more in a year in which the market rises, (events,)."""
    size = moves.size * np.float32(dynamics.move_premium_sd)
    size += np.float32(dynamics.move_premium)
    size += np.float32(dynamics.move_premium_cycle) * market_shock.reshape(-1)[moves.cell]
    return size


def log_worked(laid_off: Sequence[Happenings], dynamics: Dynamics, years: int, n: int) -> Floats:
    """Log of the share of each year with pay, (years, n): 0 where nobody was laid off.

    What is left of a gap at the end of its year runs into the next, at most to its end.
    """
    lost = np.zeros((years + 1) * n, dtype=np.float32)
    for events in laid_off:
        gap = np.float32(dynamics.layoff_gap_years) * np.exp(np.float32(dynamics.layoff_gap_spread) * events.size)
        np.add.at(lost, events.cell, np.minimum(gap, events.left))
        np.add.at(lost, events.cell + n, np.clip(gap - events.left, 0.0, 1.0))
    touched = np.flatnonzero(lost)
    lost[touched] = np.log1p(-np.minimum(lost[touched], np.float32(LARGEST_LOST_SHARE)))
    return lost[: years * n].reshape(years, n)


def _block(
    source: np.random.Generator, n: int, rate: float, start: int
) -> tuple[Floats, npt.NDArray[np.int64], Floats, Floats]:
    count = int(source.poisson(rate * BLOCK_YEARS * n))
    when = source.random(count, dtype=np.float32) * np.float32(BLOCK_YEARS) + np.float32(start)
    # Rounding to 32 bits must not carry an event into the next block.
    last = np.nextafter(np.float32(start + BLOCK_YEARS), np.float32(0.0))
    size = source.standard_normal(count, dtype=np.float32)
    return np.minimum(when, last), source.integers(0, n, count), size, source.random(count, dtype=np.float32)
