"""How well the effects of the pay model are known, those of rare and of new titles above all. Called by ``pay_fit``.

The variance of an effect seen in n jobs is that of a group's effects, made smaller by what n jobs tell when all else is
known: v / (1 + n v / s²), where s² is the variance of one job. At no job it is the whole variance of the group.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from planner.calibration.ridge import FREE_GROUPS, Design, Fit
from planner.market.pay_question import AVERAGE, WORD, Feature, average_key

ARCHITECT_VARIANCE: Final = 0.01
"""Assumption: the step to architect is known to within 0.1 in log pay."""

_WELL_KNOWN: Final = FREE_GROUPS | {WORD}
"""Groups without variances of their own: the mean of a basis, and words, whose titles have theirs."""

_DECIMALS: Final = 5

Counts = Mapping[tuple[str, str], int]
Shares = Mapping[tuple[str, str], Mapping[str, float]]
Effects = Mapping[str, Mapping[str, float]]


def unseen_variances(design: Design, fit: Fit, told: Counts) -> dict[str, float]:
    """By group, how far a key that was never seen may lie: the mean square of the effects, each as heavy as its rows.

    A job of a later year with a new title or country is more like the frequent ones than like the odd ones; with every
    key alike, bands for new groups of titles held 88 % instead of 80 % of the adverts of the following year.
    """
    squares = fit.effects**2 + fit.errors**2
    rows = np.array([float(told.get(pair, 0)) for pair in design.index])
    sums = np.bincount(design.group_of, weights=rows * squares, minlength=len(design.groups))
    counts = np.bincount(design.group_of, weights=rows, minlength=len(design.groups))
    return dict(zip(design.groups, (sums / np.maximum(counts, 1.0)).tolist(), strict=True))


def title_variances(rows: Sequence[Sequence[Feature]], location: Effects) -> dict[str, float]:
    """By basis, the variance between titles: of all that a title adds to the location, over the rows that tell one."""
    sums: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        told = [(group, key, value) for group, key, value in row if _is_of_titles(group)]
        if told and not told[0][1].startswith(AVERAGE):
            sums[row[0][1]].append(sum(value * location[group][key] for group, key, value in told))
    return {basis: float(np.var(found)) for basis, found in sums.items()}


def thin_variances(
    told: Counts,
    unseen: Mapping[str, float],
    of_a_job: float,
    location: Effects,
    averages: Shares,
    of_titles: Mapping[str, float],
) -> dict[str, dict[str, float]]:
    """By group and key, the variance of each effect told of in some jobs, and of each average between its keys.

    ``of_a_job`` is the variance of one job, above 0; ``of_titles`` that between titles by basis, which counts once for
    all groups of a title. Keys whose variance rounds to nothing are left out.
    """
    known: dict[str, dict[str, float]] = defaultdict(dict)
    for (group, key), n in told.items():
        if group not in _WELL_KNOWN and key in location.get(group, {}) and (group, key) not in averages:
            known[group][key] = unseen[group] / (1 + n * unseen[group] / of_a_job)
    for (group, key), shares in averages.items():
        effects, middle = location[group], location[group][key]
        if "family" not in group:
            known[group][key] = sum(share * (effects[name] - middle) ** 2 for name, share in shares.items())
    for basis, variance in of_titles.items():
        known["family"][average_key(basis)] = variance
    if "architect" in location.get("level", {}):
        known["level"]["architect"] = ARCHITECT_VARIANCE
    return {group: kept for group, variances in known.items() if (kept := _rounded(variances))}


def _is_of_titles(group: str) -> bool:
    return ("family" in group or "title" in group) and group != "family:years"  # experience is known without a title


def _rounded(variances: Mapping[str, float]) -> dict[str, float]:
    rounded = {key: round(variance, _DECIMALS) for key, variance in variances.items()}
    return {key: variance for key, variance in rounded.items() if variance}
