"""Connections to a profile file: how SQLite is set up, and what is looked at before anything is written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from planner.storage.header import has_pending_edits, require_known_schema
from planner.storage.mapping import columns_of
from planner.storage.schema import ADDED_ORDER, TABLE_NAMES
from planner.storage.sentences import damaged, unusable

BUSY_TIMEOUT_S: Final = 2.0
"""How long to wait for another program to let go of the file, in seconds."""

HURRIED_TIMEOUT_MS: Final = 15
"""How long an edit in a window waits for that: with all that follows an edit, less than anybody notices."""


def connect(path: Path, *, mode: str = "rw", has_foreign_keys: bool = True) -> sqlite3.Connection:
    """An open connection to an existing file; ``mode`` is "rw" or "ro". Transactions are begun and ended by hand.

    Raises ``sqlite3.Error``; then nothing stays open.
    """
    # isolation_level=None: the driver must not begin transactions behind our back. A profile may be opened on another
    # thread than the one that works with it afterwards; never are there two at once.
    driver = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        driver.execute(f"PRAGMA foreign_keys = {has_foreign_keys:d}")
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute("PRAGMA fullfsync = ON")  # macOS alone knows it: there FULL does not reach the disk
        driver.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error:
        driver.close()
        raise
    return driver


def number_of(driver: sqlite3.Connection, pragma: str) -> int:
    """The whole number that a PRAGMA answers."""
    return int(driver.execute(f"PRAGMA {pragma}").fetchone()[0])


def inspect(path: Path) -> int:
    """Look at a file with SQLite and leave it as it is; its schema number.

    Raises ``ProfileUnusable`` where it is damaged or newer, ``sqlite3.Error`` where it cannot be read.
    """
    # Closing a writable connection moves pending edits into the file, which a damaged one must be spared. A read-only
    # one would leave its own -wal and -shm beside a file that had none.
    with closing(connect(path, mode="ro" if has_pending_edits(path) else "rw")) as driver:
        driver.execute("PRAGMA ignore_check_constraints = ON")  # read() names a row that breaks a rule; this does not
        if driver.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        number = number_of(driver, "user_version")
        require_known_schema(path, number)  # again: pending edits can hold a newer number than the header
        return number


def require_writable(driver: sqlite3.Connection) -> None:
    """Raise ``sqlite3.Error`` where another program holds the file or it may not be written."""
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("ROLLBACK")


def require_tables(path: Path, driver: sqlite3.Connection) -> None:
    """Raise ``ProfileUnusable`` where another program has taken away a table or column."""
    query = (
        "SELECT tables.name, columns.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns"
    )
    found = set(driver.execute(query))
    for kind, table in TABLE_NAMES.items():
        for column in (ADDED_ORDER, *columns_of(kind)):
            if (table, column) not in found:
                raise unusable(
                    path,
                    f"its table {table} lacks the column {column}",
                    "Open a backup or a copy; this file was left as it is",
                )


def require_whole_references(path: Path, driver: sqlite3.Connection) -> None:
    """Raise ``ProfileUnusable`` that names a row which refers to a record that is not there."""
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        table, row, parent, _ = broken
        raise unusable(
            path,
            f"row {row} of its table {table} belongs to a {parent} that is not there",
            "Open a backup, or correct it with the program that changed it; this file was left as it is",
        )
