import datetime

import pytest

from planner.domain.role import Level
from planner.forecast.past import PastPay, past_pay
from tests.forecast.examples import grant, pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 7, 2)


def test_every_dated_pay_is_a_point_and_later_ones_are_none() -> None:
    profile = profile_of(
        role("a", level=Level.ENTRY),
        pay("a", "2024", 100_000),
        pay("a", "2020-01-01", 80_000),
        pay("a", "2027", 120_000),
    )
    first, second = past_pay(profile, TODAY)
    assert first.year == pytest.approx(2020 + 0.5 / 366)  # noon of 1 January
    assert (first.base, first.total, first.level) == (80_000, 80_000, Level.ENTRY)
    assert second == PastPay(2024.5, 100_000, 100_000, Level.ENTRY)


def test_roles_held_together_add_up() -> None:
    profile = profile_of(
        role("a", start="2020", share_percent=50, level=Level.SENIOR),
        role("b", start="2022", end="2023-12-31", share_percent=20, level=Level.MID),
        pay("a", "2020-01-01", 60_000, bonus=6_000),
        pay("b", "2022-01-01", 20_000),
        pay("a", "2024-01-01", 70_000),
    )
    points = [(point.base, point.total, point.level) for point in past_pay(profile, TODAY)]
    assert points == [
        (60_000, 66_000, Level.SENIOR),
        (80_000, 86_000, Level.SENIOR),
        (70_000, 70_000, Level.SENIOR),
    ]


def test_two_pays_from_one_day_are_one_point() -> None:
    profile = profile_of(role("a"), role("b"), pay("a", "2024-01-01", 60_000), pay("b", "2024-01-01", 20_000))
    assert [point.base for point in past_pay(profile, TODAY)] == [80_000]


def test_hourly_pay_is_for_a_year_of_52_weeks() -> None:
    profile = profile_of(role("a"), pay("a", "2024", 50, period="hour", hours_per_week=20))
    assert [point.base for point in past_pay(profile, TODAY)] == [52_000]


def test_equity_counts_with_what_vests_in_the_year_that_follows() -> None:
    profile = profile_of(role("a"), pay("a", "2024-04-01", 100_000), grant("a", "2024-04-01", 40_000))
    assert [point.total for point in past_pay(profile, TODAY)] == [110_000]


def test_pay_outside_the_dates_of_its_role_is_shown_all_the_same() -> None:
    profile = profile_of(role("a", start="2024"), pay("a", "2020", 50_000))
    assert [point.base for point in past_pay(profile, TODAY)] == [50_000]


def test_days_with_another_currency_are_left_out() -> None:
    profile = profile_of(
        role("a", start="2020", end="2023-12-31"),
        role("b", start="2022"),
        pay("a", "2020-01-01", 5_000_000, currency="JPY"),
        pay("b", "2022-01-01", 90_000),
        pay("b", "2024-01-01", 95_000),
    )
    assert [point.base for point in past_pay(profile, TODAY)] == [95_000]


def test_pay_without_its_role_is_no_point() -> None:
    assert past_pay(profile_of(pay("gone", "2020", 50_000)), TODAY) == ()
