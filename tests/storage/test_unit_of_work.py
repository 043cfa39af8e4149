import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from sqlalchemy.exc import IntegrityError

from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate
from planner.domain.profile import KINDS, Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.storage.profile_file import ProfileFile
from planner.workspace import edits
from tests.records_of_all_kinds import ACTION, EVERY_KIND, PLAN
from tests.storage.test_mapping import PAY
from tests.strategies import adding, change_sequences, profile_of, profiles

FIRST = Role(id="r1", title="Data scientist", start=PartialDate(2019))
SECOND = Role(id="r2", title="Machine learning engineer", start=PartialDate(2022, 5))


@settings(max_examples=30)
@given(sequence=change_sequences())
def test_any_edits_and_then_all_their_inverses_restore_the_rows(
    sequence: tuple[Profile, tuple[ChangeSet, ...]],
) -> None:
    final, change_sets = sequence
    with TemporaryDirectory() as folder, ProfileFile.create(Path(folder) / "a.career") as file:
        snapshots = [Profile()]
        for changes in change_sets:
            file.write(changes)
            snapshots.append(changes.applied_to(snapshots[-1]))
            assert orders(file.read()) == orders(snapshots[-1])
        there = snapshots.pop()
        assert there == final
        for changes in reversed(change_sets):
            file.write(changes.inverted())
            there = changes.inverted().applied_to(there)
            assert orders(file.read()) == orders(there) == orders(snapshots.pop())
        assert file.read() == Profile()


def orders(profile: Profile) -> list[list[Record]]:
    """The records of each kind in their order."""
    return [list(profile.all(kind)) for kind in KINDS]


@settings(max_examples=30)
@given(profile=profiles())
def test_all_that_is_cleared_comes_back_in_its_order(profile: Profile) -> None:
    with TemporaryDirectory() as folder, ProfileFile.create(Path(folder) / "a.career") as file:
        file.write(adding(*profile.records.values()))
        clear = edits.clear(profile)
        file.write(clear)
        file.write(clear.inverted())
        assert orders(file.read()) == orders(profile)
        back = clear.inverted().applied_to(clear.applied_to(profile))
        assert list(back.records.values()) == list(profile.records.values())


@settings(max_examples=20)
@given(profile=profiles())
def test_a_profile_is_the_same_after_closing_and_opening(profile: Profile) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.career"
        with ProfileFile.create(path) as file:
            file.write(adding(*reversed(list(profile.records.values()))))
        with ProfileFile.open(path) as file:
            assert file.read() == profile


def test_children_may_be_named_before_their_parents(profile_file: ProfileFile) -> None:
    profile_file.write(adding(PAY, FIRST))
    assert profile_file.read() == profile_of(FIRST, PAY)


def test_a_role_may_be_deleted_before_its_pay_in_the_list(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST, PAY))
    profile_file.write(ChangeSet("Delete role", (Change(FIRST, None), Change(PAY, None))))
    assert profile_file.read() == Profile()


def test_every_kind_is_written_edited_and_deleted_in_any_order(profile_file: ProfileFile) -> None:
    profile_file.write(adding(*reversed(EVERY_KIND)))
    assert profile_file.read() == profile_of(*EVERY_KIND)
    emptied = ChangeSet("Remove", tuple(Change(record, None) for record in EVERY_KIND))
    profile_file.write(emptied)
    assert profile_file.read() == Profile()
    profile_file.write(emptied.inverted())
    assert profile_file.read() == profile_of(*EVERY_KIND)


def test_deleting_a_plan_without_its_actions_is_a_bug_and_nothing_is_written(profile_file: ProfileFile) -> None:
    profile_file.write(adding(PLAN, ACTION))
    with pytest.raises(IntegrityError):
        profile_file.write(ChangeSet("Bug", (Change(PLAN, None),)))
    assert profile_file.read() == profile_of(PLAN, ACTION)


