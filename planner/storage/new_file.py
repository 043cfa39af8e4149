"""Files that appear whole or not at all: new profiles, copies and backups."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from planner.storage.connection import connect
from planner.storage.header import has_pending_edits, read_header, write_ahead_log
from planner.storage.schema import APPLICATION_ID, SCHEMA_NUMBER
from planner.storage.sentences import unusable

_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700


def make_profile(path: Path) -> None:
    """Make an empty profile file, mode 0600; folders that are missing are made with mode 0700.

    Raises ``ProfileUnusable`` where the path is taken, ``OSError`` and ``sqlite3.Error`` where it cannot be made.
    """
    if os.path.lexists(path):
        raise unusable(path, "it exists already", "Open it, or choose another name")
    with _whole_or_not_at_all(path) as unfinished, closing(connect(unfinished)) as driver:
        _fill(driver)


def copy_profile(source: sqlite3.Connection, path: Path) -> None:
    """Copy all that a connection sees, pending edits included, to a file of mode 0600.

    Raises ``ProfileUnusable`` where something lies there that is not a profile, or one that is in use, newer than this
    program or not to be written; ``OSError`` and ``sqlite3.Error`` where it cannot be written.
    """
    path = path.resolve()  # a link stays a link
    _require_replaceable(path)
    with _whole_or_not_at_all(path) as unfinished, closing(connect(unfinished)) as target:
        source.backup(target)
        _require_replaceable(path)  # again: on a slow disk much can come to lie there meanwhile


def _fill(driver: sqlite3.Connection) -> None:
    # Only here: they load SQLAlchemy, which a start that finds its profile is spared.
    from planner.storage.engine import engine_of
    from planner.storage.tables import METADATA, REVISION

    driver.execute("PRAGMA journal_mode = WAL")
    with engine_of(driver).begin() as connection:
        METADATA.create_all(connection)
        connection.execute(REVISION.insert().values(version_num=f"{SCHEMA_NUMBER:04}"))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_NUMBER}")


def _require_replaceable(path: Path) -> None:
    if not path.exists():
        return
    header = read_header(path)
    if header is None or header.application_id != APPLICATION_ID:
        raise unusable(path, "a file that is not a profile has this name", "Choose another name")
    if header.schema_number > SCHEMA_NUMBER:
        raise unusable(path, "a profile of a newer version of this program has this name", "Choose another name")
    if not os.access(path, os.W_OK):
        raise unusable(path, "a profile that may not be written has this name", "Choose another name")
    _require_no_pending_edits(path)


def _require_no_pending_edits(path: Path) -> None:
    if has_pending_edits(path):  # SQLite would mix them into the new file
        raise unusable(
            path,
            f"{write_ahead_log(path).name} beside it holds edits of a profile in use or not closed",
            "Choose another name, or open that profile and close it first",
        )


@contextmanager
def _whole_or_not_at_all(path: Path) -> Iterator[Path]:
    """An empty file that takes its place when the block ends well, and is gone when it does not."""
    _require_no_pending_edits(path)
    _make_folder(path.parent)
    with TemporaryDirectory(prefix=".", suffix=".unfinished", dir=path.parent) as folder:
        unfinished = Path(folder) / "profile"
        unfinished.touch(mode=_FILE_MODE)
        yield unfinished
        unfinished.replace(path)
    _keep_name(path.parent)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def _keep_name(folder: Path) -> None:
    """Make the new name survive a power cut where the system can."""
    with suppress(OSError):  # Windows and some network folders cannot, and need not
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
