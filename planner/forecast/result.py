"""What a forecast says: frozen numbers."""

from dataclasses import dataclass
from typing import Final

from planner.forecast.chance import Doubles
from planner.forecast.inputs import ForecastInputs
from planner.forecast.quantiles import MEDIAN

QUANTILES: Final = ("p10", "p25", "p50", "p75", "p90")
"""Names of the quantiles, in the order of the columns of a fan."""


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """Quantiles of pay in dollars a year, ``quantiles`` (n_years, 5) for 10, 25, 50, 75 and 90 %; read-only."""

    quantiles: Doubles

    @property
    def median(self) -> Doubles:
        """The median of each year, (n_years,)."""
        return self.quantiles[:, MEDIAN]


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Pay and level of the coming years.

    ``times`` are the moments of reading as decimal years, one, two, … years after today, and ``years`` their calendar
    years. ``base`` and ``total`` are in today's dollars or nominal, as the inputs ask. ``levels`` (n_years, 4) holds
    the chance of each level, rows sum to 1; read-only. ``assumed_from`` is the decimal year from which the careers are
    on a track without data, so that all that follows is an assumption; None where they never are.
    """

    inputs: ForecastInputs
    times: tuple[float, ...]
    years: tuple[int, ...]
    base: Fan
    total: Fan
    levels: Doubles
    assumed_from: float | None = None

    def chance_at_least(self, level: int) -> Doubles:
        """Chance of being at ``level`` (0 to 3) or above at each reading, (n_years,); never falls."""
        chance: Doubles = self.levels[:, level:].sum(axis=1)
        return chance

    def first_time(self, level: int, chance: float = 0.5) -> float | None:
        """The first reading, as a decimal year, with at least that chance of the level or above; None where none."""
        likely = self.chance_at_least(level) >= chance
        return self.times[int(likely.argmax())] if likely.any() else None
