import dataclasses
import hashlib
import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecast.careers import simulate
from planner.forecast.dynamics import Dynamics
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.result import Forecast
from tests.display import CHECKOUT
from tests.forecast.examples import CALM, calm, inputs

FIERCE = Dynamics(residual_half_life_years=1.0, promotion_gain=0.0, move_rate_per_year=1.0, layoff_rate_per_year=0.5)
STILL = dataclasses.replace(CALM, never_promoted=(1.0, 1.0, 1.0))


@st.composite
def situations(draw: st.DrawFn) -> ForecastInputs:
    years = draw(st.integers(1, 40))
    steps = draw(st.tuples(*[st.floats(0.0, 0.6)] * 3))
    medians = tuple(11.0 + sum(steps[:level]) for level in range(4))
    dynamics = draw(st.sampled_from([Dynamics(), FIERCE, CALM]))
    return inputs(
        horizon_years=years,
        level=draw(st.integers(0, 3)),
        years_at_level=draw(st.floats(0.0, 45.0)),
        log_pay=draw(st.none() | st.floats(7.0, 16.0)),
        share=draw(st.floats(0.05, 3.0)),
        level_log_median=medians,
        level_log_sd=(0.4, 0.3, 0.2, 0.1),
        bonus_share=draw(st.sampled_from([0.0, 0.1, 2.0])),
        vesting=tuple(draw(st.lists(st.sampled_from([0.0, 1e3, 1e6]), min_size=years, max_size=years))),
        is_real=draw(st.booleans()),
        dynamics=dataclasses.replace(
            dynamics, inflation=draw(st.floats(-0.05, 0.3)), market_growth=draw(st.floats(-0.1, 0.2))
        ),
        seed=draw(st.integers(0, 2)),
        readiness_speed=draw(st.floats(0.25, 4.0)),
    )


def digest(result: Forecast) -> str:
    parts = (result.base.quantiles, result.total.quantiles, result.levels)
    return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()


@given(situations())
def test_bands_never_cross(at: ForecastInputs) -> None:
    result = forecast(at)
    for fan in (result.base, result.total):
        assert np.isfinite(fan.quantiles).all()
        assert (fan.quantiles > 0).all()
        assert (np.diff(fan.quantiles, axis=1) >= -1e-9 * fan.quantiles[:, :-1]).all()


@given(situations())
def test_bands_never_narrow_with_the_horizon(at: ForecastInputs) -> None:
    log = np.log(forecast(at).base.quantiles)
    assert (np.diff(log[:, 4] - log[:, 0]) >= -1e-9).all()
    assert (np.diff(log[:, 3] - log[:, 1]) >= -1e-9).all()


@given(situations())
def test_total_is_never_below_base_and_bonus(at: ForecastInputs) -> None:
    result = forecast(at)
    least = result.base.quantiles * (1.0 + at.bonus_share)
    assert (result.total.quantiles >= least * (1 - 1e-5)).all()  # careers are held in 32 bits
    idle = [year for year, dollars in enumerate(at.vesting) if not dollars]
    np.testing.assert_allclose(result.total.quantiles[idle], least[idle], rtol=1e-9)


@given(situations())
def test_levels_are_chances_and_architects_stay(at: ForecastInputs) -> None:
    levels = forecast(at).levels
    np.testing.assert_allclose(levels.sum(axis=1), 1.0, atol=1e-12)
    assert (levels >= 0).all()
    assert (np.diff(levels[:, 3]) >= 0).all()
    assert not levels[:, : at.level].any()


@given(situations())
def test_without_inflation_real_is_nominal_exactly(at: ForecastInputs) -> None:
    still = dataclasses.replace(at, dynamics=dataclasses.replace(at.dynamics, inflation=0.0), is_real=True)
    nominal = forecast(dataclasses.replace(still, is_real=False))
    assert digest(nominal) == digest(forecast(still))


@given(situations())
def test_what_changes_nothing_differs_by_exactly_zero(at: ForecastInputs) -> None:
    same = dataclasses.replace(at, readiness_speed=at.readiness_speed * 1.0)
    assert not (simulate(same).log_pay - simulate(at).log_pay).any()
    assert digest(forecast(at)) == digest(forecast(same))


