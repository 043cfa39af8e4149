"""Reading all records, inside a transaction that the caller has begun.

Plain SQL on the driver's connection: every start reads, and must not wait for SQLAlchemy to load.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from planner.domain.errors import ProfileUnusable, UserError
from planner.domain.profile import Profile, Record
from planner.storage.mapping import columns_of, record_of
from planner.storage.schema import ADDED_ORDER, TABLE_NAMES
from planner.storage.sentences import unusable


def read_profile(path: Path, driver: sqlite3.Connection) -> Profile:
    """Every record of the file, in the order in which they were added.

    Raises ``ProfileUnusable``, which names table and row, where a row breaks a rule of the domain.
    """
    records: dict[str, Record] = {}
    for kind, table in TABLE_NAMES.items():
        for record in _read_kind(path, driver, kind, table):
            if record.id in records:
                raise _broken_row(path, table, record.id, "another table has a row of the same id")
            records[record.id] = record
    return Profile(MappingProxyType(records))


def _read_kind(path: Path, driver: sqlite3.Connection, kind: type[Record], table: str) -> Iterator[Record]:
    columns = columns_of(kind)
    place_of_id = columns.index("id")
    listed = ", ".join(f'"{column}"' for column in columns)  # "end" is a word of SQL
    for row in driver.execute(f'SELECT {listed} FROM "{table}" ORDER BY "{ADDED_ORDER}"').fetchall():
        try:
            yield record_of(kind, row)
        except UserError as error:
            raise _broken_row(path, table, row[place_of_id], f"{error.field}: {error.reason}") from error


def _broken_row(path: Path, table: str, record_id: object, why: str) -> ProfileUnusable:
    return unusable(
        path,
        f"row {record_id} of its table {table} cannot be used ({why})",
        "Open a backup, or correct it with the program that changed it; this file was left as it is",
    )
