"""Offers worked out by hand, and what holds for every one of them."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecast.careers import simulate
from planner.forecast.chance import cause_normals
from planner.forecast.course import course
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, Effect, MarketShift, Move, OfferedPay, PayShift, TrackChange
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.offered_pay import pay_taken, total_shares
from planner.forecast.readings import drawn_for
from planner.forecast.scenario import DOWNTURN, Scenario
from tests.forecast.examples import CALM, MEDIANS, inputs
from tests.forecast.plans import DEARER, plans, scenarios
from tests.forecast.test_course import STILL, alike, planned, simulated

X = math.log(150_000)
AHEAD = X - MEDIANS[1]
"""How far the offer lies above the market of the level, 22 %."""

WOBBLE_FREE = dataclasses.replace(Dynamics(), transitory_sd=0.0, layoff_gap_years=0.0)
"""Everything happens but what passes by itself: no reading wobbles, and nobody is without pay for a while."""

few = settings(max_examples=30, deadline=None)
moments = st.floats(0.0, 12.0)


def offer(at: float = 2.0, log_pay: float = X, bonus_share: float | None = None) -> OfferedPay:
    return OfferedPay(cause="offer", at=at, log_pay=log_pay, bonus_share=bonus_share)


def by_year(given: ForecastInputs) -> list[float]:
    return alike(simulated(given))


def test_pay_is_the_offer_and_then_nears_the_market() -> None:
    """Half of the distance is gone in five years."""
    found = by_year(planned(offer()))
    left = [AHEAD * 0.5 ** (year / 5) for year in range(5)]
    assert found == pytest.approx([MEDIANS[1], *(MEDIANS[1] + one for one in left)], abs=3e-6)
    assert math.exp(found[1]) == pytest.approx(150_000, rel=1e-6)


def test_after_it_pay_grows_with_the_market() -> None:
    growing = dataclasses.replace(STILL, market_growth=0.02, residual_half_life_years=1e9)
    found = by_year(planned(offer(), dynamics=growing))
    assert found == pytest.approx([MEDIANS[1] + 0.02, X, X + 0.02, X + 0.04, X + 0.06, X + 0.08], abs=3e-6)


def test_between_two_readings_part_of_the_year_has_gone() -> None:
    growing = dataclasses.replace(STILL, market_growth=0.02)
    (first, second, *_) = by_year(planned(offer(1.5), dynamics=growing))
    assert first == pytest.approx(MEDIANS[1] + 0.02, abs=3e-6)
    market = MEDIANS[1] + 0.02 * 1.5
    assert second == pytest.approx(market + 0.01 + (X - market) * 0.5 ** (0.5 / 5), abs=3e-6)


def test_an_offer_below_todays_pay_is_what_is_paid() -> None:
    low = math.log(90_000)
    assert by_year(planned(offer(1.0, low), log_pay=MEDIANS[3]))[0] == pytest.approx(low, abs=3e-6)


def test_nominal_pay_is_the_offer_in_todays_dollars_with_the_prices_of_its_year() -> None:
    dear = dataclasses.replace(STILL, inflation=0.03)
    found = by_year(planned(offer(), dynamics=dear, is_real=False))
    assert found[1] == pytest.approx(X + 0.06, abs=3e-6)


def test_a_scenarios_market_goes_on_from_the_offer() -> None:
    """Half way between two readings the market has gone half of its way."""
    falling = Scenario(name="own", log_level=(-0.1, -0.2))
    slow = dataclasses.replace(STILL, residual_half_life_years=1e9)
    found = by_year(planned(offer(1.5), dynamics=slow, scenario=falling))
    assert found[:3] == pytest.approx([MEDIANS[1] - 0.1, X - 0.05, X - 0.05], abs=3e-6)


@few
@given(plans(), scenarios, st.integers(1, 12), st.floats(9.0, 14.0), st.none() | st.floats(9.0, 14.0))
def test_on_the_day_of_a_reading_every_career_is_paid_the_offer(
    plan: tuple[Effect, ...], scenario: Scenario, at: int, log_pay: float, today: float | None
) -> None:
    """Whatever was drawn and done before; a break alone leaves part of a year without pay."""
    others = tuple(one for one in plan if not isinstance(one, Break | OfferedPay))
    given = inputs(
        effects=(*others, offer(float(at), log_pay)),
        dynamics=WOBBLE_FREE,
        scenario=scenario,
        horizon_years=12,
        log_pay=today,
    )
    np.testing.assert_allclose(simulated(given)[at - 1], log_pay, atol=2e-5)


@few
@given(st.integers(1, 2**31), st.sampled_from([1.0, 4.0]), st.floats(10.5, 13.0))
def test_the_median_of_its_day_is_the_offer_whatever_the_seed(seed: int, at: float, log_pay: float) -> None:
    """A reading wobbles by 10 % or so, which leaves the middle of 2,000 careers within 2 %."""
    given = inputs(effects=(offer(at, log_pay),), dynamics=Dynamics(), seed=seed, n_careers=2_000)
    assert forecast(given).base.median[int(at) - 1] == pytest.approx(math.exp(log_pay), rel=0.02)


@few
@given(scenarios, st.floats(9.0, 14.0), st.none() | st.floats(9.0, 14.0))
def test_an_offer_of_today_is_to_be_paid_it_today(scenario: Scenario, log_pay: float, before: float | None) -> None:
    plain = inputs(dynamics=Dynamics(), scenario=scenario, log_pay=log_pay)
    offered = dataclasses.replace(plain, log_pay=before, effects=(offer(0.0, log_pay),))
    np.testing.assert_allclose(simulated(offered), simulated(plain), atol=2e-5)


@few
@given(plans(), scenarios, moments, st.floats(9.0, 14.0), st.floats(0.0, 1.0))
def test_a_higher_offer_pays_nobody_less(
    plan: tuple[Effect, ...], scenario: Scenario, at: float, log_pay: float, more: float
) -> None:
    one, two = (
        simulated(inputs(effects=(*plan, offer(at, pay)), dynamics=Dynamics(), scenario=scenario, horizon_years=12))
        for pay in (log_pay, log_pay + more)
    )
    assert (two >= one - 2e-5).all()


def test_of_the_years_chance_the_part_after_the_offer_stays() -> None:
    """Three quarters of a year of lasting shocks, the fading counted in, and of the market's."""
    shaken = dataclasses.replace(STILL, shock_sd=0.1)
    found = simulated(planned(offer(0.25), dynamics=shaken, n_careers=20_000))[0]
    rate = math.log(2) / 5
    year = 0.1 * math.sqrt((1 - math.exp(-2 * rate)) / (2 * rate))
    assert float(found.std()) == pytest.approx(math.sqrt(0.75) * year, rel=0.02)
    moving = dataclasses.replace(STILL, market_sd=0.1)
    found = simulated(planned(offer(2.75), dynamics=moving, n_careers=20_000))[2]
    later = math.sqrt(0.25) * drawn_for(planned(dynamics=moving, n_careers=20_000)).market_shock[2]
    np.testing.assert_allclose(found - found.mean(), later - later.mean(), atol=0.03)
    assert float(found.std()) == pytest.approx(0.05, rel=0.05)


