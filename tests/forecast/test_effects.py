import math
from typing import Any

import pytest

from planner.forecast.effects import (
    Break,
    Effect,
    MarketShift,
    Move,
    PayShift,
    Readiness,
    TrackChange,
    of_kind,
    ordered,
)
from tests.forecast.examples import MEDIANS

DATED: dict[str, Any] = {"cause": "test", "at": 1.0}
FLAT = (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("kind", "broken", "told"),
    [
        (Move, {"at": -0.1}, "begins today"),
        (Move, {"at": math.nan}, "begins today"),
        (Move, {"at": math.inf}, "begins today"),
        (PayShift, {"log_effect": math.nan}, "log_effect"),
        (PayShift, {"log_effect": 0.1, "sd": -0.1}, "sd"),
        (PayShift, {"log_effect": 0.1, "half_life": 0.0}, "half_life"),
        (Readiness, {"factor": 0.0}, "factor"),
        (Readiness, {"factor": math.inf}, "factor"),
        (Move, {"sd": -0.1}, "sd"),
        (MarketShift, {"level_log_median": (12.0, 11.0, 12.5, 13.0)}, "medians must rise"),
        (Break, {"years": -1.0}, "years"),
        (Break, {"years": 1.0, "scar": math.inf}, "scar"),
        (TrackChange, {"track": "founder", "log_against": (math.nan, 0.0, 0.0, 0.0)}, "log_against"),
        (TrackChange, {"track": "founder", "log_against": FLAT, "failure_rate_per_year": -0.1}, "failure_rate"),
    ],
)
def test_refuses_what_cannot_be(kind: type[Effect], broken: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        kind(**(DATED | broken))


def test_without_evidence_an_effect_is_an_assumption() -> None:
    assert (Move(cause="move", at=0.0).grade, Move(cause="move", at=0.0).source) == ("D", "assumption of this program")


def test_a_market_known_to_an_interval_at_its_ends() -> None:
    shift = MarketShift(cause="city", at=1.0, level_log_median=(11.0, 11.2, 11.4, 11.6), sd=0.1, is_anew=True)
    high = shift.at_end(2.0)
    assert high.level_log_median == pytest.approx((11.2, 11.4, 11.6, 11.8))
    assert (high.sd, high.is_anew, high.at) == (0.0, True, 1.0)
    assert shift.at_end(0.0).level_log_median == shift.level_log_median


def test_one_order_whatever_the_order() -> None:
    late, early = Move(cause="a", at=2.0), PayShift(cause="b", at=1.0, log_effect=0.1)
    other = Break(cause="c", at=2.0, years=1.0)
    assert ordered([late, early, other]) == ordered([other, late, early]) == (early, other, late)


def test_effects_of_one_kind() -> None:
    move = Move(cause="a", at=2.0)
    assert of_kind([move, Break(cause="c", at=2.0, years=1.0)], Move) == [move]


def test_a_track_without_difference_does_nothing() -> None:
    assert TrackChange(cause="a", at=1.0, track="specialist", log_against=FLAT, scar=0.5).does_nothing
    assert not TrackChange(cause="a", at=1.0, track="founder", log_against=FLAT, sd=0.1).does_nothing
    assert not TrackChange(cause="a", at=1.0, track="founder", log_against=(0.0, 0.0, 0.0, 0.1)).does_nothing


def test_a_market_may_pay_all_levels_alike() -> None:
    assert MarketShift(cause="a", at=0.0, level_log_median=(MEDIANS[0],) * 4).sd == 0.0
