"""How records of the pack are read from JSON: every value is checked against the type of its field."""

import json
import types
from collections.abc import Iterable
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from planner.domain.errors import UserError

RecordT = TypeVar("RecordT")


def document(path: Path) -> dict[str, Any]:
    """The JSON object in a file; raises ``UserError`` where the file cannot be read or holds something else."""
    return parsed(content(path), path.name)


def content(path: Path) -> bytes:
    """What is in a file; raises ``UserError`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise damaged(path.name, f"it cannot be read ({error.strerror})") from error


def parsed(text: bytes, name: str) -> dict[str, Any]:
    """The JSON object in the content of the file ``name``; raises ``UserError`` where it holds something else."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(name, "it is no JSON, perhaps cut short") from error
    if not isinstance(values, dict):
        raise damaged(name, "it holds no market figures")
    return values


def damaged(name: str, reason: str) -> UserError:
    """What to tell the user about the pack file of that name that cannot be used."""
    return UserError(f"Market figures {name}", reason, "Install the program again to get the file it came with")


def record(kind: type[RecordT], values: object) -> RecordT:
    """A dataclass from a JSON object with exactly its fields; lists become tuples, objects dataclasses.

    Raises ``ValueError`` for a field too many or too few or a value of another type.
    """
    hints = get_type_hints(kind)
    if not isinstance(values, dict) or values.keys() != hints.keys():
        raise ValueError(f"a {kind.__name__} needs {', '.join(hints)}")
    return kind(**{name: _checked(values[name], hint) for name, hint in hints.items()})


def records(kind: type[RecordT], table: object) -> tuple[RecordT, ...]:
    """Dataclasses from a table: an object with the names of the ``fields`` and the ``rows`` of their values.

    Raises ``ValueError`` as ``record`` does.
    """
    hints = get_type_hints(kind)
    if not isinstance(table, dict) or table.get("fields") != list(hints) or not isinstance(table.get("rows"), list):
        raise ValueError(f"a table of {kind.__name__} needs {', '.join(hints)}")
    rows = table["rows"]
    if not all(isinstance(row, list) for row in rows):
        raise ValueError(f"a table of {kind.__name__} has a row that is no list")
    if any(len(row) != len(hints) for row in rows):
        raise ValueError(f"a table of {kind.__name__} has a row without exactly {len(hints)} values")
    if not rows:
        return ()
    columns = zip(zip(*rows, strict=True), hints.values(), strict=True)
    return tuple(map(kind, *(_checked_column(column, hint) for column, hint in columns)))


def _checked_column(values: tuple[object, ...], hint: object) -> Iterable[object]:
    """The values of one field; by column, because most of them need no look at each value."""
    wanted = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if set(map(type, values)) <= set(wanted):
        return values
    return [_checked(value, hint) for value in values]


def _checked(value: object, hint: object) -> object:
    if type(value) is hint:
        return value
    if isinstance(hint, types.UnionType):
        return None if value is None else _checked(value, get_args(hint)[0])
    if get_origin(hint) is tuple and isinstance(value, list):
        return _checked_tuple(value, get_args(hint))
    if get_origin(hint) is dict and isinstance(value, dict):
        return value
    if isinstance(hint, type) and is_dataclass(hint):
        return record(hint, value)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise ValueError(f"{value!r} is of the wrong type")
    return value


def _checked_tuple(values: list[object], hints: tuple[object, ...]) -> tuple[object, ...]:
    if hints[-1] is Ellipsis and {hints[0]}.issuperset(map(type, values)):  # as most are: nothing to convert
        return tuple(values)
    wanted = (hints[0],) * len(values) if hints[-1] is Ellipsis else hints
    if len(values) != len(wanted):
        raise ValueError(f"{len(values)} values where {len(wanted)} belong")
    pairs = zip(values, wanted, strict=True)
    return tuple(value if type(value) is hint else _checked(value, hint) for value, hint in pairs)
