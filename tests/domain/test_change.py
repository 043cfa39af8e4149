"""Laws of changes: undo takes everything back, and one merged set does what several did one after another."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.change import Change, ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from tests.records_of_all_kinds import EVERY_KIND, PERSON, PLAN, ROLE, SKILL

State = Mapping[str, Record]

# Three records that are there or not, each in three versions: few enough that steps meet again and again.
_LEVELS = st.none() | st.sampled_from([1, 3, 5])
states = st.dictionaries(st.sampled_from(["s1", "s2", "s3"]), _LEVELS, max_size=3).map(
    lambda levels: {
        name: Skill(id=name, name="Rust", proficiency=level) for name, level in levels.items() if level is not None
    }
)


def profile(state: State) -> Profile:
    return Profile(MappingProxyType(dict(state)))


def step(start: State, end: State, text: str = "Step") -> ChangeSet:
    """What leads from one state to another."""
    names = sorted(start.keys() | end.keys())
    pairs = [(start.get(name), end.get(name)) for name in names]
    return ChangeSet(text, tuple(Change(before, after) for before, after in pairs if before != after))


@given(states, states)
def test_a_step_leads_there_and_its_inverse_back(start: State, end: State) -> None:
    there = step(start, end)
    assert there.applied_to(profile(start)) == profile(end)
    back = there.inverted().applied_to(there.applied_to(profile(start)))
    assert list(back.records.items()) == list(profile(start).records.items())
    assert there.inverted().inverted() == there


@given(states, states, states)
def test_a_merged_set_does_what_both_do_and_nothing_that_cancels_out(first: State, second: State, third: State) -> None:
    merged = step(first, second, "Earlier").merged(step(second, third, "Later"))
    assert merged.text == "Earlier"
    assert merged.applied_to(profile(first)) == profile(third)
    assert set(merged) == set(step(first, third))


@given(states, states)
def test_a_set_merged_with_its_inverse_is_nothing(start: State, end: State) -> None:
    there = step(start, end)
    assert there.merged(there.inverted()).changes == ()
    assert there.inverted().merged(there).changes == ()


@given(states, states, states, states)
def test_it_does_not_matter_which_two_are_merged_first(one: State, two: State, three: State, four: State) -> None:
    first, second, third = step(one, two), step(two, three), step(three, four)
    assert set(first.merged(second).merged(third)) == set(first.merged(second.merged(third)))


@given(states, states, states)
def test_the_inverse_of_two_is_the_inverses_in_reverse(first: State, second: State, third: State) -> None:
    one, two = step(first, second), step(second, third)
    assert set(one.merged(two).inverted()) == set(two.inverted().merged(one.inverted()))


@given(states, states)
def test_the_empty_set_adds_nothing_to_another(start: State, end: State) -> None:
    there, empty = step(start, end), ChangeSet("Step", ())
    assert there.merged(empty) == there
    assert set(empty.merged(there)) == set(there)
    assert empty.applied_to(profile(start)) == profile(start)


@given(states, states)
def test_the_profile_it_is_applied_to_stays_as_it_was(start: State, end: State) -> None:
    given_profile = profile(start)
    step(start, end).applied_to(given_profile)
    assert dict(given_profile.records) == start


def test_a_set_may_start_only_from_what_it_names() -> None:
    other = Skill(id="s1", name="Python", proficiency=4)
    for change in (Change(SKILL, None), Change(SKILL, other)):
        with pytest.raises(ValueError, match=r"^s1 is not what the change starts from$"):
            ChangeSet("x", (change,)).applied_to(Profile())


def test_an_edit_keeps_the_records_place_and_a_new_one_goes_last() -> None:
    first, second = Skill(id="b", name="B"), Skill(id="a", name="A")
    start = profile({"b": first, "a": second})
    edited = ChangeSet("Edit", (Change(first, Skill(id="b", name="Better")),)).applied_to(start)
    assert [skill.name for skill in edited.all(Skill)] == ["Better", "A"]
    added = ChangeSet("Add", (Change(None, Skill(id="0", name="New")),)).applied_to(start)
    assert [skill.name for skill in added.all(Skill)] == ["B", "A", "New"]


@pytest.mark.parametrize("record", EVERY_KIND, ids=lambda record: type(record).__name__)
def test_every_kind_can_be_added_and_taken_away(record: Record) -> None:
    adding = ChangeSet("Add", (Change(None, record),))
    added = adding.applied_to(Profile())
    assert added.get(type(record), record.id) == record
    assert adding.touched() == adding.inverted().touched() == {type(record)}
    assert adding.inverted().applied_to(added) == Profile()


def test_the_record_of_a_change_is_the_later_one() -> None:
    better = Skill(id="s1", name="Python", proficiency=4)
    assert Change(SKILL, better).record is better
    assert Change(None, better).record is better
    assert Change(SKILL, None).record is SKILL


def test_a_set_tells_each_kind_it_touches_once() -> None:
    changes = ChangeSet("x", (Change(None, ROLE), Change(PLAN, None), Change(None, Role(id="r2", title="Lead"))))
    assert changes.touched() == {type(ROLE), type(PLAN)}
    assert ChangeSet("x", ()).touched() == frozenset()


def test_two_records_of_one_id_are_refused_even_where_their_kinds_differ() -> None:
    twin = Role(id="s1", title="Lead", start=PartialDate(2020))
    with pytest.raises(ValueError, match=r"^A change set names a record twice$"):
        ChangeSet("x", (Change(None, SKILL), Change(None, twin)))


def test_a_record_may_change_by_nothing_at_all() -> None:
    """A form that was opened and saved as it was is no error; merged with another step it leaves no trace."""
    idle = ChangeSet("Nothing", (Change(PERSON, PERSON),))
    assert idle.applied_to(profile({PERSON.id: PERSON})) == profile({PERSON.id: PERSON})
    assert idle.merged(idle).changes == ()
