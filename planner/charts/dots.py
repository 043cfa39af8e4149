"""The numbers and sentences of a quantile dot plot: one year's pay as twenty equally likely careers. Draws nothing.

Called by the Trajectory page; moving the threshold is ``dataclasses.replace(data, threshold=180_000)``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from planner.charts.told import Rows, Told, amounts
from planner.charts.trajectory import LEVELS, Origin, TrajectoryData
from planner.charts.words import LEVEL_WORDS
from planner.domain import amounts as money
from planner.domain.amounts import CAREERS_SHOWN
from planner.domain.role import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsData(Told):
    """What the chart shows: ``values`` are twenty quantiles of the year's pay, rising; without them it is empty.

    ``threshold`` is an amount of the same money, or None.
    """

    year: int
    values: tuple[float, ...]
    median: float
    threshold: float | None = None

    @property
    def n_reaching(self) -> int:
        """How many of the twenty earn the threshold or more; all without a threshold."""
        return sum(self.threshold is None or value >= self.threshold for value in self.values)

    @property
    def headline(self) -> str:
        """``In 14 of 20 careers you earn $180k or more in 2031``, without a threshold the median."""
        if not self.values:
            return f"No estimate for {self.year}"
        if self.threshold is None:
            return f"In half of careers you earn {self._short(self.median)} or more in {self.year}"
        return f"In {self._count} careers you earn {self._short(self.threshold)} or more in {self.year}"

    @property
    def notes(self) -> tuple[str, ...]:
        """That every dot is as likely as the other."""
        return (f"Each dot is one career in {CAREERS_SHOWN}, all equally likely",) if self.values else ()

    def table(self) -> Rows:
        """A dot a row, lowest first."""
        rows = [
            (str(self.year), f"{(index + 0.5) / CAREERS_SHOWN:.3f}", *amounts((value,)))
            for index, value in enumerate(self.values)
        ]
        return (("year", "quantile (0-1)", f"pay ({self.unit})"), *rows)

    @property
    def _count(self) -> str:
        # Where no dot is out, careers beyond the last one still may be.
        n_certain = {0: 0.001, CAREERS_SHOWN: 0.999}
        return money.chance(n_certain.get(self.n_reaching, self.n_reaching / CAREERS_SHOWN))

    def _short(self, amount: float) -> str:
        return money.short(amount, self.origin.currency)


def dots_data(pays: ArrayLike, year: int, *, origin: Origin, meaning: str, threshold: float | None = None) -> DotsData:
    """The dot plot of one year: ``pays`` (n_careers,) dollars a year, of any number of careers in any order.

    The dots are the middles of twenty equal shares of careers. Raises ``ValueError`` for a pay that is not finite.
    """
    paid = np.asarray(pays, dtype=float)
    if not np.isfinite(paid).all():
        raise ValueError("Pay of a career is not finite")
    middles = (np.arange(CAREERS_SHOWN) + 0.5) / CAREERS_SHOWN
    values = np.quantile(paid, middles) if paid.size else np.empty(0)
    return DotsData(
        origin=origin,
        meaning=meaning,
        year=year,
        values=tuple(values.tolist()),
        median=float(np.median(paid)) if paid.size else math.nan,
        threshold=threshold,
    )


def level_sentence(data: TrajectoryData, year: int) -> str:
    """``In 14 of 20 careers you are senior or above by 2030``; empty at the highest level and without an estimate.

    Who is senior already hears of the architect.
    """
    row = next((one for one in data.rows if one.year == year), None)
    aim = max(data.chances[0].index(1.0) + 1, LEVELS.index(Level.SENIOR)) if data.chances else len(LEVELS)
    if row is None or aim == len(LEVELS):
        return ""
    above = " or above" if aim + 1 < len(LEVELS) else ""
    chance = min(sum(row.levels[aim:]), 1.0)
    return f"In {money.chance(chance)} careers you are {LEVEL_WORDS[LEVELS[aim]]}{above} by {year}"


def stacked(values: Sequence[float], width: float) -> tuple[tuple[float, int], ...]:
    """Place and row (0 lowest) of each of some rising values, as stacks that lie at least ``width`` apart.

    A stack takes all values within a width of its lowest and stands in their middle.
    """
    stacks: list[list[float]] = []
    for value in values:
        if stacks and value < stacks[-1][0] + width:
            stacks[-1].append(value)
        else:
            stacks.append([value])
    middles: list[float] = []
    for stack in stacks:
        middle = (stack[0] + stack[-1]) / 2
        middles.append(max(middle, middles[-1] + width) if middles else middle)
    return tuple((middle, row) for middle, stack in zip(middles, stacks, strict=True) for row in range(len(stack)))
