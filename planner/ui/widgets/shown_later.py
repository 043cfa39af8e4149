"""Parts of a page that come a moment after it, so that it need not wait for them to be laid out and painted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from planner.ui.turns import Turns


class ShownLater(QObject):
    """Hides parts of a widget until that is first shown, and then brings them back, a turn each, into the room kept.

    For parts that nobody else hides.
    """

    def __init__(self, host: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__(host)
        self._parts = tuple(parts)
        self._turns = Turns(self)
        for part in self._parts:
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
        host.installEventFilter(self)

    def eventFilter(self, host: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin when the widget is shown; nothing is kept from it."""
        if event.type() == QEvent.Type.Show:
            host.removeEventFilter(self)
            self._turns.start(part.show for part in self._parts)
        return False
