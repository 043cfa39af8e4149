"""Errors nobody caught: told once, in full, without taking the program down."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from planner.domain.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from planner.ui.dialogs.error import ErrorDialog

_LOG = logging.getLogger(__name__)


class ErrorReporter(QObject):
    """Takes errors of every thread and tells them on the main thread.

    A ``UserError`` is told as a plain sentence, anything else in a dialog with the traceback. Errors that come while
    the dialog is open are added to it, so that a fault in painting does not open a hundred.
    """

    _raised = Signal(object, str)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._dialog: ErrorDialog | None = None
        self._box: QMessageBox | None = None
        self._earlier = (sys.excepthook, threading.excepthook)
        self._raised.connect(self._tell)

    def install(self) -> None:
        """From now on take what nobody catches, on the main thread and on others."""
        self._earlier = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = self._take_of_thread

    def uninstall(self) -> None:
        """Leave errors to whoever took them before."""
        sys.excepthook, threading.excepthook = self._earlier

    def report(self, error: BaseException) -> None:
        """Log and tell an error that somebody caught but cannot deal with; may be called on any thread."""
        text = "".join(traceback.format_exception(error))
        if isinstance(error, UserError):
            _LOG.info("told the user: %s", error)
        else:
            _LOG.error("unexpected error\n%s", text)
        self._raised.emit(error, text)

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def _take_of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)

    def _tell(self, error: BaseException, text: str) -> None:
        from planner.ui.dialogs.error import ErrorDialog, tell_user_error

        parent = QApplication.activeWindow()
        if isinstance(error, UserError):
            self._box = tell_user_error(error, parent)  # a box that nobody holds is gone at once
        elif self._dialog is not None:
            self._dialog.add(text)
        else:
            self._dialog = ErrorDialog(text, self._log_file, parent)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
