import datetime

import pytest

from planner.advice.study_taken import adopted_plan, taken_hours
from planner.domain.plan import Action, ActionKind, Plan
from tests.advice.records import action
from tests.advice.test_plan_subjects import SUBJECTS
from tests.strategies import profile_of

TODAY = datetime.date(2026, 11, 23)  # a Monday
MINE = Plan(id="plan", name="Plan A", is_adopted=True)
OTHER = Plan(id="other", name="Plan B")
EXAM = action("exam", ActionKind.EARN_CERTIFICATION, "2026-12", subject="CKA", months=2, hours=26)


def taken(*actions: Action, besides: str = "", plan: Plan = MINE) -> dict[str, float]:
    """Hours by the Monday of their week."""
    told = taken_hours(profile_of(plan, OTHER, *actions), SUBJECTS, TODAY, besides)
    return {} if told is None else {str(week): hours for week, hours in told.by_week.items()}


def test_the_hours_of_the_plan_that_is_followed_are_taken_week_by_week() -> None:
    weeks = ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"]
    later = ["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"]
    assert taken(EXAM) == dict.fromkeys([*weeks, *later], 3.0)  # 13 hours a month of 52/12 weeks


def test_what_is_over_takes_nothing_and_the_present_week_still_does() -> None:
    now = action("now", ActionKind.LEARN_SKILL, "2026-11", subject="Docker", months=1, hours=13)
    assert taken(now) == {"2026-11-23": 3.0, "2026-11-30": 3.0}
    assert taken(action("old", ActionKind.LEARN_SKILL, "2026-09", subject="Docker", months=1, hours=13)) == {}


def test_two_studies_add_up_and_the_rest_of_the_month_is_free() -> None:
    skill = action("skill", ActionKind.LEARN_SKILL, "2027-01", subject="Docker", months=1, hours=13)
    told = taken(EXAM, skill)
    assert (told["2026-12-28"], told["2027-01-04"]) == (3.0, 6.0)
    assert "2027-02-01" not in told


@pytest.mark.parametrize("besides", ["CKA", "Certified Kubernetes Administrator (CKA)"])
def test_the_certification_that_is_planned_is_not_in_its_own_way(besides: str) -> None:
    assert taken(EXAM, besides=besides) == {}
    assert taken(EXAM, besides="CKAD") != {}


def test_only_studies_of_the_plan_that_is_followed_count() -> None:
    elsewhere = action("e", ActionKind.LEARN_SKILL, "2026-12", plan_id="other", subject="Docker", months=1, hours=13)
    move = action("move", ActionKind.MOVE_COMPANY, "2026-12", months=1, hours=13)
    assert taken(elsewhere, move) == {}
    assert taken(EXAM, plan=Plan(id="plan", name="Plan A")) == {}


def test_it_is_told_in_words() -> None:
    told = taken_hours(profile_of(MINE, EXAM), SUBJECTS, TODAY)
    assert told is not None
    assert told.sentence == "Plan A, the plan you follow, takes up to 3 hours a week until January 2027: taken off."


def test_the_plan_that_is_followed_is_the_adopted_one() -> None:
    assert adopted_plan(profile_of(OTHER, MINE)) is not None
    assert adopted_plan(profile_of(OTHER)) is None
