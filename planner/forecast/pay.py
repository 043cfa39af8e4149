"""What each career earns at each reading."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Floats
from planner.forecast.course import Course, TrackStay, departure
from planner.forecast.draws import Draws, fade_rate
from planner.forecast.inputs import ForecastInputs
from planner.forecast.offered_pay import Taken, pay_taken, total_shares
from planner.forecast.paths import along
from planner.forecast.promotions import Steps

_CELLS_AT_ONCE: Final = 2**15
"""So many numbers stay near the processor, and beside working on them calling numpy costs little."""


def log_pay_blocks(inputs: ForecastInputs, drawn: Draws, plan: Course, promoted: Steps) -> Iterator[Floats]:
    """Log of full-time yearly base pay, real or nominal as the inputs ask, less what is common to all.

    Comes a few years at a time, (years of the block, n), from the first year on; each block is the same array, to be
    used up before the next is asked for.
    """
    walk = _Walk(inputs, drawn, plan, promoted)
    at_once = max(_CELLS_AT_ONCE // inputs.n_careers, 1)
    block = np.empty((min(at_once, inputs.horizon_years), inputs.n_careers), dtype=np.float32)
    surprise = np.float32(0.0 if inputs.is_real else inputs.dynamics.inflation)
    for first in range(0, inputs.horizon_years, at_once):
        rows = block[: inputs.horizon_years - first]
        years = slice(first, first + len(rows))
        on_tracks = walk.pass_years(first, rows)
        rows += drawn.deviation[years]
        for year, added in on_tracks:
            rows[year - first] += added
        for spread in plan.spreads:
            for year in (np.flatnonzero(spread.sizes[years]) + first).tolist():
                rows[year - first] += np.float32(spread.sizes[year]) * spread.normals
        if surprise:
            rows += surprise * drawn.price_surprise[years]
        yield rows


class _Walk:
    """Where all careers stand while the years pass.

    ``stair`` (n,) is the market's median at the level reached, against that of today; ``left`` (n,) what is left of
    the distance from it. The part of a promotion that is not paid at once is such a distance. Both lie in one array,
    so that a year's promotions are told to both in one go.
    """

    def __init__(self, inputs: ForecastInputs, drawn: Draws, plan: Course, promoted: Steps) -> None:
        n = inputs.n_careers
        self._inputs, self._plan, self._promoted = inputs, plan, promoted
        self._rate = fade_rate(inputs.dynamics)
        self._level = np.full(n, inputs.level, dtype=np.int8)
        self._offers = pay_taken(inputs, drawn)
        self._needs_level = bool(plan.market_changes or plan.stays or self._offers)
        gap_table = np.diff(plan.medians, axis=1).astype(np.float32)
        gaps = gap_table.reshape(-1).take(promoted.readings() * gap_table.shape[1] + promoted.levels)
        missing = np.float32(inputs.dynamics.promotion_gain - 1.0) * gaps * self._faded(promoted.since)
        self._places = (promoted.careers[:, None] + np.array([0, n])).reshape(-1)
        self._steps = np.array([missing, gaps]).T.reshape(-1)
        self._bounds = (2 * promoted.bounds).tolist()
        self._both = np.zeros(2 * n, dtype=np.float32)
        self._left, self._stair = self._both[:n], self._both[n:]
        if inputs.log_pay is None:
            np.multiply(np.float32(inputs.level_log_sd[inputs.level]), drawn.residual, out=self._left)

    def pass_years(self, first: int, rows: Floats) -> list[tuple[int, Floats]]:
        """Pass the years from ``first`` on, a row (n,) each, into which it writes what comes of them.

        Returns the years to which a stay on another track is still to add something, each with that, (n,).
        """
        plan, left, stair, bounds = self._plan, self._left, self._stair, self._bounds
        fade = np.array(math.exp(-self._rate), dtype=np.float32)  # an array multiplies sooner than a number
        on_tracks = []
        for year, row in enumerate(rows, first):
            np.multiply(left, fade, out=left)
            for arrival in plan.arrived.get(year, ()):
                left += arrival.left
            if year in plan.market_changes:
                self._change_market(year)
            # A career may be promoted twice in a year.
            now = slice(bounds[year], bounds[year + 1])
            np.add.at(self._both, self._places[now], self._steps[now])
            stay = self._change_levels(year) if self._needs_level else None
            if year in self._offers:
                self._take_up(self._offers[year], year)
            np.add(left, stair, out=row)
            if stay is not None:
                on_tracks.append((year, self._track_pay(stay, self._level, year + 1)))
        return on_tracks

    def _change_market(self, year: int) -> None:
        stairs = self._plan.medians[year] - self._inputs.level_log_median[self._inputs.level]
        np.take(stairs.astype(np.float32), self._level, out=self._stair, mode="clip")

    def _change_levels(self, year: int) -> TrackStay | None:
        """Count the promotions of a year, and let those off another track who fail; gives that track, if any."""
        np.add.at(self._level, self._promoted.careers[self._promoted.at(year)], np.int8(1))
        stay = self._plan.stay_at(year)
        if stay is not None:
            self._leave_track(stay, year, year)
        return stay

    def _leave_track(self, stay: TrackStay, since: float, year: int) -> None:
        """Those who have failed in the year, after a moment of it, come back with what it cost them."""
        if stay.failed is not None and stay.scar:
            failed = np.flatnonzero((stay.failed <= year + 1) & (stay.failed > since))
            self._left[failed] -= np.float32(stay.scar) * self._faded(np.float32(year + 1) - stay.failed[failed])

    def _track_pay(self, stay: TrackStay, level: npt.NDArray[np.int8], at: float) -> Floats:
        """What a stay on another track adds to log pay at ``level`` (n,), 0 for those who have failed by then, (n,)."""
        added = stay.against[level]
        if stay.spread is not None:
            added += stay.spread
        if stay.failed is not None:
            added *= stay.failed > at
        return added

    def _take_up(self, offer: Taken, year: int) -> None:
        """Leave all as far from the market as the offer does, and with what has come since."""
        now = self._promoted.at(year)
        since = self._promoted.since[now] < offer.since
        careers = self._promoted.careers[now][since]
        level = self._level.copy()
        np.subtract.at(level, careers, np.int8(1))
        self._left[:] = offer.distance
        market = offer.medians[level]
        stay = self._plan.stay_on(offer.at)
        if stay is not None:
            market += self._track_pay(stay, level, offer.at)
            self._leave_track(stay, offer.at, year)
        self._left -= np.float32(offer.share) * market
        for arrival in self._plan.arrived.get(year, ()):
            if arrival.at > offer.at:
                self._left += arrival.left
        np.add.at(self._left, careers, self._steps[::2][now][since])

    def _faded(self, years: Floats) -> Floats:
        """The share left of what arrived so many years ago, 0 to 1."""
        left: Floats = np.exp(np.float32(-self._rate) * years)
        return left


def log_prices(inputs: ForecastInputs, drawn: Draws, years: npt.NDArray[np.intp]) -> Floats:
    """Log of prices against today's in some forecast years, each career on its own path, (years, n).

    Exactly 0 without inflation.
    """
    path = along(inputs.scenario.log_prices, inputs.horizon_years, 0.0)
    centre = inputs.dynamics.inflation * (years + 1) + path[years]
    prices: Floats = drawn.price_surprise[years] * np.float32(inputs.dynamics.inflation)
    prices += centre.astype(np.float32)[:, None]
    return prices


def total_dollars(inputs: ForecastInputs, drawn: Draws, pay: Floats, years: npt.NDArray[np.intp]) -> Floats:
    """Yearly base, bonus and vested equity in dollars of some forecast years, (years, n): a new array.

    ``pay`` (years, n) is the log base pay of those years. What would vest after the employer is left is lost.
    """
    dollars: Floats = np.exp(pay)
    dollars *= np.array(total_shares(inputs), dtype=np.float32)[years, None]
    vesting = np.array(inputs.vesting, dtype=np.float32)[years]
    equity = np.flatnonzero(vesting)
    if equity.size:
        held = years[equity]
        kept: Floats = np.clip(departure(inputs, drawn) - held[:, None].astype(np.float32), 0.0, 1.0)
        kept *= vesting[equity, None]
        if inputs.is_real and has_inflation(inputs):
            kept *= np.exp(-log_prices(inputs, drawn, held))
        dollars[equity] += kept
    return dollars


def vesting_years(inputs: ForecastInputs) -> npt.NDArray[np.intp]:
    """The forecast years, counted from 0, in which equity vests."""
    return np.flatnonzero(np.array(inputs.vesting))


def has_inflation(inputs: ForecastInputs) -> bool:
    """Whether prices change at all."""
    return inputs.dynamics.inflation != 0.0 or any(inputs.scenario.log_prices)
