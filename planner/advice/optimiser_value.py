"""What schedules are worth by the engine, all on the same careers, and the tables that a search adds up."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from planner.advice.optimiser_clock import PromotionClock
from planner.advice.optimiser_problem import NOTHING, Candidate, Problem, Schedule
from planner.advice.optimiser_tables import Tables
from planner.domain.errors import UserError
from planner.forecast.careers import DISCOUNT_PER_YEAR, Careers, simulate
from planner.forecast.chance import Doubles, Floats
from planner.forecast.course import course
from planner.forecast.effects import Break, Effect, MarketShift, PayShift, Readiness, TrackChange
from planner.forecast.inputs import LEVELS, ForecastInputs
from planner.forecast.offered_pay import total_shares
from planner.forecast.paths import along
from planner.forecast.readings import drawn_for
from planner.market.factors import Z_TENTH

EffectsOf = Callable[[Schedule], tuple[Effect, ...]]
"""What a whole schedule does to a career: some actions take the place of others, so it is not asked one by one."""

MONTHS: Final = 12
STANDSTILL: Final = -30.0
"""Log speed of a clock that stands still."""

SMALL: Final = 8
"""Up to so many candidates everything is simulated as it is; learning is read from a few measured clocks beyond."""

CHEAPER: Final = 1e-8
"""What a dollar or an hour counts against a chance: only so that of equal chances the cheaper is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is maximised: discounted real pay less cost, or the chance of a level (0 to 3) within ``years``.

    Raises ``UserError``.
    """

    level: int | None = None
    years: float = 0.0
    discount_per_year: float = DISCOUNT_PER_YEAR

    def __post_init__(self) -> None:
        if self.level is not None and not 0 <= self.level < len(LEVELS):
            raise UserError("Level", "it is not one of the four", "Choose entry, mid, senior or architect", "level")
        if self.level is not None and not 0 < self.years < math.inf:
            raise UserError("Year", "it is not ahead", "Choose a year after this one", "years")
        if not self.discount_per_year > -1:
            raise UserError("Discount", "it must be above −100 %", "Write a rate such as 3 %", "discount_per_year")

    @property
    def is_level(self) -> bool:
        """Whether a level is aimed at, not pay."""
        return self.level is not None


@dataclass
class Values:
    """Worth of schedules on one set of careers, remembered; ``n_simulated`` counts the simulations.

    ``tick`` is called before each and may raise to stop.
    """

    problem: Problem
    inputs: ForecastInputs
    effects_of: EffectsOf
    aim: Aim
    tick: Callable[[], None] = lambda: None
    n_simulated: int = 0
    _known: dict[tuple[Effect, ...], Doubles] = field(default_factory=dict)

    def gross(self, schedule: Schedule) -> Doubles:
        """Before costs: discounted real dollars of each career, or 1 where the level is reached, (n,)."""
        effects = tuple(self.effects_of(schedule))
        key = _nameless(effects)
        if key not in self._known:
            careers = self._simulated(effects)
            self._known[key] = self._reached(careers) if self.aim.is_level else self._present(careers)
        return self._known[key]

    def of(self, schedule: Schedule) -> Doubles:
        """What counts: pay less cost, or whether the level is reached, (n,)."""
        return self.gross(schedule) - (0.0 if self.aim.is_level else self._cost(schedule))

    def score(self, schedule: Schedule) -> float:
        """The mean of what counts; of equal chances the cheaper scores higher."""
        return float(self.of(schedule).mean()) - (_cheap(self.problem, schedule) if self.aim.is_level else 0.0)

    def tables(self, progress: Callable[[float], None] = lambda _: None) -> Tables:
        """What each candidate alone changes, in each month it can begin; ``progress`` is told 0 to 1."""
        return self._clock_tables() if self.aim.is_level else self._pay_tables(progress)

    def _cost(self, schedule: Schedule) -> float:
        return self.problem.cost(schedule, self.aim.discount_per_year)

    def _simulated(self, effects: tuple[Effect, ...]) -> Careers:
        self.tick()
        self.n_simulated += 1
        return simulate(replace(self.inputs, effects=(*self.inputs.effects, *effects)))

    def _present(self, careers: Careers) -> Doubles:
        return careers.present_value(self.aim.discount_per_year)

    def _reached(self, careers: Careers) -> Doubles:
        assert self.aim.level is not None  # asked for levels only
        row = self.aim.level - self.inputs.level - 1
        if row < 0:
            return np.ones(self.inputs.n_careers)
        return np.asarray((careers.arrived[row] <= self.aim.years).astype(np.float64))

    def _options(
        self, progress: Callable[[float], None] = lambda _: None
    ) -> Iterator[tuple[Candidate, int, tuple[Effect, ...]]]:
        for number, one in enumerate(self.problem.candidates):
            progress(number / len(self.problem.candidates))
            for start in self.problem.starts(one):
                yield one, start, tuple(self.effects_of(((one.id, start),)))

    def _pay_tables(self, progress: Callable[[float], None]) -> Tables:
        years, inputs = self.inputs.horizon_years, self.inputs
        zero, before = np.zeros(years), course(replace(inputs, effects=()), drawn_for(inputs)).common
        base = self._simulated(self.effects_of(NOTHING))
        discount = (1.0 + self.aim.discount_per_year) ** -np.arange(1.0, years + 1.0)
        pay = _pay(base)
        weights = discount * pay.mean(axis=1, dtype=np.float64)
        constant = float(self._present(base).mean() - weights.sum())
        found = _Rows(self.problem)
        simulated: dict[tuple[Effect, ...], tuple[Doubles, float]] = {}

        def measured(effects: tuple[Effect, ...]) -> tuple[Doubles, float]:
            key = _nameless(effects)
            if key not in simulated:
                careers = self._simulated(effects)
                mean = discount * _pay(careers).mean(axis=1, dtype=np.float64)
                simulated[key] = np.log(mean / weights), float(self._present(careers).mean() - mean.sum())
            return simulated[key]

        clock = PromotionClock(lambda effect: measured((effect,))[0])
        is_rough = len(self.problem.candidates) > SMALL
        for one, start, effects in self._options(progress):
            self.tick()
            cost = self._cost(((one.id, start),))
            shifts = tuple(effect for effect in effects if isinstance(effect, PayShift))
            lessons = tuple(effect for effect in effects if isinstance(effect, Readiness))
            if len(shifts) + len(lessons) < len(effects):
                gain, equity = measured(effects)
                found.put(one, start, cost + constant - equity, gain, zero)
                continue
            is_read = is_rough and all(map(clock.knows, lessons))
            learnt = sum(map(clock.gain, lessons), zero) if is_read else measured(lessons)[0] if lessons else zero
            found.put(one, start, cost, _shifted(inputs, shifts, pay, before) if shifts else zero, learnt)
        months = MONTHS * np.arange(1, years + 1)
        return Tables(self.problem, weights, months, found.gains, found.costs, constant, found.besides)

    def _clock_tables(self) -> Tables:
        """The clock of promotions by the month: more of it is a better chance."""
        months = math.ceil(MONTHS * self.aim.years)
        moments = np.arange(months) / MONTHS
        paced = along(self.inputs.scenario.promotion_speed, math.ceil(self.aim.years) + 1, 1.0)
        found = _Rows(self.problem)
        for one, start, effects in self._options():
            cost = _cheap(self.problem, ((one.id, start),))
            found.put(one, start, cost, np.zeros(months), _log_speed(effects, moments))
        weights = paced[moments.astype(int)] / MONTHS
        return Tables(self.problem, weights, np.arange(months), found.gains, found.costs, besides=found.besides)


class _Rows:
    """Tables being filled: what candidates gain and cost by the month they begin."""

    def __init__(self, problem: Problem) -> None:
        names = [one.id for one in problem.candidates]
        self.gains: dict[str, dict[int, Doubles]] = {name: {} for name in names}
        self.costs: dict[str, dict[int, float]] = {name: {} for name in names}
        self._besides: dict[str, dict[int, Doubles]] = {}

    @property
    def besides(self) -> dict[str, dict[int, Doubles]]:
        """What is taught by what counts once, where it teaches anything."""
        return {name: rows for name, rows in self._besides.items() if any(row.any() for row in rows.values())}

    def put(self, one: Candidate, start: int, cost: float, paid: Doubles, learnt: Doubles) -> None:
        """What a candidate is paid for counts once where it says so; what it teaches adds up all the same."""
        self.costs[one.id][start] = cost
        self.gains[one.id][start] = paid if one.counts_once else paid + learnt
        if one.counts_once:
            self._besides.setdefault(one.id, {})[start] = learnt


def _nameless(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """The same without the names of what has no chance of its own: to learn one skill may do what another does."""
    return tuple(
        replace(one, cause="certain", source="", grade="D")
        if isinstance(one, PayShift | Readiness) and not one.sd
        else one
        for one in effects
    )


def _cheap(problem: Problem, schedule: Schedule) -> float:
    return CHEAPER * (problem.money(schedule) + problem.hours(schedule))


def _pay(careers: Careers) -> Floats:
    """Dollars of base and bonus, without equity, (n_years, n)."""
    inputs = careers.inputs
    return np.exp(careers.log_pay) * np.array(total_shares(inputs), dtype=np.float32)[:, None]


def _shifted(inputs: ForecastInputs, effects: tuple[Effect, ...], pay: Floats, before: Doubles) -> Doubles:
    """Log of how much more careers that are paid ``pay`` earn in the mean under shifts of pay, without simulating.

    ``before`` (n_years,) is what is common to all careers without any effect.
    """
    plan = course(replace(inputs, effects=effects), drawn_for(inputs))
    gain = plan.common - before
    for spread in plan.spreads:
        for year in np.flatnonzero(spread.sizes):
            more = np.exp(np.float32(spread.sizes[year]) * spread.normals)
            gain[year] += math.log(float(pay[year] @ more) / float(pay[year].sum()))
    return np.asarray(gain)


def _log_speed(effects: tuple[Effect, ...], moments: Doubles) -> Doubles:
    found = np.zeros(len(moments))
    for effect in effects:
        if isinstance(effect, Readiness):
            until = math.inf if effect.ends is None else effect.ends
            found[(moments >= effect.at) & (moments < until)] += math.log(effect.factor)
        elif isinstance(effect, Break):
            found[(moments >= effect.at) & (moments < effect.at + effect.years)] = STANDSTILL
    return found


def without_opinions(effects_of: EffectsOf) -> EffectsOf:
    """The same without gains of grade D; what is certainly no gain stays."""
    return lambda schedule: tuple(one for one in effects_of(schedule) if one.grade != "D" or is_no_gain(one))


def is_no_gain(effect: Effect) -> bool:
    """Whether an effect can only take away: a break, less pay, a slower clock."""
    if isinstance(effect, PayShift):
        return effect.log_effect <= 0
    if isinstance(effect, Readiness):
        return effect.factor <= 1
    return isinstance(effect, Break)


def shifted_effects(effects_of: EffectsOf, side: int) -> EffectsOf:
    """The same with every uncertain effect at the low (−1) or high (1) end of its 80 % interval, for all careers."""
    return lambda schedule: tuple(_at_end(one, side * Z_TENTH) for one in effects_of(schedule))


def _at_end(effect: Effect, deviations: float) -> Effect:
    if isinstance(effect, PayShift):
        return replace(effect, log_effect=effect.log_effect + deviations * effect.sd, sd=0.0)
    if isinstance(effect, Readiness):
        return replace(effect, factor=effect.factor * math.exp(deviations * effect.sd), sd=0.0)
    if isinstance(effect, TrackChange):
        entry, mid, senior, architect = (value + deviations * effect.sd for value in effect.log_against)
        return replace(effect, log_against=(entry, mid, senior, architect), sd=0.0)
    if isinstance(effect, MarketShift):  # where one stands there is chance, as the raise of a move is
        return effect.at_end(deviations)
    return effect


def one_by_one(effects_of_action: Callable[[str, int], Iterable[Effect]]) -> EffectsOf:
    """The effects of schedules whose actions leave each other alone."""
    return lambda schedule: tuple(effect for name, start in schedule for effect in effects_of_action(name, start))
