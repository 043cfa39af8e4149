"""The numbers of any chart as a table: the chart's own cells, numbers to the right; read-only."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SIDE: Final = Qt.ItemDataRole.TextAlignmentRole.value
_ANSWERED: Final = frozenset((_SIDE, Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.ToolTipRole.value))


class ToldTable(QAbstractTableModel):
    """A header and rows of texts, equally long."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._sides: tuple[Qt.AlignmentFlag, ...] = ()

    def show_table(self, table: tuple[tuple[str, ...], ...]) -> None:
        """Put another table in place: the header first."""
        self.beginResetModel()
        self._header, *rows = table
        self._rows = tuple(rows)
        self._sides = tuple(self._side(column) for column in range(len(self._header)))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Rows, none under a cell."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, also as its tip; numbers stand right."""
        if role not in _ANSWERED or not index.isValid():
            return None
        return self._sides[index.column()] if role == _SIDE else self._rows[index.row()][index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._header):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[section]
        return self._header[section] if role == Qt.ItemDataRole.DisplayRole else None

    def as_tsv(self) -> str:
        """Header and rows parted by tabs: what a spreadsheet takes."""
        return "\n".join("\t".join(row) for row in (self._header, *self._rows))

    def _side(self, column: int) -> Qt.AlignmentFlag:
        is_number = any(row[column] for row in self._rows) and all(_is_number(row[column]) for row in self._rows)
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _is_number(text: str) -> bool:
    return not text or text.lstrip("+-−").replace(".", "", 1).isdigit()
