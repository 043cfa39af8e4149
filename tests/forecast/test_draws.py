import dataclasses
import math

import numpy as np
import pytest

from planner.forecast.draws import MANY as MANY_KEPT
from planner.forecast.draws import draws, fade_rate
from planner.forecast.dynamics import Dynamics
from planner.forecast.happenings import LARGEST_LOST_SHARE
from tests.forecast.examples import CALM, calm

MANY = 20_000


def test_shapes_and_kinds() -> None:
    drawn = draws(1, 10, Dynamics())
    shapes = {item.name: getattr(drawn, item.name).shape for item in dataclasses.fields(drawn)}
    assert shapes == {
        "deviation": (40, 10),
        "lasting": (40, 10),
        "price_surprise": (40, 10),
        "market_shock": (40, 10),
        "luck": (3, 10),
        "waits": (3, 10),
        "residual": (10,),
        "departure": (10,),
    }
    assert all(getattr(drawn, name).dtype == np.float32 for name in shapes)


def test_shared_arrays_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        draws(1, 10, Dynamics()).deviation[0, 0] = 1.0


def test_drawn_once_whatever_growth_and_inflation() -> None:
    first = draws(1, 10, Dynamics())
    assert draws(1, 10, Dynamics(inflation=0.1, market_growth=0.02)) is first
    assert draws(2, 10, Dynamics()) is not first


def test_how_often_people_move_leaves_promotions_as_they_were() -> None:
    often = draws(1, 10, Dynamics(move_rate_per_year=1.0))
    assert (often.luck == draws(1, 10, Dynamics()).luck).all()
    assert (often.departure != draws(1, 10, Dynamics()).departure).any()


@pytest.mark.parametrize("factors", [(), (2.0, 0.5)])
def test_a_longer_horizon_keeps_the_nearer_years(factors: tuple[float, ...]) -> None:
    near, far = (draws(1, 301, Dynamics(), years, factors) for years in (8, 40))
    assert near.deviation.shape == (10, 301)
    for name in ("deviation", "price_surprise", "market_shock"):
        assert (getattr(far, name)[:10] == getattr(near, name)).all()
    assert (far.waits == near.waits).all()
    left = np.isfinite(near.departure)
    assert (far.departure[left] == near.departure[left]).all()
    assert (far.departure[~left] >= 10.0).all()


def test_few_careers_do_not_push_out_the_many() -> None:
    many = draws(1, MANY_KEPT, CALM)
    for seed in range(2, 12):
        draws(seed, 10, CALM)
    assert draws(1, MANY_KEPT, CALM) is many


def test_when_nothing_happens_nothing_moves() -> None:
    drawn = draws(3, 100, CALM)
    assert not drawn.deviation.any()
    assert not drawn.price_surprise.any()
    assert np.isinf(drawn.departure).all()


def test_half_of_a_distance_is_left_after_the_half_life() -> None:
    assert math.exp(-5.0 * fade_rate(CALM)) == pytest.approx(0.5)


def test_departures_are_a_poisson_process_of_moves_and_layoffs() -> None:
    departure = draws(1, MANY, calm(move_rate_per_year=0.15, layoff_rate_per_year=0.05)).departure
    # Nobody has left after t years with chance exp(−0.2·t); sampling error 0.0035.
    for years in (1.0, 5.0, 10.0):
        assert (departure > years).mean() == pytest.approx(math.exp(-0.2 * years), abs=0.011)


def test_a_scar_fades_from_the_moment_of_the_layoff() -> None:
    deviation = draws(1, MANY, calm(layoff_rate_per_year=0.1, layoff_scar=0.2)).deviation
    # Mean at t: −rate·scar·∫₀ᵗ exp(−λu)du.
    rate = math.log(2) / 5.0
    for years in (1, 10, 40):
        expected = -0.1 * 0.2 * (1 - math.exp(-rate * years)) / rate
        assert deviation[years - 1].mean() == pytest.approx(expected, rel=0.05)


def test_one_layoff_in_the_first_year_is_half_as_deep_five_years_on() -> None:
    drawn = draws(1, 2000, calm(layoff_rate_per_year=0.01, layoff_scar=0.2))
    once = (drawn.departure < 1.0) & (np.diff(drawn.deviation[:20], axis=0) > 0).all(axis=0)
    once &= drawn.deviation[0] > -0.2  # two layoffs within the year are deeper
    first, later = drawn.deviation[0, once], drawn.deviation[5, once]
    assert once.sum() > 5
    np.testing.assert_allclose(later, first / 2, rtol=1e-5)
    np.testing.assert_allclose(first, -0.2 * np.exp(-fade_rate(CALM) * (1.0 - drawn.departure[once])), rtol=1e-5)


