"""What is asked of the pay model: one job in the model's own words, and the features it is made of."""

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

HOME: Final = "US"
"""The country whose pay the model is anchored to."""

Feature = tuple[str, str, float]
"""Group, key and value: what a coefficient belongs to, and how much of it a job has."""

AVERAGE: Final = "@"
"""Begins the key of an average over all keys of its group."""

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


def location_features(question: PayQuestion, level: str, years: float) -> Iterable[Feature]:
    """What moves the middle of the distribution, for a job of that level (adverts) or experience (reported pay)."""
    basis = question.basis
    yield "basis", basis, 1.0
    yield f"year@{basis}", str(math.floor(question.year)), 1.0
    yield from _standing(basis, level, years)
    yield from _title(question, level, years)
    yield from _workplace(question, level)
    yield from _country(question, level)


def scale_features(question: PayQuestion, level: str, years: float) -> Iterable[Feature]:
    """What widens or narrows the distribution."""
    basis = question.basis
    yield "basis", basis, 1.0
    yield from _standing(basis, level, years)
    if question.family:
        yield "family", question.family, 1.0
        if basis == "advertised":
            yield "family:level", f"{question.family}:{level}", 1.0
            yield "title", question.title, 1.0
    yield "country", question.country, 1.0
    if question.country != HOME:
        yield "abroad", "", 1.0
    if question.remote:
        yield f"remote@{basis}", question.remote, 1.0
    if question.size:
        yield f"size@{basis}", size_for(basis, question.size), 1.0
    if question.industry:
        yield "industry", question.industry, 1.0


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


def _standing(basis: str, level: str, years: float) -> Iterable[Feature]:
    if basis == "advertised":
        yield "level", level, 1.0
        return
    for low, high in itertools.pairwise(YEARS):
        if years <= high:
            share = (years - low) / (high - low)
            yield "years", str(low), 1 - share
            yield "years", str(high), share
            return


def _title(question: PayQuestion, level: str, years: float) -> Iterable[Feature]:
    family, basis = question.family, question.basis
    yield "family", family or average_key(basis), 1.0
    yield f"family@{basis}", family or average_key(basis), 1.0
    if not family:
        return
    if basis == "advertised":
        yield "family:level", f"{family}:{level}", 1.0
        yield "title", question.title, 1.0
        yield "title:level", f"{question.title}:{level}", 1.0
        yield "year:family", f"{math.floor(question.year)}:{family}", 1.0
    else:
        yield "family:years", family, math.log((years + 2) / 10)


def _workplace(question: PayQuestion, level: str) -> Iterable[Feature]:
    basis, average = question.basis, average_key(question.basis)
    yield f"size@{basis}", size_for(basis, question.size) if question.size else average, 1.0
    yield "industry", question.industry or average, 1.0
    yield f"remote@{basis}", question.remote or average, 1.0
    if question.remote and question.family:
        yield f"remote:family@{basis}", f"{question.remote}:{question.family}", 1.0
    if question.remote and basis == "advertised":
        yield "remote:level", f"{question.remote}:{level}", 1.0


def _country(question: PayQuestion, level: str) -> Iterable[Feature]:
    if question.country == HOME:
        return
    yield "country", question.country, 1.0
    yield "abroad", "", 1.0
    if question.basis == "advertised":
        yield "country:level", f"{question.country}:{level}", 1.0
        yield "year:country", f"{math.floor(question.year)}:{question.country}", 1.0
    if question.family:
        yield "abroad:family", question.family, 1.0


def _levels_of_years(years: float) -> tuple[tuple[str, float], ...]:
    """Entry gives way to mid at about three years and mid to senior at about seven."""
    mid = min(max((years - 1.5) / 3, 0.0), 1.0)
    senior = min(max((years - 4.5) / 5, 0.0), 1.0)
    shares = (("entry", 1 - mid), ("mid", mid - senior), ("senior", senior))
    return tuple((level, share) for level, share in shares if share > 0)
