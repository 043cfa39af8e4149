"""How the market as a whole goes: the base case, a downturn, a boom, or the user's own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LARGEST_LAYOFF_FACTOR: Final = 5.0
"""The most that a scenario can multiply layoffs by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A path of the market by forecast year against the base case; the last value of a path holds for all later years.

    ``log_level``: log of what the market pays. ``layoff_factor``: multiplies the rate of layoffs, 0 to 5.
    ``promotion_speed``: multiplies the speed of the clock of promotions, above 0. ``log_prices``: log of the price
    level; pay follows. An empty path is the base case. Raises ``ValueError`` out of range.
    """

    name: str
    log_level: tuple[float, ...] = ()
    layoff_factor: tuple[float, ...] = ()
    promotion_speed: tuple[float, ...] = ()
    log_prices: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not all(math.isfinite(value) for value in (*self.log_level, *self.log_prices)):
            raise ValueError("log_level and log_prices must be numbers")
        if not all(0 <= factor <= LARGEST_LAYOFF_FACTOR for factor in self.layoff_factor):
            raise ValueError(f"layoff_factor must be 0 to {LARGEST_LAYOFF_FACTOR:g}")
        if not all(0 < speed < math.inf for speed in self.promotion_speed):
            raise ValueError("promotion_speed must be above 0")


BASE: Final = Scenario(name="base")

DOWNTURN: Final = Scenario(
    name="downturn",
    log_level=(-0.03, -0.06, -0.06, -0.05, -0.04, -0.03),
    layoff_factor=(2.5, 2.5, 1.5, 1.0),
    promotion_speed=(0.6, 0.6, 0.8, 1.0),
)
"""Pay falls by 6 % in two years and makes up half of it in four more; layoffs and waits are longer for three.

Grade D, an assumption: 6 % is about twice the spread of two years of the dynamics' ``market_sd``.
"""

BOOM: Final = Scenario(
    name="boom",
    log_level=(0.03, 0.06, 0.06, 0.05, 0.04, 0.03),
    layoff_factor=(0.5, 0.5, 0.8, 1.0),
    promotion_speed=(1.4, 1.4, 1.2, 1.0),
)
"""The downturn the other way round. Grade D, an assumption."""

OWN_LEVEL: Final = "scenario.log_level"
OWN_LAYOFFS: Final = "scenario.layoff_factor"
OWN_PROMOTIONS: Final = "scenario.promotion_speed"
OWN_YEARS: Final = 3
"""So many years the user's own layoffs and promotions last; the level of pay is reached in two and stays."""


def scenario_of(choice: str, own: Mapping[str, float]) -> Scenario:
    """The scenario of a choice (base, downturn, boom, own); ``own`` holds the user's figures by id for the last.

    What the user has not entered is as in the base case. Raises ``ValueError`` for a figure out of range.
    """
    if choice != "own":
        return {"downturn": DOWNTURN, "boom": BOOM}.get(choice, BASE)
    level = own.get(OWN_LEVEL, 0.0)
    return Scenario(
        name="own",
        log_level=(level / 2, level),
        layoff_factor=(*(own.get(OWN_LAYOFFS, 1.0),) * OWN_YEARS, 1.0),
        promotion_speed=(*(own.get(OWN_PROMOTIONS, 1.0),) * OWN_YEARS, 1.0),
    )
