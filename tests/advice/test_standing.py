import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.standing import counted, months_between, months_later, rung_of, standing_role
from planner.domain.role import Level, Track
from tests.advice.records import LIBRARY, TODAY
from tests.forecast.examples import role
from tests.strategies import profile_of

LADDERS = LIBRARY.ladders


def test_the_largest_role_held_today_counts() -> None:
    half, main = role("half", share_percent=50), role("main", start="2019-01-01")
    assert standing_role(profile_of(half, main), TODAY) == main


def test_in_a_gap_the_last_role_counts() -> None:
    early, late = role("early", end="2022-01"), role("late", end="2025-01")
    assert standing_role(profile_of(late, early), TODAY) == late


def test_a_role_of_the_future_does_not_count() -> None:
    assert standing_role(profile_of(role("next", start="2027-01")), TODAY) is None
    assert standing_role(profile_of(), TODAY) is None


@pytest.mark.parametrize(
    ("track", "level", "rung"),
    [
        (Track.SPECIALIST, Level.MID, "mid"),
        (Track.SPECIALIST, None, None),
        (Track.LEADERSHIP, None, "lead"),
        (Track.LEADERSHIP, Level.SENIOR, "lead"),
        (Track.LEADERSHIP, Level.ARCHITECT, "manager"),
        (Track.RESEARCH, Level.ENTRY, "research"),
        (Track.FOUNDER, Level.SENIOR, None),
    ],
)
def test_tracks_have_their_rungs(track: Track, level: Level | None, rung: str | None) -> None:
    found = rung_of(LADDERS, track, level)
    assert (found.id if found else None) == rung


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-22", -24, "2024-11-22"),
        ("2026-11-22", 14, "2028-01-22"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_months_are_counted_on_the_calendar(start: str, months: int, end: str) -> None:
    assert months_later(datetime.date.fromisoformat(start), months) == datetime.date.fromisoformat(end)


def test_beyond_the_calendar_there_is_its_end() -> None:
    assert months_later(TODAY, -12 * 3000) == datetime.date.min
    assert months_later(TODAY, 12 * 9000) == datetime.date.max


def test_months_between_are_whole() -> None:
    assert months_between(datetime.date(2026, 1, 31), datetime.date(2026, 2, 27)) == 0
    assert months_between(datetime.date(2026, 1, 31), datetime.date(2026, 2, 28)) == 1
    assert months_between(datetime.date(2025, 11, 23), TODAY) == 11
    assert months_between(TODAY, datetime.date(2020, 1, 1)) == 0


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 1, 1)), st.integers(0, 600))
def test_so_many_months_later_so_many_months_have_passed(day: datetime.date, months: int) -> None:
    later = months_later(day, months)
    assert months_between(day, later) == months
    assert later.day <= day.day


def test_numbers_have_their_nouns() -> None:
    assert counted(1, "month") == "1 month"
    assert counted(0, "month") == "0 months"
    assert counted(2, "currency", "currencies") == "2 currencies"
    assert counted(1200, "hour") == "1,200 hours"
