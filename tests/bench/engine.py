"""Times one forecast of 10,000 careers × 40 years with its quantiles, and the bare loop in numpy, in one process.

Prints seconds as JSON: ``forecast`` with draws made beforehand, ``first`` with fresh draws, ``bare``.
"""

import dataclasses
import json
import time
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs

N_CAREERS: Final = 10_000
N_YEARS: Final = 40
N_TIMES: Final = 41
PLACES: Final = tuple(int(share * (N_CAREERS - 1)) for share in (0.1, 0.25, 0.5, 0.75, 0.9))

INPUTS: Final = ForecastInputs(
    start=2026.9,
    horizon_years=N_YEARS,
    level=1,
    years_at_level=2.0,
    years_of_experience=5.0,
    log_pay=11.9,
    share=1.0,
    level_log_median=(11.6, 11.9, 12.1, 12.4),
    level_log_sd=(0.2, 0.2, 0.2, 0.25),
    bonus_share=0.1,
    vesting=(20_000.0,) * 4 + (0.0,) * (N_YEARS - 4),
    is_real=True,
    n_careers=N_CAREERS,
)


def bare_loop(shocks: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The least that a simulation does: pay drifts, is shocked each year, and is sorted for its quantiles."""
    pay = np.full(N_CAREERS, 11.9, dtype=np.float32)
    quantiles = np.empty((N_YEARS, len(PLACES)), dtype=np.float32)
    for year in range(N_YEARS):
        pay += np.float32(0.01) + shocks[year]
        quantiles[year] = np.sort(pay)[list(PLACES)]
    return np.exp(quantiles)


def timed(work: Callable[[int], object]) -> list[float]:
    """Seconds of each of several runs, after one that is not counted; the run's number is given to the work."""
    times = []
    for number in range(N_TIMES + 1):
        start = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - start)
    return times[1:]


def main() -> None:
    """Measure and print."""
    shocks = np.random.default_rng(1).normal(0.0, 0.05, (N_YEARS, N_CAREERS)).astype(np.float32)
    # Another pay each time, as when a lever is moved: nothing may be answered from memory but the draws.
    times = {
        "forecast": timed(lambda number: forecast(dataclasses.replace(INPUTS, log_pay=11.9 + number / 1000))),
        "first": timed(lambda number: forecast(dataclasses.replace(INPUTS, seed=100 + number))),
        "bare": timed(lambda _: bare_loop(shocks)),
    }
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    main()
