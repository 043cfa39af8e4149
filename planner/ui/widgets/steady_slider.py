"""A slider that changes only when the user means it to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider


class SteadySlider(QSlider):
    """A horizontal slider that the mouse wheel moves only while it has the focus."""

    def __init__(self, name: str, lowest: int, highest: int, page_step: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setPageStep(page_step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Left to the page where the slider has not the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
