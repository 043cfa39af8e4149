"""Telling errors: a sentence for what the user can put right, everything for a fault of the program."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.ui.dialogs.title import PROGRAM, window_title

_WANTED: Final = QSize(640, 420)


def tell_user_error(error: UserError, parent: QWidget | None = None) -> QMessageBox:
    """Open a box with what the user can put right: field and reason above, the remedy below."""
    box = QMessageBox(QMessageBox.Icon.Warning, PROGRAM, f"{error.field}: {error.reason}.", parent=parent)
    box.setInformativeText(f"{error.remedy}.")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


class ErrorDialog(QDialog):
    """What happened, the whole traceback to copy, and where the log is; never larger than the screen."""

    def __init__(self, text: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName("Details of the error")
        column = QVBoxLayout(self)
        column.addWidget(_paragraph(f"This is a fault of the program: {_last_line(text)}"))
        column.addWidget(
            _paragraph("What you have entered is saved. You can go on, or close the program and start it.")
        )
        column.addWidget(self._text, 1)
        column.addWidget(_paragraph(f"Log file: {log_file}"))
        column.addWidget(self._buttons())
        self.resize(_fitting(self))

    def add(self, text: str) -> None:
        """Put a further error below the first."""
        self._text.appendPlainText(f"\n{text}")

    @property
    def text(self) -> str:
        """Everything that Copy copies."""
        return self._text.toPlainText()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        return buttons


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _last_line(text: str) -> str:
    line = text.strip().splitlines()[-1] if text.strip() else "no details"
    return line if len(line) <= 200 else f"{line[:199]}…"


def _fitting(widget: QWidget) -> QSize:
    room = widget.screen().availableGeometry().size()
    return _WANTED.boundedTo(QSize(room.width() * 9 // 10, room.height() * 9 // 10))
