"""The case that an explanation starts from: what the occupation pays in the nation, nothing else being known; and how
well the place is known against it.
"""

import math

from planner.forecast.inputs import LevelValues
from planner.forecast.situation import Situation, price_factor
from planner.market.job_pay import Job, job_pay
from planner.market.pack import Pack


def national_medians(stand: Situation, pack: Pack) -> LevelValues:
    """The family's national log medians by level in the money of the situation, without any fact about the job.

    Where there are no figures for the nation, those of the situation's own place stand in.
    """
    basis, inputs = stand.basis, stand.inputs
    found = job_pay(pack, pack.pay, Job(basis.family.name, pack.nation, basis.family)) if pack.nation else None
    if found is None:
        known = sum(fact.log_effect for fact in basis.factors)
        medians, prices = inputs.level_log_median, -known
    else:
        medians, prices = found.log_median, math.log(price_factor(pack, found, inputs.start))
    entry, mid, senior, architect = (median + prices for median in medians)
    return entry, mid, senior, architect


def place_error(stand: Situation, pack: Pack) -> float | None:
    """To which standard deviation of the logarithm the place's pay is known against the nation's.

    From the published errors of the means; None where the place has none of its own.
    """
    basis = stand.basis
    errors = []
    for place in (basis.paid_place, pack.nation):
        cells = [pack.cells.get((code, place.id)) for code, _ in basis.family.occupations] if place else [None]
        for cell, (_, share) in zip(cells, basis.family.occupations, strict=True):
            if cell is None or cell.wage_error_percent is None:
                return None
            errors.append(share * cell.wage_error_percent / 100)
    return math.hypot(*errors)
