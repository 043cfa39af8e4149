from decimal import Decimal

import pytest

from planner.domain.errors import UserError
from planner.domain.money import PayPeriod, parse_amount, per_year, require_amount, require_currency


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (PayPeriod.HOUR, "208000"),  # 100 × 40 × 52
        (PayPeriod.DAY, "26000"),  # 100 × 5 × 52
        (PayPeriod.WEEK, "5200"),
        (PayPeriod.MONTH, "1200"),
        (PayPeriod.YEAR, "100"),
    ],
)
def test_per_year(period: PayPeriod, expected: str) -> None:
    assert per_year(Decimal(100), period, Decimal(40)) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("148000", "148000"),
        ("148,000", "148000"),
        (" 148 000 ", "148000"),
        ("148_000", "148000"),
        ("148’000", "148000"),
        ("148k", "148000"),
        ("1.2M", "1200000"),
        ("72.50", "72.50"),
    ],
)
def test_parse_amount(text: str, expected: str) -> None:
    assert parse_amount(text, "Base pay") == Decimal(expected)


@pytest.mark.parametrize("text", ["", "k", "ten", "12..5", "$12"])
def test_parse_amount_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(text, "Base pay")
    assert caught.value.field == "Base pay"
    assert "not a number" in caught.value.reason
    assert "148k" in caught.value.remedy


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        ("NaN", "not an amount"),
        ("Infinity", "not an amount"),
        ("-1", "below zero"),
        ("1e12", "larger than"),
        ("100000000000", "larger than"),
        ("0.00001", "four decimals"),
    ],
)
def test_require_amount_refuses(amount: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        require_amount(Decimal(amount), "Bonus", "bonus")
    assert caught.value.attribute == "bonus"


@pytest.mark.parametrize("amount", ["0", "0.0001", "99999999999.9999"])
def test_require_amount_accepts(amount: str) -> None:
    require_amount(Decimal(amount), "Bonus", "bonus")
    assert Decimal(amount) >= 0


@pytest.mark.parametrize("currency", ["", "usd", "US", "USDX", "U$D", "ＵＳＤ"])
def test_require_currency_refuses(currency: str) -> None:
    with pytest.raises(UserError, match="not a currency code"):
        require_currency(currency, "currency")
    require_currency("JPY", "currency")
