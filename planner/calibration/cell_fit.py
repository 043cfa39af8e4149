"""The levels of a thin cell: those of the nation, moved and stretched to what is published for the place.

The large places of the catalogue have a ladder of their own; elsewhere five percentiles of a few jobs cannot carry one,
so the place keeps the shape of the nation's ladder and only its middle and its width are fitted. The width is pulled
towards the nation's as far as percentiles are missing or wild.
"""

import math
from typing import Final

import numpy as np

from planner.calibration.level_split import PERCENTS, Array, mixture_quantiles
from planner.calibration.oews import PublishedCell
from planner.market.levels import Cell, Four, four

STRETCH_PULL: Final = 0.1
"""How much the nation's width counts against the published percentiles, in squared log pay."""

NARROWEST: Final = 0.5
WIDEST: Final = 1.6

_DECIMALS: Final = 4


def moved_cell(published: PublishedCell, place: str, nation: Cell, weights: Four) -> Cell | None:
    """The cell of a place, its levels those of the nation moved; None where no percentile is published in both."""
    pairs = [
        (percent, math.log(there), math.log(here))
        for percent, there, here in zip(PERCENTS, nation.percentiles, published.percentiles, strict=True)
        if there is not None and here is not None
    ]
    if not pairs:
        return None
    percents, there, here = (np.array(column) for column in zip(*pairs, strict=True))
    middle = math.log(nation.percentiles[2]) if nation.percentiles[2] else float(there.mean())
    shift, stretch = _line(there - middle, here - middle)
    medians = middle + shift + stretch * (np.array(nation.log_median) - middle)
    sds = stretch * np.array(nation.log_sd)
    errors = mixture_quantiles(medians, sds, np.array(weights), percents) - here
    return Cell(
        occupation=published.occupation,
        place=place,
        jobs=None if published.jobs is None else round(published.jobs),
        percentiles=published.percentiles,
        wage_error_percent=published.wage_error_percent,
        log_median=four(np.round(medians, _DECIMALS).tolist()),
        log_sd=four(np.round(sds, _DECIMALS).tolist()),
        largest_error=round(float(np.abs(errors).max()), _DECIMALS),
    )


def _line(there: Array, here: Array) -> tuple[float, float]:
    """Shift and stretch that bring the nation's log percentiles to the place's, both taken from the nation's middle."""
    centred = there - there.mean()
    slope = (centred @ (here - here.mean()) + STRETCH_PULL) / (centred @ centred + STRETCH_PULL)
    stretch = float(min(max(slope, NARROWEST), WIDEST))
    return float(here.mean() - stretch * there.mean()), stretch
