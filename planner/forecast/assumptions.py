"""What a forecast takes for granted, in words: every default that entered it, with its grade and source."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.person import Preferences
from planner.forecast.dynamics import Dynamics
from planner.forecast.grades import OUR_OWN, Grade
from planner.forecast.inputs import LEVELS

PANELS = "NLSY men 1980–87, PSID men 1979–88, PSID 1976–82, NLS women 1968–88"

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the forecast assumes: what, its value in words, how well it is known, and where it comes from."""

    text: str
    value: str
    grade: Grade
    source: str


def assumed(text: str, value: str) -> Assumption:
    """An assumption of this program without data, grade D."""
    return Assumption(text, value, "D", OUR_OWN)


def percent(share: float) -> str:
    """A share in per cent, as many digits as it has, at most three: ``2.5 %``, ``−1.5 %``."""
    return f"{100 * share:.3g}{_NO_BREAK}%".replace("-", "−")


def dynamics_of(preferences: Preferences) -> Dynamics:
    """The shipped dynamics with the user's inflation and market growth, as continuous rates."""
    return Dynamics(
        market_growth=math.log1p(preferences.market_growth_percent / 100),
        inflation=math.log1p(preferences.inflation_percent / 100),
    )


def preference_assumptions(preferences: Preferences) -> Iterator[Assumption]:
    """Inflation and market growth; the user's own where they changed them."""
    default = Preferences()
    chosen = (
        ("Prices rise", preferences.inflation_percent, default.inflation_percent),
        ("Pay on the market rises above prices", preferences.market_growth_percent, default.market_growth_percent),
    )
    for text, rate, usual in chosen:
        value = f"{percent(rate / 100)} a year"
        yield assumed(text, value) if rate == usual else Assumption(text, value, "own", "your preferences")


def dynamics_assumptions(dynamics: Dynamics) -> Iterator[Assumption]:
    """What the simulation takes for granted about people at work."""
    waits = zip(LEVELS, LEVELS[1:], dynamics.promotion_median_years, dynamics.never_promoted, strict=False)
    for level, above, years, never in waits:
        value = f"half within {years:g} years; {percent(never)} are never promoted"
        yield assumed(f"From {level} to {above}, of those ever promoted", value)
    yield assumed("A promotion pays at once", f"{percent(dynamics.promotion_gain)} of the gap between the levels")
    halved = f"halves in {dynamics.residual_half_life_years:g} years"
    yield Assumption("Your distance from the market", halved, "B", PANELS)
    spread = f"{percent(dynamics.shock_sd)} lasting, {percent(dynamics.transitory_sd)} passing"
    yield Assumption("Pay moves in a year, for a typical person, by", spread, "B", PANELS)
    moves = f"{percent(dynamics.move_rate_per_year)} a year"
    yield assumed("You move to another employer with a chance of", moves)
    premium = f"{100 * dynamics.move_premium:.1f} points more than staying"
    yield Assumption("A move raises pay by", premium, "B", "Atlanta Fed Wage Growth Tracker 1997–2023")
    yield assumed("You are laid off with a chance of", f"{percent(dynamics.layoff_rate_per_year)} a year")
    yield Assumption(
        "The market moves in a year by", percent(dynamics.market_sd), "B", "OEWS national medians 2013–2025 and CPI-U"
    )
