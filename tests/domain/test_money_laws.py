"""Laws of amounts: periods agree with each other, and what is too long to read is told by its number of digits."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.domain.money import PayPeriod, amount_in_words, parse_amount, per_year, require_amount, write_amount
from tests.strategies_of_records import amounts

hours_a_week = st.decimals(Decimal("0.1"), Decimal(100), places=1)


@given(amounts(), amounts(), st.sampled_from(PayPeriod), hours_a_week)
def test_pay_for_a_year_adds_up(one: Decimal, other: Decimal, period: PayPeriod, hours: Decimal) -> None:
    together = per_year(one + other, period, hours)
    assert together == per_year(one, period, hours) + per_year(other, period, hours)


@given(amounts(), hours_a_week)
def test_periods_agree_with_each_other(amount: Decimal, hours: Decimal) -> None:
    def yearly(times: Decimal | int, period: PayPeriod) -> Decimal:
        return per_year(amount * times, period, hours)

    assert yearly(hours, PayPeriod.WEEK) == yearly(1, PayPeriod.HOUR)
    assert yearly(5, PayPeriod.WEEK) == yearly(1, PayPeriod.DAY)
    assert yearly(52, PayPeriod.YEAR) == yearly(1, PayPeriod.WEEK)
    assert yearly(12, PayPeriod.WEEK) == yearly(52, PayPeriod.MONTH)


def test_the_longer_the_period_the_less_the_same_amount_is_worth() -> None:
    yearly = [per_year(Decimal(100), period, Decimal(40)) for period in PayPeriod]
    assert all(shorter > longer for shorter, longer in pairwise(yearly))


@given(amounts(), st.sampled_from(["", "k", "m", "K", "M"]))
def test_a_unit_at_the_end_multiplies(amount: Decimal, unit: str) -> None:
    factor = {"": 1, "k": 1000, "m": 1_000_000}[unit.lower()]
    assert parse_amount(f" {write_amount(amount)} {unit} ", "Base pay") == amount * factor


@given(amounts())
def test_an_amount_is_written_without_idle_zeros_or_exponent(amount: Decimal) -> None:
    text = write_amount(amount)
    assert set(text) <= set("0123456789.")
    decimals = text.partition(".")[2]
    assert not decimals.endswith("0") or len(decimals) == 4  # 1.2340, which 1.234 would leave in doubt
    assert not text.endswith(".")
    assert write_amount(-amount).lstrip("-") == text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1\u202f234\u00a0567", "1234567"),  # narrow and other spaces that do not break
        ("١٤٨٠٠٠", "148000"),  # the digits of another script
        ("+5", "5"),
        ("1'234.5", "1234.5"),
        ("12,345,678", "12345678"),
        ("1,000.", "1000"),
        (".5k", "500"),
        ("0.001m", "1000"),  # a leading nought is never a group of thousands
        ("2e3", "2000"),
    ],
)
def test_ways_of_typing(typed: str, expected: str) -> None:
    assert parse_amount(typed, "Base pay") == Decimal(expected)


def test_what_is_no_number_is_shown_without_the_blanks_around_it() -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(" viel Geld ", "Bonus")
    assert str(caught.value) == "Bonus: “viel Geld” is not a number. Write digits, for example 148000 or 148k."
    assert caught.value.attribute == ""


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("-1E+3", "−1,000"),
        ("1234567.80", "1,234,567.80"),
        ("1E+17", "100,000,000,000,000,000"),  # 18 digits are the most that are shown
        ("1E+18", "a number of 19 digits"),
        ("-1E+1200", "a number of 1,201 digits"),
        ("1E-17", "0.00000000000000001"),
        ("1E-18", "a number of 19 digits"),
    ],
)
def test_an_amount_in_words(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount)) == words


@given(amounts())
def test_whatever_a_person_may_own_is_an_amount_and_less_than_nothing_is_none(amount: Decimal) -> None:
    require_amount(amount, "Base pay", "base")
    if amount > 0:
        with pytest.raises(UserError, match=r"^Base pay: −.* is below zero\. Write a positive amount\.$"):
            require_amount(-amount, "Base pay", "base")
