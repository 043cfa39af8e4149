"""What a forecast's number is made of: from a stated base case to the number shown, bar by bar.

The bars are Shapley values of the log median: each factor's effect averaged over every order in which the factors could
be added, so that no order is preferred. Dollars are shared out as the logs are; both sum exactly.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from planner.forecast.engine import forecast
from planner.forecast.grades import Grade
from planner.forecast.inputs import ForecastInputs
from planner.forecast.readings import last_log_median

Change = Callable[[ForecastInputs], ForecastInputs]
Pair = tuple[Change, Change]
"""To the low and to the high end of something's 80 % range."""

MOST_FACTORS: Final = 10
FEW_CAREERS: Final = 1_000
"""So many careers are enough for a bar: what sampling leaves over goes to the factor of chance."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Something the number is made of. ``without`` gives the inputs without it; the order of several does not matter.

    ``change`` names what the user can change about it. ``plausible`` gives the inputs at both ends of the 80 % range of
    each thing that the factor rests on, independent of one another; where it is empty, ``no_range`` tells why. What
    sampling leaves over goes to factors that are chance.
    """

    change: str
    label: str
    without: Change
    grade: Grade
    source: str
    plausible: tuple[Pair, ...] = ()
    no_range: str = ""
    is_chance: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: ``log_effect`` on the median, its share in ``dollars`` (whole cents), and its 80 % range in logs.

    Where there is no range, ``no_range`` tells why.
    """

    change: str
    label: str
    log_effect: float
    dollars: float
    log_range: tuple[float, float] | None
    grade: Grade
    source: str
    no_range: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From the base case to the median shown for a forecast year, in dollars to the cent; the bars sum to the rest."""

    year: int
    base: float
    bars: tuple[Bar, ...]
    shown: float


def waterfall(
    inputs: ForecastInputs, year: int, factors: Sequence[Factor], is_cancelled: Callable[[], bool] = lambda: False
) -> Waterfall | None:
    """Explain the median base pay of a forecast year, 1 to the horizon; None when cancelled.

    Factors that change nothing are left out. Raises ``ValueError`` for more than 10 that do.
    """
    active = [factor for factor in factors if factor.without(inputs) != inputs]
    if len(active) > MOST_FACTORS:
        raise ValueError(f"At most {MOST_FACTORS} factors can be told apart")
    values = _values(inputs, year, active, is_cancelled)
    if values is None:
        return None
    effects = _shapley(values, len(active))
    bare = reduce(lambda one, factor: factor.without(one), active, inputs)
    shown, base = (float(forecast(until(one, year)).base.median[-1]) for one in (inputs, bare))
    _settle(effects, math.log(shown / base), active)
    dollars = _in_cents(effects, base, shown)
    now = values[-1]
    ranges = (_log_range(inputs, year, factor, now) for factor in active)
    bars = tuple(
        _bar(factor, effect, cents, spread)
        for factor, effect, cents, spread in zip(active, effects, dollars, ranges, strict=True)
    )
    return Waterfall(year, round(base, 2), bars, round(shown, 2))


def _bar(factor: Factor, effect: float, dollars: float, spread: tuple[float, float] | None) -> Bar:
    log_range = None if spread is None else (effect + spread[0], effect + spread[1])
    no_range = factor.no_range if log_range is None else ""
    return Bar(factor.change, factor.label, effect, dollars, log_range, factor.grade, factor.source, no_range)


def until(inputs: ForecastInputs, year: int, n_careers: int | None = None) -> ForecastInputs:
    """The same inputs up to a forecast year, with fewer careers where told."""
    count = inputs.n_careers if n_careers is None else min(n_careers, inputs.n_careers)
    return replace(inputs, horizon_years=year, vesting=inputs.vesting[:year], n_careers=count)


def log_median(inputs: ForecastInputs, year: int, n_careers: int = FEW_CAREERS) -> float:
    """Log of the median base pay of a forecast year, from a few careers."""
    return last_log_median(until(inputs, year, n_careers)) + math.log(inputs.share)


def _values(
    inputs: ForecastInputs, year: int, factors: Sequence[Factor], is_cancelled: Callable[[], bool]
) -> list[float] | None:
    """The log median with each set of factors; bit k of a place stands for factor k."""
    chosen = [inputs]
    for factor in factors:
        chosen = [*(factor.without(one) for one in chosen), *chosen]
    values = []
    for one in chosen:
        if is_cancelled():
            return None
        values.append(log_median(one, year))
    return values


def _shapley(values: list[float], count: int) -> list[float]:
    weights = [math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count) for size in range(count)]
    return [
        sum(
            weights[chosen.bit_count()] * (values[chosen | 1 << number] - values[chosen])
            for chosen in range(2**count)
            if not chosen >> number & 1
        )
        for number in range(count)
    ]


def _settle(effects: list[float], whole: float, factors: Sequence[Factor]) -> None:
    """Give what few careers leave over to the factors of chance; to all alike where there is none. In place."""
    takers = [number for number, factor in enumerate(factors) if factor.is_chance] or list(range(len(factors)))
    rest = whole - sum(effects)
    for number in takers:
        effects[number] += rest / len(takers)


def _in_cents(effects: Sequence[float], base: float, shown: float) -> list[float]:
    """The dollars of each effect in whole cents, which sum to what is between base and shown to the cent."""
    whole = math.log(shown / base)
    mean = (shown - base) / whole if whole else base
    cents = [round(100 * mean * effect) for effect in effects]
    if cents:
        largest = max(range(len(cents)), key=lambda number: abs(cents[number]))
        cents[largest] += round(100 * round(shown, 2)) - round(100 * round(base, 2)) - sum(cents)
    return [cent / 100 for cent in cents]


def _log_range(inputs: ForecastInputs, year: int, factor: Factor, now: float) -> tuple[float, float] | None:
    """How far the median moves, down and up; what is independent adds up as squares do."""
    if not factor.plausible:
        return None
    ends = [[log_median(change(inputs), year) - now for change in pair] for pair in factor.plausible]
    return -math.hypot(*(min(0.0, *pair) for pair in ends)), math.hypot(*(max(0.0, *pair) for pair in ends))
