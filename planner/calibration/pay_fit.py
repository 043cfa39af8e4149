"""The fit of the pay model to adverts and answers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from planner.calibration.aijobs import Advert
from planner.calibration.pay_doubt import thin_variances, title_variances, unseen_variances
from planner.calibration.ridge import Array, Design, Fit, fit_location, fit_scale, left_out
from planner.calibration.stackoverflow import Answer
from planner.market.pay_model import NARROWEST, QUANTILES, WIDEST, PayModel, doubt, shape_key
from planner.market.pay_question import AVERAGE, Feature, PayQuestion, average_key, location_features, scale_features
from planner.market.pay_words import country_of, industry_of, level_of, size_of, work_mode_of
from planner.market.title_groups import title_group
from planner.market.titles import title_key

BASE_YEAR: Final = 2024.0
GROWTH: Final = 0.027
"""A year's growth of log pay: national medians of computer and mathematical occupations 2013 to 2025 (BLS OEWS)."""

GROWTH_AHEAD: Final = 0.02
"""Assumption for years beyond the data: three quarters of the growth, for a single year's varies by half."""

ARCHITECT_STEP: Final = 0.13
"""Assumption: adverts put architects among seniors; the step is that of prevailing wages, less what a title shows."""

MOST_COPIES: Final = 9
ROUNDS: Final = 2
"""How often location and scale are fitted in turn."""

_PRIOR_ROWS: Final = 200.0
"""How many rows of a band weigh as much as the shape of the whole basis."""

_FIRST_SCALE: Final = 0.35
_DECIMALS: Final = 4
_AVERAGED: Final = frozenset(("family", "size", "remote"))

Averages = Mapping[tuple[str, str], Mapping[str, float]]
"""The shares of the keys behind each average, by group and average key."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One job with its log yearly pay in dollars; ``weight`` is how many jobs it stands for."""

    question: PayQuestion
    log_pay: float
    weight: float


def advertised(adverts: Iterable[Advert]) -> list[Observation]:
    """The adverts as observations; copies weigh by their square root, because they are one employer's pay."""
    return [
        Observation(
            PayQuestion(
                basis="advertised",
                title=title_key(advert.title),
                family=_group(advert.title),
                level=level_of(advert.level) or "",
                country=country_of(advert.country) or "",
                size=size_of(advert.size) or "",
                remote=work_mode_of(advert.remote) or "",
                year=float(advert.year),
            ),
            float(np.log(advert.pay)),
            min(advert.copies, MOST_COPIES) ** 0.5,
        )
        for advert in adverts
    ]


def reported(answers: Iterable[Answer]) -> list[Observation]:
    """The answers as observations."""
    return [
        Observation(
            PayQuestion(
                basis="reported",
                title=title_key(answer.title),
                family=_group(answer.title),
                years=answer.years,
                industry=industry_of(answer.industry) or "",
                size=size_of(answer.size) or "",
                remote=work_mode_of(answer.remote) or "",
                year=float(answer.year),
            ),
            float(np.log(answer.pay)),
            1.0,
        )
        for answer in answers
        if answer.years is not None
    ]


@dataclass(frozen=True, slots=True)
class FittedPay:
    """The model with what is known about each effect: the design, the fit, and how many rows have each key."""

    model: PayModel
    design: Design
    fit: Fit
    counts: Mapping[tuple[str, str], int]


def fit_pay(
    observations: Sequence[Observation],
    paid: Mapping[str, tuple[float, ...]],
    ladder: Mapping[str, float],
    paid_year: float,
) -> FittedPay:
    """Fit location, scale and shape to the observations; ``paid``, ``ladder`` and ``paid_year`` pass into the model."""
    raw_rows = [list(_features(one.question, location_features)) for one in observations]
    told = Counter((group, key) for row in raw_rows for group, key, _ in row)
    averages = averages_of(raw_rows)
    location_rows = [expanded(row, averages) for row in raw_rows]
    design = Design.of(location_rows)
    matrix = design.matrix(location_rows)
    scale_rows = [list(_features(one.question, scale_features)) for one in observations]
    scale_design = Design.of(scale_rows)
    scale_matrix = scale_design.matrix(scale_rows)
    counts = np.array([one.weight for one in observations])
    target = np.array([one.log_pay - GROWTH * (one.question.year - BASE_YEAR) for one in observations])
    scales = np.full(len(target), _FIRST_SCALE)
    for _ in range(ROUNDS):
        weights = counts / scales**2
        fit = fit_location(design, matrix, target, weights)
        residuals = left_out(matrix, fit.covariance, target - matrix @ fit.effects, weights)
        location = _location(design, fit.effects, averages)
        unseen = unseen_variances(design, fit, told)
        of_a_job = float(np.average(residuals**2, weights=counts))
        of_titles = title_variances(raw_rows, location)
        thin = thin_variances(told, unseen, of_a_job, location, averages, of_titles)
        doubts = np.array([doubt(thin, row) for row in raw_rows])
        own = residuals * scales / np.sqrt(scales**2 + doubts)  # the scale is that of well-known jobs
        scale_fit = fit_scale(scale_design, scale_matrix, own, counts)
        scales = np.clip(np.exp(scale_matrix @ scale_fit.effects), NARROWEST, WIDEST)
    model = PayModel(
        location=location,
        scale=_table(scale_design, scale_fit.effects),
        thin=thin,
        unseen=unseen,
        shapes=_shapes(observations, residuals / np.sqrt(scales**2 + doubts), counts),
        paid=paid,
        ladder=ladder,
        base_year=BASE_YEAR,
        last_year=max(one.question.year for one in observations),
        paid_year=paid_year,
        growth=GROWTH,
        growth_ahead=GROWTH_AHEAD,
    )
    return FittedPay(model, design, fit, told)


