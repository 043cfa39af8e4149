"""Number boxes that change only when the user means them to."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

_WIDTH: Final = 104
_ARROW_MIDDLE: Final = 10  # from the right edge
_ARROW_HALF: Final = 3
_ARROW_OFF: Final = 4  # from the middle line


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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrows, of which the style has only raised ones beside a flat box."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        for way in (-1, 1):
            tip = QPointF(self.width() - _ARROW_MIDDLE, self.height() / 2 + way * (_ARROW_OFF + _ARROW_HALF))
            sides = [tip + QPointF(side * _ARROW_HALF, -way * _ARROW_HALF) for side in (-1, 1)]
            painter.drawPolyline([sides[0], tip, sides[1]])
        painter.end()
