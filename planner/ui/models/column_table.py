"""A read-only table of frozen rows: each column says how a row is written short, whole and ordered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
SORT_ROLE: Final = Qt.ItemDataRole.UserRole
Cells = tuple[tuple[str, ...], ...]
"""A table as texts: titles first."""


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[RowT]):
    """A column: title and its tip, the short text of a row, the whole one for its tip, and what orders it.

    ``whole`` None is the short text; ``order`` None the short text too, and its None for a row stands for unknown.
    """

    title: str
    tip: str
    short: Callable[[RowT], str]
    whole: Callable[[RowT], str] | None = None
    order: Callable[[RowT], float | str | None] | None = None
    is_number: bool = False

    def whole_text(self, row: RowT) -> str:
        """The text with nothing left out."""
        return (self.whole or self.short)(row)

    def order_of(self, row: RowT) -> float | str | None:
        """What the row is ordered by."""
        return self.short(row).casefold() if self.order is None else self.order(row)


class ColumnTable(QAbstractTableModel, Generic[RowT]):
    """Rows in the order given. ``is_strong`` tells which are in strong type."""

    def __init__(
        self,
        columns: Sequence[TableColumn[RowT]],
        is_strong: Callable[[RowT], bool] = lambda _: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._is_strong = is_strong
        self.rows: tuple[RowT, ...] = ()
        self._strong = QFont()
        self._strong.setBold(True)

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Put other rows in place; where they are of the same things, only the cells are told to have changed."""
        is_same = self.has_same_things(rows)
        if not is_same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def has_same_things(self, rows: Sequence[RowT]) -> bool:
        """Whether the cells alone may have changed: as many rows as before, unless a table knows better."""
        return len(rows) == len(self.rows)

    def row(self, number: int) -> RowT:
        """A row. Raises ``IndexError``."""
        return self.rows[number]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Rows, none under a cell."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The short text of a cell, the whole one as its tip, its side, weight, and what it is ordered by."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.short(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.whole_text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.FontRole:
                return self._strong if self._is_strong(row) else None
            case _ if role == SORT_ROLE:
                return column.order_of(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns and what they mean; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
        return None


class ColumnFilter(QSortFilterProxyModel, Generic[RowT]):
    """The rows of a table that a test lets through, ordered; what is unknown comes last either way."""

    def __init__(self, table: ColumnTable[RowT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._is_shown: Callable[[RowT], bool] = lambda _: True
        self.setSourceModel(table)
        self.setSortRole(SORT_ROLE)

    def show_only(self, is_shown: Callable[[RowT], bool]) -> None:
        """Let other rows through."""
        self._is_shown = is_shown
        self.setFilterFixedString("")  # makes Qt ask about every row again

    def shown_row(self, row: int) -> RowT:
        """A row shown. Raises ``IndexError``."""
        return self.table.row(self.mapToSource(self.index(row, 0)).row())

    def cells(self, row_numbers: Iterable[int] | None = None) -> Cells:
        """Titles and whole values of some rows shown, or of all."""
        chosen = range(self.rowCount()) if row_numbers is None else sorted(set(row_numbers))
        return cells_of(self.table.columns, map(self.shown_row, chosen))

    def as_tsv(self, row_numbers: Iterable[int] | None = None) -> str:
        """The same cells parted by tabs: what a spreadsheet takes."""
        return tab_separated(self.cells(row_numbers))

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's
        """Whether a row is shown."""
        return self._is_shown(self.table.row(row))

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether one row comes before another."""
        column, rows = self.table.columns[left.column()], self.table.rows
        one, two = column.order_of(rows[left.row()]), column.order_of(rows[right.row()])
        if one is None or two is None:
            is_rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (two is None and one is not None) == is_rising and one is not two
        return bool(one < two)  # type: ignore[operator]  # a column orders its rows by one kind of thing


def cells_of(columns: Sequence[TableColumn[RowT]], rows: Iterable[RowT]) -> Cells:
    """Titles and whole values of rows under columns, of a table or of a file."""
    titles = tuple(column.title for column in columns)
    return titles, *(tuple(column.whole_text(row) for column in columns) for row in rows)


def tab_separated(cells: Cells) -> str:
    """Cells parted by tabs, each on one line."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in cells)


def _side(column: TableColumn[RowT]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
