import dataclasses
from typing import Any

import numpy as np
import pytest

from planner.forecast.comparison import chance_of_more, compare, is_even, time_only
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, Effect, Move, PayShift, Readiness
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from tests.forecast.examples import inputs

BASE = inputs(dynamics=Dynamics(), horizon_years=10, n_careers=4000, is_real=False)


def planned(*effects: Effect) -> ForecastInputs:
    return dataclasses.replace(BASE, effects=effects)


def test_a_certain_raise_is_certainly_better() -> None:
    found = compare(BASE, [planned(PayShift(cause="c", at=2.5, log_effect=0.1))]).differences[0]
    assert not found.dollars[:2].any()
    assert found.better.tolist() == [0.0] * 2 + [1.0] * 8
    assert not found.worse.any()
    assert found.worth_better == 1.0
    assert found.worth_worse == 0.0
    before = forecast(BASE).total.quantiles
    np.testing.assert_allclose(found.dollars[2:], before[2:] * np.expm1(0.1), rtol=1e-3)
    assert not found.levels.any()


def test_the_worth_is_the_sum_of_the_years_discounted() -> None:
    plan = planned(PayShift(cause="c", at=0.0, log_effect=0.1))
    found = compare(BASE, [plan], discount_per_year=0.05)
    assert found.differences[0].worth.mean == pytest.approx(found.worth.mean * np.expm1(0.1), rel=1e-4)
    assert found.differences[0].worth.quantiles == pytest.approx(found.worth.quantiles * np.expm1(0.1), rel=1e-4)
    assert compare(BASE, [plan], discount_per_year=0.5).worth.mean < found.worth.mean


def test_an_uncertain_effect_may_be_worse() -> None:
    found = compare(BASE, [planned(PayShift(cause="c", at=0.0, log_effect=0.05, sd=0.05))]).differences[0]
    # One standard deviation above nothing: better with chance Φ(1).
    assert found.better[5] == pytest.approx(0.841, abs=0.02)
    assert found.better[5] + found.worse[5] == pytest.approx(1.0)
    assert found.worth_better == pytest.approx(0.841, abs=0.02)


def test_readiness_makes_higher_levels_likelier() -> None:
    ready = planned(Readiness(cause="r", at=0.0, factor=1.5))
    found = compare(BASE, [ready]).differences[0]
    expected = forecast(ready).chance_at_least(2) - forecast(BASE).chance_at_least(2)
    np.testing.assert_allclose(found.levels[:, 2], expected, atol=1e-12)
    assert (found.levels[1:, 2] > 0).all()
    assert not found.levels[:, :2].any()


def test_a_break_costs() -> None:
    found = compare(BASE, [planned(Break(cause="b", at=2.0, years=1.0))]).differences[0]
    assert (found.worse[2], found.better[2]) == (1.0, 0.0)
    assert found.worth.quantiles[4] < 0


def test_moving_loses_equity_in_the_total_alone() -> None:
    held = dataclasses.replace(BASE, vesting=(30_000.0,) * 10)
    move = dataclasses.replace(held, effects=(Move(cause="m", at=1.0),))
    total = compare(held, [move], measure="total").differences[0]
    base = compare(held, [move], measure="base").differences[0]
    assert total.dollars[1, 2] < base.dollars[1, 2] - 20_000


def test_several_plans_stand_each_on_its_own() -> None:
    one, two = planned(Move(cause="m", at=1.0)), planned(PayShift(cause="c", at=1.0, log_effect=0.02, sd=0.02))
    together = compare(BASE, [one, two]).differences
    alone = compare(BASE, [two]).differences[0]
    assert together[1].dollars.tobytes() == alone.dollars.tobytes()
    assert [found.inputs for found in together] == [one, two]


@pytest.mark.parametrize("change", [{"seed": 2}, {"n_careers": 10}, {"start": 2020.0}, {"is_real": True}])
def test_only_the_same_careers_are_paired(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="same careers"):
        compare(BASE, [dataclasses.replace(BASE, **change)])


def test_only_the_same_years_are_compared() -> None:
    with pytest.raises(ValueError, match="same careers"):
        compare(BASE, [dataclasses.replace(BASE, horizon_years=9, vesting=(0.0,) * 9)])


def test_time_alone_makes_no_move_and_hurries_no_promotion() -> None:
    usual = dataclasses.replace(BASE, dynamics=dataclasses.replace(BASE.dynamics, move_rate_per_year=0.0))
    raised = PayShift(cause="c", at=1.0, log_effect=0.1)
    fast = dataclasses.replace(BASE, readiness_speed=2.0, effects=(Readiness(cause="r", at=0.0, factor=1.5), raised))
    assert time_only(fast) == dataclasses.replace(usual, effects=(raised,))
    assert forecast(time_only(fast)).total.quantiles.tobytes() != forecast(fast).total.quantiles.tobytes()
    assert time_only(usual) == usual


@pytest.mark.parametrize(
    ("gains", "chance"),
    [([-2.0, 0.0, 0.0, 1.0, 3.0], (2 + 2 / 2) / 5), ([0.0] * 4, 0.5), ([1.0] * 4, 1.0), ([-1.0] * 4, 0.0)],
)
def test_who_neither_gains_nor_loses_counts_half(gains: list[float], chance: float) -> None:
    assert chance_of_more(np.array(gains)) == pytest.approx(chance)


@pytest.mark.parametrize(("hundredths", "even"), [(44, False), (45, True), (50, True), (55, True), (56, False)])
def test_a_tie_is_within_five_of_fifty_hundredths(hundredths: int, even: bool) -> None:
    assert is_even(hundredths / 100) is even
