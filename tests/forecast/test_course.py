"""Effects worked out by hand, one career at a time."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from planner.forecast.careers import simulate
from planner.forecast.chance import Doubles, cause_normals, cause_waits
from planner.forecast.course import assumed_from, departure, first_reading
from planner.forecast.draws import draws
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, Effect, MarketShift, Move, PayShift, Readiness, TrackChange
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.readings import drawn_for, read
from planner.forecast.scenario import DOWNTURN, Scenario
from tests.forecast.examples import CALM, MEDIANS, inputs

STILL = dataclasses.replace(CALM, never_promoted=(1.0, 1.0, 1.0))
"""Nothing happens at all; the residual's half-life is 5 years."""


def planned(*effects: Effect, dynamics: Dynamics = STILL, **changes: Any) -> ForecastInputs:  # noqa: ANN401 - fields of any type
    return inputs(effects=effects, dynamics=dynamics, **{"n_careers": 100, "horizon_years": 6} | changes)


def added(*effects: Effect, dynamics: Dynamics = STILL, **changes: Any) -> Doubles:  # noqa: ANN401 - fields of any type
    """What a plan adds to log pay, (n_years, n)."""
    given = planned(*effects, dynamics=dynamics, **changes)
    without = dataclasses.replace(given, effects=())
    return np.asarray(simulated(given) - simulated(without))


def simulated(given: ForecastInputs) -> Doubles:
    """Log base pay as simulated, before it is moved to agree with the bands, (n_years, n)."""
    return read(given, drawn_for(given), np.arange(given.horizon_years)).log_pay.astype(np.float64)


def alike(difference: Doubles) -> list[float]:
    """The difference of each year, the same for all careers."""
    np.testing.assert_allclose(difference, np.broadcast_to(difference[:, :1], difference.shape), atol=2e-6)
    return [float(value) for value in difference[:, 0]]


def test_what_happens_first_shows_at_the_next_reading() -> None:
    assert [first_reading(at) for at in (0.0, 0.1, 1.0, 1.1, 5.0)] == [0, 0, 0, 1, 4]


def test_a_shift_of_pay_comes_and_goes() -> None:
    certified = PayShift(cause="c", at=1.5, log_effect=0.02, ends=4.0)
    assert alike(added(certified)) == pytest.approx([0, 0.02, 0.02, 0, 0, 0], abs=2e-6)
    assert not added(certified)[3:].any()


def test_a_specialisation_decays_by_its_half_life() -> None:
    shift = PayShift(cause="c", at=1.0, log_effect=0.1, half_life=2.0)
    assert alike(added(shift)) == pytest.approx([0.1 * 0.5 ** (year / 2) for year in range(6)], abs=2e-6)


def test_an_uncertain_shift_differs_by_the_causes_own_chance() -> None:
    shift = PayShift(cause="c", at=2.0, log_effect=0.1, sd=0.05, ends=5.0)
    drawn = cause_normals(1, 100, "c")
    found = added(shift)
    np.testing.assert_allclose(found[2], 0.1 + 0.05 * drawn, atol=2e-6)
    assert not found[0].any()
    assert not found[4:].any()


def test_a_move_brings_its_premium_which_fades() -> None:
    calm = dataclasses.replace(STILL, move_premium=0.03, move_premium_sd=0.06)
    found = added(Move(cause="m", at=1.5), dynamics=calm)
    premium = 0.03 + 0.06 * cause_normals(1, 100, "m")
    assert not found[0].any()
    np.testing.assert_allclose(found[1], premium * 0.5 ** (0.5 / 5), atol=3e-6)
    np.testing.assert_allclose(found[5], premium * 0.5 ** (4.5 / 5), atol=3e-6)


def test_a_move_pays_more_while_the_market_rises() -> None:
    cyclic = dataclasses.replace(STILL, move_premium_cycle=0.5, market_sd=0.02)
    given = planned(dynamics=cyclic)
    found = added(Move(cause="m", at=1.0), dynamics=cyclic)
    np.testing.assert_allclose(found[0], 0.5 * drawn_for(given).market_shock[0], atol=3e-6)
    falling = Scenario(name="own", log_level=(-0.1,))
    worse = added(Move(cause="m", at=1.0), dynamics=cyclic, scenario=falling)
    np.testing.assert_allclose(found[0] - worse[0], np.full(100, 0.05), atol=3e-6)


def test_a_move_loses_what_has_not_vested() -> None:
    given = planned(Move(cause="m", at=1.25), vesting=(10_000.0,) * 6)
    total = simulate(given).dollars("total")
    np.testing.assert_allclose(total[:, 0] - 120_000, [10_000, 2_500, 0, 0, 0, 0], atol=0.1)
    assert departure(given, drawn_for(given)).tolist() == [1.25] * 100


def test_a_move_beyond_the_horizon_changes_no_pay() -> None:
    assert not added(Move(cause="m", at=30.0), dynamics=Dynamics()).any()


