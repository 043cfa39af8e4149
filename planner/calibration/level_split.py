"""The split of a published cell into four levels: lognormals whose weighted mixture gives back its percentiles.

Five percentiles cannot fix eight numbers, so the split is the most likely one under stated beliefs: the steps between
levels are those of the prevailing-wage ladder, give or take ``STEP_SPREAD`` (in the logarithm of a step); all levels
spread about alike, ``TYPICAL_SD`` give or take ``COMMON_SPREAD``, each one give or take ``OWN_SPREAD``; and a published
percentile is right to about ``PERCENTILE_ERROR``. Published percentiles cluster at the pay of large employers (two of
them may even be equal); no smooth ladder follows that, and the beliefs keep a level from becoming a spike there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from planner.market.levels import Four, four

PERCENTS: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
FEWEST_PERCENTILES: Final = 3

PERCENTILE_ERROR: Final = 0.01
STEP_SPREAD: Final = 0.1
TYPICAL_SD: Final = 0.25
COMMON_SPREAD: Final = 0.5
OWN_SPREAD: Final = 0.2
SD_BOUND: Final = 0.95
"""A level's spread stays within a factor of exp(±SD_BOUND) of the typical one: 0.097 to 0.65."""

_MOST_ITERATIONS: Final = 2000
_SHORTEST_STEP: Final = 1e-7
_BELIEFS: Final = np.array([STEP_SPREAD] * 3 + [COMMON_SPREAD] + [OWN_SPREAD] * 4)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LevelSplit:
    """Log medians and log spreads of the four levels, and the largest error of a percentile (in log)."""

    log_median: Four
    log_sd: Four
    largest_error: float


def split_levels(
    percentiles: Sequence[float | None], steps: tuple[float, float, float], weights: Four
) -> LevelSplit | None:
    """The levels of a cell with these percentiles (dollars at ``PERCENTS``, None where unknown).

    ``steps`` are the logarithms of each level of the ladder over the one below, above 0; ``weights`` the levels' shares
    of the jobs. None where fewer than three percentiles are known.
    """
    known = [(percent, pay) for percent, pay in zip(PERCENTS, percentiles, strict=True) if pay is not None]
    if len(known) < FEWEST_PERCENTILES:
        return None
    cell = _Cell(
        percents=np.array([percent for percent, _ in known]),
        log_pay=np.log([pay for _, pay in known]),
        steps=np.array(steps),
        weights=np.array(weights),
    )
    unknowns = _least_squares(cell)
    medians, sds, _ = cell.levels(unknowns)
    errors = cell.quantiles(unknowns) - cell.log_pay
    return LevelSplit(four(medians.tolist()), four(sds.tolist()), float(np.abs(errors).max()))


@dataclass(frozen=True, slots=True)
class _Cell:
    """The least-squares problem of a cell. Its nine unknowns are the log median of the lowest level, the logarithms of
    three factors on the steps, of one factor common to all spreads, and of four factors on each."""

    percents: Array
    log_pay: Array
    steps: Array
    weights: Array

    def start(self) -> Array:
        """Unknowns to start from: the ladder as it is, its mean at the mean of what is published."""
        offsets = np.concatenate([[0.0], np.cumsum(self.steps)])
        return np.concatenate([[self.log_pay.mean() - offsets @ self.weights], np.zeros(8)])

    def levels(self, unknowns: Array) -> tuple[Array, Array, Array]:
        """Log medians (4), log spreads (4), and the derivative of each log spread by its unknown (4)."""
        medians = unknowns[0] + np.concatenate([[0.0], np.cumsum(self.steps * np.exp(unknowns[1:4]))])
        bounded = np.tanh((unknowns[4] + unknowns[5:]) / SD_BOUND)
        sds = TYPICAL_SD * np.exp(SD_BOUND * bounded)
        return medians, sds, sds * (1 - bounded**2)

    def quantiles(self, unknowns: Array) -> Array:
        """The mixture's quantiles at the percents, in log dollars."""
        medians, sds, _ = self.levels(unknowns)
        return mixture_quantiles(medians, sds, self.weights, self.percents)

    def residuals(self, unknowns: Array, quantiles: Array) -> Array:
        """Errors of the percentiles, then distances from the beliefs, each in units of its expected size."""
        return np.concatenate([(quantiles - self.log_pay) / PERCENTILE_ERROR, unknowns[1:] / _BELIEFS])

    def slopes(self, unknowns: Array, quantiles: Array) -> Array:
        """The derivatives of the residuals, (n_residuals, 9): a quantile moves with each level by its share there."""
        medians, sds, sd_slopes = self.levels(unknowns)
        scores = (quantiles[:, None] - medians) / sds
        density = self.weights * _bell(scores) / sds
        shares = density / density.sum(axis=1, keepdims=True)  # (n_percentiles, 4)
        above = shares[:, ::-1].cumsum(axis=1)[:, ::-1]  # raising a step lifts every level above it
        own = shares * scores * sd_slopes
        moved = np.column_stack([above[:, 0], above[:, 1:] * np.diff(medians), own.sum(axis=1), own])
        beliefs = np.column_stack([np.zeros(8), np.diag(1 / _BELIEFS)])
        return np.vstack([moved / PERCENTILE_ERROR, beliefs])


def mixture_quantiles(medians: Array, sds: Array, weights: Array, percents: Array) -> Array:
    """Quantiles of the logarithm of pay in a mixture of lognormal levels, exact to about 1e-12.

    Newton's steps, halving the bracket instead wherever one would leave it.
    """
    low = np.full(percents.shape, (medians - 8 * sds).min())
    high = np.full(percents.shape, (medians + 8 * sds).max())
    guess = np.full(percents.shape, medians @ weights)
    for _ in range(100):
        scores = (guess[:, None] - medians) / sds
        excess = _normal_share(scores) @ weights - percents
        low, high = np.where(excess < 0, guess, low), np.where(excess < 0, high, guess)
        step = guess - excess / np.maximum(_bell(scores) / sds @ weights, 1e-300)
        following = np.where((step >= low) & (step <= high), step, (low + high) / 2)
        if np.abs(following - guess).max() < 1e-13:
            break
        guess = following
    return guess


def _least_squares(cell: _Cell) -> Array:
    """Levenberg and Marquardt's way down, with steps of at most 1 so that no exponential runs away."""
    unknowns, damping = cell.start(), 1e-3
    quantiles = cell.quantiles(unknowns)
    residuals = cell.residuals(unknowns, quantiles)
    slopes = cell.slopes(unknowns, quantiles)
    for _ in range(_MOST_ITERATIONS):
        curvature = slopes.T @ slopes
        step = np.linalg.solve(curvature + damping * np.diag(np.diag(curvature)), -slopes.T @ residuals)
        longest = float(np.abs(step).max())
        if longest < _SHORTEST_STEP:
            break
        trial = unknowns + step / max(longest, 1.0)
        quantiles = cell.quantiles(trial)
        trial_residuals = cell.residuals(trial, quantiles)
        if trial_residuals @ trial_residuals <= residuals @ residuals:
            unknowns, residuals, damping = trial, trial_residuals, max(damping / 5, 1e-9)
            slopes = cell.slopes(unknowns, quantiles)
        else:
            damping *= 4
    return unknowns


def _normal_share(scores: Array) -> Array:
    shares = [0.5 * math.erfc(-score / math.sqrt(2)) for score in scores.ravel().tolist()]
    return np.array(shares).reshape(scores.shape)


def _bell(scores: Array) -> Array:
    return np.exp(-0.5 * scores**2) / math.sqrt(2 * math.pi)
