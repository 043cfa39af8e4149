"""What was forecast when a plan began beside what was paid since: a kept forecast and the pay recorded after it.

A kept forecast is one of carrying on: it knows nothing of the plan, so what differs is not the plan's doing alone.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.domain.dates import decimal_year
from planner.domain.errors import UserError
from planner.domain.journal import SavedForecast
from planner.domain.profile import Profile
from planner.forecast.kept import Kept, kept_from, paid_since
from planner.forecast.past import past_pay
from planner.market.prices import PriceIndex

_LOW, _MIDDLE, _HIGH = 0, 2, 4


@dataclass(frozen=True, slots=True)
class PayReading:
    """Base pay a year that was paid from a moment on (decimal year), and what was forecast for it: median and the band
    that was to hold four of five; all in the money of the forecast.
    """

    year: float
    paid: float
    low: float
    median: float
    high: float

    @property
    def is_inside(self) -> bool:
        """Whether the band held it."""
        return self.low <= self.paid <= self.high

    @property
    def against(self) -> float:
        """What was paid against the median: 0.05 for 5 % more."""
        return self.paid / self.median - 1


@dataclass(frozen=True, slots=True)
class PayThen:
    """A kept forecast with the pay recorded since a plan began, earliest first, as far as the forecast reaches."""

    record: SavedForecast
    is_real: bool
    readings: tuple[PayReading, ...]


def pay_then(profile: Profile, since: datetime.date, prices: PriceIndex, today: datetime.date) -> PayThen | None:
    """The forecast that was kept when a plan began, with what was paid since; None where none can be read.

    It is the last one kept until that day, else the first one after it.
    """
    for record in _nearest(profile, since):
        try:
            kept = kept_from(record)
        except UserError:
            continue  # the journal tells what is wrong with it
        inputs = kept.forecast.inputs
        paid = paid_since(past_pay(profile, today), inputs, prices)
        first, last = decimal_year(since), kept.forecast.times[-1]
        return PayThen(record, inputs.is_real, tuple(_reading(kept, *one) for one in paid if first <= one[0] <= last))
    return None


def _nearest(profile: Profile, since: datetime.date) -> Iterator[SavedForecast]:
    every = sorted(profile.all(SavedForecast), key=lambda one: (one.saved.earliest(), one.id))
    yield from reversed([one for one in every if one.saved.earliest() <= since])
    yield from (one for one in every if one.saved.earliest() > since)


def _reading(kept: Kept, year: float, paid: float) -> PayReading:
    """Between its readings a forecast runs in straight lines, from what was paid on the day it was made."""
    result, inputs = kept.forecast, kept.forecast.inputs
    fan = result.base.quantiles
    first = fan[0] if inputs.log_pay is None else np.full(fan.shape[1], math.exp(inputs.log_pay) * inputs.share)
    times, rows = (inputs.start, *result.times), np.vstack([first, fan])
    low, median, high = (float(np.interp(year, times, rows[:, place])) for place in (_LOW, _MIDDLE, _HIGH))
    return PayReading(year, paid, low, median, high)