@given(situations())
def test_share_scales_dollars(at: ForecastInputs) -> None:
    full = forecast(dataclasses.replace(at, share=1.0))
    np.testing.assert_allclose(forecast(at).base.quantiles, at.share * full.base.quantiles, rtol=1e-12)


@given(situations(), st.floats(1.0, 4.0))
def test_readiness_never_lowers_a_chance(at: ForecastInputs, faster: float) -> None:
    ready = forecast(dataclasses.replace(at, readiness_speed=at.readiness_speed * faster))
    for level in range(4):
        assert (ready.chance_at_least(level) >= forecast(at).chance_at_least(level) - 1e-12).all()


def test_a_longer_horizon_keeps_the_nearer_years() -> None:
    near, far = (forecast(inputs(horizon_years=years, dynamics=Dynamics())) for years in (5, 40))
    assert (far.base.quantiles[:5] == near.base.quantiles).all()


def test_higher_pay_today_is_higher_pay_ahead() -> None:
    low, high = (forecast(inputs(dynamics=Dynamics(), log_pay=pay)) for pay in (11.5, 11.6))
    assert (high.base.quantiles > low.base.quantiles).all()


def test_where_nothing_happens_the_forecast_is_a_line() -> None:
    result = forecast(inputs(dynamics=STILL, share=0.5, bonus_share=0.2, vesting=(6_000.0, 0.0, 0.0, 0.0, 0.0)))
    np.testing.assert_allclose(result.base.quantiles, np.full((5, 5), 60_000.0), rtol=1e-6)
    np.testing.assert_allclose(result.total.quantiles[0], np.full(5, 78_000.0), rtol=1e-6)
    np.testing.assert_allclose(result.total.quantiles[1:], np.full((4, 5), 72_000.0), rtol=1e-6)
    assert result.levels.tolist() == [[0.0, 1.0, 0.0, 0.0]] * 5


def test_shocks_widen_the_bands_as_worked_out() -> None:
    """A market of 2 % a year alone: p90 over p10 after t years is exp(2 · 1.2816 · 0.02 · √t)."""
    walk = dataclasses.replace(STILL, market_sd=0.02)
    quantiles = forecast(inputs(dynamics=walk, horizon_years=25, n_careers=20_000)).base.quantiles
    for years in (1, 4, 25):
        width = math.log(quantiles[years - 1, 4] / quantiles[years - 1, 0])
        assert width == pytest.approx(2 * 1.2816 * 0.02 * math.sqrt(years), rel=0.03)


def test_equity_is_lost_by_those_who_leave() -> None:
    """With a tenth gone within a year and a half, p10 of the second year holds no equity and the median all of it."""
    leaving = dataclasses.replace(STILL, move_rate_per_year=0.2)
    total = forecast(inputs(dynamics=leaving, vesting=(0.0, 30_000.0, 0.0, 0.0, 0.0), n_careers=5000)).total
    assert total.quantiles[1, 0] == pytest.approx(120_000.0, rel=1e-5)
    assert total.quantiles[1, 2] == pytest.approx(150_000.0, rel=1e-5)


PRINT_DIGEST = """
from tests.forecast.test_engine import EXAMPLE, digest
from planner.forecast.engine import forecast
print(digest(forecast(EXAMPLE)))
"""
EXAMPLE = inputs(
    horizon_years=40,
    log_pay=None,
    dynamics=Dynamics(),
    is_real=False,
    vesting=(5_000.0,) * 40,
    seed=7,
    n_careers=10_000,
)


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    other = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert other.stdout.strip() == digest(forecast(EXAMPLE))
    assert other.stderr == ""


def test_the_same_bytes_whatever_was_forecast_before() -> None:
    first = digest(forecast(EXAMPLE))
    for seed in range(20, 26):  # more than are kept
        forecast(inputs(seed=seed, dynamics=calm(shock_sd=0.1)))
    assert digest(forecast(EXAMPLE)) == first
    assert digest(forecast(dataclasses.replace(EXAMPLE, seed=8))) != first
