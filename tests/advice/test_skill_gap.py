import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.learning import Effort, LearningHours
from planner.advice.skill_gap import (
    FIELDS,
    STAGES,
    Gap,
    GroupGap,
    Hold,
    Judge,
    SkillGap,
    gap_of,
    held_skills,
    skill_gap,
)
from planner.domain.dates import PartialDate
from planner.domain.profile import Record
from planner.domain.role import Level
from planner.domain.skill import Skill
from tests.advice.records import LIBRARY, ML, REQUIREMENTS, TODAY, UNASKED, skill
from tests.strategies import profile_of

SKILLS = LIBRARY.skills
JUDGE = Judge(TODAY)


def gap(*held: Record, level: Level = Level.MID, judge: Judge = JUDGE) -> Gap:
    return skill_gap(profile_of(*held), SKILLS, REQUIREMENTS, ML, level, judge)


def one(told: Gap, skill_id: str) -> SkillGap:
    return next(found for found in told.skills if found.skill.id == skill_id)


def group(told: Gap, group_id: str) -> GroupGap:
    return next(found for found in told.groups if found.group.id == group_id)


@pytest.mark.parametrize(
    ("held", "hold", "effort"),
    [
        (skill("Python", 3), Hold.HAVE, Effort()),
        (skill("Python", 5), Hold.HAVE, Effort()),
        (skill("Python", 2), Hold.BELOW, Effort(75, 150, 300)),  # 200 − 50
        (skill("Python", None), Hold.UNRATED, None),
        (skill("Python", 3, "2023-10"), Hold.RUSTY, Effort(20, 40, 80)),  # a fifth of 200
        (skill("Python", 5, "2023-10"), Hold.RUSTY, Effort(20, 40, 80)),  # only what is asked
        (skill("Python", 2, "2023-10"), Hold.BELOW, Effort(80, 160, 320)),  # 150 + a fifth of 50
        (skill("Python", 3, ""), Hold.HAVE, Effort()),
        (skill("Haskell", 5), Hold.LACK, Effort(100, 200, 400)),
    ],
)
def test_a_skill_is_held_against_what_is_asked(held: Skill, hold: Hold, effort: Effort | None) -> None:
    told = one(gap(held), "python")
    assert told.asked == 3
    assert (told.hold, told.effort) == (hold, effort)


@pytest.mark.parametrize(("last_used", "hold"), [("2023-11-22", Hold.HAVE), ("2023-11-21", Hold.RUSTY)])
def test_rust_sets_in_on_a_day(last_used: str, hold: Hold) -> None:
    assert one(gap(skill("Python", 3, last_used)), "python").hold is hold


def test_when_rust_sets_in_and_what_learning_takes_can_be_chosen() -> None:
    hours = LearningHours(to_reach=(0, 1, 2, 3, 4, 5), low=1, high=1, refresh=1)
    told = one(gap(skill("Python", 3, "2025-01"), judge=Judge(TODAY, 1, hours)), "python")
    assert (told.hold, told.effort) == (Hold.RUSTY, Effort(3, 3, 3))


def test_an_unknown_date_of_use_is_told() -> None:
    assert one(gap(skill("Python", 3, "")), "python").has_unknown_use
    assert not one(gap(skill("Python", 3)), "python").has_unknown_use
    assert not one(gap(), "python").has_unknown_use


def test_other_names_of_a_skill_are_known_and_the_best_record_counts() -> None:
    held = held_skills(
        profile_of(skill("sklearn", 2), skill("Scikit-Learn", 4), skill("scikit learn", 3), skill("My own thing")),
        SKILLS,
    )
    assert {name: found.proficiency for name, found in held.items()} == {"scikit-learn": 4}


def test_of_equal_records_the_one_used_last_counts() -> None:
    held = held_skills(profile_of(skill("sklearn", 3, "2020"), skill("Scikit-Learn", 3, "2025")), SKILLS)
    assert held["scikit-learn"].name == "Scikit-Learn"


