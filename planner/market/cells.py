"""The published cells as one table of numbers: a cell becomes an object only when somebody asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from planner.market.levels import Cell, four

FIELDS: Final = (
    *("occupation", "place", "jobs", "wage_error_percent", "largest_error"),
    *("p10", "p25", "p50", "p75", "p90"),
    *("log_median_entry", "log_median_mid", "log_median_senior", "log_median_architect"),
    *("log_sd_entry", "log_sd_mid", "log_sd_senior", "log_sd_architect"),
)
"""The columns; occupation and place are numbers of their lists, and 0 stands for a figure that is not published."""

_MEDIANS: Final = slice(10, 14)
_SDS: Final = slice(14, 18)
_PERCENTILES: Final = slice(5, 10)

Key = tuple[str, str]


class CellTable(Mapping[Key, Cell]):
    """Cells by (occupation, place id)."""

    def __init__(self, rows: Mapping[Key, Sequence[float]]) -> None:
        self._rows = rows
        self._made: dict[Key, Cell] = {}

    @classmethod
    def of(cls, table: Mapping[str, object], occupations: Sequence[str], places: Sequence[str]) -> "CellTable":
        """The cells of a table with ``FIELDS``; raises ``ValueError`` for other columns, no numbers or no ladders."""
        rows = table.get("rows")
        if table.get("fields") != list(FIELDS) or not isinstance(rows, list):
            raise ValueError(f"the cells need {', '.join(FIELDS)}")
        numbers = _numbers(rows)
        _check(numbers, len(occupations), len(places))
        of_cell = numbers[:, :2].astype(int).tolist()
        keys = ((occupations[occupation], places[place]) for occupation, place in of_cell)
        return cls(dict(zip(keys, rows, strict=True)))

    def __getitem__(self, key: Key) -> Cell:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _cell(key, [*map(float, self._rows[key])])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[Key]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def cell_row(cell: Cell, occupation: int, place: int) -> list[float]:
    """The numbers of a cell in the order of ``FIELDS``; what is not published becomes 0."""
    first: list[float] = [occupation, place, cell.jobs or 0, cell.wage_error_percent or 0, cell.largest_error]
    return [*first, *(pay or 0 for pay in cell.percentiles), *cell.log_median, *cell.log_sd]


def _numbers(rows: object) -> NDArray[np.float64]:
    try:
        numbers = np.array(rows, dtype=np.float64).reshape(-1, len(FIELDS))
    except (TypeError, ValueError) as error:
        raise ValueError("the cells are no table of numbers") from error
    return numbers


def _check(numbers: NDArray[np.float64], n_occupations: int, n_places: int) -> None:
    if not np.isfinite(numbers).all():
        raise ValueError("the cells hold something that is no number")
    if (numbers[:, :2] < 0).any() or (numbers[:, :2] >= (n_occupations, n_places)).any():
        raise ValueError("the cells name an unknown occupation or place")
    if (np.diff(numbers[:, _MEDIANS], axis=1) <= 0).any() or (numbers[:, _SDS] <= 0).any():
        raise ValueError("the levels of a cell make no ladder")


def _cell(key: Key, row: list[float]) -> Cell:
    return Cell(
        occupation=key[0],
        place=key[1],
        jobs=round(row[2]) or None,
        percentiles=tuple([pay or None for pay in row[_PERCENTILES]]),
        wage_error_percent=row[3] or None,
        log_median=four(row[_MEDIANS]),
        log_sd=four(row[_SDS]),
        largest_error=row[4],
    )
