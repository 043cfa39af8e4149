"""The room between menu and status bar: sidebar, page, inspector."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.sidebar import Sidebar
from planner.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from planner.ui.widgets.inspector import Inspector

DRAWER_BELOW = 1100
"""Below this width, in pixels, the inspector lies over the page instead of beside it."""


class Workbench(QWidget):
    """Places the three; the inspector beside the page where there is room, else as a drawer over its right edge.

    ``bars`` is the room above the page for sentences that concern all of them.
    ``inspector_moved`` tells whether the inspector can now be seen.
    """

    inspector_moved = Signal(bool)

    def __init__(self, sidebar: Sidebar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._middle = QWidget(self)
        self.pages = Stack()
        self.bars = QVBoxLayout()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.bars)
        column.addWidget(self.pages, 1)
        self._inspector: Inspector | None = None
        self._sidebar = sidebar
        self._sidebar.setParent(self)
        self._is_wanted = True
        self._is_drawer = False
        self._is_pulled = False
        self._has_content = False
        self.setMinimumSize(560, 320)

    @property
    def is_inspector_wanted(self) -> bool:
        """Whether the user wants the inspector where there is room for it."""
        return self._is_wanted

    @property
    def is_inspector_shown(self) -> bool:
        """Whether the inspector can be seen."""
        return self._has_content and (self._is_pulled if self._is_drawer else self._is_wanted)

    @property
    def inspector(self) -> "Inspector":
        """The inspector, built when there is first something to explain, which is after the first paint."""
        if self._inspector is None:
            from planner.ui.widgets.inspector import Inspector

            self._inspector = Inspector(self)
            self._inspector.hide()
            self._inspector.dismissed.connect(lambda: self.set_inspector(is_shown=False))
        return self._inspector

    def set_inspector(self, *, is_shown: bool) -> None:
        """Show or hide the inspector. Pulling a drawer does not change what is wanted where there is room."""
        if self._is_drawer:
            self._is_pulled = is_shown
        else:
            self._is_wanted = is_shown
        self._arrange()

    def show_page(self, page: QWidget, content: QWidget | None) -> None:
        """Put a page in front, with what it has to explain."""
        if page is self.pages.currentWidget():
            self.explain(content)
            return
        # The page that goes must not be laid out beside the inspector of the other, nor the other beside this one's.
        layout = self.pages.layout()
        assert layout is not None
        layout.setEnabled(False)
        self.explain(content)
        layout.setEnabled(True)
        self.pages.setCurrentWidget(page)

    def explain(self, content: QWidget | None) -> None:
        """Give the inspector what the page has to explain; without it the page has the whole width."""
        self._has_content = content is not None
        if content is not None or self._inspector is not None:
            self.inspector.show_content(content)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place everything anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height, left = self.width(), self.height(), self._sidebar.width()
        is_drawer = width < DRAWER_BELOW
        if is_drawer != self._is_drawer:
            self._is_drawer, self._is_pulled = is_drawer, False
        beside = 0
        if self._inspector is not None:
            self._place(self._inspector)
            beside = self._inspector.width() if self.is_inspector_shown and not is_drawer else 0
        self._sidebar.setGeometry(0, 0, left, height)
        self._middle.setGeometry(left, 0, width - left - beside, height)
        self.inspector_moved.emit(self.is_inspector_shown)

    def _place(self, inspector: "Inspector") -> None:
        is_shown = self.is_inspector_shown
        inspector.setGeometry(self.width() - inspector.width(), 0, inspector.width(), self.height())
        inspector.set_drawer(is_drawer=self._is_drawer)
        inspector.raise_()
        if inspector.isHidden() == is_shown:
            inspector.setVisible(is_shown)
