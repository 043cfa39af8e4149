from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.widgets.status_line import StatusLine


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    return line


def texts(line: StatusLine) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel)]


def test_it_says_whether_all_is_saved_and_where(line: StatusLine) -> None:
    assert texts(line) == ["", "", ""]
    line.show_saved(Path("folder", "mine.career"))
    assert texts(line)[0] == "Saved"
    assert line.findChildren(QLabel)[0].toolTip() == str(Path("folder", "mine.career"))
    line.show_refused()
    assert texts(line)[0] == "Not saved"


def test_market_and_pack_are_named(line: StatusLine) -> None:
    assert line.pack_version == ""
    line.show_market("Market: OEWS")
    line.show_pack("2026.11")
    assert texts(line)[1:] == ["Market: OEWS", "Pack 2026.11"]
    assert line.pack_version == "2026.11"


def test_without_a_profile_the_pack_alone_is_told(line: StatusLine) -> None:
    line.show_saved(Path("mine.career"))
    line.show_market("Market: OEWS")
    line.show_pack("2026.11")
    line.forget_profile()
    assert texts(line) == ["", "", "Pack 2026.11"]
    assert line.findChildren(QLabel)[0].toolTip() == ""


def test_a_button_does_an_action_while_it_can_be_done(line: StatusLine, qtbot: QtBot) -> None:
    action = QAction("&Inspector", line)
    action.setShortcut(QKeySequence("Ctrl+I"))
    action.setToolTip("Show it")
    action.setEnabled(False)
    line.offer(action)
    (button,) = line.findChildren(QPushButton)
    assert (button.text(), button.toolTip(), button.isEnabled()) == ("Inspector", "Show it (Ctrl+I)", False)
    action.setEnabled(True)
    assert button.isEnabled()
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(action.triggered):
        button.click()
