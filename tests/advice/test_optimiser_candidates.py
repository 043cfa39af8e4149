from decimal import Decimal
from typing import Any

import pytest

from planner.advice.optimiser import Request, optimise
from planner.advice.optimiser_candidates import EVERY_MONTHS, candidates, dated
from planner.advice.optimiser_problem import Candidate, Schedule
from planner.advice.optimiser_result import Optimum
from planner.advice.plan_checks import contradictions
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.forecast.effects import Effect, PayShift
from tests.advice.optimiser_examples import budget, person
from tests.advice.records import TODAY, action, certification
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import role
from tests.strategies import profile_of

EARN, RENEW, LEARN = ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION, ActionKind.LEARN_SKILL
ADMINISTRATOR = "ms-az-104"


def earn(name: str, subject: str = "CKA", **fields: Any) -> Action:  # noqa: ANN401 - fields of any type
    return action(name, EARN, "2027-01", subject=subject, **fields)


def made(*actions: Action, held: tuple[Record, ...] = (), deadline_months: int = 24) -> dict[str, Candidate]:
    found = candidates(profile_of(*held), actions, SUBJECTS, TODAY, deadline_months)
    return {one.id: one for one in found}


def test_an_action_brings_its_hours_money_and_months() -> None:
    one = made(earn("a", months=3, hours=60, cost=Decimal(395)))["a"]
    assert (one.months, one.hours, one.cost) == (3, 60, 395)
    assert one.name == "Earn a certification “CKA”"
    assert one.starts == tuple(range(1, 25, EVERY_MONTHS))
    assert one.is_certification
    assert one.valid_months == 24


def test_certifications_count_once_and_lessons_add_up() -> None:
    found = made(earn("a"), earn("b", ADMINISTRATOR), action("c", LEARN, "2027-01", subject="Rust"))
    assert [found[name].counts_once for name in "abc"] == ["certification", "certification", ""]
    assert not found["c"].is_certification


def test_one_with_a_figure_of_its_own_counts_in_full() -> None:
    known = SUBJECTS.certifications.find("CKA")
    assert known is not None
    found = made(earn("a"), earn("b", ADMINISTRATOR), held=(Override(id=known.figure_id, value=0.05),))
    assert [found[name].counts_once for name in "ab"] == ["", "certification"]


def test_of_moves_that_take_each_others_place_one_is_chosen() -> None:
    tracks = [action(name, ActionKind.CHANGE_TRACK, "2027-01", subject=name) for name in ("research", "leadership")]
    found = made(*tracks, earn("a"), earn("b", ADMINISTRATOR))
    assert {found[name].only_one for name in ("research", "leadership")} == {"change track"}
    assert {found[name].only_one for name in "ab"} == {""}


def test_what_is_full_time_clashes() -> None:
    move, pause = (
        action("move", ActionKind.MOVE_COMPANY, "2027-01"),
        action("pause", ActionKind.BREAK, "2027-01", months=3),
    )
    found = made(move, pause, earn("a"))
    assert found["move"].clashes == {"pause"}
    assert found["pause"].clashes == {"move"}
    assert found["a"].clashes == frozenset()


@pytest.mark.parametrize("is_allowed", [True, False])
def test_a_prerequisite_comes_first_or_the_action_is_left_out(is_allowed: bool) -> None:
    first = (earn("first", "ms-az-104"),) if is_allowed else ()
    found = made(earn("second", "ms-az-305"), *first)
    if is_allowed:
        assert found["second"].needs == ("first",)
    else:
        assert found == {}


def test_what_is_held_need_not_be_earned_until_it_ends() -> None:
    held = certification("ms-az-104", earned="2026-06-01", expires="2027-06-30")
    one = made(earn("second", "ms-az-305"), held=(held,))["second"]
    assert one.needs == ()
    assert max(one.starts) == 7


def test_a_renewal_needs_what_it_renews() -> None:
    renew = action("renew", RENEW, "2027-01", subject="CKA")
    assert made(renew) == {}
    assert made(renew, earn("a"))["renew"].needs == ("a",)
    held = certification("CKA", earned="2026-01-01", expires="2027-12-31")
    assert made(renew, held=(held,))["renew"].needs == ()


def test_what_is_chosen_makes_a_plan_without_contradictions() -> None:
    actions = [
        earn("first", "ms-az-104", months=3, hours=60, cost=Decimal(165)),
        earn("second", "ms-az-305", months=3, hours=60, cost=Decimal(165)),
        action("other", LEARN, "2027-01", subject="Rust", months=6, hours=100),
        action("pause", ActionKind.BREAK, "2027-01", months=2),
        action("move", ActionKind.MOVE_COMPANY, "2027-01", subject="Acme"),
    ]
    profile = profile_of(role("r"))
    allowed = candidates(profile, actions, SUBJECTS, TODAY, 24)

    def effects_of(schedule: Schedule) -> tuple[Effect, ...]:
        paid = ((name, start) for name, start in schedule if name != "first")
        return tuple(PayShift(cause=name, at=start / 12, grade="B", log_effect=0.03) for name, start in paid)

    answer = optimise(allowed, budget(), person(), effects_of, Request())
    assert isinstance(answer, Optimum)
    assert {name for name, _ in answer.schedule} == {"first", "second", "other", "pause", "move"}
    plan = Plan(id="plan", name="Best", hours_per_week=6)
    chosen = dated(actions, answer.schedule, TODAY, plan.id)
    assert contradictions(profile_of(role("r"), plan, *chosen), plan, SUBJECTS, TODAY) == ()
    assert [one.id for one in chosen] == [name for name, _ in answer.schedule]


def test_actions_get_the_month_they_begin() -> None:
    (one,) = dated([earn("a")], (("a", 4),), TODAY, "plan")
    assert (str(one.start), one.plan_id) == ("2027-03", "plan")


def test_an_offer_stands_for_its_own_month_alone() -> None:
    """From November 2026 on: the month before is over, and one after the deadline is too late."""
    found = {}
    for start in ("2026-11", "2026-12", "2027-08", "2029-01"):
        offer = action("a", ActionKind.MOVE_COMPANY, start, offered_pay=Decimal(150_000))
        (one,) = candidates(profile_of(), [offer], SUBJECTS, TODAY, 12)
        found[start] = (one.starts, one.between)
    assert found == {"2026-11": ((1,), ()), "2026-12": ((1,), ()), "2027-08": ((9,), ()), "2029-01": ((), ())}
