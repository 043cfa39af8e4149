"""The sentences of the trajectory: the answer, and one quiet line that says what the number is."""

import math
from collections.abc import Sequence
from typing import Final

from planner.domain.amounts import chance, short
from planner.domain.role import Level

LEVEL_WORDS: Final = {
    Level.ENTRY: "at entry level",
    Level.MID: "mid-level",
    Level.SENIOR: "senior",
    Level.ARCHITECT: "an architect",
}
ASSUMED: Final = "an assumption: there are no data for this track"
_MONEY_NAMES: Final = {"USD": "dollars"}


def headline(low: float, median: float, high: float, year: int, currency: str) -> str:
    """The answer: ``$196k in 2031, between $160k and $239k``."""
    return f"{short(median, currency)} in {year}, between {short(low, currency)} and {short(high, currency)}"


def money(currency: str, *, is_real: bool, is_equal_power: bool) -> str:
    """What kind of money it is: ``today's dollars``, ``each year's dollars at average US prices``."""
    owner = "today's" if is_real else "each year's"
    prices = " at average US prices" if is_equal_power else ""
    return f"{owner} {_MONEY_NAMES.get(currency, currency)}{prices}"


def market(scenario: str) -> str:
    """The market ahead by the name of its scenario: ``boom market``, ``your own market``; empty for the base case."""
    return {"base": "", "own": "your own market"}.get(scenario, f"{scenario} market")


def level_sentence(level: Level, probability: float, time: float) -> str:
    """How likely a level is by then: ``In 14 of 20 you are senior by mid-2029``."""
    return f"In {chance(probability)} you are {LEVEL_WORDS[level]} by {season(time)}"


def season(time: float) -> str:
    """A decimal year as its third: ``early 2029``, ``mid-2029``, ``late 2029``."""
    year = math.floor(time)
    return (f"early {year}", f"mid-{year}", f"late {year}")[int((time - year) * 3)]


def sentences(parts: Sequence[str]) -> str:
    """Parts as sentences one after the other, each with one full stop; empty ones are left out."""
    return " ".join(part[0].upper() + part[1:].rstrip(".") + "." for part in parts if part)
