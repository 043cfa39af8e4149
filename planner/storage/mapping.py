"""Between records and rows: what a field becomes in its column, and back, without loss."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, NamedTuple, get_args, get_type_hints

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.profile import KINDS, Record

Value = str | int | float | None
"""What a cell of a row holds."""


class _Form(NamedTuple):
    """How values of one type are kept: the type of the cell, the way in and the way out (None: as they are)."""

    cell: type[str] | type[int] | type[float]
    write: Callable[[Any], Value] | None
    parse: Callable[[Any], object] | None
    expected: str


class _Field(NamedTuple):
    name: str
    form: _Form
    is_optional: bool


def columns_of(kind: type[Record]) -> tuple[str, ...]:
    """The names of the columns of a kind of record, in the order that ``record_of`` expects."""
    return tuple(field.name for field in _FIELDS[kind])


def row_of(record: Record) -> dict[str, Value]:
    """The record as a row, by column.

    Raises ``TypeError`` for a value of another type than its field says: SQLite would keep it, and no start after that
    could read it.
    """
    row: dict[str, Value] = {}
    for name, form, _ in _FIELDS[type(record)]:
        value = getattr(record, name)
        cell = value if value is None or form.write is None else form.write(value)
        if cell is not None and not isinstance(cell, form.cell):
            raise TypeError(f"{name} is {value!r}")
        row[name] = cell
    return row


def record_of(kind: type[Record], row: Sequence[Any]) -> Record:
    """The record that a row holds; cells in the order of ``columns_of``.

    Raises ``UserError``, which names the field, where a cell or the whole breaks a rule of the domain.
    """
    values: dict[str, Any] = {}
    for (name, (cell, _, parse, expected), is_optional), value in zip(_FIELDS[kind], row, strict=True):
        if value is None and is_optional:
            values[name] = None
        elif type(value) is not cell:  # SQLite holds anything anywhere
            raise _unreadable(name, value, expected)
        else:
            values[name] = value if parse is None else _parsed(parse, name, value, expected)
    build: Callable[..., Record] = kind
    return build(**values)


def _parsed(parse: Callable[[Any], object], name: str, value: object, expected: str) -> object:
    try:
        return parse(value)
    except (UserError, LookupError, ArithmeticError):
        raise _unreadable(name, value, expected) from None


def _unreadable(name: str, value: object, expected: str) -> UserError:
    return UserError(name.replace("_", " ").capitalize(), f"{value!r:.60} is not {expected}", "Correct it", name)


_FORMS: Final[Mapping[type, _Form]] = MappingProxyType(
    {
        str: _Form(str, None, None, "a text"),
        int: _Form(int, None, None, "a whole number"),
        float: _Form(float, float, None, "a number"),
        bool: _Form(int, int, {0: False, 1: True}.__getitem__, "0 or 1"),
        Decimal: _Form(str, str, Decimal, "an amount"),
        # A career has few dates, and each stands in many rows.
        PartialDate: _Form(str, str, lru_cache(maxsize=4096)(PartialDate.parse), "a date"),
    }
)


def _form_of(hint: type) -> _Form:
    if issubclass(hint, StrEnum):
        members: Mapping[str, StrEnum] = {str(member): member for member in hint}
        return _Form(str, str, members.__getitem__, "one of " + ", ".join(members))
    return _FORMS[hint]


def _field(name: str, hint: type | UnionType) -> _Field:
    choices = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (inner,) = (choice for choice in choices if choice is not NoneType)
    return _Field(name, _form_of(inner), NoneType in choices)


def _fields_of(kind: type[Record]) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple(_field(field.name, hints[field.name]) for field in fields(kind))


_FIELDS: Final[Mapping[type[Record], tuple[_Field, ...]]] = MappingProxyType({kind: _fields_of(kind) for kind in KINDS})
