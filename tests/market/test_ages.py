import datetime
from dataclasses import replace

import pytest

from planner.market.ages import OLD_MONTHS, age_months, is_old
from planner.market.pack import load_pack
from planner.market.sources import Source

SOURCE = Source("oews", "Office", "Figures", 2025, "May 2025", "Public domain", "https://example.org", 1)
TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("year", "date", "months"),
    [
        (2025, "May 2025", 18),
        (2026, "January 1990 to August 2026", 3),
        (2025, "July 2025 to June 2026 (by inference)", 16),  # the later half is inferred
        (2024, "2024, published February 2026", 23),  # from the end of 2024, not from when it came out
        (2026, "", 0),  # the end of this year is still to come
        (2027, "March 2027", 0),
        (2025, "March 2025 and May 2025, revised", 18),
    ],
)
def test_age_counts_from_the_last_month_of_the_sources_own_year(year: int, date: str, months: int) -> None:
    assert age_months(replace(SOURCE, year=year, date=date), TODAY) == months


def test_eighteen_months_are_not_old_and_nineteen_are() -> None:
    assert OLD_MONTHS == 18
    assert not is_old(SOURCE, datetime.date(2026, 11, 30))
    assert is_old(SOURCE, datetime.date(2026, 12, 1))


def test_the_shipped_sources_have_an_age() -> None:
    ages = {source.id: age_months(source, TODAY) for source in load_pack().sources}
    assert ages["oews"] == 18
    assert ages["bea"] == 23
    assert all(0 <= age < 36 for age in ages.values())
