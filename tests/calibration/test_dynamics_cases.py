import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


WAGES = st.lists(st.floats(1.0, 4.0), min_size=2, max_size=6)


@given(WAGES)
def test_so_many_readings_give_each_pair_once(wages: list[float]) -> None:
    told = cases(one_person(*((2000 + place, wage) for place, wage in enumerate(wages))), PLAIN)
    pairs = [(first, second - first) for first in range(len(wages)) for second in range(first + 1, len(wages))]
    assert list(zip(told.reading, told.horizon, strict=True)) == pairs
    assert told.observed.tolist() == [wages[first + ahead] for first, ahead in pairs]


@given(WAGES, st.floats(-3.0, 3.0))
def test_what_comes_later_never_enters_what_is_told(wages: list[float], other: float) -> None:
    made = [(2000 + place, wage) for place, wage in enumerate(wages)]
    changed = [*made[:-1], (made[-1][0], made[-1][1] + other)]
    here, there = (cases(one_person(*rows), PLAIN) for rows in (made, changed))
    for name in ("today", "market", "kept", "growth"):
        assert getattr(here, name) == pytest.approx(getattr(there, name))
    assert known_distance(one_person(*made), PLAIN)[0, :-1] == pytest.approx(
        known_distance(one_person(*changed), PLAIN)[0, :-1]
    )


@given(WAGES, st.floats(-2.0, 2.0))
def test_a_person_and_market_moved_alike_are_as_far_apart(wages: list[float], by: float) -> None:
    rows = [(2000 + place, wage) for place, wage in enumerate(wages)]
    moved = dataclasses.replace(FLAT, level=FLAT.level + by)
    here = cases(one_person(*rows), PLAIN)
    there = cases(one_person(*((year, wage + by) for year, wage in rows), market=moved), PLAIN)
    assert there.errors() == pytest.approx(here.errors(), abs=1e-9)
    assert there.kept == pytest.approx(here.kept, abs=1e-9)


def test_without_passing_noise_the_last_reading_is_the_truth() -> None:
    quiet = dataclasses.replace(PLAIN, transitory_sd=0.0)
    beside = one_person((2000, 2.5), (2001, 2.1), (2004, 3.0))
    assert known_distance(beside, quiet)[0] == pytest.approx(beside.distance[0])


def test_noise_alone_averages_all_readings() -> None:
    still = dataclasses.replace(PLAIN, shock_sd=0.0, residual_half_life_years=1e9, transitory_sd=0.3)
    market = dataclasses.replace(FLAT, growth=0.0, spread=1e3)
    (known,) = known_distance(one_person((2000, 2.2), (2001, 2.6), (2002, 2.1), market=market), still)
    assert known.tolist() == pytest.approx([0.2, 0.4, 0.3], abs=1e-4)


def test_thirteen_years_are_told_and_fourteen_are_not() -> None:
    assert len(cases(one_person((2000, 2.0), (2013, 2.0)), PLAIN)) == 1
    assert len(cases(one_person((2000, 2.0), (2014, 2.0)), PLAIN)) == 0


@pytest.mark.parametrize(
    ("horizon", "drift"), [(1, 0.001), (6, 0.036), (7, 0.050), (9, 0.082), (12, 0.146), (13, 0.169)]
)
def test_drift_between_its_horizons_by_hand(horizon: int, drift: float) -> None:
    """Thousandths of the squares of 1 to 6, 8, 10 and 13 years; straight lines in between."""
    squares = tuple(years**2 / 1000 for years in (1, 2, 3, 4, 5, 6, 8, 10, 13))
    rows = ((2000, 2.0), (2000 + horizon, 2.0))
    plain, drifted = (
        cases(one_person(*rows, market=market), PLAIN) for market in (FLAT, dataclasses.replace(FLAT, drift=squares))
    )
    assert drifted.market - plain.market == pytest.approx(drift)
    assert drifted.growth - plain.growth == pytest.approx(drift)
    assert drifted.kept == pytest.approx(plain.kept)
