import datetime
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_learning import FASTER_WITH_ALL, lessons
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
    everything = [learn(name, skills.skill(name).name, proficiency) for name, proficiency in on.asked_next.items()]
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
    assert top.asked_next == {}
    assert lessons(top, [learn("a", "Kubernetes")])["a"].text == "what the next level asks for is not known"


def test_without_a_proficiency_it_is_learnt_as_it_is_asked_for() -> None:
    asked = ground().asked_next["kubernetes"]
    assert factor(learn("a", "Kubernetes", None)) == factor(learn("a", "Kubernetes", asked))


ON = ground(count_grade_d=True)
ASKED = ON.asked_next


def test_a_step_is_its_share_of_all_that_is_asked() -> None:
    """Of a senior 106 steps are asked in all, of them three in Kubernetes: 1.5^(3/106) is 1.0115."""
    assert (sum(ASKED.values()), ASKED["kubernetes"]) == (106, 3)
    assert factor(learn("a", "Kubernetes", 3)) == pytest.approx(1.0115416, abs=1e-6)
    assert factor(learn("a", "Kubernetes", 1)) == pytest.approx(1.0038325, abs=1e-6)
    text = "the clock of promotions runs 1.2 % faster, an assumption"
    assert told(learn("a", "Kubernetes"), on=ON).notes[0].text == text
    assert told(learn("a", "Kubernetes")).notes[0].text == f"no estimate: {text} that is switched off"


def test_what_is_held_already_counts_off() -> None:
    half = ground(skill("Kubernetes", 2), count_grade_d=True)
    effect = lessons(half, [learn("a", "Kubernetes", 3)])["a"].effect
    assert effect is not None
    assert effect.factor == pytest.approx(1.5 ** (1 / 106))
    unrated = ground(skill("Kubernetes", None), count_grade_d=True)
    assert lessons(unrated, [learn("a", "Kubernetes", 3)]) == lessons(ON, [learn("a", "Kubernetes", 3)])


def test_it_counts_from_the_day_it_is_learnt() -> None:
    effect = lessons(ON, [action("a", ActionKind.LEARN_SKILL, "2027-01", subject="SQL", proficiency=4, months=5)])
    assert effect["a"].effect is not None
    assert effect["a"].effect.at == pytest.approx(ON.years_until(datetime.date(2027, 6, 1)))
    assert effect["a"].effect.cause == "a"


def test_more_than_is_asked_is_no_faster_and_less_than_is_held_does_nothing() -> None:
    assert factor(learn("a", "Kubernetes", 5)) == factor(learn("a", "Kubernetes", 3))
    found = lessons(ON, [learn("a", "Kubernetes", 3), learn("b", "Kubernetes", 2), learn("c", "Kubernetes", 5)])
    assert [one.effect is None for one in found.values()] == [False, True, True]


def test_other_actions_teach_nothing() -> None:
    assert lessons(ON, [action("a", ActionKind.BREAK, "2028", months=3)]) == {}


@given(st.permutations([("Kubernetes", 2), ("Kubernetes", 5), ("SQL", 4), ("Python", 1), ("Python", 3), ("Git", 4)]))
def test_in_whatever_order_the_clock_ends_up_as_fast(order: list[tuple[str, int]]) -> None:
    """Three, four, three and four of 106 steps."""
    found = lessons(ON, [learn(str(place), name, step) for place, (name, step) in enumerate(order)])
    assert math.prod(one.effect.factor for one in found.values() if one.effect) == pytest.approx(1.5 ** (14 / 106))


def test_a_higher_level_asks_for_no_less() -> None:
    for lower, higher in pairwise([Level.ENTRY, Level.MID, Level.SENIOR]):
        few, many = ground(level=lower).asked_next, ground(level=higher).asked_next
        assert all(many.get(name, 0) >= step for name, step in few.items())
        assert sum(many.values()) > sum(few.values())


def exam(hours: int, name: str = "e", subject: str = "CKAD") -> Action:
    return action(name, ActionKind.EARN_CERTIFICATION, "2027-01", subject=subject, hours=hours)


def test_the_hours_of_a_certification_teach_what_it_shows() -> None:
    """CKAD shows Kubernetes and Docker; 50 hours bring either from nothing to 2, 200 to 3."""
    on = ground(count_grade_d=True)
    asked = on.asked_next
    assert {"kubernetes", "docker"} & asked.keys()
    first = next(name for name in asked if name in ("kubernetes", "docker"))
    name = on.subjects.skills.skill(first).name
    assert factor(exam(50)) == pytest.approx(factor(learn("a", name, 2)))
    assert factor(exam(10)) == pytest.approx(factor(learn("a", name, 1)))
    assert factor(exam(10)) < factor(exam(30)) < factor(exam(50))


def test_what_one_taught_the_other_does_not_teach_again() -> None:
    on = ground(count_grade_d=True)
    most = lessons(on, [exam(19_000)])["e"].effect
    both = lessons(on, [exam(100), exam(19_000, "f")]).values()
    assert most is not None
    assert math.prod(one.effect.factor for one in both if one.effect) == pytest.approx(most.factor)
    first = next(name for name in on.asked_next if name in ("kubernetes", "docker"))
    lesson = lessons(on, [exam(19_000), learn("a", on.subjects.skills.skill(first).name, 1)])["a"]
    assert lesson.text == "you have it as the next level asks by then"


@pytest.mark.parametrize("one", [exam(0), exam(100, subject="PMP"), exam(100, subject="Guild of Weavers")])
def test_a_certification_that_teaches_nothing_asked_for_says_so(one: Action) -> None:
    lesson = lessons(ground(count_grade_d=True), [one])["e"]
    assert (lesson.text, lesson.effect) == ("it shows no skill that the next level asks for and you lack", None)


def test_what_a_certification_teaches_counts_only_where_assumptions_are_switched_on() -> None:
    off, on = told(exam(50)), told(exam(50), on=ground(count_grade_d=True))
    assert [type(one).__name__ for one in off.effects] == ["PayShift"]
    assert [type(one).__name__ for one in on.effects] == ["PayShift", "Readiness"]
    assert [one.grade for one in on.effects] == ["B", "D"]
    assert on.notes[0].text.startswith(off.notes[0].text)
    assert on.notes[0].text.endswith("faster, an assumption of grade D")
