"""Charts, tables and documents that the user keeps, written beside the window: to draw one takes half a second."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import Shiboken

from planner.domain.errors import UserError
from planner.ui.jobs import Job, Jobs


class FileJobs(Jobs):
    """Writes one file after the other, and all that were asked for before the program ends."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.aboutToQuit.connect(self.close)


def write_beside(
    write: Callable[[Path], object],
    path: Path,
    teller: QObject,
    *,
    then: Callable[[], object],
    fail: Callable[[UserError], object],
) -> None:
    """Have a file written on a thread; ``then`` or ``fail`` is called on the main one, unless the teller is gone.

    ``write`` must use nothing of Qt, and what it writes must not change any more.
    """

    def is_told() -> bool:
        return Shiboken.isValid(teller)

    job = Job(
        begin=lambda: partial(write, path),
        then=lambda _: is_told() and then(),
        fail=lambda error: is_told() and fail(error),
        is_owed=True,
    )
    _jobs().ask(job)


def _jobs() -> FileJobs:
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(FileJobs) or FileJobs(application)
