"""What plan, market and scenario do to every career alike or by a cause's own chance, laid out by forecast year."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Doubles, Floats, cause_normals, cause_waits
from planner.forecast.draws import Draws, fade_rate
from planner.forecast.effects import (
    LARGEST_BREAK_SHARE,
    Break,
    Effect,
    MarketShift,
    Move,
    PayShift,
    TrackChange,
    of_kind,
    ordered,
)
from planner.forecast.inputs import ForecastInputs
from planner.forecast.paths import along

_STANDING: Final = "\nstanding"
"""Ends the name of the chance of where a move leaves someone: another than that of the place's own pay."""

_LARGEST_FALL: Final = np.float32(-0.9)
"""No move costs more than nine tenths of pay, so that its logarithm exists."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """An uncertain shift: log pay differs by ``sizes[year]`` times the cause's ``normals`` (n,)."""

    sizes: Doubles
    normals: Floats


class Arrival(NamedTuple):
    """What has come by a moment, in years from today, as it is left at the next reading: for all alike or by career."""

    at: float
    left: np.float32 | Floats


@dataclass(frozen=True, slots=True, eq=False)
class TrackStay:
    """A stay on another track, from one reading to before another, for those whose ``failed`` (n,) lies ahead.

    ``begins``, ``ends`` and ``failed`` are in years from today, infinite and None where it never ends and nobody fails;
    ``against`` (4,) and ``spread`` as in ``TrackChange``.
    """

    begins: float
    ends: float
    first: int
    last: int
    against: Floats
    spread: Floats | None
    failed: Floats | None
    scar: float


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """``common`` (n_years,): log pay of all alike at today's level. ``medians`` (n_years, 4): the market in force,
    which is another one than before at the readings ``market_changes``.

    ``arrived`` by reading: what has newly come to be made up or to fade with the distance from the market.
    """

    common: Doubles
    medians: Doubles
    market_changes: frozenset[int]
    spreads: tuple[Spread, ...]
    arrived: dict[int, list[Arrival]]
    stays: tuple[TrackStay, ...]

    def stay_at(self, year: int) -> TrackStay | None:
        """The stay on another track in force at a reading."""
        return next((stay for stay in self.stays if stay.first <= year < stay.last), None)

    def stay_on(self, at: float) -> TrackStay | None:
        """The stay on another track at a moment, in years from today."""
        return next((stay for stay in self.stays if stay.begins <= at < stay.ends), None)


def course(inputs: ForecastInputs, drawn: Draws) -> Course:
    """Lay out the effects and the scenario."""
    effects = ordered(inputs.effects)
    medians = _medians(inputs, effects)
    spreads = tuple(_spreads(inputs, effects))
    stays = tuple(_stays(inputs, effects))
    return Course(
        common=_common(inputs, effects),
        medians=medians,
        market_changes=_market_changes(inputs, effects, medians),
        spreads=spreads,
        arrived=_arrived(inputs, drawn, effects),
        stays=stays,
    )


def departure(inputs: ForecastInputs, drawn: Draws) -> Floats:
    """Years until today's employer is left, by chance or by plan, (n,)."""
    planned = [effect.at for effect in of_kind(inputs.effects, Move)]
    return np.minimum(drawn.departure, np.float32(min(planned))) if planned else drawn.departure


def assumed_from(inputs: ForecastInputs) -> float | None:
    """The moment, as a decimal year, from which the forecast rests on a track without data; None for never."""
    changes = of_kind(inputs.effects, TrackChange)
    return min((inputs.start + change.at for change in changes if change.is_assumption), default=None)


def first_reading(at: float) -> int:
    """The reading, counted from 0, at which what happens at a moment first shows; readings are at 1, 2, … years."""
    return max(math.ceil(at), 1) - 1


def _common(inputs: ForecastInputs, effects: tuple[Effect, ...]) -> Doubles:
    years = inputs.horizon_years
    readings = np.arange(1, years + 1)
    median = inputs.level_log_median[inputs.level]
    known = 0.0 if inputs.log_pay is None else inputs.log_pay - median
    common = median + inputs.dynamics.market_growth * readings + known * np.exp(-fade_rate(inputs.dynamics) * readings)
    common += along(inputs.scenario.log_level, years, 0.0)
    if not inputs.is_real:
        common += inputs.dynamics.inflation * readings + along(inputs.scenario.log_prices, years, 0.0)
    for shift in of_kind(effects, PayShift):
        common += shift.log_effect * force(shift, readings)
    for pause in of_kind(effects, Break):
        lost = np.minimum(pause.at + pause.years, readings) - np.maximum(pause.at, readings - 1)
        common += np.log1p(-np.clip(lost, 0.0, LARGEST_BREAK_SHARE))
    return np.asarray(common)


