"""What happens to people at work: the parameters of the simulation.

The program takes them from resources/market/dynamics.json, where each stands with its interval, source and grade, and
from what the user entered instead (``dynamics_from``). The defaults of the class are round numbers near them, for
examples.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from planner.market.dynamics_file import Parameters, with_own

PREFIX: Final = "dynamics."
"""Begins the id of every parameter of the simulation."""

STEPS: Final = ("entry", "mid", "senior")
"""Levels from which there is a promotion; a parameter with one number a step has the step at the end of its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dynamics:
    """How levels, pay, market and prices move; times in years, pay in natural logarithms.

    ``promotion_median_years``: years at entry, mid and senior until half of those ever promoted have been; log-logistic
    clock of shape ``promotion_shape``. ``never_promoted``: share who stay at entry, mid and senior for good, 0 to 1.
    ``promotion_gain``: share of the gap between two levels that is paid at once, 0 to 1; the rest is made up while the
    residual fades.

    ``residual_half_life_years``: time in which a person's distance from the market halves, whatever it came from.
    ``shock_sd``: lasting shock of one year for a person of typical volatility. ``transitory_sd``: wobble of one reading
    that leaves no trace. ``volatility_spread``: sd of the logarithm of a person's own volatility, which makes tails
    heavy at every horizon.

    ``move_rate_per_year``: moves to another employer. ``move_premium``: mean raise of a move above staying;
    ``move_premium_sd`` between people; ``move_premium_cycle``: what a point of market shock adds to it.
    ``move_standing_sd``: how far pay after a move to another place lies from where one stands today, as a share of it;
    it touches planned moves alone and not the draws.
    ``layoff_rate_per_year``; ``layoff_scar``: lasting loss of a layoff, fading like all else; ``layoff_gap_years``:
    median time without pay; ``layoff_gap_spread``: sd of its logarithm.

    ``market_sd``: yearly shock of what the market pays, in real terms. ``inflation_spread``: sd of a year's inflation
    as a share of its centre. ``market_growth``: yearly real growth of market pay; ``inflation``: centre of yearly
    inflation; neither touches the draws. Raises ``ValueError`` for a share outside 0 to 1 or anything that must be
    positive and is not.
    """

    promotion_median_years: tuple[float, float, float] = (2.0, 3.5, 7.0)
    promotion_shape: float = 2.5
    never_promoted: tuple[float, float, float] = (0.03, 0.2, 0.7)
    promotion_gain: float = 0.6
    residual_half_life_years: float = 15.0
    shock_sd: float = 0.105
    transitory_sd: float = 0.10
    volatility_spread: float = 0.6
    move_rate_per_year: float = 0.15
    move_premium: float = 0.007
    move_premium_sd: float = 0.06
    move_premium_cycle: float = 0.3
    move_standing_sd: float = 0.2
    layoff_rate_per_year: float = 0.025
    layoff_scar: float = 0.08
    layoff_gap_years: float = 0.3
    layoff_gap_spread: float = 0.8
    market_sd: float = 0.018
    inflation_spread: float = 0.63
    market_growth: float = 0.0
    inflation: float = 0.025

    def __post_init__(self) -> None:
        positive = (*self.promotion_median_years, self.promotion_shape, self.residual_half_life_years)
        if not all(value > 0 for value in positive):
            raise ValueError("Times, shape and half-life must be above 0")
        if not all(0 <= share <= 1 for share in (*self.never_promoted, self.promotion_gain)):
            raise ValueError("Shares must lie between 0 and 1")
        names = [
            item.name for item in fields(self) if item.name.endswith(("_sd", "_spread", "_per_year", "_gap_years"))
        ]
        if not all(getattr(self, name) >= 0 for name in names):
            raise ValueError("Rates and spreads must not be below 0")


def dynamics_from(parameters: Parameters, overrides: Mapping[str, float] | None = None) -> Dynamics:
    """The dynamics of the parameters, the user's own values by id winning.

    Raises ``UserError`` for a value of the user outside what is plausible, and ``KeyError`` for a parameter missing.
    """
    chosen = with_own(parameters, overrides or {})
    values: dict[str, float | tuple[float, ...]] = {}
    for item in fields(Dynamics):
        name = PREFIX + item.name
        if isinstance(item.default, tuple):
            values[item.name] = tuple(chosen[f"{name}.{step}"].estimate for step in STEPS)
        else:
            values[item.name] = chosen[name].estimate
    return Dynamics(**values)  # type: ignore[arg-type]  # each field gets one number, or one a step
