"""The numbers and sentences of a tornado: which assumptions move the answer most. Draws nothing.

Called by the Trajectory page and reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, amounts
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

MOST_SWINGS: Final = 10


@dataclass(frozen=True, slots=True)
class Swing:
    """One assumption set low and set high, in words, and what each does to the median in dollars a year."""

    name: str
    low_setting: str
    high_setting: str
    low_effect: float
    high_effect: float
    grade: str

    @property
    def reach(self) -> float:
        """How far apart its settings put the median, with no change between them."""
        effects = (self.low_effect, 0.0, self.high_effect)
        return max(effects) - min(effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoData(Told):
    """What the chart shows: at most ten assumptions, the one that moves the median of ``year`` most first."""

    year: int
    median: float
    swings: tuple[Swing, ...]

    @property
    def headline(self) -> str:
        """``Market growth moves $196k in 2031 most: between −$12k and +$15k``."""
        answer = f"{money.short(self.median, self.origin.currency)} in {self.year}"
        if not self.swings or not self.swings[0].reach:
            return f"No assumption moves {answer}"
        most = self.swings[0]
        low, high = sorted((most.low_effect, most.high_effect))
        ends = f"between {self._difference(low)} and {self._difference(high)}"
        return f"{most.name} moves {answer} most: {ends}"

    @property
    def notes(self) -> tuple[str, ...]:
        """That each is moved alone."""
        return ("Each assumption is moved alone, the others stay",) if self.swings else ()

    def table(self) -> Rows:
        """An assumption a row, the one that moves most first."""
        effects = (f"effect if low ({self.unit})", f"effect if high ({self.unit})")
        rows = [
            (one.name, one.low_setting, one.high_setting, *amounts((one.low_effect, one.high_effect)), one.grade)
            for one in self.swings
        ]
        return (("assumption", "low", "high", *effects, "grade"), *rows)

    def _difference(self, amount: float) -> str:
        return money.difference(amount, self.origin.currency)


def tornado_data(swings: Sequence[Swing], median: float, year: int, *, origin: Origin, meaning: str) -> TornadoData:
    """The ten assumptions with the largest reach; equal ones in the order of their names."""
    ranked = sorted(swings, key=lambda one: (-one.reach, one.name))
    return TornadoData(origin=origin, meaning=meaning, year=year, median=median, swings=tuple(ranked[:MOST_SWINGS]))
