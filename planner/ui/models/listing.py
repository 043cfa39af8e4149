"""Rows to look at as a table: short in the cell, whole in tip and copy; ordered, and found by words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from planner.market.words import plain_key

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
SORT_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column: title and its tip, what a row is ordered by (None where unknown), and its short and whole text.

    ``is_wordy`` columns stand at the left, the others at the right.
    """

    title: str
    tip: str
    order: Callable[[RowT], float | str | None]
    short: Callable[[RowT], str]
    whole: Callable[[RowT], str]
    is_wordy: bool = False


class Listing(QAbstractTableModel, Generic[RowT]):
    """Rows in the order given; read-only. ``SORT_ROLE`` gives what a cell is ordered by."""

    def __init__(self, columns: Sequence[Column[RowT]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[RowT, ...] = ()

    def key(self, row: RowT) -> str:
        """What tells rows apart."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Put other rows in place; where they are of the same things, only the cells are told to have changed."""
        is_same = list(map(self.key, rows)) == list(map(self.key, self._rows))
        if not is_same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def row(self, number: int) -> RowT:
        """The thing of a row. Raises ``IndexError``."""
        return self._rows[number]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Rows, none under a cell."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The short text of a cell, the whole one as its tip, its side, what it is ordered by."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.short(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.whole(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case _ if role == SORT_ROLE:
                return column.order(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns and what they mean; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            case Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].tip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(self.columns[section])
        return None


class ListingSearch(QSortFilterProxyModel, Generic[RowT]):
    """The rows that hold every word of a search, ordered; what is unknown comes last either way."""

    def __init__(self, table: Listing[RowT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._words: list[str] = []
        self._spellings: dict[str, tuple[str, ...]] = {}  # by key: hundreds of rows have thousands of them
        self.setSourceModel(table)
        self.setSortRole(SORT_ROLE)

    def spellings(self, row: RowT) -> Sequence[str]:
        """The texts of a row of which one must hold every word."""
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Show only rows one of whose spellings holds every word, whatever the case and accents."""
        self._words = plain_key(text).split()
        self.setFilterFixedString(text)  # makes Qt ask about every row again

    def shown(self, row: int) -> RowT:
        """The thing of a row shown. Raises ``IndexError``."""
        return self.table.row(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, key: str) -> int | None:
        """The row of a thing by its key, None where it is not shown."""
        return next((row for row in range(self.rowCount()) if self.table.key(self.shown(row)) == key), None)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's
        """Whether a row is shown."""
        return not self._words or self._is_meant(self.table.row(row))

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether one row comes before another."""
        one, two = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or two is None:
            is_rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (two is None and one is not None) == is_rising and one is not two
        return bool(one < two)

    def as_tsv(self, row_numbers: Iterable[int] | None = None) -> str:
        """Titles and whole values of some rows shown, or of all, parted by tabs: what a spreadsheet takes."""
        chosen = range(self.rowCount()) if row_numbers is None else sorted(set(row_numbers))
        lines = [[column.title for column in self.table.columns]]
        lines += [[column.whole(self.shown(row)) for column in self.table.columns] for row in chosen]
        return "\n".join("\t".join(line) for line in lines)

    def _is_meant(self, row: RowT) -> bool:
        key = self.table.key(row)
        if key not in self._spellings:
            self._spellings[key] = tuple(map(plain_key, self.spellings(row)))
        return any(all(word in text for word in self._words) for text in self._spellings[key])


def _side(column: Column[RowT]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column.is_wordy else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
