"""What a forecast takes for granted, in words: every default that entered it, with its grade and source."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.domain import amounts
from planner.domain.amounts import MINUS, NO_BREAK
from planner.domain.person import Preferences
from planner.forecast.grades import GRADES, OUR_OWN, Grade
from planner.market.dynamics_file import Parameter
from planner.market.factors import Factor


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the forecast assumes: what, its value in words, how well it is known, and where it comes from.

    ``id`` is that of the figure which the user can put their own in place of, empty where there is none.
    """

    text: str
    value: str
    grade: Grade
    source: str
    id: str = ""


def assumed(text: str, value: str) -> Assumption:
    """An assumption of this program without data, grade D."""
    return Assumption(text, value, "D", OUR_OWN)


def percent(share: float) -> str:
    """A share in per cent to a tenth at most: ``2.5 %``, ``−1.5 %``, ``55 %``."""
    return f"{100 * share:.1f}".removesuffix(".0").replace("-", MINUS) + f"{NO_BREAK}%"


def preference_assumptions(preferences: Preferences) -> Iterator[Assumption]:
    """Inflation, market growth and the scenario; the user's own where they changed them."""
    default = Preferences()
    chosen = (
        ("Prices rise", preferences.inflation_percent, default.inflation_percent),
        ("Pay on the market rises above prices", preferences.market_growth_percent, default.market_growth_percent),
    )
    for text, rate, usual in chosen:
        value = f"{percent(rate / 100)} a year"
        yield assumed(text, value) if rate == usual else Assumption(text, value, "own", "your preferences")
    if preferences.scenario is not default.scenario:
        yield Assumption("The market ahead", preferences.scenario, "own", "your preferences; its figures are assumed")


def parameter_assumptions(parameters: Iterable[Parameter]) -> Iterator[Assumption]:
    """What the simulation takes for granted about people at work, each to be changed by its id."""
    for one in parameters:
        yield Assumption(one.name, in_unit(one.estimate, one.unit), GRADES[one.grade], one.source, one.id)


def factor_assumptions(factors: Iterable[Factor]) -> Iterator[Assumption]:
    """What is known about the job beyond title, place and level, and what it does to what the market pays."""
    for one in factors:
        if one.has_estimate:
            value = effect_range(one.low, one.log_effect, one.high)
            source = " ".join(filter(None, (one.source, one.date)))
            yield Assumption(one.name, value, GRADES[one.grade], source, one.id)
        else:
            yield Assumption(one.name, f"no estimate: {one.note}", "D", OUR_OWN, one.id)


def in_unit(number: float, unit: str) -> str:
    """A number of the dynamics in words: shares and changes of log pay in per cent, years as years."""
    if unit in ("share", "log pay"):
        return percent(number)
    if unit == "a year":
        return f"{percent(number)} a year"
    return f"{number:.3g} {unit}".replace("-", "−").rstrip()


def signed_percent(log_effect: float) -> str:
    """An effect on log pay as a change in whole per cent, all that is known of one: ``+6 %``, ``−3 %``, ``+0 %``."""
    return amounts.change(math.expm1(log_effect))


def exact_percent(log_effect: float) -> str:
    """An effect on log pay that is known, or was entered, to a tenth of a per cent: ``+2.5 %``, ``−3 %``."""
    change = round(math.expm1(log_effect), 3) + 0.0  # which turns −0 into 0
    return ("+" if change >= 0 else "") + percent(change)


def effect_range(low: float, middle: float, high: float) -> str:
    """An effect on log pay with its interval: ``+8 % pay, between −6 % and +23 %``; without width as it was entered."""
    if low == high:
        return f"{exact_percent(middle)} pay"
    return f"{signed_percent(middle)} pay, between {signed_percent(low)} and {signed_percent(high)}"
