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


@pytest.mark.parametrize(("level", "fits"), [("10", False), ("10.1", True), ("399.9", True), ("400", False)])
def test_an_index_lies_between_a_tenth_and_four_times_the_nation(tmp_path: Path, level: str, fits: bool) -> None:
    write_bea(tmp_path, bea_line(level=level))
    if fits:
        assert read_price_levels(tmp_path, 2024)["42660"].all_items == float(level)
        return
    with pytest.raises(SourceUnusable, match="is not an index with the United States at 100"):
        read_price_levels(tmp_path, 2024)


@pytest.mark.parametrize(
    ("line", "what"),
    [("1", "RPPs: All items"), ("2", "RPPs: Goods"), ("3", "RPPs: Services: Housing"), ("5", "RPPs: Services: Other")],
)
def test_each_line_must_be_called_as_ever(tmp_path: Path, line: str, what: str) -> None:
    write_bea(tmp_path, bea_line(line=line, what=what))
    assert len(read_price_levels(tmp_path, 2024)) == 1
    write_bea(tmp_path, bea_line(line=line, what=f"{what} (new)"))
    with pytest.raises(SourceUnusable, match=rf"row 2: line {line} is “{what} \(new\)”, not “{what}”"):
        read_price_levels(tmp_path, 2024)


def test_only_the_part_that_does_not_exist_may_be_nought(tmp_path: Path) -> None:
    write_bea(tmp_path, bea_line(level="0"), bea_line("11111", level="0.5"))
    with pytest.raises(SourceUnusable, match=r"row 3: the price level 0\.5 is not an index"):
        read_price_levels(tmp_path, 2024)
