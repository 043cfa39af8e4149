"""Writing a change set to the open file: all of it or nothing. Loads SQLAlchemy."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Final

from sqlalchemy import Connection, Delete, Table, Update, bindparam, func, select

from planner.domain.change import ChangeSet
from planner.domain.profile import Record
from planner.storage.engine import engine_of
from planner.storage.mapping import Value, row_of
from planner.storage.schema import ADDED_ORDER
from planner.storage.tables import TABLES

_Row = dict[str, Value]
_FEW: Final = 500  # ids that are looked for one by one; of more, the whole table is read


class Writer:
    """Writes change sets through one open connection, each as one unit of work."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._engine = engine_of(driver)
        self._places = _Places()

    def write(self, changes: ChangeSet, require_unedited: Callable[[], None]) -> None:
        """Write a change set; when this returns it is committed. Whatever is raised, nothing is written.

        ``require_unedited`` is called when no other program can write any more, and raises where one has. Raises
        ``LookupError`` where a record to be edited or deleted is not in the file.
        """
        with self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            require_unedited()
            _write_changes(connection, changes, self._places)


class _Places:
    """The numbers that deleted rows had, so that a record which comes back has its place in the order again.

    No other row is given such a number.
    """

    def __init__(self) -> None:
        self._left: defaultdict[str, dict[str, int]] = defaultdict(dict)  # by table, then by the record's id

    def keep(self, connection: Connection, table: Table, ids: Sequence[str]) -> None:
        """Remember where rows stand that are about to go."""
        if not ids:
            return
        asked = select(table.c.id, table.c[ADDED_ORDER])
        if len(ids) <= _FEW:
            asked = asked.where(table.c.id.in_(ids))
        going = set(ids)
        self._left[table.name] |= {each: number for each, number in connection.execute(asked) if each in going}

    def give(self, connection: Connection, table: Table, rows: Sequence[_Row]) -> list[_Row]:
        """New rows with their numbers: the ones they had, else those that follow all others."""
        left = self._left[table.name]
        last = connection.scalar(select(func.max(table.c[ADDED_ORDER]))) or 0
        new = count(max(last, *left.values(), 0) + 1)
        numbers = (left.get(str(row["id"])) for row in rows)
        return [
            {**row, ADDED_ORDER: next(new) if number is None else number}
            for row, number in zip(rows, numbers, strict=True)
        ]


def _write_changes(connection: Connection, changes: ChangeSet, places: _Places) -> None:
    """Foreign keys hold after each step of a legal change set, in whatever order it lists its changes."""
    for kind, table in TABLES.items():
        rows = [row_of(record) for record in _added(changes, kind)]
        if rows:
            connection.execute(table.insert(), places.give(connection, table, rows))
    # New parents stand and old ones still do: now children can change theirs.
    for kind, table in TABLES.items():
        edited = [row_of(record) for record in _edited(changes, kind)]
        _for_each(connection, table.update(), table, [{**row, "record_id": row["id"]} for row in edited])
    for kind, table in reversed(tuple(TABLES.items())):
        ids = [record.id for record in _deleted(changes, kind)]
        places.keep(connection, table, ids)
        _for_each(connection, table.delete(), table, [{"record_id": each} for each in ids])


def _added(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.after for change in changes if change.before is None and isinstance(change.after, kind))


def _edited(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.after for change in changes if change.before is not None and isinstance(change.after, kind))


def _deleted(changes: ChangeSet, kind: type[Record]) -> Iterator[Record]:
    return (change.before for change in changes if change.after is None and isinstance(change.before, kind))


def _for_each(connection: Connection, statement: Update | Delete, table: Table, rows: Sequence[_Row]) -> None:
    if not rows:
        return
    found = connection.execute(statement.where(table.c.id == bindparam("record_id")), rows).rowcount
    if found != len(rows):
        raise LookupError(f"{len(rows) - found} of {len(rows)} records are not in table {table.name}")
