import math

import pytest

from planner.advice.plan_learning import FASTER_WITH_ALL, asked_next, lessons
from planner.domain.plan import Action, ActionKind
from planner.domain.role import Level
from planner.forecast.effects import Readiness
from tests.advice.plan_cases import ground, told
from tests.advice.records import action, skill


def learn(name: str, subject: str, proficiency: int | None = 5, start: str = "2027-01") -> Action:
    return action(name, ActionKind.LEARN_SKILL, start, subject=subject, proficiency=proficiency)


def factor(one: Action, *others: Action) -> float:
    effect = lessons(ground(count_grade_d=True), [one, *others])[one.id].effect
    assert isinstance(effect, Readiness)
    return effect.factor


def test_learning_counts_only_where_assumptions_are_switched_on() -> None:
    off = told(learn("a", "Kubernetes"))
    assert off.effects == ()
    assert off.notes[0].is_assumption
    assert off.notes[0].text.endswith("switched off")
    (effect,) = told(learn("a", "Kubernetes"), on=ground(count_grade_d=True)).effects
    assert isinstance(effect, Readiness)
    assert effect.grade == "D"
    assert effect.factor > 1


def test_learning_all_that_is_asked_makes_the_clock_half_as_fast_again() -> None:
    on = ground(count_grade_d=True)
    skills = on.subjects.skills
    everything = [learn(name, skills.skill(name).name, proficiency) for name, proficiency in asked_next(on).items()]
    found = [one.effect for one in lessons(on, everything).values()]
    assert math.prod(one.factor for one in found if one) == pytest.approx(1 + FASTER_WITH_ALL)


def test_more_is_faster_and_two_steps_make_one() -> None:
    whole, first = factor(learn("a", "Kubernetes", 3)), factor(learn("a", "Kubernetes", 2))
    assert whole > first
    on = ground(count_grade_d=True)
    both = lessons(on, [learn("a", "Kubernetes", 2), learn("b", "Kubernetes", 3)]).values()
    assert math.prod(one.effect.factor for one in both if one.effect) == pytest.approx(whole)


def test_what_is_known_already_or_not_asked_for_adds_nothing() -> None:
    on = ground(skill("Kubernetes", 5), count_grade_d=True)
    assert lessons(on, [learn("a", "Kubernetes")])["a"].text == "you have it as the next level asks by then"
    assert lessons(on, [learn("a", "Basket weaving")])["a"].text == "the next level does not ask for it"
    top = ground(level=Level.ARCHITECT)
    assert asked_next(top) == {}
    assert lessons(top, [learn("a", "Kubernetes")])["a"].text == "what the next level asks for is not known"


def test_without_a_proficiency_it_is_learnt_as_it_is_asked_for() -> None:
    asked = asked_next(ground())["kubernetes"]
    assert factor(learn("a", "Kubernetes", None)) == factor(learn("a", "Kubernetes", asked))
