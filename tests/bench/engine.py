"""Times forecasts, comparisons and explanations beside the bare loop in numpy, in one process.

Prints seconds as JSON: ``forecast`` of 10,000 careers × 40 years with draws made beforehand, ``1,000`` and ``100,000``
careers, ``first`` and ``first 15`` (years) with fresh draws, ``plan`` with effects, ``compare`` of four plans,
``waterfall``, and ``bare``.
"""

import dataclasses
import json
import time
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.comparison import compare
from planner.forecast.effects import Move, PayShift, Readiness
from planner.forecast.engine import forecast
from planner.forecast.explanation import waterfall
from planner.forecast.factors import usual_factors
from planner.forecast.inputs import ForecastInputs

Floats = npt.NDArray[np.float32]

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
EFFECTS: Final = (
    PayShift(cause="certificate", at=1.0, log_effect=0.02, sd=0.02, ends=4.0),
    Readiness(cause="hours", at=0.5, factor=1.3),
    Move(cause="move", at=2.0),
)
NATION: Final = (11.5, 11.8, 12.0, 12.3)


def bare_loop(shocks: Floats, arrived: Floats, gaps: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
    """The least that a simulation does: drift, a shock a year, the gaps of the levels reached, one sort, quantiles.

    ``shocks`` (n_years, n) and ``arrived`` (levels above, n), when the levels are reached, are made beforehand. How
    many have reached each level is counted.
    """
    residual = np.zeros(N_CAREERS, dtype=np.float32)
    pay = np.empty_like(residual)
    quantiles = np.empty((N_YEARS, len(PLACES)), dtype=np.float32)
    counts = np.empty((N_YEARS, len(gaps)), dtype=np.int64)
    for year in range(N_YEARS):
        residual += shocks[year]
        pay[:] = residual
        for row, gap in enumerate(gaps):
            reached = arrived[row] <= np.float32(year + 1)
            counts[year, row] = np.count_nonzero(reached)
            pay += gap * reached
        pay.sort()
        quantiles[year] = pay[list(PLACES)] + np.float32(0.01 * year)
    return np.exp(quantiles), counts


def timed(work: Callable[[int], object], times: int = N_TIMES) -> list[float]:
    """Seconds of each of several runs, after one that is not counted; the run's number is given to the work."""
    taken = []
    for number in range(times + 1):
        start = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - start)
    return taken[1:]


def moved(number: int, **changes: object) -> ForecastInputs:
    """Another pay each time, as when a lever is moved: nothing may be answered from memory but the draws."""
    return dataclasses.replace(INPUTS, log_pay=11.9 + number / 1000, **changes)  # type: ignore[arg-type]  # by name


def four_plans(number: int) -> list[ForecastInputs]:
    """Plans with one more effect each; the last has none but moves with the number."""
    return [moved(number, effects=EFFECTS[:count]) for count in (1, 2, 3)] + [moved(number, readiness_speed=1.1)]


def explain(number: int) -> object:
    """Explain the pay in ten years under a plan."""
    given = moved(number, effects=EFFECTS[:2])
    return waterfall(given, 10, usual_factors(given, NATION, "OEWS"))


def main() -> None:
    """Measure and print."""
    random = np.random.default_rng(1)
    shocks = random.normal(0.0, 0.05, (N_YEARS, N_CAREERS)).astype(np.float32)
    arrived = random.uniform(0.0, 60.0, (2, N_CAREERS)).astype(np.float32)
    gaps = np.diff(np.array(INPUTS.level_log_median, dtype=np.float32))[INPUTS.level :]
    near = {"horizon_years": 15, "vesting": INPUTS.vesting[:15]}
    times = {
        "forecast": timed(lambda number: forecast(moved(number))),
        "bare": timed(lambda _: bare_loop(shocks, arrived, gaps)),
        "1,000": timed(lambda number: forecast(moved(number, n_careers=1_000))),
        "100,000": timed(lambda number: forecast(moved(number, n_careers=100_000)), 11),
        "first": timed(lambda number: forecast(moved(0, seed=100 + number))),
        "first 15": timed(lambda number: forecast(moved(0, seed=200 + number, **near))),
        "plan": timed(
            lambda number: forecast(dataclasses.replace(INPUTS, effects=EFFECTS, readiness_speed=1 + number / 99))
        ),
        "compare": timed(lambda number: compare(moved(number), four_plans(number)), 11),
        "waterfall": timed(explain, 5),
    }
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    main()
