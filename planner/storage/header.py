"""The first 100 bytes of a profile file, read without SQLite so that a file that is not ours is never touched."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.storage.schema import APPLICATION_ID, SCHEMA_NUMBER
from planner.storage.sentences import damaged, told, unusable

_MAGIC: Final = b"SQLite format 3\0"
_LENGTH: Final = 100
_ENDING: Final = ".career"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a SQLite file says: whose it is, its schema, and its length in bytes (0 where not told)."""

    application_id: int
    schema_number: int
    length: int


def write_ahead_log(path: Path) -> Path:
    """Where SQLite keeps the edits of this file that are not yet in the file itself."""
    real = path.resolve()
    return real.with_name(real.name + "-wal")


def has_pending_edits(path: Path) -> bool:
    """Whether edits wait beside the file: it is open, or a program ended without closing it."""
    log = write_ahead_log(path)
    return log.exists() and log.stat().st_size > 0


def read_header(path: Path) -> Header | None:
    """The header of the file, or None where it is no SQLite file.

    Raises ``ProfileUnusable`` where there is no file to read or it is cut off within its header.
    """
    with told(path):
        _require_regular(path)
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    if not head.startswith(_MAGIC):
        return None
    if len(head) < _LENGTH:
        raise damaged(path)
    return Header(application_id=_number(head, 68), schema_number=_number(head, 60), length=_told_length(head))


def require_usable_header(path: Path) -> None:
    """Raise ``ProfileUnusable`` unless the file says that it is a whole profile of a schema this program knows."""
    header = read_header(path)
    if header is None:
        raise unusable(path, *_not_a_database(path))
    if header.application_id != APPLICATION_ID:
        raise unusable(path, "it belongs to another program", "Choose a file that this program has made")
    require_known_schema(path, header.schema_number)
    if path.stat().st_size < header.length and not has_pending_edits(path):
        raise damaged(path)


def require_known_schema(path: Path, number: int) -> None:
    """Raise ``ProfileUnusable`` for a schema from a newer program, or for none at all."""
    if number < 1:
        raise damaged(path)
    if number > SCHEMA_NUMBER:
        raise unusable(
            path,
            f"it was written by a newer version of this program (schema {number}; this one knows {SCHEMA_NUMBER})",
            "Install the newer version; the file was left as it is",
        )


def _require_regular(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise unusable(path, "it is a folder", "Choose a file inside it")
    if not stat.S_ISREG(mode):
        raise unusable(path, "it is not a file that can be kept", "Choose an ordinary file")


def _not_a_database(path: Path) -> tuple[str, str]:
    if path.stat().st_size == 0:
        return "it is empty", "Open a backup or a copy, or choose another file; this one was left as it is"
    if path.suffix.lower() == _ENDING:
        return (
            "it is not a profile of this program, or it is damaged",
            "Open a backup or a copy; this file was left as it is",
        )
    return "it is not a profile of this program", f"Choose a file that ends in {_ENDING}"


def _told_length(head: bytes) -> int:
    if _number(head, 24) != _number(head, 92):
        return 0  # written by a SQLite so old that it does not keep the page count up to date
    page_size = int.from_bytes(head[16:18], "big")
    return _number(head, 28) * (65536 if page_size == 1 else page_size)


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
