"""From the session's listeners to a Qt signal."""

from PySide6.QtCore import QObject, Signal

from planner.workspace.session import Session


class Bridge(QObject):
    """Emits ``changed`` with the session's ``Applied`` after every change; on the main thread, as all changes are."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = session.subscribe(self.changed.emit)

    def close(self) -> None:
        """Stop listening; to be called once, before the session is closed."""
        self._unsubscribe()
