"""What the world can do to a profile file, told in sentences; everything else is a bug and goes on as it is."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from planner.domain.errors import ProfileUnusable

_Sentence = tuple[str, str]

_FULL: Final = ("the disk is full", "Make room and try again; what was saved before is safe")
_LOCKED: Final = ("another program is using it", "Close that program and try again")
_READ_ONLY: Final = (
    "this program may not write it",
    "Allow writing to the file and its folder, or save a copy elsewhere",
)
_FORBIDDEN: Final = (
    "this program may not read or write it",
    "Allow both for the file and its folder, or choose another",
)
_DAMAGED: Final = ("it is damaged", "Open a backup or a copy; this file was left as it is")
_DISK: Final = (
    "the disk could not be read or written",
    "Check that it is connected and has room, then try again; what was saved before is safe",
)
_CANNOT_OPEN: Final = ("it could not be opened", "Check that its folder exists and can be written")

_BY_SQLITE_CODE: Final[dict[int, _Sentence]] = {
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}

_BY_SYSTEM_CODE: Final[dict[int, _Sentence]] = {
    errno.ENOENT: ("it does not exist", "It may have been moved or deleted; open it where it is now"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
}


def unusable(path: Path, reason: str, remedy: str) -> ProfileUnusable:
    """The error that says why this profile file cannot be used, and what to do."""
    return ProfileUnusable(f"Profile file {path.name}", reason, remedy)


def damaged(path: Path) -> ProfileUnusable:
    """The error for a file that SQLite finds broken or cut off."""
    return unusable(path, *_DAMAGED)


def read_only(path: Path) -> ProfileUnusable:
    """The error for a file or folder that may not be written."""
    return unusable(path, *_READ_ONLY)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the world does to this file inside the block into ``ProfileUnusable``; let bugs through."""
    try:
        yield
    except Exception as error:
        sentence = _system_sentence_of(error) if isinstance(error, OSError) else _sqlite_sentence_of(error)
        if sentence is None:
            raise
        raise unusable(path, *sentence) from error


def _sqlite_sentence_of(error: Exception) -> _Sentence | None:
    # SQLAlchemy wraps the driver's error and keeps it as ``orig``. Known by that alone: naming its class would load it.
    origin = getattr(error, "orig", error)
    code = getattr(origin, "sqlite_errorcode", None)  # Python's own complaints carry none
    return None if code is None else _BY_SQLITE_CODE.get(code & 0xFF)


def _system_sentence_of(error: OSError) -> _Sentence:
    other = (f"the system refuses it ({error.strerror or error})", "Choose another place or name")
    return _BY_SYSTEM_CODE.get(error.errno or 0, other)
