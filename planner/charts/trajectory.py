"""The numbers of the trajectory chart: past pay, today, bands ahead, levels, table and sentences. Draws nothing.

Called by the Trajectory page, the command line and the figures of this room. All money of one ``TrajectoryData`` is of
one kind: the view says whether prices are taken out (by CPI) and whether places are made equal (by price level).
"""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from planner.charts import words
from planner.domain import amounts as money
from planner.domain.dates import decimal_year
from planner.domain.role import Level
from planner.forecast.draws import Doubles
from planner.forecast.inputs import ForecastInputs, LevelValues
from planner.forecast.result import Forecast
from planner.forecast.situation import NoEstimate, PastPay, Situation
from planner.market.pack import Pack
from planner.market.prices import PriceIndex

Measure = Literal["base", "total"]
Quantiles = tuple[float, float, float, float, float]
"""10, 25, 50, 75 and 90 %, dollars a year."""
LevelChances = tuple[float, float, float, float]
"""Entry, mid, senior, architect; sums to 1."""

LEVELS: Final = tuple(Level)
US_PRICES: Final = 100.0
ANSWER_YEARS: Final = 5
"""How far ahead the headline looks, where the forecast reaches that far."""

_LONGEST_AGAINST: Final = "−$999k against as now"

_Z10: Final = 1.2815515655446004
_Z25: Final = 0.6744897501960817
_Z: Final = (-_Z10, -_Z25, 0.0, _Z25, _Z10)


@dataclass(frozen=True, slots=True)
class TrajectoryView:
    """What the numbers mean: base or total pay, today's dollars or each year's own, own city or equal purchasing
    power."""

    measure: Measure = "base"
    is_real: bool = True
    is_equal_power: bool = False


BASE_VIEW: Final = TrajectoryView()


@dataclass(frozen=True, slots=True)
class PaidPoint:
    """Pay that was paid, from a moment on (decimal year), in the money of the view; ``pay`` in the view's measure."""

    year: float
    pay: float
    base: float
    total: float
    level: Level | None


@dataclass(frozen=True, slots=True)
class LevelBand:
    """What a level's base pay reaches from and to at each moment of the chart; bands touch and never overlap."""

    level: Level
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LevelReached:
    """A level and the moment (decimal year) and pay at which it was reached, or at which half of careers have it."""

    level: Level
    year: float
    pay: float
    is_past: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """One forecast year: ``pay`` in the view's measure, base and total, and the chance of each level."""

    year: int
    pay: Quantiles
    base: Quantiles
    total: Quantiles
    levels: LevelChances

    @property
    def senior_or_above(self) -> float:
        """The chance of being senior or architect, 0 to 1."""
        return min(self.levels[2] + self.levels[3], 1.0)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the numbers come from, for files: currency, money in words, place, source, pack version and seed."""

    currency: str
    money: str
    place: str
    source: str
    pack: str
    seed: int | None


@dataclass(frozen=True, slots=True)
class TrajectoryData:
    """Everything the trajectory shows. Without an estimate all but ``past``, ``today`` and the sentences is empty.

    ``times`` are decimal years: today, then the forecast's readings; ``fan``, ``chances`` and the bands of
    ``level_bands`` run along them. ``rows`` hold the readings alone. ``is_assumed`` tells that there are no data for
    the track of the career: then the bands are an assumption, and nothing may claim that they hold. A page keeps the
    room of ``longest_subtitle``, that of the view that says most, so that switching moves nothing. ``checked_until`` is
    the decimal year up to which such forecasts were checked, None where there is none; ``assumed_from`` the one from
    which the careers are on a track without data, None for never.
    """

    view: TrajectoryView
    origin: Origin
    today: float
    past: tuple[PaidPoint, ...]
    times: tuple[float, ...]
    fan: tuple[Quantiles, ...]
    level_bands: tuple[LevelBand, ...]
    chances: tuple[LevelChances, ...]
    reached: tuple[LevelReached, ...]
    rows: tuple[TableRow, ...]
    is_assumed: bool
    headline: str
    subtitle: str
    longest_subtitle: str
    checked_until: float | None = None
    assumed_from: float | None = None

    @property
    def has_estimate(self) -> bool:
        """Whether there is a forecast."""
        return bool(self.rows)

    @property
    def is_pay_known(self) -> bool:
        """Whether today's pay is known, so that all bands start from it."""
        return bool(self.fan) and self.fan[0][0] == self.fan[0][-1]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: neither a forecast nor pay that was paid."""
        return not (self.rows or self.past)

    @property
    def spoken(self) -> str:
        """The sentence a screen reader speaks: headline, subtitle, and how far the forecast was checked."""
        sentence = f"{self.headline}. {self.subtitle}"
        return f"{sentence} {words.sentences((self.checked,))}" if self.checked else sentence

    @property
    def meaning(self) -> str:
        """What the pay is: ``base pay, today's dollars, Seattle``."""
        return f"{self.view.measure} pay, {self.origin.money}, {self.origin.place}"

    @property
    def checked(self) -> str:
        """``checked to 2034`` where the forecast reaches farther than that, else empty."""
        is_beyond = self.checked_until is not None and bool(self.times) and self.checked_until < self.times[-1]
        return f"checked to {math.floor(self.checked_until)}" if is_beyond and self.checked_until is not None else ""


