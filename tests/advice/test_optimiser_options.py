from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.advice.certification_value import WITHOUT_STUDIES
from planner.advice.optimiser_options import (
    MOST_CERTIFICATIONS,
    MOST_SKILLS,
    Option,
    OptionGroup,
    is_same,
    named_option,
    options,
    without_estimate,
)
from planner.advice.plan_checks import contradictions
from planner.advice.plan_grounds import PlanGround
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.role import Production
from tests.advice.plan_cases import earn, ground
from tests.advice.records import TODAY, action, certification, skill
from tests.advice.test_plan_subjects import SUBJECTS

GROUND = ground()
OPTIONS = options(GROUND)


def of(group: OptionGroup, every: tuple[Option, ...] = OPTIONS) -> list[Option]:
    return [one for one in every if one.group is group]


def kinds(group: OptionGroup) -> set[ActionKind]:
    return {one.action.kind for one in of(group)}


def planned(*actions: Action, **more: Any) -> PlanGround:  # noqa: ANN401 - fields of any type
    return ground(Plan(id="p", name="Plan A"), *(replace(one, plan_id="p") for one in actions), **more)


def test_the_catalogue_offers_what_can_be_done() -> None:
    assert kinds(OptionGroup.CERTIFICATIONS) == {ActionKind.EARN_CERTIFICATION}
    assert kinds(OptionGroup.SKILLS) == {ActionKind.LEARN_SKILL}
    assert kinds(OptionGroup.SPECIALISATIONS) == {ActionKind.SPECIALISE}
    assert kinds(OptionGroup.MOVES) == {
        ActionKind.MOVE_COMPANY,
        ActionKind.CHANGE_WORK_MODE,
        ActionKind.CHANGE_TRACK,
        ActionKind.TAKE_PRODUCTION,
    }
    assert len(of(OptionGroup.CERTIFICATIONS)) == MOST_CERTIFICATIONS
    assert 0 < len(of(OptionGroup.SKILLS)) <= MOST_SKILLS


def test_what_changes_a_life_is_for_the_person_to_allow() -> None:
    assert {one.group for one in OPTIONS if not one.is_usual} == {OptionGroup.MOVES}
    assert all(not one.is_usual for one in of(OptionGroup.MOVES))


def test_ids_and_groups_stand_once_and_in_order() -> None:
    assert len({one.action.id for one in OPTIONS}) == len(OPTIONS)
    groups = list(dict.fromkeys(one.group for one in OPTIONS))
    assert groups == sorted(groups, key=list(OptionGroup).index)


def test_every_option_could_stand_in_a_plan() -> None:
    plan = Plan(id="p", name="Plan A", hours_per_week=168)
    for one in OPTIONS:
        month = replace(one.action, months=12)
        assert contradictions(planned(month).profile, plan, SUBJECTS, TODAY) == (), one.action


def test_certifications_have_prices_hours_and_studies_behind_them() -> None:
    for one in of(OptionGroup.CERTIFICATIONS):
        known = SUBJECTS.certifications.find(one.action.subject)
        assert known is not None
        assert known.facts.tier not in WITHOUT_STUDIES
        assert float(one.action.cost) == known.facts.price_usd
        assert known.hours.low <= one.action.hours <= known.hours.high
        assert one.has_estimate
        assert one.note.endswith("(grade B)")


def test_those_that_show_most_of_what_is_asked_come_first_and_then_the_cheaper() -> None:
    asked = GROUND.asked_next.keys()
    shown = []
    for one in of(OptionGroup.CERTIFICATIONS):
        known = SUBJECTS.certifications.find(one.action.subject)
        assert known is not None
        shown.append((-len(asked & set(known.skills)), float(one.action.cost)))
    assert shown == sorted(shown)


def test_one_with_a_figure_of_ones_own_is_offered_first() -> None:
    every = SUBJECTS.certifications.certifications
    course = next(one for one in every if one.facts.tier == "Course" and one.facts.price_usd and not one.is_retired)
    own = Override(id=course.figure_id, value=0.05)
    first = of(OptionGroup.CERTIFICATIONS, options(ground(own)))[0]
    assert first.action.subject == course.facts.name
    assert first.note.endswith("(your own figure)")
    assert course.facts.name not in {one.action.subject for one in OPTIONS}


def test_what_is_held_is_not_earned_again_but_renewed() -> None:
    held = certification("CKA", earned="2025-06-01", expires="2027-06-30")
    found = of(OptionGroup.CERTIFICATIONS, options(ground(held)))
    name = found[0].action.subject
    assert SUBJECTS.certification_key(name) == SUBJECTS.certification_key("CKA")
    assert found[0].action.kind is ActionKind.RENEW_CERTIFICATION
    assert [one.action.kind for one in found if one.action.subject == name] == [ActionKind.RENEW_CERTIFICATION]


