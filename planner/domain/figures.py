"""Figures of the user's own that stand in for shipped ones: overrides of single figures, and places of their own."""

import math
from dataclasses import dataclass
from typing import Final

from planner.domain.errors import UserError
from planner.domain.text import LONGEST_NOTE, require_text, said

LOWEST_PERCENT: Final = 5.0
HIGHEST_PERCENT: Final = 400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The user's own value for one shipped figure or assumption, until it is deleted.

    ``id`` is the id of the figure it stands in for, such as "dynamics.shock_sd" or "industry.finance"; ``value`` is in
    that figure's unit; ``note`` says why. Whether the value is plausible is judged where the figure is known. Raises
    ``UserError``.
    """

    id: str
    value: float
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self.id, "Figure", "id", required=True)
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        if not math.isfinite(self.value):
            raise UserError("Value", f"{self.value} is not a number", "Write a number such as 0.05", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A place with the user's own figures: pay and prices in per cent of the nation's.

    Both lie between ``LOWEST_PERCENT`` and ``HIGHEST_PERCENT``; what lies beyond is a slip. Raises ``UserError``.
    """

    id: str
    name: str
    pay_percent: float = 100.0
    price_percent: float = 100.0
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self.name, "Place", "name", required=True)
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        _require_percent("Pay", "pay_percent", self.pay_percent)
        _require_percent("Prices", "price_percent", self.price_percent)


def _require_percent(field: str, attribute: str, value: float) -> None:
    if not LOWEST_PERCENT <= value <= HIGHEST_PERCENT:  # also refuses NaN
        reason = f"{said(value)} % is not between {LOWEST_PERCENT:g} and {HIGHEST_PERCENT:g} %"
        raise UserError(field, reason, "Write 100 for as much as in the nation", attribute)
