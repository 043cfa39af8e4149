"""What is left of pay after taxes, housing, transport and the rest, here and in another place.

Called by the Places page. Everything spent is the user's own figure, moved to another place by its prices; where a part
is not entered, or a place's prices are not known, there is no estimate of what is left.
"""

from dataclasses import dataclass
from typing import Final

from planner.market.living import MONTHLY, TAXES, Costs, price_ratio
from planner.market.places import Place

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A year in a place, in dollars; None for what was not entered or cannot be moved there.

    ``left`` is what remains of ``pay``, which may be less than nothing; None where any part is.
    """

    place: Place
    pay: float
    taxes: float | None
    housing: float | None
    transport: float | None
    other: float | None

    @property
    def left(self) -> float | None:
        """What remains."""
        parts = (self.taxes, self.housing, self.transport, self.other)
        known = [part for part in parts if part is not None]
        return self.pay - sum(known) if len(known) == len(parts) else None


def left_over(costs: Costs, pay: float, home: Place, place: Place) -> LeftOver:
    """What is left of ``pay`` (dollars a year) in a place, for costs as they are at ``home``."""

    def yearly(part: str) -> float | None:
        monthly, ratio = getattr(costs, part), price_ratio(part, home, place)
        return None if monthly is None or ratio is None else MONTHS * monthly * ratio

    housing, transport, other = map(yearly, MONTHLY)
    taxes = None if costs.taxes is None else costs.taxes * pay
    return LeftOver(place, pay, taxes, housing, transport, other)


def missing(costs: Costs) -> tuple[str, ...]:
    """The parts that were not entered, in their order: taxes, housing, transport, other."""
    return tuple(part for part in (TAXES, *MONTHLY) if getattr(costs, part) is None)