def test_another_market_pays_its_own_medians_at_the_same_distance() -> None:
    dearer = tuple(median + 0.1 for median in MEDIANS)
    found = added(MarketShift(cause="m", at=2.0, level_log_median=dearer), log_pay=MEDIANS[1] + 0.3)  # type: ignore[arg-type]  # four
    assert alike(found) == pytest.approx([0, 0.1, 0.1, 0.1, 0.1, 0.1], abs=2e-6)


def test_another_market_pays_promotions_its_own_gap() -> None:
    wider = (MEDIANS[0], MEDIANS[1], MEDIANS[2] + 0.4, MEDIANS[3] + 0.4)
    paid_at_once = dataclasses.replace(CALM, promotion_gain=1.0)
    found = added(MarketShift(cause="m", at=3.0, level_log_median=wider), dynamics=paid_at_once)
    levels = simulate(planned(dynamics=paid_at_once)).levels()
    assert not found[:2].any()
    np.testing.assert_allclose(found[2:], 0.4 * (levels[2:] >= 2), atol=3e-6)


def test_who_moves_stands_there_as_often_above_as_below() -> None:
    """20 % of pay in dollars, faded by half in five years: log(1 + 0.2 z)."""
    doubtful = dataclasses.replace(STILL, move_standing_sd=0.2)
    dearer = tuple(median + 0.1 for median in MEDIANS)
    found = added(MarketShift(cause="m", at=1.5, level_log_median=dearer, is_anew=True), dynamics=doubtful)  # type: ignore[arg-type]  # four
    further = np.log1p(0.2 * cause_normals(1, 100, "m\nstanding"))
    assert not found[0].any()
    np.testing.assert_allclose(found[1], 0.1 + further * 0.5 ** (0.5 / 5), atol=3e-6)
    np.testing.assert_allclose(found[5], 0.1 + further * 0.5 ** (4.5 / 5), atol=3e-6)


def test_nobody_falls_by_more_than_nine_tenths() -> None:
    wild = dataclasses.replace(STILL, move_standing_sd=5.0)
    found = added(MarketShift(cause="m", at=1.0, level_log_median=MEDIANS, is_anew=True), dynamics=wild)
    assert found[0].min() == pytest.approx(math.log(0.1), abs=3e-6)


def test_where_the_move_is_beyond_the_horizon_nothing_is_drawn_anew() -> None:
    late = MarketShift(cause="m", at=30.0, level_log_median=MEDIANS, sd=0.1, is_anew=True)
    assert not added(late, dynamics=Dynamics()).any()


def test_a_premium_known_to_an_interval_is_wider() -> None:
    """3, 4 and 5 make a right angle."""
    apart = dataclasses.replace(STILL, move_premium=0.03, move_premium_sd=0.04)
    found = added(Move(cause="m", at=1.0, sd=0.03), dynamics=apart)
    np.testing.assert_allclose(found[0], 0.03 + 0.05 * cause_normals(1, 100, "m"), atol=3e-6)


def test_a_later_market_takes_the_place_of_an_earlier() -> None:
    one, two = (tuple(median + more for median in MEDIANS) for more in (0.1, 0.2))
    first = MarketShift(cause="a", at=1.0, level_log_median=one, sd=0.05)  # type: ignore[arg-type]  # four
    second = MarketShift(cause="b", at=3.0, level_log_median=two, sd=0.03)  # type: ignore[arg-type]  # four
    found = added(second, first)
    np.testing.assert_allclose(found[1], 0.1 + 0.05 * cause_normals(1, 100, "a"), atol=3e-6)
    np.testing.assert_allclose(found[4], 0.2 + 0.03 * cause_normals(1, 100, "b"), atol=3e-6)


def test_a_break_costs_its_share_of_each_year() -> None:
    found = alike(added(Break(cause="b", at=1.5, years=0.75)))
    assert found == pytest.approx([0, math.log(0.5), math.log(0.75), 0, 0, 0], abs=3e-6)
    whole = alike(added(Break(cause="b", at=1.0, years=1.0)))
    assert whole == pytest.approx([0, math.log(0.001), 0, 0, 0, 0], abs=3e-6)


def test_a_breaks_scar_fades_from_its_end() -> None:
    found = alike(added(Break(cause="b", at=1.0, years=1.5, scar=0.1)))
    assert found[2] == pytest.approx(math.log(0.5) - 0.1 * 0.5 ** (0.5 / 5), abs=3e-6)
    assert found[5] == pytest.approx(-0.1 * 0.5 ** (3.5 / 5), abs=3e-6)


def test_a_break_beyond_the_horizon_changes_nothing() -> None:
    assert not added(Break(cause="b", at=10.0, years=1.0, scar=0.1)).any()


def test_the_clock_stands_still_during_a_break() -> None:
    without, paused = (
        simulate(planned(*effects, dynamics=CALM)).arrived for effects in ((), (Break(cause="b", at=1.0, years=2.0),))
    )
    later = np.where(without > 1.0, without + 2.0, without)
    np.testing.assert_allclose(paused, later, rtol=1e-5)


