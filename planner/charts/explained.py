"""The explanation of a forecast year as charts: the waterfall to its number, and what moves it most. Draws nothing.

Called by the inspector of the Trajectory page, on the worker.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from planner.charts import words
from planner.charts.tornado import Swing, TornadoData, tornado_data
from planner.charts.trajectory import US_PRICES, TableRow, TrajectoryData
from planner.charts.waterfall import Part, WaterfallData, waterfall_data
from planner.forecast.assumptions import in_unit
from planner.forecast.explanation import Bar, Waterfall
from planner.forecast.grades import Grade
from planner.forecast.situation import Situation
from planner.forecast.tornado import Swing as ForecastSwing
from planner.market.dynamics_file import Parameter

REST: Final = "rest"
PRICES: Final = "prices"


def bars_to_shown(stand: Situation, data: TrajectoryData, found: Waterfall) -> tuple[Bar, ...]:
    """The bars of base pay, then what leads from it to the number shown: bonus and equity, and what living costs.

    They sum to the number shown, to the cent.
    """
    row, shown = row_of(data, found.year), shown_of(data, found.year)
    factor = price_factor(stand, data)
    own = round(row.total[2] / factor, 2) if data.view.measure == "total" else found.shown
    rest = _step(REST, "Bonus and equity", found.shown, own, ("own", "your profile", "they are what you entered"))
    levels: Rest = ("B", "price levels of the BEA", "its source gives no error for it")
    prices = _step(PRICES, f"What living costs in {stand.basis.place.name}", own, shown, levels)
    return (*found.bars, *(bar for bar in (rest, prices) if bar.dollars))


def price_factor(stand: Situation, data: TrajectoryData) -> float:
    """What makes the place equal to others in the numbers shown; 1 where they are its own."""
    level = stand.basis.place.price_level
    return US_PRICES / level if data.view.is_equal_power and level is not None else 1.0


def row_of(data: TrajectoryData, year: int) -> TableRow:
    """The numbers of a forecast year, 1 to the horizon."""
    return data.rows[year - 1]


def shown_of(data: TrajectoryData, year: int) -> float:
    """The median shown for a forecast year, to the cent."""
    return round(row_of(data, year).pay[2], 2)


def made_of(data: TrajectoryData, found: Waterfall, bars: Sequence[Bar]) -> WaterfallData:
    """The waterfall of the bars, to the number shown."""
    parts = [_part(bar) for bar in bars]
    return waterfall_data(
        "Entry level, United States",
        found.base,
        parts,
        f"You in {row_of(data, found.year).year}",
        shown_of(data, found.year),
        origin=data.origin,
        meaning=meaning_of(data),
    )


def moved_by(
    data: TrajectoryData, year: int, swings: Sequence[ForecastSwing], parameters: Mapping[str, Parameter], shown: float
) -> TornadoData:
    """The assumptions that move base pay of a forecast year most; ``shown`` is its median."""
    told = [
        Swing(
            name=swing.parameter.text,
            low_setting=in_unit(swing.parameter.low, parameters[swing.parameter.id].unit),
            high_setting=in_unit(swing.parameter.high, parameters[swing.parameter.id].unit),
            low_effect=swing.at_low - shown,
            high_effect=swing.at_high - shown,
            grade=swing.parameter.grade,
        )
        for swing in swings
    ]
    money = words.money(data.origin.currency, is_real=data.view.is_real, is_equal_power=False)
    origin = replace(data.origin, money=money)
    return tornado_data(told, shown, row_of(data, year).year, origin=origin, meaning=f"Base pay, {origin.money}")


def meaning_of(data: TrajectoryData) -> str:
    """What the number explained is, as under the headline."""
    return f"{data.view.measure.capitalize()} pay, {data.origin.money}, {data.origin.place}"


def dollar_range(bar: Bar) -> tuple[float, float] | None:
    """The 80 % range of a bar in dollars; None where none is known."""
    if bar.log_range is None or not bar.log_effect:
        return None
    low, high = (bar.dollars * end / bar.log_effect for end in bar.log_range)
    return min(low, high), max(low, high)


Rest = tuple[Grade, str, str]
"""Grade, source, and why there is no range."""


def _step(change: str, label: str, before: float, after: float, rest: Rest) -> Bar:
    grade, source, no_range = rest
    return Bar(change, label, math.log(after / before), round(after - before, 2), None, grade, source, no_range)


def _part(bar: Bar) -> Part:
    low, high = dollar_range(bar) or (None, None)
    return Part(bar.label, bar.dollars, math.expm1(bar.log_effect), bar.grade, low, high)