def trajectory_data(
    situation: Situation,
    forecast: Forecast,
    pack: Pack,
    view: TrajectoryView = BASE_VIEW,
    as_now: tuple[Situation, Forecast] | None = None,
) -> TrajectoryData:
    """The chart of a forecast; where it is a what-if, the subtitle tells the difference to ``as_now``, and past pay is
    in its place's prices.

    Equal purchasing power is left out where the price level of the place is unknown; the subtitle then says so.
    Raises ``ValueError`` where forecast and view disagree on real or nominal money.
    """
    if forecast.inputs.is_real != view.is_real:
        raise ValueError("The forecast was made in another kind of money than the view shows")
    place = situation.basis.place
    is_known = place.price_level is not None
    shown = replace(view, is_equal_power=view.is_equal_power and is_known)
    factor = place_factor(situation, shown)
    inputs = forecast.inputs
    rows = _rows(forecast, shown.measure, factor)
    times = (inputs.start, *forecast.times)
    fan = (_scaled(pay_today(inputs, shown.measure), factor), *(row.pay for row in rows))
    chances = (_certain(inputs.level), *(row.levels for row in rows))
    factor_now = factor if as_now is None else place_factor(as_now[0], shown)
    past = past_points(situation.past, inputs.start, pack.price_index, shown, factor_now)
    origin = _origin(situation, pack, shown)
    missing = (
        "" if is_known or not view.is_equal_power else f"{place.name} has no known price level to make places equal"
    )
    now = None if as_now is None else _rows(as_now[1], shown.measure, factor_now)
    difference = "" if now is None else _against(rows, now, origin.currency)
    return TrajectoryData(
        view=shown,
        origin=origin,
        today=inputs.start,
        past=past,
        times=times,
        fan=fan,
        level_bands=_level_bands(inputs, times, factor),
        chances=chances,
        reached=(*_reached_before(past), *_reached_ahead(forecast, fan)),
        rows=rows,
        is_assumed=situation.basis.is_assumed,
        headline=_headline(rows, origin.currency),
        subtitle=_subtitle(situation, forecast, origin, shown.measure, (difference, missing)),
        longest_subtitle=_longest_subtitle(situation, forecast, origin, missing),
        checked_until=inputs.start + situation.basis.checked_years,
        assumed_from=inputs.start if situation.basis.is_assumed else forecast.assumed_from,
    )


def place_factor(situation: Situation, view: TrajectoryView) -> float:
    """What dollars are multiplied by so that places are made equal, where the view asks for it and it is known."""
    level = situation.basis.place.price_level
    return US_PRICES / level if level and view.is_equal_power else 1.0


