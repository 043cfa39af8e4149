"""Reading all records and writing a change set, inside a transaction that the caller has begun."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, Delete, Table, Update, bindparam, select

from planner.domain.change import ChangeSet
from planner.domain.errors import ProfileUnusable, UserError
from planner.domain.profile import Profile, Record
from planner.storage.mapping import Value, columns_of, record_of, row_of
from planner.storage.sentences import unusable
from planner.storage.tables import TABLES

_Row = dict[str, Value]


def read_profile(path: Path, connection: Connection) -> Profile:
    """Every record of the file, in the order in which they were added.

    Raises ``ProfileUnusable``, which names table and row, where a row breaks a rule of the domain.
    """
    records: dict[str, Record] = {}
    for kind, table in TABLES.items():
        for record in _read_kind(path, connection, kind, table):
            if record.id in records:
                raise _broken_row(path, table, record.id, "another table has a row of the same id")
            records[record.id] = record
    return Profile(MappingProxyType(records))


def write_changes(connection: Connection, changes: ChangeSet) -> None:
    """Write a change set. Foreign keys hold after each step of a legal one, in whatever order it lists its changes.

    Raises ``LookupError`` where a record to be edited or deleted is not in the file.
    """
    for kind, table in TABLES.items():
        _insert(connection, table, [row_of(record) for record in _added(changes, kind)])
    # New parents stand and old ones still do: now children can change theirs.
    for kind, table in TABLES.items():
        edited = [row_of(record) for record in _edited(changes, kind)]
        _for_each(connection, table.update(), table, [{**row, "record_id": row["id"]} for row in edited])
    for kind, table in reversed(tuple(TABLES.items())):
        _for_each(connection, table.delete(), table, [{"record_id": record.id} for record in _deleted(changes, kind)])


def _read_kind(path: Path, connection: Connection, kind: type[Record], table: Table) -> Iterator[Record]:
    columns = columns_of(kind)
    place_of_id = columns.index("id")
    query = select(*(table.c[name] for name in columns)).order_by(table.c.added_order)
    for row in connection.execute(query).all():
        try:
            yield record_of(kind, row)
        except UserError as error:
            raise _broken_row(path, table, row[place_of_id], f"{error.field}: {error.reason}") from error


def _broken_row(path: Path, table: Table, record_id: object, why: str) -> ProfileUnusable:
    return unusable(
        path,
        f"row {record_id} of its table {table.name} cannot be used ({why})",
        "Open a backup, or correct it with the program that changed it; this file was left as it is",
    )


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
