"""The simulation: inputs in, forecast out, a pure function of its inputs."""

import math

import numpy as np

from planner.forecast.draws import Doubles, Draws, Floats, draws
from planner.forecast.inputs import ForecastInputs
from planner.forecast.pay import log_base, total_dollars, vesting_years
from planner.forecast.promotions import arrivals, level_chances
from planner.forecast.quantiles import never_narrower, sorted_quantiles
from planner.forecast.result import Fan, Forecast


def forecast(inputs: ForecastInputs) -> Forecast:
    """The forecast. Equal inputs give equal bytes, whatever was forecast before."""
    drawn = draws(inputs.seed, inputs.n_careers, inputs.dynamics)
    arrived = arrivals(inputs, drawn.luck)
    base, total = _log_quantiles(inputs, drawn, log_base(inputs, drawn, arrived))
    times = tuple(inputs.start + year for year in range(1, inputs.horizon_years + 1))
    return Forecast(
        inputs=inputs,
        times=times,
        years=tuple(math.floor(time) for time in times),
        base=_fan(base, inputs.share),
        total=_fan(total, 1.0),
        levels=_frozen(level_chances(inputs, arrived)),
    )


def _log_quantiles(inputs: ForecastInputs, drawn: Draws, pay: Floats) -> tuple[Doubles, Doubles]:
    """Log quantiles of full-time base pay and of total dollars, (n_years, 5) each; ``pay`` is used up."""
    years = vesting_years(inputs)
    with_equity = total_dollars(inputs, drawn, pay)
    measured = sorted_quantiles(pay)
    base = never_narrower(measured)
    total = base + math.log(inputs.share * (1.0 + inputs.bonus_share))
    # Years with equity have quantiles of their own, widened as the base was; widening must not make them cross.
    vested = np.log(sorted_quantiles(with_equity)) + (base - measured)[years]
    total[years] = np.maximum.accumulate(vested, axis=1)
    return base, total


def _fan(log_quantiles: Doubles, factor: float) -> Fan:
    return Fan(_frozen(factor * np.exp(log_quantiles)))


def _frozen(values: Doubles) -> Doubles:
    values.flags.writeable = False
    return values
