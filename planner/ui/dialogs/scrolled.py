"""A card of a page in a window of its own."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from planner.ui.dialogs.title import window_title

_OF_SCREEN: Final = 0.9
"""The rest is left to the window's frame, so that the button is on a small screen too."""


def scrolled_dialog(parent: QWidget, title: str, card: QWidget, size: QSize) -> QDialog:
    """The card under its title with a button that closes; not yet open, and gone when it is closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(window_title(title))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(card)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(area, 1)
    column.addWidget(buttons)
    dialog.resize(size.boundedTo(parent.screen().availableSize() * _OF_SCREEN))
    return dialog
