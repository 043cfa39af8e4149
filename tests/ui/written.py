"""Waiting for the files that a page has written beside the window."""

from PySide6.QtCore import QCoreApplication, QEventLoop

from planner.ui.written_files import FileJobs


def settle_files() -> None:
    """Let the program work until every file is written and told."""
    application = QCoreApplication.instance()
    assert application is not None
    jobs = application.findChild(FileJobs)
    while jobs is not None and jobs.is_busy:  # its end wakes the loop
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
