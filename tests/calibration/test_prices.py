from pathlib import Path

import pytest

from planner.calibration.prices import read_monthly_prices
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import cpi_line, write_cpi


def test_months_in_order_without_averages_and_other_series(tmp_path: Path) -> None:
    write_cpi(
        tmp_path,
        cpi_line("2024", "M12", "303"),
        cpi_line("2024", "M01", "300"),
        cpi_line("2024", "M13", "301.5"),
        cpi_line("2024", "M01", "299", series="CUSR0000SA0"),
        cpi_line("2024", "S01", "298", series="CUURS11ASA0"),
    )
    # the middle of January is 2024 + 1/24, of December 2024 + 23/24
    assert read_monthly_prices(tmp_path) == ((2024.0417, 300.0), (2024.9583, 303.0))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (cpi_line("2024", "M01", "301"), "row 3: the month is given twice"),
        (cpi_line("2024", "S01", "301"), "row 3: the period S01 is no month"),
        (cpi_line("2024", "M14", "301"), "row 3: the period M14 is no month"),
        (cpi_line("2024", "M02", "-"), "row 3: the column value holds no number"),
    ],
)
def test_a_changed_layout_is_told_with_its_row(tmp_path: Path, line: str, reason: str) -> None:
    write_cpi(tmp_path, cpi_line("2024", "M01", "300"), line)
    with pytest.raises(SourceUnusable, match=rf"bls_cpi_u_allitems_all_areas_1990_2026\.csv\.gz, {reason}"):
        read_monthly_prices(tmp_path)


def test_a_file_without_the_series_is_told(tmp_path: Path) -> None:
    write_cpi(tmp_path, cpi_line("2024", "M01", "300", series="CUSR0000SA0"))
    with pytest.raises(SourceUnusable, match="it does not hold the series CUUR0000SA0"):
        read_monthly_prices(tmp_path)


def test_the_middles_of_twelve_months_are_a_twelfth_apart(tmp_path: Path) -> None:
    write_cpi(tmp_path, *(cpi_line("2020", f"M{month:02}", str(100 + month)) for month in range(12, 0, -1)))
    times = [time for time, _ in read_monthly_prices(tmp_path)]
    assert times == pytest.approx([2020 + (2 * month - 1) / 24 for month in range(1, 13)], abs=1e-4)
    assert [value for _, value in read_monthly_prices(tmp_path)] == [100.0 + month for month in range(1, 13)]


@pytest.mark.parametrize("period", ["M00", "M1", "M012", "Q01", ""])
def test_what_is_no_month_is_told(tmp_path: Path, period: str) -> None:
    write_cpi(tmp_path, cpi_line("2024", period, "300"))
    with pytest.raises(SourceUnusable, match=f"row 2: the period {period} is no month"):
        read_monthly_prices(tmp_path)


def test_a_year_that_is_no_number_is_told(tmp_path: Path) -> None:
    write_cpi(tmp_path, cpi_line("MMXXIV", "M01", "300"))
    with pytest.raises(SourceUnusable, match="row 2: the column year holds “MMXXIV” instead of a number"):
        read_monthly_prices(tmp_path)