def test_shocks_after_it_are_those_of_the_same_careers_without_it() -> None:
    base, offered = planned(dynamics=WOBBLE_FREE), planned(offer(1.0), dynamics=WOBBLE_FREE)
    drawn = drawn_for(base)
    fade = np.float32(0.5 ** (1 / WOBBLE_FREE.residual_half_life_years))
    new = drawn.lasting[1] - fade * drawn.lasting[0] + drawn.market_shock[1]
    stays = simulate(offered).levels()[1] == simulate(offered).levels()[0]
    found = simulated(offered)
    first, second = found[0][stays], found[1][stays]
    level = np.array(MEDIANS)[simulate(offered).levels()[0][stays]]
    market = level + drawn.market_shock[0][stays]
    expected = market + (first - market) * fade + new[stays]
    np.testing.assert_allclose(second, expected, atol=2e-5)


def test_a_raise_after_it_in_the_same_year_comes_on_top_and_one_before_does_not() -> None:
    raising = dataclasses.replace(STILL, move_premium=0.03)
    plain = simulated(planned(offer(1.5), dynamics=raising))
    later = simulated(planned(offer(1.5), Move(cause="m", at=1.75), dynamics=raising)) - plain
    np.testing.assert_allclose(later[1], 0.03 * 0.5 ** (0.25 / 5), atol=3e-6)
    for at in (0.5, 1.25, 1.5):
        earlier = simulated(planned(offer(1.5), Move(cause="m", at=at), dynamics=raising)) - plain
        np.testing.assert_allclose(earlier[1:], 0.0, atol=3e-6)


