"""The best sequence of allowed actions within hours, money and time, beside doing nothing.

Called from the Plans page with candidates, a budget, the inputs of the situation and what schedules do to a career.
Gains are measured one by one on common careers, searched by branch and bound, and the best of what is found is
simulated as a whole: the answer is the best by the engine, not by the tables. Decision 0020.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import numpy as np

from planner.advice.optimiser_limits import STEPS, looser, shortfalls
from planner.advice.optimiser_months import improved, waits
from planner.advice.optimiser_problem import NOTHING, Budget, Candidate, Problem, Schedule, schedule_of
from planner.advice.optimiser_result import NEAR, Gain, Limit, Loosened, NothingFits, Optimum, Rival, Trial, Wait
from planner.advice.optimiser_search import Found, search
from planner.advice.optimiser_tables import Tables
from planner.advice.optimiser_value import SMALL, Aim, EffectsOf, Values, shifted_effects, without_opinions
from planner.domain.errors import UserError
from planner.forecast.chance import Doubles
from planner.forecast.comparison import chance_of_more, worth_of
from planner.forecast.inputs import ForecastInputs

N_CAREERS: Final = 1_000
"""Careers on which candidates and schedules are measured; the gain that is shown comes from all of the inputs'."""

N_RIVALS: Final = 5
"""So many of the next best are told, beside the best without each of its actions."""

N_BRIEF: Final = 5
N_CHECKED: Final = 40
"""So many of the best by the tables are simulated at most."""

MOST_NODES: Final = 60_000
FEWER_NODES: Final = 10_000
"""For what more of a limit is worth."""

TOLERANCE: Final = 0.005
"""Of a large problem's gain: differences below are not looked for. Nobody knows an effect on pay to half a per cent."""

