from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration import aijobs
from planner.calibration.aijobs import read_adverts
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import AIJOBS_HEADER, aijobs_line, write


def read(folder: Path, *lines: str) -> tuple[aijobs.Advert, ...]:
    write(folder / aijobs.FILE, AIJOBS_HEADER, *lines)
    return read_adverts(folder)


def test_the_ends_of_a_range_become_its_middle(tmp_path: Path) -> None:
    (advert,) = read(tmp_path, aijobs_line(pay="160000"), aijobs_line(pay="110000"))
    assert advert == aijobs.Advert(2024, "SE", "Data Scientist", "US", "0", "M", 135_000.0, "USD", 1.0, 1)


def test_copies_of_an_advert_count_once(tmp_path: Path) -> None:
    lines = [aijobs_line(pay="160000"), aijobs_line(pay="110000")] * 3
    (advert,) = read(tmp_path, *lines)
    assert (advert.pay, advert.copies) == (135_000.0, 3)


def test_rows_that_rise_or_lie_far_apart_are_no_range(tmp_path: Path) -> None:
    adverts = read(tmp_path, aijobs_line(pay="50000"), aijobs_line(pay="160000"), aijobs_line(pay="50000", level="EN"))
    assert [advert.pay for advert in adverts] == [50_000, 160_000, 50_000]
    far = read(tmp_path, aijobs_line(pay="300000"), aijobs_line(pay="100000"))
    assert [advert.pay for advert in far] == [300_000, 100_000]


def test_ranges_were_not_posted_before_2022(tmp_path: Path) -> None:
    adverts = read(tmp_path, aijobs_line(pay="160000", year="2021"), aijobs_line(pay="110000", year="2021"))
    assert [advert.pay for advert in adverts] == [160_000, 110_000]


def test_two_kinds_of_jobs_are_no_range(tmp_path: Path) -> None:
    adverts = read(tmp_path, aijobs_line(pay="160000"), aijobs_line(pay="110000", title="Data Analyst"))
    assert [advert.title for advert in adverts] == ["Data Scientist", "Data Analyst"]


def test_other_currencies_tell_their_rate(tmp_path: Path) -> None:
    (advert,) = read(tmp_path, aijobs_line(pay="60000", currency="EUR", dollars="66000"))
    assert (advert.pay, advert.currency) == (66_000, "EUR")
    assert advert.rate == pytest.approx(1.1)


def test_part_time_work_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, aijobs_line(kind="PT"), aijobs_line(kind="CT")) == ()


@pytest.mark.parametrize(("pay", "reason"), [("0", "holds 0, which is no pay"), ("much", "“much” instead of a number")])
def test_a_row_without_pay_is_told(tmp_path: Path, pay: str, reason: str) -> None:
    with pytest.raises(SourceUnusable, match=f"salaries_2020_2024.csv.gz, row 3: .*{reason}"):
        read(tmp_path, aijobs_line(), aijobs_line(pay=pay))


@given(st.integers(20_000, 200_000), st.floats(1.01, 2.99))
def test_a_range_is_told_by_its_middle_at_the_rate_of_its_currency(low: int, wide: float) -> None:
    high = round(low * wide)
    pairs = [(("2024", "SE"), float(high), 1.1 * high), (("2024", "SE"), float(low), 1.1 * low)]
    ((kind, end, start, middle),) = aijobs._pairs(pairs)
    assert (kind, end, start) == (("2024", "SE"), high, low)
    assert middle == pytest.approx(1.1 * (high + low) / 2)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9)), max_size=12))
def test_no_row_is_lost_and_none_counts_twice(rows: list[tuple[str, int]]) -> None:
    made = [(("2024", kind), 1e4 * pay, 1e4 * pay) for kind, pay in rows]
    found = list(aijobs._pairs(made))
    ends = [end for kind, high, low, _ in found for end in ((high, low) if high != low else (high,))]
    assert ends == [pay for _, pay, _ in made]
    assert [kind for kind, high, low, _ in found for _ in range(1 + (high != low))] == [kind for kind, *_ in made]


def test_a_range_of_three_times_its_start_is_two_adverts(tmp_path: Path) -> None:
    assert len(read(tmp_path, aijobs_line(pay="300000"), aijobs_line(pay="100000"))) == 2
    assert len(read(tmp_path, aijobs_line(pay="299999"), aijobs_line(pay="100000"))) == 1


def test_two_rows_of_equal_pay_are_two_copies(tmp_path: Path) -> None:
    (advert,) = read(tmp_path, aijobs_line(), aijobs_line())
    assert (advert.pay, advert.copies) == (100_000, 2)


def test_the_last_row_may_stand_alone(tmp_path: Path) -> None:
    found = read(tmp_path, aijobs_line(pay="160000"), aijobs_line(pay="110000"), aijobs_line(pay="90000"))
    assert [advert.pay for advert in found] == [135_000, 90_000]


@pytest.mark.parametrize(
    "other",
    [
        aijobs_line(pay="110000", year="2023"),
        aijobs_line(pay="110000", level="EN"),
        aijobs_line(pay="110000", country="DE"),
        aijobs_line(pay="110000", remote="100"),
        aijobs_line(pay="110000", currency="CAD"),
    ],
)
def test_rows_that_differ_in_anything_else_are_two_adverts(tmp_path: Path, other: str) -> None:
    assert len(read(tmp_path, aijobs_line(pay="160000"), other)) == 2


def test_the_rate_of_a_range_is_that_of_its_middle(tmp_path: Path) -> None:
    rows = [("90000", "99000"), ("60000", "66000")]
    (advert,) = read(tmp_path, *(aijobs_line(pay=pay, dollars=dollars, currency="EUR") for pay, dollars in rows))
    assert advert.pay == 82_500
    assert advert.rate == pytest.approx(1.1)


def test_pay_in_dollars_must_be_pay_too(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"row 2: the column salary_in_usd holds -5, which is no pay"):
        read(tmp_path, aijobs_line(dollars="-5"))
