"""How a table of texts is painted: Qt asks a model of Python seven times for each cell, and through every one between.

That is most of what such a table takes to be painted.
"""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex
_TEXT: Final = Qt.ItemDataRole.DisplayRole.value
_SIDE: Final = Qt.ItemDataRole.TextAlignmentRole.value
_FONT: Final = Qt.ItemDataRole.FontRole.value
_COLOUR: Final = Qt.ItemDataRole.ForegroundRole.value
_HAS_TEXT: Final = QStyleOptionViewItem.ViewItemFeature.HasDisplay


class TextDelegate(QStyledItemDelegate):
    """Asks a model, or the one that a filter shows, for the text of a cell, its side, font and colour, and no more.

    For models whose cells have no picture, no box to tick and no ground of their own.
    """

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = model if isinstance(model, QSortFilterProxyModel) else None
        self._data = model.data if self._filter is None else self._filter.sourceModel().data

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Fill in what Qt's own would, but for what no cell has."""
        data = self._data
        place = index if self._filter is None else self._filter.mapToSource(index)
        text, side, font, colour = data(place, _TEXT), data(place, _SIDE), data(place, _FONT), data(place, _COLOUR)
        option.index = index  # type: ignore[assignment]  # Qt hands over no other
        option.styleObject = None  # type: ignore[assignment]  # as Qt's own does
        if text is not None:
            option.features = _HAS_TEXT
            option.text = str(text)
        if side is not None:
            option.displayAlignment = side
        if font is not None:
            option.font = font.resolve(option.font)
            option.fontMetrics = QFontMetrics(option.font)
        if colour is not None:
            option.palette.setBrush(QPalette.ColorRole.Text, colour)
