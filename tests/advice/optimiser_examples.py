"""Problems of the optimiser's tests: candidates written short, random ones, and every schedule there is."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import numpy as np

from planner.advice.optimiser_problem import Budget, Candidate, Problem, Schedule, schedule_of
from planner.advice.optimiser_tables import Tables
from planner.advice.optimiser_value import EffectsOf, one_by_one
from planner.forecast.chance import Doubles
from planner.forecast.effects import Effect, Move, PayShift, Readiness
from planner.forecast.inputs import ForecastInputs
from tests.forecast.examples import calm, inputs

YEARS = 6


def candidate(name: str, *starts: int, **fields: Any) -> Candidate:  # noqa: ANN401 - fields of any type
    return Candidate(id=name, name=name.capitalize(), starts=starts or (0, 6, 12), **fields)


def budget(hours_per_week: float = 6.0, money: float = 2_000.0, deadline_months: int = 24, **fields: Any) -> Budget:  # noqa: ANN401
    return Budget(hours_per_week=hours_per_week, money=money, deadline_months=deadline_months, **fields)


def problem(*candidates: Candidate, **fields: Any) -> Problem:  # noqa: ANN401 - fields of any type
    return Problem(candidates, budget(**fields))


def person(**changes: Any) -> ForecastInputs:  # noqa: ANN401 - fields of any type
    """A person to whom things happen, few careers, no stretch."""
    dynamics = calm(shock_sd=0.05, transitory_sd=0.03, move_premium=0.06, move_premium_sd=0.05)
    return inputs(**({"horizon_years": YEARS, "n_careers": 200, "dynamics": dynamics} | changes))


def every_schedule(asked: Problem) -> Iterator[Schedule]:
    """All that is feasible: each candidate left out or begun in each of its months."""
    options = [(None, *one.starts) for one in asked.candidates]
    for starts in itertools.product(*options):
        chosen = zip(asked.candidates, starts, strict=True)
        schedule = schedule_of((one.id, start) for one, start in chosen if start is not None)
        if asked.is_feasible(schedule):
            yield schedule


def drawn(seed: int, count: int, n_starts: int = 2, *, months: int = 24) -> Problem:
    """A random problem with needs, expiries, clashes and what counts once."""
    luck = random.Random(seed)
    found: list[Candidate] = []
    for number in range(count):
        before = [one.id for one in found]
        found.append(
            candidate(
                f"c{number}",
                *sorted(luck.sample(range(0, months, 3), n_starts)),
                months=luck.choice([0, 2, 3, 6]),
                hours=luck.choice([0, 20, 40, 60, 80]),
                cost=luck.choice([0, 200, 400, 800, 1_500]),
                needs=(luck.choice(before),) if before and luck.random() < 0.25 else (),
                valid_months=luck.choice([None, 6, 12]),
                clashes=frozenset([luck.choice(before)]) if before and luck.random() < 0.2 else frozenset(),
                counts_once="certification" if luck.random() < 0.3 else "",
                is_certification=luck.random() < 0.3,
            )
        )
    return Problem(tuple(found), budget(hour_value=luck.choice([0.0, 10.0]), deadline_months=months))


def tables_of(asked: Problem, seed: int) -> Tables:
    """Random gains, some of them losses, some for good and some until they end."""
    luck = random.Random(seed)
    readings = np.arange(1, 11)
    weights = np.asarray(100_000 * 0.97**readings, dtype=np.float64)
    gains: dict[str, dict[int, Doubles]] = {}
    costs: dict[str, dict[int, float]] = {}
    besides: dict[str, dict[int, Doubles]] = {}
    for one in asked.candidates:
        size, life = luck.choice([-0.02, 0.0, 0.01, 0.02, 0.05]), luck.choice([2.0, 3.0, 100.0])
        ends = {start: one.end(start) / 12 for start in one.starts}
        gains[one.id] = {
            start: np.asarray(size * ((readings >= at) & (readings < at + life)), dtype=np.float64)
            for start, at in ends.items()
        }
        costs[one.id] = {start: asked.cost(((one.id, start),)) for start in one.starts}
        taught = luck.choice([0.0, 0.01, 0.03, -0.01])
        if one.counts_once and taught:
            besides[one.id] = {
                start: np.asarray(taught * (readings >= at), dtype=np.float64) for start, at in ends.items()
            }
    return Tables(asked, weights, 12 * readings, gains, costs, besides=besides)


def effects_of(asked: Problem, seed: int) -> EffectsOf:
    """Random effects for the engine: shifts of pay, faster clocks, moves; what counts once is left out here."""
    luck = random.Random(seed)
    kinds = {one.id: (luck.choice(["shift", "clock", "move"]), luck.random()) for one in asked.candidates}

    def of(name: str, start: int) -> tuple[Effect, ...]:
        kind, size = kinds[name]
        at = asked.by_id[name].end(start) / 12
        if kind == "shift":
            return (PayShift(cause=name, at=at, log_effect=0.06 * size - 0.01, sd=0.02 * size, grade="B"),)
        if kind == "clock":
            return (Readiness(cause=name, at=at, factor=1 + 0.4 * size, grade="C"),)
        return (Move(cause=name, at=at, grade="B"),)

    return one_by_one(of)


def pays(**log_effects: float) -> EffectsOf:
    """Lasting shifts of pay by candidate, in force half a year after it begins; grade B."""

    def of(name: str, start: int) -> tuple[Effect, ...]:
        size = log_effects.get(name, 0.0)
        return (PayShift(cause=name, at=start / 12 + 0.5, log_effect=size, grade="B"),) if size else ()

    return one_by_one(of)
