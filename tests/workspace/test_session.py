import datetime
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.change import Change, ChangeSet
from planner.domain.errors import ProfileUnusable
from planner.domain.person import Person
from planner.domain.profile import KINDS, Profile
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.workspace import edits
from planner.workspace.profiles import free_path, new_profile, new_sample, open_profile, open_sample, own_path
from planner.workspace.sample import holds_sample, sample_profile
from planner.workspace.session import Applied, Session
from tests.strategies import change_sequences

TODAY = datetime.date(2026, 11, 22)
PYTHON = Skill(id="s1", name="Python", proficiency=3)
BETTER = Skill(id="s1", name="Python", proficiency=4)
ADD = ChangeSet("Add Python", (Change(None, PYTHON),))
EDIT = ChangeSet("Python from 3 to 4", (Change(PYTHON, BETTER),))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_profile(tmp_path / "a.career") as opened:
        yield opened


def test_a_change_is_on_disk_and_told(session: Session) -> None:
    told: list[Applied] = []
    session.subscribe(told.append)
    session.apply(ADD, origin="cell")
    assert told == [Applied(ADD, frozenset({Skill}), 1, "cell")]
    assert session.revision == 1
    assert session.profile.get(Skill, "s1") == PYTHON
    path = session.path
    session.close()
    with open_profile(path) as again:
        assert again.profile == ADD.applied_to(Profile())


def test_changes_in_a_row_are_told_as_one() -> None:
    first, second = Applied(ADD, frozenset({Skill}), 1, "cell"), Applied(EDIT, frozenset({Skill, Role}), 2, None)
    merged = first.merged(second)
    assert merged.changes is not None
    assert merged.changes.changes == (Change(None, BETTER),)
    assert merged.touched == {Skill, Role}
    assert (merged.revision, merged.origin) == (2, None)


def test_after_very_many_changes_or_a_reload_in_between_everything_is_read_again() -> None:
    first, reload = Applied(ADD, frozenset({Skill}), 1, None), Applied(None, frozenset({Role}), 2, None)
    many = ChangeSet("", tuple(Change(None, Skill(id=f"m{number}", name="Many")) for number in range(200)))
    assert first.merged(reload) == Applied(None, frozenset({Skill, Role}), 2, None)
    assert reload.merged(Applied(ADD, frozenset({Skill}), 3, None)) == Applied(None, frozenset({Skill, Role}), 3, None)
    assert first.merged(Applied(many, frozenset({Skill}), 2, None)).changes is None


def test_listeners_hear_until_they_leave(session: Session) -> None:
    told: list[int] = []
    leave = session.subscribe(lambda applied: told.append(applied.revision))
    session.apply(ADD)
    leave()
    session.apply(EDIT)
    assert told == [1]


def test_a_listener_may_leave_while_it_hears(session: Session) -> None:
    told: list[str] = []

    def hear_once(applied: Applied) -> None:
        told.append("first")
        leave()

    leave = session.subscribe(hear_once)
    session.subscribe(lambda _: told.append("second"))
    session.apply(ADD)
    session.apply(EDIT)
    assert told == ["first", "second", "second"]


def test_what_does_not_start_from_the_snapshot_changes_nothing(session: Session) -> None:
    with pytest.raises(ValueError, match="not what the change starts from"):
        session.apply(EDIT)
    assert (session.revision, session.profile) == (0, Profile())


def test_when_the_disk_refuses_nothing_has_changed(session: Session) -> None:
    session.apply(ADD)
    session.path.unlink()
    told: list[Applied] = []
    session.subscribe(told.append)
    with pytest.raises(ProfileUnusable, match="moved or deleted"):
        session.apply(EDIT)
    assert (session.revision, session.profile.get(Skill, "s1"), told) == (1, PYTHON, [])


def test_reload_reads_what_another_program_wrote(session: Session, tmp_path: Path) -> None:
    session.apply(ADD)
    told: list[Applied] = []
    session.subscribe(told.append)
    session.reload()
    assert told == [Applied(None, frozenset({Skill}), 2, None)]
    assert session.profile == ADD.applied_to(Profile())


def rust_by_another_program(session: Session) -> None:
    with closing(sqlite3.connect(session.path)) as other, other:
        other.execute("INSERT INTO skill (id, name, evidence) VALUES ('s2', 'Rust', '')")


def test_it_is_read_again_in_two_steps(session: Session) -> None:
    session.apply(ADD)
    told: list[Applied] = []
    session.subscribe(told.append)
    rust_by_another_program(session)
    read = session.read_again()
    with ThreadPoolExecutor() as threads:
        found = threads.submit(read).result()
    assert told == [], "read and not taken yet"
    with pytest.raises(ProfileUnusable, match="another program has edited it meanwhile"):
        session.apply(EDIT)
    assert session.take(found)
    assert told == [Applied(None, frozenset({Skill}), 2, None)]
    assert [skill.name for skill in session.profile.all(Skill)] == ["Python", "Rust"]
    session.apply(EDIT)
    assert session.profile.get(Skill, "s1") == BETTER


def test_what_lacks_an_edit_is_not_taken(session: Session) -> None:
    session.apply(ADD)
    read = session.read_again()
    session.apply(EDIT)
    found = read()
    assert found.profile == ADD.applied_to(Profile()), "what was there when it was asked for"
    assert not session.take(found)
    assert (session.revision, session.profile.get(Skill, "s1")) == (2, BETTER)
    assert session.take(session.read_again()())
    assert session.profile.get(Skill, "s1") == BETTER


