import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_costs import counted_share, month_of
from planner.advice.standing import months_later
from planner.forecast.course import first_reading

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (datetime.date(2020, 1, 1), 0),
        (TODAY, 0),
        (datetime.date(2026, 11, 30), 0),
        (datetime.date(2026, 12, 1), 1),
        (datetime.date(2027, 11, 1), 12),
        (datetime.date(2028, 1, 31), 14),
    ],
)
def test_months_are_counted_from_the_present_one(day: datetime.date, month: int) -> None:
    assert month_of(day, TODAY) == month


@pytest.mark.parametrize(("month", "years"), [(0, 0), (1, 0), (12, 0), (13, 1), (24, 1), (25, 2), (120, 9)])
def test_a_dollar_counts_less_for_each_year_that_has_passed(month: int, years: int) -> None:
    assert counted_share(month, 0.03) == pytest.approx(1.03**-years)
    assert counted_share(month, 0.0) == 1.0
    assert counted_share(month, -0.02) == pytest.approx(0.98**-years)


@given(st.integers(0, 400), st.integers(0, 400), st.floats(0.0, 0.2))
def test_later_never_counts_more_and_a_later_month_of_the_same_year_no_less(one: int, other: int, rate: float) -> None:
    sooner, later = sorted((one, other))
    assert counted_share(later, rate) <= counted_share(sooner, rate) <= 1.0
    if first_reading(max(later, 1) / 12) == first_reading(max(sooner, 1) / 12):
        assert counted_share(later, rate) == counted_share(sooner, rate)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)), st.integers(0, 480))
def test_the_month_of_an_action_is_the_one_the_optimiser_gave_it(today: datetime.date, month: int) -> None:
    day = months_later(today, month)
    assert month_of(datetime.date(day.year, day.month, 1), today) == month
