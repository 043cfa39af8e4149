from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_checks import (
    FULL_TIME,
    PREREQUISITES,
    Conflict,
    Contradiction,
    contradictions,
    first_day,
    last_day,
    named,
    rankable,
)
from planner.domain.dates import PartialDate
from planner.domain.person import Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.role import Track
from tests.advice.records import LIBRARY, TODAY, action, certification
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import role
from tests.strategies import profile_of

PLAN = Plan(id="plan", name="Plan", hours_per_week=6)
EARN, RENEW, LEARN = ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION, ActionKind.LEARN_SKILL
MOVE, PAUSE, TRACK = ActionKind.MOVE_COMPANY, ActionKind.BREAK, ActionKind.CHANGE_TRACK


def told(*held: Record, plan: Plan = PLAN) -> tuple[Contradiction, ...]:
    return contradictions(profile_of(plan, *held), plan, SUBJECTS, TODAY)


def conflicts(*held: Record) -> list[tuple[str, Conflict]]:
    return [(one.action_id, one.conflict) for one in told(*held)]


def earn(name: str, start: str = "2027-01", subject: str = "CKA", **fields: Any) -> Action:  # noqa: ANN401
    return action(name, EARN, start, subject=subject, **fields)


def test_a_sound_plan_contradicts_nothing() -> None:
    sound = [
        earn("a", months=3, hours=60),
        action("b", LEARN, "2027-06", subject="Rust", months=6, hours=100),
        action("c", MOVE, "2028-01", subject="Acme"),
        action("d", PAUSE, "2028-06", months=3),
    ]
    assert told(role("r"), *sound) == ()
    assert told() == ()


def test_what_is_over_cannot_be_planned() -> None:
    (one,) = told(earn("a", "2026-10"))
    assert one.conflict is Conflict.IN_THE_PAST
    assert one.text == (
        "Earn a certification “CKA”: it begins on 2026-10, which is over. "
        "Give it a date ahead, or record what was done."
    )
    assert told(earn("a", "2026-11")) == ()  # this month is not over
    assert told(earn("a", "2026")) == ()
    assert told(earn("a", "2026-11-22")) == ()  # today
    assert conflicts(earn("a", "2026-11-21")) == [("a", Conflict.IN_THE_PAST)]


def test_what_is_done_after_the_horizon_is_told() -> None:
    short = Preferences(horizon_years=2)  # until 22 November 2028
    assert conflicts(short, earn("a", "2028-10", months=2)) == [("a", Conflict.AFTER_HORIZON)]
    assert conflicts(short, earn("a", "2028-10", months=1)) == []


def test_an_unknown_subject_is_told_with_a_remedy() -> None:
    one, other = told(earn("a", subject="xyzzy"), earn("b", subject=""))
    assert one.conflict is other.conflict is Conflict.UNKNOWN_SUBJECT
    assert one.text.endswith("“xyzzy” is not known. Choose a certification of the catalogue, or record your own first.")
    assert other.text.startswith("Earn a certification: it does not say what. Choose")


def test_what_is_retired_cannot_be_earned() -> None:
    (one,) = told(earn("a", subject="ms-dp-100"))
    assert one.conflict is Conflict.RETIRED
    assert "Take AI-300 instead." in one.text


def test_a_prerequisite_comes_first() -> None:
    expert = earn("a", "2027-06", "ms-az-305")
    assert conflicts(expert) == [("a", Conflict.PREREQUISITE)]
    assert conflicts(expert, earn("b", "2027-01", "ms-az-104", months=5)) == []
    assert conflicts(expert, earn("b", "2027-01", "ms-az-104", months=6)) == [("a", Conflict.PREREQUISITE)]
    assert conflicts(expert, certification("ms-az-104", expires="2027-06-01")) == []
    assert conflicts(expert, certification("ms-az-104", expires="2027-05-31")) == [("a", Conflict.PREREQUISITE)]
    known = {one.facts.id for one in LIBRARY.certifications.certifications}
    assert known >= {*PREREQUISITES, *(name for names in PREREQUISITES.values() for name in names)}


def test_only_what_one_has_can_be_renewed() -> None:
    renewal = action("a", RENEW, "2027-06", subject="CKA")
    assert conflicts(renewal) == [("a", Conflict.NOT_HELD)]
    assert conflicts(renewal, certification("cncf-cka", expires="2027-08")) == []
    assert conflicts(renewal, certification("cncf-cka")) == []  # earned, nobody knows until when
    assert conflicts(renewal, certification("cncf-cka", expires="2025-08")) == [("a", Conflict.NOT_HELD)]
    assert conflicts(renewal, earn("b", "2027-01")) == []
    own = action("a", RENEW, "2027-06", subject="My exam")
    assert conflicts(own, certification("my exam", expires="2028")) == []


