"""How the words of a user are made comparable: places and titles are found by these keys."""

import re
import unicodedata

_BREAK = re.compile(r"[\W_]+")


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
