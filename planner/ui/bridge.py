"""From the session's listeners to a Qt signal, and to the parts of a page that follow only while they are looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.workspace.session import Applied, Session


class Bridge(QObject):
    """Emits ``changed`` with the session's ``Applied`` after every change; on the main thread, as all changes are."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = session.subscribe(self.changed.emit)

    def close(self) -> None:
        """Stop listening; to be called once, before the session is closed."""
        self._unsubscribe()


class Follower(QObject):
    """Tells of changes while a widget is on the screen. What it misses is told when it is shown, before it is painted.

    So an edit costs what is seen of it, and not what every page would make of it. Several missed changes are told as
    one ``Applied``. Belongs to the widget.
    """

    def __init__(self, bridge: Bridge, widget: QWidget, follow: Callable[[Applied], object]) -> None:
        super().__init__(widget)
        self._bridge = bridge
        self._widget = widget
        self._follow = follow
        self._missed: Applied | None = None
        bridge.changed.connect(self._hear)
        widget.installEventFilter(self)

    def stop(self) -> None:
        """Tell nothing any more; to be called once."""
        self._bridge.changed.disconnect(self._hear)
        self._missed = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Catch up when the widget is shown."""
        if event.type() == QEvent.Type.Show and self._missed is not None:
            missed, self._missed = self._missed, None
            self._follow(missed)
        return super().eventFilter(watched, event)

    def _hear(self, applied: Applied) -> None:
        if self._widget.isVisible():
            self._follow(applied)
        else:
            self._missed = applied if self._missed is None else self._missed.merged(applied)