def known_data(
    missing: NoEstimate, today: datetime.date, pack: Pack, view: TrajectoryView = BASE_VIEW
) -> TrajectoryData:
    """The chart where there is no forecast: what was paid until today, and why there is no more.

    Without an estimate there is no place, so pay is shown as it was in its own.
    """
    shown = replace(view, is_equal_power=False)
    now = decimal_year(today)
    kind = words.money("USD", is_real=view.is_real, is_equal_power=False)
    return TrajectoryData(
        view=shown,
        origin=Origin("USD", kind, "", "", pack.version, None),
        today=now,
        past=(past := past_points(missing.past, now, pack.price_index, shown)),
        times=(),
        fan=(),
        level_bands=(),
        chances=(),
        reached=_reached_before(past),
        rows=(),
        is_assumed=False,
        headline=f"No estimate: {missing.reason}",
        subtitle=words.sentences((missing.remedy,)),
        longest_subtitle=words.sentences((missing.remedy,)),
    )


def past_points(
    past: Sequence[PastPay], today: float, prices: PriceIndex, view: TrajectoryView, factor: float = 1.0
) -> tuple[PaidPoint, ...]:
    """Pay that was paid, in the money of the view; ``factor`` makes places equal."""
    return tuple(
        _paid(point, today, _price_factor(point, today, prices, view) * factor, view.measure) for point in past
    )


def _price_factor(point: PastPay, today: float, prices: PriceIndex, view: TrajectoryView) -> float:
    return prices.factor(point.year, today) if view.is_real else 1.0


def _paid(point: PastPay, today: float, factor: float, measure: Measure) -> PaidPoint:
    # A date known to the year counts from its middle, which may still lie ahead.
    base, total = point.base * factor, point.total * factor
    return PaidPoint(min(point.year, today), base if measure == "base" else total, base, total, point.level)


def _rows(forecast: Forecast, measure: Measure, factor: float) -> tuple[TableRow, ...]:
    base = [_quantiles(row) for row in forecast.base.quantiles * factor]
    total = [_quantiles(row) for row in forecast.total.quantiles * factor]
    pay = base if measure == "base" else total
    chances = [_chances(row) for row in forecast.levels]
    return tuple(TableRow(*row) for row in zip(forecast.years, pay, base, total, chances, strict=True))


def _quantiles(values: Doubles) -> Quantiles:
    p10, p25, p50, p75, p90 = values.tolist()
    return p10, p25, p50, p75, p90


def _chances(values: Doubles) -> LevelChances:
    entry, mid, senior, architect = values.tolist()
    return entry, mid, senior, architect


def _certain(level: int) -> LevelChances:
    entry, mid, senior, architect = (float(index == level) for index in range(len(LEVELS)))
    return entry, mid, senior, architect


def pay_today(inputs: ForecastInputs, measure: Measure) -> Quantiles:
    """Today's pay, the same at every quantile; where it is unknown, what the market pays at the level."""
    level = inputs.level
    market = [inputs.level_log_median[level] + z * inputs.level_log_sd[level] for z in _Z]
    logs = market if inputs.log_pay is None else [inputs.log_pay] * len(_Z)
    base = [math.exp(log) * inputs.share for log in logs]
    vested = inputs.vesting[0]
    p10, p25, p50, p75, p90 = base if measure == "base" else [pay * (1 + inputs.bonus_share) + vested for pay in base]
    return p10, p25, p50, p75, p90


def _scaled(values: Quantiles, factor: float) -> Quantiles:
    p10, p25, p50, p75, p90 = (value * factor for value in values)
    return p10, p25, p50, p75, p90


def _level_bands(inputs: ForecastInputs, times: Sequence[float], factor: float) -> tuple[LevelBand, ...]:
    """The market's levels at the person's share of full time, moving with the market as the forecast does."""
    dynamics = inputs.dynamics
    growth = dynamics.market_growth + (0.0 if inputs.is_real else dynamics.inflation)
    grown = [factor * inputs.share * math.exp(growth * (time - inputs.start)) for time in times]
    edges = [math.exp(edge) for edge in _level_edges(inputs.medians_ahead, inputs.level_log_sd)]
    return tuple(
        LevelBand(level, tuple(edges[index] * by for by in grown), tuple(edges[index + 1] * by for by in grown))
        for index, level in enumerate(LEVELS)
    )


