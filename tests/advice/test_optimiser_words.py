import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.optimiser import Request, optimise
from planner.advice.optimiser_problem import Candidate, Problem
from planner.advice.optimiser_result import Limit, Loosened, NothingFits, Optimum, Rival, Shortfall, Trial
from planner.advice.optimiser_value import Aim, EffectsOf
from planner.advice.optimiser_words import dollars, headline, missing, names, reasons, steps
from planner.forecast.assumptions import percent
from tests.advice.optimiser_examples import candidate, pays, person, problem

TODAY = datetime.date(2026, 11, 22)
EXAM = candidate("exam", 0, 6, months=3, hours=40, cost=400, is_certification=True)
SKILL = candidate("skill", 0, hours=10, cost=100)


def answer(*candidates: Candidate, of: EffectsOf, **fields: Any) -> Optimum:  # noqa: ANN401 - fields of any type
    asked = problem(*candidates)
    found = optimise(asked.candidates, asked.budget, person(), of, Request(**fields))
    assert isinstance(found, Optimum)
    return found


def test_the_best_is_told_with_its_range() -> None:
    found = answer(SKILL, of=pays(skill=0.03))
    low, high = found.gain.quantiles[0], found.gain.quantiles[-1]
    assert headline(found) == (
        f"Best: 1 action, 10 hours and $100. On average {dollars(found.gain.mean)} after cost, between {dollars(low)} "
        f"and {dollars(high)} with 80 % certainty; ahead of doing nothing in {percent(1.0)} of cases."
    )
    assert steps(found.problem, found.schedule, TODAY) == ("2026-11: Skill, 10 hours, $100",)


def test_doing_nothing_is_told() -> None:
    found = answer(SKILL, of=pays())
    assert headline(found).startswith("Doing nothing is best")
    assert names(found.problem, found.schedule) == "doing nothing"


def test_a_level_is_told_in_points() -> None:
    found = answer(SKILL, of=pays(), aim=Aim(level=2, years=3.0))
    likelier = replace(found, schedule=(("skill", 0),), gain=replace(found.gain, mean=0.123, error=0.004))
    assert headline(likelier) == (
        "Best: 1 action, 10 hours and $100. The chance of the level rises by 12.3 points, give or take 0.4 points."
    )


def test_steps_are_told_with_their_months() -> None:
    asked = problem(EXAM, SKILL)
    told = steps(asked, (("skill", 0), ("exam", 6)), TODAY)
    assert told == ("2026-11: Skill, 10 hours, $100", "2027-05 to 2027-08: Exam, 40 hours, $400")


def test_certifications_are_told_against_none() -> None:
    found = answer(EXAM, SKILL, of=pays(exam=0.02, skill=0.02))
    assert any(one.startswith("Without any certification it comes to $") for one in reasons(found))
    without = answer(EXAM, SKILL, of=pays(skill=0.02))
    assert "No certification is part of the best choice." in reasons(without)


def test_limits_are_told_with_what_they_are_worth() -> None:
    found = answer(SKILL, of=pays(skill=0.03))
    assert reasons(found)[0] == "No limit holds anything back: more hours, money or months change nothing."
    more = (
        Loosened(limit=Limit.HOURS, amount=2.0, gain=4_567.0, schedule=()),
        Loosened(limit=Limit.MONEY, amount=500.0, gain=1_200.0, schedule=()),
        Loosened(limit=Limit.DEADLINE, amount=6.0, gain=0.0, schedule=()),
    )
    told = reasons(replace(found, loosened=more))
    assert told[:2] == ("2 more hours a week are worth $4,570.", "$500 more is worth $1,200.")
    assert not any("months" in one for one in told)


def test_ties_and_trials_are_told() -> None:
    twins = [replace(EXAM, id=name, name=name, cost=1_500, is_certification=False) for name in ("One", "Two")]
    found = answer(*twins, of=pays(One=0.03, Two=0.03))
    other = found.ties[0].schedule[0][0]
    told = reasons(found)
    assert f"A tie: {other}. The difference is within what chance does." in told
    assert any(one.startswith("Robust:") for one in told)
    failing = Trial(name="effects at their low end", holds=False, instead=(), behind=1.0)
    fragile = reasons(replace(found, trials=(failing, replace(failing, name="seed 3"))))
    assert "Fragile: with effects at their low end and seed 3 something else is better." in fragile


