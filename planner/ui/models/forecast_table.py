"""The numbers of the trajectory as a table: a row a year, short in the cell, whole in the tip and in the copy."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain import amounts as money

if TYPE_CHECKING:
    from planner.charts.trajectory import TableRow

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NAMES: Final = ("10 %", "25 %", "median", "75 %", "90 %")
_LEVELS: Final = ("entry", "mid", "senior", "architect")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the number of a row in it, and how that is written short and whole."""

    title: str
    value: "Callable[[TableRow], float]"
    short: Callable[[float], str]
    whole: Callable[[float], str]


class ForecastTable(QAbstractTableModel):
    """Rows of a forecast under the given columns; read-only."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[TableRow, ...] = ()

    def show_rows(self, rows: "Sequence[TableRow]") -> None:
        """Put other rows in place; where the years stay, only the numbers are told to have changed."""
        is_same_shape = [row.year for row in rows] == [row.year for row in self._rows]
        if not is_same_shape:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not is_same_shape:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Years, none under a cell."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The short text of a cell, the whole one as its tip, its side."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.short(column.value(self._rows[index.row()]))
            case Qt.ItemDataRole.ToolTipRole:
                return column.whole(column.value(self._rows[index.row()]))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def as_tsv(self, row_numbers: Iterable[int] | None = None) -> str:
        """Titles and whole values of some rows, or of all, parted by tabs: what a spreadsheet takes."""
        chosen = self._rows if row_numbers is None else [self._rows[number] for number in sorted(set(row_numbers))]
        lines = [[column.title for column in self._columns]]
        lines += [[column.whole(column.value(row)) for column in self._columns] for row in chosen]
        return "\n".join("\t".join(line) for line in lines)


def pay_columns() -> tuple[Column, ...]:
    """Year, the five quantiles of pay, and the chance of being senior or above."""
    pay = [Column(name, partial(_pay, place), money.compact, money.full) for place, name in enumerate(_NAMES)]
    return (_YEAR, *pay, Column("senior or above", lambda row: row.senior_or_above, money.percent, _exact_percent))


def level_columns() -> tuple[Column, ...]:
    """Year and the chance of each level."""
    levels = [Column(name, partial(_level, place), money.percent, _exact_percent) for place, name in enumerate(_LEVELS)]
    return (_YEAR, *levels)


def _whole_number(value: float) -> str:
    return f"{value:.0f}"


def _exact_percent(share: float) -> str:
    return f"{share:.1%}".replace("%", f"{money.NO_BREAK}%")


def _year(row: "TableRow") -> float:
    return row.year


def _pay(place: int, row: "TableRow") -> float:
    return row.pay[place]


def _level(place: int, row: "TableRow") -> float:
    return row.levels[place]


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


_YEAR: Final = Column("Year", _year, _whole_number, _whole_number)
