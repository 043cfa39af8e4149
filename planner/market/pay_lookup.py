"""What the market pays for one job: the answer with everything it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.pack import ADVERT_SOURCE_ID, PAY_SOURCE_ID, Pack
from planner.market.pay_file import Factor, PayFile
from planner.market.pay_model import PayDistribution, PlaceEffect
from planner.market.pay_question import HOME, PayQuestion
from planner.market.places import Place
from planner.market.sources import Source
from planner.market.title_groups import Shares, TitleGroup, title_group
from planner.market.titles import title_key

_SOURCE_OF_BASIS: Final[Mapping[str, str]] = MappingProxyType(
    {"paid": PAY_SOURCE_ID, "advertised": ADVERT_SOURCE_ID, "reported": "stackoverflow"}
)


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """The distribution of log yearly pay in dollars, and what it rests on.

    ``cell`` names the figures in words; ``fallback`` tells what stood in for what, empty where nothing did; ``n`` is
    how many rows speak to the title; ``question`` is the job in the words of the model ``pay``.
    """

    distribution: PayDistribution
    cell: str
    fallback: str
    n: int
    source: Source
    date: str
    question: PayQuestion
    pay: PayFile

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The fitted effects behind the answer; none for published pay."""
        return _factors(self.pay, self.question)


def look_up(
    pack: Pack,
    pay: PayFile,
    title: str,
    place: Place,
    *,
    basis: str = "paid",
    level: str = "",
    years: float | None = None,
    industry: str = "",
    size: str = "",
    work_mode: str = "",
    specialisation: str = "",
    year: float = 2025.5,
) -> PayAnswer | None:
    """What a job pays; None for a title without a known word.

    ``level``, ``industry``, ``size`` and ``work_mode`` are words of ``pay_words`` or "". A ``specialisation`` counts as
    part of the title where it moves the job to another group ("Engineer", "machine learning"), and never twice. Raises
    ``ValueError`` for an unknown basis.
    """
    group, key, fallback = _group(title, specialisation)
    if group is None:
        return None
    country = place.area if place.kind == "country" else HOME
    question = PayQuestion(basis, key, group.id, level, years, country, industry, size, work_mode, year)
    shift = _shift(pack, place, group.occupations) if country == HOME else None
    effect = None if shift is None else PlaceEffect(shift, pay.place_variance if place.kind == "area" else 0.0)
    family = pay.factor("family", group.id)
    source = pack.source(_SOURCE_OF_BASIS[basis])
    return PayAnswer(
        distribution=pay.model.distribution(question, effect),
        cell=f"{source.title}, {group.id.replace('-', ' ')}, {place.name}",
        fallback="; ".join(filter(None, (fallback, _place_fallback(place, shift, country)))),
        n=_rows(pack, group, place) if basis == "paid" else family.n if family else 0,
        source=source,
        date=source.date,
        question=question,
        pay=pay,
    )


@lru_cache(maxsize=1024)
def _group(title: str, specialisation: str) -> tuple[TitleGroup | None, str, str]:
    """Group, key and fallback of the title; of specialisation and title where the title alone says little."""
    key = title_key(title)
    alone = title_group(title)
    if not specialisation or (alone is not None and alone.id not in _GENERAL):
        return alone, key, ""
    together = title_group(f"{specialisation} {title}")
    if together is None or together is alone:
        return alone, key, ""
    return together, key, f"{specialisation} {title} used for {title}"


_GENERAL: Final = frozenset(("engineer", "software-engineer", "associate", "consultant", "manager", "architect"))


@lru_cache(maxsize=1024)
def _shift(pack: Pack, place: Place, occupations: Shares) -> float | None:
    return pack.place_shift(place, occupations)


def _place_fallback(place: Place, shift: float | None, country: str) -> str:
    if country != HOME:
        return f"thin: {place.adverts} adverts in {place.name}, in dollars"
    return "nation used: no figures for the place" if shift is None else ""


def _rows(pack: Pack, group: TitleGroup, place: Place) -> int:
    cells = (pack.cells.get((code, place.id)) for code, _ in group.occupations)
    return sum(cell.jobs or 0 for cell in cells if cell is not None)


def _factors(pay: PayFile, question: PayQuestion) -> tuple[Factor, ...]:
    if question.basis == "paid":
        return ()
    keys = {
        "family": question.family,
        "title": question.title,
        "level": question.level,
        "industry": question.industry,
        "country": question.country,
        f"size@{question.basis}": question.size,
        f"remote@{question.basis}": question.remote,
    }
    found = (pay.factor(group, key) for group, key in keys.items() if key)
    return tuple(factor for factor in found if factor is not None)
