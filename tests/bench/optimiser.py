"""Times the optimiser choosing among the sample profile's 25 usual actions within three years, on one core.

What actions do is told by the plans' own effects, as in the program. Prints as JSON: ``seconds`` of whole answers on
fresh seeds without opinions and ``opinions`` with them, where learning counts too; ``search`` plans looked at per
second of search alone, and ``simulated`` plans per second by the engine.
"""

import datetime
import json
import os
import time
from dataclasses import replace
from typing import Final

from planner.advice.optimiser import MOST_NODES, N_CAREERS, Request
from planner.advice.optimiser_candidates import candidates, dated
from planner.advice.optimiser_options import options
from planner.advice.optimiser_plans import FoundPlan, find_plan, fitted
from planner.advice.optimiser_problem import Budget, Problem, Schedule
from planner.advice.optimiser_search import search
from planner.advice.optimiser_value import Aim, Values
from planner.advice.plan_effects import plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_subjects import load_subjects
from planner.domain.plan import Action
from planner.forecast.effects import Effect
from planner.forecast.situation import Situation, situation
from planner.market.pack import load_pack
from planner.market.requirements import load_requirements
from tests.samples import bare_sample

N_RUNS: Final = 7
N_ACTIONS: Final = 25
TODAY: Final = datetime.date(2026, 11, 23)
BUDGET: Final = Budget(hours_per_week=5.0, money=2_500.0, deadline_months=36)


def ground(seed: int, *, with_opinions: bool) -> PlanGround:
    """What plans of the sample are built on, with draws of its own."""
    pack = load_pack()
    profile = bare_sample(TODAY)
    stand = situation(profile, pack, TODAY)
    assert isinstance(stand, Situation)
    fresh = replace(stand, inputs=replace(stand.inputs, seed=seed))
    return PlanGround(fresh, profile, load_subjects(pack), load_requirements(), TODAY, with_opinions)


def allowed(of: PlanGround) -> tuple[Action, ...]:
    """What is ticked at first."""
    actions = tuple(one.action for one in options(of) if one.is_usual)
    assert len(actions) == N_ACTIONS
    return actions


def whole(seed: int, *, with_opinions: bool) -> float:
    """Seconds of one whole answer, as the dialog asks for it."""
    of = ground(seed, with_opinions=with_opinions)
    actions = allowed(of)
    start = time.perf_counter()
    found = find_plan(of, actions, BUDGET, Request(with_opinions=with_opinions))
    taken = time.perf_counter() - start
    assert isinstance(found, FoundPlan)
    return taken


def parts() -> tuple[list[float], list[float]]:
    """Plans looked at, and plans simulated, per second."""
    of = ground(300, with_opinions=True)
    actions = tuple(fitted(one, BUDGET.hours_per_week) for one in allowed(of))

    def effects_of(schedule: Schedule) -> tuple[Effect, ...]:
        return plan_effects(of, dated(actions, schedule, TODAY)).effects

    choice = candidates(of.profile, actions, of.subjects, TODAY, BUDGET.deadline_months)
    problem = Problem(choice, BUDGET).reachable()
    values = Values(problem, replace(of.situation.inputs, n_careers=N_CAREERS, is_real=True), effects_of, Aim())
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
    return looked_at, simulated


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    seconds = {
        name: [whole(300 + number, with_opinions=with_opinions) for number in range(N_RUNS + 1)][1:]
        for name, with_opinions in (("seconds", False), ("opinions", True))
    }
    looked_at, simulated = parts()
    print(json.dumps({**seconds, "search": looked_at, "simulated": simulated}), flush=True)


if __name__ == "__main__":
    main()
