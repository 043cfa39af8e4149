import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.dates import PartialDate, decimal_year, years_between
from planner.domain.errors import UserError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", PartialDate(2024)),
        ("2024-3", PartialDate(2024, 3)),
        (" 2024-03 ", PartialDate(2024, 3)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_parse(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a date"),
        ("March 2024", "not a date"),
        ("2024-13", "there is no month 13"),
        ("2024-00", "there is no month 0"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("2024-04-31", "2024-04 has no day 31"),
        ("1899", "the year 1899"),
        ("2201-01", "the year 2201"),
    ],
)
def test_parse_refuses_with_reason_and_remedy(text: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        PartialDate.parse(text)
    assert reason in caught.value.reason
    assert "YYYY-MM" in caught.value.remedy


def test_a_day_needs_a_month() -> None:
    with pytest.raises(UserError, match="a day needs a month"):
        PartialDate(2024, None, 5)


def test_span_of_a_year_a_month_and_a_day() -> None:
    assert PartialDate(2024).earliest() == datetime.date(2024, 1, 1)
    assert PartialDate(2024).latest() == datetime.date(2024, 12, 31)
    assert PartialDate(2024, 2).latest() == datetime.date(2024, 2, 29)
    assert PartialDate(2023, 2).latest() == datetime.date(2023, 2, 28)
    assert PartialDate(2024, 2, 3).earliest() == PartialDate(2024, 2, 3).latest() == datetime.date(2024, 2, 3)


def test_as_year_is_the_middle_of_the_span() -> None:
    assert PartialDate(2023).as_year() == 2023.5
    assert PartialDate(2023, 1).as_year() == pytest.approx(2023 + 15.5 / 365)


def test_decimal_year_counts_days_of_that_year() -> None:
    assert decimal_year(datetime.date(2023, 1, 1)) == 2023.0
    assert decimal_year(datetime.date(2024, 12, 31)) == pytest.approx(2024 + 365 / 366)
    assert decimal_year(datetime.date(2023, 7, 2)) == pytest.approx(2023 + 182 / 365)


def test_years_between_is_signed() -> None:
    start, end = datetime.date(2020, 1, 1), datetime.date(2024, 1, 1)
    assert years_between(start, end) == pytest.approx(4.0)
    assert years_between(end, start) == pytest.approx(-4.0)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))
def test_text_round_trip(date: datetime.date) -> None:
    exact = PartialDate.from_date(date)
    month, year = PartialDate(date.year, date.month), PartialDate(date.year)
    assert [PartialDate.parse(str(each)) for each in (exact, month, year)] == [exact, month, year]
    assert year.earliest() <= month.earliest() <= exact.earliest() == date == exact.latest() <= month.latest()
