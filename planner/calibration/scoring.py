"""How good forecast distributions were: coverage, tails, pinball loss, CRPS and PIT, all on the logarithm of pay.

The rules are those of Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", Journal of
the American Statistical Association 102 (2007). A distribution is its quantiles at ``QUANTILES``; arrays of
distributions have the shape (n_rows, n_quantiles).
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from planner.market.pay_model import QUANTILES

Array = NDArray[np.float64]

BANDS: Final = (("50", 0.25, 0.75), ("80", 0.10, 0.90), ("90", 0.05, 0.95))
PINBALL_SHARES: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
DECILES: Final = tuple(step / 10 for step in range(1, 10))

_FINE: Final = np.arange(1, 100) / 100
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Score:
    """What a set of distributions scored on ``n`` rows.

    ``coverage`` is the share of rows inside each central band, ``tails`` the shares below and above it; ``pinball`` the
    mean loss at the 10, 25, 50, 75 and 90 % quantiles; ``crps`` twice the mean loss over all percents;
    ``median_error`` the median distance from the middle; ``pit`` the share of rows in each tenth of its distribution.
    """

    n: int
    coverage: dict[str, float]
    tails: dict[str, tuple[float, float]]
    pinball: float
    crps: float
    median_error: float
    pit: tuple[float, ...]

    def as_json(self) -> dict[str, Any]:
        """The score as plain JSON values."""
        return {
            "n": self.n,
            "coverage": {band: _rounded(share) for band, share in self.coverage.items()},
            "tails": {band: [_rounded(share) for share in pair] for band, pair in self.tails.items()},
            "pinball": _rounded(self.pinball),
            "crps": _rounded(self.crps),
            "median_abs_log_error": _rounded(self.median_error),
            "pit": [_rounded(share) for share in self.pit],
        }


def score(observed: Array, quantiles: Array) -> Score:
    """The score of distributions (n_rows, n_quantiles) on log pay (n_rows,); raises ``ValueError`` for no rows."""
    if not len(observed):
        raise ValueError("there is no row to score")
    return Score(
        n=len(observed),
        coverage={band: coverage(observed, at(quantiles, low), at(quantiles, high)) for band, low, high in BANDS},
        tails={band: tails(observed, at(quantiles, low), at(quantiles, high)) for band, low, high in BANDS},
        pinball=float(np.mean([pinball(observed, at(quantiles, share), share) for share in PINBALL_SHARES])),
        crps=crps(observed, quantiles),
        median_error=float(np.median(np.abs(observed - at(quantiles, 0.5)))),
        pit=pit(observed, quantiles),
    )


def at(quantiles: Array, share: float) -> Array:
    """The column of a share that is one of ``QUANTILES``, (n_rows,); raises ``ValueError`` for another."""
    column: Array = quantiles[:, QUANTILES.index(share)]
    return column


def coverage(observed: Array, low: Array, high: Array) -> float:
    """The share of rows from low to high, both included."""
    return float(np.mean((observed >= low) & (observed <= high)))


def tails(observed: Array, low: Array, high: Array) -> tuple[float, float]:
    """The shares of rows below low and above high."""
    return float(np.mean(observed < low)), float(np.mean(observed > high))


def pinball(observed: Array, quantile: Array, share: float) -> float:
    """The mean loss of a quantile: ``share`` for each unit above it, 1 − ``share`` for each below."""
    distance = observed - quantile
    return float(np.mean(np.maximum(share * distance, (share - 1) * distance)))


def crps(observed: Array, quantiles: Array) -> float:
    """The continuous ranked probability score: twice the mean pinball loss over 1, 2 … 99 %."""
    steps = np.array([np.interp(_FINE, QUANTILES, row) for row in np.eye(len(QUANTILES))])  # (n_quantiles, 99)
    distance = observed[:, None] - quantiles @ steps
    return float(2 * np.mean(np.maximum(_FINE * distance, (_FINE - 1) * distance)))


def pit(observed: Array, quantiles: Array) -> tuple[float, ...]:
    """The share of rows in each tenth of its own distribution, lowest first: a tenth each where it is right."""
    tenth = sum((observed > at(quantiles, share)).astype(int) for share in DECILES)
    counts = np.bincount(np.asarray(tenth), minlength=10)
    return tuple((counts / len(observed)).tolist())


def _rounded(number: float) -> float:
    return round(number, _DECIMALS)
