import dataclasses

import pytest

from planner.forecast.dynamics import Dynamics


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
