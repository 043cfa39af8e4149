"""What is asked of the pay model: one job in the model's own words, and the features it is made of."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

HOME: Final = "US"
"""The country whose pay the model is anchored to."""

Feature = tuple[str, str, float]
"""Group, key and value: what a coefficient belongs to, and how much of it a job has."""

AVERAGE: Final = "@"
"""Begins the key of an average over all keys of its group."""

WORD: Final = "title:word"
"""The group of the words of a title ("principal", "analyst"): what a title never seen shares with others."""

YEARS: Final = (0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40)
"""Years of experience between which the effect runs in straight lines."""

_YEARS_OF_LEVEL: Final[Mapping[str, float]] = MappingProxyType(
    {"entry": 1.5, "mid": 4.5, "senior": 11.0, "architect": 18.0, "director": 18.0}
)
"""Assumption: professional years where only the level is known (medians of the level's span)."""

_ALL_LEVELS: Final = (("entry", 0.1), ("mid", 0.28), ("senior", 0.6), ("director", 0.02))
_ALL_YEARS: Final = (0.0, 2.0, 4.0, 6.0, 8.0, 11.0, 15.0, 20.0, 27.0)
"""Ninths of the answers by professional years (Stack Overflow 2024): what stands for unknown experience."""


@dataclass(frozen=True, slots=True)
class PayQuestion:
    """One job; texts are "" where unknown.

    ``basis`` is paid, advertised or reported; ``title`` is the key of the title and ``family`` the id of its group;
    ``level``, ``industry``, ``size`` and ``remote`` are the words of ``pay_words``; ``country`` has two letters;
    ``year`` may be a decimal.
    """

    basis: str
    title: str = ""
    family: str = ""
    level: str = ""
    years: float | None = None
    country: str = HOME
    industry: str = ""
    size: str = ""
    remote: str = ""
    year: float = 2025.0

    def level_shares(self) -> tuple[tuple[str, float], ...]:
        """The levels the job may have, with their chances, which sum to 1."""
        if self.level:
            return ((self.level, 1.0),)
        return _ALL_LEVELS if self.years is None else _levels_of_years(self.years)

    def experience(self) -> tuple[float, ...]:
        """The years of experience the job may ask for, each as likely as the other."""
        if self.years is not None:
            return (min(max(self.years, 0.0), 40.0),)
        return (_YEARS_OF_LEVEL[self.level],) if self.level else _ALL_YEARS


def location_features(
    question: PayQuestion, level: str, years: float, known_year: str = "", known_title: str = ""
) -> list[Feature]:
    """What moves the middle of the distribution, for a job of that level (adverts) or experience (reported pay).

    ``known_year`` and ``known_title`` stand in for the question's own where that has no effects.
    """
    basis, year = question.basis, known_year or str(math.floor(question.year))
    return [
        ("basis", basis, 1.0),
        (f"year@{basis}", year, 1.0),
        *_standing(basis, level, years),
        *_title(question, level, years, year, known_title or question.title),
        *_workplace(question, level),
        *_country(question, level, year),
    ]


def scale_features(question: PayQuestion, level: str, years: float, known_title: str = "") -> list[Feature]:
    """What widens or narrows the distribution; ``known_title`` as in ``location_features``."""
    basis, family = question.basis, question.family
    found: list[Feature] = [("basis", basis, 1.0), *_standing(basis, level, years)]
    if family:
        found.append(("family", family, 1.0))
        if basis == "advertised":
            found += [("family:level", f"{family}:{level}", 1.0), ("title", known_title or question.title, 1.0)]
    found.append(("country", question.country, 1.0))
    if question.country != HOME:
        found.append(("abroad", "", 1.0))
    if question.remote:
        found.append((f"remote@{basis}", question.remote, 1.0))
    if question.size:
        found.append((f"size@{basis}", size_for(basis, question.size), 1.0))
    if question.industry:
        found.append(("industry", question.industry, 1.0))
    return found


def average_key(basis: str) -> str:
    """The key of a group's average among the rows of the basis: what stands for an unknown title, size or industry."""
    return f"{AVERAGE}{basis}"


def size_for(basis: str, size: str) -> str:
    """The size in the words of the basis: letters in adverts, employees in reported pay."""
    if basis == "advertised" and size.isdigit():
        return "S" if int(size) < 20 else "M" if int(size) < 500 else "L"
    if basis != "advertised" and not size.isdigit():
        return {"S": "20", "M": "100", "L": "1000"}[size]
    return size


@lru_cache(maxsize=1024)  # adverts know few levels, and answers few years
def _standing(basis: str, level: str, years: float) -> tuple[Feature, ...]:
    if basis == "advertised":
        return (("level", level, 1.0),)
    for low, high in itertools.pairwise(YEARS):
        if years <= high:
            share = (years - low) / (high - low)
            return ("years", str(low), 1 - share), ("years", str(high), share)
    return ()


def _title(question: PayQuestion, level: str, years: float, year: str, title: str) -> tuple[Feature, ...]:
    family, basis = question.family, question.basis
    known = family or average_key(basis)
    general: tuple[Feature, ...] = (("family", known, 1.0), (f"family@{basis}", known, 1.0))
    if not family:
        return general
    if basis != "advertised":
        return *general, ("family:years", family, math.log((years + 2) / 10))
    return (
        *general,
        ("family:level", f"{family}:{level}", 1.0),
        ("title", title, 1.0),
        ("title:level", f"{title}:{level}", 1.0),
        *[(WORD, word, 1.0) for word in question.title.split()],
        ("year:family", f"{year}:{family}", 1.0),
    )


def _workplace(question: PayQuestion, level: str) -> list[Feature]:
    basis, remote, average = question.basis, question.remote, average_key(question.basis)
    found: list[Feature] = [
        (f"size@{basis}", size_for(basis, question.size) if question.size else average, 1.0),
        ("industry", question.industry or average, 1.0),
        (f"remote@{basis}", remote or average, 1.0),
    ]
    if remote and question.family:
        found.append((f"remote:family@{basis}", f"{remote}:{question.family}", 1.0))
    if remote and basis == "advertised":
        found.append(("remote:level", f"{remote}:{level}", 1.0))
    return found


def _country(question: PayQuestion, level: str, year: str) -> list[Feature]:
    country = question.country
    if country == HOME:
        return []
    found: list[Feature] = [("country", country, 1.0), ("abroad", "", 1.0)]
    if question.basis == "advertised":
        found.append(("country:level", f"{country}:{level}", 1.0))
        found.append(("year:country", f"{year}:{country}", 1.0))
    if question.family:
        found.append(("abroad:family", question.family, 1.0))
    return found


def _levels_of_years(years: float) -> tuple[tuple[str, float], ...]:
    """Entry gives way to mid at about three years and mid to senior at about seven."""
    mid = min(max((years - 1.5) / 3, 0.0), 1.0)
    senior = min(max((years - 4.5) / 5, 0.0), 1.0)
    shares = (("entry", 1 - mid), ("mid", mid - senior), ("senior", senior))
    return tuple((level, share) for level, share in shares if share > 0)
