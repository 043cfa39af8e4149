"""The builder of the shipped pay model; the same sources give the same bytes. Called by ``build``."""

import json
import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

import numpy as np

from planner.calibration import aijobs, oews, stackoverflow
from planner.calibration.aijobs import Advert
from planner.calibration.catalogue import LEVEL_WEIGHTS
from planner.calibration.factor_build import factor_rows, factor_table
from planner.calibration.oews import PublishedCell
from planner.calibration.pay_fit import FittedPay, Observation, advertised, fit_pay, reported
from planner.market.pay_file import SCHEMA, level_key
from planner.market.pay_model import QUANTILES
from planner.market.title_groups import GROUPS, Shares

PAY_VERSION: Final = "2026.11"
PAID_YEAR: Final = 2025.4
"""OEWS of May 2025."""

ALL_COMPUTING: Final = "15-0000"
MEASURED_PLACES: Final = "15-1252"
"""The occupation whose spread over metropolitan areas stands for all: software developers are everywhere."""

LADDER: Final[Mapping[str, float]] = {"entry": 0.78, "mid": 1.0, "senior": 1.22, "architect": 1.44, "director": 1.52}
"""Pay of each level over that of mid: prevailing-wage levels I to IV (OFLC 2025–26); a director's is an assumption."""

FEWEST_ROWS: Final = 30
_ERROR_OF_ASSUMPTIONS: Final = 0.1
_PERCENTS: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
_DECIMALS: Final = 4

Quantiles = tuple[float, ...]
"""Log pay at ``QUANTILES``."""


def pay_document(sources_dir: Path) -> dict[str, Any]:
    """The fitted model as plain JSON values; raises ``SourceUnusable`` for a file missing or laid out otherwise."""
    adverts = aijobs.read_adverts(sources_dir)
    answers = stackoverflow.read_answers(sources_dir)
    cells = oews.read_cells(sources_dir, national_codes(), int(PAID_YEAR))
    told = reported(answers)
    observations = advertised(adverts) + told
    educations = [answer.education for answer in answers if answer.years is not None]
    factors = factor_rows(sources_dir, observations, educations, sorted(national_codes() - {ALL_COMPUTING}))
    fitted = fit_pay(observations, paid_quantiles(cells), ladder(), PAID_YEAR)
    model = fitted.model
    return {
        "schema": SCHEMA,
        "version": PAY_VERSION,
        "model": {
            name: getattr(model, name) for name in ("base_year", "last_year", "paid_year", "growth", "growth_ahead")
        },
        "location": _factors(fitted),
        "scale": model.scale,
        "thin": model.thin,
        "unseen": {group: round(variance, 5) for group, variance in model.unseen.items()},
        "shapes": model.shapes,
        "paid": model.paid,
        "ladder": model.ladder,
        "rates": exchange_rates(adverts),
        "place_variance": place_variance(cells),
        "levels": level_quantiles(observations),
        "factors": factor_table(factors),
        "sources": _sources(len(adverts), len(answers), len(cells)),
    }


def as_bytes(document: Mapping[str, Any]) -> bytes:
    """The document as the bytes of its file: keys sorted, one part a line."""
    lines = (f"{json.dumps(name)}: {_compact(document[name])}" for name in sorted(document))
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def national_codes() -> frozenset[str]:
    """The occupations that stand for any group of titles."""
    return frozenset(code for group in GROUPS for code, _ in group.occupations) | {ALL_COMPUTING}


def paid_quantiles(cells: Iterable[PublishedCell]) -> dict[str, tuple[float, ...]]:
    """Log pay at ``QUANTILES`` in the nation for each group of titles, and under "" for all computer occupations."""
    national = {cell.occupation: _log_quantiles(cell) for cell in cells if cell.area == oews.NATION_AREA}
    groups: dict[str, Shares] = {group.id: group.occupations for group in GROUPS}
    groups[""] = ((ALL_COMPUTING, 1.0),)
    return {name: _mixed([(share, national[code]) for code, share in shares]) for name, shares in groups.items()}


def ladder() -> dict[str, float]:
    """Log pay of each level less the mean of all jobs, and under "variance" how much the levels differ."""
    logs = {level: math.log(ratio) for level, ratio in LADDER.items()}
    weights = dict(zip(LADDER, LEVEL_WEIGHTS, strict=False))
    mean = sum(weight * logs[level] for level, weight in weights.items())
    rungs = {level: round(log - mean, _DECIMALS) for level, log in logs.items()}
    variance = sum(weight * rungs[level] ** 2 for level, weight in weights.items())
    return {**rungs, "variance": round(variance, _DECIMALS)}