def test_a_track_is_changed_to_another_one() -> None:
    same = action("a", TRACK, "2027-06", subject="specialist")
    assert conflicts(role("r"), same) == [("a", Conflict.SAME_TRACK)]
    assert conflicts(role("r", track=Track.RESEARCH), same) == []
    assert conflicts(same) == []
    there = action("b", TRACK, "2027-01", subject="leadership")
    assert conflicts(role("r"), there, same) == []
    again = action("c", TRACK, "2028-01", subject="Specialist")
    assert conflicts(role("r"), there, same, again) == [("c", Conflict.SAME_TRACK)]


def test_no_month_holds_more_hours_than_there_are() -> None:
    # Six hours a week are 26 a month; January needs 20 + 10.
    held = (earn("a", "2027-01", hours=20), action("b", LEARN, "2027-01", subject="Rust", months=2, hours=20))
    (one,) = told(*held)
    assert (one.action_id, one.others, one.conflict) == ("a", ("b",), Conflict.TOO_MANY_HOURS)
    assert one.text.startswith("Earn a certification “CKA”: 2027-01 needs 30 hours and has 26, at 6 hours a week.")
    assert told(*held, plan=Plan(id="plan", name="Plan", hours_per_week=7)) == ()


def test_two_full_time_things_do_not_go_together() -> None:
    pause, move = action("a", PAUSE, "2027-01", months=3), action("b", MOVE, "2027-03", subject="Acme")
    (one,) = told(pause, move)
    assert (one.action_id, one.others, one.conflict) == ("a", ("b",), Conflict.AT_ONCE)
    assert one.text == (
        "Take a break: it falls together with: move company “Acme”. Begin one of them when the other is done."
    )
    assert told(pause, action("b", MOVE, "2027-04")) == ()  # the break is over by then
    assert conflicts(action("a", MOVE, "2027-01", months=2), action("b", MOVE, "2027-02")) == [("a", Conflict.AT_ONCE)]
    assert conflicts(action("a", MOVE, "2027-01"), action("b", MOVE, "2027-01")) == [("a", Conflict.AT_ONCE)]


def test_a_new_company_may_bring_a_new_track_and_learning_goes_with_a_break() -> None:
    assert conflicts(action("a", MOVE, "2027-01"), action("b", TRACK, "2027-01", subject="leadership")) == []
    learning = action("b", LEARN, "2027-01", subject="Rust", months=3, hours=10)
    assert conflicts(action("a", PAUSE, "2027-01", months=3), learning) == []


def test_what_excludes_is_excluded() -> None:
    assert all(one in FULL_TIME[other] for one, others in FULL_TIME.items() for other in others)


def test_actions_of_other_plans_do_not_count() -> None:
    assert told(action("a", PAUSE, "2027-01", plan_id="other"), action("b", MOVE, "2027-01")) == ()


def test_contradictory_plans_are_kept_out_of_the_ranking() -> None:
    other = Plan(id="other", name="Other")
    profile = profile_of(PLAN, other, earn("a", "2020"))
    assert rankable(profile, SUBJECTS, TODAY) == (other,)


def test_actions_are_named_as_they_are_written() -> None:
    assert named(action("a", PAUSE, "2027")) == "Take a break"
    assert named(earn("a")) == "Earn a certification “CKA”"


actions = st.builds(
    Action,
    id=st.uuids().map(str),
    plan_id=st.just("plan"),
    kind=st.sampled_from(ActionKind),
    start=st.builds(PartialDate, st.integers(2024, 2045), st.none() | st.integers(1, 12)),
    subject=st.sampled_from(["", "CKA", "ms-az-305", "Rust", "GenAI", "Seattle", "remote", "research", "specialist"]),
    months=st.integers(0, 24),
    hours=st.integers(0, 300),
)


@given(st.lists(actions, max_size=6))
def test_every_contradiction_names_actions_of_the_plan_in_a_sentence(some: list[Action]) -> None:
    ids = {one.id for one in some}
    for one in told(role("r"), *some):
        assert {one.action_id, *one.others} <= ids
        assert one.text.endswith(".")
        assert ": " in one.text


@given(st.lists(actions, max_size=5), actions)
def test_taking_an_action_away_brings_no_new_clash(some: list[Action], more: Action) -> None:
    clashing = {Conflict.IN_THE_PAST, Conflict.AFTER_HORIZON, Conflict.UNKNOWN_SUBJECT, Conflict.AT_ONCE}
    less = {one for one in told(*some) if one.conflict in clashing}
    assert less <= set(told(*some, more))


@given(actions)
def test_an_action_is_done_after_it_began(one: Action) -> None:
    assert first_day(one) <= last_day(one)