def test_weights_sum_to_one_and_the_heaviest_group_stands_first() -> None:
    told = gap()
    weights = [found.weight.weight for found in told.groups]
    assert sum(weights) == pytest.approx(1)
    assert weights == sorted(weights, reverse=True)


def test_a_group_is_held_by_its_best_skill() -> None:
    told = gap(skill("SQL", 5, "2019"), skill("Go", 3), skill("Rust", 2))
    assert group(told, "programming").hold is Hold.HAVE
    best = group(told, "programming").best
    assert best is not None
    assert best.name == "Go"
    assert group(told, "maths").hold is Hold.LACK
    assert group(told, "maths").best is None


def test_stages_and_fields_are_groups_in_their_order() -> None:
    told = gap(skill("MLflow", 3))
    assert [found.group.id for found in told.of_groups(STAGES)] == list(STAGES)
    assert [found.hold for found in told.of_groups(STAGES)] == [Hold.LACK, Hold.HAVE, Hold.LACK, Hold.LACK]
    assert [found.group.id for found in told.of_groups(FIELDS)] == list(FIELDS)
    assert told.of_groups(["unknown"]) == ()


def test_the_hours_are_those_of_required_skills() -> None:
    # At entry a proficiency of 2 is asked in every group of these but modelling, which asks for 1.
    told = gap(level=Level.ENTRY)
    required = [found for found in told.skills if found.is_required]
    assert sorted(found.skill.id for found in required) == [
        *("git", "model-evaluation", "python", "scikit-learn", "sql", "statistics", "supervised-learning", "testing"),
    ]
    # Seven skills at 50 hours each and model evaluation at 10.
    assert told.effort.middle == 7 * 50 + 10
    assert len(told.missing) == 8
    assert gap(skill("Python", 2), level=Level.ENTRY).effort.middle == 6 * 50 + 10


def test_unrated_skills_are_missing_without_hours() -> None:
    told = gap(skill("Python", None), level=Level.ENTRY)
    assert len(told.missing) == 8
    assert told.effort.middle == 6 * 50 + 10
    assert told.count(Hold.UNRATED) == 1


def test_what_is_held_can_be_looked_up_once_for_many_families() -> None:
    profile = profile_of(skill("Python", 4, "2026"), skill("Docker", 2, "2020"), skill("Knitting", 5, "2026"))
    held = held_skills(profile, SKILLS)
    for level in Level:
        assert gap_of(held, SKILLS, REQUIREMENTS, ML, level, JUDGE) == skill_gap(
            profile, SKILLS, REQUIREMENTS, ML, level, JUDGE
        )


def test_a_family_without_requirements_is_no_gap_but_an_error() -> None:
    with pytest.raises(KeyError):
        skill_gap(profile_of(), SKILLS, REQUIREMENTS, UNASKED, Level.MID, JUDGE)


held_lists = st.lists(
    st.builds(
        Skill,
        id=st.uuids().map(str),
        name=st.sampled_from(["Python", "SQL", "Docker", "statistics", "PyTorch", "Haskell"]),
        proficiency=st.none() | st.integers(1, 5),
        last_used=st.none() | st.builds(PartialDate, st.integers(2015, 2026)),
    ),
    max_size=6,
)


@given(held_lists, st.sampled_from(Level))
def test_every_skill_asked_for_is_in_one_group_and_held_in_one_way(held: list[Skill], level: Level) -> None:
    told = gap(*held, level=level)
    assert len(told.skills) == len(REQUIREMENTS.skills("ml-engineer", level))
    assert sum(told.count(hold) for hold in Hold) == len(told.skills)
    assert all((found.effort == Effort()) is (found.hold is Hold.HAVE) for found in told.skills)


@given(held_lists, st.sampled_from(["Python", "SQL", "Docker"]))
def test_a_skill_well_known_and_in_use_never_adds_hours(held: list[Skill], name: str) -> None:
    rated = [found for found in held if found.proficiency is not None]
    more = [*rated, skill(name, 5)]
    assert gap(*more).effort.middle <= gap(*rated).effort.middle


