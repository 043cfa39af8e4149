import os
import resource
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from planner.domain.errors import ProfileUnusable
from planner.storage import new_file
from planner.storage.connection import connect
from planner.storage.new_file import copy_profile, make_profile
from planner.storage.profile_file import ProfileFile
from planner.storage.schema import APPLICATION_ID, SCHEMA_NUMBER
from tests.storage.conftest import as_after_a_crash, contents, ordinary_user
from tests.storage.test_mapping import PAY
from tests.storage.test_unit_of_work import FIRST
from tests.strategies import adding, profile_of


@contextmanager
def files_no_longer_than(length: int) -> Iterator[None]:
    """Writing beyond that many bytes fails, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_stamped_private_and_alone(path: Path) -> None:
    make_profile(path)
    assert mode(path) == 0o600
    assert list(path.parent.iterdir()) == [path]
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert driver.execute("PRAGMA user_version").fetchone() == (SCHEMA_NUMBER,)
        assert driver.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert driver.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{SCHEMA_NUMBER:04}",)]


def test_missing_folders_are_made_private_and_others_left(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    make_profile(tmp_path / "a" / "b" / "c.career")
    assert [mode(tmp_path), mode(tmp_path / "a"), mode(tmp_path / "a" / "b")] == [0o750, 0o700, 0o700]


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_name_that_is_taken_is_refused(path: Path, make: object) -> None:
    assert callable(make)
    make(path)
    before = path.lstat()
    with pytest.raises(ProfileUnusable, match="it exists already"):
        make_profile(path)
    assert (path.lstat().st_ino, path.lstat().st_size) == (before.st_ino, before.st_size)


def test_edits_left_by_a_profile_that_is_gone_are_not_mixed_in(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"edits")
    with pytest.raises(ProfileUnusable, match="holds edits of a profile in use or not closed"):
        make_profile(path)
    assert contents(path.parent) == {log.name: b"edits"}


@pytest.mark.parametrize("length", [0, 4096, 20_000])
def test_a_full_disk_leaves_no_half_file(path: Path, length: int) -> None:
    with files_no_longer_than(length), pytest.raises(ProfileUnusable, match="disk"):
        ProfileFile.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_creation_that_is_interrupted_leaves_no_file_of_that_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(new_file, "_fill", interrupt)
    with pytest.raises(KeyboardInterrupt):
        make_profile(path)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_told(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(ProfileUnusable, match="this program may not read or write it"):
        ProfileFile.create(public_folder / "a.career")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnusable, match="the system refuses it"):
        ProfileFile.create(tmp_path / ("x" * 300))


def test_a_folder_that_cannot_be_synced_does_no_harm(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(name: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if Path(name) == path.parent and flags == os.O_RDONLY:
            raise PermissionError
        return real(name, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse)
    make_profile(path)
    assert path.exists()


def test_a_copy_holds_pending_edits_and_is_private(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file.write(adding(FIRST, PAY))
    copy = tmp_path / "new folder" / "copy.career"
    profile_file.moment().save_copy(copy)
    assert mode(copy) == 0o600
    assert list(copy.parent.iterdir()) == [copy]
    with ProfileFile.open(copy) as opened:
        assert opened.read() == profile_of(FIRST, PAY)
    profile_file.write(adding())  # the original is still in use


def test_a_copy_replaces_a_profile_and_nothing_else(profile_file: ProfileFile, tmp_path: Path) -> None:
    old, letter = tmp_path / "old.career", tmp_path / "letter.txt"
    ProfileFile.create(old).close()
    letter.write_text("Dear all")
    profile_file.write(adding(FIRST))
    profile_file.moment().save_copy(old)
    with ProfileFile.open(old) as opened:
        assert opened.read() == profile_of(FIRST)
    with pytest.raises(ProfileUnusable, match=r"letter.txt: a file that is not a profile has this name\."):
        profile_file.moment().save_copy(letter)
    assert letter.read_text() == "Dear all"


def test_a_database_of_another_program_is_not_replaced(profile_file: ProfileFile, tmp_path: Path) -> None:
    other = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(other)) as driver:
        driver.execute("CREATE TABLE bookmark (title TEXT)")
    before = other.read_bytes()
    with pytest.raises(ProfileUnusable, match="a file that is not a profile has this name"):
        profile_file.moment().save_copy(other)
    assert other.read_bytes() == before


def test_a_profile_of_a_newer_version_is_not_replaced(profile_file: ProfileFile, tmp_path: Path) -> None:
    newer = tmp_path / "newer.career"
    ProfileFile.create(newer).close()
    with closing(sqlite3.connect(newer)) as driver:
        driver.execute(f"PRAGMA user_version = {SCHEMA_NUMBER + 1}")
    before = contents(tmp_path)
    with pytest.raises(ProfileUnusable, match="a profile of a newer version of this program has this name"):
        profile_file.moment().save_copy(newer)
    assert contents(tmp_path) == before


def test_a_profile_that_may_not_be_written_is_not_replaced(public_folder: Path) -> None:
    kept = public_folder / "kept.career"
    with ordinary_user(), ProfileFile.create(public_folder / "a.career") as file:
        ProfileFile.create(kept).close()
        before = kept.read_bytes()
        kept.chmod(0o400)
        with pytest.raises(ProfileUnusable, match="a profile that may not be written has this name"):
            file.moment().save_copy(kept)
        assert kept.read_bytes() == before


def test_what_comes_to_lie_there_while_the_copy_is_written_is_not_replaced(
    profile_file: ProfileFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.career"

    def write_letter_first(path: Path) -> sqlite3.Connection:
        letter.write_text("Dear all")
        return connect(path)

    monkeypatch.setattr(new_file, "connect", write_letter_first)
    with pytest.raises(ProfileUnusable, match="a file that is not a profile has this name"):
        profile_file.moment().save_copy(letter)
    assert letter.read_text() == "Dear all"
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_folder_is_not_replaced(profile_file: ProfileFile, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ProfileUnusable, match="it is a folder"):
        profile_file.moment().save_copy(tmp_path / "folder")


def test_a_copy_over_a_link_replaces_what_it_points_to(profile_file: ProfileFile, tmp_path: Path) -> None:
    ProfileFile.create(tmp_path / "old.career").close()
    (tmp_path / "link").symlink_to("old.career")
    profile_file.write(adding(FIRST))
    profile_file.moment().save_copy(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    with ProfileFile.open(tmp_path / "old.career") as opened:
        assert opened.read() == profile_of(FIRST)


def test_a_profile_with_pending_edits_is_not_replaced(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file.write(adding(FIRST))
    crashed = as_after_a_crash(profile_file, tmp_path / "crashed")
    before = contents(crashed.parent)
    with pytest.raises(ProfileUnusable, match="holds edits of a profile in use or not closed"):
        profile_file.moment().save_copy(crashed)
    assert contents(crashed.parent) == before


def test_the_open_file_is_not_replaced_by_its_copy(profile_file: ProfileFile, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(profile_file.path)
    for name in (profile_file.path, tmp_path / "link"):
        with pytest.raises(ProfileUnusable, match="it is open already"):
            profile_file.moment().save_copy(name)
    profile_file.write(adding(FIRST))
    assert profile_file.read() == profile_of(FIRST)


def test_a_full_disk_leaves_the_older_copy(profile_file: ProfileFile, tmp_path: Path) -> None:
    old = tmp_path / "old.career"
    shutil.copy(profile_file.path, old)
    before = old.read_bytes()
    profile_file.write(adding(FIRST))
    with files_no_longer_than(8192), pytest.raises(ProfileUnusable, match=r"old.career: the disk could not"):
        profile_file.moment().save_copy(old)
    assert old.read_bytes() == before
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_copy_can_be_made_by_any_connection(closed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed)) as driver:
        copy_profile(driver, tmp_path / "copy.career")
    assert (tmp_path / "copy.career").stat().st_size == closed.stat().st_size
