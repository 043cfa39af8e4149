import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.background import TURN_S, LatestRunner, load_aside
from planner.ui.turns import WORKING


class Gate:
    """Work that stands still until it is let go, and remembers what it was asked."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = threading.Event()
        self.asked: list[int] = []
        self.threads: set[int] = set()

    def __call__(self, question: int) -> int:
        self.asked.append(question)
        self.threads.add(threading.get_ident())
        self.begun.set()
        assert self.open.wait(10)
        if question < 0:
            raise ArithmeticError(f"{question} is below 0")
        return question * question


class Painted(QWidget):
    """Notes with every paint whether the work had begun."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate
        self.begun: list[bool] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        self.begun.append(self.gate.begun.is_set())


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def runner(qtbot: QtBot, gate: Gate) -> Iterator[LatestRunner[int, int]]:
    runner = LatestRunner(gate)
    yield runner
    gate.open.set()
    runner.close()


def test_an_answer_comes_back_on_the_main_thread(runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot) -> None:
    gate.open.set()
    heard: list[bool] = []
    runner.answered.connect(lambda _: heard.append(QThread.currentThread() is runner.thread()))
    with qtbot.waitSignal(runner.answered) as told:
        runner.ask(7)
    assert told.args == [49]
    assert heard == [True]
    assert threading.get_ident() not in gate.threads
    assert not runner.is_busy


def test_of_many_questions_only_the_newest_is_answered(
    runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot
) -> None:
    answers: list[int] = []
    runner.answered.connect(answers.append)
    runner.ask(1)
    qtbot.waitUntil(gate.begun.is_set)
    for question in range(2, 10):
        runner.ask(question)
    assert runner.is_busy
    with qtbot.waitSignal(runner.answered):
        gate.open.set()
    assert answers == [81]
    assert gate.asked == [1, 9]


def test_an_error_is_handed_over_not_raised(runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot) -> None:
    gate.open.set()
    with qtbot.waitSignal(runner.failed) as told:
        runner.ask(-1)
    assert str(told.args[0]) == "-1 is below 0"
    with qtbot.waitSignal(runner.answered) as told:
        runner.ask(3)
    assert told.args == [9]


def test_the_error_of_an_older_question_is_dropped(runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    runner.failed.connect(failures.append)
    runner.ask(-1)
    qtbot.waitUntil(gate.begun.is_set)
    runner.ask(2)
    with qtbot.waitSignal(runner.answered) as told:
        gate.open.set()
    assert told.args == [4]
    assert failures == []


def test_after_closing_nothing_is_handed_over_and_no_thread_is_left(
    runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot
) -> None:
    answers: list[int] = []
    runner.answered.connect(answers.append)
    runner.ask(1)
    runner.ask(2)
    gate.open.set()
    runner.close()
    runner.ask(3)
    qtbot.wait(1)  # whatever was on its way has now arrived
    assert answers == []
    assert gate.asked == []


def test_closing_waits_for_the_work_under_way(runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot) -> None:
    answers: list[int] = []
    runner.answered.connect(answers.append)
    runner.ask(1)
    qtbot.waitUntil(gate.begun.is_set)
    runner.ask(2)
    gate.open.set()
    runner.close()
    assert not runner.is_busy
    qtbot.wait(1)  # whatever was on its way has now arrived
    assert answers == []
    assert gate.asked == [1]


def test_the_window_has_its_turn_before_the_work_begins(
    runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot
) -> None:
    gate.open.set()
    painted = Painted(gate)
    qtbot.addWidget(painted)
    with qtbot.waitExposed(painted):
        painted.show()
    painted.begun.clear()
    painted.update()
    with qtbot.waitSignal(runner.answered):
        runner.ask(1)
        assert runner.is_busy
        runner.ask(2)
    assert painted.begun[0] is False
    assert gate.asked == [2]  # the first was never needed


def test_a_thread_that_works_gives_the_window_its_turn_soon(runner: LatestRunner[int, int]) -> None:
    assert not runner.is_busy
    assert sys.getswitchinterval() == pytest.approx(TURN_S)
    assert TURN_S < 0.005


def test_it_is_known_while_it_works_and_not_after(runner: LatestRunner[int, int], gate: Gate, qtbot: QtBot) -> None:
    assert runner not in WORKING
    runner.ask(1)
    assert runner in WORKING
    runner.ask(2)
    gate.open.set()
    with qtbot.waitSignal(runner.answered):
        assert runner in WORKING
    assert runner not in WORKING
    runner.ask(3)
    runner.close()
    assert runner not in WORKING


@pytest.mark.parametrize("is_failing", [False, True])
def test_what_is_loaded_aside_is_known_until_it_is_there(gate: Gate, qtbot: QtBot, is_failing: bool) -> None:
    before = len(WORKING)
    with qtbot.captureExceptions() as told:
        load_aside(lambda: gate(-1 if is_failing else 1))
        qtbot.waitUntil(gate.begun.is_set)
        assert len(WORKING) == before + 1
        gate.open.set()
        qtbot.waitUntil(lambda: len(WORKING) == before)
    assert threading.get_ident() not in gate.threads
    assert [str(error) for _, error, _ in told] == (["-1 is below 0"] if is_failing else [])
