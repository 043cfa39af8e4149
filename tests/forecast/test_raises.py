"""What a raise is worth: by hand in a calm market, as the engine has it in any, and the laws that hold for all."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecast.comparison import compare
from planner.forecast.effects import Break, MarketShift
from planner.forecast.inputs import ForecastInputs
from planner.forecast.raises import raise_worth, raised
from planner.forecast.scenario import Scenario
from tests.forecast.examples import CALM, MEDIANS, calm, inputs

RESTLESS = calm(shock_sd=0.1, transitory_sd=0.1, market_sd=0.02, layoff_rate_per_year=0.05, layoff_scar=0.1)
GROWING = Scenario(name="growing", log_level=(0.01, 0.02, 0.03))
DEARER = (MEDIANS[0] + 0.2, MEDIANS[1] + 0.2, MEDIANS[2] + 0.2, MEDIANS[3] + 0.2)
RATE = math.log(2) / 5
"""Of the calm market's half-life of five years."""


def settled(**changes: Any) -> ForecastInputs:  # noqa: ANN401 - fields of any type
    """An architect at half time with a bonus of a tenth, three years ahead: 110,000 dollars a year, come what may."""
    plain = {"dynamics": CALM, "horizon_years": 3, "level": 3, "log_pay": MEDIANS[3], "n_careers": 3}
    return inputs(**{**plain, "share": 0.5, "bonus_share": 0.1, **changes})


def test_what_lasts_is_the_raise_of_every_year_discounted() -> None:
    found = raise_worth(settled(), 0.05)
    by_hand = 5_500 / 1.03 + 5_500 / 1.03**2 + 5_500 / 1.03**3
    np.testing.assert_allclose(found.lasting.rising, [by_hand] * 3, rtol=1e-6)
    np.testing.assert_allclose(found.lasting.quantiles, [by_hand] * 5, rtol=1e-6)
    assert found.lasting.mean == pytest.approx(by_hand)


def test_what_lasts_is_an_annuity_without_a_loop() -> None:
    found = raise_worth(settled(horizon_years=30), 0.02, 0.05)
    assert found.lasting.mean == pytest.approx(2_200 * (1 - 1.05**-30) / 0.05, rel=1e-6)


def test_what_fades_halves_in_the_half_life() -> None:
    found = raise_worth(settled(), 0.05)
    by_hand = sum(110_000 * (1.05 ** (0.5 ** (year / 5)) - 1) / 1.03**year for year in (1, 2, 3))
    assert found.fading.mean == pytest.approx(by_hand, rel=1e-6)
    late = raise_worth(settled(horizon_years=5), 0.05, 0.0).fading.mean
    earlier = raise_worth(settled(horizon_years=4), 0.05, 0.0).fading.mean
    assert late - earlier == pytest.approx(110_000 * (math.sqrt(1.05) - 1), rel=1e-4)  # in the fifth year half is left


def test_without_discount_or_fading_it_is_the_plain_sum() -> None:
    assert raise_worth(settled(), 0.1, 0.0).lasting.mean == pytest.approx(3 * 11_000, rel=1e-6)


def test_what_it_is_a_year_today_is_base_pay_alone() -> None:
    assert raise_worth(settled(), 0.05).dollars_now == pytest.approx(5_000)
    assert raise_worth(settled(log_pay=None), 0.05).dollars_now is None


def test_each_years_dollars_are_brought_to_todays() -> None:
    nominal = settled(is_real=False, dynamics=calm(inflation=0.04))
    assert raise_worth(nominal, 0.05).lasting.mean == pytest.approx(raise_worth(settled(), 0.05).lasting.mean, rel=1e-5)


@pytest.mark.parametrize("given_inputs", [settled(), settled(log_pay=None), inputs(dynamics=RESTLESS)])
def test_no_raise_is_worth_exactly_nothing(given_inputs: ForecastInputs) -> None:
    found = raise_worth(given_inputs, 0.0)
    for worth in (found.fading, found.lasting):
        assert not worth.rising.any()
        assert not worth.quantiles.any()
        assert worth.mean == 0.0


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"log_pay": None},
        {"is_real": False, "bonus_share": 0.2},
        {"scenario": GROWING},
        {"vesting": (1000.0,) * 5},
        {"effects": (Break(cause="A break", at=1.0, years=1.0, scar=0.1),)},
        {"effects": (MarketShift(cause="Elsewhere", at=2.0, level_log_median=DEARER),)},
    ],
)
@pytest.mark.parametrize("share", [0.05, -0.2])
def test_it_is_what_the_engine_makes_of_the_raise(changes: dict[str, Any], share: float) -> None:
    given_inputs = inputs(dynamics=replace(RESTLESS, inflation=0.03), **changes)
    found = raise_worth(given_inputs, share, 0.04)
    with_it = replace(given_inputs, effects=(*given_inputs.effects, raised(given_inputs, share)))
    (paired,) = compare(given_inputs, [with_it], 0.04).differences
    np.testing.assert_allclose(found.fading.rising, paired.worth.rising, rtol=1e-3, atol=2)
    for_good = replace(raised(given_inputs, share), half_life=None)
    (lasting,) = compare(given_inputs, [replace(with_it, effects=(*given_inputs.effects, for_good))], 0.04).differences
    np.testing.assert_allclose(found.lasting.rising, lasting.worth.rising, rtol=1e-3, atol=2)


@settings(max_examples=40)
@given(st.floats(0.001, 0.5), st.floats(0.0, 0.2), st.integers(1, 12), st.integers(0, 9))
def test_what_lasts_is_worth_at_least_what_fades_in_every_career(
    share: float, discount: float, years: int, seed: int
) -> None:
    given_inputs = inputs(dynamics=RESTLESS, horizon_years=years, seed=seed, n_careers=50)
    found = raise_worth(given_inputs, share, discount)
    assert (found.lasting.rising >= found.fading.rising).all()
    assert (found.fading.rising > 0).all()
    cut = raise_worth(given_inputs, -share, discount)
    assert (cut.lasting.rising <= cut.fading.rising).all()
    assert (cut.fading.rising < 0).all()


@settings(max_examples=20)
@given(st.lists(st.floats(0.0, 0.5), min_size=2, max_size=2, unique=True).map(sorted))
def test_more_is_worth_more_in_every_career(shares: list[float]) -> None:
    less, more = (raise_worth(inputs(dynamics=RESTLESS, n_careers=50), share) for share in shares)
    assert (more.fading.rising >= less.fading.rising).all()
    assert (more.lasting.rising >= less.lasting.rising).all()


def test_a_slower_fading_leaves_more() -> None:
    fast, slow = (raise_worth(settled(dynamics=calm(residual_half_life_years=years)), 0.05) for years in (2.0, 20.0))
    assert fast.fading.mean < slow.fading.mean < slow.lasting.mean
    assert fast.lasting.mean == slow.lasting.mean


def test_the_effect_is_the_users_own_and_fades_as_all_distances_do() -> None:
    rise, cut = raised(settled(), 0.05), raised(settled(), -0.05)
    assert (rise.cause, cut.cause) == ("Raise", "Cut")
    assert rise.log_effect == pytest.approx(math.log(1.05))
    assert (rise.at, rise.half_life, rise.sd, rise.grade) == (0.0, 5.0, 0.0, "own")
    assert math.exp2(-1 / 5.0) == pytest.approx(math.exp(-RATE))
