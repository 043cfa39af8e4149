import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.change import ChangeSet
from planner.domain.errors import ProfileUnusable
from planner.domain.profile import Profile
from planner.domain.skill import Skill
from planner.storage.connection import connect, number_of
from planner.storage.moment import Moment
from planner.storage.profile_file import ProfileFile
from tests.storage.conftest import overwrite_a_row
from tests.storage.test_mapping import PAY
from tests.storage.test_unit_of_work import FIRST
from tests.strategies import adding, change_sequences, profile_of


@settings(max_examples=25)
@given(career=change_sequences(), data=st.data())
def test_a_moment_is_what_the_file_held_then_whatever_is_edited_afterwards(
    career: tuple[Profile, tuple[ChangeSet, ...]], data: st.DataObject
) -> None:
    end, steps = career
    place = data.draw(st.integers(0, len(steps)))
    with TemporaryDirectory() as folder, ProfileFile.create(Path(folder) / "a.career") as file:
        then = Profile()
        for step in steps[:place]:
            file.write(step)
            then = step.applied_to(then)
        read, copied = file.moment(), file.moment()
        for step in steps[place:]:
            file.write(step)
        assert read.read() == then
        copied.save_copy(Path(folder) / "copy.career")
        with ProfileFile.open(Path(folder) / "copy.career") as copy:
            assert copy.read() == then
        assert file.read() == end


def test_a_copy_written_on_a_thread_is_whole_while_edits_go_on(profile_file: ProfileFile, tmp_path: Path) -> None:
    """Each edit adds a skill, so that a copy is of one revision if it holds the first so many and no other."""
    skills = [Skill(id=f"s{number}", name="Go", evidence="x" * 3000) for number in range(30)]
    with ThreadPoolExecutor(2) as threads:
        copies = []
        for number, skill in enumerate(skills):
            copies.append(threads.submit(profile_file.moment().save_copy, tmp_path / f"{number}.career"))
            profile_file.write(adding(skill))
        for copy in copies:
            copy.result()
    for number in range(len(skills)):
        with ProfileFile.open(tmp_path / f"{number}.career") as opened:
            assert opened.read() == profile_of(*skills[:number])
    assert profile_file.read() == profile_of(*skills)


def test_neither_a_moment_nor_its_copy_counts_as_an_edit_of_another_program(
    profile_file: ProfileFile, tmp_path: Path
) -> None:
    version = profile_file.moment().version
    profile_file.moment().save_copy(tmp_path / "copy.career")
    profile_file.write(adding(FIRST))
    assert profile_file.moment().version == version


def test_another_program_that_is_writing_keeps_nobody_waiting(
    profile_file: ProfileFile, other_program: sqlite3.Connection, tmp_path: Path
) -> None:
    profile_file.write(adding(FIRST))
    other_program.execute("BEGIN IMMEDIATE")
    other_program.execute("UPDATE role SET title = 'Editor'")
    assert profile_file.moment().read() == profile_of(FIRST)
    profile_file.moment().save_copy(tmp_path / "copy.career")
    other_program.execute("ROLLBACK")
    with ProfileFile.open(tmp_path / "copy.career") as copy:
        assert copy.read() == profile_of(FIRST)


def test_a_moment_tells_whether_another_program_has_edited_the_file_since(
    profile_file: ProfileFile, other_program: sqlite3.Connection
) -> None:
    profile_file.write(adding(FIRST))
    before = profile_file.moment()
    other_program.execute("UPDATE role SET title = 'Editor'")
    after = profile_file.moment()
    assert after.version != before.version
    (role,) = after.read().roles
    assert role.title == "Editor"
    assert before.read() == profile_of(FIRST)
    with pytest.raises(ProfileUnusable, match="another program has edited it meanwhile"):
        profile_file.write(adding(Skill(id="s", name="Go")))
    profile_file.accept(after.version)
    profile_file.write(adding(Skill(id="s", name="Go")))


def test_a_row_that_another_program_broke_is_named(
    profile_file: ProfileFile, other_program: sqlite3.Connection
) -> None:
    profile_file.write(adding(FIRST, PAY))
    other_program.execute("UPDATE role SET title = ''")
    with pytest.raises(ProfileUnusable, match=f"row {FIRST.id} of its table role"):
        profile_file.moment().read()
    other_program.execute("UPDATE role SET title = 'Editor'")
    other_program.execute("UPDATE pay SET role_id = 'gone'")
    with pytest.raises(ProfileUnusable, match="belongs to a role that is not there"):
        profile_file.moment().read()


def test_a_damaged_file_is_told_when_it_is_looked_at_or_read(closed: Path) -> None:
    with ProfileFile.open(closed) as file:
        file.write(adding(FIRST))
    overwrite_a_row(closed, FIRST.title)
    driver = connect(closed)
    moment = Moment(closed, driver)
    with pytest.raises(ProfileUnusable, match="it is damaged"):
        moment.read()
    driver.close()


def test_what_cannot_be_looked_at_leaves_nothing_begun(profile_file: ProfileFile) -> None:
    driver = profile_file._driver
    driver.execute("BEGIN")
    with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
        Moment(profile_file.path, driver)
    assert not driver.in_transaction
    assert number_of(driver, "data_version") == profile_file.moment().version


def test_once_read_nothing_of_it_is_kept(profile_file: ProfileFile, tmp_path: Path) -> None:
    moment = profile_file.moment()
    moment.read()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        moment.save_copy(tmp_path / "copy.career")
    assert not (tmp_path / "copy.career").exists()
