import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_hours import months_needed
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.plan import LONGEST_ACTION_MONTHS, Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.workspace import edits
from planner.workspace.plans import (
    MOST_SHOWN,
    add_action,
    add_plan,
    adopt,
    duplicate,
    filled_in,
    move_action,
    new_plan,
    plan_of,
    set_hours,
    shown_plans,
)
from tests.advice.test_plan_subjects import SUBJECTS
from tests.strategies import profile_of

TODAY = datetime.date(2026, 11, 22)


def plan(name: str, *, is_adopted: bool = False, hours: float = 5.0) -> Plan:
    return Plan(id=name, name=name, is_adopted=is_adopted, hours_per_week=hours)


def action(name: str, plan_id: str = "a", kind: ActionKind = ActionKind.LEARN_SKILL, hours: int = 0) -> Action:
    return Action(
        id=name,
        plan_id=plan_id,
        kind=kind,
        start=PartialDate(2027, 3),
        subject="Rust",
        months=2,
        hours=hours,
        cost=Decimal(10),
    )


PROFILE = profile_of(plan("a"), action("x"), action("y", hours=100), plan("b", is_adopted=True))


def names(profile: Profile) -> list[str]:
    return [one.name for one in shown_plans(profile)]


def test_new_plans_have_a_letter_of_their_own() -> None:
    profile = Profile()
    for name in ("Plan A", "Plan B"):
        changes = new_plan(profile)
        assert changes.text == f"Add {name}"
        profile = changes.applied_to(profile)
    assert names(profile) == ["Plan A", "Plan B"]
    assert not any(one.is_adopted for one in profile.all(Plan))
    many = profile_of(*(plan(f"Plan {letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert new_plan(many).text == "Add Plan 27"


def test_a_new_plan_may_bring_actions_and_hours() -> None:
    after = new_plan(PROFILE, "Best", [action("x")], 7.5).applied_to(PROFILE)
    best = next(one for one in after.all(Plan) if one.name == "Best")
    (copy,) = after.actions_of(best.id)
    assert (copy.subject, copy.cost) == ("Rust", Decimal(10))
    assert best.hours_per_week == 7.5


def test_an_action_keeps_its_id_where_that_is_free() -> None:
    once = new_plan(Profile(), "Once", [action("new")]).applied_to(Profile())
    assert [one.id for one in once.all(Action)] == ["new"]
    twice = new_plan(once, "Twice", [action("new")]).applied_to(once)
    assert len({one.id for one in twice.all(Action)}) == 2


def test_a_duplicate_has_its_own_actions_and_is_not_adopted() -> None:
    changes = duplicate(adopted("a"), "a")
    after = changes.applied_to(adopted("a"))
    copy = next(one for one in after.all(Plan) if one.name == "a copy")
    assert changes.text == "Duplicate a"
    assert (copy.is_adopted, copy.adopted) == (False, None)
    assert [one.subject for one in after.actions_of(copy.id)] == ["Rust", "Rust"]
    assert not {one.id for one in after.actions_of(copy.id)} & {"x", "y"}


def adopted(plan_id: str) -> Profile:
    changes = adopt(PROFILE, plan_id, TODAY)
    assert changes is not None
    return changes.applied_to(PROFILE)


def test_exactly_one_plan_is_adopted() -> None:
    after = adopted("a")
    assert [one.id for one in after.all(Plan) if one.is_adopted] == ["a"]
    assert plan_of(after, "a").adopted == PartialDate(2026, 11, 22)
    assert plan_of(after, "b").adopted is None
    assert adopt(after, "a", TODAY) is None
    with pytest.raises(UserError, match="no longer in the profile"):
        adopt(PROFILE, "nothing", TODAY)


def test_deleting_a_plan_deletes_its_actions() -> None:
    after = edits.delete(PROFILE, ["a"]).applied_to(PROFILE)
    assert list(after.all(Action)) == []
    assert names(after) == ["b"]


def test_four_plans_are_shown_the_adopted_one_among_them() -> None:
    profile = profile_of(plan("old", is_adopted=True), *(plan(letter) for letter in "vwxyz"))
    assert names(profile) == ["old", "x", "y", "z"]
    assert names(profile_of(*(plan(letter) for letter in "vwxyz"))) == ["w", "x", "y", "z"]
    assert names(profile_of(*(plan(letter) for letter in "wxyz"))) == ["w", "x", "y", "z"]
    assert len(shown_plans(profile_of(*(plan(letter, is_adopted=True) for letter in "vwxyz")))) == MOST_SHOWN


def test_an_action_needs_its_plan() -> None:
    assert add_action(PROFILE, action("z")).text == "Add learn a skill: Rust"
    with pytest.raises(UserError, match="no longer in the profile"):
        add_action(PROFILE, action("z", plan_id="nothing"))


def test_an_action_is_moved_to_a_month() -> None:
    changes = move_action(PROFILE, "x", datetime.date(2028, 5, 1))
    assert changes is not None
    assert changes.text == "Move learn a skill: Rust to 2028-05"
    moved = changes.applied_to(PROFILE).get(Action, "x")
    assert moved is not None
    assert moved.start == PartialDate(2028, 5)
    assert move_action(PROFILE, "x", datetime.date(2027, 3, 1)) is None
    with pytest.raises(UserError, match="no longer in the profile"):
        move_action(PROFILE, "nothing", TODAY)


def test_more_hours_a_week_make_studies_shorter() -> None:
    changes = set_hours(PROFILE, "a", 12)
    assert changes is not None
    after = changes.applied_to(PROFILE)
    assert plan_of(after, "a").hours_per_week == 12
    assert {one.id: one.months for one in after.actions_of("a")} == {"x": 2, "y": 2}
    slow = set_hours(PROFILE, "a", 1)
    assert slow is not None
    assert {one.id: one.months for one in slow.applied_to(PROFILE).actions_of("a")} == {"x": 2, "y": 24}
    none = set_hours(PROFILE, "a", 0)
    assert none is not None
    assert {one.id: one.months for one in none.applied_to(PROFILE).actions_of("a")} == {"x": 2, "y": 2}
    assert set_hours(PROFILE, "a", 5) is None
    with pytest.raises(UserError, match="not between 0 and 168"):
        set_hours(PROFILE, "a", 200)


def test_what_is_left_out_is_filled_in_from_the_catalogue() -> None:
    earn = replace(action("x", kind=ActionKind.EARN_CERTIFICATION), subject="CKA", cost=Decimal(0), months=0)
    everything = frozenset({"hours", "months", "cost"})
    known = SUBJECTS.certifications.find("CKA")
    assert known is not None
    assert known.facts.price_usd is not None
    filled = filled_in(SUBJECTS, plan("a"), earn, left_out=everything)
    assert filled.cost == Decimal(str(known.facts.price_usd))
    assert filled.hours == round((known.hours.low + known.hours.high) / 2)
    assert filled.months == max(months_needed(filled.hours, 5 * 52 / 12), 1)
    assert filled_in(SUBJECTS, plan("a"), earn, left_out=frozenset()) == earn
    learn = filled_in(SUBJECTS, plan("a"), replace(action("x"), proficiency=3), left_out=frozenset({"hours"}))
    assert (learn.hours, learn.months, learn.cost) == (200, 2, Decimal(10))
    unknown = replace(earn, subject="Basket weaving")
    assert filled_in(SUBJECTS, plan("a"), unknown, left_out=everything) == unknown


@given(st.integers(0, 20_000), st.floats(0, 700))
def test_the_months_are_enough_for_the_hours(hours: int, per_month: float) -> None:
    months = months_needed(hours, per_month)
    assert 0 <= months <= LONGEST_ACTION_MONTHS
    if months and months < LONGEST_ACTION_MONTHS:
        assert months * per_month >= hours * (1 - 1e-6)
        assert (months - 1) * per_month < hours


@given(
    st.sampled_from(ActionKind),
    st.integers(2026, 2040),
    st.integers(1, 12),
    st.integers(0, 120),
    st.text("abcXYZ -é語", max_size=20),
)
def test_adding_and_removing_an_action_is_the_identity(
    kind: ActionKind, year: int, month: int, months: int, subject: str
) -> None:
    new = Action(id="new", plan_id="a", kind=kind, start=PartialDate(year, month), months=months, subject=subject)
    added = add_action(PROFILE, new).applied_to(PROFILE)
    assert len(added.actions_of("a")) == 3
    assert edits.delete(added, ["new"]).applied_to(added) == PROFILE
    assert add_action(PROFILE, new).inverted().applied_to(added) == PROFILE


@given(st.sampled_from(["x", "y"]), st.integers(2026, 2040), st.integers(1, 12))
def test_moving_an_action_and_back_is_the_identity(action_id: str, year: int, month: int) -> None:
    changes = move_action(PROFILE, action_id, datetime.date(year, month, 1))
    if changes is not None:
        assert changes.inverted().applied_to(changes.applied_to(PROFILE)) == PROFILE


def test_there_is_room_for_four() -> None:
    profile = Profile()
    for _ in range(MOST_SHOWN):
        profile = add_plan(profile, [action("x")], 7.5).applied_to(profile)
    assert [plan.hours_per_week for plan in profile.all(Plan)] == [7.5] * MOST_SHOWN
    with pytest.raises(UserError, match="four are compared at once"):
        add_plan(profile)
    with pytest.raises(UserError, match="four are compared at once"):
        duplicate(profile, next(profile.all(Plan)).id)
    fewer = edits.delete(profile, [next(profile.all(Plan)).id]).applied_to(profile)
    assert add_plan(fewer).text == "Add Plan A"
