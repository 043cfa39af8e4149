"""The left edge: whose profile this is, and the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.palette import Palette
from planner.ui.widgets.card import styled_label

WIDTH = 196
_ICON = QSize(24, 20)
_ROOM = WIDTH - 44
_LINES = 2
_BUTTON_PX = 38  # as high without its icon, which comes later


class Sidebar(QFrame):
    """Name and one quiet line on top, a button for each page below; ``chosen`` carries the key of a page."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setFixedWidth(WIDTH)
        self._name = _line("strong")
        self._quiet = _line("small")
        self._buttons = {key: self._button(key, title) for key, title in pages}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 8)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._quiet)
        column.addSpacing(10)
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch(1)

    def show_profile(self, name: str, line: str) -> None:
        """Say whose profile is open; what is too long is cut and told whole by the tip."""
        from PySide6.QtCore import Qt  # not before the first paint: its enumerations take a tenth of a bare start

        for label, text in ((self._name, name), (self._quiet, line)):
            label.ensurePolished()  # before that it measures in another font than it paints
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _LINES * _ROOM))
            label.setToolTip(text)
            label.setAccessibleName(text)

    def tint(self, colours: Palette) -> None:
        """Put an icon in these colours before the name of every page. Reads the icon font the first time."""
        from planner.ui.icons import icon

        for key, button in self._buttons.items():
            button.setIcon(icon(key, colours.ink, colours.accent))

    def choose(self, key: str) -> None:
        """Mark a page as the one shown, without telling; the keyboard goes along where it is on another page."""
        self._buttons[key].setChecked(True)
        if any(button.hasFocus() for button in self._buttons.values()):
            self.focus(key)

    def focus(self, key: str) -> None:
        """Give the keyboard to a page's button."""
        self._buttons[key].setFocus()

    def allow_pages(self, *, is_open: bool) -> None:
        """Without an open profile there is no page to choose."""
        for button in self._buttons.values():
            button.setEnabled(is_open)

    def _button(self, key: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("kind", "page")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setIconSize(_ICON)
        button.setMinimumHeight(_BUTTON_PX)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button


def _line(kind: str) -> QLabel:
    label = styled_label(" ", kind)  # the pages below keep their place when the text comes
    label.setContentsMargins(10, 0, 10, 0)
    return label
