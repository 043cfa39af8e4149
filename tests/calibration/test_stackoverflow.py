from pathlib import Path

import pytest

from planner.calibration import stackoverflow
from planner.calibration.stackoverflow import Answer, read_answers
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import SO_2020_HEADER, SO_2024_HEADER, so_line, write


def read(folder: Path, later: list[str], earlier: list[str]) -> tuple[Answer, ...]:
    write(folder / stackoverflow.FILE_2024, SO_2024_HEADER, *later)
    write(folder / stackoverflow.FILE_2020, SO_2020_HEADER, *earlier)
    return read_answers(folder)


def test_answers_of_both_years(tmp_path: Path) -> None:
    found = read(tmp_path, [so_line(pay="150000.0", years="8.0")], ["90000.0,United States,6,3,2"])
    assert found == (
        Answer(2024, "Data engineer", 8.0, "Fintech", "100 to 499 employees", "Remote", 150_000.0, "Bachelor’s degree"),
        Answer(2020, "", 2.0, "", "", "", 90_000.0),
    )


def test_years_may_be_missing(tmp_path: Path) -> None:
    (found,) = read(tmp_path, [so_line(years="")], [])
    assert found.years is None


@pytest.mark.parametrize("pay", ["", "19999", "1000001"])
def test_unbelievable_pay_is_left_out(tmp_path: Path, pay: str) -> None:
    assert read(tmp_path, [so_line(pay=pay)], [f"{pay},United States,6,3,2"]) == ()


@pytest.mark.parametrize("pay", ["20000", "1000000"])
def test_the_bounds_of_pay_are_in(tmp_path: Path, pay: str) -> None:
    assert len(read(tmp_path, [so_line(pay=pay)], [f"{pay},United States,6,3,2"])) == 2


def test_a_changed_layout_is_told(tmp_path: Path) -> None:
    write(tmp_path / stackoverflow.FILE_2024, SO_2024_HEADER.replace("Industry", "Sector"))
    with pytest.raises(SourceUnusable, match="row 1: the column Industry is missing"):
        read_answers(tmp_path)


def test_later_answers_stand_before_earlier_ones_in_the_order_of_their_files(tmp_path: Path) -> None:
    later = [so_line(pay="90000", title="Baker"), so_line(pay="80000", title="Cook")]
    found = read(tmp_path, later, ["70000,United States,6,3,2", "60000,United States,6,3,"])
    assert [(one.year, one.title, one.pay) for one in found] == [
        (2024, "Baker", 90_000),
        (2024, "Cook", 80_000),
        (2020, "", 70_000),
        (2020, "", 60_000),
    ]
    assert found[-1].years is None


@pytest.mark.parametrize(
    ("later", "earlier", "reason"),
    [
        ([so_line(pay="much")], [], "so2024_.*row 2: the column converted_comp_yearly holds “much”"),
        ([so_line(years="few")], [], "so2024_.*row 2: the column years_code_pro holds “few”"),
        ([], ["much,United States,6,3,2"], "so2020_.*row 2: the column ConvertedComp holds “much”"),
        ([], ["90000,United States,6,3,few"], "so2020_.*row 2: the column YearsCodePro holds “few”"),
    ],
)
def test_an_answer_that_is_no_number_is_told(tmp_path: Path, later: list[str], earlier: list[str], reason: str) -> None:
    with pytest.raises(SourceUnusable, match=reason):
        read(tmp_path, later, earlier)
