"""What employers pay for a job by level, with everything that is known about it.

Called by the forecast, from which every page takes where pay stands. What is advertised and what people report is told
by ``pay_lookup`` and never mixed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from planner.market.factors import Factor
from planner.market.levels import Four, four
from planner.market.pack import Pack
from planner.market.pay_factors import UNKNOWN, JobFacts, factors_for, total_effect
from planner.market.pay_file import PayFile
from planner.market.places import REMOTE, Place
from planner.market.sources import Source
from planner.market.titles import Family

LEVELS: Final = ("entry", "mid", "senior", "architect")

_NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_SMALLEST_STEP: Final = 0.005


@dataclass(frozen=True, slots=True)
class Job:
    """A job that is asked about: ``title`` as the user wrote it, and the ``family`` they chose for it, if any."""

    title: str
    place: Place
    family: Family | None = None
    facts: JobFacts = UNKNOWN


@dataclass(frozen=True, slots=True)
class JobPay:
    """Log yearly base pay by level (entry to architect), in dollars of the figures' own date.

    ``weights`` are the shares of the levels; ``n`` is how many jobs, or adverts of a country, the figures stand for;
    ``cell`` names them and ``fallback`` what stood in for what; ``factors`` are those of each level.
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


def job_pay(pack: Pack, pay: PayFile, job: Job, own: Mapping[str, float] = _NOTHING) -> JobPay | None:
    """What the job pays; None where there is no estimate: an unknown title, or a family without figures.

    ``own`` are the user's effects on log pay by factor id.
    """
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


def _rising(medians: list[float]) -> Four:
    """The medians, each a little above the one before: effects may differ by level, but never turn the ladder."""
    out: list[float] = []
    for median in medians:
        out.append(max(median, out[-1] + _SMALLEST_STEP) if out else median)
    return four(out)
