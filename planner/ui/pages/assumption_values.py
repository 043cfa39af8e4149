"""Which assumptions the user can set in place, in which unit and between which ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from planner.forecast.situation import Basis

_LEAST_FACTOR, _MOST_FACTOR = -66.0, 200.0
"""Per cent: an own effect may at most treble pay, or divide it by three."""
_SHARES: Final = ("share", "log pay", "a year")


@dataclass(frozen=True, slots=True)
class Setting:
    """An assumption as it is shown in a box: ``value`` between ``least`` and ``most`` in the unit of ``suffix``.

    ``is_own`` tells that the user has put their own in place of the shipped one.
    """

    id: str
    name: str
    value: float
    least: float
    most: float
    decimals: int
    suffix: str
    grade: str
    source: str
    is_own: bool


def settings_of(basis: "Basis", overrides: Mapping[str, float]) -> Iterator[Setting]:
    """The assumptions of a forecast that can be set, in the order in which they are told."""
    from planner.market.dynamics_file import load_dynamics, with_own

    shipped = load_dynamics()
    parameters = with_own(shipped, {name: value for name, value in overrides.items() if name in shipped})
    for assumption in basis.assumptions:
        one = parameters.get(assumption.id)
        if one is None:
            continue
        by = 100.0 if one.unit in _SHARES else 1.0
        suffix = {"share": " %", "log pay": " %", "a year": " %"}.get(one.unit, f" {one.unit}".rstrip())
        ends = (by * one.estimate, by * one.least, by * one.most)
        decimals, is_own = _decimals(by * one.most, one.unit), one.id in overrides
        yield Setting(one.id, one.name, *ends, decimals, suffix, one.grade, one.source, is_own)
    for factor in basis.factors:
        is_own = factor.id in overrides
        percent = factor.percent
        source = f"{factor.source} {factor.date}".strip() or factor.note
        ends = (percent, _LEAST_FACTOR, _MOST_FACTOR)
        yield Setting(factor.id, factor.name, *ends, 1, " % pay", factor.grade or "D", source, is_own)


def stored_value(setting: Setting, shown: float) -> float:
    """What is stored for a value in the box; raises ``UserError`` for an own effect that is not believable."""
    from planner.market.factors import own_effect

    if setting.suffix == " % pay":
        return own_effect(shown)
    return shown / 100 if setting.suffix == " %" else shown


def _decimals(most: float, unit: str) -> int:
    return 2 if most <= 25 and unit != "years" else 1
