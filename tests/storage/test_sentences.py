import errno
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from planner.domain.errors import ProfileUnusable
from planner.storage.sentences import damaged, read_only, told, unusable

PATH = Path("/somewhere/work.career")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words of the library")
    error.sqlite_errorcode = code
    return error


def sentence(error: Exception) -> str:
    with pytest.raises(ProfileUnusable) as caught, told(PATH):
        raise error
    assert caught.value.__cause__ is error
    return str(caught.value)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_BUSY, "another program is using it"),
        (sqlite3.SQLITE_BUSY_RECOVERY, "another program is using it"),
        (sqlite3.SQLITE_LOCKED, "another program is using it"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "this program may not write it"),
        (sqlite3.SQLITE_PERM, "this program may not write it"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk could not be read or written"),
        (sqlite3.SQLITE_CORRUPT, "it is damaged"),
        (sqlite3.SQLITE_NOTADB, "it is damaged"),
        (sqlite3.SQLITE_CANTOPEN, "it could not be opened"),
    ],
)
def test_what_sqlite_meets_in_the_world_is_told(code: int, reason: str) -> None:
    error = sqlite_error(code)
    assert sentence(error).startswith(f"Profile file work.career: {reason}. ")
    assert sentence(OperationalError("COMMIT", {}, error)).startswith(f"Profile file work.career: {reason}. ")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOENT, "it does not exist"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "this program may not read or write it"),
        (errno.EROFS, "this program may not write it"),
        (errno.ENAMETOOLONG, "the system refuses it (File name too long)"),
    ],
)
def test_what_the_system_refuses_is_told(code: int, reason: str) -> None:
    assert sentence(OSError(code, os.strerror(code))).startswith(f"Profile file work.career: {reason}. ")


def test_a_system_error_without_a_number_is_told_in_its_own_words() -> None:
    assert "the system refuses it (odd)" in sentence(OSError("odd"))


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE),
        sqlite_error(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("Cannot operate on a closed database."),
        OperationalError("SELECT", {}, sqlite_error(sqlite3.SQLITE_ERROR)),
        ZeroDivisionError(),
    ],
)
def test_bugs_go_on_as_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, told(PATH):
        raise error
    assert caught.value is error


def test_the_library_really_gives_such_errors(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}")
    with pytest.raises(ProfileUnusable, match="it could not be opened"), told(tmp_path):
        engine.connect()


def test_the_errors_name_the_file_without_its_folder() -> None:
    assert str(unusable(PATH, "it is blue", "Paint it")) == "Profile file work.career: it is blue. Paint it."
    assert str(damaged(PATH)).startswith("Profile file work.career: it is damaged. ")
    assert str(read_only(PATH)).startswith("Profile file work.career: this program may not write it. ")
