"""What a forecast takes for granted, in words: every default that entered it, with its grade and source."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.domain.person import Preferences
from planner.forecast.grades import GRADES, OUR_OWN, Grade
from planner.market.dynamics_file import Parameter
from planner.market.factors import Factor

_NO_BREAK = "\N{NO-BREAK SPACE}"


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
    """A share in per cent, as many digits as it has, at most three: ``2.5 %``, ``−1.5 %``."""
    return f"{100 * share:.3g}{_NO_BREAK}%".replace("-", "−")


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
            low, middle, high = (signed_percent(effect) for effect in (one.low, one.log_effect, one.high))
            source = " ".join(filter(None, (one.source, one.date)))
            yield Assumption(one.name, f"{middle} pay, between {low} and {high}", GRADES[one.grade], source, one.id)
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
    """An effect on log pay as a change in per cent, with its sign: ``+5.8 %``, ``−3 %``, ``0 %``."""
    change = math.expm1(log_effect)
    return ("+" if round(1000 * change) > 0 else "") + percent(round(change, 3))
