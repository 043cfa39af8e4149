"""The open profile file: one connection, on the main thread, and every edit on disk when ``write`` returns."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from planner.domain.change import ChangeSet
from planner.domain.profile import Profile
from planner.storage.connection import (
    connect,
    inspect,
    number_of,
    require_tables,
    require_whole_references,
    require_writable,
    through_sqlalchemy,
)
from planner.storage.header import require_usable_header
from planner.storage.migration import migrate
from planner.storage.new_file import copy_profile, make_profile
from planner.storage.sentences import read_only, told, unusable
from planner.storage.tables import SCHEMA_NUMBER
from planner.storage.unit_of_work import read_profile, write_changes

_Identity = tuple[int, int]

# Files open in this program. Looking at one of them a second time would drop the locks that SQLite holds on it.
_open_files: set[_Identity] = set()


class ProfileFile:
    """A profile file that is open. Close it; as a context manager it closes itself.

    ``path`` is absolute, as the user named it. Every method raises ``ProfileUnusable`` where the world is in the way.
    """

    def __init__(self, path: Path, driver: sqlite3.Connection) -> None:
        self.path = path
        self._driver = driver
        self._connection: Connection = through_sqlalchemy(driver)
        self._identity = _identity_of(path)
        self._seen_version = number_of(driver, "data_version")
        _open_files.add(self._identity)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty profile file (mode 0600, new folders 0700) and open it; an existing path is refused."""
        path = path.absolute()
        with told(path):
            make_profile(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing profile file, bringing an older schema to this one after a backup.

        A file that is not a whole, writable profile of ours is refused and left as it is, byte for byte.
        """
        path = path.absolute()
        with told(path):
            _require_not_open(path)
            require_usable_header(path)
            _require_writable_place(path)
            number = inspect(path)
            if number < SCHEMA_NUMBER:
                migrate(path, number)
            return cls._connected(path)

    @classmethod
    def _connected(cls, path: Path) -> Self:
        driver = connect(path)
        try:
            require_writable(driver)
            require_tables(path, driver)
            driver.execute("PRAGMA journal_mode = WAL")
            return cls(path, driver)
        except BaseException:
            driver.close()
            raise

    def read(self) -> Profile:
        """Every record of the file, as of now.

        A row that breaks a rule of the domain, because another program wrote it, is named by table and row.
        """
        with self._transaction("BEGIN") as connection:
            require_whole_references(self.path, self._driver)
            profile = read_profile(self.path, connection)
            self._seen_version = number_of(self._driver, "data_version")
            return profile

    def write(self, changes: ChangeSet) -> None:
        """Write a change set as one unit of work; it is on disk, whole, when this returns, or not at all.

        Also refuses where another program has edited the file since ``read``: its edits must not be written over.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if number_of(self._driver, "data_version") != self._seen_version:
                raise unusable(self.path, "another program has edited it meanwhile", "Open it again to see its edits")
            write_changes(connection, changes)

    def save_copy(self, path: Path, *, may_replace_anything: bool = False) -> None:
        """Save all records to another file, mode 0600, which appears whole or not at all.

        An existing profile is replaced; anything else only with ``may_replace_anything``, and never the open file.
        """
        path = path.absolute()
        with told(path):
            _require_not_open(path)
            copy_profile(self._driver, path, may_replace_anything=may_replace_anything)

    def close(self) -> None:
        """Close the file; nothing is left beside it. Closing twice does no harm."""
        self._connection.close()
        _open_files.discard(self._identity)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with told(self.path), self._connection.begin():
            self._require_same_file()
            self._connection.exec_driver_sql(begin)
            yield self._connection

    def _require_same_file(self) -> None:
        if not self.path.exists():
            raise unusable(self.path, "it has been moved or deleted", "Save a copy, or put it back")
        if _identity_of(self.path) != self._identity:
            raise unusable(self.path, "another file has taken its place", "Save a copy under another name")


def _identity_of(path: Path) -> _Identity:
    status = path.stat()
    return status.st_dev, status.st_ino


def _require_not_open(path: Path) -> None:
    if path.exists() and _identity_of(path) in _open_files:
        raise unusable(path, "it is open already", "Choose another file")


def _require_writable_place(path: Path) -> None:
    real = path.resolve()
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)):
        raise read_only(path)
