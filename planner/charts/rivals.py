"""The numbers and sentences of a choice among rivals: what each brings against doing nothing. Draws nothing.

Called by the dialog of the optimiser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, amounts, shares
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

MOST_CHOICES: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: a short ``name``, all its ``actions`` in words, and what it brings, low ≤ middle ≤ high.

    The gain is dollars after cost, or a chance (−1 to 1). ``standing`` tells how it compares with the best: "best",
    "tie" or "".
    """

    name: str
    actions: str
    low: float
    middle: float
    high: float
    hours: float
    cost: float
    standing: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high or self.hours < 0 or self.cost < 0:
            raise ValueError(f"the range of {self.name} runs backwards, or its hours or cost are below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalsData(Told):
    """What the chart shows: the best first. ``target`` names the level and year aimed at, "" where it is money."""

    choices: tuple[Choice, ...]
    target: str = ""

    @property
    def headline(self) -> str:
        """``MLOps, CKA: +$41k against doing nothing``."""
        if not self.choices:
            return "No choice yet"
        return f"{self.choices[0].name}: {self.gains[0]} against doing nothing"

    @property
    def notes(self) -> tuple[str, ...]:
        """What each rival brings, and which of them are ties."""
        return tuple(
            f"{one.name}: {gain}{', a tie' if one.standing == 'tie' else ''}"
            for one, gain in zip(self.choices[1:], self.gains[1:], strict=True)
        )

    @property
    def gains(self) -> tuple[str, ...]:
        """What each choice brings, all as exact as the largest: ``+$41k``, or ``+3.2 points`` of a chance."""
        middles = [one.middle for one in self.choices]
        if not self.target:
            return money.alike(middles, self.origin.currency)
        return tuple(f"{'−' if round(1000 * gain) < 0 else '+'}{abs(100 * gain):.1f} points" for gain in middles)

    def table(self) -> Rows:
        """A choice a row, the best first."""
        unit = f"chance of {self.target}, 0-1" if self.target else f"{self.origin.currency}, {self.origin.money}"
        gains = tuple(f"{name} ({unit})" for name in ("low", "gain", "high"))
        cells = shares if self.target else amounts
        rows = [
            (
                one.name,
                one.standing,
                *cells((one.low, one.middle, one.high)),
                f"{one.hours:.0f}",
                f"{one.cost:.2f}",
                one.actions,
            )
            for one in self.choices
        ]
        return (("choice", "standing", *gains, "hours", "cost (USD)", "actions"), *rows)


def rivals_data(choices: Sequence[Choice], *, origin: Origin, meaning: str, target: str = "") -> RivalsData:
    """The choices by what they bring, at most ``MOST_CHOICES``."""
    ranked = sorted(choices, key=lambda one: (one.standing != "best", -one.middle, one.name))
    return RivalsData(origin=origin, meaning=meaning, choices=tuple(ranked[:MOST_CHOICES]), target=target)
