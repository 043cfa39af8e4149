import datetime

import pytest

from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.role import Level, Role
from planner.forecast.roles import (
    has_begun,
    held_from_to,
    held_on,
    latest_role,
    main_role,
    moment,
    pay_on,
    years_at_level,
    years_of_experience,
)
from tests.forecast.examples import pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 7, 2)  # the middle of the year: 2026.4986
NOW = 2026 + 182 / 365


@pytest.mark.parametrize(
    ("start", "end", "is_held"),
    [
        (None, None, True),
        ("2020", None, True),
        ("2026-07-02", None, True),
        ("2026-07-03", None, False),
        ("2026", None, True),  # may have begun in January
        ("2020", "2026-07-02", True),
        ("2020", "2026-07-01", False),
        ("2020", "2026-07", True),  # may last to the 31st
        ("2020", "2030", True),
    ],
)
def test_which_roles_are_held(start: str | None, end: str | None, is_held: bool) -> None:
    assert held_on(role("a", start=start, end=end), TODAY) is is_held


def test_a_role_is_held_from_its_earliest_to_its_latest_day() -> None:
    assert held_from_to(role("a", start="2020", end="2024-02")) == (
        datetime.date(2020, 1, 1),
        datetime.date(2024, 2, 29),
    )
    assert held_from_to(role("b", start=None, end=None)) == (datetime.date.min, datetime.date.max)


def test_a_role_to_come_has_not_begun() -> None:
    assert not has_begun(role("a", start="2027"), TODAY)


def test_the_main_role_has_the_largest_share_then_the_latest_start() -> None:
    half = role("half", start="2026", share_percent=50)
    old, new = role("old", start="2020", share_percent=80), role("new", start="2021", share_percent=80)
    undated = role("undated", start=None, share_percent=80)
    assert main_role([half, new, old, undated]) is new
    assert main_role([undated, half]) is undated


def test_the_latest_role_ended_last() -> None:
    long, short = role("long", start="2010", end="2024"), role("short", start="2022", end="2023")
    both = role("both", start="2023", end="2024", share_percent=50)
    assert latest_role([short, both, long]) is long


def test_the_pay_in_force_is_the_latest_that_began() -> None:
    first, second = pay("a", "2024-01", 100_000), pay("a", "2026-07-02", 110_000)
    profile = profile_of(role("a"), first, second)
    held = profile.roles[0]
    assert pay_on(profile, held, TODAY) is second
    assert pay_on(profile, held, datetime.date(2026, 7, 1)) is first
    assert pay_on(profile, held, datetime.date(2023, 12, 31)) is None


def stay(name: str, start: str, end: str | None, level: Level = Level.MID) -> Role:
    return role(name, start=start, end=end, level=level)


def test_years_at_a_level_run_through_roles_that_follow_one_another() -> None:
    # 1 January 2022 to now, over a break of three months.
    roles = [stay("now", "2024-04-01", None), stay("before", "2022-01-01", "2023-12-31")]
    assert years_at_level(roles[0], roles, TODAY) == pytest.approx(NOW - 2022, abs=0.002)


def test_a_long_break_or_another_level_ends_the_stay() -> None:
    now = stay("now", "2024-04-01", None)
    early = stay("early", "2020-01-01", "2022-01-01")
    entry = stay("entry", "2022-01-01", "2024-03-31", Level.ENTRY)
    undated = role("undated", start=None, level=Level.MID)
    assert years_at_level(now, [now, early, entry, undated], TODAY) == pytest.approx(NOW - 2024.2486, abs=0.002)


def test_years_at_a_level_stop_with_the_last_role() -> None:
    over = stay("over", "2020-01-01", "2024-01-01")
    assert years_at_level(over, [over], TODAY) == pytest.approx(4.0, abs=0.002)


def test_concurrent_roles_count_once() -> None:
    roles = [stay("a", "2025-01-01", None), stay("b", "2022-01-01", None), stay("c", "2023-01-01", "2024-01-01")]
    assert years_at_level(roles[0], roles, TODAY) == pytest.approx(NOW - 2022, abs=0.002)


def test_unknown_and_future_starts() -> None:
    assert years_at_level(role("a", start=None), [], TODAY) is None
    late = role("b", start="2026")  # read as the middle of 2026, which is just ahead
    assert years_at_level(late, [late], TODAY) == pytest.approx(0.0, abs=0.002)


def test_experience_by_the_persons_own_word() -> None:
    person = Person(working_since=PartialDate(1981, 7, 2))
    assert years_of_experience(profile_of(person, role("a", start="2024")), TODAY) == pytest.approx(45.0, abs=0.003)


def test_experience_from_the_earliest_role() -> None:
    profile = profile_of(role("a", start="2024"), role("b", start="2016-07-02"), role("c", start=None))
    assert years_of_experience(profile, TODAY) == pytest.approx(10.0, abs=0.003)


def test_experience_unknown() -> None:
    assert years_of_experience(profile_of(role("a", start=None)), TODAY) is None
    assert years_of_experience(profile_of(Person(working_since=PartialDate(2030))), TODAY) is None


def test_a_moment_is_never_after_today() -> None:
    assert moment(PartialDate(2026, 12), TODAY) == pytest.approx(NOW)
    assert moment(PartialDate(2025), TODAY) == 2025.5
