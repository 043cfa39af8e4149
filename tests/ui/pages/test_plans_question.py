import datetime
from dataclasses import replace

import pytest

from planner.advice.plan_comparison import PASSING_CAREERS, PlanComparison
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.person import Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.forecast import draws
from planner.forecast.situation import NoEstimate
from planner.ui.pages.plans_question import (
    Answer,
    Question,
    answer,
    is_same,
    markets_ahead,
    passing_steps,
    short_name,
    timeline_of,
)
from tests.advice.records import TODAY
from tests.advice.test_plan_subjects import SUBJECTS
from tests.strategies import profile_of
from tests.ui.pages.plans_desk import PERSON

PLAN = Plan(id="a", name="A")
MOVE = Action(id="m", plan_id="a", kind=ActionKind.MOVE_COMPANY, start=PartialDate(2028, 3))
LEARN = Action(
    id="l",
    plan_id="a",
    kind=ActionKind.LEARN_SKILL,
    start=PartialDate(2027, 3),
    subject="Rust",
    proficiency=3,
    months=4,
)


def question(*records: Record, count_grade_d: bool = False) -> Question:
    profile = profile_of(*records)
    return Question(profile, tuple(profile.all(Plan)), SUBJECTS.pack, TODAY, count_grade_d)


def test_the_answer_holds_the_comparison_and_its_chart() -> None:
    found = answer(question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4)))
    assert isinstance(found.told, PlanComparison)
    assert found.difference is not None
    (plan,) = found.difference.plans
    assert plan.name == "A"
    assert len(plan.median) == len(found.difference.times) == len(found.difference.alone) == 4
    row = found.told.plans[0]
    assert plan.median == tuple(row.difference.dollars[:, 2].tolist())
    assert plan.better == row.years_better
    assert found.difference.baseline == "carrying on"
    assert found.difference.origin.place == "Seattle"


def test_without_an_estimate_there_is_the_reason() -> None:
    found = answer(question(PLAN))
    assert isinstance(found.told, NoEstimate)
    assert found.difference is None


def test_assumptions_count_as_the_question_says() -> None:
    learn = replace(LEARN, subject="Kubernetes", proficiency=5)
    records = (*PERSON, PLAN, learn, Preferences(horizon_years=8))
    off, on = answer(question(*records)), answer(question(*records, count_grade_d=True))
    assert isinstance(off.told, PlanComparison)
    assert isinstance(on.told, PlanComparison)
    assert not off.told.plans[0].difference.dollars.any()
    assert on.told.plans[0].difference.dollars.any()


def lanes(profile: Profile, selected: str = "") -> list[tuple[str, list[str]]]:
    data = timeline_of(profile, list(profile.all(Plan)), TODAY, selected)
    return [(lane.name, [action.name for action in lane.actions]) for lane in data.lanes]


def test_the_timeline_has_a_lane_a_plan_under_carrying_on() -> None:
    profile = profile_of(PLAN, MOVE, LEARN, Plan(id="b", name="B"))
    assert lanes(profile) == [("Carry on as now", []), ("A", ["Rust", "Move company"]), ("B", [])]
    data = timeline_of(profile, list(profile.all(Plan)), TODAY, "m")
    assert data.notes == ("Selected: Move company in March 2028",)
    assert data.first == datetime.date(2026, 11, 1)
    assert data.last == datetime.date(2032, 1, 1)
    bar, mark = data.lanes[1].actions
    assert (bar.start, bar.end) == (datetime.date(2027, 3, 1), datetime.date(2027, 7, 1))
    assert mark.end is None


@pytest.mark.parametrize(("year", "first", "last"), [(2020, 2020, 2032), (2040, 2026, 2043)])
def test_the_timeline_reaches_as_far_as_its_actions(year: int, first: int, last: int) -> None:
    profile = profile_of(PLAN, replace(MOVE, start=PartialDate(year, 1)))
    data = timeline_of(profile, [PLAN], TODAY, "")
    assert (data.first.year, data.last.year) == (first, last)


def test_an_action_is_called_by_its_subject_or_by_what_is_done() -> None:
    assert short_name(LEARN) == "Rust"
    assert short_name(MOVE) == "Move company"


def preferring(asked: Question, **changes: object) -> Question:
    """The question after an edit of the preferences alone: all other records are the same objects."""
    preferences = replace(asked.profile.preferences, **changes)  # type: ignore[arg-type]
    kept = (one for one in asked.profile.records.values() if not isinstance(one, Preferences))
    return replace(asked, profile=profile_of(*kept, preferences))


def compared(found: Answer) -> PlanComparison:
    assert isinstance(found.told, PlanComparison)
    return found.told


def passing_answer(asked: Question, last: Answer) -> Answer:
    *before, passed = passing_steps(asked, last)
    assert before == [None] * len(before)
    assert passed is not None
    return passed


def test_what_passes_by_has_fewer_careers_on_the_same_ground() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    last = answer(asked)
    assert last.ground is not None
    market = last.ground.market
    passing = passing_answer(replace(asked, pace=1.5), last)
    assert compared(passing).inputs.n_careers == PASSING_CAREERS
    assert compared(last).inputs.n_careers == 10_000
    assert passing.ground is not None
    assert passing.ground.market is market
    assert passing.ground.situation == last.ground.situation  # the pace is tried and does not stay
    exact, near = compared(last).plans[0], compared(passing_answer(asked, last)).plans[0]
    assert near.better == pytest.approx(exact.better, abs=0.04)


