import dataclasses
import math

import numpy as np
import pytest

from planner.forecast.course import course
from planner.forecast.draws import Draws, Floats, draws
from planner.forecast.inputs import ForecastInputs
from planner.forecast.pay import log_pay_blocks, log_prices, total_dollars, vesting_years
from planner.forecast.promotions import steps
from tests.forecast.examples import CALM, MEDIANS, calm, inputs

NEVER = np.full((2, 1), np.inf, dtype=np.float32)


def quiet(**changes: Floats) -> Draws:
    """One career to which nothing happens, but for the changes."""
    return dataclasses.replace(draws(1, 1, CALM), **changes)


def log_base(given: ForecastInputs, drawn: Draws, arrived: Floats) -> Floats:
    """Log base pay of all years, (n_years, n)."""
    plan = course(given, drawn)
    blocks = log_pay_blocks(given, drawn, plan, steps(given, arrived))
    return np.concatenate([rows.copy() for rows in blocks]) + plan.common.astype(np.float32)[:, None]


def total(given: ForecastInputs, drawn: Draws) -> Floats:
    """Total dollars of the years in which equity vests, for one who is never promoted."""
    years = vesting_years(given)
    return total_dollars(given, drawn, log_base(given, drawn, NEVER)[years], years)


def row(*values: float) -> Floats:
    return np.array(values, dtype=np.float32)


def test_paid_the_median_and_never_promoted_stays_there() -> None:
    pay = log_base(inputs(dynamics=CALM, n_careers=1), quiet(), NEVER)
    np.testing.assert_allclose(np.exp(pay), np.full((5, 1), 120_000.0), rtol=1e-6)


def test_half_of_the_distance_from_the_market_is_left_after_five_years() -> None:
    paid = inputs(dynamics=CALM, n_careers=1, log_pay=math.log(172_800))  # 1.44 times the median
    pay = log_base(paid, quiet(), NEVER)
    assert np.exp(pay[4, 0]) == pytest.approx(1.2 * 120_000, rel=1e-6)


def test_below_the_market_pay_rises_towards_it() -> None:
    paid = inputs(dynamics=CALM, n_careers=1, log_pay=math.log(60_000))
    assert np.exp(log_base(paid, quiet(), NEVER)[4, 0]) == pytest.approx(120_000 / math.sqrt(2), rel=1e-6)


def test_a_promotion_pays_half_of_the_gap_at_once_and_the_rest_in_time() -> None:
    arrived = np.array([[2.0], [np.inf]], dtype=np.float32)
    pay = log_base(inputs(dynamics=CALM, n_careers=1, horizon_years=12), quiet(), arrived)[:, 0]
    gap = MEDIANS[2] - MEDIANS[1]
    np.testing.assert_allclose(pay[0], MEDIANS[1], rtol=1e-6)
    np.testing.assert_allclose(pay[1], MEDIANS[1] + 0.5 * gap, rtol=1e-6)  # on the day
    np.testing.assert_allclose(pay[6], MEDIANS[1] + 0.75 * gap, rtol=1e-6)  # one half-life on
    np.testing.assert_allclose(pay[11], MEDIANS[1] + 0.875 * gap, rtol=1e-6)  # two


def test_two_promotions_add_up() -> None:
    arrived = np.array([[0.5], [2.5]], dtype=np.float32)
    pay = log_base(inputs(dynamics=CALM, n_careers=1), quiet(), arrived)[2, 0]
    first, second = MEDIANS[2] - MEDIANS[1], MEDIANS[3] - MEDIANS[2]
    missing = 0.5 * first * 0.5 ** (2.5 / 5) + 0.5 * second * 0.5 ** (0.5 / 5)
    np.testing.assert_allclose(pay, MEDIANS[3] - missing, rtol=1e-6)


def test_unknown_pay_is_drawn_from_the_level() -> None:
    unknown = inputs(dynamics=CALM, n_careers=1, log_pay=None, level_log_sd=(0.1, 0.3, 0.1, 0.1))
    pay = log_base(unknown, quiet(residual=row(2.0)), NEVER)
    np.testing.assert_allclose(pay[4, 0], MEDIANS[1] + 0.5 * 2.0 * 0.3, rtol=1e-6)


def test_the_market_grows_in_real_terms() -> None:
    pay = log_base(inputs(dynamics=calm(market_growth=0.02), n_careers=1), quiet(), NEVER)
    np.testing.assert_allclose(pay[:, 0] - MEDIANS[1], [0.02, 0.04, 0.06, 0.08, 0.10], atol=2e-6)


def test_nominal_pay_follows_the_careers_own_prices() -> None:
    surprise = np.full((40, 1), 0.5, dtype=np.float32)
    nominal = inputs(dynamics=calm(inflation=0.02), n_careers=1, is_real=False)
    drawn = quiet(price_surprise=surprise)
    np.testing.assert_allclose(
        log_prices(nominal, drawn, np.arange(5))[:, 0], [0.03, 0.05, 0.07, 0.09, 0.11], rtol=1e-6
    )
    pay = log_base(nominal, drawn, NEVER)
    np.testing.assert_allclose(pay[:, 0] - MEDIANS[1], [0.03, 0.05, 0.07, 0.09, 0.11], atol=2e-6)
    real = log_base(dataclasses.replace(nominal, is_real=True), drawn, NEVER)
    np.testing.assert_allclose(real[:, 0], np.full(5, MEDIANS[1]), rtol=1e-6)


def test_total_counts_bonus_share_of_work_and_what_vests_until_leaving() -> None:
    held = inputs(
        dynamics=CALM,
        n_careers=1,
        share=0.5,
        bonus_share=0.1,
        vesting=(10_000.0, 0.0, 10_000.0, 10_000.0, 0.0),
    )
    drawn = quiet(departure=row(2.25))
    assert vesting_years(held).tolist() == [0, 2, 3]
    paid = total(held, drawn)
    # 120,000 × 0.5 × 1.1 = 66,000; the third year is left after a quarter.
    np.testing.assert_allclose(paid[:, 0], [76_000.0, 68_500.0, 66_000.0], rtol=1e-6)


def test_equity_is_nominal_and_loses_value_in_todays_dollars() -> None:
    held = inputs(dynamics=calm(inflation=math.log(2.0)), n_careers=1, vesting=(0.0, 10_000.0, 0.0, 0.0, 0.0))
    np.testing.assert_allclose(total(held, quiet())[:, 0], [122_500.0], rtol=1e-6)
    nominal = dataclasses.replace(held, is_real=False)
    np.testing.assert_allclose(total(nominal, quiet())[:, 0], [490_000.0], rtol=1e-6)
