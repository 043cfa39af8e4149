"""The optimiser asked about real actions: what they do is told by the plans' own effects, how long they take by hours.

Called by the dialog of the optimiser, on a worker. The ground and the request must agree on whether opinions count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from planner.advice.optimiser import Request, optimise
from planner.advice.optimiser_candidates import candidates, dated
from planner.advice.optimiser_limits import STEPS, looser, shortfalls
from planner.advice.optimiser_options import told
from planner.advice.optimiser_problem import Budget, Candidate, Problem, Schedule
from planner.advice.optimiser_result import Limit, Loosened, NothingFits, Optimum
from planner.advice.plan_effects import plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_hours import STUDIES, monthly_hours, months_needed
from planner.domain.errors import UserError
from planner.domain.money import MONTHS_PER_YEAR
from planner.domain.plan import Action
from planner.forecast.effects import Effect

_FIRST: Final = 0.7
"""The share of the time until the answer is there; the rest tells what more hours are worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlan:
    """What was found: the dated ``actions`` of the best schedule, earliest first, and what each counts for in words.

    ``left_out`` are allowed actions that cannot be done at all, as what they ask for is neither held nor allowed.
    """

    optimum: Optimum
    actions: tuple[Action, ...]
    notes: tuple[str, ...]
    left_out: tuple[Action, ...]


def find_plan(
    ground: PlanGround, actions: Iterable[Action], budget: Budget, request: Request
) -> FoundPlan | NothingFits | None:
    """The best dates and choice of the allowed actions; what is missing where none fits; None where it was cancelled.

    Studies take the months that their hours need at the budget's hours a week; an hour counts what it counts for the
    person, whatever the budget says. Raises ``UserError`` for a deadline or
    a year after the forecast's end.
    """
    horizon_months = MONTHS_PER_YEAR * ground.situation.inputs.horizon_years
    if budget.deadline_months > horizon_months:
        remedy = "Choose an earlier month, or look further ahead"
        raise UserError("Done by", "it lies after the forecast ends", remedy, "deadline_months")
    allowed = tuple(actions)
    asked = _Asked(ground, allowed, replace(budget, hour_value=ground.study_hour.dollars))
    answer = asked.answer(replace(request, progress=lambda share: request.progress(_FIRST * share)))
    if isinstance(answer, NothingFits):
        return replace(answer, shortfalls=shortfalls(answer.problem, asked.hurried))
    if answer is None:
        return None
    answer = _with_faster(asked, answer, request)
    if answer is None:
        return None
    chosen = asked.dated(answer.schedule)
    possible = {one.id for one in answer.problem.candidates}
    return FoundPlan(
        optimum=answer,
        actions=chosen,
        notes=_notes(ground, chosen),
        left_out=tuple(one for one in allowed if one.id not in possible),
    )


def _notes(ground: PlanGround, actions: tuple[Action, ...]) -> tuple[str, ...]:
    by_id = {one.action_id: one for one in plan_effects(ground, actions).notes}
    return tuple(told(ground, one, by_id[one.id]) for one in actions)


class _Asked:
    """Actions as they are done within a budget."""

    def __init__(self, ground: PlanGround, actions: tuple[Action, ...], budget: Budget) -> None:
        self._ground, self._actions, self._budget = ground, actions, budget
        self._fitted = tuple(fitted(one, budget.hours_per_week) for one in actions)
        self._known: dict[Schedule, tuple[Effect, ...]] = {}

    def answer(self, request: Request) -> Optimum | NothingFits | None:
        """The best within the budget."""
        inputs = self._ground.situation.inputs
        return optimise(self._candidates(self._fitted), self._budget, inputs, self.effects_of, request)

    def effects_of(self, schedule: Schedule) -> tuple[Effect, ...]:
        """What a schedule does to a career."""
        if schedule not in self._known:
            self._known[schedule] = plan_effects(self._ground, self.dated(schedule)).effects
        return self._known[schedule]

    def dated(self, schedule: Schedule) -> tuple[Action, ...]:
        """The actions of a schedule with their months."""
        return dated(self._fitted, schedule, self._ground.today)

    def with_more_hours(self) -> "_Asked":
        """The same with the hours that the next step brings: studies are done sooner."""
        return _Asked(self._ground, self._actions, looser(self._budget, Limit.HOURS, STEPS[Limit.HOURS]))

    @property
    def hurried(self) -> Problem:
        """The problem with studies squeezed into the time there is, whatever hours a week that takes."""
        longest = max(self._budget.deadline_months - 1, 1)
        squeezed = (replace(one, months=min(one.months, longest)) if one.hours else one for one in self._fitted)
        return Problem(self._candidates(tuple(squeezed)), self._budget)

    def _candidates(self, actions: tuple[Action, ...]) -> tuple[Candidate, ...]:
        ground = self._ground
        # What six more months are worth is asked too.
        latest = self._budget.deadline_months + int(STEPS[Limit.DEADLINE])
        return candidates(ground.profile, actions, ground.subjects, ground.today, latest)


def fitted(action: Action, hours_per_week: float) -> Action:
    """An action as long as it takes at so many hours a week; what is no study keeps its months."""
    if action.kind not in STUDIES:
        return action
    months = months_needed(action.hours, monthly_hours(hours_per_week)) or action.months
    return replace(action, months=max(months, 1) if action.hours else months)


def _with_faster(asked: _Asked, found: Optimum, request: Request) -> Optimum | None:
    """The answer with what more hours are worth where studies take fewer months then; None where it was cancelled."""
    if not any(one.hours for one in found.problem.candidates):
        request.progress(1.0)
        return found
    rest = 1.0 - _FIRST
    quick = replace(request, is_brief=True, progress=lambda share: request.progress(_FIRST + rest * share))
    faster = asked.with_more_hours().answer(quick)
    if faster is None:
        return None
    if not isinstance(faster, Optimum):
        return found
    gain = faster.gain.mean - found.gain.mean
    every = [_better(one, gain, faster.schedule) if one.limit is Limit.HOURS else one for one in found.loosened]
    every.sort(key=lambda one: (-one.gain, list(Limit).index(one.limit)))
    return replace(found, loosened=tuple(every))


def _better(one: Loosened, gain: float, schedule: Schedule) -> Loosened:
    return replace(one, gain=gain, schedule=schedule) if gain > one.gain else one
