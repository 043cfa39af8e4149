"""What a field of a record is typed or chosen in, the same in a cell and in a form."""

from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

from planner.domain.profile import Profile
from planner.ui.models.columns import Column

_ARROW_MIDDLE: Final = 13  # from the right edge
_ARROW_HALF: Final = 4
_LIST_EDGE: Final = 32  # what a list needs beside its longest text


class ChoiceBox(QComboBox):
    """A list of (value, text). ``chosen`` is the user's choice from the open list, not each step of the arrow keys.

    ``settled`` tells that a choice stands: made in the open list, or stepped to and then left or confirmed by Enter.
    """

    chosen = Signal()
    settled = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stepping = False
        self._has_stepped = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in options:
            self.addItem(text, value)
        self.setItemDelegate(QStyledItemDelegate(self))  # the list of the style sheet, not the style's menu
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_EDGE)  # however narrow the box
        self.activated.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Step through the list, which Qt also tells as a choice; Enter confirms where one has come to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._has_stepped:
            self._settle()
            return
        self._is_stepping = True
        super().keyPressEvent(event)
        self._is_stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Left to the page: scrolling over a box must not choose something else."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was stepped to stands once the list is left."""
        super().focusOutEvent(event)
        if self._has_stepped and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow, of which the style has only a raised one beside a flat box."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        tip = QPointF(self.width() - _ARROW_MIDDLE, self.height() / 2 + _ARROW_HALF / 2)
        painter.drawPolyline([tip - QPointF(_ARROW_HALF, _ARROW_HALF), tip, tip + QPointF(_ARROW_HALF, -_ARROW_HALF)])
        painter.end()

    def _choose(self) -> None:
        if self._is_stepping:
            self._has_stepped = True
            return
        self.chosen.emit()
        self._settle()

    def _settle(self) -> None:
        self._has_stepped = False
        self.settled.emit()


def editor_for(column: Column, profile: Profile, parent: QWidget | None = None) -> ChoiceBox | QLineEdit:
    """A list where the field is one of a few values, else a line of text with an example of how to write it."""
    options = column.choices(profile)
    if options:
        return ChoiceBox(options, parent)
    line = QLineEdit(parent)
    line.setPlaceholderText(column.hint)
    line.setAlignment(Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft)
    return line


def typed_text(editor: QWidget) -> str:
    """The value an editor holds, as text that the use cases read."""
    match editor:
        case QComboBox():
            return str(editor.currentData() or "")
        case QPlainTextEdit():
            return editor.toPlainText()
        case QLineEdit():
            return editor.text()
    raise TypeError(f"{type(editor).__name__} is no editor of a field")


def show_text(editor: QWidget, text: str) -> None:
    """Put a value into an editor."""
    match editor:
        case QComboBox():
            if editor.findData(text) < 0 and editor.itemData(0) == "":
                editor.addItem(text, text)  # chosen when it was offered: only the user may take it away
            editor.setCurrentIndex(max(editor.findData(text), 0))
        case QPlainTextEdit():
            editor.setPlainText(text)
        case QLineEdit():
            editor.setText(text)
