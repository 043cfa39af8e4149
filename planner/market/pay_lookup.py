"""What the market pays for one job: the answer with everything it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.factors import Factor
from planner.market.pack import ADVERT_SOURCE_ID, PAY_SOURCE_ID, Pack
from planner.market.pay_factors import JobFacts, factors_for, total_effect
from planner.market.pay_file import Effect, PayFile
from planner.market.pay_model import PayDistribution, PlaceEffect
from planner.market.pay_question import HOME, PayQuestion
from planner.market.places import COUNTRY, OWN, REMOTE, Place
from planner.market.sources import Source
from planner.market.title_groups import Shares, TitleGroup, title_group
from planner.market.titles import title_key

SOURCE_OF_BASIS: Final[Mapping[str, str]] = MappingProxyType(
    {"paid": PAY_SOURCE_ID, "advertised": ADVERT_SOURCE_ID, "reported": "stackoverflow"}
)
"""Which source of the pack stands for each basis of pay."""


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """The distribution of log yearly pay in dollars, and what it rests on.

    ``cell`` names the figures in words; ``fallback`` tells what stood in for what, empty where nothing did; ``n`` is
    how many rows speak to the title; ``question`` is the job in the words of the model ``pay``; ``factors`` are what
    else moved published pay, and none for adverts and answers, whose effects are those of the model.
    """

    distribution: PayDistribution
    cell: str
    fallback: str
    n: int
    source: Source
    date: str
    question: PayQuestion
    pay: PayFile
    factors: tuple[Factor, ...] = ()

    @property
    def effects(self) -> tuple[Effect, ...]:
        """The fitted effects behind the answer; none for published pay."""
        return _effects(self.pay, self.question)


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
    country = place.area if place.kind == COUNTRY else HOME
    if place.kind == REMOTE and basis != "paid":
        work_mode = work_mode or REMOTE
    question = PayQuestion(basis, key, group.id, level, years, country, industry, size, work_mode, year)
    shift, jobs = _there(pack, place, group.occupations)
    if country != HOME:
        shift = None
    effect = None if shift is None else PlaceEffect(shift, pay.place_variance if place.kind == "area" else 0.0)
    rows = jobs if basis == "paid" else _stated_rows(pay, group, basis)
    thin = "" if basis == "paid" or rows else f"no {basis} pay for {group.id.replace('-', ' ')}: other sources used"
    source = pack.source(SOURCE_OF_BASIS[basis])
    distribution = pay.model.distribution(question, effect)
    factors: tuple[Factor, ...] = ()
    if basis == "paid":
        facts = JobFacts(industry, size, "" if place.kind == REMOTE else work_mode, "" if fallback else specialisation)
        factors = factors_for(pay, group.occupations, level, facts)
        distribution = distribution.moved(total_effect(factors))
    return PayAnswer(
        distribution=distribution,
        cell=f"{source.title}, {group.id.replace('-', ' ')}, {place.name}",
        fallback="; ".join(filter(None, (fallback, thin, _place_fallback(place, shift, country)))),
        n=rows,
        source=source,
        date=source.date,
        question=question,
        pay=pay,
        factors=factors,
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


@lru_cache(maxsize=2048)
def _there(pack: Pack, place: Place, occupations: Shares) -> tuple[float | None, int]:
    """How much more the occupations pay in the place, as ``Pack.place_shift`` has it, and their published jobs."""
    found = [pack.cells[code, place.id] for code, _ in occupations if (code, place.id) in pack.cells]
    return pack.place_shift(place, occupations), sum(cell.jobs or 0 for cell in found)


def _place_fallback(place: Place, shift: float | None, country: str) -> str:
    if country != HOME:
        return f"thin: {place.adverts} adverts in {place.name}, in dollars"
    if place.kind in (OWN, REMOTE):
        return f"nation used, {'moved as you entered' if place.kind == OWN else 'for remote work'}"
    return "nation used: no figures for the place" if shift is None else ""


def _stated_rows(pay: PayFile, group: TitleGroup, basis: str) -> int:
    row = pay.fitted.get(f"family@{basis}", {}).get(group.id)
    return 0 if row is None else int(row[2])


def _effects(pay: PayFile, question: PayQuestion) -> tuple[Effect, ...]:
    if question.basis == "paid":
        return ()
    keys = {
        "family": question.family,
        "title": pay.model.known_title(question) or question.title,
        "level": question.level,
        "industry": question.industry,
        "country": question.country,
        f"size@{question.basis}": question.size,
        f"remote@{question.basis}": question.remote,
    }
    found = (pay.effect(group, key) for group, key in keys.items() if key)
    return tuple(effect for effect in found if effect is not None)
