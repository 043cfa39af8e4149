"""Amounts, currencies and pay periods."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from planner.domain.errors import UserError

LARGEST_AMOUNT: Final = Decimal(10) ** 11
LEAST_YEARLY_PAY: Final = Decimal(1000)
SMALLEST_STEP: Final = Decimal("0.0001")
WEEKS_PER_YEAR: Final = 52
MONTHS_PER_YEAR: Final = 12
WORKDAYS_PER_WEEK: Final = 5

_CURRENCY = re.compile(r"[A-Z]{3}")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_POINT_OR_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_PARTED_ONCE = re.compile(r"([+-]?\d+)[.,](\d+)")
_MOST_DIGITS_SHOWN = 18


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

    Raises ``UserError`` for what is no number and for what can be read two ways: a comma counts only between groups
    of three digits, and a point before exactly three digits may be a thousands mark elsewhere in the world.
    """
    bare = re.sub(r"[\s_’']", "", text).lower()
    unit = bare[-1:] if bare[-1:] in {"k", "m"} else ""
    digits = bare.removesuffix(unit)
    _require_one_reading(digits, unit, text.strip(), field)
    factor = {"k": Decimal(1000), "m": Decimal(1_000_000)}.get(unit, Decimal(1))
    try:
        return Decimal(digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits) * factor
    except ArithmeticError:  # no number, or one beyond what decimals can hold
        raise UserError(
            field, f"“{text.strip()}” is not a number", "Write digits, for example 148000 or 148k"
        ) from None


def write_amount(amount: Decimal) -> str:
    """A finite amount as a person would type it, without idle zeros: ``parse_amount`` reads it back.

    Only three decimals get a fourth one, 1.2340, because 1.234 can be read two ways.
    """
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if _POINT_OR_THOUSANDS.fullmatch(text) else text


def require_amount(amount: Decimal, field: str, attribute: str) -> None:
    """Raise ``UserError`` unless the amount is finite, not negative, below 10¹¹ and has at most four decimals."""
    remedy = "Write a positive amount"
    if not amount.is_finite():
        raise UserError(field, f"{amount} is not an amount", remedy, attribute)
    if amount < 0:
        raise UserError(field, f"{amount_in_words(amount)} is below zero", remedy, attribute)
    if amount >= LARGEST_AMOUNT:
        reason = f"{amount_in_words(amount)} is larger than this program can hold"
        raise UserError(field, reason, "Check the number of zeros", attribute)
    if amount != amount.quantize(SMALLEST_STEP):
        reason = f"{amount_in_words(amount)} has more than four decimals"
        raise UserError(field, reason, "Round it to four decimals", attribute)


def require_whole_pay(pay: Decimal, field: str, attribute: str) -> None:
    """Raise ``UserError`` for a yearly pay in dollars below 1,000: somebody who types it means thousands."""
    if pay < LEAST_YEARLY_PAY:
        reason = f"${amount_in_words(pay)} a year is less than ${amount_in_words(LEAST_YEARLY_PAY)}"
        remedy = f"Write the whole amount, {write_amount(pay * 1000)} or {write_amount(pay)}k"
        raise UserError(field, reason, remedy, attribute)


def require_currency(currency: str, attribute: str) -> None:
    """Raise ``UserError`` unless the currency is a three-letter code such as USD."""
    if _CURRENCY.fullmatch(currency) is None:
        raise UserError(
            "Currency",
            f"“{currency}” is not a currency code",
            "Write three letters, for example USD, EUR or JPY",
            attribute,
        )


def _require_one_reading(digits: str, unit: str, text: str, field: str) -> None:
    parts = _PARTED_ONCE.fullmatch(digits)
    if parts is None or _GROUPED.fullmatch(digits) or not ("," in digits or _POINT_OR_THOUSANDS.fullmatch(digits)):
        return
    decimal = f"{parts[1]}.{parts[2]}"
    if _POINT_OR_THOUSANDS.fullmatch(decimal):
        decimal = write_amount(Decimal(decimal))
    whole = Decimal(parts[1] + parts[2])
    raise UserError(field, f"“{text}” can be read two ways", f"Write {decimal}{unit} or {whole:f}{unit}")


def amount_in_words(amount: Decimal) -> str:
    """An amount in plain digits, −1,000 and not −1E+3; one of very many digits by their number."""
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent > -_MOST_DIGITS_SHOWN and amount.adjusted() < _MOST_DIGITS_SHOWN:
        return f"{amount:,f}".replace("-", "−")
    return f"a number of {abs(amount.adjusted()) + 1:,} digits"
