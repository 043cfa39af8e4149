"""What the Plans page asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.advice.plan_checks import first_day, last_day, named
from planner.charts.timeline import PlannedAction, TimelineData, timeline_data
from planner.charts.trajectory import Origin
from planner.domain.errors import UserError
from planner.domain.person import Preferences, Scenario
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison, PlanRow
    from planner.advice.plan_grounds import PlanGround
    from planner.charts.difference import DifferenceData, PlanDifference
    from planner.forecast.situation import NoEstimate, Situation

_BASELINE = "carrying on"
_MONEY = "today's dollars"
_LOW, _MIDDLE, _HIGH = 0, 2, 4


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot of the profile, the plans to compare, whether figures of grade D count, and how many times as fast
    as now the clock of promotions runs (0.5 to 2).
    """

    profile: Profile
    plans: tuple[Plan, ...]
    pack: Pack
    today: datetime.date
    count_grade_d: bool
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The comparison with the numbers of its chart and what it is built on, or why there is none."""

    question: Question
    told: "PlanComparison | NoEstimate"
    difference: "DifferenceData | None" = None
    ground: "PlanGround | None" = None


def answer(question: Question) -> Answer:
    """Compare and lay out. Runs on the worker, which also pays for loading the catalogues and matplotlib."""
    from planner.charts.loading import load_matplotlib

    told = _compared(question)
    load_matplotlib()  # here so that the window stays alive meanwhile
    import planner.charts.difference_figure
    import planner.charts.timeline_figure  # noqa: F401

    return told


def passing_steps(question: Question, last: Answer) -> Iterator[Answer | None]:
    """What a lever passes by: fewer careers, on the ground of the last answer where only plans, pace and market differ.

    Quick enough to be asked at each move, and done a step at a time: the last brings the answer, those before None. The
    last answer has an estimate.
    """
    from planner.advice.plan_comparison import PASSING_CAREERS, comparing
    from planner.forecast.situation import NoEstimate

    again = _ground_again(question, last)
    made = _ground(question) if again is None else again
    if isinstance(made, NoEstimate):
        yield Answer(question, made)
        return
    tried = _tried(question, made, PASSING_CAREERS)
    for told in comparing(tried, question.plans):
        yield None if told is None else _told(question, told, made, tried)


def markets_ahead(last: Answer) -> tuple[Answer, ...]:
    """What the levers would pass by in each of the other markets, with the careers of all drawn for what else they try.

    One's own market is left out: nobody knows its figures before they are entered.
    """
    if last.ground is None:
        return ()
    *_, here = passing_steps(last.question, last)  # for its careers
    assert here is not None
    found = []
    for scenario in Scenario:
        question = _in_market(last.question, scenario)
        if question is not None and scenario is not Scenario.OWN:
            *_, told = passing_steps(question, last)
            assert told is not None
            found.append(told)
    return tuple(found)


def is_same(one: Question, other: Question) -> bool:
    """Whether two questions, asked on snapshots of one profile, have the same answer."""
    plain = [(each.plans, each.today, each.count_grade_d, each.pace, each.profile.preferences) for each in (one, other)]
    first, second = (each.profile.records.values() for each in (one, other))
    return (
        plain[0] == plain[1]
        and all(this is that or isinstance(this, Preferences) for this, that in zip(first, second, strict=False))
        and len(first) == len(second)
    )


def _in_market(question: Question, scenario: Scenario) -> Question | None:
    changes = edits.set_field(question.profile, question.profile.preferences.id, "scenario", scenario.value)
    return None if changes is None else replace(question, profile=changes.applied_to(question.profile))


def _compared(question: Question) -> Answer:
    from planner.advice.plan_comparison import compare_plans
    from planner.forecast.situation import NoEstimate

    made = _ground(question)
    if isinstance(made, NoEstimate):
        return Answer(question, made)
    tried = _tried(question, made)
    return _told(question, compare_plans(tried, question.plans), made, tried)


def _tried(question: Question, made: "PlanGround", n_careers: int | None = None) -> "PlanGround":
    """The ground at the pace asked about, and with so many careers at most."""
    from planner.forecast.levers import Evidence, Levers, moved

    evidence = Evidence(question.pack, question.profile.overrides)
    stand = moved(made.situation, Levers(readiness=question.pace), evidence)
    if n_careers is not None:
        stand = replace(stand, inputs=replace(stand.inputs, n_careers=min(n_careers, stand.inputs.n_careers)))
    return made.tried(question.profile, stand)


def _told(question: Question, told: "PlanComparison", made: "PlanGround", tried: "PlanGround") -> Answer:
    ground = tried.tried(question.profile, made.situation)
    return Answer(question, told, difference_of(told, tried.situation), ground)


def _ground(question: Question) -> "PlanGround | NoEstimate":
    from planner.advice.plan_grounds import PlanGround
    from planner.advice.plan_subjects import load_subjects
    from planner.forecast.situation import NoEstimate, situation
    from planner.market.requirements import load_requirements

    stand = situation(question.profile, question.pack, question.today)
    if isinstance(stand, NoEstimate):
        return stand
    subjects, asked = load_subjects(question.pack), load_requirements()
    return PlanGround(stand, question.profile, subjects, asked, question.today, question.count_grade_d)


def _ground_again(question: Question, last: Answer) -> "PlanGround | None":
    """The ground of the last answer, in the market now chosen; None where something else than plans differs."""
    from planner.forecast.situation import in_scenario

    before, now, ground = last.question, question, last.ground
    is_same = before.count_grade_d == now.count_grade_d and before.today == now.today
    if ground is None or not is_same or _facts(before.profile) != _facts(now.profile):
        return None
    old, new = before.profile.preferences, now.profile.preferences
    if new == old:
        return ground
    if new != replace(old, scenario=new.scenario):
        return None
    try:
        return ground.tried(now.profile, in_scenario(ground.situation, old, now.profile))
    except UserError:
        return None  # the whole way round tells why there is no estimate


def _facts(profile: Profile) -> list[int]:
    """All records but plans and preferences, by their identity: an edit makes new ones of what it changes."""
    return [id(one) for one in profile.records.values() if not isinstance(one, Plan | Action | Preferences)]


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
