"""From careers to bands."""

from typing import Final

import numpy as np
import numpy.typing as npt

from planner.forecast.draws import Doubles

SHARES: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
"""Shares of the careers that earn less than each quantile."""

MEDIAN: Final = 2
"""Where the median stands among the quantiles."""


def sorted_quantiles(values: npt.NDArray[np.float32]) -> Doubles:
    """Quantiles of each row, linear between neighbours, (rows, 5). Sorts ``values`` (rows, n) in place."""
    values.sort(axis=1)
    position = np.array(SHARES) * (values.shape[1] - 1)
    below = position.astype(np.intp)
    above = np.minimum(below + 1, values.shape[1] - 1)
    low, high = values[:, below].astype(np.float64), values[:, above].astype(np.float64)
    return np.asarray(low + (position - below) * (high - low))


def never_narrower(quantiles: Doubles) -> Doubles:
    """The same quantiles (rows in the order of time, 5) with no distance from the median below an earlier year's.

    Knowledge of a far year cannot be better than that of a near one, although careers that meet again at the same
    level, or 10,000 draws, may make it look so.
    """
    median = quantiles[:, MEDIAN : MEDIAN + 1]
    distance = np.maximum.accumulate(np.abs(quantiles - median), axis=0)
    return np.asarray(median + distance * np.sign(np.array(SHARES) - 0.5))