def place_variance(cells: Iterable[PublishedCell]) -> float:
    """The variance of the log median between areas, each as heavy as its jobs."""
    areas = [
        (cell.jobs, math.log(cell.percentiles[2]))
        for cell in cells
        if cell.occupation == MEASURED_PLACES and cell.area_type == "M" and cell.jobs and cell.percentiles[2]
    ]
    jobs = math.fsum(count for count, _ in areas)
    mean = math.fsum(count * log for count, log in areas) / jobs
    return round(math.fsum(count * (log - mean) ** 2 for count, log in areas) / jobs, _DECIMALS)


def exchange_rates(adverts: Iterable[Advert]) -> dict[str, dict[str, float]]:
    """Dollars for one unit of each currency by year, the median of what the adverts' publisher used."""
    seen: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for advert in adverts:
        seen[advert.currency][str(advert.year)].append(advert.rate)
    return {
        currency: {year: float(f"{statistics.median(rates):.6g}") for year, rates in sorted(years.items())}
        for currency, years in sorted(seen.items())
    }


def level_quantiles(observations: Iterable[Observation]) -> dict[str, list[float]]:
    """Log pay at ``QUANTILES`` of each basis, level and group of titles with enough rows: what the model must beat."""
    members: dict[str, list[float]] = defaultdict(list)
    for one in observations:
        key = level_key(one.question)
        for name in {one.question.basis, key, f"{key}:{one.question.family}"}:
            members[name].append(one.log_pay)
    return {
        name: [round(float(number), _DECIMALS) for number in np.quantile(pays, QUANTILES)]
        for name, pays in sorted(members.items())
        if len(pays) >= FEWEST_ROWS and not name.endswith(":")
    }


def _log_quantiles(cell: PublishedCell) -> tuple[float, ...]:
    """The published percentiles carried to ``QUANTILES``: straight lines against the normal distribution's."""
    known = [(p, math.log(pay)) for p, pay in zip(_PERCENTS, cell.percentiles, strict=True) if pay]
    scores = [NormalDist().inv_cdf(percent) for percent, _ in known]
    return tuple(_on_line(NormalDist().inv_cdf(share), scores, [log for _, log in known]) for share in QUANTILES)


def _on_line(at: float, known: Sequence[float], values: Sequence[float]) -> float:
    place = min(max(sum(number < at for number in known), 1), len(known) - 1)
    slope = (values[place] - values[place - 1]) / (known[place] - known[place - 1])
    return values[place - 1] + slope * (at - known[place - 1])


def _mixed(parts: Sequence[tuple[float, tuple[float, ...]]]) -> tuple[float, ...]:
    numbers = sum(share * np.array(quantiles) for share, quantiles in parts)
    return tuple(round(float(number), _DECIMALS) for number in np.asarray(numbers))


def _factors(fitted: FittedPay) -> dict[str, dict[str, list[float]]]:
    """Estimate, standard error and rows of each effect; averages and assumptions have no rows."""
    table: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for group, effects in fitted.model.location.items():
        for key, estimate in effects.items():
            place = fitted.design.index.get((group, key))
            error = _ERROR_OF_ASSUMPTIONS if place is None else float(fitted.fit.errors[place])
            table[group][key] = [estimate, round(error, _DECIMALS), 0 if place is None else fitted.counts[group, key]]
    return dict(table)


def _sources(adverts: int, answers: int, cells: int) -> list[dict[str, Any]]:
    return [
        {
            "id": "aijobs",
            "publisher": "aijobs.net",
            "title": "AI, ML and data science salaries",
            "year": 2024,
            "licence": "CC0 1.0",
            "attribution": "Salaries published by aijobs.net",
            "address": "https://aijobs.net/salaries/download/",
            "rows": adverts,
        },
        {
            "id": "stackoverflow",
            "publisher": "Stack Exchange",
            "title": "Stack Overflow Developer Survey 2020 and 2024, United States",
            "year": 2024,
            "licence": "Open Database License 1.0",
            "attribution": "Figures derived from the Stack Overflow Developer Survey, made available under ODbL",
            "address": "https://survey.stackoverflow.co/",
            "rows": answers,
        },
        {
            "id": "oews",
            "publisher": "US Bureau of Labor Statistics",
            "title": "BLS OEWS, May 2025",
            "year": 2025,
            "licence": "Public domain (work of the United States government)",
            "attribution": "US Bureau of Labor Statistics, Occupational Employment and Wage Statistics",
            "address": "https://www.bls.gov/oes/",
            "rows": cells,
        },
    ]


def _compact(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
