"""The box above a table in which its rows are searched."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_WIDTH: Final = 200
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SearchBox(QLineEdit):
    """Searches ``title``, whose entries are ``noun`` in the plural.

    ``left`` tells that the user goes on in what was found: with Enter, Down, or Escape, which also ends the search.
    """

    left = Signal()

    def __init__(self, title: str, noun: str = "rows", keys: str = " (Ctrl+F)") -> None:
        super().__init__()
        self.setPlaceholderText("Search")
        self.setToolTip(f"Show only {noun} that hold these words{keys}")
        self.setAccessibleName(f"Search in {title}")
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_WIDTH)

    def start(self) -> None:
        """Take the keyboard, with what was searched for last ready to be replaced."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on in the table; Escape with nothing to end is also the window's, which may close by it."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if not is_escape and event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        event.setAccepted(not is_escape or bool(self.text()))
        if is_escape:
            self.clear()
        self.left.emit()
