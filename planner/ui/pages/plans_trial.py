"""An edit that is tried before it is made: what a held lever shows without storing it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.ui.history import History
from planner.workspace.session import Session

_SEEN_MS: Final = 100
"""How long an edit is shown before it is made: a chart is painted by then, and no hand has done anything else."""

Edit = Callable[[Profile], ChangeSet | None]


class PlansTrial(QObject):
    """``tried`` tells that another edit is tried, ``dropped`` that what was tried is given up; ``failed`` carries why
    an edit cannot be made.
    """

    tried = Signal()
    dropped = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self._changes: ChangeSet | None = None
        self._seen: Edit | None = None
        self._seeing = QTimer(self, singleShot=True, interval=_SEEN_MS)
        self._seeing.timeout.connect(self.make_seen)

    @property
    def profile(self) -> Profile:
        """The snapshot with what is tried."""
        profile = self._session.profile
        return profile if self._changes is None else self._changes.applied_to(profile)

    def try_out(self, edit: Edit) -> None:
        """Show what an edit would bring, without making it."""
        self._changes = edit(self._session.profile)
        self.tried.emit()

    def make_soon(self, edit: Edit) -> None:
        """Try an edit, and make it when what it brings is seen: both at once would hold the window up."""
        self.make_seen()
        self._seen = edit
        self._changes = edit(self._session.profile)
        self._seeing.start()

    def make_seen(self) -> None:
        """Make at once what was to be seen first, if anything."""
        seen, self._seen = self._seen, None
        self._seeing.stop()
        if seen is not None:
            self.make(seen)

    def make(self, edit: Edit) -> None:
        """Make an edit; what was tried before is forgotten."""
        was_tried = self._changes is not None
        self.forget()
        try:
            changes = edit(self._session.profile)
        except UserError as error:
            self.failed.emit(error)
            changes = None
        if changes is not None:
            self._history.push(changes)
        elif was_tried:
            self.dropped.emit()

    def forget(self) -> None:
        """Try nothing any more."""
        self._changes = None
