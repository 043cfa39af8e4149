from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market.evidence import load_cards
from planner.market.requirements import load_requirements
from planner.market.skills import load_skills
from planner.market.specialisations import Specialisations, Thinness, load_specialisations
from tests.market.made_up_catalogue import edited, entry


@pytest.fixture(scope="module")
def specialisations() -> Specialisations:
    return load_specialisations()


def test_ten_with_general_machine_learning_as_the_reference(specialisations: Specialisations) -> None:
    assert [one.id for one in specialisations.specialisations] == [
        *("general-ml", "deep-learning", "nlp", "computer-vision", "generative-ai", "reinforcement-learning"),
        *("mlops", "autonomous-systems", "edge-ai", "responsible-ai"),
    ]
    assert specialisations.reference.id == "general-ml"


def test_thin_markets_are_marked_with_what_it_means(specialisations: Specialisations) -> None:
    thin = {one.id: one.thinness for one in specialisations.specialisations}
    assert [one for one, thinness in thin.items() if thinness is Thinness.ENOUGH] == ["general-ml"]
    assert thin["reinforcement-learning"] is Thinness.TOO_THIN
    assert thin["computer-vision"] is Thinness.THIN
    assert all(one.thinness_note.endswith(".") for one in specialisations.specialisations)


def test_a_niche_has_fewer_offers_and_a_wider_spread(specialisations: Specialisations) -> None:
    note = specialisations.specialisation("reinforcement-learning").thinness_note
    assert "wider spread" in note
    assert "fewer offers" in note


def test_their_skills_are_of_the_catalogue(specialisations: Specialisations) -> None:
    skills = load_skills()
    for one in specialisations.specialisations:
        assert len([skills.skill(skill) for skill in one.skills]) >= 4
        assert one.applications


def test_only_generative_ai_is_marked_as_growing(specialisations: Specialisations) -> None:
    assert [one.id for one in specialisations.specialisations if one.is_growing] == ["generative-ai"]


def test_contradictions_are_pointed_at(specialisations: Specialisations) -> None:
    assert specialisations.reference.tensions == ("breadth-or-depth",)
    assert load_cards().tension("breadth-or-depth").claims == (104, 156)


def test_families_of_titles_lead_to_specialisations(specialisations: Specialisations) -> None:
    for family in load_requirements().families:
        assert specialisations.specialisation(family.specialisation).name


def test_an_unknown_one_is_a_fault_of_the_program(specialisations: Specialisations) -> None:
    with pytest.raises(KeyError):
        specialisations.specialisation("alchemy")


@pytest.mark.parametrize("is_reference", [True, False])
def test_there_is_one_reference(tmp_path: Path, is_reference: bool) -> None:
    changed = "nlp" if is_reference else "general-ml"
    folder = edited(
        tmp_path,
        "specialisations.json",
        lambda file: entry(file, "specialisations", changed).update(is_reference=is_reference),
    )
    with pytest.raises(UserError, match="one specialisation has to be the reference"):
        load_specialisations(folder)
