"""Work off the main thread: the newest question wins, older answers are dropped."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from planner.ui.turns import WORKING, Turn

Question = TypeVar("Question")
Answer = TypeVar("Answer")

TURN_S: Final = 0.0005
"""How long a thread that works may keep the window waiting for Python; the first runner sets it for the whole process.

Every call into Qt gives Python away, and an edit makes some hundred: with Python's own 5 ms the window waited many
times longer for its turns than it worked.
"""


class LatestRunner(QObject, Generic[Question, Answer]):
    """Answers frozen questions one at a time on a thread of its own.

    A question waits while another is being answered, and until its turn comes: begun at once, the work would hold up
    what the window does next, such as to paint the edit that is asked about. A newer question takes the
    place of one that waits. An answer is handed over only if nothing newer has been asked: ``answered`` carries it,
    ``failed`` the exception; both arrive on the main thread.
    """

    answered = Signal(object)
    failed = Signal(object)
    _done = Signal(int, object, object)

    def __init__(self, work: Callable[[Question], Answer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._work = work
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked = 0
        self._is_busy = False
        self._is_closed = False
        self._waiting: list[Question] = []  # none or one
        self._turn = Turn(self._start, self)
        self._done.connect(self._receive)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_busy

    def ask(self, question: Question) -> None:
        """Have a question answered, and none that was asked before. After ``close`` nothing happens."""
        if self._is_closed:
            return
        self._asked += 1
        self._waiting = [question]
        if not self._is_busy:
            self._is_busy = True
            WORKING.add(self)
            self._turn.start()

    def close(self) -> None:
        """Drop what waits and return when the thread has ended; nothing is handed over any more."""
        self._is_closed = True
        self._turn.stop()
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
        self._is_busy = False
        WORKING.discard(self)

    def _start(self) -> None:
        self._pool.start(Task(partial(self._work, self._waiting.pop()), partial(self._done.emit, self._asked)))

    def _receive(self, number: int, answer: object, error: object) -> None:
        if self._is_closed:
            return
        self._is_busy = number != self._asked
        if self._is_busy:
            self._start()
        else:
            WORKING.discard(self)
            self._hand_over(answer, error)

    def _hand_over(self, answer: object, error: object) -> None:
        if error is None:
            self.answered.emit(answer)
        else:
            self.failed.emit(error)


class Task(QRunnable, Generic[Answer]):
    """Work on a thread of a pool; ``report`` is called there with the answer, or with None and the exception."""

    def __init__(self, work: Callable[[], Answer], report: Callable[[Answer | None, Exception | None], object]) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        """Do it."""
        # Whatever goes wrong here would end in the excepthook of this thread, where nothing may be shown.
        try:
            answer = self._work()
        except Exception as error:  # handed to the main thread
            self._report(None, error)
        else:
            self._report(answer, None)


def load_aside(load: Callable[[], object]) -> None:
    """Have something loaded on a thread before anybody asks for it; nobody is told when it is there."""

    def work() -> None:
        try:
            load()
        finally:
            WORKING.discard(work)

    WORKING.add(work)
    QThreadPool.globalInstance().start(work)
