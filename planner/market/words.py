"""How the words of a user are made comparable: places and titles are found by these keys."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_BREAK = re.compile(r"[\W_]+")


_INSIDE_FROM: Final = 3
"""Shorter words are looked for at the beginnings of words alone: "sf" stands within Bakersfield and means none."""


def holds_words(key: str, words: Iterable[str]) -> bool:
    """Whether a key holds every word (keys themselves): short ones at the beginning of a word, others anywhere."""
    text = f" {key}"
    return all((word if len(word) >= _INSIDE_FROM else f" {word}") in text for word in words)


def plain_key(text: str) -> str:
    """The text in lower case without accents and punctuation, words apart by one space; empty for no words at all.

    Any script is kept; dots vanish, so that "U.S." and "us" are the same.
    """
    if text.isascii():  # nearly every key, and ten times as quick
        return _BREAK.sub(" ", text.replace(".", "").lower()).strip()
    plain = unicodedata.normalize("NFKD", text.replace(".", "")).casefold()  # unfolds fancy letters, then their case
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _BREAK.sub(" ", bare).strip()
