"""What a faster clock of promotions does to pay: measured at a few moments and speeds, and read between them.

Called for the tables of the optimiser where there are many candidates: learning differs from skill to skill and month
to month by little, and each simulation takes milliseconds. What is chosen is simulated as it is.
"""

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from planner.forecast.chance import Doubles
from planner.forecast.effects import Readiness

STEPS_PER_YEAR: Final = 4
"""How often a moment is measured; years are among them, as pay is read then."""

SPEEDS: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Log speeds that are measured. Up to the first, gains grow in proportion; beyond the last nothing is read."""


class PromotionClock:
    """``measured`` simulates one effect for all and gives the log of how much more is paid by year, (n_years,)."""

    def __init__(self, measured: Callable[[Readiness], Doubles]) -> None:
        self._measured = measured
        self._known: dict[tuple[int, int], Doubles] = {}

    @staticmethod
    def knows(effect: Readiness) -> bool:
        """Whether an effect can be read: the same for all, for good, no slower, and not beyond what is measured."""
        return not effect.sd and effect.ends is None and 0.0 <= math.log(effect.factor) <= SPEEDS[-1]

    def gain(self, effect: Readiness) -> Doubles:
        """The log of how much more is paid by year under an effect that it knows, (n_years,)."""
        moment = effect.at * STEPS_PER_YEAR
        first = math.floor(moment)
        share = moment - first
        speed = math.log(effect.factor)
        sooner = self._at_speed(first, speed)
        return sooner if not share else (1.0 - share) * sooner + share * self._at_speed(first + 1, speed)

    def _at_speed(self, step: int, speed: float) -> Doubles:
        above = next(place for place, one in enumerate(SPEEDS) if speed <= one)
        low = SPEEDS[above - 1] if above else 0.0
        share = (speed - low) / (SPEEDS[above] - low)
        faster = share * self._at(step, above)
        return np.asarray(faster + (1.0 - share) * self._at(step, above - 1) if above else faster)

    def _at(self, step: int, speed: int) -> Doubles:
        if (step, speed) not in self._known:
            effect = Readiness(cause="clock", at=step / STEPS_PER_YEAR, factor=math.exp(SPEEDS[speed]))
            self._known[step, speed] = self._measured(effect)
        return self._known[step, speed]
