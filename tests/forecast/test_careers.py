import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecast.careers import Career, Careers, dots, in_so_many, simulate, some_careers
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Effect
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.quantiles import SHARES
from planner.forecast.scenario import Scenario
from planner.forecast.stretch import YEARS, Stretch
from tests.forecast.examples import CALM, inputs
from tests.forecast.plans import plans, scenarios

STRETCHED = Stretch(below=((1.4, 1.2, 1.1),) * YEARS, above=((0.8, 1.0, 1.3),) * YEARS)
STILL = dataclasses.replace(CALM, never_promoted=(1.0, 1.0, 1.0))


def lively(**changes: Any) -> ForecastInputs:  # noqa: ANN401 - fields of any type
    return inputs(**{"dynamics": Dynamics(), "horizon_years": 15, "n_careers": 4001, "stretch": STRETCHED} | changes)


@pytest.fixture(scope="module")
def careers() -> Careers:
    return simulate(lively(share=0.5, bonus_share=0.1, vesting=(20_000.0,) * 4 + (0.0,) * 11, is_real=False))


def test_careers_agree_with_the_fan(careers: Careers) -> None:
    result = forecast(careers.inputs)
    for measure, fan in (("base", result.base), ("total", result.total)):
        dollars = careers.dollars(measure)  # type: ignore[arg-type]  # one of the two
        np.testing.assert_allclose(np.quantile(dollars, SHARES, axis=1).T, fan.quantiles, rtol=3e-4)


@settings(max_examples=20)
@given(plans(), scenarios, st.sampled_from([Stretch(), STRETCHED]))
def test_careers_agree_with_the_fan_of_every_plan(
    plan: tuple[Effect, ...], scenario: Scenario, stretch: Stretch
) -> None:
    at = lively(effects=plan, scenario=scenario, stretch=stretch, n_careers=2000)
    dollars = simulate(at).dollars()
    # Between two neighbours of 2,000 careers there is room in thin tails.
    np.testing.assert_allclose(np.quantile(dollars, SHARES, axis=1).T, forecast(at).base.quantiles, rtol=0.02)


def test_careers_agree_with_the_chances_of_levels(careers: Careers) -> None:
    levels = careers.levels()
    counted = np.stack([(levels == level).mean(axis=1) for level in range(4)], axis=1)
    np.testing.assert_allclose(counted, forecast(careers.inputs).levels, atol=1e-12)


def test_equal_inputs_give_equal_bytes() -> None:
    first, second = (simulate(lively()) for _ in range(2))
    assert first.log_pay.tobytes() == second.log_pay.tobytes()
    assert first.arrived.tobytes() == second.arrived.tobytes()
    with pytest.raises(ValueError, match="read-only"):
        first.log_pay[0, 0] = 1.0


def test_the_present_value_counts_later_pay_less() -> None:
    level = simulate(inputs(dynamics=STILL, share=0.5, bonus_share=0.2, n_careers=3))
    weights = sum(1.05**-year for year in range(1, 6))
    np.testing.assert_allclose(level.present_value(0.05), [72_000 * weights] * 3, rtol=1e-6)
    np.testing.assert_allclose(level.present_value(0.05, "base"), [60_000 * weights] * 3, rtol=1e-6)
    np.testing.assert_allclose(level.present_value(0.0), [5 * 72_000] * 3, rtol=1e-6)


def test_the_present_value_is_real_in_any_money() -> None:
    dear = dataclasses.replace(Dynamics(), inflation=0.05)
    real, nominal = (
        simulate(lively(dynamics=dear, is_real=is_real, stretch=Stretch(), horizon_years=3, vesting=(9e3, 0.0, 9e3)))
        for is_real in (True, False)
    )
    assert nominal.dollars().mean() > 1.05 * real.dollars().mean()
    # Bands in another money are widened otherwise, by a hair.
    np.testing.assert_allclose(nominal.present_value(), real.present_value(), rtol=2e-3)


def test_twenty_careers_stand_for_all(careers: Careers) -> None:
    some = some_careers(careers)
    worth = careers.present_value(measure="base")
    assert [one.share for one in some] == pytest.approx([(place + 0.5) / 20 for place in range(20)])
    weights = 1.03 ** -np.arange(1.0, 16.0)
    paid = np.array([one.pay for one in some])
    prices = np.exp(0.025 * np.arange(1, 16))
    ranked = (paid / prices) @ weights
    assert ranked[-1] > 1.3 * ranked[0]
    assert np.corrcoef(ranked, np.quantile(worth, [one.share for one in some]))[0, 1] > 0.95
    assert some == some_careers(careers)


def test_a_career_tells_when_its_levels_are_reached() -> None:
    at = inputs(dynamics=CALM, level=0, years_at_level=0.0, horizon_years=20, n_careers=200)
    everyone = simulate(at)
    for one in some_careers(everyone, 10):
        assert [level for level, _ in one.reached] == list(range(1, len(one.reached) + 1))
        assert all(at.start < moment <= at.start + 20 for _, moment in one.reached)
        assert len(one.pay) == 20


def test_levels_reached_by_the_end_of_a_calendar_year_count() -> None:
    one = Career(0.5, (100_000.0,), ((2, 2029.9), (3, 2034.0)))
    assert not one.has_reached(2, 2028, today=1)
    assert one.has_reached(2, 2029, today=1)
    assert one.has_reached(2, 2034, today=1)
    assert not one.has_reached(3, 2033, today=1)
    assert one.has_reached(1, 2020, today=1)


@pytest.mark.parametrize("measure", ["base", "total"])
def test_dots_are_quantiles_of_the_year(careers: Careers, measure: str) -> None:
    found = dots(careers, 3, 20, measure)  # type: ignore[arg-type]  # one of the two
    dollars = careers.dollars(measure)[2]  # type: ignore[arg-type]  # one of the two
    assert list(found) == sorted(found)
    assert np.mean(dollars <= found[13]) == pytest.approx(13.5 / 20, abs=0.001)
    fan = getattr(forecast(careers.inputs), measure).quantiles[2]
    assert (found[9] + found[10]) / 2 == pytest.approx(fan[2], rel=0.01)
    assert found[1] < fan[0] * 1.001 < found[2] * 1.001


def test_so_many_of_twenty() -> None:
    assert [in_so_many(chance) for chance in (0.0, 0.001, 0.024, 0.7, 0.999, 1.0)] == [0, 1, 1, 14, 19, 20]
    assert in_so_many(0.5, 4) == 2


def test_careers_to_look_at_can_be_those_of_total_pay(careers: Careers) -> None:
    base, total = (some_careers(careers, measure=measure) for measure in ("base", "total"))
    assert len(base) == len(total) == 20
    worth = careers.present_value(measure="total")
    dollars = careers.dollars("total")
    for one in total:
        column = int(np.argsort(worth, kind="stable")[int(one.share * len(worth))])
        assert one.pay == pytest.approx(dollars[:, column])
    assert min(one.pay[0] for one in total) > min(one.pay[0] for one in base)
