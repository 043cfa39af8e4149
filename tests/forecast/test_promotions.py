import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecast.draws import Floats, draws
from planner.forecast.dynamics import Dynamics
from planner.forecast.inputs import ForecastInputs
from planner.forecast.promotions import arrivals, level_chances, remaining_years, steps, waits
from tests.forecast.examples import CALM, inputs


def luck(*values: float) -> Floats:
    return np.array(values, dtype=np.float32)


def arrived(at: ForecastInputs, chance: Floats) -> Floats:
    return arrivals(at, chance, waits(chance, at.dynamics))


def test_half_are_promoted_by_the_median() -> None:
    assert remaining_years(luck(0.5), 1, 0.0, CALM).tolist() == [4.0]


def test_the_log_logistic_clock_by_hand() -> None:
    # Chance left 0.8: (D/4)² = 0.25, D = 2. Chance left 0.2: (D/4)² = 4, D = 8.
    np.testing.assert_allclose(remaining_years(luck(0.8, 0.2), 1, 0.0, CALM), [2.0, 8.0], rtol=1e-6)


def test_years_already_spent_count() -> None:
    # Half are still there after 4 years; half of those after (D/4)² = 3, D = 4√3, of which 4 are over.
    expected = 4.0 * np.sqrt(3.0) - 4.0
    np.testing.assert_allclose(remaining_years(luck(0.5), 1, 4.0, CALM), [expected], rtol=1e-6)


def test_some_are_never_promoted() -> None:
    half = dataclasses.replace(CALM, never_promoted=(0.0, 0.5, 0.0))
    # Chance left 0.75 is half of those ever promoted: the median. Chance left 0.5 and below: never.
    assert remaining_years(luck(0.75, 0.5, 0.2), 1, 0.0, half).tolist() == [4.0, np.inf, np.inf]


def test_the_longer_the_wait_the_likelier_it_is_for_ever() -> None:
    half = dataclasses.replace(CALM, never_promoted=(0.0, 0.5, 0.0))
    many = np.linspace(0.0, 1.0, 10_001, dtype=np.float32)[:-1]
    # After 4 years 0.75 are left, 0.5 of them for ever: two thirds.
    assert np.isinf(remaining_years(many, 1, 4.0, half)).mean() == pytest.approx(2 / 3, abs=0.001)


def test_where_nobody_is_promoted_nobody_is() -> None:
    never = dataclasses.replace(CALM, never_promoted=(1.0, 1.0, 1.0))
    assert np.isinf(remaining_years(luck(0.0, 0.5, 0.999), 0, 3.0, never)).all()


def test_levels_follow_one_another() -> None:
    plain = inputs(level=0, years_at_level=0.0, dynamics=CALM, n_careers=1)
    np.testing.assert_allclose(arrived(plain, luck(0.5, 0.5, 0.5)[:, None]), [[2.0], [6.0], [14.0]])


def test_an_architect_has_nothing_to_reach() -> None:
    assert arrived(inputs(level=3, n_careers=2), np.full((3, 2), 0.5, dtype=np.float32)).shape == (0, 2)


def test_readiness_divides_the_wait() -> None:
    ready = inputs(years_at_level=0.0, dynamics=CALM, readiness_speed=2.0, n_careers=1)
    np.testing.assert_allclose(arrived(ready, luck(0.5, 0.5, 0.5)[:, None]), [[2.0], [6.0]])


@given(
    level=st.integers(0, 3),
    spent=st.floats(0.0, 40.0),
    speeds=st.tuples(st.floats(0.25, 4.0), st.floats(0.25, 4.0)),
)
def test_more_readiness_never_makes_a_promotion_later(level: int, spent: float, speeds: tuple[float, float]) -> None:
    slow, fast = sorted(speeds)
    drawn = draws(1, 500, Dynamics()).luck
    at = [arrived(inputs(level=level, years_at_level=spent, readiness_speed=one), drawn) for one in (slow, fast)]
    assert (at[1] <= at[0]).all()


def test_chances_are_counted_at_each_reading() -> None:
    # Four careers: senior after 1, 1.5, 4 years and never; architect after 3 years and never.
    reached = np.array([[1.0, 1.5, 4.0, np.inf], [3.0, np.inf, np.inf, np.inf]], dtype=np.float32)
    four = inputs(n_careers=4)
    chances = level_chances(four, steps(four, reached))
    expected = [[0, 0.75, 0.25, 0], [0, 0.5, 0.5, 0], [0, 0.5, 0.25, 0.25], [0, 0.25, 0.5, 0.25], [0, 0.25, 0.5, 0.25]]
    assert chances.tolist() == expected