def test_a_promotion_after_it_pays_its_gain_and_one_before_is_in_the_offer() -> None:
    """Half of the gap at once, the other half made up with the distance; the offer stands above the level held."""
    given = planned(offer(1.5), dynamics=CALM)
    careers = simulate(given)
    times, found = careers.arrived[0], simulated(given)[1]
    still, before, after = times > 2.0, times <= 1.5, (times > 1.5) & (times <= 2.0)
    one_step = careers.arrived[1] > 2.0
    assert min(int((group & one_step).sum()) for group in (still, before, after)) >= 3
    left, gap = 0.5 ** (0.5 / 5), MEDIANS[2] - MEDIANS[1]
    np.testing.assert_allclose(found[still], MEDIANS[1] + AHEAD * left, atol=5e-6)
    np.testing.assert_allclose(found[before & one_step], X, atol=5e-6)  # 150,000 is the median of the next level
    since = 0.5 ** ((2.0 - times[after & one_step]) / 5)
    np.testing.assert_allclose(found[after & one_step], MEDIANS[1] + AHEAD * left + gap - 0.5 * gap * since, atol=5e-6)


def test_in_another_place_its_market_is_what_pay_nears() -> None:
    """What is not known of the place drops out on the day and comes back as the distance from its market fades."""
    doubtful = dataclasses.replace(STILL, move_standing_sd=0.2)
    city = MarketShift(cause="city", at=1.0, level_log_median=DEARER, sd=0.05, is_anew=True)
    found = simulated(planned(city, offer(1.0), dynamics=doubtful))
    np.testing.assert_allclose(found[0], X, atol=3e-6)
    market = DEARER[1] + 0.05 * cause_normals(1, 100, "city")
    np.testing.assert_allclose(found[5], market + (X - market) * 0.5, atol=3e-6)


def test_what_is_in_force_on_the_day_is_in_the_offer_and_ends_as_it_does() -> None:
    certified = PayShift(cause="c", at=0.5, log_effect=0.02, sd=0.01, ends=3.0)
    slow = dataclasses.replace(STILL, residual_half_life_years=1e9)
    found = simulated(planned(certified, offer(1.5), dynamics=slow))
    np.testing.assert_allclose(found[1], X, atol=3e-6)
    lost = 0.02 + 0.01 * cause_normals(1, 100, "c")
    np.testing.assert_allclose(found[2], X - lost, atol=3e-6)


def test_on_another_track_the_offer_is_the_pay_and_leaving_it_undoes_its_difference() -> None:
    away = TrackChange(cause="t", at=0.5, track="founder", log_against=(-0.3,) * 4)
    home = TrackChange(cause="u", at=3.5, track="specialist", log_against=(0.0,) * 4)
    slow = dataclasses.replace(STILL, residual_half_life_years=1e9)
    found = by_year(planned(away, home, offer(1.5), dynamics=slow))
    assert found[1:] == pytest.approx([X, X, X + 0.3, X + 0.3, X + 0.3], abs=3e-6)


