"""How fast a distance from the market fades and how large the shocks are, fitted on people's errors.

Two steps, each panel counting the same. First the half-life and the share of passing noise: those with which the
filter is wrong least (mean absolute error). Then the size of the shocks and how much people differ in it: those whose
simulated 50, 80 and 90 % ranges lose least (pinball loss) on the errors of the first step. Intervals come from drawing
whole persons again.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from planner.calibration.dynamics_cases import Cases, told_again
from planner.calibration.dynamics_market import Placed
from planner.calibration.panels import Array
from planner.forecast.draws import draws, fade_rate
from planner.forecast.dynamics import Dynamics
from planner.forecast.stretch import YEARS

HALF_LIVES: Final = (6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 24.0, 28.0, 34.0, 40.0, 50.0, 60.0)
NOISE_RATIOS: Final = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.7)
"""Variance of passing noise over that of a year's lasting shock."""

SHOCK_SDS: Final = tuple(step / 400 for step in range(20, 61))
VOLATILITY_SPREADS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
LEVELS: Final = (0.05, 0.10, 0.25, 0.75, 0.90, 0.95)
FITTED_HORIZONS: Final = (1, 2, 3, 5, 8, 10)
BOOTSTRAPS: Final = 200

_SEED: Final = 20_261_123
_N: Final = 20_000


@dataclass(frozen=True, slots=True)
class Fitted:
    """An estimate and the range that holds 80 % of the estimates from persons drawn again."""

    estimate: float
    low: float
    high: float


def fit_shocks(told: Cases, people: Placed, start: Dynamics, bootstraps: int = BOOTSTRAPS) -> dict[str, Fitted]:
    """The fitted parameters by the name of their field in ``Dynamics``; all others are taken from ``start``.

    The first step also takes from it how large a year's shock is beside the spread of people around their market.
    """
    chosen = np.isin(told.horizon, FITTED_HORIZONS)
    kept = told.only(chosen)
    cells = _cells(kept, people)
    weights = _redrawn(people, bootstraps)
    faded = list(product(HALF_LIVES, NOISE_RATIOS))
    loss = np.array([_by_person(kept, people, cells, _with(start, *pair)) for pair in faded])  # (n_grid, n_persons)
    best = np.argmin(loss @ weights, axis=0)
    dynamics = _with(start, *faded[best[0]])
    shocks = list(product(SHOCK_SDS, VOLATILITY_SPREADS))
    lost = _range_losses(told_again(kept, people, dynamics), cells, weights, dynamics, shocks, faded[best[0]][1])
    sizes = np.argmin(lost, axis=0)
    return {
        "residual_half_life_years": fitted([faded[place][0] for place in best]),
        "transitory_sd": fitted(
            [shocks[size][0] * math.sqrt(faded[place][1]) for size, place in zip(sizes, best, strict=True)]
        ),
        "shock_sd": fitted([shocks[size][0] for size in sizes]),
        "volatility_spread": fitted([shocks[size][1] for size in sizes]),
    }


def fitted_dynamics(start: Dynamics, found: Mapping[str, Fitted]) -> Dynamics:
    """The dynamics with the fitted parameters."""
    return replace(start, **{name: one.estimate for name, one in found.items()})  # type: ignore[arg-type]


def wage_rate_deviation(dynamics: Dynamics, seed: int = _SEED, n: int = _N) -> Array:
    """Simulated distance of log pay from the market for people who are not promoted, (40, n), sorted.

    Time without pay is left out, because the panels hold wages by the hour or week, which do not show it.
    """
    drawn = draws(seed, n, replace(dynamics, layoff_gap_years=0.0))
    return np.sort(drawn.deviation[:YEARS], axis=1).astype(np.float64)


def _with(start: Dynamics, half_life: float, ratio: float) -> Dynamics:
    return replace(start, residual_half_life_years=half_life, transitory_sd=start.shock_sd * math.sqrt(ratio))


def _redrawn(people: Placed, bootstraps: int) -> Array:
    """How often each person counts, (n_persons, 1 + bootstraps): once, then in each drawing, panel by panel."""
    random = np.random.default_rng(_SEED)
    names = np.array(people.people.panel)
    weights = np.ones((len(names), 1 + bootstraps))
    for panel in sorted(set(names)):
        places = np.flatnonzero(names == panel)
        equal = np.full(len(places), 1 / len(places))
        weights[places, 1:] = random.multinomial(len(places), equal, size=bootstraps).T
    return weights


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """The cases of one panel and horizon and what each of them counts."""

    places: NDArray[np.intp]
    horizon: int
    weight: float


