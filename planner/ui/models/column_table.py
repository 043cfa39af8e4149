"""A read-only table of frozen rows: each column says how a row is written short, whole and ordered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_TEXT: Final = Qt.ItemDataRole.DisplayRole.value
_SIDE: Final = Qt.ItemDataRole.TextAlignmentRole.value
_FONT: Final = Qt.ItemDataRole.FontRole.value
_ANSWERED: Final = frozenset((_TEXT, _SIDE, _FONT, Qt.ItemDataRole.ToolTipRole.value))
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
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
    """Rows in the order given, or in that of ``sort``. ``is_strong`` tells which are in strong type.

    ``rows`` keeps the order given.
    """

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
        self._places: list[int] = []  # where each row shown is among those given
        self._sorting: tuple[TableColumn[RowT], bool] | None = None
        self._strong = QFont()
        self._strong.setBold(True)

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Put other rows in place; where they are of the same things, only the cells are told to have changed."""
        if not self.has_same_things(rows):
            self.beginResetModel()
            self.rows = tuple(rows)
            self._places = self._ordered(range(len(rows)))
            self.endResetModel()
        elif rows:
            self.rows = tuple(rows)
            self._move(self._ordered(self._places))
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def has_same_things(self, rows: Sequence[RowT]) -> bool:
        """Whether the cells alone may have changed: as many rows as before, unless a table knows better."""
        return len(rows) == len(self.rows)

    def row(self, number: int) -> RowT:
        """A row as they are shown. Raises ``IndexError``."""
        return self.rows[self._places[number]]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, also those that come later; −1 brings back the order given.

        Equal rows stay as they are among each other; what is unknown comes last either way.
        """
        sorting = (self.columns[column], order == Qt.SortOrder.AscendingOrder) if column >= 0 else None
        if sorting != self._sorting:  # a view asks several times for the order there is
            self._sorting = sorting
            self._move(self._ordered(self._places))

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Rows, none under a cell."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The short text of a cell, the whole one as its tip, its side and weight."""
        if role not in _ANSWERED or not index.isValid():
            return None  # most of what a view asks for with every cell it paints
        row, column = self.row(index.row()), self.columns[index.column()]
        if role == _TEXT:
            return column.short(row)
        if role == _SIDE:
            return _RIGHT if column.is_number else _LEFT
        if role == _FONT:
            return self._strong if self._is_strong(row) else None
        return column.whole_text(row)

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
                return _RIGHT if column.is_number else _LEFT
        return None

    def _ordered(self, places: Sequence[int]) -> list[int]:
        """Places in the order that is wanted, from the one they are in."""
        if self._sorting is None:
            return sorted(places)
        column, is_rising = self._sorting
        keys = [column.order_of(row) for row in self.rows]
        known = [place for place in places if keys[place] is not None]
        unknown = [place for place in places if keys[place] is None]
        # A column orders its rows by one kind of thing.
        known.sort(key=lambda place: keys[place], reverse=not is_rising)  # type: ignore[arg-type, return-value]
        return known + unknown

    def _move(self, places: list[int]) -> None:
        """Show the rows in another order, telling views which went where; nothing where they are in order."""
        if places == self._places:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        new_rows = {place: row for row, place in enumerate(places)}
        after = [self.index(new_rows[self._places[index.row()]], index.column()) for index in before]
        self._places = places
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


class ColumnFilter(QSortFilterProxyModel, Generic[RowT]):
    """The rows of a table that a test lets through. Sorting is left to the table, which works out each key once."""

    def __init__(self, table: ColumnTable[RowT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._is_shown: Callable[[RowT], bool] = lambda _: True
        self.setSourceModel(table)

    def show_only(self, is_shown: Callable[[RowT], bool]) -> None:
        """Let other rows through."""
        self._is_shown = is_shown
        self.setFilterFixedString("")  # makes Qt ask about every row again

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self.table.sort(column, order)

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


def cells_of(columns: Sequence[TableColumn[RowT]], rows: Iterable[RowT]) -> Cells:
    """Titles and whole values of rows under columns, of a table or of a file."""
    titles = tuple(column.title for column in columns)
    return titles, *(tuple(column.whole_text(row) for column in columns) for row in rows)


def tab_separated(cells: Cells) -> str:
    """Cells parted by tabs, each on one line."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in cells)