OTHER_SEEDS: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: the aim, whether gains of grade D count, and how to tell of progress (0 to 1) or to stop.

    A brief answer is the best and its gain alone: nothing is loosened, and there are no trials.
    """

    aim: Aim = field(default_factory=Aim)
    with_opinions: bool = True
    is_brief: bool = False
    progress: Callable[[float], None] = lambda _: None
    is_cancelled: Callable[[], bool] = lambda: False


_Rank = tuple[float, int, tuple[int, ...]]


class _CancelledError(Exception):
    """The user stopped it."""


def optimise(
    candidates: Iterable[Candidate],
    budget: Budget,
    inputs: ForecastInputs,
    effects_of: EffectsOf,
    request: Request = Request(),
) -> Optimum | NothingFits | None:
    """The best schedule of the candidates; what is missing where none of them fits; None where it was cancelled.

    ``inputs`` are those of the situation without a plan. Raises ``UserError`` for a level within no known year and
    ``ValueError`` for candidates that contradict themselves.
    """
    asked = Problem(tuple(candidates), budget)
    aim = request.aim
    if aim.is_level and aim.years > inputs.horizon_years:
        raise UserError("Year", "it lies after the forecast ends", "Choose an earlier year, or look further", "years")
    problem = asked.reachable()
    if asked.candidates and not problem.candidates:
        return NothingFits(problem=asked, shortfalls=shortfalls(asked))
    known = effects_of if request.with_opinions else without_opinions(effects_of)
    try:
        return _Run(asked, problem, replace(inputs, is_real=True), known, request).optimum()
    except _CancelledError:
        return None


class _Run:
    """One optimisation from tables to answer."""

    def __init__(
        self, asked: Problem, problem: Problem, inputs: ForecastInputs, effects_of: EffectsOf, request: Request
    ) -> None:
        self._asked, self._problem, self._inputs, self._request = asked, problem, inputs, request
        self._monthly = asked.by_the_month().reachable()
        self._effects_of = effects_of
        self._few = replace(inputs, n_careers=min(N_CAREERS, inputs.n_careers))
        # One table serves every problem with the same candidates: what is looser has more months and candidates.
        self._values = self._valued(_loosest(asked), self._few)
        self._whole = self._valued(self._problem, self._inputs)
        self._simulated = 0
        self._plans = 0

    def optimum(self) -> Optimum:
        began = time.perf_counter()
        loosest = self._values.tables(lambda share: self._request.progress(0.35 * share))
        tables = replace(loosest, problem=self._problem)
        self._request.progress(0.35)
        found = self._search(tables)
        self._request.progress(0.6)
        if self._request.is_brief:
            best, rivals = self._final(NOTHING, list(dict.fromkeys(self._listed(found, tables, N_BRIEF))))
            best, rivals = self._final(self._improved(best), [one.schedule for one in rivals])
        else:
            barred = self._without_certifications(tables)
            best, checked = self._best_of(found, barred, tables)
            self._request.progress(0.7)
            best, *others = map(self._improved, (best, *self._others(best, checked, barred)))
            self._request.progress(0.75)
            best, rivals = self._final(best, others)
        loosened = () if self._request.is_brief else tuple(self._loosened(best, found, loosest))
        self._request.progress(0.85)
        trials = () if self._request.is_brief else tuple(self._trials(best, [one.schedule for one in rivals]))
        self._request.progress(1.0)
        return Optimum(
            problem=self._asked,
            aim=self._request.aim,
            schedule=best,
            base=float(self._whole.of(NOTHING).mean()),
            gain=_gain_of(self._whole, best),
            rivals=rivals,
            loosened=loosened,
            trials=trials,
            waits=() if self._request.is_brief else tuple(self._waits(best)),
            without_opinions=not self._request.with_opinions,
            at_most=max(found.highest - found.best[0], 0.0),
            tolerance=self._tolerance(found),
            n_plans=self._plans,
            n_simulated=self._simulated + self._values.n_simulated + self._whole.n_simulated,
            seconds=time.perf_counter() - began,
        )

    def _valued(self, problem: Problem, inputs: ForecastInputs, effects_of: EffectsOf | None = None) -> Values:
        return Values(problem, inputs, effects_of or self._effects_of, self._request.aim, self._tick)

    def _tick(self) -> None:
        if self._request.is_cancelled():
            raise _CancelledError

    @property
    def _is_small(self) -> bool:
        """Few enough for an exact search, with everything near the best simulated."""
        return len(self._problem.candidates) <= SMALL

    def _search(self, tables: Tables, known: tuple[Schedule, ...] = (), most_nodes: int = MOST_NODES) -> Found:
        """The best by the tables; for small problems with everything near it."""
        tables, stop = tables.useful(), self._request.is_cancelled
        problem = tables.problem
        known = tuple(one for one in known if _names(one) <= problem.by_id.keys())
        near = NEAR if self._is_small else -TOLERANCE
        found = search(problem, tables, near=near, most_nodes=most_nodes, is_cancelled=stop, known=known)
        self._plans += found.nodes
        if found.was_cancelled:
            raise _CancelledError
        return found

    def _listed(self, found: Found, tables: Tables, count: int) -> list[Schedule]:
        """The best few by the tables, and where certifications teach, half as many as if they all taught the same."""
        listed = list(found.pool[:count])
        if tables.besides:
            listed += self._search(tables.overlapping()).pool[: count // 2]
        return [schedule for _, schedule in listed]

    def _tolerance(self, found: Found) -> float:
        nothing = next(value for value, schedule in found.pool if schedule == NOTHING)
        return 0.0 if self._is_small else TOLERANCE * (found.best[0] - nothing)

    def _without_certifications(self, tables: Tables) -> Schedule:
        """The best choice without earning or renewing any."""
        barred = {one.id for one in self._problem.candidates if one.is_certification}
        kept = [one for one in self._problem.candidates if not barred.intersection(self._problem.closure(one.id))]
        if not barred or not kept:
            return NOTHING
        problem = replace(self._problem, candidates=tuple(kept))
        return self._search(replace(tables, problem=problem), most_nodes=FEWER_NODES).best[1]

    def _best_of(self, found: Found, barred: Schedule, tables: Tables) -> tuple[Schedule, list[Schedule]]:
        """The best by simulation, with its months made better where they can be, and all that was simulated."""
        checked = list(dict.fromkeys((*self._listed(found, tables, N_CHECKED), barred, NOTHING)))
        best = max(checked, key=self._rank)
        slack = NEAR * (found.best[0] - tables.value(NOTHING))
        while True:
            # By the tables most neighbours are worse than they could be wrong by; these are not simulated.
            least = tables.value(best) - slack
            close = (one for one in self._neighbours(best) if tables.value(one) >= least)
            better = max((best, *close), key=self._rank)
            if better == best:
                return best, checked
            best = better
            checked.append(best)

    def _rank(self, schedule: Schedule) -> _Rank:
        return _ranked(self._values, schedule)

    def _improved(self, schedule: Schedule) -> Schedule:
        """The schedule with its months made better, month by month."""
        return improved(schedule, self._monthly, self._rank)

    def _waits(self, best: Schedule) -> Iterator[Wait]:
        most = NEAR * self._mean_gain(best, NOTHING)
        return waits(best, self._monthly, partial(self._mean_gain, best), most)

    def _mean_gain(self, one: Schedule, other: Schedule) -> float:
        return float((self._values.of(one) - self._values.of(other)).mean())

    def _neighbours(self, schedule: Schedule) -> Iterator[Schedule]:
        """Feasible schedules with one action less, or with one begun in another month."""
        for place, (name, _) in enumerate(schedule):
            rest = schedule[:place] + schedule[place + 1 :]
            moved = (schedule_of((*rest, (name, start))) for start in self._problem.by_id[name].starts)
            yield from (one for one in (rest, *moved) if one != schedule and self._problem.is_feasible(one))

    def _others(self, best: Schedule, checked: list[Schedule], barred: Schedule) -> tuple[Schedule, ...]:
        """One schedule for each other set of actions: the best few, the best without each of its actions, without
        certifications, and nothing."""
        chosen: dict[frozenset[str], Schedule] = {}
        for one in sorted(checked, key=self._rank, reverse=True)[: N_RIVALS + 1]:
            chosen.setdefault(_names(one), one)
        for one in (*self._without_each(best), barred, NOTHING):
            chosen.setdefault(_names(one), one)
        chosen.pop(_names(best), None)
        return tuple(chosen.values())

    def _without_each(self, best: Schedule) -> Iterator[Schedule]:
        """The schedule without one of its actions and what needs it, for each of them."""
        for dropped, _ in best:
            rest = schedule_of((name, start) for name, start in best if dropped not in self._problem.closure(name))
            if self._problem.is_feasible(rest):
                yield rest

    def _final(self, best: Schedule, others: Sequence[Schedule]) -> tuple[Schedule, tuple[Rival, ...]]:
        """The best on all careers, and the others as its rivals, best first."""
        values = self._whole
        ordered = sorted((best, *others), key=lambda one: _ranked(values, one), reverse=True)
        return ordered[0], tuple(_rival(values, ordered[0], one) for one in ordered[1:])

    def _loosened(self, best: Schedule, known: Found, loosest: Tables) -> Iterator[Loosened]:
        every = []
        for limit in Limit:
            asked = Problem(self._asked.candidates, looser(self._asked.budget, limit, STEPS[limit]))
            found = self._search(replace(loosest, problem=asked.reachable()), (known.best[1],), FEWER_NODES)
            nearest = max((one for _, one in found.pool[:N_RIVALS]), key=self._rank)
            monthly = asked.by_the_month().reachable()
            other = max((improved(one, monthly, self._rank) for one in (best, nearest)), key=self._rank)
            gain = self._mean_gain(other, best)
            every.append(Loosened(limit=limit, amount=STEPS[limit], gain=gain, schedule=other))
        yield from sorted(every, key=lambda one: (-one.gain, list(Limit).index(one.limit)))

    def _trials(self, best: Schedule, rivals: list[Schedule]) -> Iterator[Trial]:
        """Other seeds, and all uncertain effects at either end of their interval."""
        for number in OTHER_SEEDS:
            inputs = replace(self._few, seed=self._few.seed + number)
            yield self._trial(f"other draws (seed {inputs.seed})", self._valued(self._problem, inputs), best, rivals)
        for side, name in ((-1, "effects at their low end"), (1, "effects at their high end")):
            shifted = self._valued(self._problem, self._few, shifted_effects(self._effects_of, side))
            yield self._trial(name, shifted, best, rivals)

    def _trial(self, name: str, values: Values, best: Schedule, rivals: list[Schedule]) -> Trial:
        other = max(rivals, key=values.score, default=best)
        rival = _rival(values, best, other)
        self._simulated += values.n_simulated
        return Trial(name=name, holds=rival.behind >= 0 or rival.is_tie, instead=other, behind=-rival.behind)


def _ranked(values: Values, schedule: Schedule) -> _Rank:
    """What scores more; of equals the one with less to do, and then the one that begins sooner."""
    return round(values.score(schedule), 9), -len(schedule), tuple(-start for _, start in schedule)


def _rival(values: Values, best: Schedule, other: Schedule) -> Rival:
    difference = values.of(best) - values.of(other)
    return Rival(
        schedule=other,
        behind=float(difference.mean()),
        error=_error(difference),
        gain=_gain_of(values, other),
        ahead=None if values.aim.is_level else chance_of_more(-difference),
    )


def _gain_of(values: Values, schedule: Schedule) -> Gain:
    difference = values.of(schedule) - values.of(NOTHING)
    worth = worth_of(difference)
    return Gain(
        mean=worth.mean,
        error=_error(difference),
        quantiles=tuple(worth.quantiles.tolist()),
        better=chance_of_more(difference),
    )


def _loosest(problem: Problem) -> Problem:
    """The problem with as much of every limit as any question about it asks for."""
    deadline = looser(problem.budget, Limit.DEADLINE, STEPS[Limit.DEADLINE])
    return Problem(
        problem.candidates, looser(looser(deadline, Limit.MONEY, STEPS[Limit.MONEY]), Limit.HOURS, STEPS[Limit.HOURS])
    ).reachable()


def _names(schedule: Schedule) -> frozenset[str]:
    return frozenset(name for name, _ in schedule)


def _error(values: Doubles) -> float:
    """The sampling error of the mean."""
    return float(values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else 0.0
