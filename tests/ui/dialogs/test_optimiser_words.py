from dataclasses import replace
from typing import Any

import pytest

from planner.advice.optimiser import Request, optimise
from planner.advice.optimiser_options import Option, OptionGroup
from planner.advice.optimiser_plans import FoundPlan
from planner.advice.optimiser_problem import Candidate, Problem
from planner.advice.optimiser_result import Gain, Limit, Loosened, NothingFits, Optimum, Rival, Shortfall, Trial, Wait
from planner.advice.optimiser_value import Aim, EffectsOf
from planner.domain import amounts as money
from planner.domain.plan import Action, ActionKind, Plan
from planner.ui.dialogs.optimiser_words import (
    against,
    answer,
    beside,
    choice_names,
    missing,
    names,
    quiet,
    reasons,
    short_action,
    steps,
)
from planner.ui.widgets.row_list import Row
from tests.advice.optimiser_examples import candidate, pays, person, problem
from tests.advice.records import action
from tests.strategies import profile_of

LEVEL = Aim(level=2, years=3.0)
EXAM = candidate("exam", 0, 6, months=3, hours=40, cost=400, is_certification=True)
SKILL = candidate("skill", 0, hours=10, cost=100)


def answer_of(*candidates: Candidate, of: EffectsOf, **fields: Any) -> Optimum:  # noqa: ANN401 - fields of any type
    asked = problem(*candidates)
    found = optimise(asked.candidates, asked.budget, person(), of, Request(**fields))
    assert isinstance(found, Optimum)
    return found


def rival(gain: float = 0.0, **fields: Any) -> Rival:  # noqa: ANN401 - fields of any type
    return Rival(gain=Gain(mean=gain, error=0.0, quantiles=(gain,) * 5, better=0.0), **fields)


def test_the_best_is_told_with_its_range() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03))
    worth, low, high, middle = money.alike(found.gain.quantiles[place] for place in (2, 0, 4, 2))
    found = replace(found, gain=replace(found.gain, mean=found.gain.quantiles[2]))
    assert answer(found, 6) == f"1 action is worth {worth} on average over 6 years, between {low} and {high}"
    assert quiet(found, 6) == (
        "After cost, an hour counted at $0, against doing nothing, in total pay in today's dollars, "
        "discounted by 3\u00a0% a year; "
        f"four careers in five lie between, the median at {middle}, "
        f"better than doing nothing in {money.chance(found.gain.better)}. It takes 10 hours and $100."
    )
    two = replace(found, schedule=(("skill", 0), ("skill", 6)))
    assert answer(two, 6).startswith("2 actions are worth")


def test_doing_nothing_is_told() -> None:
    found = answer_of(SKILL, of=pays())
    assert answer(found, 6) == "Doing nothing is best: no allowed action is worth its cost within these limits"
    assert quiet(found, 6).endswith("discounted by 3\u00a0% a year.")
    assert names(found.problem, found.schedule) == "doing nothing"
    level = answer_of(SKILL, of=pays(), aim=LEVEL)
    assert answer(level, 6, "senior by 2029").startswith(
        "Doing nothing is best: no allowed action changes the chance of senior by 2029"
    )
    assert quiet(level, 6, "senior by 2029") == (
        f"Doing nothing, the chance of senior by 2029 is {100 * level.base:.1f}\u00a0%."
    )


def test_a_level_is_told_as_two_chances() -> None:
    found = answer_of(SKILL, of=pays(), aim=LEVEL)
    likelier = replace(found, base=0.41, schedule=(("skill", 0),), gain=replace(found.gain, mean=0.123, error=0.004))
    assert answer(likelier, 6, "senior by 2029") == (
        "1 action raises the chance of senior by 2029 from 41.0\u00a0% to 53.3\u00a0%"
    )
    assert quiet(likelier, 6, "senior by 2029") == (
        "Against doing nothing, give or take 0.4 points from the draws. It takes 10 hours and $100."
    )
    two = replace(likelier, schedule=(("skill", 0), ("skill", 6)))
    assert answer(two, 6, "senior by 2029").startswith("2 actions raise")


def planned(name: str, kind: ActionKind, **fields: Any) -> Action:  # noqa: ANN401 - fields of any type
    return action(name, kind, "2027-01", **fields)


