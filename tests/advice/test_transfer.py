import pytest

from planner.advice.skill_gap import Judge
from planner.advice.transfer import Transfer, transfers
from planner.domain.profile import Record
from planner.domain.role import Level
from planner.market.pack import load_pack
from planner.market.titles import Family
from tests.advice.records import LIBRARY, ML, REQUIREMENTS, SOFTWARE, TODAY, UNASKED, skill
from tests.strategies import profile_of


def told(*held: Record, start: Family = SOFTWARE, others: tuple[Family, ...] = (ML,)) -> tuple[Transfer, ...]:
    judge = Judge(TODAY)
    return transfers(profile_of(*held), LIBRARY.skills, REQUIREMENTS, start, others, Level.MID, judge)


def test_the_overlap_is_what_both_ask_for() -> None:
    (way,) = told()
    ours = {one.group: one.weight for one in REQUIREMENTS.weights("software-engineer", SOFTWARE.occupations, Level.MID)}
    theirs = {one.group: one.weight for one in REQUIREMENTS.weights("ml-engineer", ML.occupations, Level.MID)}
    assert way.share == pytest.approx(sum(min(ours[group], theirs[group]) for group in ours))
    assert (way.start, way.end) == (SOFTWARE, ML)


def test_what_only_the_other_asks_for_is_new() -> None:
    (way,) = told()
    assert {"pytorch", "supervised-learning", "statistics"} <= set(way.new)
    assert not {"python", "git", "testing"} & set(way.new)


def test_what_the_person_has_is_not_missing() -> None:
    (without,), (way,) = told(), told(skill("Statistics", 3))
    assert {one.skill.id for one in without.missing} - {one.skill.id for one in way.missing} == {"statistics"}
    assert without.effort.middle - way.effort.middle == 200


def test_the_own_family_and_those_without_requirements_are_left_out() -> None:
    assert [one.end.id for one in told(others=(SOFTWARE, UNASKED, ML))] == ["ml-engineer"]
    with pytest.raises(KeyError):
        told(start=UNASKED)


def test_the_way_there_overlaps_as_much_as_the_way_back() -> None:
    (there,), (back,) = told(), told(start=ML, others=(SOFTWARE,))
    assert there.share == pytest.approx(back.share)


def test_every_shipped_family_has_its_ways_largest_overlap_first() -> None:
    families = load_pack().families
    for start in families:
        ways = told(start=start, others=families)
        assert len(ways) == len(families) - 1
        assert [one.share for one in ways] == sorted((one.share for one in ways), reverse=True)
        assert all(0 < one.share < 1 for one in ways)
