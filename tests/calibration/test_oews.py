from pathlib import Path

import pytest

from planner.calibration.oews import read_cells
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import oews_line, write_oews

NATIONAL = oews_line(area_type="N", area="0000000", area_name="National", jobs="5000")


def test_cells_of_the_wanted_occupations_over_all_industries(tmp_path: Path) -> None:
    write_oews(
        tmp_path,
        NATIONAL,
        oews_line(),
        oews_line(industry="511200"),
        oews_line("13-1111"),
    )
    national, local = read_cells(tmp_path, ["15-1252"], 2025)
    assert (national.area, national.area_type, national.jobs) == ("0000000", "N", 5000)
    assert local.occupation_name == "Makers of 15-1252"
    assert local.area_name == "Seattle, WA"
    assert list(local.percentiles) == [60_000, 80_000, 110_000, 140_000, 180_000]
    assert local.wage_error_percent == 2.5


def test_percentiles_that_are_not_published_are_none(tmp_path: Path) -> None:
    hidden = oews_line(jobs="-", percentiles=("-", "80000", "110000", "-", "-"))
    write_oews(tmp_path, NATIONAL, hidden)
    cell = read_cells(tmp_path, ["15-1252"], 2025)[1]
    assert list(cell.percentiles) == [None, 80_000, 110_000, None, None]
    assert cell.jobs is None


def test_a_highest_percentile_cut_off_at_the_top_is_none(tmp_path: Path) -> None:
    write_oews(tmp_path, NATIONAL, oews_line(footnote="5"), oews_line(area="0012420", footnote="8"))
    _, cut_off, plain = read_cells(tmp_path, ["15-1252"], 2025)
    assert cut_off.percentiles[-1] is None
    assert plain.percentiles[-1] == 180_000


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (oews_line(year="2024"), "row 3: the year is 2024, not 2025"),
        (oews_line(percentiles=("60000", "50000", "110000", "140000", "180000")), "row 3: the percentiles do not rise"),
        (oews_line(percentiles=("0", "80000", "110000", "140000", "180000")), "row 3: the percentiles do not rise"),
        (
            oews_line(percentiles=("$60k", "80000", "110000", "140000", "180000")),
            "row 3: the column a_p10 holds “.60k”",
        ),
        (oews_line(jobs="many"), "row 3: the column employment holds “many”"),
    ],
)
def test_a_changed_layout_is_told_with_its_row(tmp_path: Path, line: str, reason: str) -> None:
    write_oews(tmp_path, NATIONAL, line)
    with pytest.raises(SourceUnusable, match=rf"oews_may2025_tech_occupations\.csv\.gz, {reason}"):
        read_cells(tmp_path, ["15-1252"], 2025)


def test_an_occupation_without_the_nation_is_told(tmp_path: Path) -> None:
    write_oews(tmp_path, NATIONAL, oews_line("15-2051"))
    with pytest.raises(SourceUnusable, match="there is no national row for 15-2051"):
        read_cells(tmp_path, ["15-1252", "15-2051"], 2025)
