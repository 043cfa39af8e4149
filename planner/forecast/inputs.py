"""What a forecast starts from: frozen numbers, nothing of the profile."""

from dataclasses import dataclass, field
from typing import Final

from planner.domain.role import Level
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Effect, LevelValues, MarketShift
from planner.forecast.scenario import BASE, Scenario
from planner.forecast.stretch import Stretch

__all__ = ["LEVELS", "LONGEST_HORIZON_YEARS", "ForecastInputs", "LevelValues"]

LONGEST_HORIZON_YEARS: Final = 40

LEVELS: Final = tuple(level.value for level in Level)
"""Names of the levels, lowest first; a level is the place in this row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastInputs:
    """Everything a forecast depends on; equal inputs give equal bytes.

    ``start`` is today as a decimal year; pay is read at start + 1, start + 2, … for ``horizon_years`` (1 to 40).
    ``level`` 0 entry to 3 architect, held for ``years_at_level``. ``log_pay`` is the natural logarithm of today's
    full-time yearly base pay, None when unknown; ``share`` (above 0) the share of full time worked, which scales
    dollars. ``level_log_median`` and ``level_log_sd`` describe the market in today's dollars, medians rising.
    ``bonus_share`` is the bonus as a share of base; ``vesting`` the dollars that vest in each forecast year.
    ``readiness_speed`` (above 0) makes the clock of promotions run faster from today on.
    ``effects`` are what a plan does, in any order; ``scenario`` how the market goes; ``stretch`` widens or narrows the
    bands to what was measured. Raises ``ValueError``.
    """

    start: float
    horizon_years: int
    level: int
    years_at_level: float
    years_of_experience: float
    log_pay: float | None
    share: float
    level_log_median: LevelValues
    level_log_sd: LevelValues
    bonus_share: float
    vesting: tuple[float, ...]
    is_real: bool
    dynamics: Dynamics = field(default_factory=Dynamics)
    seed: int = 1
    n_careers: int = 10_000
    readiness_speed: float = 1.0
    effects: tuple[Effect, ...] = ()
    scenario: Scenario = BASE
    stretch: Stretch = field(default_factory=Stretch)

    def __post_init__(self) -> None:
        if not 1 <= self.horizon_years <= LONGEST_HORIZON_YEARS:
            raise ValueError(f"horizon_years must be 1 to {LONGEST_HORIZON_YEARS}")
        if not 0 <= self.level < len(LEVELS):
            raise ValueError("level must be 0 to 3")
        if not (self.share > 0 and self.readiness_speed > 0 and self.n_careers > 0):
            raise ValueError("share, readiness_speed and n_careers must be above 0")
        if not (self.years_at_level >= 0 and self.years_of_experience >= 0 and self.bonus_share >= 0):
            raise ValueError("years and bonus_share must not be below 0")
        if len(self.vesting) != self.horizon_years or not all(dollars >= 0 for dollars in self.vesting):
            raise ValueError("vesting needs one amount, not below 0, for each forecast year")
        if list(self.level_log_median) != sorted(self.level_log_median):
            raise ValueError("level medians must rise")

    @property
    def medians_ahead(self) -> LevelValues:
        """The market's log medians in force from today on: those of a move today where there is one."""
        moves = (effect for effect in self.effects if isinstance(effect, MarketShift) and effect.at == 0)
        return next((move.level_log_median for move in moves), self.level_log_median)
