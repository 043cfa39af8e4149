"""The right edge: explains what the page shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.ui.widgets.stack import Stack

WIDTH = 292


class Inspector(QFrame):
    """Holds what the page has to explain, scrolling where it is long; ``dismissed`` asks to be put away."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "inspector")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Inspector")
        self._close = QPushButton("Close")
        self._close.setProperty("kind", "link")
        self._close.clicked.connect(self.dismissed)
        self._stack = Stack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._stack, 1)

    def show_content(self, content: QWidget | None) -> None:
        """Put the explanation of a page in place. It stays here until its page deletes it: Qt would style it anew each
        time it came back.
        """
        if content is not None:
            self._stack.setCurrentWidget(self._area_of(content) or self.put_in(content))
            content.show()

    def put_in(self, content: QWidget) -> QScrollArea:
        """Make room for the explanation of a page, and have it styled, before it is shown; to be done once for each."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        area.setWidget(content)
        content.destroyed.connect(area.deleteLater)
        return area

    def _area_of(self, content: QWidget) -> QScrollArea | None:
        areas = self._stack.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return next((area for area in areas if area.widget() is content), None)

    def set_drawer(self, *, is_drawer: bool) -> None:
        """As a drawer it lies over the page and can be closed by itself."""
        self._close.setVisible(is_drawer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape puts a drawer away."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
