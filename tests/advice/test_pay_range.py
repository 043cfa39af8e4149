import math
from dataclasses import replace
from statistics import NormalDist

import pytest

from planner.advice.pay_range import REFERENCES, combination, movers, references, steps
from planner.advice.pay_standing import pay_standing
from planner.domain.role import Level
from planner.domain.skill import Skill
from planner.forecast.situation import Situation, situation
from planner.market.factors import Factor
from planner.market.pack import load_pack
from planner.market.skills import load_skills
from tests.advice.examples import TODAY, pack, person, standing
from tests.strategies import profile_of

PACK = load_pack()


@pytest.fixture(scope="module")
def stand() -> Situation:
    found = situation(profile_of(*person()), PACK, TODAY)
    assert isinstance(found, Situation)
    return found


def factor(factor_id: str, effect: float, grade: str = "C") -> Factor:
    return Factor(factor_id, factor_id, effect, effect, effect, 10, grade, "Somebody", "2025")


def test_pay_is_compared_with_software_and_data_science_too(stand: Situation) -> None:
    found = references(stand, PACK)
    assert [one.family.id for one in found] == list(REFERENCES)
    medians = {one.family.id: one.median for one in found}
    assert len(set(medians.values())) == len(medians)
    assert all(1 <= (one.percentile or 0) <= 99 for one in found)


def test_ones_own_kind_of_work_stands_where_the_standing_says(stand: Situation) -> None:
    own = next(one for one in references(stand, PACK) if one.family == stand.basis.family)
    said = pay_standing(stand)
    assert said is not None
    assert own.percentile == pytest.approx(said.percentile)
    assert own.median == pytest.approx(said.median)


def test_without_pay_the_medians_are_there_alone(stand: Situation) -> None:
    unpaid = replace(stand, inputs=replace(stand.inputs, log_pay=None))
    found = references(unpaid, PACK)
    assert [one.median for one in found] == [one.median for one in references(stand, PACK)]
    assert {one.percentile for one in found} == {None}


def test_families_without_figures_are_left_out() -> None:
    made_up = pack()
    assert {one.family.id for one in references(standing(made_up), made_up)} <= set(REFERENCES)
    few = replace(PACK, families=tuple(one for one in PACK.families if one.id != "data-scientist"))
    stand = situation(profile_of(*person()), few, TODAY)
    assert isinstance(stand, Situation)
    assert [one.family.id for one in references(stand, few)] == ["ml-engineer", "software-engineer"]


def test_what_moves_pay_is_told_the_largest_first(stand: Situation) -> None:
    known = (factor("a", 0.02), factor("b", -0.1), factor("c", 0.0, grade=""), factor("d", 0.05))
    moved = replace(stand, basis=replace(stand.basis, factors=known))
    assert [one.id for one in movers(moved)] == ["b", "d", "a"]
    assert movers(replace(stand, basis=replace(stand.basis, factors=()))) == ()


def test_steps_are_distributions_that_overlap(stand: Situation) -> None:
    found = steps(stand)
    assert [(one.start, one.end) for one in found] == [
        (Level.ENTRY, Level.MID),
        (Level.MID, Level.SENIOR),
        (Level.SENIOR, Level.ARCHITECT),
    ]
    for one in found:
        assert one.rise > 0
        assert one.before[0] < one.before[1]
        assert one.before[1] < one.after[1]
        assert 0 < one.overlap < 0.5


def test_a_step_is_worked_out_from_its_two_levels(stand: Situation) -> None:
    ladder = replace(stand.inputs, level_log_median=(10.0, 10.2, 10.6, 11.0), level_log_sd=(0.2, 0.3, 0.3, 0.3))
    first = steps(replace(stand, inputs=ladder))[0]
    assert first.rise == pytest.approx(math.exp(0.2) - 1)
    assert first.overlap == pytest.approx(1 - NormalDist().cdf(1.0))
    assert first.after == pytest.approx((math.exp(10.2 - 0.3 * 0.67449), math.exp(10.2 + 0.3 * 0.67449)), rel=1e-5)


@pytest.mark.parametrize(
    ("rated", "shown"),
    [
        ({}, ()),
        ({"Python": 2}, ()),
        ({"Python": 3}, ("Software",)),
        ({"Python": 4, "Statistics": 3, "Supervised learning": 5}, ("Software", "Mathematics", "Data science")),
        ({"Basket weaving": 5}, ()),
    ],
)
def test_the_combination_takes_a_skill_of_each(rated: dict[str, int], shown: tuple[str, ...]) -> None:
    held = [Skill(id=name, name=name, proficiency=level) for name, level in rated.items()]
    found = combination(profile_of(*held), load_skills())
    assert tuple(name for name, is_held in found.items() if is_held) == shown
