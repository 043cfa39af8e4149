"""Writing documents to files, whole or not at all, and never over a file that somebody else has written."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from planner.base.files import write_atomically
from planner.domain.errors import UserError
from planner.report.markdown import markdown_of
from planner.report.portfolio import Portfolio
from planner.report.web_page import page_of

MARK: Final = "Written by Career Planner"
"""Stands at the beginning of every document, so that one of them is known from any other file."""

_MARK_WITHIN_BYTES: Final = 200

WRITERS: Final[Mapping[str, Callable[[Portfolio, str], str]]] = MappingProxyType({".md": markdown_of, ".html": page_of})
"""What each ending of a file name stands for."""


def save_portfolio(told: Portfolio, path: Path) -> None:
    """Write a portfolio as the ending of the name says; an earlier document of this program is replaced.

    Raises ``UserError`` for another ending, for a file that this program did not write, and where it cannot be written.
    """
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise _refused(path, "its ending names no known kind of document", f"End it in {' or '.join(WRITERS)}")
    content = write(told, MARK).encode()
    try:
        if not _may_be_replaced(path):
            raise _refused(path, "a file of that name is there that this program did not write", "Choose another name")
        write_atomically(path, content)
    except OSError as error:
        reason = f"it could not be written ({(error.strerror or str(error)).lower()})"
        raise _refused(path, reason, "Choose another folder or make room, then save again") from error


def _may_be_replaced(path: Path) -> bool:
    """Whether there is nothing yet, or a document of ours. Raises ``OSError`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(_MARK_WITHIN_BYTES)
    except FileNotFoundError:
        return True


def _refused(path: Path, reason: str, remedy: str) -> UserError:
    return UserError(f"Document {path.name}", reason, remedy)