def averages_of(rows: Sequence[Sequence[Feature]]) -> Averages:
    """For each group and average key in the rows, the shares of the group's keys: in its basis, or in all of them."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        basis = row[0][1]
        for group, key, _ in row:
            if not key.startswith(AVERAGE):
                counts[group, average_key(basis)][key] += 1
                counts[group, ""][key] += 1
    wanted = {(group, key) for row in rows for group, key, _ in row if key.startswith(AVERAGE)}
    wanted |= {pair for pair in counts if pair[1] and pair[0].partition("@")[0] in _AVERAGED}
    wanted |= {("industry", average_key(row[0][1])) for row in rows}
    found = {pair: counts.get(pair) or counts.get((pair[0], "")) for pair in sorted(wanted)}
    return {pair: _shares(counter) for pair, counter in found.items() if counter}


def expanded(row: Sequence[Feature], averages: Averages) -> list[Feature]:
    """The features with each average replaced by the keys it is made of."""
    out: list[Feature] = []
    for group, key, value in row:
        if key.startswith(AVERAGE):
            out += [(group, name, value * share) for name, share in averages.get((group, key), {}).items()]
        else:
            out.append((group, key, value))
    return out


def weighted_quantiles(values: Array, weights: Array, shares: Sequence[float]) -> Array:
    """The values below which the shares of the weight lie, straight lines between the middles of the weights."""
    order = np.argsort(values, kind="stable")
    heights = (np.cumsum(weights[order]) - weights[order] / 2) / weights.sum()
    return np.interp(shares, heights, values[order])


def _shares(counter: Mapping[str, int]) -> dict[str, float]:
    total = sum(counter.values())
    return {key: count / total for key, count in counter.items()}


def _features(question: PayQuestion, of: Callable[[PayQuestion, str, float], Iterable[Feature]]) -> Iterable[Feature]:
    return of(question, question.level, question.experience()[0])


def _group(title: str) -> str:
    group = title_group(title)
    return group.id if group else ""


def _location(design: Design, effects: Array, averages: Averages) -> dict[str, dict[str, float]]:
    """The effects with the averages of what is not told, and the assumed step of architects."""
    location = _table(design, effects)
    for (group, key), shares in averages.items():
        location[group][key] = round(sum(share * location[group][name] for name, share in shares.items()), _DECIMALS)
    levels = location.get("level", {})
    if "senior" in levels:
        levels["architect"] = round(levels["senior"] + ARCHITECT_STEP, _DECIMALS)
    return location


def _table(design: Design, effects: Array) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (group, key), place in design.index.items():
        table[group][key] = round(float(effects[place]), _DECIMALS)
    return dict(table)


def _shapes(observations: Sequence[Observation], scores: Array, counts: Array) -> dict[str, tuple[float, ...]]:
    """Standardised quantiles of each basis, and of each band of it pulled towards the basis where it is thin."""
    members: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(observations):
        members[one.question.basis].append(place)
        members[shape_key(one.question)].append(place)
    raw: dict[str, Any] = {
        key: weighted_quantiles(scores[rows], counts[rows], QUANTILES) for key, rows in members.items()
    }
    out = {}
    for key, rows in members.items():
        own = len(rows) / (len(rows) + _PRIOR_ROWS)
        basis = raw[key.partition(":")[0]]
        out[key] = tuple(round(float(number), _DECIMALS) for number in own * raw[key] + (1 - own) * basis)
    return out
