"""Asks for the numbers of the Plans page: with a few careers while a lever moves, with all once it rests."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.ui.background import LatestRunner
from planner.ui.pages.plans_question import Answer, Question, answer, is_same, markets_ahead, passing_steps
from planner.ui.turns import Turn

_SETTLE_MS: Final = 250
"""How long a lever rests before everything is worked out anew."""
_TURN_S: Final = 0.006


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
        self._steps: Iterator[Answer | None] = iter(())  # the last brings what passes by
        self._passed: Answer | None = None  # and is not shown yet
        self._passing = QTimer(self, singleShot=True, interval=0)
        self._turn = Turn(self._pass_on, self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._runner: LatestRunner[Question, Answer] = LatestRunner(answer, self)
        self._known: tuple[Answer, ...] = ()  # in the other markets
        self._ahead: LatestRunner[Answer, tuple[Answer, ...]] = LatestRunner(markets_ahead, self)
        self._passing.timeout.connect(self._pass_by)
        self._settling.timeout.connect(self._settle)
        self._runner.answered.connect(self._keep)
        self._ahead.answered.connect(self._know)
        for runner in (self._runner, self._ahead):
            runner.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come; where a lever is held, what it passes by."""
        is_settling = self._settling.isActive() and not self._is_held()
        is_passing = self._passing.isActive() or self._turn.is_waiting
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
        """Ask nothing that was to be asked, and show nothing that passes by."""
        self._passed = None
        self._passing.stop()
        self._turn.stop()
        self._settling.stop()

    def close(self) -> None:
        """End the worker; nothing is told any more."""
        self.forget()
        self._runner.close()
        self._ahead.close()

    def _pass_by(self) -> None:
        from planner.forecast.situation import NoEstimate

        if self._turn.is_waiting:
            return  # shown first: while the mouse moves there is a newer question each time
        last = self._last
        if last is None or isinstance(last.told, NoEstimate) or self._question is None or self._runner.is_busy:
            return  # the answer under way, or the one when the lever rests, will have it
        known = next((one for one in self._known if is_same(one.question, self._question)), None)
        if known is None:
            self._steps = passing_steps(self._question, last)
        else:
            self._steps = iter((replace(known, question=self._question),))
        self._pass_on()

    def _pass_on(self) -> None:
        """Show what was worked out, or work on for a while: both together would hold the window up."""
        passed, self._passed = self._passed, None
        if passed is not None:
            self.passed.emit(passed)
            if passed.question is not self._question:
                self._passing.start()
            return
        end = time.perf_counter() + _TURN_S
        for passed in self._steps:
            if passed is not None or time.perf_counter() > end:
                break
        self._passed = passed
        self._turn.start()

    def _settle(self) -> None:
        if self._is_held():
            self._settling.start()
        elif self._question is not None:
            self.ask(self._question)

    def _keep(self, answer: Answer) -> None:
        self._last, self._known = answer, ()
        self.answered.emit(answer)
        self._ahead.ask(answer)

    def _know(self, known: tuple[Answer, ...]) -> None:
        self._known = known
