"""The simulation: inputs in, forecast out, a pure function of its inputs."""

import math

import numpy as np

from planner.forecast.chance import Doubles
from planner.forecast.course import assumed_from
from planner.forecast.inputs import ForecastInputs
from planner.forecast.offered_pay import total_shares
from planner.forecast.pay import total_dollars, vesting_years
from planner.forecast.promotions import level_chances
from planner.forecast.quantiles import sorted_quantiles
from planner.forecast.readings import Readings, drawn_for, read
from planner.forecast.result import Fan, Forecast


def forecast(inputs: ForecastInputs) -> Forecast:
    """The forecast. Equal inputs give equal bytes, whatever was forecast before."""
    readings = read(inputs, drawn_for(inputs), vesting_years(inputs))
    times = tuple(inputs.start + year for year in range(1, inputs.horizon_years + 1))
    return Forecast(
        inputs=inputs,
        times=times,
        years=tuple(math.floor(time) for time in times),
        base=_fan(readings.bands.quantiles, inputs.share),
        total=_fan(_log_total(readings), 1.0),
        levels=_frozen(level_chances(inputs, readings.promoted)),
        assumed_from=assumed_from(inputs),
    )


def _log_total(readings: Readings) -> Doubles:
    """Log quantiles of total dollars, (n_years, 5); years with equity have quantiles of their own."""
    inputs, years = readings.inputs, readings.kept
    total: Doubles = readings.bands.quantiles + np.array([[math.log(share)] for share in total_shares(inputs)])
    if len(years):
        dollars = total_dollars(inputs, readings.drawn, readings.shown(), years)
        # Where all careers earn the same but the bands may not narrow, these are wider than any careers.
        total[years] = np.maximum(total[years], np.log(sorted_quantiles(dollars)))
    return total


def _fan(log_quantiles: Doubles, factor: float) -> Fan:
    return Fan(_frozen(factor * np.exp(log_quantiles)))


def _frozen(values: Doubles) -> Doubles:
    values.flags.writeable = False
    return values
