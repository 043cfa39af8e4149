"""One field of a form: label, editor, and under it the sentence that says what is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.ui.models.columns import Column
from planner.ui.widgets.announcement import announce
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.record_editors import ChoiceBox, editor_for, show_text, typed_text
from planner.workspace.fields import read_field

_LINES_PX = 76
_LEAST_HEIGHT = 28


class RecordField(QWidget):
    """The editor of a column with its sentence; the ``label`` is placed by whoever lays out the form.

    ``finished`` tells that the user has left a line with Enter, Tab or the mouse, or has chosen.
    """

    finished = Signal()

    def __init__(self, column: Column, profile: Profile, text: str, name: str = "") -> None:
        super().__init__()
        self.column = column
        self.editor = _long_editor() if column.is_long else editor_for(column, profile)
        self.editor.setMinimumHeight(_LEAST_HEIGHT)
        self.label = QLabel(name or column.heading)
        self._told = styled_label("")
        self._told.hide()
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(2)
        column_layout.addWidget(self.editor)
        column_layout.addWidget(self._told)
        self.label.setBuddy(self.editor)
        self.editor.setAccessibleName(column.heading)
        self.setFocusProxy(self.editor)
        self._note = ""
        self.show_text(text)
        if isinstance(self.editor, QLineEdit):
            self.editor.editingFinished.connect(self.finished)
        elif isinstance(self.editor, ChoiceBox):
            self.editor.settled.connect(self.finished)

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        return typed_text(self.editor)

    @property
    def told(self) -> str:
        """The sentence under the editor, empty where there is none."""
        return "" if self._told.isHidden() else self._told.text()

    @property
    def is_changed(self) -> bool:
        """Whether it holds something else than it was given."""
        return self.text != self._given

    def show_text(self, text: str) -> None:
        """Put another value in, as given."""
        show_text(self.editor, text)
        self._given = self.text

    def read(self) -> object:
        """The value typed. Raises ``UserError`` where there is none of the field's type."""
        return read_field(self.column.kind, self.column.attribute, self.text)

    def show_error(self, error: UserError) -> None:
        """Say under the editor what is wrong with it."""
        self._tell(str(error), "", QPalette.ColorRole.BrightText)
        announce(self.editor, str(error))

    def show_note(self, text: str) -> None:
        """Say something quietly under the editor, in place of what was wrong; nothing for an empty text."""
        self._note = text
        self.forget_error()

    def forget_error(self) -> None:
        """Say no longer what was wrong."""
        self._tell(self._note, "small", QPalette.ColorRole.WindowText)

    def _tell(self, text: str, kind: str, colour: QPalette.ColorRole) -> None:
        self._told.setProperty("kind", kind)
        self._told.setForegroundRole(colour)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setText(text)
        self._told.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)


def _long_editor() -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(_LINES_PX)
    return editor
