from pathlib import Path

import pytest

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
