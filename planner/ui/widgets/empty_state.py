"""What a page shows where there is nothing to show yet: one sentence and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label

_WIDEST = 480


class EmptyState(QWidget):
    """A sentence in the middle and under it a button or two, which emit ``asked`` and ``other_asked``."""

    asked = Signal()
    other_asked = Signal()

    def __init__(self, sentence: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled_label("", "empty")
        self._sentence.setMaximumWidth(_WIDEST)
        self._button = QPushButton()
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self.asked)
        self._other = QPushButton()
        self._other.clicked.connect(self.other_asked)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        for parts, share in (((self._sentence,), 8), ((self._button, self._other), 0)):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch(1)
            for part in parts:
                row.addWidget(part, share)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        self.show_state(sentence, button)

    @property
    def sentence(self) -> str:
        """The sentence as it stands."""
        return self._sentence.text()

    def show_state(self, sentence: str, button: str, other: str = "") -> None:
        """Say something else; without a text there is no button, and no other one."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for each, text in ((self._button, button), (self._other, other)):
            each.setText(text)
            each.setVisible(bool(text))
