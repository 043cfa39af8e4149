"""The numbers and sentences of a waterfall: from a stated base case to the number shown. Draws nothing.

Called by the Trajectory page and reports with the parts that the explanation worked out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, amounts, shares
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

_CENT: Final = 0.01


@dataclass(frozen=True, slots=True)
class Part:
    """One factor: what it adds in dollars, by what share it multiplies (0.06 is +6 %), and where that is from.

    ``low`` and ``high`` hold the dollars added in four cases of five, None where no range is known; ``grade`` is a
    letter A to D or "own".
    """

    name: str
    amount: float
    share: float
    grade: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it starts and ends in dollars; totals start at 0 and have no part."""

    name: str
    start: float
    end: float
    part: Part | None = None

    @property
    def is_total(self) -> bool:
        """Whether it is the base case or the number shown."""
        return self.part is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallData(Told):
    """What the chart shows: the base case, a bar a factor, and the number they make."""

    bars: tuple[Bar, ...]

    @property
    def headline(self) -> str:
        """``From $136k to $196k: Seattle adds $31k, the most``."""
        first, last = self.bars[0], self.bars[-1]
        course = f"From {self._short(first.end)} to {self._short(last.end)}"
        parts = [bar.part for bar in self.bars if bar.part is not None]
        if not parts:
            return course
        most = max(parts, key=lambda part: abs(part.amount))
        does = "takes away" if most.amount < 0 else "adds"
        return f"{course}: {most.name} {does} {self._short(abs(most.amount))}, the most"

    @property
    def notes(self) -> tuple[str, ...]:
        """The base case by its name."""
        return (f"From “{self.bars[0].name}” to “{self.bars[-1].name}”",)

    def table(self) -> Rows:
        """A bar a row, the totals first and last."""
        names = (f"amount ({self.unit})", "low (10 %)", "high (90 %)", "change (share)", "grade")
        return (("part", *names), *(_cells(bar) for bar in self.bars))

    def _short(self, amount: float) -> str:
        return money.short(amount, self.origin.currency)


def waterfall_data(
    base_name: str,
    base: float,
    parts: Sequence[Part],
    shown_name: str,
    shown: float,
    *,
    origin: Origin,
    meaning: str,
) -> WaterfallData:
    """The waterfall from ``base`` over the parts, in their order, to ``shown``; dollars a year.

    Raises ``ValueError`` where base and parts do not sum to the number shown, to the cent.
    """
    bars = [Bar(base_name, 0.0, base)]
    for part in parts:
        bars.append(Bar(part.name, bars[-1].end, bars[-1].end + part.amount, part))
    if abs(bars[-1].end - shown) > _CENT:
        raise ValueError(f"The parts make {bars[-1].end:.2f}, not {shown:.2f}")
    return WaterfallData(origin=origin, meaning=meaning, bars=(*bars, Bar(shown_name, 0.0, shown)))


def _cells(bar: Bar) -> tuple[str, ...]:
    part = bar.part
    if part is None:
        return (bar.name, *amounts((bar.end,)), "", "", "", "")
    return (bar.name, *amounts((part.amount, part.low, part.high)), *shares((part.share,)), part.grade)
