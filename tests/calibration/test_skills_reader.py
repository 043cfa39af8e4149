from pathlib import Path

import pytest

from planner.calibration.skills_reader import Rating, Technology, read_ratings, read_technologies
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up_catalogue import rating_line, technology_line, write_ratings, write_technologies

OWN = ("15-1252.00",)
FIELD = ("15-",)


def names(folder: Path) -> list[str]:
    return [one.name for one in read_technologies(folder, OWN, FIELD)]


def test_a_technology_of_several_occupations_is_one(tmp_path: Path) -> None:
    write_technologies(
        tmp_path,
        technology_line(occupation="15-2051.00", hot="Y", demand="Y"),
        technology_line(),
        technology_line(occupation="11-3021.00"),
    )
    assert read_technologies(tmp_path, OWN, FIELD) == [
        Technology(
            name="Abacus",
            commodity="Spreadsheet software",
            is_hot=True,
            listed_in=("11-3021.00", "15-1252.00", "15-2051.00"),
            in_demand_in=("15-2051.00",),
            rows=3,
        )
    ]


def test_spellings_of_one_technology_are_joined_under_the_most_common(tmp_path: Path) -> None:
    write_technologies(
        tmp_path,
        technology_line("Salt software", "15-1221.00"),
        technology_line("Salt"),
        technology_line("Salt", "15-1243.00"),
        technology_line("Salt & Pepper"),
        technology_line("C"),
        technology_line("C#"),
        technology_line("C++"),
    )
    assert names(tmp_path) == ["C", "C#", "C++", "Salt", "Salt & Pepper"]


def test_a_name_that_is_all_filler_stays(tmp_path: Path) -> None:
    write_technologies(tmp_path, technology_line("Software"))
    assert names(tmp_path) == ["Software"]


def test_the_most_common_class_is_kept(tmp_path: Path) -> None:
    lines = [technology_line(commodity=f"{kind} software") for kind in ("B", "A", "B")]
    write_technologies(tmp_path, *lines)
    assert read_technologies(tmp_path, OWN, FIELD)[0].commodity == "B software"


def test_other_occupations_give_only_what_is_hot_or_in_demand(tmp_path: Path) -> None:
    write_technologies(
        tmp_path,
        technology_line("Cold", "15-1299.01"),
        technology_line("Hot", "15-1299.01", hot="Y"),
        technology_line("Wanted", "15-1299.01", demand="Y"),
        technology_line("Elsewhere", "11-9041.00", hot="Y", demand="Y"),
        technology_line("Own"),
    )
    assert names(tmp_path) == ["Hot", "Own", "Wanted"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (technology_line(hot="yes"), "row 2: the column Hot Technology holds “yes” instead of Y or N"),
        (technology_line(demand=""), "row 2: the column In Demand holds “” instead of Y or N"),
        (technology_line("…"), "row 2: the column Example names nothing"),
        ("15-1252.00,Makers", "row 2: it has 2 values where the header has 7"),
    ],
)
def test_a_changed_technology_is_told_with_its_row(tmp_path: Path, line: str, reason: str) -> None:
    write_technologies(tmp_path, line)
    with pytest.raises(SourceUnusable, match=rf"Technology_Skills\.tech\.csv\.gz, {reason}"):
        read_technologies(tmp_path, (), FIELD)


def test_the_importance_of_elements(tmp_path: Path) -> None:
    write_ratings(
        tmp_path,
        [
            rating_line(),
            rating_line(scale="LV", value="6.5"),  # a level is no importance
            rating_line(occupation="15-9999.00"),  # an occupation nobody asked for
            rating_line("Mathematics", "3"),
        ],
        [rating_line("Mathematics", "4.06")],
    )
    assert read_ratings(tmp_path, ("15-1221.00",)) == [
        Rating("15-1221.00", "Knowledge: Mathematics", 4.06),
        Rating("15-1221.00", "Skills: Mathematics", 3.0),
        Rating("15-1221.00", "Skills: Programming", 4.5),
    ]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([rating_line(value="5.01")], r"row 2: the importance 5\.01 is not between 1 and 5"),
        ([rating_line(value="0.9")], r"row 2: the importance 0\.9 is not between 1 and 5"),
        ([rating_line(value="high")], "row 2: the column Data Value holds “high” instead of a number"),
        ([rating_line(value="")], "row 2: the column Data Value holds no number"),
        ([rating_line(), rating_line()], r"row 3: Skills: Programming is rated twice for 15-1221\.00"),
    ],
)
def test_a_changed_rating_is_told_with_its_row(tmp_path: Path, lines: list[str], reason: str) -> None:
    write_ratings(tmp_path, lines, [])
    with pytest.raises(SourceUnusable, match=rf"Skills\.tech\.csv\.gz, {reason}"):
        read_ratings(tmp_path, ("15-1221.00",))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"Technology_Skills\.tech\.csv\.gz, the file: it cannot be read"):
        read_technologies(tmp_path, OWN, FIELD)
