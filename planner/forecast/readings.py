"""The years read off one after another: what a forecast and its careers are both reduced from."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Doubles, Floats
from planner.forecast.course import course
from planner.forecast.draws import Draws, draws
from planner.forecast.inputs import ForecastInputs
from planner.forecast.pay import log_pay_blocks
from planner.forecast.promotions import Steps, arrivals, steps
from planner.forecast.quantiles import Bands, Places, Widening, bands, stretched, widening
from planner.forecast.scenario import BASE
from planner.forecast.stretch import ANCHORS


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """The bands of all years, and single careers of the ``kept`` ones, ``log_pay`` (kept, n) as simulated."""

    inputs: ForecastInputs
    drawn: Draws
    arrived: Floats
    promoted: Steps
    bands: Bands
    kept: npt.NDArray[np.intp]
    log_pay: Floats

    def shown(self) -> Floats:
        """The kept careers, moved in place to agree with the bands that are shown, (kept, n)."""
        self.bands.move(self.log_pay, self.kept)
        return self.log_pay


def drawn_for(inputs: ForecastInputs) -> Draws:
    """The chance behind a forecast."""
    factors = inputs.scenario.layoff_factor
    return draws(inputs.seed, inputs.n_careers, inputs.dynamics, inputs.horizon_years, factors)


def read(inputs: ForecastInputs, drawn: Draws, kept: npt.NDArray[np.intp]) -> Readings:
    """Read off every year; the careers of the years ``kept``, rising, are stored."""
    arrived = arrivals(inputs, drawn.luck, drawn.waits)
    promoted = steps(inputs, arrived)
    plan = course(inputs, drawn)
    places = Places.of(inputs.n_careers, ANCHORS)
    low = np.empty((inputs.horizon_years, len(ANCHORS)), dtype=np.float32)
    high = np.empty_like(low)
    stored = np.empty((len(kept), inputs.n_careers), dtype=np.float32)
    common = plan.common.astype(np.float32)[:, None]
    until = 0
    for rows in log_pay_blocks(inputs, drawn, plan, promoted):
        first, until = until, until + len(rows)
        now = slice(*kept.searchsorted((first, until)))
        if now.start < now.stop:
            np.add(rows[kept[now] - first], common[kept[now]], out=stored[now])
        # Sorting the whole row is seven times as quick as looking for ten places in it.
        rows.sort(axis=1)
        rows.take(places.below, axis=1, out=low[first:until], mode="clip")
        rows.take(places.above, axis=1, out=high[first:until], mode="clip")
    simulated = places.between(low, high) + plan.common[:, None]
    distance = stretched(simulated, inputs.stretch)
    shown = bands(simulated, distance, _widening(inputs, distance))
    return Readings(inputs, drawn, arrived, promoted, shown, kept, stored)


def last_log_median(inputs: ForecastInputs) -> float:
    """Log of the median full-time base pay at the last reading alone, which no stretch moves; quicker than ``read``."""
    drawn = drawn_for(inputs)
    plan = course(inputs, drawn)
    promoted = steps(inputs, arrivals(inputs, drawn.luck, drawn.waits))
    for rows in log_pay_blocks(inputs, drawn, plan, promoted):
        last = rows[-1]
    return float(np.median(last)) + float(plan.common[-1])


def _widening(inputs: ForecastInputs, distance: Doubles) -> Widening:
    if not inputs.effects and inputs.scenario == BASE:
        return widening(distance)
    no_equity = (0.0,) * inputs.horizon_years
    return _base_widening(replace(inputs, effects=(), scenario=BASE, vesting=no_equity, share=1.0, bonus_share=0.0))


@lru_cache(maxsize=16)
def _base_widening(base: ForecastInputs) -> Widening:
    """That of the same person without a plan in the base market; the same for every position of a plan's slider."""
    simulated = read(base, drawn_for(base), np.arange(0)).bands.simulated
    return widening(stretched(simulated, base.stretch))