def force(shift: PayShift, moments: Doubles | npt.NDArray[np.intp]) -> Doubles:
    """How much of a shift is in force at moments, in years from today, 0 to 1; same shape."""
    since = moments - shift.at
    in_force = (since >= 0).astype(np.float64)
    if shift.half_life is not None:
        in_force *= np.exp2(-np.maximum(since, 0.0) / shift.half_life)
    if shift.ends is not None:
        in_force[moments >= shift.ends] = 0.0
    return in_force


def _medians(inputs: ForecastInputs, effects: tuple[Effect, ...]) -> Doubles:
    medians = np.tile(np.array(inputs.level_log_median), (inputs.horizon_years, 1))
    for shift in of_kind(effects, MarketShift):
        medians[first_reading(shift.at) :] = shift.level_log_median
    return medians


def _market_changes(inputs: ForecastInputs, effects: tuple[Effect, ...], medians: Doubles) -> frozenset[int]:
    if not of_kind(effects, MarketShift):
        return frozenset()
    before = np.vstack([np.array(inputs.level_log_median), medians[:-1]])
    return frozenset(np.flatnonzero((medians != before).any(axis=1)).tolist())


def _spreads(inputs: ForecastInputs, effects: tuple[Effect, ...]) -> Iterator[Spread]:
    years = inputs.horizon_years
    for shift in of_kind(effects, PayShift):
        if shift.sd:
            yield Spread(shift.sd * force(shift, np.arange(1, years + 1)), own_normals(inputs, shift))
    shifts = of_kind(effects, MarketShift)
    for number, market in enumerate(shifts):
        if market.sd:
            sizes = np.zeros(years)
            later = [other.at for other in shifts[number + 1 :]]
            sizes[first_reading(market.at) : first_reading(later[0]) if later else years] = market.sd
            yield Spread(sizes, own_normals(inputs, market))


def _arrived(inputs: ForecastInputs, drawn: Draws, effects: tuple[Effect, ...]) -> dict[int, list[Arrival]]:
    rate = fade_rate(inputs.dynamics)
    arrived: dict[int, list[Arrival]] = {}

    def arrive(at: float, size: float | Floats) -> None:
        year = first_reading(at)
        left = math.exp(-rate * (year + 1 - at))
        faded = np.float32(size * left) if isinstance(size, float) else size * np.float32(left)
        arrived.setdefault(year, []).append(Arrival(at, faded))

    for effect in effects:
        if isinstance(effect, Move) and first_reading(effect.at) < inputs.horizon_years:
            arrive(effect.at, _premium(inputs, drawn, effect, first_reading(effect.at)))
        if isinstance(effect, MarketShift) and effect.is_anew and inputs.dynamics.move_standing_sd:
            arrive(effect.at, _standing(inputs, effect))
        if isinstance(effect, Break) and effect.scar:
            arrive(effect.at + effect.years, -effect.scar)
    return arrived


def _premium(inputs: ForecastInputs, drawn: Draws, move: Move, year: int) -> Floats:
    """What the move raises log pay by, more where the market rises in its year, (n,)."""
    dynamics = inputs.dynamics
    level = np.concatenate([[0.0], along(inputs.scenario.log_level, year + 1, 0.0)])
    planned = level[year + 1] - level[year]
    premium = np.float32(math.hypot(dynamics.move_premium_sd, move.sd)) * own_normals(inputs, move)
    premium += np.float32(dynamics.move_premium_cycle) * (drawn.market_shock[year] + np.float32(planned))
    premium += np.float32(dynamics.move_premium)
    return premium


def _standing(inputs: ForecastInputs, shift: MarketShift) -> Floats:
    """How much further from the market a move leaves log pay, (n,): in dollars as often and as far above as below.

    So neither the median nor the mean of pay moves, and being unsure makes no move better.
    """
    chance = cause_normals(inputs.seed, inputs.n_careers, f"{shift.cause}{_STANDING}")
    share = np.float32(inputs.dynamics.move_standing_sd) * chance
    further: Floats = np.log1p(np.maximum(share, _LARGEST_FALL))
    return further


def _stays(inputs: ForecastInputs, effects: tuple[Effect, ...]) -> Iterator[TrackStay]:
    changes = of_kind(effects, TrackChange)
    for number, change in enumerate(changes):
        later = [other.at for other in changes[number + 1 :]]
        if change.does_nothing:
            continue
        failed = None
        if change.failure_rate_per_year:
            waits = cause_waits(inputs.seed, inputs.n_careers, change.cause)
            failed = waits / np.float32(change.failure_rate_per_year) + np.float32(change.at)
        yield TrackStay(
            begins=change.at,
            ends=later[0] if later else math.inf,
            first=first_reading(change.at),
            last=first_reading(later[0]) if later else inputs.horizon_years,
            against=np.array(change.log_against, dtype=np.float32),
            spread=np.float32(change.sd) * own_normals(inputs, change) if change.sd else None,
            failed=failed,
            scar=change.scar,
        )


def own_normals(inputs: ForecastInputs, effect: Effect) -> Floats:
    """The standard normals of an effect's cause, one a career, (n,)."""
    return cause_normals(inputs.seed, inputs.n_careers, effect.cause)