def test_pay_may_move_to_a_new_role_while_its_old_one_goes(profile_file: ProfileFile) -> None:
    moved = Pay(id=PAY.id, role_id=SECOND.id, effective=PAY.effective, base=PAY.base)
    profile_file.write(adding(FIRST, PAY))
    profile_file.write(ChangeSet("Move pay", (Change(FIRST, None), Change(PAY, moved), Change(None, SECOND))))
    assert profile_file.read() == profile_of(SECOND, moved)


def test_records_keep_the_order_in_which_they_were_added(profile_file: ProfileFile) -> None:
    skills = [Skill(id=name, name=name) for name in "zebra"]
    profile_file.write(adding(*skills))
    profile_file.write(ChangeSet("Delete", (Change(skills[1], None), Change(skills[4], None))))
    profile_file.write(adding(Skill(id="0", name="0")))
    assert [skill.name for skill in profile_file.read().all(Skill)] == ["z", "b", "r", "0"]


def test_a_record_that_comes_back_has_its_place_again(profile_file: ProfileFile) -> None:
    skills = [Skill(id=name, name=name) for name in "zebra"]
    profile_file.write(adding(*skills))
    for gone in ((skills[4],), (skills[2], skills[0]), skills):
        delete = ChangeSet("Delete", tuple(Change(skill, None) for skill in gone))
        profile_file.write(delete)
        profile_file.write(delete.inverted())
        assert [skill.name for skill in profile_file.read().all(Skill)] == list("zebra")
    profile_file.write(ChangeSet("Delete", (Change(skills[4], None),)))
    profile_file.write(adding(Skill(id="0", name="0"), skills[4]))
    assert [skill.name for skill in profile_file.read().all(Skill)] == ["z", "e", "b", "r", "a", "0"]


def test_a_place_that_another_program_took_is_lost(profile_file: ProfileFile) -> None:
    python, rust = Skill(id="s1", name="Python"), Skill(id="s2", name="Rust")
    profile_file.write(adding(python))
    profile_file.write(ChangeSet("Delete", (Change(python, None),)))
    with closing(sqlite3.connect(profile_file.path)) as other, other:
        other.execute("INSERT INTO skill (id, name, evidence) VALUES ('s2', 'Rust', '')")
    assert list(profile_file.read().all(Skill)) == [rust]
    profile_file.write(adding(python))
    assert list(profile_file.read().all(Skill)) == [rust, python]


def test_many_records_come_back_in_their_order(profile_file: ProfileFile) -> None:
    skills = [Skill(id=f"s{number}", name="Go") for number in range(600)]
    profile_file.write(adding(*skills))
    delete = ChangeSet("Delete", tuple(Change(skill, None) for skill in reversed(skills[:550])))
    profile_file.write(delete)
    profile_file.write(delete.inverted())
    assert list(profile_file.read().all(Skill)) == skills


def test_an_empty_change_set_changes_nothing(profile_file: ProfileFile) -> None:
    profile_file.write(ChangeSet("Nothing", ()))
    assert profile_file.read() == Profile()


@pytest.mark.parametrize("after", [None, Skill(id="s1", name="Rust")])
def test_a_record_that_is_not_there_is_a_bug_and_nothing_is_written(
    profile_file: ProfileFile, after: Skill | None
) -> None:
    missing = Change(Skill(id="s1", name="Go"), after)
    with pytest.raises(LookupError, match="1 of 1 records are not in table skill"):
        profile_file.write(ChangeSet("Bug", (Change(None, FIRST), missing)))
    assert profile_file.read() == Profile()


def test_deleting_a_role_without_its_pay_is_a_bug_and_nothing_is_written(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST, PAY))
    with pytest.raises(IntegrityError):
        profile_file.write(ChangeSet("Bug", (Change(None, SECOND), Change(FIRST, None))))
    assert profile_file.read() == profile_of(FIRST, PAY)
