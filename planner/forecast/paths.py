"""Paths by forecast year."""

import numpy as np

from planner.forecast.chance import Doubles


def along(path: tuple[float, ...], years: int, otherwise: float) -> Doubles:
    """A path over so many forecast years, (years,)."""
    if not path:
        return np.full(years, otherwise)
    return np.array([path[min(year, len(path) - 1)] for year in range(years)])
