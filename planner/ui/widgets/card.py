"""A panel on the background: one line around it, round corners, even padding."""

from typing import Final

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

PADDING = 16

_PLAIN: Final = 0
"""``Qt.TextFormat.PlainText``; to name it would load all of Qt's enumerations before the window's first paint."""


class Card(QFrame):
    """A panel with an optional title; what is put into ``body`` stands under it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.body.setSpacing(8)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(styled_label(title, "strong"))


def styled_label(text: str, kind: str = "") -> QLabel:
    """A label that wraps, in a kind of type that the style sheet knows: title, answer, strong, muted, small.

    What a user typed is shown as it was typed, never taken for layout.
    """
    label = QLabel(text)
    label.setProperty("textFormat", _PLAIN)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
