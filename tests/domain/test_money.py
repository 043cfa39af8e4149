from decimal import Decimal

import pytest
from hypothesis import given

from planner.domain.errors import UserError
from planner.domain.money import (
    PayPeriod,
    parse_amount,
    per_year,
    require_amount,
    require_currency,
    require_whole_pay,
    write_amount,
)
from tests.strategies_of_records import amounts


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
        ("1,480,000.50", "1480000.50"),
        ("148,000k", "148000000"),
        ("52 000.5", "52000.5"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234.567", "1234.567"),
        ("-1,000", "-1000"),
    ],
)
def test_parse_amount(text: str, expected: str) -> None:
    assert parse_amount(text, "Base pay") == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["", "k", "5kk", "ten", "12..5", "$12", "12,34x", "1,5e3", "1.480,00", "1,48,000", "sNaN", "1e999999k"]
)
def test_parse_amount_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(text, "Base pay")
    assert caught.value.field == "Base pay"
    assert "not a number" in caught.value.reason
    assert "148k" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("52,50", "Write 52.50 or 5250"),
        ("0,5", "Write 0.5 or 5"),
        ("0,125", "Write 0.125 or 125"),
        ("1 480,500", "Write 1480.500 or 1480500"),
        ("52,5k", "Write 52.5k or 525k"),
        ("148.000", "Write 148 or 148000"),
        ("148.500", "Write 148.5 or 148500"),
        ("1.234", "Write 1.2340 or 1234"),
        ("-2,5", "Write -2.5 or -25"),
    ],
)
def test_what_can_be_read_two_ways_is_asked_about(text: str, remedy: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(f" {text} ", "Base pay")
    assert str(caught.value) == f"Base pay: “{text}” can be read two ways. {remedy}."


@pytest.mark.parametrize("text", ["52,50", "148.000", "1.234", "0,125", "1480,500"])
def test_both_remedies_are_understood(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(text, "Base pay")
    small, large = caught.value.remedy.removeprefix("Write ").split(" or ")
    assert parse_amount(small, "Base pay") == Decimal(text.replace(",", "."))
    assert parse_amount(large, "Base pay") == Decimal(text.replace(",", "").replace(".", ""))


@pytest.mark.parametrize(
    ("amount", "text"),
    [("148000", "148000"), ("1E+5", "100000"), ("52.50", "52.5"), ("10.000", "10"), ("1.234", "1.2340"), ("0", "0")],
)
def test_write_amount(amount: str, text: str) -> None:
    assert write_amount(Decimal(amount)) == text


@given(amounts())
def test_amounts_read_back_as_written(amount: Decimal) -> None:
    assert parse_amount(write_amount(amount), "Base pay") == amount


@given(amounts(Decimal(1000)))
def test_amounts_with_thousands_parted_read_back_too(amount: Decimal) -> None:
    assert parse_amount(f"{amount:,f}", "Base pay") == amount


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        ("NaN", "not an amount"),
        ("Infinity", "not an amount"),
        ("-1", "below zero"),
        ("1e12", "^Bonus: 1,000,000,000,000 is larger than"),
        ("9e99999", "^Bonus: a number of 100,000 digits is larger than"),
        ("-1e3", "^Bonus: −1,000 is below zero. Write a positive amount.$"),
        ("100000000000", "larger than"),
        ("0.00001", "^Bonus: 0.00001 has more than four decimals"),
        ("1e-99", "^Bonus: a number of 100 digits has more than four decimals"),
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


@pytest.mark.parametrize(
    ("pay", "said", "remedy"),
    [
        ("190", "$190", "190000 or 190k"),
        ("999.50", "$999.50", "999500 or 999.5k"),
        ("1", "$1", "1000 or 1k"),
    ],
)
def test_yearly_pay_that_was_typed_in_thousands_is_refused(pay: str, said: str, remedy: str) -> None:
    with pytest.raises(UserError) as told:
        require_whole_pay(Decimal(pay), "Base pay", "base")
    assert str(told.value) == f"Base pay: {said} a year is less than $1,000. Write the whole amount, {remedy}."
    assert told.value.attribute == "base"


@pytest.mark.parametrize("pay", ["1000", "190000"])
def test_yearly_pay_from_a_thousand_on_is_taken(pay: str) -> None:
    require_whole_pay(Decimal(pay), "Base pay", "base")
