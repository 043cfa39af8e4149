"""Asks for the numbers of the Plans page: with a few careers while a lever moves, with all once it rests."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.ui.background import LatestRunner
from planner.ui.pages.plans_question import Answer, Question, answer, passing_answer
from planner.ui.turns import Turn

_SETTLE_MS: Final = 250
"""How long a lever rests before everything is worked out anew."""


class PlansAnswers(QObject):
    """``answered`` carries the answer to the newest question, ``passed`` one with fewer careers while a lever moves,
    ``failed`` what went wrong. ``is_held`` tells whether a lever is in the user's hand: then it does not rest.
    """

    answered = Signal(object)
    passed = Signal(object)
    failed = Signal(object)

    def __init__(self, is_held: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = is_held
        self._last: Answer | None = None
        self._question: Question | None = None
        self._passed: Answer | None = None
        self._passing = QTimer(self, singleShot=True, interval=0)
        self._showing = Turn(self._show_passed, self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._runner: LatestRunner[Question, Answer] = LatestRunner(answer, self)
        self._passing.timeout.connect(self._pass_by)
        self._settling.timeout.connect(self._settle)
        self._runner.answered.connect(self._keep)
        self._runner.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come; where a lever is held, what it passes by."""
        is_settling = self._settling.isActive() and not self._is_held()
        is_passing = self._passing.isActive() or self._showing.is_waiting
        return self._runner.is_busy or is_passing or is_settling

    def ask(self, question: Question) -> None:
        """Have a question answered in full."""
        self.forget()
        self._runner.ask(question)

    def try_out(self, question: Question) -> None:
        """Have a question answered at once with fewer careers, before anything else is done, and in full in a while."""
        self._question = question
        self._passing.start()
        self._settling.start()

    def forget(self) -> None:
        """Ask nothing that was to be asked."""
        self._passing.stop()
        self._showing.stop()
        self._settling.stop()

    def close(self) -> None:
        """End the worker; nothing is told any more."""
        self.forget()
        self._runner.close()

    def _pass_by(self) -> None:
        from planner.forecast.situation import NoEstimate

        last = self._last
        if last is None or isinstance(last.told, NoEstimate) or self._question is None or self._runner.is_busy:
            return  # the answer under way, or the one when the lever rests, will have it
        self._passed = passing_answer(self._question, last)
        self._showing.start()  # a turn of its own: both together would hold the window up

    def _show_passed(self) -> None:
        self.passed.emit(self._passed)

    def _settle(self) -> None:
        if self._is_held():
            self._settling.start()
        elif self._question is not None:
            self.ask(self._question)

    def _keep(self, answer: Answer) -> None:
        self._last = answer
        self.answered.emit(answer)
