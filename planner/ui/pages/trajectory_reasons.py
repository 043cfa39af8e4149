"""What the inspector of the Trajectory page asks its worker, and what it gets back: frozen values on both ways."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.domain import amounts as money
from planner.ui.widgets.effect_list import Effect

if TYPE_CHECKING:
    from planner.charts.told import Told
    from planner.charts.tornado import Swing
    from planner.charts.trajectory import TrajectoryData
    from planner.forecast.explanation import Bar
    from planner.forecast.situation import Situation
    from planner.market.pack import Pack

IsCancelled = Callable[[], bool]

_ROOM: Final = 0.25
"""Of the span of the changes, what a total shows below them."""


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """The forecast year (1 to the horizon) to explain of the numbers shown."""

    stand: "Situation"
    data: "TrajectoryData"
    pack: "Pack"
    year: int


@dataclass(frozen=True, slots=True)
class Explained:
    """Lines for the list, and the chart of the same numbers."""

    effects: tuple[Effect, ...]
    data: "Told"


def made_of(asked: Reasons, is_cancelled: IsCancelled) -> Explained | None:
    """From the base case to the number shown; None when cancelled."""
    from planner.charts import explained
    from planner.forecast.base_case import national_medians, place_error
    from planner.forecast.explanation import waterfall
    from planner.forecast.factors import Known, usual_factors
    from planner.market.dynamics_file import load_dynamics

    stand, basis = asked.stand, asked.stand.basis
    source = f"{basis.source.title}, {basis.source.date}"
    known = Known(basis.factors, load_dynamics(), place_error(stand, asked.pack))
    factors = usual_factors(stand.inputs, national_medians(stand, asked.pack), source, known)
    found = waterfall(stand.inputs, asked.year, factors, is_cancelled)
    if found is None:
        return None
    bars = explained.bars_to_shown(stand, asked.data, found)
    data = explained.made_of(asked.data, found, bars)
    return Explained(tuple(_lines(data.bars[0].name, found.base, bars, data.bars[-1].name)), data)


def moved_by(asked: Reasons, is_cancelled: IsCancelled) -> Explained | None:
    """What would move base pay of the year most; None when cancelled."""
    from planner.charts import explained, words
    from planner.forecast.grades import GRADES
    from planner.forecast.tornado import Parameter, tornado, with_parameter
    from planner.market.dynamics_file import load_dynamics

    known = load_dynamics()
    inputs = asked.stand.inputs
    parameters = [
        Parameter(one.id, one.name, one.low, one.high, GRADES[one.grade], one.source)
        for one in known.values()
        if not (inputs.is_real and one.id == "dynamics.inflation")
    ]
    found = tornado(inputs, asked.year, parameters, with_parameter, is_cancelled)
    if found is None:
        return None
    swings = [swing for swing in found if swing.size >= 1]
    shown = explained.row_of(asked.data, asked.year).base[2] / explained.price_factor(asked.stand, asked.data)
    data = explained.moved_by(asked.data, asked.year, swings, known, shown)
    reach = max((abs(end) for one in data.swings for end in (one.low_effect, one.high_effect)), default=1.0)
    ids = {swing.parameter.text: swing.parameter for swing in swings}
    effects = tuple(
        Effect(
            name=one.name,
            amount=f"±{money.short(one.reach / 2)}",
            grade=one.grade,
            start=0.5 + one.low_effect / reach / 2,
            end=0.5 + one.high_effect / reach / 2,
            detail=words.sentences((_told(one), ids[one.name].source)),
            change=ids[one.name].id,
        )
        for one in data.swings
    )
    return Explained(effects, data)


def _told(swing: "Swing") -> str:
    low, high = money.difference(swing.low_effect), money.difference(swing.high_effect)
    return f"{low} at {swing.low_setting}, {high} at {swing.high_setting}"


def _lines(base_name: str, base: float, bars: "tuple[Bar, ...]", shown_name: str) -> Iterator[Effect]:
    ends = [base]
    for bar in bars:
        ends.append(ends[-1] + bar.dollars)
    low, high = min(ends), max(ends)
    low = max(low - _ROOM * (high - low), 0.0)
    span = max(high - low, 1.0)
    at = [(end - low) / span for end in ends]
    yield Effect(base_name, money.short(base), "", 0.0, at[0], is_total=True)
    for number, bar in enumerate(bars):
        change = "" if bar.change == "prices" else bar.change  # what living costs is nobody's to change
        amount = money.difference(bar.dollars)
        yield Effect(bar.label, amount, bar.grade, at[number], at[number + 1], _detail(bar), change)
    yield Effect(shown_name, money.short(ends[-1]), "", 0.0, at[-1], is_total=True)


def _detail(bar: "Bar") -> str:
    from planner.charts.explained import dollar_range
    from planner.charts.words import sentences

    ends = dollar_range(bar)
    change = money.change(math.expm1(bar.log_effect))
    if ends is None:
        return sentences((f"{change}; no range: {bar.no_range}" if bar.no_range else change, bar.source))
    between = f"between {money.difference(ends[0])} and {money.difference(ends[1])} in four cases of five"
    return sentences((f"{change}, {between}", bar.source))
