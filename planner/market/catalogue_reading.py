"""How files of the catalogue are read: each is one frozen document whose every value is checked against its field."""

import enum
import types
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache, update_wrapper
from pathlib import Path
from typing import Any, Final, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

from planner.base import resources
from planner.market import reading

SCHEMA: Final = 1
"""The kind of catalogue file this program reads; raised when older programs could not read a newer one."""

_PLAIN: Final = frozenset((str, int, bool))

ValueT = TypeVar("ValueT")
Converter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """Where entries come from: publisher, title, date in words, licence, the attribution it asks for, address.

    ``rows`` is how many of its rows were used. Raises ``ValueError`` without publisher, licence or attribution.
    """

    id: str
    publisher: str
    title: str
    date: str
    licence: str
    attribution: str
    address: str
    rows: int

    def __post_init__(self) -> None:
        if not (self.id and self.publisher and self.licence and self.attribution):
            raise ValueError("a source needs an id, a publisher, a licence and its attribution")


def read_document(kind: type[ValueT], name: str, folder: Path | None = None) -> ValueT:
    """The catalogue file of that name as a document, from the shipped folder by default.

    Fields of ``kind`` without a default must be there. Raises ``UserError`` with one sentence that names the file, the
    entry and the reason where the file is missing, damaged or made for a newer program.
    """
    where = (folder or resources.path("market", "catalogue")) / name
    content = reading.document(where)
    schema = content.pop("schema", None)
    if schema != SCHEMA:
        raise reading.damaged(name, f"this file is of kind {schema}, and this program reads kind {SCHEMA}")
    with telling(name):
        return built(kind, content)


class Loader(Generic[ValueT]):
    """What loads a part of the catalogue: once for each folder, the shipped one by default and as None."""

    def __init__(self, load: Callable[[Path | None], ValueT]) -> None:
        update_wrapper(self, load)
        self._kept = cache(load)  # which takes what is left out and None for two things

    def __call__(self, folder: Path | None = None) -> ValueT:
        """What was loaded; raises ``UserError`` as ``read_document`` does."""
        return self._kept(folder)

    def cache_clear(self) -> None:
        """Load anew from now on."""
        self._kept.cache_clear()


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Tell a ``ValueError`` inside as a ``UserError`` about the catalogue file of that name."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        raise reading.damaged(name, f"it is damaged ({error})") from error


def built(kind: type[ValueT], values: object) -> ValueT:
    """A dataclass from a JSON object; raises ``ValueError`` for an unknown, missing or wrongly typed field."""
    converters, required = _layout(cast("Hashable", kind))
    if not isinstance(values, dict):
        raise ValueError(f"{values!r} stands where a {kind.__name__} belongs")  # noqa: TRY004 - a damaged file, not a bug
    if not required <= values.keys() <= converters.keys():
        if unknown := values.keys() - converters.keys():
            raise ValueError(f"a {kind.__name__} has no {min(unknown)}")
        raise ValueError(f"a {kind.__name__} needs {min(required - values.keys())}")
    return kind(**{name: converters[name](value) for name, value in values.items()})


def require_unique(ids: Iterable[ValueT], what: str) -> frozenset[ValueT]:
    """The ids as a set; raises ``ValueError`` where one stands twice or is empty."""
    seen: set[ValueT] = set()
    for one in ids:
        if not one or one in seen:
            raise ValueError(f"the {what} {one!r} is there twice" if one else f"a {what} has no id")
        seen.add(one)
    return frozenset(seen)


def require_known(ids: Iterable[ValueT], known: Container[ValueT], what: str) -> None:
    """Raise ``ValueError`` for the first id that is not among the known."""
    for one in ids:
        if one not in known:
            raise ValueError(f"there is no {what} {one!r}")


@cache
def _layout(kind: Any) -> tuple[Mapping[str, Converter], frozenset[str]]:  # noqa: ANN401 - a class is no Hashable
    """How each field of a dataclass is read, and which fields must be there; kept, because reading hints is slow."""
    hints = get_type_hints(kind)
    known = [field for field in fields(kind) if field.init]
    needed = (field.name for field in known if field.default is MISSING and field.default_factory is MISSING)
    return {field.name: _converter(hints[field.name]) for field in known}, frozenset(needed)


def _converter(hint: object) -> Converter:
    origin = get_origin(hint)
    if origin is types.UnionType:
        inner = _converter(get_args(hint)[0])
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _list_converter(get_args(hint))
    if origin is Mapping:
        inner = _converter(get_args(hint)[1])
        return lambda value: types.MappingProxyType({key: inner(one) for key, one in _typed(value, dict).items()})
    assert isinstance(hint, type)
    return _plain_converter(hint)


def _plain_converter(kind: type[Any]) -> Converter:
    if is_dataclass(kind):
        return lambda value: built(kind, value)
    if issubclass(kind, enum.Enum):
        return kind
    if kind is float:
        return lambda value: float(value) if type(value) is int else _typed(value, float)
    return lambda value: _typed(value, kind)


def _typed(value: object, kind: type[ValueT]) -> ValueT:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is of the wrong type")
    return value


def _list_converter(hints: tuple[object, ...]) -> Converter:
    if hints[-1] is Ellipsis:
        inner = _converter(hints[0])
        if hints[0] in _PLAIN:
            return lambda values: _plain_list(inner, values, hints[0])
        return lambda values: tuple([_entry(inner, value) for value in _typed(values, list)])
    if set(hints) <= _PLAIN:
        return lambda values: _row(values, hints)
    parts = [_converter(hint) for hint in hints]
    return lambda values: tuple([part(value) for part, value in zip(parts, _typed(values, list), strict=True)])


def _plain_list(inner: Converter, values: object, kind: object) -> tuple[object, ...]:
    """A list of plain values of one kind as a tuple, all types checked at once; ``inner`` tells of a wrong one."""
    found = tuple(_typed(values, list))
    return found if {kind}.issuperset(map(type, found)) else tuple(map(inner, found))


def _row(values: object, kinds: tuple[object, ...]) -> tuple[object, ...]:
    """A list of plain values as a tuple, all types checked at once: there are a thousand such rows."""
    found = tuple(_typed(values, list))
    if tuple(map(type, found)) != kinds:
        raise ValueError(f"{values!r} is no row of its kind")
    return found


def _entry(convert: Converter, value: object) -> object:
    """A converted list entry; a refusal names the entry by its id where it has one."""
    try:
        return convert(value)
    except ValueError as error:
        if not isinstance(value, dict) or "id" not in value:
            raise
        raise ValueError(f"{value['id']}: {error}") from error
