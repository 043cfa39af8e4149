"""Which effects on pay a job has besides its title, place and level, on the basis of pay that employers really pay.

Called by the forecast, the explanation of its figure and the pages that compare industries and specialisations. What
is too thin to measure is there without an estimate; what the user entered wins over what is shipped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.factors import Factor, own_factor
from planner.market.finding import Finder
from planner.market.industries import Industry, load_industries
from planner.market.pay_file import PayFile
from planner.market.pay_words import industry_of, size_of, work_mode_of
from planner.market.specialisations import Specialisation, load_specialisations
from planner.market.title_groups import Shares

INDUSTRY_OF_WORD: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("software", "internet", "computer services"), "technology"),
        **dict.fromkeys(("banking", "fintech", "insurance"), "finance"),
        **{name: name for name in ("automotive", "education", "energy", "government", "healthcare", "manufacturing")},
        "retail": "retail",
        "media": "entertainment",
        "transport": "logistics",
    }
)
"""The industry of the catalogue, or one with a figure only, for each word of ``pay_words.industry_of``."""

SIZE_NAMES: Final[Mapping[str, str]] = MappingProxyType({"S": "small", "M": "medium", "L": "large"})

CERTIFICATION: Final = "certification"
PRODUCTION: Final = "production"
UNMEASURED: Final = ("tools", PRODUCTION, "scope", "portfolio")
"""Factors that no source tells: they move pay only where the user enters an effect of their own."""

YEARS_TO_HALF_CERTIFICATION: Final = 10.0
"""Assumption: a certification says half as much about someone with so many years of work."""

_NOTHING: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What is known about a job and who holds it, each in the user's own words and "" where unknown.

    ``education`` is an id of the factors' ("doctorate", "master", "bachelor", "associate", "some-college",
    "secondary"); ``years`` of professional work, None where unknown; ``is_certified`` with a certification in force.
    """

    industry: str = ""
    size: str = ""
    work_mode: str = ""
    specialisation: str = ""
    education: str = ""
    is_certified: bool = False
    years: float | None = None


UNKNOWN: Final = JobFacts()


def factors_for(
    pay: PayFile, occupations: Shares, level: str, facts: JobFacts, own: Mapping[str, float] = _NOTHING
) -> tuple[Factor, ...]:
    """The factors of a job, the employer's first, then what the person brings.

    ``occupations`` are those of a family or group of titles; ``level`` is entry, mid, senior or architect; ``own`` the
    user's own effects on log pay by factor id, which win, also over what has no figure (``UNMEASURED``). A fact without
    a figure gives a factor without estimate, so that the page can say so; an unknown word gives none.
    """
    shipped = _shipped(pay, occupations, level, facts)
    if not own:
        return shipped
    added = (
        pay.factors[factor_id].factor() for factor_id in UNMEASURED if factor_id in own and factor_id in pay.factors
    )
    return tuple(own_factor(factor, own) for factor in (*shipped, *added))


def total_effect(factors: tuple[Factor, ...], years_ahead: float = 0.0) -> float:
    """The factors together, on log pay, so many years from now."""
    if not years_ahead:
        return sum([factor.log_effect for factor in factors])
    return sum(factor.after(years_ahead) for factor in factors)


@lru_cache(maxsize=1024)
def industry_id(text: str) -> str:
    """The industry a user means, "" where it is unknown: one of the catalogue, or one with a figure only."""
    found = _industry_finder().find(text)
    if found is not None:
        return found.id
    return INDUSTRY_OF_WORD.get(industry_of(text) or "", "")


@lru_cache(maxsize=1024)
def specialisation_id(text: str) -> str:
    """The specialisation a user means, "" where it is unknown."""
    found = _specialisation_finder().find(text)
    return found.id if found is not None else ""


def size_id(text: str) -> str:
    """The size of an employer as factors name it: small, medium, large, or the number of employees it begins at."""
    word = size_of(text) or ""
    return SIZE_NAMES.get(word, word)


@lru_cache(maxsize=256)
def _shipped(pay: PayFile, occupations: Shares, level: str, facts: JobFacts) -> tuple[Factor, ...]:
    found = [_known(pay, factor_id, occupations) for factor_id in _ids(level, facts)]
    return tuple([_for_person(factor, facts) for factor in found if factor is not None])


@lru_cache(maxsize=2048)
def _known(pay: PayFile, factor_id: str, occupations: Shares) -> Factor | None:
    row = pay.factors.get(factor_id)
    return None if row is None else row.factor(occupations)


def _ids(level: str, facts: JobFacts) -> Iterator[str]:
    if industry := facts.industry and industry_id(facts.industry):
        yield f"industry.{industry}"
    if size := facts.size and size_id(facts.size):
        yield f"size.{size}"
    if work_mode := facts.work_mode and work_mode_of(facts.work_mode):
        yield f"work_mode.{work_mode}"
    if facts.education:
        yield f"education.{facts.education}"
    if specialisation := facts.specialisation and specialisation_id(facts.specialisation):
        yield f"specialisation.{specialisation}.{level}"
    if facts.is_certified:
        yield CERTIFICATION


def _for_person(factor: Factor, facts: JobFacts) -> Factor:
    """A certification says less the longer somebody has worked."""
    if factor.id != CERTIFICATION or facts.years is None:
        return factor
    return factor.times(0.5 ** (facts.years / YEARS_TO_HALF_CERTIFICATION))


@cache
def _industry_finder() -> Finder[Industry]:
    return Finder(load_industries().industries, lambda one: (one.name, one.id, *one.aliases))


@cache
def _specialisation_finder() -> Finder[Specialisation]:
    return Finder(load_specialisations().specialisations, lambda one: (one.name, one.id, *one.aliases))
