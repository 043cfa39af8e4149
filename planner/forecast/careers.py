"""The simulated courses of life themselves, and a few of them to be looked at."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Doubles, Floats
from planner.forecast.inputs import ForecastInputs
from planner.forecast.pay import has_inflation, log_prices, total_dollars
from planner.forecast.readings import Readings, drawn_for, read

Measure = Literal["base", "total"]

DISCOUNT_PER_YEAR: Final = 0.03
"""Real rate at which later pay counts less. Grade D: an assumption; plausible 0 to 0.07."""

FEW: Final = 20
"""So many careers or dots can be counted at a glance."""


@dataclass(frozen=True, slots=True, eq=False)
class Careers:
    """All careers after the stretch, so that they agree with the fan.

    ``log_pay`` (n_years, n): log of full-time yearly base pay, real or nominal as the inputs ask. ``arrived``
    (levels above today's, n): years from today until each level is reached, infinite where never. Read-only.
    """

    inputs: ForecastInputs
    log_pay: Floats
    arrived: Floats

    def levels(self) -> npt.NDArray[np.int8]:
        """The level of each career at each reading, 0 to 3, (n_years, n)."""
        readings = np.arange(1, self.inputs.horizon_years + 1, dtype=np.float32)[:, None]
        levels = np.full(self.log_pay.shape, self.inputs.level, dtype=np.int8)
        for times in self.arrived:
            levels += times <= readings
        return levels

    def dollars(self, measure: Measure = "base") -> Floats:
        """Yearly pay at the share of full time worked, in dollars, (n_years, n): base, or with bonus and equity."""
        if measure == "base":
            return np.exp(self.log_pay) * np.float32(self.inputs.share)
        return total_dollars(self.inputs, drawn_for(self.inputs), self.log_pay, self._years())

    def present_value(self, discount_per_year: float = DISCOUNT_PER_YEAR, measure: Measure = "total") -> Doubles:
        """Real pay of all years in today's dollars, later years counting less by the real discount rate, (n,)."""
        return self.worth(self.dollars(measure), discount_per_year)

    def worth(self, dollars: Floats, discount_per_year: float) -> Doubles:
        """The present value of yearly dollars (n_years, n) of the inputs' kind of money, (n,)."""
        if not self.inputs.is_real and has_inflation(self.inputs):
            dollars = dollars * np.exp(-log_prices(self.inputs, drawn_for(self.inputs), self._years()))
        weight = (1.0 + discount_per_year) ** -np.arange(1.0, self.inputs.horizon_years + 1.0)
        return np.asarray((weight.astype(np.float32) @ dollars).astype(np.float64))

    def _years(self) -> npt.NDArray[np.intp]:
        return np.arange(self.inputs.horizon_years)


@dataclass(frozen=True, slots=True)
class Career:
    """One career to be looked at.

    ``share`` is the share of all careers that earn less over the whole time, discounted. ``pay`` is in dollars a year
    at each reading. ``reached`` names the levels reached within the horizon (1 to 3), each with its decimal year.
    """

    share: float
    pay: tuple[float, ...]
    reached: tuple[tuple[int, float], ...]

    def has_reached(self, level: int, year: int, today: int) -> bool:
        """Whether the career, at ``today`` on a level, is at ``level`` or above before the end of a calendar year."""
        return today >= level or any(one >= level and moment < year + 1 for one, moment in self.reached)


def simulate(inputs: ForecastInputs) -> Careers:
    """All careers of a forecast. Equal inputs give equal bytes."""
    readings = read(inputs, drawn_for(inputs), np.arange(inputs.horizon_years))
    return careers_of(readings)


def careers_of(readings: Readings) -> Careers:
    """The careers of readings that kept every year; the readings are used up."""
    pay = readings.shown()
    for values in (pay, readings.arrived):
        values.flags.writeable = False
    return Careers(readings.inputs, pay, readings.arrived)


def some_careers(careers: Careers, count: int = FEW, measure: Measure = "base") -> tuple[Career, ...]:
    """``count`` careers that stand for all, lowest first: at equally spaced ranks of discounted pay."""
    order = np.argsort(careers.present_value(measure=measure), kind="stable")
    shares = (np.arange(count) + 0.5) / count
    chosen = order[(shares * len(order)).astype(np.intp)]
    if measure == "base":
        dollars = np.exp(careers.log_pay[:, chosen].astype(np.float64)) * careers.inputs.share
    else:
        dollars = careers.dollars(measure)[:, chosen].astype(np.float64)
    return tuple(
        Career(float(share), tuple(dollars[:, column].tolist()), _reached(careers, int(career)))
        for column, (share, career) in enumerate(zip(shares, chosen, strict=True))
    )


def dots(careers: Careers, year: int, count: int = FEW, measure: Measure = "base") -> tuple[float, ...]:
    """The quantile dot plot of a forecast year (1 to the horizon): ``count`` equally likely values, rising, dollars."""
    drawn = drawn_for(careers.inputs)
    pay = careers.log_pay[year - 1 : year]
    if measure == "base":
        dollars = np.exp(pay.astype(np.float64))[0] * careers.inputs.share
    else:
        dollars = total_dollars(careers.inputs, drawn, pay, np.array([year - 1]))[0].astype(np.float64)
    return tuple(np.quantile(dollars, (np.arange(count) + 0.5) / count).tolist())


def in_so_many(chance: float, count: int = FEW) -> int:
    """Of ``count`` careers, in how many: "in 14 of 20"; never all or none unless the chance is 1 or 0."""
    nearest = round(chance * count)
    if 0.0 < chance < 1.0:
        return min(max(nearest, 1), count - 1)
    return nearest


def _reached(careers: Careers, career: int) -> tuple[tuple[int, float], ...]:
    inputs = careers.inputs
    times = careers.arrived[:, career].tolist()
    return tuple(
        (inputs.level + 1 + row, inputs.start + time) for row, time in enumerate(times) if time <= inputs.horizon_years
    )