def _cells(told: Cases, people: Placed) -> list[_Cell]:
    panel_of = np.array(people.people.panel)[told.person.astype(int)]
    found = []
    for panel in sorted(set(panel_of)):
        horizons = sorted(set(told.horizon[panel_of == panel].tolist()))
        for horizon in horizons:
            places = np.flatnonzero((panel_of == panel) & (told.horizon == horizon))
            found.append(_Cell(places, int(horizon), 1 / (len(places) * len(horizons))))
    return found


def _by_person(told: Cases, people: Placed, cells: Sequence[_Cell], dynamics: Dynamics) -> Array:
    """Each person's part of the mean absolute error around the middle of their panel and horizon, (n_persons,)."""
    errors = told_again(told, people, dynamics).errors()
    size = np.zeros(len(told))
    for cell in cells:
        mine = errors[cell.places]
        size[cell.places] = cell.weight * np.abs(mine - np.median(mine))
    return np.asarray(np.bincount(told.person.astype(int), weights=size, minlength=len(people.people)), dtype=float)


def _range_losses(
    told: Cases,
    cells: Sequence[_Cell],
    weights: Array,
    dynamics: Dynamics,
    shocks: Sequence[tuple[float, float]],
    ratio: float,
) -> Array:
    """The pinball loss of each pair of shock and spread, (n_pairs, 1 + bootstraps)."""
    errors, person = told.errors(), told.person.astype(int)
    ranges = _simulated_ranges(dynamics, shocks, ratio)
    total = np.zeros((len(shocks), weights.shape[1]))
    for cell in cells:
        mine = errors[cell.places] - np.median(errors[cell.places])
        order = np.argsort(mine, kind="stable")
        counted = weights[person[cell.places]][order]
        for level, quantiles in zip(LEVELS, ranges[cell.horizon].T, strict=True):
            total += cell.weight * _pinball(mine[order], counted, quantiles, level)
    return total


def _pinball(errors: Array, weights: Array, quantiles: Array, level: float) -> Array:
    """Weighted pinball loss of each quantile, (n_quantiles, n_weights); ``errors`` rise, weights (n, n_weights)."""
    nothing = np.zeros((1, weights.shape[1]))
    count = np.vstack([nothing, weights.cumsum(axis=0)])
    sums = np.vstack([nothing, (errors[:, None] * weights).cumsum(axis=0)])
    below = np.searchsorted(errors, quantiles)
    at = quantiles[:, None]
    over = sums[-1] - sums[below] - at * (count[-1] - count[below])
    under = at * count[below] - sums[below]
    return np.asarray(level * over + (1 - level) * under)


def _simulated_ranges(dynamics: Dynamics, shocks: Sequence[tuple[float, float]], ratio: float) -> dict[int, Array]:
    """Quantiles of simulated errors at ``LEVELS`` around their median, (n_pairs, 6), by horizon."""
    random = np.random.default_rng(_SEED)
    volatility, size = random.standard_normal((2, _N))
    still = replace(dynamics, shock_sd=0.0, transitory_sd=0.0, layoff_gap_years=0.0)
    events = draws(_SEED, _N, still).deviation.astype(np.float64)
    ranges = {}
    for horizon in FITTED_HORIZONS:
        unit = math.sqrt(error_variance(1.0, ratio, fade_rate(dynamics), horizon))
        rows = []
        for shock, spread in shocks:
            errors = shock * unit * np.exp(spread * volatility) * size + events[horizon - 1]
            low, *others = np.quantile(errors, (0.5, *LEVELS))
            rows.append(np.array(others) - low)
        ranges[horizon] = np.array(rows)
    return ranges


def error_variance(lasting: float, passing: float, fade: float, horizon: float) -> float:
    """Variance of a person's error after a few readings: what today is not known, shocks since, and passing noise.

    ``lasting`` and ``passing`` are yearly variances; the shocks arrive at any moment of a year and fade from there.
    """
    keep, unknown = math.exp(-fade), passing
    for _ in range(5):
        ahead = unknown * keep**2 + lasting
        unknown = ahead * passing / (ahead + passing) if passing else 0.0
    arrived = lasting * (1 - math.exp(-2 * fade * horizon)) / (2 * fade)
    return float(unknown * keep ** (2 * horizon) + arrived + passing)


def fitted(estimates: Sequence[float]) -> Fitted:
    """The first is the estimate, the others tell its range, which reaches at least to it."""
    low, high = np.quantile(estimates, (0.10, 0.90), method="nearest")
    return Fitted(estimates[0], min(float(low), estimates[0]), max(float(high), estimates[0]))
