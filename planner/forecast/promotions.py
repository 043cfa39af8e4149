"""When the levels are reached: an accelerated clock with people who are never promoted."""

import numpy as np

from planner.forecast.draws import Doubles, Floats
from planner.forecast.dynamics import Dynamics
from planner.forecast.inputs import LEVELS, ForecastInputs


def remaining_years(luck: Floats, level: int, spent: float, dynamics: Dynamics) -> Doubles:
    """Years until promotion from ``level`` for people who have been there ``spent`` years, infinite where never, (n,).

    Durations D of those who are ever promoted are log-logistic, P(D > x) = 1 / (1 + (x / median)^shape); ``luck``,
    uniform on 0 to 1, is the chance still left at D, given that ``spent`` years brought no promotion.
    """
    median, shape = dynamics.promotion_median_years[level], dynamics.promotion_shape
    never = dynamics.never_promoted[level]
    ever = 1.0 - never
    chance_left = luck.astype(np.float64) * (never + ever / (1.0 + (spent / median) ** shape))
    promotable = chance_left - never
    odds = np.full(luck.shape, np.inf)
    np.divide(ever - promotable, promotable, out=odds, where=promotable > 0.0)
    return np.maximum(median * odds ** (1.0 / shape) - spent, 0.0)


def arrivals(inputs: ForecastInputs, luck: Floats) -> Floats:
    """Years from today until each higher level is reached, infinite where never, (levels above, n).

    Readiness divides what is still to wait, so more of it can only bring a promotion forward.
    """
    above = range(inputs.level, len(LEVELS) - 1)
    waits = np.empty((len(above), inputs.n_careers))
    for row, level in enumerate(above):
        spent = inputs.years_at_level if level == inputs.level else 0.0
        waits[row] = remaining_years(luck[level], level, spent, inputs.dynamics)
    return (waits.cumsum(axis=0) / inputs.readiness_speed).astype(np.float32)


def level_chances(inputs: ForecastInputs, arrived: Floats) -> Doubles:
    """Chance of being at each level at each reading, (n_years, 4); rows sum to 1."""
    readings = np.arange(1, inputs.horizon_years + 1)
    reached = np.zeros((inputs.horizon_years, len(LEVELS) + 1))
    reached[:, : inputs.level + 1] = 1.0
    for row, times in enumerate(np.sort(arrived, axis=1)):
        count = np.searchsorted(times, readings, side="right")
        reached[:, inputs.level + 1 + row] = count / inputs.n_careers
    return reached[:, :-1] - reached[:, 1:]
