"""What has faded while somebody did something else."""

import pytest

from planner.advice.plan_checks import last_day
from planner.forecast.assumptions import signed_percent
from planner.forecast.effects import PayShift
from planner.market.factors import Z_TENTH
from tests.advice.plan_cases import ground, specialise, told


def test_who_returns_to_a_specialisation_is_told_what_is_left_of_it() -> None:
    on = ground(specialisation="MLOps")
    factor = on.specialisation("mlops")
    assert factor is not None
    back = told(specialise("a", "computer-vision", "2027-11-22"), specialise("b", "mlops", "2029-11-22"), on=on)
    left = factor.times(factor.left(on.years_until(last_day(specialise("b", "mlops", "2029-11-22")))))
    shift = next(one for one in back.effects if one.cause == "b" and isinstance(one, PayShift))
    assert shift.log_effect == pytest.approx(left.log_effect)
    assert shift.sd == pytest.approx((left.high - left.low) / (2 * Z_TENTH))
    text = next(note.text for note in back.notes if note.action_id == "b")
    assert text.startswith(f"{signed_percent(left.log_effect)} pay, between {signed_percent(left.low)} and ")
    assert not text.startswith(signed_percent(factor.log_effect))