@given(st.integers(1, 5), st.integers(0, 12))
def test_the_longer_unused_the_worse(proficiency: int, years: int) -> None:
    order = list(Hold)
    now, then = skill("Python", proficiency), skill("Python", proficiency, str(2026 - years))
    assert order.index(JUDGE.hold(then, 3)) >= order.index(JUDGE.hold(now, 3))


@pytest.mark.parametrize(
    ("last_used", "years", "is_rusty"),
    [
        ("2026-05", 0.5, False),  # it may have been the last of May, and half a year ago was the 22nd
        ("2026-04", 0.5, True),
        ("2023", 3.0, False),  # it may have been the last of December
        ("2022", 3.0, True),
        ("2026-11-21", 0.0, True),
        ("2026-11-22", 0.0, False),
        ("", 0.0, False),
    ],
)
def test_a_vague_date_of_use_is_read_in_favour_of_the_skill(last_used: str, years: float, is_rusty: bool) -> None:
    assert Judge(TODAY, years).is_rusty(skill("Python", 3, last_used)) is is_rusty


def test_a_fresh_skill_stands_for_its_group_before_a_stronger_rusty_one() -> None:
    fresh, rusty, weak = skill("Go", 3), skill("SQL", 5, "2019"), skill("Rust", 2)
    best = group(gap(rusty, weak, fresh), "programming").best
    assert best == fresh
    told = group(gap(rusty, weak), "programming")
    assert (told.best, told.hold) == (rusty, Hold.RUSTY)
    told = group(gap(weak, skill("Go", None)), "programming")
    assert (told.best, told.hold) == (weak, Hold.BELOW)


def test_groups_come_in_the_order_they_are_asked_for() -> None:
    told = gap()
    assert [found.group.id for found in told.of_groups(reversed(FIELDS))] == ["ml", "maths", "programming"]


@pytest.mark.parametrize("level", Level)
def test_from_nothing_the_hours_are_those_of_every_required_skill(level: Level) -> None:
    told = gap(level=level)
    to_reach = {1: 10, 2: 50, 3: 200, 4: 600, 5: 1_500}
    hours = sum(to_reach[found.asked] for found in told.skills if found.is_required)
    assert told.effort == Effort(hours / 2, hours, 2 * hours)
    assert told.count(Hold.LACK) == len(told.skills)


def test_a_higher_level_never_asks_for_less() -> None:
    efforts = [gap(level=level).effort.middle for level in Level]
    assert efforts == sorted(efforts)
    assert len(set(efforts)) == 4
    for lower, higher in pairwise(Level):
        asked = {found.skill.id: found.asked for found in gap(level=lower).skills}
        assert all(found.asked >= asked.get(found.skill.id, 0) for found in gap(level=higher).skills)


@given(held_lists, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(held: list[Skill], luck: random.Random) -> None:
    mixed = luck.sample(held, len(held))
    one_way, other = gap(*held), gap(*mixed)
    assert [found.hold for found in other.skills] == [found.hold for found in one_way.skills]
    assert [found.hold for found in other.groups] == [found.hold for found in one_way.groups]
    assert other.effort == one_way.effort


@given(held_lists)
def test_what_is_missing_is_required_and_not_held_and_makes_up_the_hours(held: list[Skill]) -> None:
    told = gap(*held)
    assert all(found.is_required and found.hold is not Hold.HAVE for found in told.missing)
    required = sum(found.is_required for found in told.skills)
    had = sum(found.is_required and found.hold is Hold.HAVE for found in told.skills)
    assert len(told.missing) == required - had
    assert told.effort.middle == sum(found.effort.middle for found in told.missing if found.effort)
    assert (told.effort.low, told.effort.high) == (told.effort.middle / 2, told.effort.middle * 2)
