"""Forecasts to be checked: each pair of a person's readings is one, told from the earlier what the later will be.

A reading of a survey is noisy. Today's distance from the market is therefore estimated from all readings so far, by
the filter that the parameters imply (R. E. Kalman, "A new approach to linear filtering and prediction problems",
Journal of Basic Engineering 82, 1960): a reading counts in full where nothing is lost to passing noise. Nothing after
the start enters, apart from what is to be told.
"""

import math
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from planner.calibration.dynamics_market import HORIZONS, Placed, profile_ahead
from planner.calibration.panels import Array, Mask
from planner.forecast.draws import fade_rate
from planner.forecast.dynamics import Dynamics

LONGEST_CASE_YEARS: Final = 13
_LEAST_VARIANCE: Final = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """Forecasts to be checked, arrays (n_cases,).

    ``person`` and ``reading`` are places among the people and among a person's readings, of the start; ``horizon`` is
    in whole years; ``today`` and ``observed`` are log wages; ``growth`` is the expected growth of the market and
    ``market`` what it is then expected to pay; ``kept`` what is expected to be left of the person's distance from it;
    ``experience`` and ``swing`` are those known at the start, NaN where unknown.
    """

    person: Array
    reading: Array
    horizon: Array
    today: Array
    observed: Array
    market: Array
    growth: Array
    kept: Array
    experience: Array
    swing: Array

    def __len__(self) -> int:
        return len(self.person)

    def only(self, chosen: Mask) -> "Cases":
        """The cases for which ``chosen`` (n_cases,) holds."""
        return Cases(*(getattr(self, item.name)[chosen] for item in fields(self)))

    def errors(self) -> Array:
        """Observed less expected log wage."""
        return self.observed - self.market - self.kept


def yearly_variances(dynamics: Dynamics) -> tuple[float, float]:
    """Variance of a year's lasting shock and of passing noise, over people of all volatilities."""
    over_people = math.exp(2 * dynamics.volatility_spread**2)
    return dynamics.shock_sd**2 * over_people, dynamics.transitory_sd**2 * over_people


def cases(people: Placed, dynamics: Dynamics) -> Cases:
    """Every pair of readings up to 13 years apart, in the order of persons, starts and ends."""
    known, swings = known_distance(people, dynamics), past_swing(people, dynamics)
    year, n_readings = people.people.year, people.people.year.shape[1]
    parts = [
        _pairs(people, known, swings, first, second, dynamics)
        for first in range(n_readings)
        for second in range(first + 1, n_readings)
        if np.any(year[:, second] - year[:, first] <= LONGEST_CASE_YEARS)
    ]
    columns = np.hstack(parts) if parts else np.zeros((len(fields(Cases)), 0))
    found = Cases(*columns[:, np.lexsort((columns[2], columns[1], columns[0]))])
    return _drifted(found, people)


def told_again(told: Cases, people: Placed, dynamics: Dynamics) -> Cases:
    """The same cases with the distance from the market kept as other dynamics say."""
    known = known_distance(people, dynamics)[told.person.astype(int), told.reading.astype(int)]
    return replace(told, kept=known * np.exp(-fade_rate(dynamics) * told.horizon))


def _drifted(told: Cases, people: Placed) -> Cases:
    """With the growth beyond the market's, which depends on the horizon, where the panel is known."""
    drift = np.zeros(len(told))
    panel_of = np.array(people.people.panel)[told.person.astype(int)]
    for panel, steps in people.drift.items():
        mine = panel_of == panel
        drift[mine] = np.interp(told.horizon[mine], (0.0, *HORIZONS), (0.0, *steps))
    return replace(told, market=told.market + drift, growth=told.growth + drift)


def known_distance(people: Placed, dynamics: Dynamics) -> Array:
    """The distance from the market as estimated at each reading from all so far, (n_persons, n_readings)."""
    lasting, passing = yearly_variances(dynamics)
    keep_a_year = math.exp(-fade_rate(dynamics))
    year, seen = people.people.year, people.distance
    variance = np.maximum(people.spread**2 - passing, _LEAST_VARIANCE)
    mean = np.zeros(len(people.people))
    known = np.full(seen.shape, np.nan)
    for reading in range(seen.shape[1]):
        if reading:
            keep = keep_a_year ** (year[:, reading] - year[:, reading - 1])
            mean = mean * keep
            variance = variance * keep**2 + lasting * (1 - keep**2) / (1 - keep_a_year**2)
        gain = variance / (variance + passing)
        mean = mean + gain * (seen[:, reading] - mean)
        variance = variance * (1 - gain)
        known[:, reading] = mean
    return known


def past_swing(people: Placed, dynamics: Dynamics) -> Array:
    """Mean size of the changes so far, away from the market and as if over one year; NaN at the first reading."""
    lasting, passing = yearly_variances(dynamics)
    year = people.people.year
    gap = np.diff(year, axis=1)
    size = np.abs(people.step)
    size /= np.sqrt((2 * passing + lasting * gap) / (2 * passing + lasting))
    count = np.arange(1, size.shape[1] + 1)
    swings = np.full(year.shape, np.nan)
    swings[:, 1:] = size.cumsum(axis=1) / count
    return swings


def _pairs(people: Placed, known: Array, swings: Array, first: int, second: int, dynamics: Dynamics) -> Array:
    """The fields of the cases from one reading to another, (n_fields, n)."""
    histories = people.people
    horizon = histories.year[:, second] - histories.year[:, first]
    there = np.flatnonzero(horizon <= LONGEST_CASE_YEARS)  # not a number where there is no such reading
    horizon, experience = horizon[there], histories.experience[there, first]
    today = histories.log_wage[there, first]
    ahead = (profile_ahead(experience, horizon) * people.slopes[there]).sum(axis=1)
    growth = people.growth[there, first] * horizon + ahead
    return np.stack(
        [
            there.astype(np.float64),
            np.full(len(there), float(first)),
            horizon,
            today,
            histories.log_wage[there, second],
            today - people.distance[there, first] + growth,
            growth,
            known[there, first] * np.exp(-fade_rate(dynamics) * horizon),
            experience,
            swings[there, first],
        ]
    )
