"""How well it is known what one place pays against another.

Called by the plans and the levers, with a family and the two places whose figures stand for the pay.
"""

import math
from collections import defaultdict

from planner.market.levels import Cell
from planner.market.pack import Pack
from planner.market.places import COUNTRY, REMOTE, Place
from planner.market.titles import Family


def difference_error(pack: Pack, family: Family, here: Place, there: Place) -> float:
    """The standard deviation of the logarithm to which the pay of a family in ``there`` against ``here`` is known.

    A cell is known to its published relative error and to how far its levels miss its published percentiles; what both
    places take from the same cell drops out. Where other figures stand in for a place, places differ from them as
    places do; a country is known as well as its adverts tell, remote work as its factor. The user's own pay of a place
    is taken as given. 0 for one and the same place.
    """
    if here.id == there.id:
        return 0.0
    weights: dict[tuple[str, str], float] = defaultdict(float)
    variance = 0.0
    for place, sign in ((there, 1), (here, -1)):
        stood_in = 0.0
        for cell, (code, share) in zip(pack.cells_of(family, place), family.occupations, strict=True):
            weights[code, cell.place] += sign * share
            stood_in += share if place.shift is None and cell.place != place.id else 0.0
        variance += stood_in**2 * pack.pay.place_variance if stood_in else _shift_variance(pack, place)
    variance += sum(weight**2 * _variance(pack.cells[key]) for key, weight in weights.items() if weight)
    return math.sqrt(variance)


def _variance(cell: Cell) -> float:
    return ((cell.wage_error_percent or 0.0) / 100) ** 2 + cell.largest_error**2


def _shift_variance(pack: Pack, place: Place) -> float:
    """That of what is added to the nation's pay, 0 for a place with figures of its own."""
    if place.kind == COUNTRY:
        parts = (("country", place.area), ("abroad", ""), ("country:level", f"{place.area}:senior"))
        rows = (pack.pay.fitted.get(group, {}).get(key) for group, key in parts)
        return sum(float(row[1]) ** 2 for row in rows if row is not None)
    if place.kind == REMOTE and "work_mode.remote" in pack.pay.factors:
        return pack.pay.factors["work_mode.remote"].sd ** 2
    return 0.0
