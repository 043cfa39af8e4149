"""A window's place, kept and found again."""

import base64

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.ui.window_place import remember_place, restore_place


def test_it_comes_back_where_it_was(settings: Settings, qtbot: QtBot) -> None:
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(QRect(30, 40, 500, 400))
    remember_place(first, settings)
    restore_place(second, settings)
    assert second.geometry() == QRect(30, 40, 500, 400)


@pytest.mark.parametrize("kept", [None, "", "no geometry", base64.b64encode(b"other").decode()])
def test_without_a_place_it_has_its_usual_size(settings: Settings, qtbot: QtBot, kept: str | None) -> None:
    if kept is not None:
        settings.set("window_geometry", kept)
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_place(window, settings)
    room = window.screen().availableSize()
    assert window.width() == min(1280, room.width() - 16)
    assert window.height() == min(800, room.height() - 40)