def test_steps_are_told_with_their_months_and_what_they_take() -> None:
    exam = planned("exam", ActionKind.EARN_CERTIFICATION, subject="CKA", months=3, hours=40, cost=395)
    move = planned("move", ActionKind.MOVE_COMPANY)
    optimum = answer_of(SKILL, of=pays(skill=0.03))
    found = FoundPlan(optimum=optimum, actions=(exam, move), notes=("+1 % pay", "no estimate"), left_out=())
    assert steps(found) == (
        Row("Earn a certification “CKA”", "Jan 2027 – Mar 2027", "+1 % pay. Takes 40 hours and $395."),
        Row("Move company", "Jan 2027", "No estimate."),
    )


@pytest.mark.parametrize(
    ("less", "text"),
    [
        (16_900.0, "Beginning up to 6 months later costs $17k at most."),
        (0.3, "Beginning up to 6 months later costs nothing."),
    ],
)
def test_what_it_costs_to_wait_is_told(less: float, text: str) -> None:
    optimum = replace(answer_of(SKILL, of=pays(skill=0.03)), waits=(Wait(candidate="move", months=6, less=less),))
    actions = tuple(planned(name, ActionKind.MOVE_COMPANY) for name in ("move", "other"))
    found = FoundPlan(optimum=optimum, actions=actions, notes=("no estimate",) * 2, left_out=())
    assert [one.detail for one in steps(found)] == [f"No estimate. {text}", "No estimate."]


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (planned("a", ActionKind.EARN_CERTIFICATION, subject="Certified Kubernetes Administrator (CKA)"), "CKA"),
        (planned("a", ActionKind.EARN_CERTIFICATION, subject="AWS Certified Data Engineer"), "AWS Data Engineer"),
        (planned("a", ActionKind.EARN_CERTIFICATION, subject="Certified Tester"), "Certified Tester"),
        (planned("a", ActionKind.RENEW_CERTIFICATION, subject="CKA"), "Renew CKA"),
        (planned("a", ActionKind.LEARN_SKILL, subject="Rust", proficiency=3), "Rust to 3 of 5"),
        (planned("a", ActionKind.LEARN_SKILL, subject="Rust"), "Learn a skill Rust"),
        (planned("a", ActionKind.SPECIALISE, subject="MLOps"), "MLOps"),
        (planned("a", ActionKind.MOVE_COMPANY), "Move company"),
        (planned("a", ActionKind.CHANGE_TRACK, subject="research"), "Change track research"),
    ],
)
def test_actions_have_short_names(one: Action, name: str) -> None:
    assert short_action(one) == name


SHORT = {"exam": "CKA", "other": "CKAD", "skill": "Rust"}


@pytest.mark.parametrize(
    ("best", "other", "name"),
    [
        (("exam", "skill"), (), "Do nothing"),
        (("exam", "skill"), ("skill",), "Without CKA"),
        (("exam", "skill"), ("other", "skill"), "CKAD instead of CKA"),
        (("exam",), ("exam", "skill"), "Also Rust"),
        (("exam",), ("skill",), "Rust"),
        ((), ("skill",), "Rust"),
    ],
)
def test_rivals_are_named_by_how_they_differ(best: tuple[str, ...], other: tuple[str, ...], name: str) -> None:
    begun = [tuple((one, 0) for one in each) for each in (best, other)]
    assert against(SHORT, begun[0], begun[1]) == name


def test_no_certification_is_called_so() -> None:
    found = answer_of(EXAM, SKILL, of=pays(exam=0.02, skill=0.02))
    named = choice_names(found, SHORT)
    assert len(named) == 1 + len(found.rivals)
    assert named[0] == ", ".join(SHORT[name] for name, _ in found.schedule)
    assert {"No certification", "Do nothing"} <= set(named)
    without = answer_of(EXAM, SKILL, of=pays(skill=0.02))
    assert choice_names(without, SHORT)[0] == "Rust (no certification)"
    assert choice_names(answer_of(SKILL, of=pays()), SHORT)[0] == "Do nothing"


def test_certifications_are_told_against_none() -> None:
    found = answer_of(EXAM, SKILL, of=pays(exam=0.02, skill=0.02))
    assert any(one.startswith("Without any certification it comes to $") for one in reasons(found))
    without = answer_of(EXAM, SKILL, of=pays(skill=0.02))
    assert "No certification is part of the best choice." in reasons(without)


