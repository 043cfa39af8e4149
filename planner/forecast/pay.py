"""What each career earns at each reading."""

import numpy as np
import numpy.typing as npt

from planner.forecast.draws import Doubles, Draws, Floats, fade_rate
from planner.forecast.inputs import ForecastInputs


def log_base(inputs: ForecastInputs, drawn: Draws, arrived: Floats) -> Floats:
    """Log of full-time yearly base pay, real or nominal as the inputs ask, (n_years, n): a new array.

    The level's median, moved by market growth and prices, plus what is left of the person's distance from it.
    """
    readings = np.arange(1, inputs.horizon_years + 1)
    fade = np.exp(-fade_rate(inputs.dynamics) * readings)
    known = _known_residual(inputs)
    common = inputs.level_log_median[inputs.level] + inputs.dynamics.market_growth * readings + known * fade
    pay: Floats = drawn.deviation[: inputs.horizon_years] + common.astype(np.float32)[:, None]
    if inputs.log_pay is None:
        sd = inputs.level_log_sd[inputs.level]
        pay += np.outer(fade, sd * drawn.residual).astype(np.float32)
    _promote(pay, inputs, arrived, fade)
    if not inputs.is_real and inputs.dynamics.inflation != 0.0:
        pay += log_prices(inputs, drawn)
    return pay


def log_prices(inputs: ForecastInputs, drawn: Draws) -> Floats:
    """Log of prices against today's, each career on its own path, (n_years, n); exactly 0 without inflation."""
    readings = np.arange(1, inputs.horizon_years + 1, dtype=np.float32)[:, None]
    prices: Floats = drawn.price_surprise[: inputs.horizon_years] + readings
    prices *= np.float32(inputs.dynamics.inflation)
    return prices


def total_dollars(inputs: ForecastInputs, drawn: Draws, pay: Floats) -> Floats:
    """Yearly base, bonus and vested equity in dollars, of the years in which equity vests, (n_vesting_years, n).

    ``pay`` is the log base pay of all years. What would vest after the employer is left is lost.
    """
    years = vesting_years(inputs)
    dollars: Floats = np.exp(pay[years])
    dollars *= np.float32(inputs.share * (1.0 + inputs.bonus_share))
    kept: Floats = np.clip(drawn.departure - years[:, None].astype(np.float32), 0.0, 1.0)
    kept *= np.array(inputs.vesting, dtype=np.float32)[years, None]
    if inputs.is_real and inputs.dynamics.inflation != 0.0:
        kept *= np.exp(-log_prices(inputs, drawn)[years])
    dollars += kept
    return dollars


def vesting_years(inputs: ForecastInputs) -> npt.NDArray[np.intp]:
    """The forecast years, counted from 0, in which equity vests."""
    return np.flatnonzero(np.array(inputs.vesting))


def _known_residual(inputs: ForecastInputs) -> float:
    if inputs.log_pay is None:
        return 0.0
    return inputs.log_pay - inputs.level_log_median[inputs.level]


def _promote(pay: Floats, inputs: ForecastInputs, arrived: Floats, fade: Doubles) -> None:
    """Add each promotion: the gap between the levels, less the part that is still to be made up.

    A part s missing at time T is s·exp(−λ(t − T)) at t: exp(−λt), the same for all, times s·exp(λT), one a career.
    """
    readings = np.arange(1, inputs.horizon_years + 1, dtype=np.float32)[:, None]
    rate = fade_rate(inputs.dynamics)
    for row, times in enumerate(arrived):
        level = inputs.level + row
        gap = inputs.level_log_median[level + 1] - inputs.level_log_median[level]
        missing = (1.0 - inputs.dynamics.promotion_gain) * gap
        # Beyond the horizon nothing is reached; the cap keeps "never" finite.
        grown = missing * np.exp(np.minimum(times, inputs.horizon_years) * np.float32(rate))
        step = fade.astype(np.float32)[:, None] * -grown.astype(np.float32)
        step += np.float32(gap)
        step *= times <= readings
        pay += step
