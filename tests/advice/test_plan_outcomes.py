"""What became of plans, worked out by hand: a plan adopted on 10 January 2026, looked at on 15 March 2027."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_outcomes import DONE, Outcome, Verdict, begun, due, plan_outcome
from planner.domain.certification import CertificationStatus
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.role import Production, Role, Track, WorkMode
from tests.advice.records import action, certification, skill
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import role
from tests.strategies import profile_of

KIND = ActionKind
TODAY = datetime.date(2027, 3, 15)
PLAN = Plan(id="plan", name="Mine", is_adopted=True, adopted=PartialDate(2026, 1, 10))
BEFORE = role("old", start="2024-03-01", end="2026-04-30", title="Engineer", employer="Harbour", place="Seattle")
"""The role held when the plan began."""


def new_role(**fields: Any) -> Role:  # noqa: ANN401 - fields of any type
    return role("new", **({"start": "2026-05", "title": "Senior engineer", "employer": "Cascade"} | fields))


def planned(kind: ActionKind, start: str, subject: str = "", **fields: Any) -> Action:  # noqa: ANN401
    return action("x", kind, start, subject=subject, **fields)


def outcome(done: Action, *records: Record, plan: Plan = PLAN, today: datetime.date = TODAY) -> Outcome:
    told = plan_outcome(profile_of(plan, done, *records), plan, SUBJECTS, today)
    (one,) = told.outcomes
    return one


def told(done: Action, *records: Record, **kept: Any) -> tuple[Verdict, int | None, str]:  # noqa: ANN401
    one = outcome(done, *records, **kept)
    return one.verdict, one.months, one.fact.text


CKA = planned(KIND.EARN_CERTIFICATION, "2026-03", "CKA", months=3)  # to be done in June 2026
FULL_NAME = SUBJECTS.certifications.certification("cncf-cka").facts.name


@pytest.mark.parametrize(
    ("earned", "verdict", "months", "is_at_least"),
    [
        ("2026-02-20", Verdict.EARLY, -4, False),
        ("2026-05-31", Verdict.EARLY, -1, False),
        ("2026-06-01", Verdict.ON_TIME, 0, False),
        ("2026-06-30", Verdict.ON_TIME, 0, False),
        ("2026-06", Verdict.ON_TIME, 0, False),
        ("2026", Verdict.ON_TIME, 0, False),  # may be
        ("2026-07-01", Verdict.LATE, 1, False),
        ("2027-02", Verdict.LATE, 8, False),
        ("2027", Verdict.LATE, 7, True),  # January 2027 at the soonest
    ],
)
def test_a_certification_is_early_on_time_or_late(
    earned: str, verdict: Verdict, months: int, is_at_least: bool
) -> None:
    one = outcome(CKA, certification(FULL_NAME, earned=earned))
    assert one.due == datetime.date(2026, 6, 1)
    assert (one.verdict, one.months, one.is_at_least) == (verdict, months, is_at_least)
    assert one.fact.text == f"earned {earned}"


def test_what_is_not_earned_is_open_until_its_month_is_over_and_then_missed() -> None:
    assert told(CKA) == (Verdict.MISSED, 9, "not recorded")
    assert told(CKA, today=datetime.date(2026, 6, 30)) == (Verdict.OPEN, 0, "not recorded")
    assert told(CKA, today=datetime.date(2026, 7, 1)) == (Verdict.MISSED, 1, "not recorded")
    assert told(CKA, today=datetime.date(2026, 2, 1)) == (Verdict.OPEN, -4, "not recorded")
    on_its_way = certification("CKA", status=CertificationStatus.IN_PREPARATION)
    assert told(CKA, on_its_way) == (Verdict.MISSED, 9, "in preparation")


def test_what_was_held_when_the_plan_began_was_so_before() -> None:
    assert told(CKA, certification("CKA", earned="2025-01", expires="2028-01")) == (
        Verdict.BEFORE,
        None,
        "earned 2025-01",
    )
    run_out = certification("CKA", earned="2020-01", expires="2023-01")
    assert told(CKA, run_out) == (Verdict.MISSED, 9, "ran out before the plan")
    anew = replace(certification("CKA", earned="2026-07", expires="2028-07"), id="anew")
    assert told(CKA, run_out, anew) == (Verdict.LATE, 1, "earned 2026-07")


def test_a_certification_without_a_date_is_done_who_knows_when() -> None:
    one = certification("CKA")
    assert told(CKA, one) == (Verdict.DONE, None, "earned; no date")
    early = outcome(CKA, one, today=datetime.date(2026, 2, 1))
    assert (early.verdict, early.months, early.is_at_least) == (Verdict.EARLY, -4, True)


def test_a_certification_of_ones_own_counts_too() -> None:
    mine = planned(KIND.EARN_CERTIFICATION, "2026-06", "My exam")
    assert told(mine, certification("my EXAM", earned="2026-06-03")) == (Verdict.ON_TIME, 0, "earned 2026-06-03")
    assert told(mine, certification("Another", earned="2026-06-03")) == (Verdict.MISSED, 9, "not recorded")


RENEW = planned(KIND.RENEW_CERTIFICATION, "2026-06", "CKA")


def test_a_renewal_is_a_new_date_or_a_longer_validity() -> None:
    held = certification("CKA", earned="2024-07", expires="2026-07")
    assert told(RENEW, held) == (Verdict.MISSED, 9, "no renewal recorded; ends 2026-07")
    assert told(RENEW, replace(held, earned=PartialDate(2026, 7), expires=PartialDate(2028, 7))) == (
        Verdict.LATE,
        1,
        "earned anew 2026-07",
    )
    longer = replace(held, expires=PartialDate(2028, 7))  # it is valid for two years
    assert told(RENEW, longer) == (Verdict.DONE, None, "prolonged to 2028-07; no date")
    assert told(RENEW) == (Verdict.MISSED, 9, "not recorded")
    assert told(RENEW, certification("CKA", earned="2024-07")) == (Verdict.MISSED, 9, "no renewal recorded")


def test_what_is_earned_and_renewed_in_one_plan_takes_one_date_each() -> None:
    renewal = replace(RENEW, id="y", start=PartialDate(2028, 6))
    records = (PLAN, CKA, renewal, certification("CKA", earned="2026-06"))
    first = plan_outcome(profile_of(*records), PLAN, SUBJECTS, TODAY).outcomes
    assert [one.verdict for one in first] == [Verdict.ON_TIME, Verdict.OPEN]
    again = replace(certification("CKA", earned="2028-04"), id="again")
    later = plan_outcome(profile_of(*records, again), PLAN, SUBJECTS, datetime.date(2028, 12, 1)).outcomes
    assert [(one.verdict, one.months) for one in later] == [(Verdict.ON_TIME, 0), (Verdict.EARLY, -2)]


LEARN = planned(KIND.LEARN_SKILL, "2026-03", "Kubernetes", months=6, proficiency=4)  # by September 2026


def test_a_skill_says_how_far_it_is_and_never_when() -> None:
    assert told(LEARN) == (Verdict.MISSED, 6, "not recorded")
    assert told(LEARN, skill("k8s", 3)) == (Verdict.MISSED, 6, "3 of 5 now, last used 2026-10")
    assert told(LEARN, skill("k8s", 4)) == (Verdict.DONE, None, "4 of 5 now, last used 2026-10; no date")
    assert told(LEARN, skill("k8s", None)) == (Verdict.MISSED, 6, "not rated")
    one = outcome(LEARN, skill("Kubernetes", 5), today=datetime.date(2026, 7, 1))
    assert (one.verdict, one.months, one.is_at_least) == (Verdict.EARLY, -2, True)


def test_a_skill_not_used_since_the_plan_began_says_so() -> None:
    assert told(LEARN, skill("k8s", 4, "2025-12"))[2] == "4 of 5 now, last used 2025-12, before the plan; no date"
    assert told(LEARN, skill("k8s", 3, "2026-03"))[2] == "3 of 5 now, last used 2026-03"
    assert told(LEARN, skill("k8s", 3, ""))[2] == "3 of 5 now"


def test_a_skill_without_a_proficiency_in_mind_is_done_once_recorded() -> None:
    any_of_it = replace(LEARN, proficiency=None)
    assert told(any_of_it, skill("Kubernetes", None))[0] is Verdict.DONE
    assert told(any_of_it, skill("Kubernetes", 1))[0] is Verdict.DONE
    own = replace(LEARN, subject="My craft")
    assert told(own, skill("my craft", 4))[0] is Verdict.DONE


MOVE = planned(KIND.MOVE_COMPANY, "2026-04")


def test_another_employer_is_a_move_and_another_title_is_not() -> None:
    assert told(MOVE, BEFORE, new_role()) == (Verdict.LATE, 1, "moved to Cascade")
    assert told(MOVE, BEFORE, new_role(employer="harbour")) == (Verdict.MISSED, 11, "not recorded")
    assert told(MOVE, BEFORE, new_role(employer="")) == (Verdict.MISSED, 11, "not recorded")
    assert told(MOVE, BEFORE, new_role(start="2027-04")) == (Verdict.MISSED, 11, "not recorded")  # not begun yet
    assert told(MOVE, new_role()) == (Verdict.MISSED, 11, "not recorded")  # nothing to move from


def test_an_employer_that_is_named_must_be_the_one() -> None:
    named = replace(MOVE, subject="Cascade")
    assert told(named, BEFORE, new_role()) == (Verdict.LATE, 1, "moved to Cascade")
    assert told(replace(MOVE, subject="Other"), BEFORE, new_role()) == (
        Verdict.MISSED,
        11,
        "moved to Cascade in 2026-05",
    )
    assert told(named, BEFORE) == (Verdict.MISSED, 11, "not recorded")


def test_moves_are_matched_in_their_order() -> None:
    second = replace(MOVE, id="y", start=PartialDate(2026, 12))
    third = role("third", start="2027-01", title="Lead", employer="Summit")
    profile = profile_of(PLAN, MOVE, second, BEFORE, new_role(end="2026-12"), third)
    outcomes = plan_outcome(profile, PLAN, SUBJECTS, TODAY).outcomes
    assert [(one.verdict, one.months, one.fact.text) for one in outcomes] == [
        (Verdict.LATE, 1, "moved to Cascade"),
        (Verdict.LATE, 1, "moved to Summit"),
    ]


@pytest.mark.parametrize(
    ("kind", "subject", "fields"),
    [
        (KIND.MOVE_PLACE, "Austin", {"place": "Austin, TX"}),
        (KIND.MOVE_PLACE, "Atlantis", {"place": "atlantis"}),
        (KIND.CHANGE_WORK_MODE, "Remote", {"work_mode": WorkMode.REMOTE}),
        (KIND.CHANGE_TRACK, "leadership", {"track": Track.LEADERSHIP}),
        (KIND.SPECIALISE, "GenAI", {"specialisation": "Generative AI"}),
        (KIND.TAKE_PRODUCTION, "", {"production": Production.OWNS}),
    ],
)
def test_what_a_new_role_brings_has_its_date(kind: ActionKind, subject: str, fields: dict[str, Any]) -> None:
    wanted = planned(kind, "2026-08", subject)
    verdict, months, text = told(wanted, BEFORE, new_role(**fields))
    assert (verdict, months) == (Verdict.EARLY, -3)
    assert text.endswith("on “Senior engineer”")
    assert told(wanted, BEFORE, new_role()) == (Verdict.MISSED, 7, "not recorded")
    assert told(wanted, replace(BEFORE, **fields), new_role()) == (
        Verdict.DONE,
        None,
        f"{text.split(' on ')[0]} on a role of 2024-03-01; no date",
    )


def test_without_a_subject_nothing_fits() -> None:
    assert told(planned(KIND.CHANGE_WORK_MODE, "2026-08"), BEFORE, new_role())[0] is Verdict.MISSED
    assert told(planned(KIND.SPECIALISE, "2026-08", "Alchemy"), new_role(specialisation="Alchemy"))[0] is Verdict.MISSED


def test_the_home_place_tells_a_move_without_a_date() -> None:
    wanted = planned(KIND.MOVE_PLACE, "2026-08", "Austin")
    assert told(wanted, BEFORE, Person(home_place="Austin, TX")) == (
        Verdict.DONE,
        None,
        "home is Austin, TX; no date",
    )


BREAK = planned(KIND.BREAK, "2026-05", months=3)


def test_a_break_is_a_time_without_a_role_and_counts_from_its_beginning() -> None:
    assert due(BREAK) == datetime.date(2026, 5, 1)
    assert told(BREAK, BEFORE) == (Verdict.EARLY, -1, "no role after 2026-04-30")
    assert told(BREAK, BEFORE, new_role(start="2026-09"))[0] is Verdict.EARLY
    assert told(BREAK, BEFORE, new_role(start="2026-05-20")) == (Verdict.MISSED, 10, "not recorded")
    assert told(BREAK, replace(BEFORE, end=None)) == (Verdict.MISSED, 10, "not recorded")
    assert told(BREAK, replace(BEFORE, end=PartialDate(2027, 3, 1))) == (Verdict.MISSED, 10, "not recorded")


def test_a_plan_begins_with_its_adoption_or_its_first_action() -> None:
    actions = (CKA, replace(CKA, id="y", start=PartialDate(2026, 2)))
    assert begun(PLAN, actions, TODAY) == datetime.date(2026, 1, 10)
    older = replace(PLAN, is_adopted=False, adopted=None)
    assert begun(older, actions, TODAY) == datetime.date(2026, 2, 1)
    assert begun(replace(PLAN, adopted=PartialDate(2026, 9)), actions, TODAY) == datetime.date(2026, 2, 1)
    assert begun(older, (), TODAY) == TODAY


def test_an_older_plan_counts_from_its_first_action() -> None:
    older = replace(PLAN, is_adopted=False, adopted=None)
    earned = certification("CKA", earned="2026-02", expires="2028-02")
    assert told(CKA, earned)[:2] == (Verdict.EARLY, -4)
    assert told(CKA, earned, plan=older)[:2] == (Verdict.BEFORE, None)


def test_outcomes_are_counted() -> None:
    profile = profile_of(PLAN, CKA, replace(LEARN, id="y"), replace(MOVE, id="z"), BEFORE, new_role())
    whole = plan_outcome(profile, PLAN, SUBJECTS, TODAY)
    assert (whole.count(*DONE), whole.count(Verdict.MISSED), whole.count(Verdict.OPEN)) == (1, 2, 0)
    assert whole.since == datetime.date(2026, 1, 10)
    assert plan_outcome(profile_of(PLAN), PLAN, SUBJECTS, TODAY).outcomes == ()


@given(
    st.sampled_from(ActionKind),
    st.sampled_from(["CKA", "Kubernetes", "Austin", "remote", "leadership", "MLOps", "", "語"]),
    st.integers(2024, 2029),
    st.integers(1, 12),
    st.integers(0, 24),
)
def test_every_action_has_an_outcome_and_months_fit_the_verdict(
    kind: ActionKind, subject: str, year: int, month: int, months: int
) -> None:
    wanted = planned(kind, f"{year}-{month:02}", subject, months=months)
    one = outcome(wanted, BEFORE, new_role(), certification("CKA", earned="2026-06"), skill("Kubernetes", 3))
    assert due(wanted) == one.due
    signs = {Verdict.EARLY: -1, Verdict.ON_TIME: 0, Verdict.LATE: 1, Verdict.MISSED: 1}
    if one.verdict in signs:
        assert one.months is not None
        assert (one.months > 0) - (one.months < 0) == signs[one.verdict]
    elif one.verdict is Verdict.OPEN:
        assert one.months is not None
        assert one.months <= 0
    else:
        assert one.months is None
