"""Chance, drawn once: the same careers for every plan and every position of a slider (common random numbers).

Whatever moves a person away from the market arrives at a moment in continuous time and fades from there with one
half-life, so that what is left at a reading is what was left a year before, faded, and what arrived since.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final

import numpy as np

from planner.forecast.chance import Doubles, Floats, normals, streams
from planner.forecast.dynamics import Dynamics
from planner.forecast.happenings import BLOCK_YEARS, Happenings, happenings, layoffs, log_worked, premiums
from planner.forecast.inputs import LEVELS
from planner.forecast.promotions import waits

__all__ = ["Doubles", "Draws", "Floats", "draws", "fade_rate"]

MANY: Final = 4_000
"""From so many careers on only the latest few draws are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Chance of ``n`` careers over ``years``; arrays are read-only and shared.

    ``deviation`` (years, n): log real pay away from the level's median through shocks, moves, layoffs and market.
    ``lasting`` (years, n): what of it is left of the person's own lasting shocks, moves and layoffs.
    ``price_surprise`` (years, n): inflation beyond its centre so far, in years of the centre. ``market_shock``
    (years, n): what the market's log pay moved by in the year. ``luck`` (3, n): uniform, decides how long each level
    lasts, and ``waits`` (3, n) how long for someone new there, infinite where for good. ``residual`` (n,): standard
    normal, where today's pay is unknown. ``departure`` (n,): years until the employer of today is left, infinite where
    that is beyond the years.
    """

    deviation: Floats
    lasting: Floats
    price_surprise: Floats
    market_shock: Floats
    luck: Floats
    waits: Floats
    residual: Floats
    departure: Floats


def fade_rate(dynamics: Dynamics) -> float:
    """Rate λ at which a distance from the market fades, per year."""
    return math.log(2) / dynamics.residual_half_life_years


def draws(
    seed: int, n_careers: int, dynamics: Dynamics, years: int = 40, layoff_factors: tuple[float, ...] = ()
) -> Draws:
    """The chance behind ``n_careers`` careers for at least ``years``; kept for the latest few seeds and dynamics.

    Market growth, the centre of inflation and the standing after a planned move do not touch it. ``layoff_factors``
    multiply the layoffs of each year, the last those of all later ones.
    """
    blocks = -(-years // BLOCK_YEARS)
    if layoff_factors:
        padded = layoff_factors + layoff_factors[-1:] * (BLOCK_YEARS * blocks - len(layoff_factors))
        layoff_factors = padded[: BLOCK_YEARS * blocks]
    drawn = _many if n_careers >= MANY else _few
    return drawn(seed, n_careers, _without_drift(dynamics), blocks, layoff_factors)


@lru_cache(maxsize=16)
def _without_drift(dynamics: Dynamics) -> Dynamics:
    return replace(dynamics, market_growth=0.0, inflation=0.0, move_standing_sd=0.0)


def _draws(seed: int, n: int, dynamics: Dynamics, blocks: int, layoff_factors: tuple[float, ...]) -> Draws:
    # One stream a subject: changing how often people move leaves the promotions as they were.
    promotion, today, market, prices, volatile, lasting, passing, moving, leaving, leaving_more = streams(seed, 10)
    shape = (blocks * BLOCK_YEARS, n)
    market_shock = normals(market, shape)
    market_shock *= np.float32(dynamics.market_sd)
    moves = happenings(moving, n, dynamics.move_rate_per_year, blocks)
    laid_off = layoffs((leaving, leaving_more), n, dynamics.layoff_rate_per_year, blocks, layoff_factors)
    deviation = log_worked(laid_off, dynamics, *shape)
    volatility = np.exp(np.float32(dynamics.volatility_spread) * volatile.standard_normal(n, dtype=np.float32))
    shocks = _Shocks(volatility, normals(lasting, shape), normals(passing, shape))
    left = _gather(deviation, _arrived(moves, laid_off, dynamics, market_shock), market_shock, shocks, dynamics)
    luck = promotion.random((len(LEVELS) - 1, n), dtype=np.float32)
    drawn = Draws(
        deviation=deviation,
        lasting=left,
        price_surprise=_surprise(normals(prices, shape), dynamics.inflation_spread),
        market_shock=market_shock,
        luck=luck,
        waits=waits(luck, dynamics),
        residual=today.standard_normal(n, dtype=np.float32),
        departure=_first((moves, *laid_off), n),
    )
    for item in fields(drawn):
        getattr(drawn, item.name).flags.writeable = False
    return drawn


_many = lru_cache(maxsize=4)(_draws)
_few = lru_cache(maxsize=64)(_draws)


@dataclass(frozen=True, slots=True, eq=False)
class _Shocks:
    """A career's own ``volatility`` (n,) and standard normals of what lasts and what passes, (years, n) each."""

    volatility: Floats
    lasting: Floats
    passing: Floats


def _first(events: Sequence[Happenings], n: int) -> Floats:
    """The first event of each career, infinite where there is none, (n,)."""
    first = np.full(n, math.inf, dtype=np.float32)
    for some in events:
        np.minimum.at(first, some.career, some.when)
    return first


def _arrived(moves: Happenings, laid_off: Sequence[Happenings], dynamics: Dynamics, market_shock: Floats) -> Floats:
    """What moves and layoffs of each year add to pay at its end, (years, n)."""
    rate = np.float32(fade_rate(dynamics))
    added = np.zeros(market_shock.size, dtype=np.float32)
    np.add.at(added, moves.cell, premiums(moves, dynamics, market_shock) * np.exp(-rate * moves.left))
    for events in laid_off:
        np.add.at(added, events.cell, np.float32(-dynamics.layoff_scar) * np.exp(-rate * events.left))
    return added.reshape(market_shock.shape)


def _gather(deviation: Floats, arrived: Floats, market_shock: Floats, shocks: _Shocks, dynamics: Dynamics) -> Floats:
    """Add to ``deviation`` in place, year by year: the market, what is left of all that lasts, and what passes.

    Gives what is left of all that lasts, (years, n).
    """
    rate = fade_rate(dynamics)
    fade = np.float32(math.exp(-rate))
    # A year's lasting shock arrives at any moment of it; what is left at its end has this root mean square.
    lasting_sd = shocks.volatility * np.float32(dynamics.shock_sd * math.sqrt(-math.expm1(-2 * rate) / (2 * rate)))
    passing_sd = shocks.volatility * np.float32(dynamics.transitory_sd)
    every, left, market = np.empty_like(deviation), np.zeros_like(lasting_sd), np.zeros_like(lasting_sd)
    for year in range(len(deviation)):
        left = np.multiply(left, fade, out=every[year])
        left += np.multiply(shocks.lasting[year], lasting_sd, out=shocks.lasting[year])
        left += arrived[year]
        market += market_shock[year]
        deviation[year] += left
        deviation[year] += market
        deviation[year] += np.multiply(shocks.passing[year], passing_sd, out=shocks.passing[year])
    return every


def _surprise(prices: Floats, spread: float) -> Floats:
    """A random walk of inflation's surprises from standard normals (years, n), in place."""
    prices *= np.float32(spread)
    return np.cumsum(prices, axis=0, out=prices)