def test_limits_are_told_with_what_they_are_worth() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03))
    assert reasons(found)[0] == "No limit holds anything back: more hours, money or months change nothing."
    more = (
        Loosened(limit=Limit.HOURS, amount=2.0, gain=4_567.0, schedule=()),
        Loosened(limit=Limit.MONEY, amount=500.0, gain=1_200.0, schedule=()),
        Loosened(limit=Limit.DEADLINE, amount=6.0, gain=0.0, schedule=()),
    )
    told = reasons(replace(found, loosened=more))
    assert told[:2] == ("2 more hours a week are worth $4.6k.", "$500 more is worth $1.2k.")
    assert not any("months" in one for one in told)


def test_ties_and_trials_are_told() -> None:
    twins = [replace(EXAM, id=name, name=name, cost=1_500, is_certification=False) for name in ("One", "Two")]
    found = answer_of(*twins, of=pays(One=0.03, Two=0.03))
    other = found.ties[0].schedule[0][0]
    told = reasons(found)
    assert f"A tie: {other} comes to the same and does better in 10 of 20 careers." in told
    many = reasons(replace(found, rivals=(found.ties[0],) * 5))
    assert [one for one in many if one.startswith("A tie: ")] == [
        f"A tie: {other} comes to the same and does better in 10 of 20 careers."
    ] * 3
    assert "Ties beside these: 2." in many
    dearer = replace(found.ties[0], behind=2_345.0, ahead=0.46)
    assert f"A tie: {other} comes to $2.3k less and does better in 9 of 20 careers." in reasons(
        replace(found, rivals=(dearer,))
    )
    assert any(one.startswith("Robust:") for one in told)
    failing = Trial(name="effects at their low end", holds=False, instead=(), behind=1.0)
    fragile = reasons(replace(found, trials=(failing, replace(failing, name="seed 3"))))
    assert "Fragile: with effects at their low end and seed 3 something else is better: doing nothing." in fragile


def test_what_does_not_count_or_was_not_looked_at_is_told() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03), with_opinions=False)
    assert "Gains that are only our assumption (grade D) do not count." in reasons(found)
    unfinished = reasons(replace(found, at_most=2_345.0))
    assert any(one.endswith("by $2.3k at most.") for one in unfinished)


def nothing_fits(*shortfalls: Shortfall) -> NothingFits:
    return NothingFits(problem=Problem((EXAM,), problem().budget), shortfalls=shortfalls)


def test_what_is_missing_is_told() -> None:
    told = missing(
        nothing_fits(
            Shortfall(candidate="exam", hours_per_week=3.23),
            Shortfall(candidate="exam", money=450.0, months=1),
        )
    )
    assert told == (
        "No allowed action fits these limits.",
        "With 3.3 more hours a week, “Exam” fits.",
        "With $450 more and 1 more month, “Exam” fits.",
    )
    assert "at all" in missing(nothing_fits())[0]


def test_a_limit_with_a_gain_is_named_by_what_it_is() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03))
    late = Loosened(limit=Limit.DEADLINE, amount=6.0, gain=987.6, schedule=())
    half = Loosened(limit=Limit.HOURS, amount=2.5, gain=12_345.0, schedule=())
    dear = Loosened(limit=Limit.MONEY, amount=1_500.0, gain=50.0, schedule=())
    told = reasons(replace(found, loosened=(half, late, dear)))
    assert told[:3] == (
        "2.5 more hours a week are worth $12k.",
        "6 more months are worth $988.",
        "$1,500 more is worth $50.",
    )


def test_where_a_level_is_aimed_at_everything_is_told_in_points() -> None:
    found = answer_of(SKILL, of=pays(), aim=LEVEL)
    more = Loosened(limit=Limit.MONEY, amount=500.0, gain=0.0123, schedule=())
    told = reasons(replace(found, loosened=(more,), at_most=0.004))
    assert told[0] == "$500 more is worth 1.2 points."
    assert told[-1].endswith("by the rough sums a better one could exist, by 0.4 points at most.")


