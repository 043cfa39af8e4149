"""How an entry of the catalogue is found by what a user types: case, accents, punctuation and other names set aside."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

from planner.market.words import plain_key

EntryT = TypeVar("EntryT")

_SPELT: Final = (("++", " plus plus "), ("#", " sharp "), ("&", " and "))
"""Signs that tell names apart and would vanish with the punctuation: C, C++ and C#."""


def search_key(text: str) -> str:
    """The text as comparable words: ``C++`` → ``c plus plus``, ``Scikit-Learn`` → ``scikit learn``."""
    for sign, words in _SPELT:
        text = text.replace(sign, words)
    return plain_key(text)


@lru_cache(maxsize=16_384)  # a profile's names are looked up again and again
def squeezed(text: str) -> str:
    """The comparable words without blanks, so that scikit-learn, "scikit learn" and sklearn's kin spelt apart meet."""
    return search_key(text).replace(" ", "")


class Finder(Generic[EntryT]):
    """Entries by their names, made comparable once.

    ``names`` gives all names of an entry, its own first; ``short`` gives names that count only where they mean nothing
    else. Raises ``ValueError`` where one of ``names`` means two entries.
    """

    def __init__(
        self,
        entries: Sequence[EntryT],
        names: Callable[[EntryT], Sequence[str]],
        short: Callable[[EntryT], Sequence[str]] = lambda _: (),
    ) -> None:
        self._keys = [(entry, [search_key(name) for name in names(entry)]) for entry in entries]
        self._by_name: dict[str, EntryT] = {}
        for entry, keys in self._keys:
            for key in keys:
                if self._by_name.setdefault(key.replace(" ", ""), entry) is not entry:
                    raise ValueError(f"the name {key!r} means two entries")
        self._by_name = {**_unambiguous(entries, short), **self._by_name}

    def find(self, text: str) -> EntryT | None:
        """The entry of exactly that name, None where there is none."""
        return self._by_name.get(squeezed(text))

    def search(self, text: str, limit: int = 20) -> tuple[EntryT, ...]:
        """Entries that fit the text, best first: the very name, then its beginning, then the beginnings of words.

        At most ``limit``; none for a text without letters.
        """
        key = search_key(text)
        if not key:
            return ()
        ranked = ((_rank(key, keys), keys[0], place) for place, (_, keys) in enumerate(self._keys))
        best = sorted(found for found in ranked if found[0] is not None)[:limit]
        return tuple(self._keys[place][0] for _, _, place in best)


def _unambiguous(entries: Iterable[EntryT], short: Callable[[EntryT], Sequence[str]]) -> dict[str, EntryT]:
    found: dict[str, list[EntryT]] = {}
    for entry in entries:
        for name in short(entry):
            found.setdefault(squeezed(name), []).append(entry)
    return {name: meant[0] for name, meant in found.items() if all(one is meant[0] for one in meant)}


def _rank(key: str, keys: Sequence[str]) -> tuple[int, int] | None:
    """How well names fit, lower is better; None where they do not."""
    ranks = [(rank, place > 0) for place, name in enumerate(keys) if (rank := _fit(key, name)) is not None]
    return min(ranks, default=None)


def _fit(key: str, name: str) -> int | None:
    bare, own = key.replace(" ", ""), name.replace(" ", "")
    if bare == own:
        return 0
    if own.startswith(bare):
        return 1
    words = name.split()
    return 2 if all(any(word.startswith(part) for word in words) for part in key.split()) else None
