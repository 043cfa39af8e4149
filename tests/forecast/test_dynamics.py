import dataclasses

import pytest

from planner.domain.errors import UserError
from planner.forecast.dynamics import PREFIX, STEPS, Dynamics, dynamics_from
from planner.market.dynamics_file import load_dynamics


def test_every_parameter_is_documented() -> None:
    told = Dynamics.__doc__
    assert told is not None
    missing = [item.name for item in dataclasses.fields(Dynamics) if f"``{item.name}``" not in told]
    assert missing == []


@pytest.mark.parametrize(
    "broken",
    [
        {"promotion_median_years": (2.0, 0.0, 7.0)},
        {"promotion_shape": 0.0},
        {"residual_half_life_years": -1.0},
        {"residual_half_life_years": float("nan")},
        {"never_promoted": (0.0, 0.2, 1.1)},
        {"promotion_gain": -0.1},
        {"shock_sd": -0.1},
        {"volatility_spread": float("nan")},
        {"move_rate_per_year": -0.1},
        {"layoff_gap_years": -0.1},
    ],
)
def test_refuses_what_cannot_be(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        dataclasses.replace(Dynamics(), **broken)  # type: ignore[arg-type]  # broken on purpose


def test_the_defaults_and_the_extremes_are_allowed() -> None:
    assert Dynamics() == Dynamics(never_promoted=(0.03, 0.2, 0.7))
    assert Dynamics(never_promoted=(0.0, 1.0, 1.0), promotion_gain=0.0, layoff_gap_years=0.0).promotion_gain == 0.0


def test_the_shipped_parameters_make_the_dynamics() -> None:
    parameters = load_dynamics()
    dynamics = dynamics_from(parameters)
    assert dynamics.shock_sd == parameters["dynamics.shock_sd"].estimate
    assert dynamics.promotion_median_years[1] == parameters["dynamics.promotion_median_years.mid"].estimate
    used = {
        f"{PREFIX}{item.name}{f'.{step}' if step else ''}"
        for item in dataclasses.fields(Dynamics)
        for step in (STEPS if isinstance(item.default, tuple) else ("",))
    }
    assert used == set(parameters)


def test_the_users_own_values_win() -> None:
    dynamics = dynamics_from(
        load_dynamics(), {"dynamics.layoff_rate_per_year": 0.2, "dynamics.never_promoted.mid": 0.5}
    )
    assert dynamics.layoff_rate_per_year == 0.2
    assert dynamics.never_promoted[1] == 0.5
    assert dynamics.never_promoted[0] == dynamics_from(load_dynamics()).never_promoted[0]


def test_an_own_value_out_of_range_is_told() -> None:
    with pytest.raises(UserError, match=r"Layoffs: 2 is outside 0 to 0\.3 a year"):
        dynamics_from(load_dynamics(), {"dynamics.layoff_rate_per_year": 2.0})


def test_every_value_that_may_be_entered_makes_dynamics() -> None:
    parameters = load_dynamics()
    for name, one in parameters.items():
        for value in (one.least, one.most):
            assert dynamics_from(parameters, {name: value}) is not None