def test_a_gap_costs_its_length_and_runs_into_the_next_year() -> None:
    drawn = draws(1, 5000, calm(layoff_rate_per_year=0.005, layoff_gap_years=0.5))
    worked = np.exp(drawn.deviation.astype(np.float64))
    once = np.isclose((1.0 - worked).sum(axis=0), 0.5, atol=1e-5) & (drawn.departure < 39.0)
    assert once.sum() > 500
    year = drawn.departure[once].astype(int)
    left = year + 1 - drawn.departure[once].astype(np.float64)
    lost = 1.0 - worked[:, once]
    careers = np.arange(once.sum())
    np.testing.assert_allclose(lost[year, careers], np.minimum(left, 0.5), atol=1e-5)
    np.testing.assert_allclose(lost[year + 1, careers], 0.5 - np.minimum(left, 0.5), atol=1e-5)


def test_no_year_is_without_any_pay() -> None:
    drawn = draws(1, 200, calm(layoff_rate_per_year=2.0, layoff_gap_years=3.0))
    assert drawn.deviation.min() == pytest.approx(math.log(1 - LARGEST_LOST_SHARE), rel=1e-6)


def test_moves_raise_by_the_premium_and_the_market_of_their_year() -> None:
    quiet = draws(1, MANY, calm(move_rate_per_year=0.2, move_premium=0.1)).deviation
    rate = math.log(2) / 5.0
    assert quiet[9].mean() == pytest.approx(0.2 * 0.1 * (1 - math.exp(-rate * 10)) / rate, rel=0.03)
    market = draws(1, MANY, calm(market_sd=0.02)).deviation
    cyclic = draws(1, MANY, calm(market_sd=0.02, move_rate_per_year=0.2, move_premium_cycle=0.5)).deviation
    added = (cyclic - market)[0]
    assert np.corrcoef(added, market[0])[0, 1] > 0.3


def test_the_market_is_a_random_walk() -> None:
    market = draws(1, MANY, calm(market_sd=0.02)).deviation
    assert market[0].std() == pytest.approx(0.02, rel=0.03)
    assert market[24].std() == pytest.approx(0.10, rel=0.03)


def test_lasting_shocks_gather_and_fade() -> None:
    # Shocks arrive at any moment of the year: variance after t years is sd²·∫₀ᵗ exp(−2λu)du.
    deviation = draws(1, MANY, calm(shock_sd=0.1)).deviation
    rate = 2 * math.log(2) / 5.0
    for years in (1, 5, 40):
        expected = 0.1 * math.sqrt((1 - math.exp(-rate * years)) / rate)
        assert deviation[years - 1].std() == pytest.approx(expected, rel=0.03)


def test_passing_shocks_leave_no_trace() -> None:
    deviation = draws(1, MANY, calm(transitory_sd=0.1)).deviation
    assert deviation[30].std() == pytest.approx(0.1, rel=0.03)
    assert abs(np.corrcoef(deviation[0], deviation[1])[0, 1]) < 0.03


def test_tails_are_heavy_at_every_horizon() -> None:
    deviation = draws(1, MANY, Dynamics()).deviation.astype(np.float64)
    for row in (deviation[0], deviation[4], deviation[39]):
        away = row - row.mean()
        assert (away**4).mean() / (away**2).mean() ** 2 > 6.0  # a normal distribution has 3


def test_a_years_changes_are_like_those_on_the_panels() -> None:
    """Lag-one autocorrelation −0.31 … −0.45, kurtosis 21 … 38 on the panels; ours is a little calmer."""
    change = np.diff(draws(1, MANY, Dynamics()).deviation[:10].astype(np.float64), axis=0)
    lag = np.corrcoef(change[3], change[4])[0, 1]
    assert -0.45 < lag < -0.25
    assert ((change[3] - change[3].mean()) ** 4).mean() / change[3].var() ** 2 > 6.0


def test_prices_surprise_by_their_spread() -> None:
    surprise = draws(1, MANY, calm(inflation_spread=0.5)).price_surprise
    assert surprise[0].std() == pytest.approx(0.5, rel=0.03)
    assert surprise[15].std() == pytest.approx(2.0, rel=0.03)
