import math

import pytest

from planner.forecast.paths import along
from planner.forecast.scenario import BASE, BOOM, DOWNTURN, Scenario, scenario_of


@pytest.mark.parametrize(
    "broken",
    [
        {"log_level": (math.nan,)},
        {"log_prices": (math.inf,)},
        {"layoff_factor": (5.1,)},
        {"layoff_factor": (-0.1,)},
        {"promotion_speed": (0.0,)},
    ],
)
def test_refuses_what_cannot_be(broken: dict[str, tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match=next(iter(broken))):
        Scenario(name="own", **broken)


def test_the_last_value_of_a_path_holds_on() -> None:
    assert along((1.0, 2.0), 4, 0.0).tolist() == [1.0, 2.0, 2.0, 2.0]
    assert along((1.0, 2.0, 3.0), 2, 0.0).tolist() == [1.0, 2.0]
    assert along((), 2, 7.0).tolist() == [7.0, 7.0]


def test_a_boom_is_the_downturn_the_other_way_round() -> None:
    assert tuple(-level for level in DOWNTURN.log_level) == BOOM.log_level
    assert max(BOOM.layoff_factor) <= 1.0 <= min(DOWNTURN.layoff_factor)
    assert max(DOWNTURN.promotion_speed) <= 1.0 <= min(BOOM.promotion_speed)
    assert Scenario(name="base") == BASE


def test_a_choice_names_its_scenario() -> None:
    assert [scenario_of(name, {}) for name in ("base", "downturn", "boom")] == [BASE, DOWNTURN, BOOM]


def test_the_users_own_scenario_is_made_of_their_figures() -> None:
    own = {"scenario.log_level": 0.1, "scenario.layoff_factor": 2.0, "scenario.promotion_speed": 0.5}
    made = scenario_of("own", own)
    assert made.log_level == (0.05, 0.1)
    assert made.layoff_factor == (2.0, 2.0, 2.0, 1.0)
    assert made.promotion_speed == (0.5, 0.5, 0.5, 1.0)


def test_an_own_scenario_without_figures_changes_nothing() -> None:
    made = scenario_of("own", {})
    assert (set(made.log_level), set(made.layoff_factor), set(made.promotion_speed)) == ({0.0}, {1.0}, {1.0})
