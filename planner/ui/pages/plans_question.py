"""What the Plans page asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.advice.plan_checks import first_day, last_day, named
from planner.charts.timeline import PlannedAction, TimelineData, timeline_data
from planner.charts.trajectory import Origin
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile
from planner.market.pack import Pack

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison, PlanRow
    from planner.charts.difference import DifferenceData, PlanDifference
    from planner.forecast.situation import NoEstimate, Situation

_BASELINE = "carrying on"
_MONEY = "today's dollars"
_LOW, _MIDDLE, _HIGH = 0, 2, 4


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot of the profile, the plans to compare, and whether figures of grade D count."""

    profile: Profile
    plans: tuple[Plan, ...]
    pack: Pack
    today: datetime.date
    count_grade_d: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The comparison with the numbers of its chart, or why there is none."""

    told: "PlanComparison | NoEstimate"
    difference: "DifferenceData | None" = None


def answer(question: Question) -> Answer:
    """Compare and lay out. Runs on the worker, which also pays for loading the catalogues and matplotlib."""
    from planner.advice.plan_comparison import compare_plans
    from planner.advice.plan_grounds import PlanGround
    from planner.advice.plan_subjects import load_subjects
    from planner.charts.loading import load_matplotlib
    from planner.forecast.situation import NoEstimate, situation
    from planner.market.requirements import load_requirements

    stand = situation(question.profile, question.pack, question.today)
    if isinstance(stand, NoEstimate):
        return Answer(stand)
    ground = PlanGround(
        stand,
        question.profile,
        load_subjects(question.pack),
        load_requirements(),
        question.today,
        question.count_grade_d,
    )
    told = compare_plans(ground, question.plans)
    load_matplotlib()  # here so that the window stays alive meanwhile
    import planner.charts.difference_figure
    import planner.charts.timeline_figure  # noqa: F401

    return Answer(told, difference_of(told, stand))


def difference_of(told: "PlanComparison", stand: "Situation") -> "DifferenceData":
    """The yearly differences of all plans, with that of time alone, for the chart."""
    from planner.charts.difference import difference_data

    basis = stand.basis
    origin = Origin("USD", _MONEY, basis.place.name, basis.source.title, basis.pack_version, basis.seed)
    alone = tuple(told.time_only.dollars[:, _MIDDLE].tolist())
    return difference_data(
        told.times,
        [_course(row) for row in told.plans],
        baseline=_BASELINE,
        origin=origin,
        meaning="Total pay a year against carrying on, today's dollars",
        alone=alone,
    )


def timeline_of(profile: Profile, plans: Sequence[Plan], today: datetime.date, selected: str) -> TimelineData:
    """The plans over time, from this month until five years ahead, or two years after the last action."""
    actions = [action for plan in plans for action in profile.actions_of(plan.id)]
    first = min([today, *map(first_day, actions)]).replace(day=1)
    last = max([today.year + 6, *(last_day(action).year + 3 for action in actions)])
    return timeline_data(
        first,
        datetime.date(last, 1, 1),
        [(plan.name, [_planned(action) for action in profile.actions_of(plan.id)]) for plan in plans],
        baseline="Carry on as now",
        origin=Origin("USD", _MONEY, "", "", "", None),
        meaning="Dated actions of each plan",
        selected=selected,
    )


def short_name(action: Action) -> str:
    """An action in a word or two, as a bar has room for: its subject, else what is done."""
    return action.subject or named(action)


def _planned(action: Action) -> PlannedAction:
    end = last_day(action) if action.months else None
    return PlannedAction(action.id, short_name(action), first_day(action), end)


def _course(row: "PlanRow") -> "PlanDifference":
    from planner.charts.difference import PlanDifference

    low, middle, high = (tuple(row.difference.dollars[:, place].tolist()) for place in (_LOW, _MIDDLE, _HIGH))
    return PlanDifference(row.name, low, middle, high, row.years_better)
