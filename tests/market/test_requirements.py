import itertools
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.domain.role import Level
from planner.market.catalogue_reading import CatalogueSource
from planner.market.evidence import Grade
from planner.market.pack import Pack, load_pack
from planner.market.requirements import (
    FamilyAsk,
    GroupAsk,
    GroupWeight,
    ImportanceFile,
    OccupationRating,
    Requirements,
    SkillAsk,
    load_requirements,
    shared_weight,
)
from planner.market.skills import load_skills
from tests.market.made_up_catalogue import edited

SOURCE = CatalogueSource("onet", "They", "Ratings", "2025", "CC BY 4.0", "By them", "", 4)
RATINGS = ImportanceFile(
    SOURCE, {"51-1.00": {"Kneading": 5.0, "Mixing": 3.0}, "51-2.00": {"Kneading": 2.0, "Mixing": 2.0}}
)

DOUGH = GroupAsk("dough", ("Kneading", "Mixing"), 0.9, (1.0, 1.0, 0.5, 0.5), (2, 3, 4, 4))
OVEN = GroupAsk("oven", (), 0.5, (1.0, 1.0, 1.0, 2.0), (1, 2, 3, 5))

BAKER = OccupationRating("51-1", ("51-1.00",), is_stand_in=False, reason="Rated itself.")
COOK = OccupationRating("51-2", ("51-2.00",), is_stand_in=True, reason="Cooks stand in.")

SKILLS = (
    SkillAsk("kneading", Level.ENTRY, is_required=True),
    SkillAsk("ovens", Level.SENIOR, is_required=False),
)


def family(**factor: float) -> FamilyAsk:
    return FamilyAsk("baker", "Baker", "Bakes.", "bread", {"oven": 0.75}, factor, SKILLS)


def requirements(one: FamilyAsk | None = None) -> Requirements:
    return Requirements("Assumed.", (DOUGH, OVEN), (BAKER, COOK), (one or family(),), RATINGS)


def by_group(weights: tuple[GroupWeight, ...]) -> dict[str, GroupWeight]:
    return {weight.group: weight for weight in weights}


def test_weights_of_a_rated_occupation() -> None:
    # dough: (5 + 3) / 2 = 4 of 1 to 5, so 0.75; oven: assumed 0.75; both halves at entry
    weights = by_group(requirements().weights("baker", [("51-1", 1.0)], Level.ENTRY))
    assert weights["dough"].weight == pytest.approx(0.5)
    assert weights["oven"].weight == pytest.approx(0.5)
    assert (weights["dough"].grade, weights["dough"].source) == (Grade.C, "Ratings 2025")
    assert (weights["oven"].grade, weights["oven"].source) == (Grade.D, "assumption of this program")


def test_levels_shift_the_weights() -> None:
    # dough 0.75 × 0.5 = 0.375, oven 0.75 × 2 = 1.5; heaviest first
    weights = requirements().weights("baker", [("51-1", 1.0)], Level.ARCHITECT)
    assert [weight.group for weight in weights] == ["oven", "dough"]
    assert [weight.weight for weight in weights] == pytest.approx([0.8, 0.2])
    assert [weight.proficiency for weight in weights] == [5, 4]


def test_a_stand_in_makes_it_an_assumption() -> None:
    # dough: 0.5 × 0.75 + 0.5 × 0.25 = 0.5
    weights = by_group(requirements().weights("baker", [("51-1", 0.5), ("51-2", 0.5)], Level.ENTRY))
    assert weights["dough"].weight == pytest.approx(0.5 / 1.25)
    assert weights["dough"].grade is Grade.D
    assert weights["dough"].source == "Ratings 2025; assumption of this program"


def test_unrated_occupations_leave_the_rest() -> None:
    weights = by_group(requirements().weights("baker", [("51-1", 0.25), ("99-9", 0.75)], Level.ENTRY))
    assert weights["dough"].weight == pytest.approx(0.5)
    assert weights["dough"].grade is Grade.D


def test_without_any_rating_all_is_assumed() -> None:
    weights = by_group(requirements().weights("baker", [("99-9", 1.0)], Level.ENTRY))
    assert weights["dough"].weight == pytest.approx(0.9 / 1.65)
    assert {weight.grade for weight in weights.values()} == {Grade.D}


def test_a_factor_changes_a_rating_and_makes_it_an_assumption() -> None:
    weights = by_group(requirements(family(dough=2.0)).weights("baker", [("51-1", 1.0)], Level.ENTRY))
    assert weights["dough"].weight == pytest.approx(1.5 / 2.25)
    assert weights["dough"].grade is Grade.D


def test_skills_of_the_levels_below_stay_asked_for() -> None:
    asks = requirements()
    assert [ask.skill for ask in asks.skills("baker", Level.MID)] == ["kneading"]
    assert [ask.skill for ask in asks.skills("baker", Level.ARCHITECT)] == ["kneading", "ovens"]


def test_an_unknown_family_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        requirements().weights("butcher", [("51-1", 1.0)], Level.ENTRY)


def test_what_two_titles_share() -> None:
    one = requirements().weights("baker", [("51-1", 1.0)], Level.ENTRY)  # halves
    other = requirements().weights("baker", [("51-1", 1.0)], Level.ARCHITECT)  # 0.2 and 0.8
    assert shared_weight(one, other) == pytest.approx(0.7)
    assert shared_weight(one, one) == pytest.approx(1.0)
    assert shared_weight(one, ()) == 0


