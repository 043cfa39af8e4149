"""The sources of the pack as a table: what, from when, how old, how much of it, under which licence."""

import datetime
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from planner.market.ages import OLD_MONTHS, age_months, is_old
from planner.market.pack import Source

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_TITLES: Final = ("Source", "Figures of", "Age", "Rows used", "Licence")
_AGE: Final = 2
_SIDES: Final = tuple(
    (Qt.AlignmentFlag.AlignRight if column in (_AGE, 3) else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    for column in range(len(_TITLES))
)
_SIDE: Final = Qt.ItemDataRole.TextAlignmentRole.value
_COLOUR: Final = Qt.ItemDataRole.ForegroundRole.value
_ANSWERED: Final = frozenset((_SIDE, _COLOUR, Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.ToolTipRole.value))


class SourceTable(QAbstractTableModel):
    """Sources in the pack's order, their age on a day; old ones are marked in words and in the colour of attention."""

    def __init__(self, sources: tuple[Source, ...], today: datetime.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._today = today
        self._attention = QColor()

    def set_attention(self, colour: str) -> None:
        """Mark old sources in another colour."""
        self._attention = QColor(colour)
        if self._sources:
            self.dataChanged.emit(self.index(0, _AGE), self.index(len(self._sources) - 1, _AGE))

    def source(self, row: int) -> Source:
        """The source of a row. Raises ``IndexError``."""
        return self._sources[row]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Sources, none under a cell."""
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, whole as its tip, its side, and the colour of an age that is too high."""
        if role not in _ANSWERED or not index.isValid():
            return None
        source, column = self._sources[index.row()], index.column()
        if role == _SIDE:
            return _SIDES[column]
        if role == _COLOUR:
            return self._attention if column == _AGE and is_old(source, self._today) else None
        return self._text(source, column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_TITLES):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[section]
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, source: Source, column: int) -> str:
        texts = (source.title, source.date, age_text(source, self._today), f"{source.rows:,}", source.licence)
        return texts[column]


def age_text(source: Source, today: datetime.date) -> str:
    """ "3 months", "23 months · old"."""
    months = age_months(source, today)
    words = f"{months} {'month' if months == 1 else 'months'}"
    return f"{words} · old" if months > OLD_MONTHS else words