def test_at_rest_the_numbers_are_those_without_any_lever() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    first = answer(asked)
    passing_answer(replace(asked, pace=1.5), first)
    answer(replace(asked, pace=1.5))
    again = answer(asked)
    assert (
        compared(first).plans[0].difference.dollars.tobytes() == compared(again).plans[0].difference.dollars.tobytes()
    )
    assert first.difference == again.difference


def test_the_pace_moves_carrying_on_and_every_plan_but_not_time_alone() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=8))
    usual, fast = compared(answer(asked)), compared(answer(replace(asked, pace=2.0)))
    for before, after in zip(usual.rows, fast.rows, strict=True):
        assert after.levels[4, usual.next_level] > before.levels[4, usual.next_level]
    alone = [told.carry_on.levels + told.time_only.levels for told in (usual, fast)]
    assert alone[0] == pytest.approx(alone[1])


@pytest.mark.parametrize("scenario", [Scenario.DOWNTURN, Scenario.BOOM])
def test_another_market_passes_by_on_the_same_figures_with_the_numbers_looked_up_anew(scenario: Scenario) -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    last = answer(asked)
    other = preferring(asked, scenario=scenario)
    passing, anew = passing_answer(other, last), passing_answer(other, replace(last, ground=None))
    assert passing.ground is not None
    assert anew.ground is not None
    assert last.ground is not None
    assert passing.ground.found is last.ground.found
    assert anew.ground.found is not last.ground.found
    assert passing.difference == anew.difference
    assert passing.ground.situation == anew.ground.situation
    assert compared(passing).inputs.scenario.name == scenario.value
    assert compared(passing).rows[0].levels.tolist() != compared(last).rows[0].levels.tolist()


def test_a_market_of_ones_own_that_cannot_be_is_told_while_it_passes_by() -> None:
    asked = question(*PERSON, PLAN, MOVE, Override(id="scenario.promotion_speed", value=0.0))
    other = preferring(asked, scenario=Scenario.OWN)
    assert isinstance(passing_answer(other, answer(asked)).told, NoEstimate)


def test_another_preference_than_the_market_has_another_ground() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    passing = passing_answer(preferring(asked, horizon_years=6), answer(asked))
    assert compared(passing).inputs.horizon_years == 6


def test_switched_assumptions_have_another_ground() -> None:
    learn = replace(LEARN, subject="Kubernetes", proficiency=5)
    asked = question(*PERSON, PLAN, learn, Preferences(horizon_years=4))
    passing = passing_answer(replace(asked, count_grade_d=True), answer(asked))
    assert compared(passing).plans[0].difference.dollars.any()


def test_what_passes_by_is_worked_out_a_plan_at_a_time() -> None:
    plans = [Plan(id=letter, name=letter) for letter in "abc"]
    moves = [replace(MOVE, id=f"{plan.id}1", plan_id=plan.id) for plan in plans]
    asked = question(*PERSON, *plans, *moves, Preferences(horizon_years=4))
    last = answer(asked)
    steps = [*passing_steps(replace(asked, pace=1.5), last)]
    assert [one is None for one in steps] == [True, True, True, True, False]
    assert steps[-1] is not None
    assert [row.name for row in compared(steps[-1]).plans] == ["a", "b", "c"]
    nobody = replace(asked, profile=profile_of(*plans))
    assert [isinstance(one.told, NoEstimate) for one in passing_steps(nobody, last) if one] == [True]


def test_careers_are_drawn_ahead_for_every_market_and_pace() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    last = answer(asked)
    draws._few.cache_clear()
    markets_ahead(last)
    n_drawn = draws._few.cache_info().misses
    assert n_drawn > 0
    for scenario in (Scenario.BASE, Scenario.DOWNTURN, Scenario.BOOM):
        passing_answer(replace(preferring(asked, scenario=scenario), pace=1.7), last)
    assert draws._few.cache_info().misses == n_drawn
    assert markets_ahead(answer(question(PLAN))) == ()  # nothing to draw where there is no estimate
    assert draws._few.cache_info().misses == n_drawn


def test_what_is_known_of_other_markets_is_what_a_lever_would_pass_by() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    last = answer(asked)
    known = markets_ahead(last)
    assert [one.question.profile.preferences.scenario for one in known] == [Scenario.DOWNTURN, Scenario.BOOM]
    for one in known:
        wanted = preferring(asked, scenario=one.question.profile.preferences.scenario)
        assert is_same(one.question, wanted)
        direct = passing_answer(wanted, last)
        assert one.difference == direct.difference
        told, other = compared(one), compared(direct)
        for row, again in zip(told.plans, other.plans, strict=True):
            assert (row.name, row.rank, row.levels.tolist()) == (again.name, again.rank, again.levels.tolist())


def test_questions_are_the_same_where_nothing_differs() -> None:
    asked = question(*PERSON, PLAN, MOVE, Preferences(horizon_years=4))
    assert is_same(asked, replace(asked))
    others = (
        replace(asked, pace=1.5),
        replace(asked, count_grade_d=not asked.count_grade_d),
        replace(asked, plans=()),
        preferring(asked, scenario=Scenario.BOOM),
        replace(asked, profile=profile_of(*PERSON, PLAN, replace(MOVE), asked.profile.preferences)),
        replace(asked, profile=profile_of(*PERSON, PLAN, asked.profile.preferences)),
    )
    assert not any(is_same(asked, other) for other in others)
