import dataclasses
import math

import numpy as np
import pytest

from planner.calibration.dynamics_cases import cases, known_distance, past_swing, told_again, yearly_variances
from planner.calibration.dynamics_market import HORIZONS, Placed, placed
from planner.calibration.panels import Reading, histories
from planner.forecast.dynamics import Dynamics
from planner.market.dynamics_file import PanelMarket

PLAIN = Dynamics(residual_half_life_years=10.0, shock_sd=0.1, transitory_sd=0.1, volatility_spread=0.0)
FLAT = PanelMarket(
    level=2.0,
    base_year=2000.0,
    growth=0.02,
    experience=(0.0, 0.0, 0.0),
    spread=0.5,
    change_sd=0.2,
    residuals=(0.0,) * 23,
    ahead=(0.02, 0.01, 0.0, 0.0),
    drift=(),
)


def one_person(*readings: tuple[int, float], experience: float | None = 5.0, market: PanelMarket = FLAT) -> Placed:
    made = histories(Reading("a", "1", year, wage, experience) for year, wage in readings)
    return placed(made, {"a": market})


def test_every_pair_of_readings_is_a_case() -> None:
    told = cases(one_person((2000, 2.0), (2001, 2.1), (2003, 2.2), (2016, 3.0)), PLAIN)
    pairs = list(zip(told.reading, told.horizon, strict=True))
    assert pairs == [(0, 1), (0, 3), (1, 2), (2, 13)]  # sixteen and fifteen years ahead are too far
    assert told.today.tolist() == [2.0, 2.0, 2.1, 2.2]
    assert told.observed.tolist() == [2.1, 2.2, 2.2, 3.0]
    assert told.only(told.horizon == 3).observed.tolist() == [2.2]


def test_a_case_expects_the_market_and_what_is_left_of_the_distance() -> None:
    quiet = dataclasses.replace(PLAIN, transitory_sd=0.0)
    (growth,), (market,), (kept,) = (
        getattr(cases(one_person((2000, 2.4), (2005, 2.5)), quiet), name) for name in ("growth", "market", "kept")
    )
    assert growth == pytest.approx(5 * 0.02 + 5 * 0.01)
    assert market == pytest.approx(2.0 + growth)
    assert kept == pytest.approx(0.4 * 0.5**0.5)  # half a half-life; without noise today's pay counts in full


def test_the_error_is_what_came_less_what_was_expected() -> None:
    told = cases(one_person((2000, 2.4), (2005, 2.5)), PLAIN)
    assert told.errors() == pytest.approx(2.5 - told.market - told.kept)


def test_drift_is_a_straight_line_through_its_horizons() -> None:
    market = dataclasses.replace(FLAT, drift=tuple(horizon / 100 for horizon in HORIZONS))
    plain = cases(one_person((2000, 2.0), (2007, 2.0)), PLAIN)
    drifted = cases(one_person((2000, 2.0), (2007, 2.0), market=market), PLAIN)
    assert drifted.market - plain.market == pytest.approx(0.07)


def test_the_filter_by_hand() -> None:
    # Variances: 0.01 a year lasting, 0.01 passing; before the first reading 0.25 − 0.01.
    (known,) = known_distance(one_person((2000, 2.5), (2001, 2.02)), PLAIN)
    first = 0.5 * 0.24 / 0.25
    keep = 0.5**0.1
    ahead = 0.24 * 0.01 / 0.25 * keep**2 + 0.01
    assert known[0] == pytest.approx(first)
    assert known[1] == pytest.approx(first * keep + ahead / (ahead + 0.01) * (0.0 - first * keep))


def test_volatility_of_people_widens_both_variances() -> None:
    lasting, passing = yearly_variances(dataclasses.replace(PLAIN, volatility_spread=0.5))
    assert lasting == pytest.approx(0.01 * math.exp(0.5))
    assert passing == lasting


def test_swing_is_the_mean_size_of_past_changes() -> None:
    (swing,) = past_swing(one_person((2000, 2.0), (2001, 2.12), (2004, 2.18)), PLAIN)
    assert np.isnan(swing[0])
    assert swing[1] == pytest.approx(0.10)
    # three years: no change away from the market, 0.06 growth expected and seen
    assert swing[2] == pytest.approx(0.05)


def test_a_long_gap_counts_for_less() -> None:
    (swing,) = past_swing(one_person((2000, 2.0), (2004, 2.28)), PLAIN)
    assert swing[1] == pytest.approx(0.2 / math.sqrt((0.02 + 0.04) / 0.03))


def test_other_dynamics_keep_another_distance() -> None:
    beside = one_person((2000, 2.4), (2005, 2.5))
    told = cases(beside, PLAIN)
    other = dataclasses.replace(PLAIN, residual_half_life_years=40.0)
    assert told_again(told, beside, other).kept == pytest.approx(cases(beside, other).kept)
    assert told_again(told, beside, other).kept[0] > told.kept[0]


def test_nobody_gives_no_case() -> None:
    assert len(cases(one_person((2000, 2.0)), PLAIN)) == 0


def test_unknown_experience_stays_unknown() -> None:
    told = cases(one_person((2000, 2.0), (2001, 2.0), experience=None), PLAIN)
    assert np.isnan(told.experience).all()
    assert told.growth == pytest.approx(0.02)
