"""The stretch of each group: how far beyond the simulated ranges the errors of people reached.

Split conformal offsets (Vovk, Gammerman and Shafer, "Algorithmic learning in a random world", 2005) for each horizon
and side, with as many independent observations as there are persons. A group's factors are drawn towards those of the
larger group it belongs to, the more the fewer persons it has; then ranges are kept from narrowing with the horizon.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from planner.calibration.dynamics_cases import Cases
from planner.calibration.dynamics_market import HORIZONS
from planner.calibration.panels import Array, Mask
from planner.market.dynamics_file import ANYONE, SWINGS, experience_band
from planner.market.pay_file import EXPERIENCE_BANDS

Names = NDArray[np.object_]
"""One name a case."""

SHARES: Final = (0.25, 0.10, 0.05)
"""Shares of the people outside each end of the 50, 80 and 90 % ranges."""

FEWEST_PERSONS: Final = 20
SHRINKAGE_PERSONS: Final = 5.0
"""Where so many persons of a group lie outside one end of a range, it counts as much as the larger group behind it."""

_NARROWEST: Final = 1e-3
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Cases with what their groups depend on: names of panel, band of experience and kind of swing, "" unknown.

    ``weight`` is what a case counts: each panel the same at a horizon.
    """

    told: Cases
    panel: Names
    band: Names
    kind: Names
    weight: Array


def standing(told: Cases, panels: Sequence[str], limits: tuple[float, float]) -> Standing:
    """The cases with their groups; ``panels`` names each person's panel; each panel counts the same at a horizon."""
    panel = np.array(panels, dtype=object)[told.person.astype(int)]
    band = ["" if np.isnan(years) else experience_band(years) for years in told.experience]
    kind = ["" if np.isnan(swing) else SWINGS[sum(swing >= limit for limit in limits)] for swing in told.swing]
    _, place, count = np.unique(
        [f"{a} {b}" for a, b in zip(panel, told.horizon, strict=True)], return_inverse=True, return_counts=True
    )
    return Standing(told, panel, np.array(band, dtype=object), np.array(kind, dtype=object), 1 / count[place])


def swing_limits(told: Cases, weight: Array) -> tuple[float, float]:
    """The swings that part the people with a past into thirds, rounded to hundredths."""
    known = ~np.isnan(told.swing)
    low, high = _weighted_quantiles(told.swing[known], weight[known], (1 / 3, 2 / 3))
    return round(low, 2), round(high, 2)


def fit_stretch(people: Standing, simulated: Array) -> dict[str, dict[str, Any]]:
    """Persons and factors below and above of each group, by its name, as plain JSON values.

    ``simulated`` (40, n) is what the dynamics simulate, sorted. Factors have one row for each of ``HORIZONS``.
    """
    near = _simulated_distances(simulated)
    everyone = np.ones(len(people.told), dtype=bool)
    factors = {ANYONE: _factors(people, everyone, near, np.ones_like(near))}
    rows = {ANYONE: _as_json(never_narrower(factors[ANYONE], near), _persons(people, everyone))}
    for name, behind, mine in _groups(people):
        expected = factors[behind[0]] if len(behind) == 1 else factors[behind[0]] * factors[behind[1]] / factors[ANYONE]
        factors[name] = _factors(people, mine, near, expected)
        if _persons(people, mine) >= FEWEST_PERSONS:
            rows[name] = _as_json(never_narrower(factors[name], near), _persons(people, mine))
    return rows


def _groups(people: Standing) -> Iterator[tuple[str, tuple[str, ...], Mask]]:
    """Name, groups behind it, and members; a kind within a group has two behind it, and their product over everybody's
    is expected of it."""
    for kind in SWINGS:
        yield f"{ANYONE}, {kind}", (ANYONE,), people.kind == kind
    names = [(f"experience {band}", people.band == band) for _, band in EXPERIENCE_BANDS]
    names += [(f"panel {panel}", people.panel == panel) for panel in sorted(set(people.panel))]
    sizes = {name: _persons(people, mine) for name, mine in names}
    for name, mine in names:
        if sizes[name] >= FEWEST_PERSONS:
            yield name, (ANYONE,), mine
            for kind in SWINGS:
                yield f"{name}, {kind}", (name, f"{ANYONE}, {kind}"), mine & (people.kind == kind)


def _persons(people: Standing, mine: Mask) -> int:
    return len(np.unique(people.told.person[mine]))


def _simulated_distances(simulated: Array) -> Array:
    """Distances of the simulated ranges from the median at ``HORIZONS``, (n_horizons, 6): below, then above."""
    rows = simulated[[int(horizon) - 1 for horizon in HORIZONS]]
    shares = (0.5, *SHARES, *(1 - share for share in SHARES))
    median, *others = np.quantile(rows, shares, axis=1)
    return np.asarray(np.abs(np.array(others) - median).T)


def _factors(people: Standing, mine: Mask, near: Array, expected: Array) -> Array:
    """Factors (n_horizons, 6) of a group; where it has too few persons, those expected, moved as at the last known."""
    errors, factors, moved = people.told.errors(), expected.copy(), np.ones(expected.shape[1])
    for row, horizon in enumerate(HORIZONS):
        now = mine & (people.told.horizon == horizon)
        n_persons = _persons(people, now)
        if n_persons >= FEWEST_PERSONS:
            reached = _reached(errors[now], people.weight[now], n_persons)
            outside = n_persons * np.array(SHARES * 2)
            moved = (reached / near[row] / expected[row]) ** (outside / (outside + SHRINKAGE_PERSONS))
        factors[row] = expected[row] * moved
    return factors


def _reached(errors: Array, weight: Array, n_persons: int) -> Array:
    """How far the errors reach below and above 0 at the conformal shares, (6,)."""
    outside = [max((n_persons + 1) * share - 1, 0.0) / n_persons for share in SHARES]
    below = _weighted_quantiles(-errors, weight, [1 - share for share in outside])
    above = _weighted_quantiles(errors, weight, [1 - share for share in outside])
    return np.maximum([*below, *above], _NARROWEST)


def never_narrower(factors: Array, near: Array) -> Array:
    """The factors (n_horizons, 6) with distances that rise from range to range and never fall with the horizon."""
    distance = factors * near
    for side in (slice(0, 3), slice(3, 6)):
        distance[:, side] = np.maximum.accumulate(distance[:, side], axis=1)
    return np.asarray(np.maximum.accumulate(distance, axis=0) / near)


def _weighted_quantiles(values: Array, weight: Array, shares: Sequence[float]) -> list[float]:
    """Straight lines between the values, each at the middle of its weight."""
    order = np.argsort(values, kind="stable")
    counted = weight[order].cumsum()
    middle = (counted - weight[order] / 2) / counted[-1]
    return [float(number) for number in np.interp(shares, middle, values[order])]


def _as_json(factors: Array, n_persons: int) -> dict[str, Any]:
    rounded = np.ceil(factors * 10**_DECIMALS) / 10**_DECIMALS
    return {"persons": n_persons, "below": rounded[:, :3].tolist(), "above": rounded[:, 3:].tolist()}
