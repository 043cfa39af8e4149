import pytest

from planner.forecast.effects import MarketShift
from planner.forecast.inputs import LEVELS
from tests.forecast.examples import MEDIANS, inputs
from tests.forecast.plans import DEARER


def test_levels_are_named_lowest_first() -> None:
    assert LEVELS == ("entry", "mid", "senior", "architect")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"horizon_years": 0}, "horizon_years"),
        ({"horizon_years": 41}, "horizon_years"),
        ({"level": -1}, "level"),
        ({"level": 4}, "level"),
        ({"share": 0.0}, "share"),
        ({"readiness_speed": 0.0}, "readiness_speed"),
        ({"n_careers": 0}, "n_careers"),
        ({"years_at_level": -0.1}, "years"),
        ({"years_of_experience": float("nan")}, "years"),
        ({"bonus_share": -0.1}, "bonus_share"),
        ({"vesting": (1.0,)}, "vesting"),
        ({"vesting": (0.0, 0.0, 0.0, 0.0, -1.0)}, "vesting"),
        ({"level_log_median": (11.0, 12.0, 11.5, 13.0)}, "medians"),
    ],
)
def test_refuses_what_cannot_be(broken: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        inputs(**broken)


def test_the_limits_themselves_are_allowed() -> None:
    assert inputs(horizon_years=40).horizon_years == 40
    assert inputs(horizon_years=1, level=3, years_at_level=0.0, years_of_experience=0.0).level == 3


def test_the_market_ahead_is_that_of_a_move_today() -> None:
    later, today = (MarketShift(cause="city", at=at, level_log_median=DEARER) for at in (1.0, 0.0))
    assert inputs().medians_ahead == inputs(effects=(later,)).medians_ahead == MEDIANS
    assert inputs(effects=(later, today)).medians_ahead == DEARER
