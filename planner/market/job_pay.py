"""What a job pays by level, with everything that is known about it, and where one's own pay stands.

Called by the forecast, the overview and the negotiation sheet. Paid is the basis unless another is asked for; adverts
and answers are told apart from it and never mixed in.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist
from types import MappingProxyType
from typing import Final

from planner.market.factors import Factor
from planner.market.levels import Four, four
from planner.market.pack import Pack
from planner.market.pay_factors import UNKNOWN, JobFacts, factors_for, total_effect
from planner.market.pay_file import PayFile
from planner.market.pay_lookup import PayAnswer, look_up
from planner.market.pay_words import industry_of, size_of, work_mode_of
from planner.market.places import REMOTE, Place
from planner.market.sources import Source
from planner.market.titles import Family

PAID: Final = "paid"
LEVELS: Final = ("entry", "mid", "senior", "architect")

_NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_SMALLEST_STEP: Final = 0.005
_LOWEST, _HIGHEST = 1.0, 99.0
"""Percentiles beyond are not known."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job that is asked about: ``title`` as the user wrote it, and the ``family`` they chose for it, if any.

    ``basis`` is paid, advertised or reported.
    """

    title: str
    place: Place
    family: Family | None = None
    facts: JobFacts = UNKNOWN
    basis: str = PAID


@dataclass(frozen=True, slots=True)
class JobPay:
    """Log yearly base pay by level (entry to architect), in dollars of the figures' own date.

    ``weights`` are the shares of the levels; ``n`` is how many jobs, adverts or answers the figures stand for; ``cell``
    names them and ``fallback`` what stood in for what; ``factors`` are those of each level. ``answers`` hold the whole
    distributions of adverts or answers, none on the paid basis, whose levels are lognormal.
    """

    log_median: Four
    log_sd: Four
    weights: Four
    n: int
    cell: str
    fallback: str
    source: Source
    date: str
    factors: tuple[tuple[Factor, ...], ...]
    answers: tuple[PayAnswer, ...] = ()

    def share_below(self, level: str, log_pay: float) -> float:
        """The share of the jobs of the level, of all levels where it is "", that pay less; 0 to 1."""
        places = range(len(LEVELS)) if not level else (LEVELS.index(level),)
        weight = sum(self.weights[place] for place in places)
        return sum(self.weights[place] * self._below(place, log_pay) for place in places) / weight

    def _below(self, place: int, log_pay: float) -> float:
        if self.answers:
            return self.answers[place].distribution.share_below(log_pay)
        return NormalDist(self.log_median[place], self.log_sd[place]).cdf(log_pay)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a pay stands: ``percentile`` from 1 to 99 of the jobs that ``n``, ``cell`` and ``fallback`` tell of.

    ``year`` is that of the figures; ``median`` of them in dollars of the pay's own time.
    """

    percentile: float
    median: float
    n: int
    cell: str
    fallback: str
    source: Source
    year: int
    basis: str
    factors: tuple[Factor, ...]


def job_pay(pack: Pack, pay: PayFile, job: Job, own: Mapping[str, float] = _NOTHING) -> JobPay | None:
    """What the job pays; None where there is no estimate: an unknown title, or a family without figures.

    ``own`` are the user's effects on log pay by factor id; they count on the paid basis.
    Raises ``ValueError`` for an unknown basis.
    """
    return _paid(pack, pay, job, own) if job.basis == PAID else _stated(pack, pay, job)


def standing(
    pack: Pack,
    pay: PayFile,
    job: Job,
    level: str,
    log_pay: float,
    when: float,
    own: Mapping[str, float] = _NOTHING,
) -> Standing | None:
    """Where a yearly base pay of the decimal year ``when`` stands among such jobs; None where there is no estimate.

    ``level`` is "" where unknown: then all levels count, as their shares. The figures are brought to the year of the
    pay by consumer prices, as in the forecast.
    """
    found = job_pay(pack, pay, job, own)
    if found is None:
        return None
    since = pay.model.paid_year if job.basis == PAID else pay.model.last_year + 0.5
    prices = math.log(pack.price_index.factor(since, when))
    share = found.share_below(level, log_pay - prices)
    place = LEVELS.index(level) if level else LEVELS.index("senior")
    return Standing(
        percentile=min(max(100 * share, _LOWEST), _HIGHEST),
        median=math.exp(_median(found, level) + prices),
        n=found.n if found.n else sum(answer.n for answer in found.answers[place : place + 1]),
        cell=found.cell,
        fallback=found.fallback,
        source=found.source,
        year=found.source.year,
        basis=job.basis,
        factors=found.factors[place],
    )


def _paid(pack: Pack, pay: PayFile, job: Job, own: Mapping[str, float]) -> JobPay | None:
    family = job.family or pack.find_family(job.title)
    found = None if family is None else pack.level_pay(family, job.place)
    if family is None or found is None:
        return None
    facts = replace(job.facts, work_mode="") if job.place.kind == REMOTE else job.facts
    factors = tuple(factors_for(pay, family.occupations, level, facts, own) for level in LEVELS)
    medians = [middle + total_effect(each) for middle, each in zip(found.log_median, factors, strict=True)]
    return JobPay(
        log_median=_rising(medians),
        log_sd=found.log_sd,
        weights=found.weights,
        n=found.jobs or job.place.adverts,
        cell=found.cell,
        fallback=found.fallback,
        source=found.source,
        date=found.date,
        factors=factors,
    )


def _stated(pack: Pack, pay: PayFile, job: Job) -> JobPay | None:
    title, facts = job.family.name if job.family else job.title, job.facts
    answers = [
        look_up(
            pack,
            pay,
            title,
            job.place,
            basis=job.basis,
            level=level,
            industry=industry_of(facts.industry) or "",
            size=size_of(facts.size) or "",
            work_mode=work_mode_of(facts.work_mode) or "",
            specialisation=facts.specialisation,
            year=pay.model.last_year,
        )
        for level in LEVELS
    ]
    known = [answer for answer in answers if answer is not None]
    if not known:
        return None
    first = known[0]
    return JobPay(
        log_median=_rising([answer.distribution.quantile(0.5) for answer in known]),
        log_sd=four([answer.distribution.scale for answer in known]),
        weights=pack.level_weights,
        n=first.n,
        cell=first.cell,
        fallback=first.fallback,
        source=first.source,
        date=first.date,
        factors=((),) * len(LEVELS),
        answers=tuple(known),
    )


def _median(found: JobPay, level: str) -> float:
    """The median of a level, or of all levels: where half of the jobs pay less."""
    if level:
        return found.log_median[LEVELS.index(level)]
    low, high = found.log_median[0] - 3 * found.log_sd[0], found.log_median[-1] + 3 * found.log_sd[-1]
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if found.share_below("", middle) < 0.5 else (low, middle)
    return (low + high) / 2


def _rising(medians: list[float]) -> Four:
    """The medians, each a little above the one before: effects may differ by level, but never turn the ladder."""
    out: list[float] = []
    for median in medians:
        out.append(max(median, out[-1] + _SMALLEST_STEP) if out else median)
    return four(out)
