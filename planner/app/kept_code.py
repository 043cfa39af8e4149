"""The compiled form of what PySide6 carries as text, kept from the first start on.

PySide6 holds a dozen of its modules as text within a library and compiles them at every start, which is a tenth of
the way to the first paint. Python keeps the compiled form of files, but not of these.
"""

# What is compiled here takes this line over, as it does from the place in PySide6 that compiles it otherwise.
from __future__ import annotations

import builtins
import contextlib
import marshal
import sys
import zlib
from typing import TYPE_CHECKING, Final

from planner.base.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import CodeType

_CARRIED: Final = "shibokensupport/"
"""How the names of those modules begin."""

_SUM_BYTES: Final = 4


@contextlib.contextmanager
def kept_code(folder: Path) -> Iterator[None]:
    """While this lasts, take from ``folder`` what was compiled before; keep there what is new.

    A file that is damaged, of another Python or of other sources counts for nothing. One that cannot be written is done
    without. Not for several threads.
    """
    path = folder / f"compiled-{sys.hexversion:08x}"
    kept = _read(path)
    n_before = len(kept)
    plain: Callable[..., CodeType] = builtins.compile

    def find(source: object, filename: object, *others: object, **named: object) -> object:
        if not (isinstance(source, bytes) and str(filename).startswith(_CARRIED)):
            return plain(source, filename, *others, **named)
        if source not in kept:
            kept[source] = plain(source, filename, *others, **named)
        return kept[source]

    setattr(builtins, "compile", find)  # noqa: B010 - a plain assignment would not agree with its declared overloads
    try:
        yield
    finally:
        setattr(builtins, "compile", plain)  # noqa: B010
    if len(kept) > n_before:
        content = marshal.dumps(kept)
        with contextlib.suppress(OSError):
            write_atomically(path, zlib.crc32(content).to_bytes(_SUM_BYTES) + content)


def _read(path: Path) -> dict[bytes, CodeType]:
    try:
        whole = path.read_bytes()
    except OSError:
        return {}
    content = whole[_SUM_BYTES:]
    # The sum first: of what is damaged, marshal may make anything.
    if len(content) == 0 or zlib.crc32(content).to_bytes(_SUM_BYTES) != whole[:_SUM_BYTES]:
        return {}
    kept: dict[bytes, CodeType] = marshal.loads(content)  # noqa: S302 - a file of this program, as __pycache__ is
    return kept
