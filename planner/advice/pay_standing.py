"""Where the current pay stands among such jobs, from the very distribution that the forecast starts from.

Called by the Overview, Trajectory and Places pages with a situation; None means "no estimate".
"""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from planner.domain.role import Level
from planner.forecast.situation import Situation
from planner.market.factors import Factor
from planner.market.places import Place
from planner.market.sources import Source
from planner.market.titles import Family

LOWEST: Final = 1.0
HIGHEST: Final = 99.0
"""Percentiles beyond are not known."""


@dataclass(frozen=True, slots=True)
class PayStanding:
    """A full-time base pay among jobs of its family, level and place.

    ``percentile`` is from 1 to 99; ``pay`` and ``median`` are dollars a year of the situation's day; ``n`` is how many
    jobs of all levels the figures stand for, ``cell`` names them and ``fallback`` tells what stood in, empty for none;
    ``factors`` is what else is known of the job, ``share_note`` tells what is not full-time work.
    """

    percentile: float
    pay: float
    median: float
    family: Family
    level: Level
    place: Place
    n: int
    cell: str
    fallback: str
    source: Source
    factors: tuple[Factor, ...]
    share_note: str


def pay_standing(stand: Situation) -> PayStanding | None:
    """Where the person's pay stands; None where the pay is unknown."""
    inputs, basis = stand.inputs, stand.basis
    if inputs.log_pay is None:
        return None
    middle, spread = inputs.level_log_median[inputs.level], inputs.level_log_sd[inputs.level]
    return PayStanding(
        percentile=min(max(100 * NormalDist(middle, spread).cdf(inputs.log_pay), LOWEST), HIGHEST),
        pay=math.exp(inputs.log_pay),
        median=math.exp(middle),
        family=basis.family,
        level=list(Level)[inputs.level],
        place=basis.place,
        n=basis.jobs,
        cell=basis.cell,
        fallback=basis.fallback,
        source=basis.source,
        factors=basis.factors,
        share_note=basis.share_note,
    )
