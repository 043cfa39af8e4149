"""The headings of a table: the one that sorts has its arrow before its words, where no number column hides it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

_ARROWS: Final = {Qt.SortOrder.AscendingOrder: "▴", Qt.SortOrder.DescendingOrder: "▾"}


class SortHeader(QHeaderView):
    """Headings that can be clicked. Qt's own arrow would lie upon the last letter of a title at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # noqa: N802 - Qt's name
        """The arrow is part of what is written; a reader of the model hears the title alone."""
        super().initStyleOptionForIndex(option, section)
        if option.sortIndicator != QStyleOptionHeader.SortIndicator.None_:
            option.sortIndicator = QStyleOptionHeader.SortIndicator.None_
            option.text = f"{_ARROWS[self.sortIndicatorOrder()]} {option.text}"
