"""What an industry adds to the pay of an occupation: the national cells by industry against the occupation's mean."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from planner.calibration.oews import ALL_INDUSTRIES, FILE, NATION_AREA
from planner.calibration.tables import Row, read_rows

INDUSTRIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "technology": ("Technology", ("513200", "518000", "519000", "541500")),
        "finance": ("Finance", ("52--53",)),
        "healthcare": ("Healthcare", ("62--63", "325400", "339100")),
        "automotive": ("Automotive", ("336100", "336200", "336300")),
        "retail": ("Retail", ("44--46",)),
        "entertainment": ("Entertainment and media", ("512000", "513100", "516000", "541800", "71--72")),
        "logistics": ("Logistics", ("48--50",)),
        "defence-aerospace": ("Defence and aerospace", ("336400",)),
        "education": ("Education", ("61--62",)),
        "energy": ("Energy", ("21--22", "22--23")),
        "government": ("Government", ("99-100",)),
        "manufacturing": ("Manufacturing", ("31--34",)),
    }
)
"""Name and codes (NAICS 2022, as published) of each industry: those of the catalogue first, then some with a figure
only. Codes of one industry do not overlap."""

_MIDDLE: Final = ("a_p25", "a_p50", "a_p75")
_COLUMNS: Final = ("soc", "area", "industry", "employment", "wage_rse_pct", *_MIDDLE)
_JOBS_OF_ONE: Final = 3.0
"""Variance of a cell's log pay times its jobs: people of one employer are paid alike, about twenty to a variance of
0.15; the published error knows only of the sample."""

UNLIKE: Final = frozenset(("15-1299",))
"""Occupations "all other": what they do differs by industry, so a difference in their pay is none of the industry's."""

_SMALLEST_VARIANCE: Final = 1e-4


@dataclass(frozen=True, slots=True)
class IndustryCell:
    """An occupation in an industry: distance of log pay from the occupation's, its standard error, and jobs."""

    industry: str
    occupation: str
    effect: float
    error: float
    jobs: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect on log pay with its standard error and how many rows speak to it."""

    effect: float
    error: float
    n: int


def read_industry_cells(sources_dir: Path, occupations: Collection[str]) -> list[IndustryCell]:
    """One cell for each industry and occupation that has published pay; raises ``SourceUnusable``.

    Pay is the mean of the log of the middle three percentiles; parts of an industry count as their jobs.
    """
    wanted = {code: name for name, (_, codes) in INDUSTRIES.items() for code in codes}
    middle: dict[str, float] = {}
    parts: dict[tuple[str, str], list[tuple[float, float, float]]] = defaultdict(list)
    for row in _national_rows(sources_dir, occupations):
        pay = _log_pay(row)
        if pay is None:
            continue
        if row.text("industry") == ALL_INDUSTRIES:
            middle[row.text("soc")] = pay
        jobs = row.number_if_published("employment")
        industry = wanted.get(row.text("industry"))
        if industry and jobs:
            error = (row.number_if_published("wage_rse_pct") or 0.0) / 100
            parts[industry, row.text("soc")].append((jobs, pay, math.sqrt(error**2 + _JOBS_OF_ONE / jobs)))
    return [
        _cell(industry, code, found, middle[code])
        for (industry, code), found in sorted(parts.items())
        if code in middle
    ]


def excess_spread(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """How much more estimates differ than their errors explain, and what to divide it by for a variance.

    DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
    """
    effects = np.array([one.effect for one in estimates])
    weights = np.array([one.error**-2.0 for one in estimates])
    mean = float(weights @ effects / weights.sum())
    excess = float(weights @ (effects - mean) ** 2) - (len(estimates) - 1)
    return excess, float(weights.sum() - (weights**2).sum() / weights.sum())


def shrunk(cells: Sequence[IndustryCell]) -> dict[str, tuple[Estimate, dict[str, Estimate]]]:
    """For each industry its effect over all occupations and that in each, thin ones pulled to the former.

    The variance between occupations is estimated over all industries, each industry's own mean taken out.
    """
    own_variance = _own_variance(cells)
    found: dict[str, tuple[Estimate, dict[str, Estimate]]] = {}
    for industry in INDUSTRIES:
        members = [cell for cell in cells if cell.industry == industry]
        if members:
            found[industry] = _pulled(members, own_variance)
    return found


def _national_rows(sources_dir: Path, occupations: Collection[str]) -> Iterator[Row]:
    wanted = set(occupations) - UNLIKE
    return (
        row
        for row in read_rows(sources_dir / FILE, _COLUMNS)
        if row.text("area") == NATION_AREA and row.text("soc") in wanted
    )


def _log_pay(row: Row) -> float | None:
    pays = [row.number_if_published(column) for column in _MIDDLE]
    known = [pay for pay in pays if pay]
    return math.fsum(map(math.log, known)) / len(known) if len(known) == len(_MIDDLE) else None


def _cell(industry: str, occupation: str, parts: Sequence[tuple[float, float, float]], middle: float) -> IndustryCell:
    jobs = math.fsum(count for count, _, _ in parts)
    mean = math.fsum(count * pay for count, pay, _ in parts) / jobs
    error = math.sqrt(math.fsum((count * error) ** 2 for count, _, error in parts)) / jobs
    return IndustryCell(industry, occupation, mean - middle, error, round(jobs))


def _own_variance(cells: Sequence[IndustryCell]) -> float:
    excess, spread = 0.0, 0.0
    for industry in INDUSTRIES:
        members = [Estimate(cell.effect, cell.error, cell.jobs) for cell in cells if cell.industry == industry]
        if len(members) > 1:
            own_excess, own_spread = excess_spread(members)
            excess, spread = excess + own_excess, spread + own_spread
    return max(excess / spread, _SMALLEST_VARIANCE) if spread > 0 else _SMALLEST_VARIANCE


def _pulled(members: Sequence[IndustryCell], own_variance: float) -> tuple[Estimate, dict[str, Estimate]]:
    weights = np.array([1 / (own_variance + cell.error**2) for cell in members])
    mean = float(weights @ np.array([cell.effect for cell in members]) / weights.sum())
    whole = Estimate(mean, math.sqrt(1 / weights.sum() + own_variance), sum(cell.jobs for cell in members))
    each = {}
    for cell in members:
        share = own_variance / (own_variance + cell.error**2)
        error = math.sqrt(share * cell.error**2)
        each[cell.occupation] = Estimate(mean + share * (cell.effect - mean), error, cell.jobs)
    return whole, each
