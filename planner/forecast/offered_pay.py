"""What an offer sets: a person's pay from a moment on, whatever chance had made of it by then.

Pay is read once a year and an offer may come between two readings. Of the chance of that year what comes after the
offer stays: as much as its part of the year makes of a random walk, from the very same draws.
"""

import math
from dataclasses import dataclass

import numpy as np

from planner.forecast.chance import Doubles, Floats
from planner.forecast.course import first_reading, force, own_normals
from planner.forecast.draws import Draws, fade_rate
from planner.forecast.effects import Effect, MarketShift, OfferedPay, PayShift, of_kind, ordered
from planner.forecast.inputs import ForecastInputs
from planner.forecast.paths import along


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """An offer taken up ``at`` years from today, ``since`` years (0 to 1) before the next reading.

    ``distance`` (n,) is how far from the market it leaves log pay, as is left of it at that reading, before the market
    of the person's level then is taken off: ``share`` times its log median in ``medians`` (4,), against that of today.
    """

    at: float
    since: float
    share: float
    distance: Floats
    medians: Floats


def pay_taken(inputs: ForecastInputs, drawn: Draws) -> dict[int, Taken]:
    """The last offer before each reading, counted from 0, that has one; it leaves nothing of earlier ones."""
    effects = ordered(inputs.effects)
    last = {first_reading(offer.at): offer for offer in of_kind(effects, OfferedPay)}
    return {
        year: _taken(inputs, drawn, effects, offer, year) for year, offer in last.items() if year < inputs.horizon_years
    }


def total_shares(inputs: ForecastInputs) -> list[float]:
    """What full-time base pay is multiplied by for base and bonus at the share worked, at each reading, (n_years,)."""
    bonus = [inputs.bonus_share] * inputs.horizon_years
    for offer in of_kind(ordered(inputs.effects), OfferedPay):
        if offer.bonus_share is not None:
            first = first_reading(offer.at)
            bonus[first:] = [offer.bonus_share] * len(bonus[first:])
    return [inputs.share * (1.0 + share) for share in bonus]


def _taken(inputs: ForecastInputs, drawn: Draws, effects: tuple[Effect, ...], offer: OfferedPay, year: int) -> Taken:
    since = year + 1 - offer.at
    share = math.exp(-fade_rate(inputs.dynamics) * since)
    before = np.float32(1.0 - math.sqrt(since))  # of this year's chance, as far as it has come by now
    shift = _market_at(effects, offer.at)
    medians = inputs.level_log_median if shift is None else shift.level_log_median
    distance = before * drawn.market_shock[year]
    distance += drawn.market_shock[:year].sum(axis=0)
    if shift is not None and shift.sd:
        distance += np.float32(shift.sd) * own_normals(inputs, shift)
    for one in of_kind(effects, PayShift):
        size = one.sd * _in_force(one, offer.at)
        if size:
            distance += np.float32(size) * own_normals(inputs, one)
    np.subtract(np.float32(offer.log_pay - _common_at(inputs, effects, offer.at)), distance, out=distance)
    distance *= np.float32(share)
    distance -= _lasting_at(inputs, drawn, year, before)
    against = np.array(medians) - inputs.level_log_median[inputs.level]
    return Taken(offer.at, since, share, distance, against.astype(np.float32))


def _lasting_at(inputs: ForecastInputs, drawn: Draws, year: int, before: np.float32) -> Floats:
    """What lasts of the person's own chance by the offer, as is left of it at the reading of the year, (n,)."""
    left: Floats = before * drawn.lasting[year]
    if year:
        fade = np.float32(math.exp(-fade_rate(inputs.dynamics)))
        left += (np.float32(1.0) - before) * fade * drawn.lasting[year - 1]
    return left


def _market_at(effects: tuple[Effect, ...], at: float) -> MarketShift | None:
    """The other market in force at a moment; None for that of today."""
    shifts = [shift for shift in of_kind(effects, MarketShift) if shift.at <= at]
    return shifts[-1] if shifts else None


def _common_at(inputs: ForecastInputs, effects: tuple[Effect, ...], at: float) -> float:
    """Log real pay of all alike at today's level, without time off, at a moment."""
    dynamics, years = inputs.dynamics, inputs.horizon_years
    median = inputs.level_log_median[inputs.level]
    known = 0.0 if inputs.log_pay is None else inputs.log_pay - median
    paths: Doubles = np.concatenate([[0.0], along(inputs.scenario.log_level, years, 0.0)])
    common = median + dynamics.market_growth * at + known * math.exp(-fade_rate(dynamics) * at)
    common += float(np.interp(at, np.arange(years + 1), paths))
    return common + sum(shift.log_effect * _in_force(shift, at) for shift in of_kind(effects, PayShift))


def _in_force(shift: PayShift, at: float) -> float:
    """How much of a shift is in force at a moment, 0 to 1."""
    return float(force(shift, np.array([at]))[0])
