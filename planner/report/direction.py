"""Texts of any script beside each other: one written from right to left must not turn what stands next to it."""

import re
from typing import Final

_TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
"""Letters written from right to left, and marks that turn what follows them."""
_ISOLATED: Final = "\u2068{}\u2069"
"""Unicode's own brackets for it, which every reader of plain text knows and nobody sees."""


def isolated(text: str) -> str:
    """The text held together line by line where it needs to be, otherwise the very same."""
    return "\n".join(_ISOLATED.format(line) if _TURNING.search(line) else line for line in text.splitlines())
