"""The open profile file: one connection, one thread at a time, and every edit on disk when ``write`` returns."""

import os
import sqlite3
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from planner.domain.change import ChangeSet
from planner.domain.profile import Profile
from planner.storage.connection import (
    HURRIED_TIMEOUT_MS,
    connect,
    inspect,
    number_of,
    require_tables,
    require_whole_references,
    require_writable,
)
from planner.storage.header import require_usable_header
from planner.storage.moment import Moment
from planner.storage.new_file import make_profile
from planner.storage.open_files import OPEN_FILES, identity_of, require_not_open
from planner.storage.reading import read_profile
from planner.storage.schema import SCHEMA_NUMBER
from planner.storage.sentences import read_only, told, unusable

if TYPE_CHECKING:
    from planner.storage.unit_of_work import Writer


class ProfileFile:
    """A profile file that is open. Close it; as a context manager it closes itself.

    ``path`` is absolute, as the user named it. Every method raises ``ProfileUnusable`` where the world is in the way.
    """

    def __init__(self, path: Path, driver: sqlite3.Connection) -> None:
        self.path = path
        self._driver = driver
        self._identity = identity_of(path)
        self._seen_version = number_of(driver, "data_version")
        OPEN_FILES.add(self._identity)

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
            require_not_open(path)
            require_usable_header(path)
            _require_writable_place(path)
            number = inspect(path)
            if number < SCHEMA_NUMBER:
                # Only here: it loads SQLAlchemy and Alembic, which a start without a migration is spared.
                from planner.storage.migration import migrate

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
        with told(self.path), self._driver:  # which ends the transaction
            self._require_same_file()
            self._driver.execute("BEGIN")
            require_whole_references(self.path, self._driver)
            profile = read_profile(self.path, self._driver)
            self.accept(number_of(self._driver, "data_version"))
            return profile

    def write(self, changes: ChangeSet) -> None:
        """Write a change set as one unit of work; it is on disk, whole, when this returns, or not at all.

        Also refuses where another program has edited the file since ``read``: its edits must not be written over.
        """
        with told(self.path):
            self._require_same_file()
            self._writer.write(changes, self._require_unedited)

    def hurry(self) -> None:
        """From now on refuse after a moment what another program's edits do not let through, and not after seconds."""
        self._driver.execute(f"PRAGMA busy_timeout = {HURRIED_TIMEOUT_MS}")

    def require_writable(self) -> None:
        """Raise ``ProfileUnusable`` where another program holds the file, or it may not be written."""
        with told(self.path):
            require_writable(self._driver)

    def prepare_writing(self) -> None:
        """Load what the first edit needs, so that a window can do so in idle time; the file is not touched.

        The first call in a program takes some tenths of a second. It may be made from any thread.
        """
        _ = self._writer

    def moment(self) -> Moment:
        """What the file holds now, to be read or copied on another thread; also where it has been moved or deleted."""
        with told(self.path):
            return Moment(self.path, self._driver)

    def accept(self, version: int) -> None:
        """Count the edits of other programs up to this version of a moment as read."""
        if version != self._seen_version:
            self.__dict__.pop("_writer", None)  # where its deleted rows stood another program may have put others
        self._seen_version = version

    def close(self) -> None:
        """Close the file; nothing is left beside it. Closing twice does no harm."""
        self._driver.close()
        OPEN_FILES.discard(self._identity)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _writer(self) -> "Writer":
        # Only here: it loads SQLAlchemy, which nobody who only looks at the forecast should wait for.
        from planner.storage.unit_of_work import Writer

        return Writer(self._driver)

    def require_in_place(self) -> None:
        """Raise ``ProfileUnusable`` where the file is no longer where it was opened."""
        with told(self.path):
            self._require_same_file()

    def _require_same_file(self) -> None:
        if not self.path.exists():
            raise unusable(self.path, "it has been moved or deleted", "Save a copy, or put it back")
        if identity_of(self.path) != self._identity:
            raise unusable(self.path, "another file has taken its place", "Save a copy under another name")

    def _require_unedited(self) -> None:
        if number_of(self._driver, "data_version") != self._seen_version:
            raise unusable(self.path, "another program has edited it meanwhile", "Open it again to see its edits")


def _require_writable_place(path: Path) -> None:
    real = path.resolve()
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)):
        raise read_only(path)
