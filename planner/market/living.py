"""What the user spends on living, as figures of their own: no source tells it, so there is nothing until it is entered.

Called by the Places page, which says what is left of pay, and by the Market data page, which lists all own figures.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.domain.errors import UserError
from planner.domain.money import parse_amount, require_amount
from planner.market.own_figures import NO_BREAK, ShippedFigure
from planner.market.places import Place

KIND: Final = "Cost of living"
MONTHLY: Final = ("housing", "transport", "other")
"""Costs by the month, in the order in which they are shown."""
TAXES: Final = "taxes"
_NAMES: Final = {"housing": "Housing", "transport": "Transport", "other": "Other costs", TAXES: "Taxes"}
_MOST_A_MONTH: Final = 100_000.0
_MOST_TAXES: Final = 0.9
_NOTE: Final = "No source tells what you spend: enter it on the Places page, under What is left."


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingFigure(ShippedFigure):
    """What the user spends by the month, in dollars where they live now; never with an estimate."""

    def shown(self, value: float) -> str:
        """``$2,500 a month``."""
        return f"${value:,.0f}{NO_BREAK}a month"

    def exactly(self, value: float) -> str:
        """The same: it is shown to the dollar."""
        return self.shown(value)

    def limits(self) -> str:
        """What may be entered."""
        return f"$0 to {self.shown(self.most)}"

    def stored(self, text: str) -> float:
        """The dollars a month that a text means; raises ``UserError`` at ``value`` as ``parse_amount`` does."""
        try:
            amount = parse_amount(text.strip().removesuffix("a month").replace("$", ""), self.name)
            require_amount(amount, self.name, "value")
        except UserError as error:
            raise UserError(error.field, error.reason, error.remedy, "value") from error
        if amount > self.most:
            raise UserError(
                self.name, f"{self.shown(float(amount))} is not within {self.limits()}", "Check it", "value"
            )
        return float(amount)


def figure_id(part: str) -> str:
    """The id of the own figure of a part of living: housing, transport, other or taxes."""
    return f"living.{part}"


def living_figures() -> tuple[ShippedFigure, ...]:
    """What can be entered: three costs by the month, and taxes as a share of pay."""
    monthly = (_figure(LivingFigure, part, _MOST_A_MONTH, "$ a month") for part in MONTHLY)
    return (*monthly, _figure(ShippedFigure, TAXES, _MOST_TAXES, "share"))


@dataclass(frozen=True, slots=True)
class Costs:
    """What the user entered: dollars a month where they live, ``taxes`` as a share of pay, None where nothing was."""

    housing: float | None = None
    transport: float | None = None
    other: float | None = None
    taxes: float | None = None


def costs_of(own: Mapping[str, float]) -> Costs:
    """The costs among the user's own figures, by id."""
    return Costs(**{part: own.get(figure_id(part)) for part in (*MONTHLY, TAXES)})


def price_ratio(part: str, here: Place, there: Place) -> float | None:
    """How many times what a cost of that part is here it is there; None where prices of one place are unknown.

    Housing goes with housing prices, transport with those of goods (vehicles and fuel are goods), other costs half
    with goods and half with other services: an assumption. Where one of the places has a price level of all alone, it
    stands for each part (``has_parts`` tells).
    """
    if here.id == there.id:
        return 1.0
    if has_parts(here) and has_parts(there):
        return _level(part, there) / _level(part, here)
    if here.price_level is None or there.price_level is None:
        return None
    return there.price_level / here.price_level


def has_parts(place: Place) -> bool:
    """Whether prices of housing, goods and other services are known one by one."""
    return None not in (place.housing, place.goods, place.services)


def _level(part: str, place: Place) -> float:
    housing, goods, services = place.housing, place.goods, place.services
    assert housing is not None and goods is not None and services is not None  # noqa: PT018 - three of one kind
    return {"housing": housing, "transport": goods}.get(part, math.sqrt(goods * services))


def _figure(kind: type[ShippedFigure], part: str, most: float, unit: str) -> ShippedFigure:
    return kind(id=figure_id(part), kind=KIND, name=_NAMES[part], least=0.0, most=most, unit=unit, note=_NOTE)
