"""The bare reference for the first paint: a main window with nothing in it. Started as a process of its own."""

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from planner.app.trace import mark


class EmptyWindow(QMainWindow):
    """Says when it first paints."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing, and mark the time."""
        super().paintEvent(event)
        mark("first-paint")


application = QApplication([])
window = EmptyWindow()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
