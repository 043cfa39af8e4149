"""Where Tab leads in a window, found by pressing it.

To ask Qt for the next in its chain would make that a child of the one before, for PySide.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_MOST: Final = 200


def tab_stops(window: QWidget, qtbot: QtBot) -> list[QWidget]:
    """The widgets of a shown window that Tab comes to, in their order, until it comes to one again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found: list[QWidget] = []
    while len(found) < _MOST:
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)  # type: ignore[no-untyped-call]
        stop = QApplication.focusWidget()
        if stop is None or stop in found:
            break
        found.append(stop)
    return found
