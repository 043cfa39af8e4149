"""Times the optimiser choosing among 25 actions within three years, in one process on one core.

Prints as JSON: ``seconds`` of whole answers on fresh seeds, ``search`` plans looked at per second of search alone, and
``simulated`` plans per second by the engine.
"""

import json
import os
import random
import time
from dataclasses import replace
from typing import Final

from planner.advice.optimiser import MOST_NODES, N_CAREERS, optimise
from planner.advice.optimiser_problem import Budget, Candidate, Problem, Schedule
from planner.advice.optimiser_search import search
from planner.advice.optimiser_value import Aim, Values
from planner.forecast.effects import Effect, Move, PayShift, Readiness
from planner.forecast.inputs import ForecastInputs
from tests.bench.engine import INPUTS

N_RUNS: Final = 7
BUDGET: Final = Budget(hours_per_week=5.0, money=2_500.0, deadline_months=36)
STARTS: Final = tuple(range(0, 36, 3))
KINDS: Final = ("exam",) * 12 + ("skill",) * 7 + ("move",) * 3 + ("field",) * 3
MONTHS: Final = {"exam": 3, "skill": 6, "move": 0, "field": 12}
HOURS: Final = {"exam": (40, 60, 80), "skill": (60, 120), "move": (10,), "field": (150,)}
COSTS: Final = {"exam": (150, 300, 395, 600), "skill": (0, 50, 500), "move": (0,), "field": (200,)}
ONCE: Final = ("exam", "field")

NEAR: Final[ForecastInputs] = replace(INPUTS, horizon_years=15, vesting=INPUTS.vesting[:15])


def candidates() -> tuple[Candidate, ...]:
    """Twelve examinations, seven skills, three moves and three fields to specialise in, always the same."""
    luck = random.Random(1)
    moves = frozenset(f"move {number}" for number, kind in enumerate(KINDS) if kind == "move")
    return tuple(
        Candidate(
            id=f"{kind} {number}",
            name=f"{kind} {number}",
            starts=STARTS,
            months=MONTHS[kind],
            hours=luck.choice(HOURS[kind]),
            cost=luck.choice(COSTS[kind]),
            clashes=moves - {f"{kind} {number}"} if kind == "move" else frozenset(),
            is_certification=kind == "exam",
            counts_once=kind if kind in ONCE else "",
        )
        for number, kind in enumerate(KINDS)
    )


def effects_of(schedule: Schedule) -> tuple[Effect, ...]:
    """What a schedule brings; of examinations and fields only one counts at a time."""
    found: list[Effect] = []
    last: dict[str, int] = {}
    for name, start in schedule:
        kind, number = name.split()
        at = (start + MONTHS[kind]) / 12
        effect = _effect(kind, name, at, 0.5 + int(number) / 25)
        before = found[last[kind]] if kind in last else None
        if isinstance(before, PayShift):
            found[last[kind]] = replace(before, ends=at)
        if kind in ONCE:
            last[kind] = len(found)
        found.append(effect)
    return tuple(found)


def _effect(kind: str, name: str, at: float, size: float) -> Effect:
    if kind == "exam":
        return PayShift(cause=name, at=at, log_effect=0.02 * size, sd=0.02, ends=at + 3, grade="B")
    if kind == "skill":
        return Readiness(cause=name, at=at, factor=1 + 0.1 * size, grade="D")
    if kind == "move":
        return Move(cause=name, at=at, grade="B")
    return PayShift(cause=name, at=at, log_effect=0.05 * size, sd=0.03, half_life=8.0, grade="C")


def whole(number: int) -> float:
    """Seconds of one whole answer with draws of its own."""
    start = time.perf_counter()
    optimise(candidates(), BUDGET, replace(NEAR, seed=300 + number), effects_of)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    seconds = [whole(number) for number in range(N_RUNS + 1)][1:]
    problem = Problem(candidates(), BUDGET).reachable()
    values = Values(problem, replace(NEAR, n_careers=N_CAREERS), effects_of, Aim())
    tables = values.tables()
    looked_at, simulated = [], []
    for _ in range(N_RUNS):
        start = time.perf_counter()
        found = search(problem, tables, most_nodes=MOST_NODES)
        looked_at.append(found.nodes / (time.perf_counter() - start))
        fresh = Values(problem, values.inputs, effects_of, Aim())
        start = time.perf_counter()
        for _, schedule in found.pool:
            fresh.score(schedule)
        simulated.append(len(found.pool) / (time.perf_counter() - start))
    print(json.dumps({"seconds": seconds, "search": looked_at, "simulated": simulated}), flush=True)


if __name__ == "__main__":
    main()