def test_who_fails_after_it_comes_back_with_what_that_costs() -> None:
    away = TrackChange(cause="t", at=0.0, track="founder", log_against=(-0.3,) * 4, failure_rate_per_year=1.0, scar=0.1)
    given = planned(away, offer(1.5))
    failed = course(given, drawn_for(given)).stays[0].failed
    assert failed is not None
    found, left = simulated(given)[1], 0.5 ** (0.5 / 5)
    before, after = failed <= 1.5, (failed > 1.5) & (failed <= 2.0)
    assert min(before.sum(), after.sum()) >= 3
    np.testing.assert_allclose(found[before], MEDIANS[1] + AHEAD * left, atol=3e-6)
    scars = 0.1 * 0.5 ** ((2.0 - failed[after]) / 5)
    np.testing.assert_allclose(found[after], MEDIANS[1] + (AHEAD + 0.3) * left - scars, atol=3e-6)
    np.testing.assert_allclose(found[failed > 2.0], MEDIANS[1] + (AHEAD + 0.3) * left - 0.3, atol=3e-6)


def test_a_break_leaves_the_offer_as_it_is() -> None:
    found = by_year(planned(Break(cause="b", at=1.5, years=0.5), offer()))
    assert found[1] == pytest.approx(X + math.log(0.5), abs=3e-6)


def test_the_later_offer_counts_and_one_beyond_the_horizon_never_does() -> None:
    second = OfferedPay(cause="second", at=1.75, log_pay=MEDIANS[3])
    alone, both = planned(second), planned(second, offer(1.25))
    np.testing.assert_allclose(simulated(both), simulated(alone), atol=3e-6)
    late = planned(offer(30.0), dynamics=Dynamics(), scenario=DOWNTURN)
    assert not pay_taken(late, drawn_for(late))
    plain = dataclasses.replace(late, effects=())
    assert forecast(late).base.quantiles.tobytes() == forecast(plain).base.quantiles.tobytes()


def test_the_bonus_of_an_offer_counts_from_its_first_reading() -> None:
    given = planned(offer(2.5, bonus_share=0.2), bonus_share=0.1, share=0.5, vesting=(1_000.0,) + (0.0,) * 5)
    assert total_shares(given) == pytest.approx([0.55, 0.55, 0.6, 0.6, 0.6, 0.6])
    result = forecast(given)
    equity = np.array([1_000.0] + [0.0] * 5)
    np.testing.assert_allclose(result.total.median, result.base.median * [1.1, 1.1, *[1.2] * 4] + equity, rtol=1e-6)
    careers = simulate(given)
    ratio = (careers.dollars("total")[:, 0] - equity) / careers.dollars("base")[:, 0]
    np.testing.assert_allclose(ratio, [1.1, 1.1, 1.2, 1.2, 1.2, 1.2], rtol=1e-6)


def test_without_its_own_bonus_todays_share_stays() -> None:
    late = OfferedPay(cause="late", at=99.0, log_pay=X, bonus_share=3.0)
    assert total_shares(planned(offer(), late, bonus_share=0.1)) == pytest.approx([1.1] * 6)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"log_pay": math.nan}, "log_pay"),
        ({"log_pay": math.inf}, "log_pay"),
        ({"log_pay": X, "bonus_share": -0.1}, "bonus_share"),
        ({"log_pay": X, "bonus_share": math.inf}, "bonus_share"),
        ({"log_pay": X, "at": -1.0}, "begins today"),
    ],
)
def test_refuses_what_is_no_offer(broken: dict[str, float], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        OfferedPay(**({"cause": "offer", "at": 1.0} | broken))  # type: ignore[arg-type]  # broken on purpose
