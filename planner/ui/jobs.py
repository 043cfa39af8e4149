"""What takes longer than a window may stand still, done beside it: one job after the other."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner.domain.errors import UserError
from planner.ui.background import Task
from planner.ui.turns import WORKING

Found = TypeVar("Found")

_LOG = logging.getLogger(__name__)


def _nothing(_found: object) -> None:
    """Most of what a job finds needs no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Found]):
    """One job. All but the work itself is called on the main thread.

    ``begin`` hands back the work for the thread, None where there is nothing to do. ``then`` gets what was found,
    ``fail`` the error for the user, which ``begin`` may raise as well, and ``drop`` what was found when nobody waits
    for it any more. What ``is_owed`` is done although the window closes.
    """

    begin: Callable[[], Callable[[], Found] | None]
    then: Callable[[Found], object]
    fail: Callable[[UserError], object]
    drop: Callable[[Found], object] = _nothing
    is_owed: bool = False


class Jobs(QObject):
    """Does jobs on a thread of its own; each begins when all is done with what the one before found.

    An error that is none for the user is raised on the main thread.
    """

    _done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: deque[Job[Any]] = deque()
        self._job: Job[Any] | None = None
        self._outcome: list[tuple[Any, Exception | None]] = []  # none or one: what the thread found, and its error
        self._done.connect(self._receive)

    @property
    def is_busy(self) -> bool:
        """Whether anything is still to come."""
        return self._job is not None

    def ask(self, job: Job[Found]) -> None:
        """Have a job done after those that wait; at once where there are none."""
        self._waiting.append(job)
        if self._job is None:
            self._start_next()

    def close(self) -> None:
        """Return when the thread has ended and what is owed is done; nothing is handed over any more.

        What else waits is not done.
        """
        owed = [job for job in self._waiting if job.is_owed]
        self._waiting.clear()
        self._pool.waitForDone()
        WORKING.discard(self)
        job, self._job = self._job, None
        for found, error in self._outcome:
            if error is not None:
                _LOG.info("failed at the end: %s", error)
            elif job is not None:
                job.drop(found)
        self._outcome.clear()
        for job in owed:
            _do_at_the_end(job)

    def _start_next(self) -> None:
        self._job = None
        while self._waiting and self._job is None:
            job = self._waiting.popleft()
            try:
                work = job.begin()
            except UserError as error:
                job.fail(error)
                continue
            if work is not None:
                self._job = job
                WORKING.add(self)
                self._pool.start(Task(work, self._report))

    def _report(self, found: object, error: Exception | None) -> None:
        self._outcome.append((found, error))
        self._done.emit()

    def _receive(self) -> None:
        job = self._job
        if job is None or not self._outcome:  # closed since
            return
        WORKING.discard(self)
        found, error = self._outcome.pop()
        try:
            if isinstance(error, UserError):
                job.fail(error)
            elif error is not None:
                raise error
            else:
                job.then(found)
        finally:
            self._start_next()


def _do_at_the_end(job: Job[Any]) -> None:
    try:
        work = job.begin()
        if work is not None:
            job.drop(work())
    except UserError as error:  # there is no window any more to tell it
        _LOG.info("failed at the end: %s", error)
