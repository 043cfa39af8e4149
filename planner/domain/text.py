"""Rules that the texts of all records share, and how numbers and names stand in a sentence."""

import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from planner.domain.errors import UserError

LONGEST_NAME: Final = 300
LONGEST_NOTE: Final = 20_000
LONGEST_ADDRESS: Final = 2_000


def said(number: float) -> str:
    """A number as a sentence says it, with a minus and not a hyphen: ``−5.5``; whole ones keep every digit."""
    return (str(number) if isinstance(number, int) else f"{number:g}").replace("-", "−")


def listed(names: Iterable[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``; empty without any."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def require_text(text: str, field: str, attribute: str, *, longest: int = LONGEST_NAME, required: bool = False) -> None:
    """Raise ``UserError`` for a text that is too long, holds control characters or is empty where it may not be.

    Any script is welcome; only line breaks and tabs are allowed among the control characters.
    """
    if required and not text.strip():
        raise UserError(field, "it is empty", "Write at least one letter", attribute)
    if len(text) > longest:
        raise UserError(field, f"it has {len(text):,} characters", f"Keep it under {longest:,}", attribute)
    # Most texts are printable, which is known at once; only the others are looked at letter by letter.
    if not text.isprintable() and any(
        unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in text
    ):
        raise UserError(field, "it holds a character that cannot be shown", "Type it again by hand", attribute)


def require_address(text: str) -> None:
    """Raise ``UserError``, for the field "url", unless the text is empty or an address of the web."""
    require_text(text, "Address", "url", longest=LONGEST_ADDRESS)
    if text and not _is_web_address(text):
        reason = f"“{text}” is not a web address"
        raise UserError("Address", reason, "Start it with https:// or leave it empty", "url")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
