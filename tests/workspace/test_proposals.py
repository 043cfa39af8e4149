"""From a proposal to an action of a plan, on a person who holds Docker at 2 of 5."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_checks import Conflict
from planner.advice.plan_proposals import Proposal
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.workspace.plans import MOST_SHOWN
from planner.workspace.proposals import (
    MONTHS_TRIED,
    add_proposed,
    contradictions_with,
    first_month,
    plans_to_choose,
    proposed_action,
)
from tests.advice.records import TODAY, action, certification, skill
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import role
from tests.strategies import profile_of

KIND = ActionKind
A = Plan(id="a", name="A")
DECEMBER = datetime.date(2026, 12, 1)
HELD: tuple[Record, ...] = (role("r"), skill("Docker", 2), A)
CKA = Proposal(KIND.EARN_CERTIFICATION, "CKA")
DOCKER = Proposal(KIND.LEARN_SKILL, "Docker", 3)


def made(proposal: Proposal, *more: Record, plan: Plan = A, month: datetime.date = DECEMBER) -> Action:
    return proposed_action(profile_of(*HELD, *more), SUBJECTS, plan, proposal, month, TODAY)


def month_of(proposal: Proposal, *more: Record) -> datetime.date:
    return first_month(profile_of(*HELD, *more), SUBJECTS, A, proposal, TODAY)


def names(profile: Profile) -> list[str]:
    return [one.name for one in plans_to_choose(profile)]


def test_ones_own_plan_comes_first_then_the_latest_and_a_new_one_last() -> None:
    assert names(profile_of()) == ["Plan A"]
    two = (A, Plan(id="b", name="B"))
    assert names(profile_of(*two)) == ["B", "A", "Plan A"]
    assert names(profile_of(replace(A, is_adopted=True), two[1])) == ["A", "B", "Plan A"]


def test_there_is_no_fifth_plan_to_choose() -> None:
    many = [Plan(id=str(number), name=f"P{number}") for number in range(MOST_SHOWN)]
    assert names(profile_of(*many[:-1])) == ["P2", "P1", "P0", "Plan A"]
    assert names(profile_of(*many)) == ["P3", "P2", "P1", "P0"]
    assert names(profile_of(*many, Plan(id="x", name="X"))) == ["X", "P3", "P2", "P1"]


def test_a_certification_brings_the_catalogues_price_and_hours() -> None:
    known = SUBJECTS.certifications.find("CKA")
    assert known is not None
    cka = made(CKA)
    assert (cka.kind, cka.subject, cka.plan_id, cka.start) == (
        KIND.EARN_CERTIFICATION,
        "CKA",
        "a",
        PartialDate(2026, 12),
    )
    assert float(cka.cost) == known.facts.price_usd
    assert cka.hours == round((known.hours.low + known.hours.high) / 2)
    assert cka.months == -(-cka.hours * 12 // (5 * 52))


def test_hours_to_learn_count_from_what_is_held() -> None:
    assert made(DOCKER).hours == 150  # 200 to work alone, 50 of them done
    assert made(DOCKER.learnt_to(5)).hours == 1450
    assert made(DOCKER.learnt_to(2)).hours == 0
    assert made(Proposal(KIND.LEARN_SKILL, "Rust", 3)).hours == 200
    assert made(Proposal(KIND.LEARN_SKILL, "Basket weaving", 3)).hours == 200
    assert made(DOCKER, Override(id="learning.hours.3", value=300)).hours == 250
    assert made(DOCKER).months == 7  # 150 hours at 5 a week


def test_what_is_not_rated_is_learnt_from_nothing() -> None:
    assert made(Proposal(KIND.LEARN_SKILL, "Rust", 3), skill("Rust", None)).hours == 200
    assert made(Proposal(KIND.LEARN_SKILL, "Rust")).hours == 0


def test_other_actions_take_what_nobody_knows() -> None:
    move = made(Proposal(KIND.MOVE_PLACE, "Austin"))
    assert (move.months, move.hours, float(move.cost)) == (0, 0, 0.0)


def test_the_first_month_is_the_next_one_where_nothing_is_in_the_way() -> None:
    assert month_of(CKA) == DECEMBER
    assert month_of(Proposal(KIND.MOVE_PLACE, "Austin")) == DECEMBER


def test_studies_wait_until_there_are_hours_for_them() -> None:
    busy = action("x", KIND.LEARN_SKILL, "2026-12", subject="Rust", months=3, hours=65, plan_id="a")  # all its hours
    assert month_of(DOCKER, busy) == datetime.date(2027, 3, 1)


def test_a_move_does_not_fall_into_the_month_of_another() -> None:
    move = action("x", KIND.MOVE_PLACE, "2026-12", subject="Boston", plan_id="a")
    assert month_of(Proposal(KIND.MOVE_PLACE, "Austin"), move) == datetime.date(2027, 1, 1)


def test_a_certification_waits_for_the_one_it_asks_for() -> None:
    expert = SUBJECTS.certifications.certification("ms-az-305").facts.name
    first = SUBJECTS.certifications.certification("ms-az-104").facts.name
    earlier = action("x", KIND.EARN_CERTIFICATION, "2027-02", subject=first, months=2, plan_id="a")
    assert month_of(Proposal(KIND.EARN_CERTIFICATION, expert), earlier) == datetime.date(2027, 4, 1)


def test_a_renewal_begins_no_sooner_than_it_can() -> None:
    held = certification("CKA", earned="2026-01", expires="2028-03-31")
    renewal = Proposal(KIND.RENEW_CERTIFICATION, "CKA", begin=datetime.date(2028, 1, 15))
    assert month_of(renewal, held) == datetime.date(2028, 1, 1)
    late = Proposal(KIND.RENEW_CERTIFICATION, "CKA", begin=datetime.date(2020, 1, 15))
    assert month_of(late, held) == DECEMBER


def test_where_no_month_fits_the_first_is_proposed_and_the_reason_told() -> None:
    renewal = Proposal(KIND.RENEW_CERTIFICATION, "CKA")
    assert MONTHS_TRIED == 60
    assert month_of(renewal) == DECEMBER
    profile = profile_of(*HELD)
    ((conflict, text),) = contradictions_with(profile, SUBJECTS, A, made(renewal), TODAY)
    assert conflict is Conflict.NOT_HELD
    assert text.startswith("Renew a certification “CKA”: you do not have it by then.")


def test_contradictions_of_other_actions_are_not_told() -> None:
    lost = action("x", KIND.EARN_CERTIFICATION, "2020-01", subject="CKA", plan_id="a")
    assert contradictions_with(profile_of(*HELD, lost), SUBJECTS, A, made(DOCKER), TODAY) == ()


def test_an_action_is_added_to_a_plan_that_is_there_in_one_edit() -> None:
    profile = profile_of(*HELD)
    changes = add_proposed(profile, A, made(CKA), CKA.title)
    assert changes.text == "Add “Earn CKA” to A"
    after = changes.applied_to(profile)
    assert [one.subject for one in after.actions_of("a")] == ["CKA"]
    assert changes.inverted().applied_to(after) == profile


def test_a_new_plan_comes_with_its_action_and_goes_with_it() -> None:
    profile = profile_of(*HELD)
    fresh = plans_to_choose(profile)[-1]
    assert profile.get(Plan, fresh.id) is None
    changes = add_proposed(profile, fresh, made(CKA, plan=fresh), CKA.title)
    assert changes.text == "Add “Earn CKA” to Plan A"
    after = changes.applied_to(profile)
    assert [one.name for one in after.all(Plan)] == ["A", "Plan A"]
    assert [one.subject for one in after.actions_of(fresh.id)] == ["CKA"]
    assert changes.inverted().applied_to(after) == profile


@given(
    st.sampled_from(ActionKind),
    st.sampled_from(["CKA", "Docker", "MLOps", "Austin", "remote", "Basket weaving", ""]),
    st.none() | st.integers(1, 5),
    st.booleans(),
)
def test_adding_what_is_proposed_and_taking_it_back_is_the_identity(
    kind: ActionKind, subject: str, proficiency: int | None, is_new: bool
) -> None:
    profile = profile_of(*HELD)
    plan = plans_to_choose(profile)[-1] if is_new else A
    proposal = Proposal(kind, subject, proficiency)
    month = first_month(profile, SUBJECTS, plan, proposal, TODAY)
    assert month >= DECEMBER
    new = proposed_action(profile, SUBJECTS, plan, proposal, month, TODAY)
    changes = add_proposed(profile, plan, new, proposal.title)
    assert changes.inverted().applied_to(changes.applied_to(profile)) == profile


@pytest.mark.parametrize("months", [1, 12, 40])
def test_the_month_counts_from_the_day(months: int) -> None:
    day = datetime.date(2026 + months // 12, months % 12 + 1, 3)
    profile = profile_of(*HELD)
    assert first_month(profile, SUBJECTS, A, CKA, day) == (day.replace(day=1) + datetime.timedelta(days=32)).replace(
        day=1
    )
