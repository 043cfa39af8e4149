"""The column of a page, which scrolls where the window is too small for it."""

from typing import Final

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

MARGIN: Final = 24


def scrolling_column(page: QWidget) -> QVBoxLayout:
    """Fill the page with a column that scrolls, and return it to be filled from the top."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
    column.setSpacing(12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return column
