import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.learning import LEARNING, Effort, LearningHours, learning_hours, summed
from planner.domain.errors import UserError
from planner.market.evidence import Grade

proficiencies = st.integers(0, 5)


def test_hours_are_those_between_two_proficiencies() -> None:
    assert LEARNING.to_learn(0, 3) == Effort(100, 200, 400)
    assert LEARNING.to_learn(2, 3) == Effort(75, 150, 300)
    assert LEARNING.to_learn(4, 3) == Effort()


def test_refreshing_takes_a_fifth() -> None:
    assert LEARNING.to_refresh(3) == Effort(20, 40, 80)
    assert LEARNING.to_refresh(0) == Effort()


def test_it_says_that_it_is_an_assumption() -> None:
    assert LEARNING.grade is Grade.D
    for hours in ("10", "50", "200", "600", "1,500"):
        assert hours in LEARNING.basis


@pytest.mark.parametrize(
    "changes",
    [
        {"to_reach": (1, 10, 50, 200, 600, 1500)},
        {"to_reach": (0, 10, 50, 40, 600, 1500)},
        {"low": 0.0},
        {"low": 1.5},
        {"high": 0.5},
        {"refresh": 1.5},
    ],
)
def test_hours_that_make_no_sense_are_refused(changes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="hours"):
        LearningHours(**changes)  # type: ignore[arg-type]  # to_reach is a tuple


def test_the_users_own_hours_win() -> None:
    told = learning_hours({"learning.hours.3": 300.0, "dynamics.shock_sd": 1.0})
    assert list(told.to_reach) == [0, 10, 50, 300, 600, 1500]
    assert told.basis == "Your own hours."
    assert learning_hours({"dynamics.shock_sd": 1.0}) is LEARNING


@pytest.mark.parametrize("own", [{"learning.hours.3": 20.0}, {"learning.hours.1": -1.0}])
def test_own_hours_that_fall_are_refused(own: dict[str, float]) -> None:
    with pytest.raises(UserError, match=r"^Hours to learn: the hours begin at 0 .* Write hours that rise"):
        learning_hours(own)


@given(proficiencies, proficiencies, proficiencies)
def test_two_steps_take_as_long_as_one(one: int, two: int, three: int) -> None:
    low, middle, high = sorted((one, two, three))
    assert LEARNING.to_learn(low, middle) + LEARNING.to_learn(middle, high) == LEARNING.to_learn(low, high)


@given(st.lists(st.tuples(proficiencies, proficiencies), max_size=5))
def test_a_sum_stays_in_order(steps: list[tuple[int, int]]) -> None:
    total = summed(LEARNING.to_learn(start, end) for start, end in steps)
    assert 0 <= total.low <= total.middle <= total.high
    assert total.high == 4 * total.low
