"""Number boxes that change only when the user means them to."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

_WIDTH: Final = 104


class SteadyBox(QDoubleSpinBox):
    """A number box that the mouse wheel changes only while it has the focus, so that scrolling past it is harmless.

    Typing counts when it is finished, not with each digit.
    """

    def __init__(self, name: str, lowest: float, highest: float, decimals: int = 0, suffix: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDecimals(decimals)
        self.setRange(lowest, highest)
        self.setSuffix(suffix)
        self.setSingleStep(0.5 if decimals else 1)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Left to the page where the box has not the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
