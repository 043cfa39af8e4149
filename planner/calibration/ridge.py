"""Regression with many small effects, each pulled towards zero as far as the data of its group ask for.

Groups of effects (titles, countries …) are drawn from a normal distribution whose variance is estimated along
(expectation and maximisation): an effect seen often keeps its estimate, a rare one is pulled to zero. See Robinson,
"That BLUP is a good thing", Statistical Science 6 (1991).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from planner.market.pay_question import Feature

Array = NDArray[np.float64]

FREE_VARIANCE: Final = 100.0
"""The variance of an effect that is not pulled: the basis, which carries the mean."""

FREE_GROUPS: Final = frozenset(("basis",))
_FIRST_VARIANCE: Final = 0.05
_SMALLEST_VARIANCE: Final = 1e-6
_MEAN_ABSOLUTE_NORMAL: Final = 0.79788


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of the regression: ``index`` of (group, key), and the ``groups`` with the group of each column."""

    index: Mapping[tuple[str, str], int]
    groups: tuple[str, ...]
    group_of: NDArray[np.int64]  # (n_columns,)

    @classmethod
    def of(cls, rows: Sequence[Sequence[Feature]]) -> "Design":
        """A column for each group and key in the rows."""
        index = {pair: i for i, pair in enumerate(dict.fromkeys((group, key) for row in rows for group, key, _ in row))}
        groups = tuple(dict.fromkeys(group for group, _ in index))
        places = {group: place for place, group in enumerate(groups)}
        return cls(index, groups, np.array([places[group] for group, _ in index], dtype=np.int64))

    def matrix(self, rows: Sequence[Sequence[Feature]]) -> Array:
        """The rows as numbers, (n_rows, n_columns)."""
        matrix = np.zeros((len(rows), len(self.index)))
        for place, row in enumerate(rows):
            for group, key, value in row:
                matrix[place, self.index[group, key]] += value
        return matrix

    def first_variances(self, variance: float) -> Array:
        """A variance for each group to start from."""
        return np.array([FREE_VARIANCE if group in FREE_GROUPS else variance for group in self.groups])

    def updated(self, variances: Array, effects: Array, errors: Array) -> Array:
        """The variance of each group given its effects and their error variances."""
        counts = np.bincount(self.group_of, minlength=len(self.groups))
        sums = np.bincount(self.group_of, weights=effects**2 + errors, minlength=len(self.groups))
        free = variances == FREE_VARIANCE
        return np.where(free, FREE_VARIANCE, np.maximum(sums / counts, _SMALLEST_VARIANCE))


@dataclass(frozen=True, slots=True)
class Fit:
    """``effects`` of the columns, their ``covariance`` (n_columns, n_columns) and the ``variances`` of the groups."""

    effects: Array
    covariance: Array
    variances: Array

    @property
    def errors(self) -> Array:
        """The standard error of each effect."""
        return np.sqrt(np.diag(self.covariance))


def fit_location(design: Design, matrix: Array, target: Array, weights: Array, rounds: int = 10) -> Fit:
    """Effects on the target; ``weights`` are 1 / variance of each row's noise."""
    gram = _gram(matrix, weights)
    moment = matrix.T @ (weights * target)
    variances = design.first_variances(_FIRST_VARIANCE)
    for _ in range(rounds):
        covariance = _inverse(gram + np.diag(1 / variances[design.group_of]))
        effects = covariance @ moment
        used, variances = variances, design.updated(variances, effects, np.diag(covariance))
    return Fit(effects, covariance, used)


def fit_scale(design: Design, matrix: Array, residuals: Array, counts: Array, rounds: int = 15) -> Fit:
    """Effects on the logarithm of the scale, by Fisher scoring of the Laplace likelihood of the residuals.

    The mean absolute residual is that of a normal distribution with the scale as its standard deviation;
    ``counts`` weigh the rows.
    """
    sizes = np.abs(residuals) / _MEAN_ABSOLUTE_NORMAL
    gram = _gram(matrix, counts)
    variances = design.first_variances(_FIRST_VARIANCE)
    effects = np.zeros(matrix.shape[1])
    free = [i for (group, _), i in design.index.items() if group in FREE_GROUPS]
    effects[free] = np.log(np.average(sizes, weights=counts))
    for number in range(rounds):
        excess = np.minimum(sizes * np.exp(-(matrix @ effects)), 20.0) - 1
        precision = 1 / variances[design.group_of]
        covariance = _inverse(gram + np.diag(precision))
        effects = effects + covariance @ (matrix.T @ (counts * excess) - precision * effects)
        used = variances
        if number >= 4:
            variances = design.updated(variances, effects, np.diag(covariance))
    return Fit(effects, covariance, used)


def left_out(matrix: Array, covariance: Array, residuals: Array, weights: Array) -> Array:
    """The residual of each row had it not been in the fit: residual / (1 − leverage)."""
    leverages = weights * np.array([values @ covariance[np.ix_(at, at)] @ values for at, values in _told(matrix)])
    out: Array = residuals / (1 - np.minimum(leverages, 0.9))
    return out


def _gram(matrix: Array, weights: Array) -> Array:
    """The weighted sum of the outer product of each row with itself; rows tell of few of the columns."""
    gram = np.zeros((matrix.shape[1], matrix.shape[1]))
    for (at, values), weight in zip(_told(matrix), weights, strict=True):
        gram[np.ix_(at, at)] += weight * np.outer(values, values)
    return gram


def _told(matrix: Array) -> Iterator[tuple[NDArray[np.int64], Array]]:
    """The columns that each row tells of, and its values there."""
    for row in matrix:
        at = np.flatnonzero(row)
        yield at, row[at]


def _inverse(matrix: Array) -> Array:
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)