def test_what_another_program_edits_after_the_reading_is_not_written_over(session: Session) -> None:
    session.apply(ADD)
    read = session.read_again()
    rust_by_another_program(session)
    assert session.take(read())
    assert len(session.profile.records) == 1
    with pytest.raises(ProfileUnusable, match="another program has edited it meanwhile"):
        session.apply(EDIT)
    assert session.take(session.read_again()())
    session.apply(EDIT)
    assert len(session.profile.records) == 2


def test_a_file_that_is_gone_is_not_read_again(session: Session) -> None:
    session.apply(ADD)
    session.path.unlink()
    with pytest.raises(ProfileUnusable, match="moved or deleted"):
        session.read_again()
    assert (session.revision, session.profile.get(Skill, "s1")) == (1, PYTHON)


@given(career=change_sequences(), data=st.data())
def test_a_reading_is_taken_when_it_is_what_the_file_holds(
    career: tuple[Profile, tuple[ChangeSet, ...]], data: st.DataObject
) -> None:
    end, steps = career
    place = data.draw(st.integers(0, len(steps)))
    with TemporaryDirectory() as folder, new_profile(Path(folder) / "a.career") as session:
        for step in steps[:place]:
            session.apply(step)
        then, read = session.profile, session.read_again()
        for step in steps[place:]:
            session.apply(step)
        found = read()
        assert found.profile == then
        assert session.take(found) == (place == len(steps))
        assert session.profile == end


def test_a_copy_is_whole(session: Session, tmp_path: Path) -> None:
    session.apply(ADD)
    session.moment().save_copy(tmp_path / "copy.career")
    with open_profile(tmp_path / "copy.career") as copy:
        assert copy.profile == session.profile
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(ProfileUnusable, match="not a profile"):
        session.moment().save_copy(tmp_path / "note.txt")
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_getting_ready_to_write_changes_nothing_and_is_told_to_nobody(session: Session) -> None:
    told: list[Applied] = []
    session.subscribe(told.append)
    session.prepare_writing()
    assert (session.revision, session.profile, told) == (0, Profile(), [])
    session.apply(ADD)
    assert [applied.revision for applied in told] == [1]


def test_the_sample_is_marked_and_moves_with_the_years() -> None:
    now = sample_profile(TODAY).applied_to(Profile())
    later = sample_profile(TODAY.replace(year=2031)).applied_to(Profile())
    assert now.person.is_sample
    assert holds_sample(now)
    assert [str(role.start) for role in now.roles] == ["2025-06", "2023-06", "2020-07"]
    assert [str(role.start) for role in later.roles] == ["2030-06", "2028-06", "2025-07"]
    assert str(later.person.working_since) == "2025-07"
    assert later.roles[0].end is None


def test_removing_the_sample_can_be_undone(tmp_path: Path) -> None:
    with new_sample(tmp_path / "a.career", TODAY) as opened:
        before = opened.profile
        clear = edits.clear(before)
        opened.apply(clear)
        assert opened.profile == Profile()
        assert not holds_sample(opened.profile)
        opened.apply(clear.inverted())
        assert list(opened.profile.records.items()) == list(before.records.items())
    with open_profile(tmp_path / "a.career") as again:
        assert [list(again.profile.all(kind)) for kind in KINDS] == [list(before.all(kind)) for kind in KINDS]


def test_the_sample_opens_again_as_it_was_left(tmp_path: Path) -> None:
    with open_sample(tmp_path, TODAY) as first:
        edited = edits.set_field(first.profile, "sample-skill-01", "proficiency", "5")
        assert edited is not None
        first.apply(edited)
        left = first.profile
    with open_sample(tmp_path, TODAY) as again:
        assert (again.profile, again.path.name) == (left, "Sample.career")


def test_a_sample_that_became_somebodys_profile_is_left_alone(tmp_path: Path) -> None:
    with open_sample(tmp_path, TODAY) as first:
        first.apply(edits.clear(first.profile))
        first.apply(edits.add(Person(name="Ada"), Role(id="r", title="Engineer")))
    (tmp_path / "Sample 2.career").write_text("not a profile")
    with open_sample(tmp_path, TODAY) as second:
        assert second.path.name == "Sample 3.career"
    with open_profile(tmp_path / "Sample.career") as untouched:
        assert untouched.profile.person.name == "Ada"
    assert (tmp_path / "Sample 2.career").read_text() == "not a profile"


def test_a_sample_that_cannot_be_filled_is_closed_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Session, changes: ChangeSet, origin: object = None) -> None:
        raise ProfileUnusable("Profile file", "the disk is full", "Make room")

    monkeypatch.setattr(Session, "apply", refuse)
    with pytest.raises(ProfileUnusable, match="the disk is full"):
        new_sample(tmp_path / "a.career", TODAY)
    monkeypatch.undo()
    with open_profile(tmp_path / "a.career") as opened:
        assert opened.profile == Profile()


def test_a_file_whose_rows_cannot_be_used_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.career"
    with new_profile(path) as session:
        session.apply(ADD)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE skill SET name = ''")
    for _ in range(2):  # the second time it would be open already
        with pytest.raises(ProfileUnusable, match="row s1 of its table skill"):
            open_profile(path)


def test_names_of_profiles(tmp_path: Path) -> None:
    assert own_path(tmp_path) == free_path(tmp_path) == tmp_path / "My career.career"
    own_path(tmp_path).touch()
    assert free_path(tmp_path) == tmp_path / "My career 2.career"
