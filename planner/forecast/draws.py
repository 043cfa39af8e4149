"""Chance, drawn once: the same careers for every plan and every position of a slider (common random numbers).

Whatever moves a person away from the market arrives at a moment in continuous time and fades from there with one
half-life. An arrival of size s at time T still counts s·exp(−λ(t − T)) at t, which is exp(−λt) times s·exp(λT): so a
running sum over arrivals, scaled once, gives every reading without stepping through time.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.dynamics import Dynamics
from planner.forecast.inputs import LEVELS, LONGEST_HORIZON_YEARS

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

LARGEST_LOST_SHARE: Final = 0.9
"""No year is read as more than nine tenths without pay, so that its logarithm exists."""

_YEARS: Final = LONGEST_HORIZON_YEARS


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Chance of ``n`` careers over 40 years; arrays are read-only and shared.

    ``deviation`` (40, n): log real pay away from the level's median through shocks, moves, layoffs and market.
    ``price_surprise`` (40, n): inflation beyond its centre so far, in years of the centre.
    ``luck`` (3, n): uniform, decides how long each level lasts. ``residual`` (n,): standard normal, where today's pay
    is unknown. ``departure`` (n,): years until the employer of today is left, infinite where never.
    """

    deviation: Floats
    price_surprise: Floats
    luck: Floats
    residual: Floats
    departure: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Events:
    """Moments of a Poisson process, one row an event: when (0 to 40 years), and in which of ``n`` careers."""

    when: Doubles
    career: npt.NDArray[np.int64]
    n: int

    def year(self) -> npt.NDArray[np.int64]:
        """The forecast year, from 0, in which each event falls."""
        return np.minimum(self.when.astype(np.int64), _YEARS - 1)

    def summed(self, sizes: Doubles) -> Doubles:
        """Sizes added up by year and career, (40, n)."""
        cells = np.bincount(self.year() * self.n + self.career, weights=sizes, minlength=_YEARS * self.n)
        return cells.astype(np.float64, copy=False).reshape(_YEARS, self.n)

    def first(self) -> Doubles:
        """The first event of each career, infinite where there is none, (n,)."""
        first = np.full(self.n, math.inf)
        np.minimum.at(first, self.career, self.when)
        return first


def fade_rate(dynamics: Dynamics) -> float:
    """Rate λ at which a distance from the market fades, per year."""
    return math.log(2) / dynamics.residual_half_life_years


def draws(seed: int, n_careers: int, dynamics: Dynamics) -> Draws:
    """The chance behind ``n_careers`` careers; kept for the latest few seeds and dynamics.

    Market growth and the centre of inflation do not touch it.
    """
    return _draws(seed, n_careers, replace(dynamics, market_growth=0.0, inflation=0.0))


@lru_cache(maxsize=3)
def _draws(seed: int, n: int, dynamics: Dynamics) -> Draws:
    # One stream a subject: changing how often people move leaves the promotions as they were.
    sources = (np.random.Generator(np.random.SFC64(child)) for child in np.random.SeedSequence(seed).spawn(7))
    promotion, today, market, prices, personal, moves, layoffs = sources
    market_shock = dynamics.market_sd * market.standard_normal((_YEARS, n))
    moved, raised = _moves(moves, n, dynamics, market_shock)
    laid_off, scarred, lost = _layoffs(layoffs, n, dynamics)
    lasting, passing = _personal(personal, n, dynamics)
    deviation = _faded(lasting + raised + scarred, dynamics) + passing + np.log1p(-lost) + market_shock.cumsum(axis=0)
    surprise = dynamics.inflation_spread * prices.standard_normal((_YEARS, n)).cumsum(axis=0)
    return Draws(
        deviation=_shared(deviation),
        price_surprise=_shared(surprise),
        luck=_shared(promotion.random((len(LEVELS) - 1, n))),
        residual=_shared(today.standard_normal(n)),
        departure=_shared(np.minimum(moved.first(), laid_off.first())),
    )


def _shared(values: Doubles) -> Floats:
    result = np.ascontiguousarray(values, dtype=np.float32)
    result.flags.writeable = False
    return result


def _events(source: np.random.Generator, n: int, rate: float) -> _Events:
    counts = source.poisson(rate * _YEARS, n)
    career = np.repeat(np.arange(n), counts)
    return _Events(source.uniform(0.0, _YEARS, career.size), career, n)


def _faded(arrived: Doubles, dynamics: Dynamics) -> Doubles:
    """What is left at each reading of arrivals that were grown to the rate of fading, (40, n)."""
    readings = np.arange(1, _YEARS + 1)
    fade: Doubles = np.exp(-fade_rate(dynamics) * readings)
    left: Doubles = arrived.cumsum(axis=0) * fade[:, None]
    return left


def _personal(source: np.random.Generator, n: int, dynamics: Dynamics) -> tuple[Doubles, Doubles]:
    """Lasting shocks, grown for fading, and passing ones: (40, n) each."""
    volatility = np.exp(dynamics.volatility_spread * source.standard_normal(n))
    when = np.arange(_YEARS)[:, None] + source.random((_YEARS, n))
    size = dynamics.shock_sd * volatility * source.standard_normal((_YEARS, n))
    passing = dynamics.transitory_sd * volatility * source.standard_normal((_YEARS, n))
    return size * np.exp(fade_rate(dynamics) * when), passing


def _moves(source: np.random.Generator, n: int, dynamics: Dynamics, market_shock: Doubles) -> tuple[_Events, Doubles]:
    """Moves to another employer and their raises, grown for fading, (40, n)."""
    events = _events(source, n, dynamics.move_rate_per_year)
    size = dynamics.move_premium + dynamics.move_premium_sd * source.standard_normal(events.when.size)
    size += dynamics.move_premium_cycle * market_shock[events.year(), events.career]
    return events, events.summed(size * np.exp(fade_rate(dynamics) * events.when))


def _layoffs(source: np.random.Generator, n: int, dynamics: Dynamics) -> tuple[_Events, Doubles, Doubles]:
    """Layoffs, their lasting loss grown for fading, and the share of each year without pay: (40, n) each."""
    events = _events(source, n, dynamics.layoff_rate_per_year)
    gap = dynamics.layoff_gap_years * np.exp(dynamics.layoff_gap_spread * source.standard_normal(events.when.size))
    scar = events.summed(-dynamics.layoff_scar * np.exp(fade_rate(dynamics) * events.when))
    left = events.year() + 1 - events.when
    lost = events.summed(np.minimum(gap, left))
    # What is left of the gap runs into the next year, at most to its end; the last year has none after it.
    lost[1:] += events.summed(np.clip(gap - left, 0.0, 1.0))[:-1]
    return events, scar, np.minimum(lost, LARGEST_LOST_SHARE)
