from pathlib import Path

import pytest

from planner.calibration.parities import STATE_FILE, PriceLevels, read_price_levels
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import BEA_HEADER, bea_line, write, write_bea


def test_the_parts_of_the_year_by_area(tmp_path: Path) -> None:
    write_bea(
        tmp_path,
        bea_line("00000", level="100.000"),
        bea_line(),
        bea_line(line="2", what="RPPs: Goods", level="104"),
        bea_line(line="3", what="RPPs: Services: Housing", level="140"),
        bea_line(line="4", what="RPPs: Services: Utilities", level="90"),
        bea_line(line="5", what="RPPs: Services: Other", level="102"),
    )
    found = read_price_levels(tmp_path, 2024)
    assert found == {"00000": PriceLevels(100.0), "42660": PriceLevels(112.5, 104.0, 140.0, 102.0)}
    assert read_price_levels(tmp_path, 2023)["42660"].all_items == 100.0


def test_a_rural_part_that_a_state_does_not_have_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / STATE_FILE, BEA_HEADER, bea_line("11999", level="0.000"), bea_line("01999", level="88.0"))
    assert read_price_levels(tmp_path, 2024, STATE_FILE) == {"01999": PriceLevels(88.0)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (bea_line(what="RPPs: Rents"), "row 2: line 1 is “RPPs: Rents”"),
        (bea_line(level="1.125"), "row 2: the price level 1.125 is not an index"),
        (bea_line(level="(NA)"), "row 2: the column 2024 holds “.NA.”"),
    ],
)
def test_a_changed_layout_is_told_with_its_row(tmp_path: Path, line: str, reason: str) -> None:
    write_bea(tmp_path, line)
    with pytest.raises(SourceUnusable, match=rf"bea_rpp_metro_2008_2024\.csv\.gz, {reason}"):
        read_price_levels(tmp_path, 2024)


def test_a_year_that_is_not_there_is_told(tmp_path: Path) -> None:
    write_bea(tmp_path, bea_line())
    with pytest.raises(SourceUnusable, match="row 1: the column 2025 is missing"):
        read_price_levels(tmp_path, 2025)
