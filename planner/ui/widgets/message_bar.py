"""A sentence where it arose: what went wrong and the way out, or what this is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.domain.errors import UserError
from planner.ui.widgets.announcement import announce
from planner.ui.widgets.card import styled_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class MessageBar(QFrame):
    """A strip with a sentence, optional buttons and, where it may go, a button that closes it; hidden until told.

    ``closed`` is emitted when the user closes it.
    """

    closed = Signal()

    def __init__(self, *, is_closable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.setProperty("tone", "note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._label = styled_label("")
        self._is_lasting = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 4, 16, 4)
        self._row.setSpacing(12)
        self._row.addWidget(self._label, 1)
        if is_closable:
            self.add_button("Close").clicked.connect(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, empty where there is none."""
        return "" if self.isHidden() else self._label.text()

    def add_button(self, text: str) -> QPushButton:
        """A button at the end, plain as text."""
        button = QPushButton(text)
        button.setProperty("kind", "link")
        self._row.addWidget(button)
        return button

    def show_error(self, error: UserError, *, is_lasting: bool = False) -> None:
        """Tell what the user can put right; what is lasting stays although the user goes on."""
        self._show(str(error), "error")
        self._is_lasting = is_lasting

    def show_text(self, text: str) -> None:
        """Tell something that is no error."""
        self._show(text, "note")

    def show_saved(self, save: "Callable[[Path], object]", path: "Path", *, is_lasting: bool = True) -> None:
        """Save something beside the window, and tell when and where it was saved, or why not, which stays.

        ``save`` is called on a thread, as ``write_beside`` has it; it raises ``UserError`` where it fails.
        """
        from planner.ui.written_files import write_beside  # nobody saves before the first paint

        self.show_text(f"Saving {path.name}…")
        write_beside(
            save,
            path,
            self,
            then=lambda: self.show_text(f"Saved {path}."),
            fail=lambda error: self.show_error(error, is_lasting=is_lasting),
        )

    def pass_by(self) -> None:
        """The user has gone on: hide, unless what is told is lasting."""
        if not self._is_lasting:
            self.hide()

    def _show(self, text: str, tone: str) -> None:
        self._is_lasting = False
        self._label.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        announce(self, text)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