@pytest.mark.parametrize(
    ("assumed", "by_level", "proficiency", "reason"),
    [
        (1.1, (1.0,) * 4, (1, 1, 1, 1), "not within their range"),
        (0.5, (1.0, 1.0, -1.0, 1.0), (1, 1, 1, 1), "not within their range"),
        (0.5, (1.0,) * 4, (1, 3, 2, 4), "falls or is not within 1 to 5"),
        (0.5, (1.0,) * 4, (1, 2, 3, 6), "falls or is not within 1 to 5"),
        (0.5, (1.0,) * 4, (0, 2, 3, 4), "falls or is not within 1 to 5"),
    ],
)
def test_asks_keep_to_their_range(
    assumed: float, by_level: tuple[float, float, float, float], proficiency: tuple[int, int, int, int], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        GroupAsk("dough", (), assumed, by_level, proficiency)


@pytest.fixture(scope="module")
def shipped() -> Requirements:
    return load_requirements()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def test_every_family_of_the_pack_is_described(shipped: Requirements, pack: Pack) -> None:
    for one in pack.families:
        described = shipped.family(one.id)
        assert described.name == one.name
        assert described.text


def test_the_groups_are_the_families_of_skills(shipped: Requirements) -> None:
    assert [ask.group for ask in shipped.groups] == [group.id for group in load_skills().groups if group.is_core]


def test_every_skill_asked_for_is_of_the_catalogue(shipped: Requirements) -> None:
    skills = load_skills()
    for one in shipped.families:
        assert all(skills.skill(ask.skill) for ask in one.skills)
        assert len({ask.skill for ask in one.skills}) == len(one.skills) >= 10


def test_every_ai_title_asks_for_python(shipped: Requirements) -> None:
    for one in shipped.families:
        asks = [ask for ask in one.skills if ask.skill == "python"]
        assert one.id == "engineering-manager" or (asks[0].is_required and asks[0].since is Level.ENTRY)


def test_weights_sum_to_one_everywhere(shipped: Requirements, pack: Pack) -> None:
    for one, level in itertools.product(pack.families, Level):
        weights = shipped.weights(one.id, one.occupations, level)
        assert sum(weight.weight for weight in weights) == pytest.approx(1)
        assert all(weight.weight > 0 for weight in weights)
        assert [weight.weight for weight in weights] == sorted((weight.weight for weight in weights), reverse=True)


def weight(shipped: Requirements, pack: Pack, family_id: str, group: str, level: Level = Level.MID) -> float:
    one = next(one for one in pack.families if one.id == family_id)
    return by_group(shipped.weights(family_id, one.occupations, level))[group].weight


def test_mathematics_weighs_more_towards_research(shipped: Requirements, pack: Pack) -> None:
    order = ("software-engineer", "ml-engineer", "deep-learning-engineer", "applied-scientist", "research-scientist")
    weights = [weight(shipped, pack, one, "maths") for one in order]
    assert weights == sorted(weights)
    assert weights[0] < weights[-1]


def test_the_applied_scientist_stands_between_research_and_production(shipped: Requirements, pack: Pack) -> None:
    weights = [
        weight(shipped, pack, one, "deployment") for one in ("research-scientist", "applied-scientist", "ml-engineer")
    ]
    assert weights == sorted(weights)


def test_communication_and_leadership_weigh_more_with_the_level(shipped: Requirements, pack: Pack) -> None:
    specialists = [one for one in shipped.families if one.id != "engineering-manager"]
    for one, group in itertools.product(specialists, ("communication", "leadership")):
        weights = [weight(shipped, pack, one.id, group, level) for level in Level]
        assert weights == sorted(weights), (one.id, group)


def test_related_titles_share_more_than_distant_ones(shipped: Requirements, pack: Pack) -> None:
    weights = {one.id: shipped.weights(one.id, one.occupations, Level.MID) for one in pack.families}
    near = shared_weight(weights["ml-engineer"], weights["deep-learning-engineer"])
    far = shared_weight(weights["data-engineer"], weights["research-scientist"])
    assert 0.4 < far < near < 1


def test_where_ratings_speak_for_themselves_they_are_graded_so(shipped: Requirements, pack: Pack) -> None:
    manager = next(one for one in pack.families if one.id == "engineering-manager")
    weights = by_group(shipped.weights(manager.id, manager.occupations, Level.SENIOR))
    assert weights["communication"].grade is Grade.C
    assert weights["communication"].source == "O*NET 29.3 Database May 2025"
    assert weights["ml"].grade is Grade.D


def test_stand_ins_give_their_reason(shipped: Requirements) -> None:
    stand_ins = {one.code: one.reason for one in shipped.occupations if one.is_stand_in}
    assert set(stand_ins) == {"15-1252", "15-1299", "15-2051"}
    assert all("stand in" in reason for reason in stand_ins.values())


def test_an_unknown_group_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "requirements.json", lambda file: file["families"][0]["factor"].update(magic=2.0))
    with pytest.raises(UserError, match=r"requirements\.json: it is damaged \(there is no group of skills 'magic'\)"):
        load_requirements(folder)


def test_an_unrated_stand_in_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "requirements.json", lambda file: file["occupations"][0].update(rated_as=["51-1.00"]))
    with pytest.raises(UserError, match=r"there is no rated occupation '51-1\.00'"):
        load_requirements(folder)
