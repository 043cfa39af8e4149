import pytest

from planner.market.cells import FIELDS, CellTable, cell_row
from planner.market.levels import Cell

CELL = Cell("51-1", "ville", 40, (1.0, 2.0, 3.0, 4.0, None), None, (10.0, 10.4, 10.8, 11.2), (0.3, 0.3, 0.2, 0.2), 0.01)


def table(*rows: list[float]) -> CellTable:
    return CellTable.of({"fields": list(FIELDS), "rows": list(rows)}, ["35-1", "51-1"], ["ville"])


def test_a_cell_comes_back_as_it_went_in() -> None:
    cells = table(cell_row(CELL, 1, 0))
    assert cells["51-1", "ville"] == CELL
    assert cells["51-1", "ville"] is cells["51-1", "ville"]  # made once


def test_a_table_is_a_mapping() -> None:
    cells = table(cell_row(CELL, 1, 0))
    assert list(cells) == [("51-1", "ville")]
    assert len(cells) == 1
    assert ("51-1", "ville") in cells
    assert cells.get(("35-1", "ville")) is None
    assert len(table()) == 0


def test_unpublished_jobs_stay_unknown() -> None:
    row = cell_row(CELL, 0, 0)
    row[2] = 0
    assert table(row)["35-1", "ville"].jobs is None


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (0, 2, "unknown occupation or place"),
        (1, -1, "unknown occupation or place"),
        (12, 10.0, "make no ladder"),
        (14, 0.0, "make no ladder"),
        (5, float("nan"), "no number"),
    ],
)
def test_wrong_numbers_are_refused(column: int, value: float, reason: str) -> None:
    row = cell_row(CELL, 1, 0)
    row[column] = value
    with pytest.raises(ValueError, match=reason):
        table(row)


def test_another_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="the cells need"):
        CellTable.of({"fields": ["a"], "rows": []}, [], [])
    with pytest.raises(ValueError, match="no table of numbers"):
        table([1.0, 2.0])