def test_what_does_not_count_or_was_not_looked_at_is_told() -> None:
    found = answer(SKILL, of=pays(skill=0.03), with_opinions=False)
    assert "Gains that are only our assumption (grade D) do not count." in reasons(found)
    unfinished = reasons(replace(found, at_most=2_345.0))
    assert any(one.endswith(("by $2,340 at most.", "by $2,350 at most.")) for one in unfinished)


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


@pytest.mark.parametrize(
    ("amount", "text"), [(1_234.5, "+$1,230"), (-98_765.0, "−$98,800"), (0.0, "+$0"), (12.0, "+$12")]
)
def test_amounts_are_rounded_to_three_figures(amount: float, text: str) -> None:
    assert dollars(amount) == text


def test_a_limit_with_a_gain_is_named_by_what_it_is() -> None:
    found = answer(SKILL, of=pays(skill=0.03))
    late = Loosened(limit=Limit.DEADLINE, amount=6.0, gain=987.6, schedule=())
    half = Loosened(limit=Limit.HOURS, amount=2.5, gain=12_345.0, schedule=())
    dear = Loosened(limit=Limit.MONEY, amount=1_500.0, gain=50.0, schedule=())
    told = reasons(replace(found, loosened=(half, late, dear)))
    assert told[:3] == (
        "2.5 more hours a week are worth $12,300.",
        "6 more months are worth $988.",
        "$1,500 more is worth $50.",
    )


def test_where_a_level_is_aimed_at_everything_is_told_in_points() -> None:
    found = answer(SKILL, of=pays(), aim=Aim(level=2, years=3.0))
    more = Loosened(limit=Limit.MONEY, amount=500.0, gain=0.0123, schedule=())
    told = reasons(replace(found, loosened=(more,), at_most=0.004))
    assert told[0] == "$500 more is worth 1.2 points."
    assert told[-1].endswith("by the rough sums a better one could exist, by 0.4 points at most.")
    worse = replace(found, schedule=(("skill", 0),), gain=replace(found.gain, mean=-0.0456, error=0.001))
    assert "rises by −4.6 points, give or take 0.1 points." in headline(worse)


def test_what_one_does_without_certifications_is_told_once() -> None:
    found = answer(EXAM, SKILL, of=pays(exam=0.02, skill=0.02))
    plain = Rival(schedule=(("skill", 0),), behind=1_234.0, error=10.0)
    dearer = Rival(schedule=(("exam", 6),), behind=500.0, error=10.0)
    told = reasons(replace(found, rivals=(dearer, plain)))
    assert [one for one in told if "certification" in one] == ["Without any certification it comes to $1,230 less."]
    tied = reasons(replace(found, rivals=(replace(plain, error=700.0),)))
    assert not any("Without any" in one for one in tied)
    assert "A tie: Skill. The difference is within what chance does." in tied
    without = answer(SKILL, of=pays(skill=0.02))
    assert not any("certification" in one for one in reasons(without))


@pytest.mark.parametrize(("behind", "is_tie"), [(20.0, True), (-20.0, True), (20.1, False), (-20.1, False)])
def test_a_tie_is_within_twice_the_error(behind: float, is_tie: bool) -> None:
    assert Rival(schedule=(), behind=behind, error=10.0).is_tie is is_tie


def test_doing_nothing_is_named_among_rivals() -> None:
    found = answer(SKILL, of=pays(skill=0.03))
    told = reasons(replace(found, rivals=(Rival(schedule=(), behind=1.0, error=10.0),)))
    assert "A tie: doing nothing. The difference is within what chance does." in told
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


@given(st.floats(-1e7, 1e7))
def test_an_amount_is_told_to_three_figures_with_its_sign(amount: float) -> None:
    told = dollars(amount)
    read = float(told.replace("−", "-").replace("$", "").replace(",", ""))
    assert read == pytest.approx(amount, rel=0.005, abs=0.5)
    assert told[0] == ("−" if read < 0 or (read == 0 and amount < 0) else "+")
    assert len(str(abs(int(read))).rstrip("0")) <= 3