def test_readiness_speeds_what_is_left_to_wait() -> None:
    without = simulate(planned(dynamics=CALM)).arrived
    ready = simulate(planned(Readiness(cause="r", at=1.0, factor=2.0, ends=3.0), dynamics=CALM)).arrived
    expected = np.where(without <= 1, without, np.where(without <= 5, (without + 1) / 2, without - 2))
    np.testing.assert_allclose(ready, expected, rtol=1e-5)


def test_uncertain_readiness_differs_between_careers() -> None:
    without = simulate(planned(dynamics=CALM)).arrived
    ready = simulate(planned(Readiness(cause="r", at=0.0, factor=2.0, sd=0.3), dynamics=CALM)).arrived
    np.testing.assert_allclose(ready, without / (2 * np.exp(0.3 * cause_normals(1, 100, "r"))), rtol=1e-5)


def founder(at: float = 1.0, **changes: Any) -> TrackChange:  # noqa: ANN401 - fields of any type
    return TrackChange(cause="f", at=at, track="founder", **{"log_against": (-0.5, -0.4, -0.3, -0.2)} | changes)


def test_a_track_pays_by_the_level_reached() -> None:
    found = added(founder(at=2.0), dynamics=CALM)
    levels = simulate(planned(dynamics=CALM)).levels()
    assert not found[0].any()
    np.testing.assert_allclose(found[1:], np.array([-0.5, -0.4, -0.3, -0.2])[levels[1:]], atol=3e-6)


def test_those_who_fail_return_with_a_scar() -> None:
    found = added(founder(failure_rate_per_year=0.5, scar=0.1))
    failed = 1.0 + cause_waits(1, 100, "f").astype(np.float64) / 0.5
    for year, row in enumerate(found):
        gone = failed <= year + 1
        assert gone.any() == (year > 0)
        np.testing.assert_allclose(row[~gone], np.full((~gone).sum(), -0.4), atol=3e-6)
        np.testing.assert_allclose(row[gone], -0.1 * 0.5 ** ((year + 1 - failed[gone]) / 5), atol=3e-6)


def test_those_who_fail_may_return_unscarred() -> None:
    found = added(founder(failure_rate_per_year=0.5))
    failed = 1.0 + cause_waits(1, 100, "f") / 0.5
    assert not found[5, failed <= 6].any()


def test_a_later_track_takes_the_place_of_an_earlier() -> None:
    back = TrackChange(cause="back", at=3.0, track="specialist", log_against=(0.0,) * 4, is_assumption=False)
    assert alike(added(back, founder())) == pytest.approx([-0.4, -0.4, 0, 0, 0, 0], abs=3e-6)


def test_an_uncertain_track_differs_by_the_causes_own_chance() -> None:
    found = added(founder(sd=0.3))
    np.testing.assert_allclose(found[3], -0.4 + 0.3 * cause_normals(1, 100, "f"), atol=3e-6)


def test_the_forecast_says_from_when_on_it_is_assumed() -> None:
    data = dataclasses.replace(founder(at=0.5), is_assumption=False)
    assert forecast(planned(founder(at=4.0), founder(at=2.0), data)).assumed_from == 2028.75
    assert assumed_from(planned(data)) is None


def test_a_scenario_moves_the_market_and_the_clock() -> None:
    plain, falling = (
        simulate(planned(dynamics=CALM, level=0, years_at_level=0.0, **changes))
        for changes in ({}, {"scenario": Scenario(name="own", log_level=(-0.1, -0.2), promotion_speed=(0.5, 1.0))})
    )
    waits = plain.arrived
    np.testing.assert_allclose(falling.arrived, np.where(waits <= 0.5, 2 * waits, waits + 0.5), rtol=1e-5)
    never = (simulate(planned(scenario=one)).log_pay[:, 0] for one in (falling.inputs.scenario, plain.inputs.scenario))
    assert (next(never) - next(never)).tolist() == pytest.approx([-0.1, -0.2, -0.2, -0.2, -0.2, -0.2], abs=3e-6)


def test_a_downturn_lays_off_more() -> None:
    base = draws(1, 5000, Dynamics(), 10)
    stressed = drawn_for(inputs(dynamics=Dynamics(), scenario=DOWNTURN, horizon_years=10, n_careers=5000))
    assert (stressed.departure <= base.departure).all()
    assert (stressed.departure < base.departure).any()
    assert (stressed.waits == base.waits).all()


def test_prices_of_a_scenario_raise_nominal_pay_alone() -> None:
    dearer = Scenario(name="own", log_prices=(0.1, 0.3))
    real, nominal = (simulate(planned(scenario=dearer, is_real=is_real)) for is_real in (True, False))
    difference = (nominal.log_pay - real.log_pay)[:, 0].tolist()
    assert difference == pytest.approx([0.1, 0.3, 0.3, 0.3, 0.3, 0.3], abs=3e-6)
    np.testing.assert_allclose(nominal.present_value(0.0), real.present_value(0.0), rtol=1e-5)
