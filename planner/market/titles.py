"""Families of titles, and how a user's own title finds one."""

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.words import plain_key

ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ai": "artificial intelligence",
        "arch": "architect",
        "cv": "computer vision",
        "dev": "developer",
        "dl": "deep learning",
        "ds": "data scientist",
        "eng": "engineer",
        "engg": "engineering",
        "engr": "engineer",
        "genai": "generative artificial intelligence",
        "jr": "junior",
        "llms": "llm",
        "mgr": "manager",
        "ml": "machine learning",
        "mle": "machine learning engineer",
        "mts": "member of technical staff",
        "nlp": "natural language processing",
        "rl": "reinforcement learning",
        "sci": "scientist",
        "sde": "software development engineer",
        "snr": "senior",
        "sr": "senior",
        "sw": "software",
        "swe": "software engineer",
    }
)
"""What people shorten in titles, word by word."""

_STANDING = frozenset(
    (
        *("associate", "chief", "distinguished", "entry", "experienced", "expert", "fellow", "graduate", "intern"),
        *("junior", "lead", "level", "mid", "middle", "principal", "remote", "senior", "staff", "trainee"),
    )
)
_RUNG = re.compile(r"[ivx]{1,4}|\d+|(l|e|ic|t)\d+")
_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_SEPARATOR = re.compile(r"\s*(?:[,(/|@;:]|\s[-–—]\s|\sat\s)\s*")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of titles that pay alike.

    ``occupations`` gives each occupation code its share of the family; the shares are above 0, sum to 1 and are an
    assumption whose ``reason`` is told. Raises ``ValueError`` where they do not.
    """

    id: str
    name: str
    titles: tuple[str, ...]
    occupations: tuple[tuple[str, float], ...]
    reason: str

    def __post_init__(self) -> None:
        if not (self.id and self.name and self.occupations):
            raise ValueError("a family of titles needs an id, a name and an occupation")
        if any(not share > 0 for _, share in self.occupations):
            raise ValueError(f"{self.name} gives an occupation no share")
        if not math.isclose(sum(share for _, share in self.occupations), 1):
            raise ValueError(f"the shares of {self.name} do not sum to 1")


def title_key(title: str) -> str:
    """The title spelt out in lower case without punctuation: "Sr. ML Eng" → "senior machine learning engineer"."""
    return " ".join([_spelt_out(word) for word in plain_key(title).split()])


def _spelt_out(word: str) -> str:
    """The word without abbreviation; a rung written onto it ("sde2") stands alone behind it."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered and numbered[1] in ABBREVIATIONS:
        return f"{ABBREVIATIONS[numbered[1]]} {numbered[2]}"
    return ABBREVIATIONS.get(word, word)


@lru_cache(maxsize=1024)
def title_keys(title: str) -> tuple[str, ...]:
    """What to look up for a title a user wrote, most literal first; standing (senior, II, L5) is left out of the later.

    A title in parts ("Software Engineer, Machine Learning") is tried whole, with its last part in front, and by its
    first part alone.
    """
    parts = [part for part in _SEPARATOR.split(title) if part]
    spellings = [title, " ".join(reversed(parts)), parts[0] if parts else ""]
    keys = [key for spelling in spellings for key in _with_less_standing(title_key(spelling))]
    return tuple(key for key in dict.fromkeys(keys) if key)


def _with_less_standing(key: str) -> tuple[str, ...]:
    words = [word for word in key.split() if not _RUNG.fullmatch(word)]
    behind = itertools.dropwhile(_STANDING.__contains__, words)  # keeps "technical lead" whole
    bare = (word for word in words if word not in _STANDING)
    return key, " ".join(words), " ".join(behind), " ".join(bare)
