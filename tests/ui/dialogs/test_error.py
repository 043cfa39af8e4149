from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.domain.errors import UserError
from planner.ui.dialogs.error import ErrorDialog, tell_user_error

LOG = Path("/home/ada/a log folder/career-planner.log")
TRACE = "Traceback (most recent call last):\n  File somewhere\nValueError: " + "much " * 200


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[ErrorDialog]:
    dialog = ErrorDialog(TRACE * 50, LOG)
    dialog.show()
    yield dialog
    if Shiboken.isValid(dialog):  # closing deletes it
        dialog.close()


def button(dialog: ErrorDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)


def test_it_fits_the_screen_however_long_the_text(dialog: ErrorDialog) -> None:
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    text = dialog.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.isReadOnly()
    assert text.verticalScrollBar().maximum() > 0


def test_it_says_what_happened_in_a_line_and_where_the_log_is(dialog: ErrorDialog) -> None:
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "This is a fault of the program: ValueError: much much" in said
    assert str(LOG) in said
    assert all(len(label.text()) < 300 for label in dialog.findChildren(QLabel))


def test_copy_copies_everything(dialog: ErrorDialog, qapp: QApplication) -> None:
    dialog.add("and another")
    button(dialog, "Copy").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Traceback")
    assert copied.endswith("\nand another")


def test_close_closes(dialog: ErrorDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished):
        button(dialog, "Close").click()


def test_without_a_text_it_still_says_something(qtbot: QtBot) -> None:
    dialog = ErrorDialog("  ", LOG)
    qtbot.addWidget(dialog)
    assert any("no details" in label.text() for label in dialog.findChildren(QLabel))


def test_text_of_the_user_is_never_taken_for_markup(qtbot: QtBot) -> None:
    box = tell_user_error(UserError("Title", "“<b>x</b>” is odd", "Write another"))
    qtbot.addWidget(box)
    assert box.text() == "Title: “<b>x</b>” is odd."
    assert box.textFormat().name == "PlainText"
