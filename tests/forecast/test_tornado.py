import dataclasses

import pytest

from planner.forecast.dynamics import Dynamics
from planner.forecast.engine import forecast
from planner.forecast.tornado import Parameter, tornado, with_dynamics_value
from tests.forecast.examples import inputs

YOU = inputs(dynamics=Dynamics(), horizon_years=8, n_careers=3000)


def parameter(name: str, low: float, high: float) -> Parameter:
    return Parameter(name, f"How {name}", low, high, "D", "a guess")


GROWTH = parameter("dynamics.market_growth", -0.02, 0.02)
SENIOR = parameter("never_promoted.mid", 0.1, 0.4)
WOBBLE = parameter("transitory_sd", 0.05, 0.13)


def test_the_strongest_comes_first() -> None:
    found = tornado(YOU, 8, [WOBBLE, GROWTH, SENIOR], with_dynamics_value)
    assert found is not None
    assert [swing.parameter for swing in found] == [GROWTH, SENIOR, WOBBLE]
    shown = forecast(YOU).base.median[7]
    assert found[0].at_low == pytest.approx(shown * 2.718281828**-0.16, rel=1e-3)
    assert found[0].at_high == pytest.approx(shown * 2.718281828**0.16, rel=1e-3)
    assert found[1].at_low > found[1].at_high
    assert found[1].size == found[1].at_low - found[1].at_high


def test_ten_are_shown() -> None:
    many = [parameter("market_growth", -0.001 * number, 0.0) for number in range(1, 13)]
    found = tornado(YOU, 5, many, with_dynamics_value)
    assert found is not None
    assert [swing.parameter for swing in found] == many[:1:-1]


def test_it_can_be_cancelled() -> None:
    assert tornado(YOU, 5, [GROWTH], with_dynamics_value, lambda: True) is None


def test_a_value_of_the_dynamics_is_set_by_name() -> None:
    assert with_dynamics_value(YOU, "shock_sd", 0.2) == dataclasses.replace(YOU, dynamics=Dynamics(shock_sd=0.2))
    changed = with_dynamics_value(YOU, "dynamics.promotion_median_years.senior", 9.0)
    assert changed.dynamics.promotion_median_years == (2.0, 3.5, 9.0)
    with pytest.raises(AttributeError):
        with_dynamics_value(YOU, "luck", 1.0)
    with pytest.raises(ValueError, match="Rates"):
        with_dynamics_value(YOU, "shock_sd", -1.0)
