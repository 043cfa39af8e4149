"""Laws of dates that are known only in part: what they can mean, and how they stand on the line of years."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.dates import PartialDate, decimal_year, years_between
from planner.domain.errors import UserError
from tests.strategies_of_records import partial_dates

REMEDY = "Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2024-03."
DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))


@given(partial_dates())
def test_a_date_reads_back_as_written_and_may_mean_its_first_and_last_day(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert len(str(date)) == 4 + 3 * sum(part is not None for part in (date.month, date.day))
    for meant in (date.earliest(), date.latest()):
        assert str(PartialDate.from_date(meant)).startswith(str(date))
    for beyond in (date.earliest() - DAY, date.latest() + DAY):
        assert not beyond.isoformat().startswith(str(date))


@given(days)
def test_the_more_is_known_the_fewer_days_it_can_mean(day: datetime.date) -> None:
    known = [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.from_date(day)]
    for vaguer, finer in itertools.pairwise(known):
        assert vaguer.earliest() <= finer.earliest() <= finer.latest() <= vaguer.latest()
    spans = [(date.latest() - date.earliest()).days + 1 for date in known]
    assert spans[0] in {365, 366}
    assert spans[1] in {28, 29, 30, 31}
    assert spans[2] == 1


@given(partial_dates(), partial_dates())
def test_dates_apart_keep_their_order_as_years_and_as_texts(one: PartialDate, other: PartialDate) -> None:
    first, second = sorted((one, other), key=lambda date: date.latest())
    if first.latest() < second.earliest():
        assert first.as_year() < second.as_year()
        assert str(first) < str(second)


@given(partial_dates())
def test_as_a_year_it_lies_as_far_from_its_start_as_from_its_end(date: PartialDate) -> None:
    start, end = decimal_year(date.earliest()), decimal_year(date.latest() + DAY)
    assert start < date.as_year() < end
    assert date.as_year() - start == pytest.approx(end - date.as_year(), abs=1e-9)


@given(days)
def test_a_day_later_is_a_little_later_as_a_year(day: datetime.date) -> None:
    step = decimal_year(day + DAY) - decimal_year(day)
    assert 1 / 366.01 < step < 1 / 364.99
    assert int(decimal_year(day)) == day.year


@given(days, days, days)
def test_years_add_up(one: datetime.date, two: datetime.date, three: datetime.date) -> None:
    assert years_between(one, two) + years_between(two, three) == pytest.approx(years_between(one, three), abs=1e-9)
    assert years_between(one, two) == -years_between(two, one)
    assert (years_between(one, two) > 0) is (two > one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900", (1900, None, None)),
        ("2200-12-31", (2200, 12, 31)),
        ("2000-02-29", (2000, 2, 29)),  # a leap year, unlike 1900
        ("2024-1-5", (2024, 1, 5)),
        ("\t2024-12\n", (2024, 12, None)),
        ("٢٠٢٤-٠٣", (2024, 3, None)),  # the digits of another script
    ],
)
def test_what_can_be_read(text: str, expected: tuple[int, int | None, int | None]) -> None:
    date = PartialDate.parse(text)
    assert (date.year, date.month, date.day) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1899-12-31", "the year 1899 is not between 1900 and 2200"),
        ("2201", "the year 2201 is not between 1900 and 2200"),
        ("2024-13", "there is no month 13"),
        ("1900-02-29", "1900-02 has no day 29"),
        ("2024-4-31", "2024-04 has no day 31"),
        ("2024-03-0", "2024-03 has no day 0"),
        ("2024-", "“2024-” is not a date this program can read"),
        (" 24-03 ", "“24-03” is not a date this program can read"),
        ("2024-003", "“2024-003” is not a date this program can read"),
        ("2024/03", "“2024/03” is not a date this program can read"),
        ("-2024", "“-2024” is not a date this program can read"),
        ("2024-03-01T00:00", "“2024-03-01T00:00” is not a date this program can read"),
        ("二〇二四", "“二〇二四” is not a date this program can read"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        PartialDate.parse(text)
    assert str(caught.value) == f"Date: {reason}. {REMEDY}"
    assert caught.value.attribute == ""
