"""The slider of the pace of promotions: from half to double, as far to the left as to the right."""

import math
from typing import Final

from planner.ui.widgets.steady_slider import SteadySlider

PACE: Final = "Pace of promotions"
_STEPS: Final = 40
"""Steps from half the pace to the same, and as many from there to double."""


class PaceSlider(SteadySlider):
    """0 is as now; the ends are half and double."""

    def __init__(self) -> None:
        super().__init__(PACE, -_STEPS, _STEPS, _STEPS // 8)

    @property
    def pace(self) -> float:
        """How many times as fast as now the clock of promotions runs, 0.5 to 2."""
        return float(2.0 ** (self.value() / _STEPS))

    def show_pace(self, pace: float) -> None:
        """Stand at the step nearest to a pace."""
        self.setValue(round(_STEPS * math.log2(pace)))
