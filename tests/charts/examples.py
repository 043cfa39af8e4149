"""A career small enough to work out by hand, and its forecast; shared by the tests of the charts."""

import math
from dataclasses import replace
from functools import cache

import numpy as np

from planner.charts.trajectory import TrajectoryData, TrajectoryView, trajectory_data
from planner.domain.role import Level
from planner.forecast.dynamics import Dynamics
from planner.forecast.inputs import ForecastInputs
from planner.forecast.past import PastPay
from planner.forecast.result import Fan, Forecast
from planner.forecast.situation import Basis, Situation
from planner.market.pack import Pack, load_pack
from planner.market.places import Place
from planner.market.prices import PriceIndex
from planner.market.sources import Source
from planner.market.titles import Family

START = 2026.5
HORIZON = 6
MEDIANS = tuple(150_000.0 + 8_000 * year for year in range(1, HORIZON + 1))
SHAPE = (0.8, 0.9, 1.0, 1.1, 1.25)
CHANCES = (
    (0.0, 0.95, 0.05, 0.0),
    (0.0, 0.80, 0.20, 0.0),
    (0.0, 0.60, 0.39, 0.01),
    (0.0, 0.45, 0.52, 0.03),
    (0.0, 0.30, 0.62, 0.08),
    (0.0, 0.20, 0.68, 0.12),
)

# Prices doubled from 2016.5 to 2026.5 in one straight line: 100 → 200.
PRICES = PriceIndex("prices of the tests", (2016.5, 2026.5), (100.0, 200.0))
SEATTLE = Place("seattle", "Seattle", "WA", (), "42660", "Seattle area", 125.0, 2024)
SOURCE = Source("oews", "BLS", "OEWS", 2025, "May 2025", "public domain", "https://www.bls.gov/oes/", 10)
FAMILY = Family("ml-engineer", "ML engineer", ("ml engineer",), (("15-2051", 1.0),), "assumption")
PAST = (
    PastPay(2016.5, 50_000.0, 50_000.0, Level.ENTRY),
    PastPay(2021.5, 90_000.0, 99_000.0, Level.MID),
    PastPay(2025.5, 140_000.0, 160_000.0, Level.MID),
)


def inputs(**changes: object) -> ForecastInputs:
    """A mid-level person on $150,000 with a tenth as bonus, among levels of 100, 130, 170 and 220 thousand."""
    medians = (100_000.0, 130_000.0, 170_000.0, 220_000.0)
    entry, mid, senior, architect = (math.log(median) for median in medians)
    made = ForecastInputs(
        start=START,
        horizon_years=HORIZON,
        level=1,
        years_at_level=2.0,
        years_of_experience=6.0,
        log_pay=math.log(150_000),
        share=1.0,
        level_log_median=(entry, mid, senior, architect),
        level_log_sd=(0.2, 0.2, 0.2, 0.2),
        bonus_share=0.1,
        vesting=(20_000.0, 20_000.0, 10_000.0, 0.0, 0.0, 0.0),
        is_real=True,
        dynamics=Dynamics(market_growth=0.0, inflation=math.log(1.03)),
        seed=7,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def forecast_of(made: ForecastInputs) -> Forecast:
    """The forecast of the example, cut to the horizon: medians rise by 8,000 a year, total is a tenth more."""
    n_years = made.horizon_years
    base = np.outer(MEDIANS[:n_years], SHAPE)
    times = tuple(made.start + year for year in range(1, n_years + 1))
    years = tuple(math.floor(time) for time in times)
    levels = np.array(CHANCES[:n_years])
    return Forecast(inputs=made, times=times, years=years, base=Fan(base), total=Fan(1.1 * base), levels=levels)


def basis(**changes: object) -> Basis:
    """Seattle, data scientists, no fallback, full time."""
    made = Basis(
        currency="USD",
        is_real=True,
        place=SEATTLE,
        family=FAMILY,
        cell="BLS OEWS May 2025, 15-2051 Data Scientists, Seattle",
        fallback="",
        jobs=1340,
        source=SOURCE,
        pack_version="2026.11",
        seed=7,
        share_note="",
        is_assumed=False,
        paid_place=SEATTLE,
        factors=(),
        checked_years=8,
        assumptions=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@cache
def pack() -> Pack:
    """The shipped pack with prices that can be worked out in the head."""
    return replace(load_pack(), version="2026.11", price_index=PRICES)


def example(
    view: TrajectoryView | None = None,
    *,
    past: tuple[PastPay, ...] = PAST,
    basis_changes: dict[str, object] | None = None,
    **input_changes: object,
) -> TrajectoryData:
    """The data of the example under a view, with some inputs changed."""
    shown = view or TrajectoryView()
    made = inputs(is_real=shown.is_real, **input_changes)
    stand = Situation(made, basis(**(basis_changes or {})), past)
    return trajectory_data(stand, forecast_of(made), pack(), shown)


def short_example(n_years: int) -> TrajectoryData:
    """The example over fewer years."""
    return example(horizon_years=n_years, vesting=(0.0,) * n_years)
