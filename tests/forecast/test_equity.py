import datetime

import pytest

from planner.forecast.equity import vested_between, vesting, years_later
from tests.forecast.examples import grant, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 7, 2)


def test_a_grant_vests_evenly_after_its_cliff() -> None:
    # 48,000 over 48 months from today: 12,000 at the cliff after a year, then 12,000 a year.
    profile = profile_of(role("a"), grant("a", "2026-07-02", 48_000))
    assert vesting(profile, profile.roles, TODAY, 5) == pytest.approx((12_000, 12_000, 12_000, 12_000, 0))


def test_what_vested_before_today_is_not_counted_again() -> None:
    # 27 whole months have vested; 21 are left.
    profile = profile_of(role("a"), grant("a", "2024-04-02", 48_000))
    assert vesting(profile, profile.roles, TODAY, 3) == pytest.approx((12_000, 9_000, 0))


def test_a_month_counts_when_it_is_whole() -> None:
    profile = profile_of(role("a"), grant("a", "2024-04-03", 48_000))
    assert vesting(profile, profile.roles, TODAY, 3) == pytest.approx((12_000, 10_000, 0))


def test_a_cliff_ahead_pays_what_has_gathered() -> None:
    profile = profile_of(role("a"), grant("a", "2026-01-02", 48_000, cliff_months=24))
    assert vesting(profile, profile.roles, TODAY, 3) == pytest.approx((0, 30_000, 12_000))


def test_grants_of_several_roles_add_up() -> None:
    profile = profile_of(role("a"), role("b"), grant("a", "2026-07-02", 48_000), grant("b", "2026-07-02", 4_800))
    assert vesting(profile, profile.roles, TODAY, 1) == pytest.approx((13_200,))


def test_nothing_vests_after_the_role_is_over() -> None:
    profile = profile_of(role("a", end="2027-08-02"), grant("a", "2026-07-02", 48_000))
    assert vesting(profile, profile.roles, TODAY, 3) == pytest.approx((12_000, 1_000, 0))
    over = profile_of(role("a", end="2026-01-01"), grant("a", "2024-07-02", 48_000))
    assert vesting(over, over.roles, TODAY, 2) == (0, 0)


def test_a_grant_to_come_vests_when_it_comes() -> None:
    profile = profile_of(role("a"), grant("a", "2027-07-02", 48_000))
    assert vesting(profile, profile.roles, TODAY, 2) == pytest.approx((0, 12_000))


def test_other_currencies_are_left_out() -> None:
    profile = profile_of(role("a"), grant("a", "2024-07-02", 48_000, currency="EUR"))
    assert vested_between(profile, profile.roles[0], TODAY, years_later(TODAY, 1)) == 0


def test_leap_day() -> None:
    assert years_later(datetime.date(2024, 2, 29), 1) == datetime.date(2025, 2, 28)
    assert years_later(datetime.date(2024, 2, 29), 4) == datetime.date(2028, 2, 29)
