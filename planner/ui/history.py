"""Undo and redo: the only way from the window to the session, and the only ``QUndoCommand``."""

import weakref
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.domain.change import ChangeSet
from planner.domain.errors import UserError


class Store(Protocol):
    """What a history writes to: the session."""

    def apply(self, changes: ChangeSet) -> None:
        """Save the changes. Raises where they cannot be saved; then nothing has changed."""

    def require_writable(self) -> None:
        """Raise ``UserError`` where nothing can be saved now, because another program holds the file."""

    def reload(self) -> None:
        """Read everything from disk again. Raises ``UserError`` where that cannot be done."""


class History(QObject):
    """The edits of one open profile, each saved when it is made, taken back or made again.

    ``changed`` tells that what can be taken back or made again is another; ``failed`` carries the ``UserError`` of an
    edit, undo or redo that could not be saved.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._stack = QUndoStack(self)
        self._error: Exception | None = None

    @property
    def undo_text(self) -> str:
        """What an undo would take back ("Python from 3 to 4"); empty where there is nothing."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """What a redo would make again; empty where there is nothing."""
        return self._stack.redoText()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return self._stack.canRedo()

    def push(self, changes: ChangeSet) -> UserError | None:
        """Make and save an edit. Returns None when it is on disk, else what ``failed`` was told."""
        if not self.can_redo or self._is_free():  # Qt forgets what was taken back, also for an edit that is refused
            self._stack.push(_Command(changes, self._apply))
        return self._settled()

    def undo(self) -> UserError | None:
        """Take the last edit back.

        Where another program holds the file nothing happens. Where it cannot be saved, the profile is read from disk
        again and no edit before can be taken back either: they no longer start from what is there.
        """
        if self.can_undo and not self._is_free():
            return self._settled()
        self._stack.undo()
        if self._error is not None:
            self._start_anew()
        return self._settled()

    def redo(self) -> UserError | None:
        """Make again what was taken back; where that cannot be saved, it and what would follow it are forgotten.

        Where another program holds the file nothing happens.
        """
        if self.can_redo and not self._is_free():
            return self._settled()
        self._stack.redo()
        if self._error is not None:
            self._forget_redo()
        return self._settled()

    def clear(self) -> None:
        """Forget every edit; what they changed stays."""
        self._stack.clear()
        self.changed.emit()

    def _apply(self, changes: ChangeSet) -> bool:
        """Save, and whether that worked: an error must not pass through Qt, which would keep the command."""
        try:
            self._store.apply(changes)
        except Exception as error:  # told or raised again by _settled, outside of Qt's own code
            self._error = error
            return False
        return True

    def _is_free(self) -> bool:
        """Whether an edit can be saved; asked before Qt drops a command that fails, for that would be its last."""
        try:
            self._store.require_writable()
        except Exception as error:  # told or raised again by _settled
            self._error = error
            return False
        return True

    def _forget_redo(self) -> None:
        # What follows starts from the edit that failed. Qt drops it for any new command, also for one without effect.
        self._stack.push(_Command(ChangeSet("", ()), self._refuse))

    def _refuse(self, _: ChangeSet) -> bool:
        return False

    def _start_anew(self) -> None:
        self._stack.clear()
        try:
            self._store.reload()
        except UserError:
            return  # the same disk in the way twice; it is told once
        except Exception as error:
            self._error = error

    def _settled(self) -> UserError | None:
        """Tell what went wrong, if anything; a fault of the program is raised."""
        error, self._error = self._error, None
        self.changed.emit()
        if error is None:
            return None
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)
        return error


class _Command(QUndoCommand):
    """One edit. Qt calls ``redo`` when it is pushed as well; one that failed is obsolete and leaves the stack."""

    def __init__(self, changes: ChangeSet, apply: Callable[[ChangeSet], bool]) -> None:
        super().__init__(" ".join(changes.text.split()))  # Qt would take a line break for a second text
        self._changes = changes
        # A command that held its history would be garbage together with it, and Python would free the two in an order
        # in which Qt deletes the command twice.
        self._apply = weakref.WeakMethod(apply)

    def redo(self) -> None:
        """Make the edit."""
        self._save(self._changes)

    def undo(self) -> None:
        """Take it back."""
        self._save(self._changes.inverted())

    def _save(self, changes: ChangeSet) -> None:
        apply = self._apply()
        self.setObsolete(apply is None or not apply(changes))
