"""Places where pay is known, and how what a user writes finds one."""

import math
import re
from dataclasses import dataclass
from typing import Final

from planner.market.words import plain_key

NATION_ID: Final = "united-states"
COUNTRY: Final = "country"
STATE: Final = "state"
OWN: Final = "own"
REMOTE: Final = "remote"

_SHARED_NAMES: Final = ("Washington",)
"""States whose name alone is as often meant for a city."""

_WORK_MODE = re.compile(r"\b(fully remote|remote|hybrid|on site|onsite|work from home|wfh)\b")
_AROUND = re.compile(r"\b(greater|metropolitan|metro|area)\b")
_COUNTRY = re.compile(r"(?<=\w) (united states of america|united states|usa|us)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the pack.

    ``kind`` is area (metropolitan or the rest of a state), state, nation or country, or own or remote, which
    ``own_places`` makes and which have a ``shift`` too; ``jobs`` its published jobs in the
    occupations of the pack. ``goods``, ``housing`` and ``services`` are price levels like ``price_level``, where known.
    A country has ``shift``, what its adverts add to log pay in the United States, measured on ``adverts`` of them.
    ``price_level`` is the price of living with the United States at 100 in ``price_year``, None where unknown;
    ``area`` is the code of the statistical area; ``aliases`` are all spellings it is found by.
    Raises ``ValueError`` for an empty id, name or spelling and for a price level that is not above 0.
    """

    id: str
    name: str
    state: str
    aliases: tuple[str, ...]
    area: str
    area_name: str
    price_level: float | None
    price_year: int
    kind: str = "area"
    jobs: int = 0
    goods: float | None = None
    housing: float | None = None
    services: float | None = None
    shift: float | None = None
    adverts: int = 0

    def __post_init__(self) -> None:
        if not (self.id and self.name and all(self.aliases)):
            raise ValueError("a place needs an id, a name and spellings")
        if self.price_level is not None and not 0 < self.price_level < math.inf:
            raise ValueError(f"{self.name} has the price level {self.price_level}")


def place_name(place: Place) -> str:
    """A place as it is written in lists: "Seattle, WA"; a state as "New York state", which is found so."""
    if place.kind == STATE:
        return f"{place.name} state"
    return f"{place.name}, {place.state}".rstrip(", ")


def findable_name(place: Place) -> str:
    """A place as a text that finds it and no other, as it is offered: "Seattle, WA", "California", "Canada"."""
    texts = (f"{place.name}, {place.state}", place.name) if place.state else (place.name,)
    found = next((text for text in (*texts, place_name(place)) if text in place.aliases), place.name)
    return place_name(place) if found in _SHARED_NAMES else found


def short_place(place: Place) -> str:
    """The shortest text that finds a place: "Austin", but "Portland, ME"."""
    return place.name if place.name in place.aliases else findable_name(place)


def place_keys(text: str) -> tuple[str, ...]:
    """What to look up for a place a user wrote, most literal first; none for "remote" or an empty text.

    The way of working ("remote", "hybrid") and a country behind a city are left out; so are, in the second key,
    words such as "greater" and "area".
    """
    key = _squeezed(_WORK_MODE, plain_key(text))
    key = _squeezed(_COUNTRY, key)
    keys = dict.fromkeys((key, _squeezed(_AROUND, key)))
    return tuple(key for key in keys if key)


def _squeezed(pattern: re.Pattern[str], key: str) -> str:
    if not pattern.search(key):
        return key
    return " ".join(pattern.sub(" ", key).split())
