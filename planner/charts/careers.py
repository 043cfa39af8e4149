"""The numbers and sentences of twenty possible careers over the fan, one of them shown at a time. Draws nothing.

Called by the Trajectory page; stepping to another career is ``dataclasses.replace(data, shown=7)``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from planner.charts.told import Rows, Told, amounts
from planner.charts.trajectory import LEVELS, Origin, Quantiles
from planner.domain import amounts as money
from planner.domain.amounts import CAREERS_SHOWN

LEVEL_NAMES: Final = tuple(level.value for level in LEVELS)


@dataclass(frozen=True, slots=True)
class Promotion:
    """The moment (decimal year) and pay at which a career first stands on a higher level."""

    year: float
    pay: float
    level: str


@dataclass(frozen=True, slots=True)
class Career:
    """One simulated course of life: pay a year and name of the level at each moment of the chart."""

    pays: tuple[float, ...]
    levels: tuple[str, ...]
    promotions: tuple[Promotion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareersData(Told):
    """What the chart shows. ``times`` are decimal years; ``fan`` and every career run along them.

    ``shown`` is the index of the career that stands out. Without careers the chart is empty.
    """

    times: tuple[float, ...]
    fan: tuple[Quantiles, ...]
    careers: tuple[Career, ...]
    shown: int = 0

    def __post_init__(self) -> None:
        if self.careers and not 0 <= self.shown < len(self.careers):
            raise ValueError(f"There is no career {self.shown} of {len(self.careers)}")

    @property
    def career(self) -> Career | None:
        """The career that stands out, None without careers."""
        return self.careers[self.shown] if self.careers else None

    @property
    def headline(self) -> str:
        """``Career 7 of 20: senior in 2029, $214k in 2036``."""
        career = self.career
        if career is None:
            return "No estimate: there are no careers to show"
        steps = [f"{one.level} in {math.floor(one.year)}" for one in career.promotions]
        course = ", ".join(steps) or f"{career.levels[-1]} throughout"
        pay = money.short(career.pays[-1], self.origin.currency)
        return f"Career {self.shown + 1} of {len(self.careers)}: {course}, {pay} in {math.floor(self.times[-1])}"

    @property
    def notes(self) -> tuple[str, ...]:
        """That every career is as likely as the other."""
        return ("Each of these careers is as likely as the others",) if self.careers else ()

    def table(self) -> Rows:
        """A career and a moment a row."""
        rows = [
            (str(number), f"{time:.3f}", *amounts((pay,)), level)
            for number, career in enumerate(self.careers, start=1)
            for time, pay, level in zip(self.times, career.pays, career.levels, strict=True)
        ]
        return (("career", "year", f"pay ({self.unit})", "level"), *rows)


def careers_data(
    times: Sequence[float],
    pays: ArrayLike,
    levels: ArrayLike,
    fan: ArrayLike,
    *,
    origin: Origin,
    meaning: str,
    level_names: Sequence[str] = LEVEL_NAMES,
) -> CareersData:
    """The chart of simulated careers: the first twenty are drawn.

    ``times`` (n_times) are rising decimal years; ``pays`` (n_careers, n_times) dollars a year; ``levels`` (n_careers,
    n_times) indices into ``level_names``; ``fan`` (n_times, 5) the quantiles 10, 25, 50, 75, 90 %.
    Raises ``ValueError`` where the shapes disagree.
    """
    paid = np.asarray(pays, dtype=float)[:CAREERS_SHOWN]
    stood = np.asarray(levels, dtype=int)[:CAREERS_SHOWN]
    quantiles = np.asarray(fan, dtype=float)
    if paid.shape != stood.shape or paid.shape[1:] != (len(times),) or quantiles.shape != (len(times), 5):
        raise ValueError(f"Careers {paid.shape}, levels {stood.shape} and fan {quantiles.shape} disagree")
    return CareersData(
        origin=origin,
        meaning=meaning,
        times=tuple(times),
        fan=tuple((p10, p25, p50, p75, p90) for p10, p25, p50, p75, p90 in quantiles.tolist()),
        careers=tuple(
            _career(times, row, at, level_names) for row, at in zip(paid.tolist(), stood.tolist(), strict=True)
        ),
    )


def _career(times: Sequence[float], pays: list[float], levels: list[int], names: Sequence[str]) -> Career:
    highest, promotions = levels[0], []
    for time, pay, level in zip(times, pays, levels, strict=True):
        if level > highest:
            promotions.append(Promotion(time, pay, names[level]))
            highest = level
    return Career(tuple(pays), tuple(names[level] for level in levels), tuple(promotions))
