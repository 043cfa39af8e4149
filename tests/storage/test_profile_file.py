import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import ProgrammingError

from planner.domain.change import Change, ChangeSet
from planner.domain.errors import ProfileUnusable
from planner.domain.profile import Profile
from planner.domain.skill import Skill
from planner.storage.connection import number_of
from planner.storage.open_files import OPEN_FILES
from planner.storage.profile_file import ProfileFile
from tests.storage.conftest import as_after_a_crash, contents, ordinary_user, overwrite_a_row, overwrite_the_middle
from tests.storage.test_mapping import PAY
from tests.storage.test_new_file import files_no_longer_than
from tests.storage.test_unit_of_work import FIRST, SECOND
from tests.strategies import adding, profile_of

LONG = adding(*(Skill(id=f"s{number}", name="Skill", evidence="x" * 5000) for number in range(40)))


def refused(path: Path) -> str:
    """What the user is told, after checking that the folder is byte for byte as it was."""
    before = contents(path.parent)
    with pytest.raises(ProfileUnusable) as told:
        ProfileFile.open(path)
    assert contents(path.parent) == before
    assert not OPEN_FILES
    return str(told.value)


def test_a_new_profile_is_empty_and_open(path: Path) -> None:
    with ProfileFile.create(path) as file:
        assert file.path == path
        assert file.read() == Profile()


def test_every_edit_is_in_the_file_when_write_returns(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    with closing(sqlite3.connect(profile_file.path)) as driver:
        assert driver.execute("SELECT title, level FROM role").fetchall() == [("Data scientist", None)]


def test_an_edit_replaces_the_row(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST, SECOND))
    better = replace(FIRST, title="Senior data scientist")
    profile_file.write(ChangeSet("Title", (Change(FIRST, better),)))
    assert profile_file.read() == profile_of(better, SECOND)


