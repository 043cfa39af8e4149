from pathlib import Path

import pytest

from planner.calibration.industry_cells import (
    INDUSTRIES,
    UNLIKE,
    IndustryCell,
    read_industry_cells,
    shrunk,
)
from planner.market.industries import load_industries
from tests.calibration.made_up import national_lines, oews_line, write_oews

DOUBLE = ("120000", "160000", "220000", "280000", "360000")
SAME = ("60000", "80000", "110000", "140000", "180000")


def industry_line(code: str, soc: str = "15-1252", jobs: str = "1000", percentiles: tuple[str, ...] = DOUBLE) -> str:
    return oews_line(
        soc, area_type="N", area="0000000", area_name="National", industry=code, jobs=jobs, percentiles=percentiles
    )


def test_an_industry_against_the_occupation(tmp_path: Path) -> None:
    write_oews(tmp_path, *national_lines(["15-1252"]), industry_line("52--53"))
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert (cell.industry, cell.occupation, cell.jobs) == ("finance", "15-1252", 1000)
    assert cell.effect == pytest.approx(0.6931, abs=1e-4)
    assert cell.error == pytest.approx((0.025**2 + 3 / 1000) ** 0.5)


def test_parts_of_an_industry_count_as_their_jobs(tmp_path: Path) -> None:
    parts = (industry_line("513200", jobs="3000"), industry_line("541500", jobs="1000", percentiles=SAME))
    write_oews(tmp_path, *national_lines(["15-1252"]), *parts)
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert cell.effect == pytest.approx(0.75 * 0.6931, abs=1e-4)
    assert cell.jobs == 4000


def test_what_is_not_published_counts_nothing(tmp_path: Path) -> None:
    lines = (
        industry_line("52--53", percentiles=("-",) * 5),
        industry_line("44--46", jobs="-"),
        industry_line("115000"),
        industry_line("52--53", soc="15-1299"),
    )
    write_oews(tmp_path, *national_lines(["15-1252", "15-1299"]), *lines)
    assert read_industry_cells(tmp_path, ["15-1252", "15-1299"]) == []
    assert "15-1299" in UNLIKE


def test_thin_cells_are_pulled_to_the_industry_and_large_ones_are_not() -> None:
    cells = [
        IndustryCell("finance", "a", 0.10, 0.01, 50_000),
        IndustryCell("finance", "b", 0.12, 0.01, 50_000),
        IndustryCell("finance", "c", -0.60, 0.30, 30),
        IndustryCell("retail", "a", -0.10, 0.01, 50_000),
        IndustryCell("retail", "b", -0.05, 0.01, 50_000),
    ]
    whole, each = shrunk(cells)["finance"]
    assert each["a"].effect == pytest.approx(0.10, abs=0.02)
    assert abs(each["c"].effect - whole.effect) < abs(-0.60 - whole.effect) / 2
    assert each["c"].error < 0.3
    assert whole.n == 100_030
    assert whole.error > each["a"].error
    assert "healthcare" not in shrunk(cells)


def test_every_industry_of_the_catalogue_has_codes() -> None:
    assert {one.id for one in load_industries().industries} <= set(INDUSTRIES)
    codes = [code for _, each in INDUSTRIES.values() for code in each]
    assert len(codes) == len(set(codes)) or "manufacturing" in INDUSTRIES