def test_skills_that_are_there_are_not_offered_and_others_take_the_hours_between() -> None:
    first = of(OptionGroup.SKILLS)[0].action
    assert first.proficiency is not None
    enough = ground(skill(first.subject, first.proficiency))
    assert first.subject not in {one.action.subject for one in of(OptionGroup.SKILLS, options(enough))}
    part = ground(skill(first.subject, first.proficiency - 1))
    left = next(one for one in options(part) if one.action.subject == first.subject)
    assert 0 < left.action.hours < first.hours


def test_without_opinions_lessons_have_no_estimate() -> None:
    assert not any(one.has_estimate for one in of(OptionGroup.SKILLS))
    assert all("no estimate" in one.note for one in of(OptionGroup.SKILLS))
    counted = of(OptionGroup.SKILLS, options(ground(count_grade_d=True)))
    assert all(one.has_estimate and one.note.endswith("(grade D)") for one in counted)
    assert set(without_estimate(OPTIONS)) >= set(of(OptionGroup.SKILLS))


def test_a_specialisation_is_told_beside_the_present_one() -> None:
    own = ground(specialisation="generative-ai")
    assert own.own_specialisation
    found = of(OptionGroup.SPECIALISATIONS, options(own))
    assert "Generative AI / LLM" not in {one.action.subject for one in found}
    known = [one for one in found if one.has_estimate]
    assert known
    assert all("your present one: " in one.note for one in known)
    assert all("your present one" not in one.note for one in of(OptionGroup.SPECIALISATIONS))


def test_actions_of_plans_come_first_with_their_own_hours_and_once() -> None:
    own = earn("a own", subject="CKA", hours=33, cost=Decimal(99))
    again = earn("b again", subject="Certified Kubernetes Administrator (CKA)", hours=44)
    pause = action("pause", ActionKind.BREAK, "2027-01", months=3)
    found = options(planned(own, again, pause))
    assert (found[0].action.hours, found[0].group) == (33, OptionGroup.PLANS)
    assert of(OptionGroup.PLANS, found) == [found[0]]
    name = "Certified Kubernetes Administrator (CKA)"
    assert not any(one.action.subject == name for one in of(OptionGroup.CERTIFICATIONS, found))


def test_two_offers_are_two_things_to_do_and_a_move_without_one_is_a_third() -> None:
    one, two = (action(f"o{pay}", ActionKind.MOVE_COMPANY, "2027-05", offered_pay=Decimal(pay)) for pay in (8, 9))
    found = options(planned(one, two))
    moves = [each for each in found if each.action.kind is ActionKind.MOVE_COMPANY]
    assert [each.action.offered_pay for each in moves] == [8, 9, None]
    assert [each.has_estimate for each in moves] == [True] * 3
    assert len({each.action.id for each in moves}) == 3


def test_what_nobody_knows_is_left_out() -> None:
    odd = action("odd", ActionKind.SPECIALISE, "2027-01", subject="Alchemy")
    assert of(OptionGroup.PLANS, options(planned(odd))) == []


def test_whoever_owns_production_need_not_take_it() -> None:
    has = options(ground(production=Production.OWNS))
    assert ActionKind.TAKE_PRODUCTION not in {one.action.kind for one in has}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CKA", ActionKind.EARN_CERTIFICATION),
        ("Rust", ActionKind.LEARN_SKILL),
        ("mlops", ActionKind.SPECIALISE),
        ("Austin", ActionKind.MOVE_PLACE),
    ],
)
def test_anything_of_the_catalogues_can_be_added_by_name(text: str, kind: ActionKind) -> None:
    found = named_option(GROUND, text)
    assert found is not None
    assert (found.action.kind, found.group, found.is_usual) == (kind, OptionGroup.ADDED, True)
    assert not SUBJECTS.unknown(found.action, GROUND.profile)
    assert is_same(GROUND, found, found)


@pytest.mark.parametrize(
    ("text", "subject"),
    [("Austin, TX", "Austin"), ("nyc", "New York"), ("Portland, ME", "Portland, ME"), ("London", "United Kingdom")],
)
def test_a_place_added_by_any_name_is_the_one_moved_to(text: str, subject: str) -> None:
    found = named_option(GROUND, text)
    assert found is not None
    assert found.action.subject == subject
    assert SUBJECTS.pack.find_place(subject) is SUBJECTS.pack.find_place(text)


def test_what_has_no_such_name_cannot_be_added() -> None:
    assert named_option(GROUND, "Alchemy") is None
    assert named_option(GROUND, "") is None


def test_added_things_are_told_from_those_that_are_there() -> None:
    rust, cka = named_option(GROUND, "Rust"), named_option(GROUND, "CKA")
    assert rust is not None
    assert cka is not None
    assert not is_same(GROUND, rust, cka)
    same = named_option(GROUND, "Certified Kubernetes Administrator (CKA)")
    assert same is not None
    assert is_same(GROUND, cka, same)