def test_only_the_owner_can_read_any_of_it(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    files = list(profile_file.path.parent.iterdir())
    assert len(files) == 3  # with -wal and -shm
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_closing_leaves_one_file_and_may_be_done_twice(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    profile_file.close()
    profile_file.close()
    assert list(profile_file.path.parent.iterdir()) == [profile_file.path]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        profile_file.read()
    with pytest.raises(ProgrammingError, match="closed"):
        profile_file.write(adding(PAY))


def test_a_file_that_was_only_read_leaves_one_file_too(closed: Path) -> None:
    with ProfileFile.open(closed) as file:
        assert file.read() == Profile()
        assert len(list(closed.parent.iterdir())) == 3  # with -wal and -shm
    assert list(closed.parent.iterdir()) == [closed]


def test_getting_ready_to_write_touches_nothing(closed: Path) -> None:
    with ProfileFile.open(closed) as file:
        before = contents(closed.parent)
        file.prepare_writing()
        file.prepare_writing()
        assert contents(closed.parent) == before
        file.write(adding(FIRST))
        assert file.read() == profile_of(FIRST)


def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with ProfileFile.create(Path("a.career")) as file:
        assert file.path == tmp_path / "a.career"


def test_a_link_is_opened_and_stays_a_link(closed: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.career"
    link.symlink_to(closed)
    with ProfileFile.open(link) as file:
        file.write(adding(FIRST))
        assert file.path == link
    assert link.is_symlink()
    with ProfileFile.open(closed) as file:
        assert file.read() == profile_of(FIRST)


def test_edits_left_by_a_crash_are_recovered(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file.write(adding(FIRST))
    profile_file.write(adding(PAY))
    with ProfileFile.open(as_after_a_crash(profile_file, tmp_path / "crashed")) as file:
        assert file.read() == profile_of(FIRST, PAY)
    assert list((tmp_path / "crashed").iterdir()) == [file.path]


def test_a_file_that_another_program_took_out_of_wal_mode_is_put_back(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as driver:
        driver.execute("PRAGMA journal_mode = DELETE")
    with ProfileFile.open(closed) as file:
        file.write(adding(FIRST))
        assert file._driver.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_file_is_refused(path: Path) -> None:
    assert "it does not exist" in refused(path)


def test_an_empty_file_is_refused(path: Path) -> None:
    path.touch()
    assert "it is empty" in refused(path)


def test_a_letter_is_refused(path: Path) -> None:
    path.write_text("Dear all")
    assert "it is not a profile of this program" in refused(path)


@pytest.mark.parametrize("statement", ["PRAGMA application_id = 1", "PRAGMA user_version = 99"])
def test_a_foreign_or_newer_file_is_refused(closed: Path, statement: str) -> None:
    with closing(sqlite3.connect(closed)) as driver:
        driver.execute(statement)
    assert "another program" in (told := refused(closed)) or "newer version" in told


def test_a_file_with_a_damaged_row_is_refused(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    profile_file.close()
    overwrite_a_row(profile_file.path, FIRST.title)
    assert "it is damaged. Open a backup" in refused(profile_file.path)


def test_a_damaged_file_is_refused(closed: Path) -> None:
    overwrite_the_middle(closed)
    assert "it is damaged. Open a backup" in refused(closed)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_a_truncated_file_is_refused(closed: Path, share: float) -> None:
    os.truncate(closed, int(closed.stat().st_size * share))
    assert "it is damaged. Open a backup" in refused(closed)


def test_a_file_without_one_of_its_tables_is_refused(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as driver:
        driver.execute("DROP TABLE skill")
    assert "its table skill lacks" in refused(closed)


def test_a_read_only_file_is_refused(public_folder: Path) -> None:
    path = public_folder / "a.career"
    with ordinary_user():
        ProfileFile.create(path).close()
        path.chmod(0o444)
        assert "this program may not write it" in refused(path)


def test_a_read_only_folder_is_refused(public_folder: Path) -> None:
    path = public_folder / "a.career"
    with ordinary_user():
        ProfileFile.create(path).close()
    public_folder.chmod(0o555)
    with ordinary_user():
        assert "this program may not write it" in refused(path)


def test_a_file_that_may_not_be_read_is_refused(public_folder: Path) -> None:
    path = public_folder / "a.career"
    with ordinary_user():
        ProfileFile.create(path).close()
        path.chmod(0)
        with pytest.raises(ProfileUnusable, match="this program may not read or write it"):
            ProfileFile.open(path)


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "PRAGMA locking_mode = EXCLUSIVE"])
def test_a_file_locked_by_another_program_is_refused(closed: Path, lock: str) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as driver:
        driver.execute(lock)
        driver.execute("UPDATE skill SET name = ''")
        before = closed.read_bytes()
        with pytest.raises(ProfileUnusable, match=r"another program is using it\. Close that program and try again\."):
            ProfileFile.open(closed)
        assert closed.read_bytes() == before


def test_a_file_is_not_opened_twice(profile_file: ProfileFile, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(profile_file.path)
    for path in (profile_file.path, tmp_path / "link"):
        with pytest.raises(ProfileUnusable, match="it is open already"):
            ProfileFile.open(path)
    profile_file.close()
    ProfileFile.open(tmp_path / "link").close()


def test_an_existing_file_is_not_created_anew(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    with pytest.raises(ProfileUnusable, match="it exists already"):
        ProfileFile.create(profile_file.path)
    assert profile_file.read() == profile_of(FIRST)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE role SET share_percent = 500", "row r1 of its table role cannot be used (Share of full time: 500 %"),
        (
            "UPDATE role SET level = 'king'",
            "row r1 of its table role cannot be used (Level: 'king' is not one of entry,",
        ),
        ("UPDATE role SET title = ' '", "row r1 of its table role cannot be used (Title: it is empty)"),
        ("UPDATE pay SET base = 'lots'", "row p1 of its table pay cannot be used (Base: 'lots' is not an amount)"),
        ("UPDATE pay SET id = 'r1'", "row r1 of its table pay cannot be used (another table has a row of the same id)"),
        ("UPDATE pay SET role_id = 'x'", "row 1 of its table pay belongs to a role that is not there"),
    ],
)
def test_a_row_that_another_program_broke_is_named(
    profile_file: ProfileFile, other_program: sqlite3.Connection, statement: str, told: str
) -> None:
    profile_file.write(adding(FIRST, PAY))
    profile_file.close()
    other_program.execute(statement)
    other_program.close()
    before = contents(profile_file.path.parent)
    with ProfileFile.open(profile_file.path) as file, pytest.raises(ProfileUnusable) as caught:
        file.read()
    assert told in str(caught.value)
    assert contents(profile_file.path.parent) == before


def test_a_full_disk_is_told_and_nothing_is_half_written(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    (pages,) = profile_file._driver.execute("PRAGMA page_count").fetchone()
    profile_file._driver.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(ProfileUnusable, match=r"the disk is full\. Make room and try again"):
        profile_file.write(LONG)
    assert profile_file.read() == profile_of(FIRST)
    profile_file._driver.execute("PRAGMA max_page_count = 100000")
    profile_file.write(LONG)
    assert len(profile_file.read().records) == 41


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_half_written(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    with files_no_longer_than(100_000), pytest.raises(ProfileUnusable, match="the disk could not be read or written"):
        profile_file.write(LONG)
    assert profile_file.read() == profile_of(FIRST)
    profile_file.write(adding(PAY))
    profile_file.close()
    with ProfileFile.open(profile_file.path) as file:
        assert file.read() == profile_of(FIRST, PAY)


@pytest.mark.usefixtures("_impatient")
def test_a_lock_of_another_program_is_told_and_writing_goes_on_after_it(
    path: Path,
) -> None:
    with ProfileFile.create(path) as file, closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProfileUnusable, match="another program is using it"):
            file.write(adding(FIRST))
        assert file.read() == Profile()
        driver.execute("ROLLBACK")
        file.write(adding(FIRST))
        assert file.read() == profile_of(FIRST)


def test_in_a_hurry_a_held_file_is_refused_and_free_again_written(
    profile_file: ProfileFile, other_program: sqlite3.Connection
) -> None:
    profile_file.hurry()
    assert 0 < number_of(profile_file._driver, "busy_timeout") < 50, "milliseconds, whatever else follows an edit"
    other_program.execute("BEGIN IMMEDIATE")
    for refused in (profile_file.require_writable, lambda: profile_file.write(adding(FIRST))):
        with pytest.raises(ProfileUnusable, match="another program is using it"):
            refused()
    other_program.execute("ROLLBACK")
    profile_file.require_writable()
    assert not profile_file._driver.in_transaction
    profile_file.write(adding(FIRST))
    assert profile_file.read() == profile_of(FIRST)


def test_edits_of_another_program_are_not_written_over(
    profile_file: ProfileFile, other_program: sqlite3.Connection
) -> None:
    profile_file.write(adding(FIRST))
    other_program.execute("UPDATE role SET title = 'Editor'")
    with pytest.raises(ProfileUnusable, match="another program has edited it meanwhile"):
        profile_file.write(ChangeSet("Delete", (Change(FIRST, None),)))
    edited = replace(FIRST, title="Editor")
    assert profile_file.read() == profile_of(edited)
    profile_file.write(ChangeSet("Delete", (Change(edited, None),)))
    assert profile_file.read() == Profile()


def test_a_file_that_vanished_is_told_and_can_be_saved_elsewhere(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file.write(adding(FIRST))
    profile_file.path.unlink()
    with pytest.raises(ProfileUnusable, match=r"it has been moved or deleted\. Save a copy, or put it back"):
        profile_file.write(adding(PAY))
    for look in (profile_file.read, profile_file.require_in_place):
        with pytest.raises(ProfileUnusable, match="it has been moved or deleted"):
            look()
    profile_file.moment().save_copy(tmp_path / "rescued.career")
    with ProfileFile.open(tmp_path / "rescued.career") as rescued:
        assert rescued.read() == profile_of(FIRST)


def test_a_file_that_was_replaced_is_told_and_the_other_left(profile_file: ProfileFile, tmp_path: Path) -> None:
    other = tmp_path / "other.career"
    shutil.copy(profile_file.path, other)
    other.replace(profile_file.path)
    before = profile_file.path.read_bytes()
    with pytest.raises(ProfileUnusable, match="another file has taken its place"):
        profile_file.write(adding(FIRST))
    assert profile_file.path.read_bytes() == before
