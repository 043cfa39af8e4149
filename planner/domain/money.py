"""Amounts, currencies and pay periods."""

import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from planner.domain.errors import UserError

LARGEST_AMOUNT: Final = Decimal(10) ** 11
SMALLEST_STEP: Final = Decimal("0.0001")
WEEKS_PER_YEAR: Final = 52
MONTHS_PER_YEAR: Final = 12
WORKDAYS_PER_WEEK: Final = 5

_CURRENCY = re.compile(r"[A-Z]{3}")


class PayPeriod(StrEnum):
    """What a stated amount is for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def per_year(amount: Decimal, period: PayPeriod, hours_per_week: Decimal) -> Decimal:
    """An amount for a period as an amount for a year of 52 weeks; an hour counts ``hours_per_week`` times a week."""
    periods = {
        PayPeriod.HOUR: hours_per_week * WEEKS_PER_YEAR,
        PayPeriod.DAY: Decimal(WORKDAYS_PER_WEEK * WEEKS_PER_YEAR),
        PayPeriod.WEEK: Decimal(WEEKS_PER_YEAR),
        PayPeriod.MONTH: Decimal(MONTHS_PER_YEAR),
        PayPeriod.YEAR: Decimal(1),
    }
    return amount * periods[period]


def parse_amount(text: str, field: str) -> Decimal:
    """The amount a person typed: spaces, underscores, thousands commas and a k or m at the end are understood.

    Raises ``UserError`` for what is no number.
    """
    bare = re.sub(r"[\s_,’']", "", text).lower()
    factor = {"k": Decimal(1000), "m": Decimal(1_000_000)}.get(bare[-1:], Decimal(1))
    try:
        amount = Decimal(bare.rstrip("km") if factor != 1 else bare)
    except InvalidOperation:
        raise UserError(
            field, f"“{text.strip()}” is not a number", "Write digits, for example 148000 or 148k"
        ) from None
    return amount * factor


def require_amount(amount: Decimal, field: str, attribute: str) -> None:
    """Raise ``UserError`` unless the amount is finite, not negative, below 10¹¹ and has at most four decimals."""
    remedy = "Write a positive amount, or leave it empty if there is none"
    if not amount.is_finite():
        raise UserError(field, f"{amount} is not an amount", remedy, attribute)
    if amount < 0:
        raise UserError(field, f"{amount} is below zero", remedy, attribute)
    if amount >= LARGEST_AMOUNT:
        raise UserError(
            field, f"{amount:,} is larger than this program can hold", "Check the number of zeros", attribute
        )
    if amount != amount.quantize(SMALLEST_STEP):
        raise UserError(field, f"{amount} has more than four decimals", "Round it to four decimals", attribute)


def require_currency(currency: str, attribute: str) -> None:
    """Raise ``UserError`` unless the currency is a three-letter code such as USD."""
    if _CURRENCY.fullmatch(currency) is None:
        raise UserError(
            "Currency",
            f"“{currency}” is not a currency code",
            "Write three letters, for example USD, EUR or JPY",
            attribute,
        )
