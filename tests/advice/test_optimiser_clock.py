import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.optimiser_clock import SPEEDS, STEPS_PER_YEAR, PromotionClock
from planner.forecast.careers import simulate
from planner.forecast.chance import Doubles
from planner.forecast.effects import Readiness
from tests.advice.optimiser_examples import person

YEARS = np.arange(1, 7)


def ready(at: float, speed: float, sd: float = 0.0, ends: float | None = None) -> Readiness:
    return Readiness(cause="a", at=at, factor=math.exp(speed), sd=sd, ends=ends)


class Measured:
    """A clock that pays in proportion to its speed and to the years since it runs, and counts who asks."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, float]] = []

    def __call__(self, effect: Readiness) -> Doubles:
        self.asked.append((effect.at, math.log(effect.factor)))
        return np.asarray(math.log(effect.factor) * np.maximum(YEARS - effect.at, 0.0))


@given(st.floats(0, 6), st.floats(1e-4, SPEEDS[-1]))
def test_what_grows_in_proportion_is_read_as_it_is(at: float, speed: float) -> None:
    gain = PromotionClock(Measured()).gain(ready(at, speed))
    # The start of a year is a bend: quarters are measured, so only the last one before it is read a little off.
    assert gain == pytest.approx(speed * np.maximum(YEARS - at, 0.0), abs=speed / STEPS_PER_YEAR + 1e-9)
    late = np.ceil(at * STEPS_PER_YEAR) / STEPS_PER_YEAR
    assert gain[late <= YEARS] == pytest.approx(speed * (YEARS[late <= YEARS] - at), abs=1e-9)


def test_each_moment_and_speed_is_measured_once() -> None:
    measured = Measured()
    clock = PromotionClock(measured)
    for speed in (0.01, 0.02, 0.03):
        clock.gain(ready(1.1, speed))
    assert sorted(at for at, _ in measured.asked) == [1.0, 1.25]
    assert [speed for _, speed in measured.asked] == pytest.approx([SPEEDS[0]] * 2)
    clock.gain(ready(1.0, 0.07))
    assert len(measured.asked) == 3


@pytest.mark.parametrize(
    ("effect", "is_known"),
    [
        (ready(1.0, 0.1), True),
        (ready(1.0, 0.0), True),
        (ready(1.0, SPEEDS[-1] - 1e-9), True),
        (ready(1.0, SPEEDS[-1] + 0.01), False),
        (ready(1.0, -0.1), False),
        (ready(1.0, 0.1, sd=0.1), False),
        (ready(1.0, 0.1, ends=2.0), False),
    ],
)
def test_it_knows_what_is_the_same_for_all_and_for_good(effect: Readiness, is_known: bool) -> None:
    assert PromotionClock.knows(effect) is is_known


@pytest.mark.parametrize(("at", "speed"), [(0.4, 0.02), (0.4, 0.15), (1.6, 0.05), (2.0, 0.3), (2.9, 0.6)])
def test_it_agrees_with_the_engine(at: float, speed: float) -> None:
    def pay(*effects: Readiness) -> Doubles:
        careers = simulate(person(n_careers=4_000, effects=effects))
        return np.asarray(np.exp(careers.log_pay).mean(axis=1, dtype=np.float64))

    base = pay()
    clock = PromotionClock(lambda effect: np.asarray(np.log(pay(effect) / base)))
    exact = np.log(pay(ready(at, speed)) / base)
    # Of 4,000 careers one more is promoted in time or not: some hundredths of a per cent of pay.
    assert clock.gain(ready(at, speed)) == pytest.approx(exact, rel=0.06, abs=1e-3)