def test_what_one_does_without_certifications_is_told_once() -> None:
    found = answer_of(EXAM, SKILL, of=pays(exam=0.02, skill=0.02))
    plain = rival(schedule=(("skill", 0),), behind=1_234.0, error=10.0)
    dearer = rival(schedule=(("exam", 6),), behind=500.0, error=10.0)
    told = reasons(replace(found, rivals=(dearer, plain)))
    assert [one for one in told if "certification" in one] == ["Without any certification it comes to $1.2k less."]
    tied = reasons(replace(found, rivals=(replace(plain, error=700.0),)))
    assert "Without any certification it comes to $1.2k less, a tie." in tied
    assert "A tie: Skill comes to $1.2k less." in tied
    without = answer_of(SKILL, of=pays(skill=0.02))
    assert not any("certification" in one for one in reasons(without))


@pytest.mark.parametrize(("behind", "is_tie"), [(20.0, True), (-20.0, True), (20.1, False), (-20.1, False)])
def test_a_tie_is_within_twice_the_error(behind: float, is_tie: bool) -> None:
    assert rival(schedule=(), behind=behind, error=10.0).is_tie is is_tie


@pytest.mark.parametrize(
    ("ahead", "is_tie"), [(0.5, True), (0.46, True), (0.54, True), (0.44, False), (0.0, False), (None, False)]
)
def test_a_tie_is_what_careers_hardly_decide(ahead: float | None, is_tie: bool) -> None:
    """However large the best's gain: that a twentieth of it were a tie could hide 17,000 dollars."""
    assert rival(340_000.0, schedule=(), behind=17_000.0, error=1.0, ahead=ahead).is_tie is is_tie


def test_doing_nothing_is_named_among_rivals() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03))
    told = reasons(replace(found, rivals=(rival(schedule=(), behind=1.0, error=10.0),)))
    assert "A tie: doing nothing comes to $1 less." in told
    assert names(problem(EXAM, SKILL), (("skill", 0), ("exam", 6))) == "Skill, Exam"


@pytest.mark.parametrize(
    ("lacks", "text"),
    [
        (Shortfall(candidate="exam", hours_per_week=3.0), "3.0 more hours a week"),
        (Shortfall(candidate="exam", hours_per_week=0.01), "0.1 more hours a week"),
        (Shortfall(candidate="exam", money=1_499.01), "$1,500 more"),
        (Shortfall(candidate="exam", months=2), "2 more months"),
        (
            Shortfall(candidate="exam", hours_per_week=1.0, money=2.0, months=1),
            "1.0 more hours a week and $2 more and 1 more month",
        ),
    ],
)
def test_what_is_lacking_is_rounded_up_so_that_it_is_enough(lacks: Shortfall, text: str) -> None:
    assert missing(nothing_fits(lacks))[1] == f"With {text}, “Exam” fits."


def test_what_cannot_count_is_told_by_name() -> None:
    found = answer_of(SKILL, of=pays(skill=0.03))
    rust = planned("rust", ActionKind.LEARN_SKILL, subject="Rust", proficiency=3)
    unknown = [Option(replace(rust, id=str(number)), OptionGroup.SKILLS, True, "", False) for number in range(5)]
    one = "1 allowed action has no estimate and cannot be chosen: Rust to 3 of 5."
    many = (
        "5 allowed actions have no estimate and cannot be chosen: "
        "Rust to 3 of 5, Rust to 3 of 5, Rust to 3 of 5 and 2 more."
    )
    assert reasons(found, unknown[:1])[-1] == one
    assert reasons(found, unknown)[-1] == many
    asks = planned("expert", ActionKind.EARN_CERTIFICATION, subject="AZ-305")
    told = reasons(found, (), [asks])
    assert told[-1] == "Left out, as what it asks for first is neither held nor allowed: AZ-305."
    assert reasons(found, [replace(unknown[0], has_estimate=True)]) == reasons(found)


def test_how_it_stands_to_the_plan_that_is_followed() -> None:
    mine = Plan(id="plan", name="Plan A", is_adopted=True)
    learn = action("a", ActionKind.LEARN_SKILL, "2027-01", subject="Docker", hours=1_200)
    assert beside(profile_of(mine, learn)) == (
        "It stands instead of Plan A, the plan you follow: the 1,200 hours of that are not taken off.",
    )
    assert beside(profile_of(mine)) == ()
    assert beside(profile_of(Plan(id="plan", name="Plan A"), learn)) == ()
