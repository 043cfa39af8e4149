"""What each career earns at each reading."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Floats
from planner.forecast.course import Course, TrackStay, departure
from planner.forecast.draws import Draws, fade_rate
from planner.forecast.inputs import ForecastInputs
from planner.forecast.paths import along
from planner.forecast.promotions import Steps


def log_pay_rows(inputs: ForecastInputs, drawn: Draws, plan: Course, promoted: Steps) -> Iterator[Floats]:
    """Log of full-time yearly base pay, real or nominal as the inputs ask, less what is common to all, year by year.

    Each row (n,) is the same array, to be used up before the next is asked for.
    """
    walk = _Walk(inputs, drawn, plan, promoted)
    row = np.empty(inputs.n_careers, dtype=np.float32)
    surprise = np.float32(0.0 if inputs.is_real else inputs.dynamics.inflation)
    for year in range(inputs.horizon_years):
        stay = plan.stay_at(year)
        walk.pass_year(year, stay)
        np.add(walk.left, walk.stair, out=row)
        row += drawn.deviation[year]
        if stay is not None:
            row += walk.track_pay(stay, year)
        for spread in plan.spreads:
            if spread.sizes[year]:
                row += np.float32(spread.sizes[year]) * spread.normals
        if surprise:
            row += surprise * drawn.price_surprise[year]
        yield row


class _Walk:
    """Where all careers stand while the years pass.

    ``stair`` (n,) is the market's median at the level reached, against that of today; ``left`` (n,) what is left of
    the distance from it. The part of a promotion that is not paid at once is such a distance.
    """

    def __init__(self, inputs: ForecastInputs, drawn: Draws, plan: Course, promoted: Steps) -> None:
        n = inputs.n_careers
        self._inputs, self._plan, self._promoted = inputs, plan, promoted
        self._rate = fade_rate(inputs.dynamics)
        self._fade = np.float32(math.exp(-self._rate))
        self._level = np.full(n, inputs.level, dtype=np.int8)
        self._needs_level = bool(plan.market_changes or plan.stays)
        gap_table = np.diff(plan.medians, axis=1).astype(np.float32)
        gaps = gap_table.reshape(-1).take(promoted.readings() * gap_table.shape[1] + promoted.levels)
        self._gaps = gaps
        self._missing = np.float32(inputs.dynamics.promotion_gain - 1.0) * gaps * self._faded(promoted.since)
        self.stair = np.zeros(n, dtype=np.float32)
        if inputs.log_pay is None:
            self.left = np.float32(inputs.level_log_sd[inputs.level]) * drawn.residual
        else:
            self.left = np.zeros(n, dtype=np.float32)

    def pass_year(self, year: int, stay: TrackStay | None) -> None:
        """Come to the next reading: distances fade, what is new arrives, levels are reached, tracks are left."""
        self.left *= self._fade
        for addition in self._plan.arrived.get(year, ()):
            self.left += addition
        if year in self._plan.market_changes:
            stairs = self._plan.medians[year] - self._inputs.level_log_median[self._inputs.level]
            np.take(stairs.astype(np.float32), self._level, out=self.stair, mode="clip")
        self._promote(year)
        if stay is not None and stay.failed is not None and stay.scar:
            failed = np.flatnonzero((stay.failed <= year + 1) & (stay.failed > year))
            self.left[failed] -= np.float32(stay.scar) * self._faded(np.float32(year + 1) - stay.failed[failed])

    def track_pay(self, stay: TrackStay, year: int) -> Floats:
        """What a stay on another track adds to log pay, 0 for those who have failed, (n,)."""
        added = stay.against[self._level]
        if stay.spread is not None:
            added += stay.spread
        if stay.failed is not None:
            added *= stay.failed > year + 1
        return added

    def _promote(self, year: int) -> None:
        now = self._promoted.at(year)
        careers = self._promoted.careers[now]
        # A career may be promoted twice in a year.
        np.add.at(self.stair, careers, self._gaps[now])
        np.add.at(self.left, careers, self._missing[now])
        if self._needs_level:
            np.add.at(self._level, careers, np.int8(1))

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
    dollars *= np.float32(inputs.share * (1.0 + inputs.bonus_share))
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
