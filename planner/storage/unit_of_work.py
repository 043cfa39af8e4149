"""Writing a change set to the open file: all of it or nothing. Loads SQLAlchemy."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, Delete, Table, Update, bindparam

from planner.domain.change import ChangeSet
from planner.domain.profile import Record
from planner.storage.engine import engine_of
from planner.storage.mapping import Value, row_of
from planner.storage.tables import TABLES

_Row = dict[str, Value]


class Writer:
    """Writes change sets through one open connection, each as one unit of work."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._engine = engine_of(driver)

    def write(self, changes: ChangeSet, require_unedited: Callable[[], None]) -> None:
        """Write a change set; when this returns it is committed. Whatever is raised, nothing is written.

        ``require_unedited`` is called when no other program can write any more, and raises where one has. Raises
        ``LookupError`` where a record to be edited or deleted is not in the file.
        """
        with self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            require_unedited()
            _write_changes(connection, changes)


def _write_changes(connection: Connection, changes: ChangeSet) -> None:
    """Foreign keys hold after each step of a legal change set, in whatever order it lists its changes."""
    for kind, table in TABLES.items():
        _insert(connection, table, [row_of(record) for record in _added(changes, kind)])
    # New parents stand and old ones still do: now children can change theirs.
    for kind, table in TABLES.items():
        edited = [row_of(record) for record in _edited(changes, kind)]
        _for_each(connection, table.update(), table, [{**row, "record_id": row["id"]} for row in edited])
    for kind, table in reversed(tuple(TABLES.items())):
        _for_each(connection, table.delete(), table, [{"record_id": record.id} for record in _deleted(changes, kind)])


def _added(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.after for change in changes if change.before is None and isinstance(change.after, kind))


def _edited(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.after for change in changes if change.before is not None and isinstance(change.after, kind))


def _deleted(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.before for change in changes if change.after is None and isinstance(change.before, kind))


def _insert(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _for_each(connection: Connection, statement: Update | Delete, table: Table, rows: Sequence[_Row]) -> None:
    if not rows:
        return
    found = connection.execute(statement.where(table.c.id == bindparam("record_id")), rows).rowcount
    if found != len(rows):
        raise LookupError(f"{len(rows) - found} of {len(rows)} records are not in table {table.name}")
