"""The numbers and sentences of measured coverage: how often bands held what they promised. Draws nothing.

Called by the method page with what calibration measured on people never used in fitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, shares
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

NOMINALS: Final = (0.5, 0.8, 0.9)
MOST_GROUPS: Final = 24


@dataclass(frozen=True, slots=True)
class Held:
    """The share of outcomes inside a band that promises ``nominal``; ``low`` to ``high`` is its 95 % interval.

    All 0 to 1; the ends are None where they were not worked out.
    """

    nominal: float
    measured: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """``n`` outcomes judged together: all of a horizon ("after 3 years") or data set, or a subgroup ("women")."""

    name: str
    n: int
    held: tuple[Held, ...]
    is_horizon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageData(Told):
    """What the chart shows: horizons, then subgroups."""

    groups: tuple[Group, ...]

    @property
    def headline(self) -> str:
        """``The 80 % band held 81 % after 1 year, 79 % after 5 years``."""
        told = [
            f"{money.percent(held.measured)} {group.name}"
            for group in self.groups
            for held in group.held
            if group.is_horizon and held.nominal == 0.8
        ]
        return f"The {money.percent(0.8)} band held {', '.join(told)}" if told else "No coverage has been measured"

    @property
    def notes(self) -> tuple[str, ...]:
        """Where it was farthest from what it promised: the reader should hear the worst from us."""
        off = [(held.measured - held.nominal, held, group) for group in self.groups for held in group.held]
        if not off:
            return ()
        _, held, group = max(off, key=lambda one: abs(one[0]))
        return (f"Farthest off: {group.name}, {money.percent(held.measured)} for {money.percent(held.nominal)}",)

    def table(self) -> Rows:
        """A group and a band a row."""
        rows = [
            (
                group.name,
                "whole" if group.is_horizon else "subgroup",
                str(group.n),
                *shares((held.nominal, held.measured, held.low, held.high)),
            )
            for group in self.groups
            for held in group.held
        ]
        return (("group", "kind", "outcomes", "nominal (0-1)", "measured (0-1)", "low (95 %)", "high (95 %)"), *rows)


def coverage_data(groups: Sequence[Group], *, origin: Origin, meaning: str) -> CoverageData:
    """Coverage by horizon first, then by subgroup, each in the order given.

    Raises ``ValueError`` for a share outside 0 to 1 and for more groups than can be drawn.
    """
    if len(groups) > MOST_GROUPS:
        raise ValueError(f"{len(groups)} groups are more than {MOST_GROUPS}")
    every = [share for group in groups for held in group.held for share in (held.nominal, held.measured)]
    if not all(0 <= share <= 1 for share in every):
        raise ValueError("A share lies outside 0 to 1")
    ordered = sorted(groups, key=lambda group: not group.is_horizon)
    return CoverageData(origin=origin, meaning=meaning, groups=tuple(ordered))