def _level_edges(medians: LevelValues, sds: LevelValues) -> list[float]:
    """Log edges of touching bands: between two levels where both lie equally many of their sds away.

    The outer edges are the lower quartile of entry and the upper quartile of architect.
    """
    pairs = zip(medians, medians[1:], sds, sds[1:], strict=False)
    between = [(low * wide + high * narrow) / (narrow + wide) for low, high, narrow, wide in pairs]
    return [medians[0] - _Z25 * sds[0], *between, medians[-1] + _Z25 * sds[-1]]


def _reached_before(past: Sequence[PaidPoint]) -> tuple[LevelReached, ...]:
    first: dict[Level, LevelReached] = {}
    for point in past:
        if point.level is not None:
            first.setdefault(point.level, LevelReached(point.level, point.year, point.pay, is_past=True))
    return tuple(first.values())


def _reached_ahead(forecast: Forecast, fan: Sequence[Quantiles]) -> tuple[LevelReached, ...]:
    reached = []
    for level in range(forecast.inputs.level + 1, len(LEVELS)):
        time = forecast.first_time(level)
        if time is not None:
            pay = fan[forecast.times.index(time) + 1][2]
            reached.append(LevelReached(LEVELS[level], time, pay, is_past=False))
    return tuple(reached)


def _headline(rows: Sequence[TableRow], currency: str) -> str:
    row = rows[min(ANSWER_YEARS, len(rows)) - 1]
    return words.headline(row.pay[0], row.pay[2], row.pay[4], row.year, currency)


def _against(rows: Sequence[TableRow], as_now: Sequence[TableRow], currency: str) -> str:
    """How far the median of the headline's year lies above that without the levers."""
    index = min(ANSWER_YEARS, len(rows)) - 1
    return f"{money.difference(rows[index].pay[2] - as_now[index].pay[2], currency)} against as now"


def _subtitle(situation: Situation, forecast: Forecast, origin: Origin, measure: Measure, also: tuple[str, str]) -> str:
    """``also``: the difference that levers make, which comes first, and what is missing, which comes last."""
    difference, missing = also
    stripes = "the stripes show what levels pay as base" if measure == "total" else ""
    basis = situation.basis
    market = words.market(forecast.inputs.scenario.name)
    meaning = ", ".join(filter(None, (f"{measure} pay", origin.money, origin.place, basis.share_note, market)))
    holds = words.ASSUMED if basis.is_assumed else "four careers in five stay inside"
    if forecast.assumed_from is not None and not basis.is_assumed:
        holds += f"; from {math.floor(forecast.assumed_from)} on {words.ASSUMED}"
    return words.sentences((difference, meaning, holds, _next_level(forecast), stripes, basis.fallback, missing))


def _longest_subtitle(situation: Situation, forecast: Forecast, origin: Origin, missing: str) -> str:
    kind = words.money(origin.currency, is_real=False, is_equal_power=True)
    return _subtitle(situation, forecast, replace(origin, money=kind), "total", (_LONGEST_AGAINST, missing))


def _next_level(forecast: Forecast) -> str:
    level = forecast.inputs.level + 1
    if level == len(LEVELS):
        return ""
    time = forecast.first_time(level) or forecast.times[-1]
    probability = float(forecast.chance_at_least(level)[forecast.times.index(time)])
    return words.level_sentence(LEVELS[level], min(probability, 1.0), time)


def _origin(situation: Situation, pack: Pack, view: TrajectoryView) -> Origin:
    basis = situation.basis
    kind = words.money(basis.currency, is_real=view.is_real, is_equal_power=view.is_equal_power)
    return Origin(basis.currency, kind, basis.place.name, basis.cell, pack.version, situation.inputs.seed)
