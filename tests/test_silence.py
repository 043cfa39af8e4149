"""The watch that every test is under notices what it is meant to notice (tests/conftest.py)."""

import logging
import threading

import pytest
from PySide6.QtCore import QEventLoop, QPropertyAnimation, QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import conftest


def record(name: str, text: str, level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord(name, level, "file.py", 1, text, None, None)


def test_an_unexpected_record_is_a_complaint() -> None:
    watch = conftest._LogWatch()
    watch.handle(record("planner.storage", "the disk is full"))
    assert watch.complaints() == ["unexpected log record: WARNING planner.storage: the disk is full"]


def test_an_expected_record_is_none_however_often_it_comes() -> None:
    watch = conftest._LogWatch()
    watch.expected.append(("planner.storage", "disk is full"))
    watch.handle(record("planner.storage", "the disk is full"))
    watch.handle(record("planner.storage", "the disk is full again, disk is full"))
    assert watch.complaints() == []


def test_an_expected_record_that_never_comes_is_a_complaint() -> None:
    watch = conftest._LogWatch()
    watch.expected.append(("planner.storage", "disk"))
    assert watch.complaints() == ["expected log record never came: planner.storage: disk"]


def test_the_expectation_names_the_logger_too() -> None:
    watch = conftest._LogWatch()
    watch.expected.append(("planner.storage", "disk"))
    watch.handle(record("planner.market", "disk"))
    assert len(watch.complaints()) == 2


def test_the_fixture_takes_an_expectation(expected_log: conftest.ExpectLog, caplog: pytest.LogCaptureFixture) -> None:
    expected_log("planner.house", "wanted")
    logging.getLogger("planner.house").warning("this one is wanted")
    assert caplog.messages == ["this one is wanted"]


def test_a_running_timer_is_busy_until_stopped(qtbot: QtBot) -> None:
    timer = QTimer()
    timer.start(60_000)
    assert timer in conftest._busy_things()
    timer.stop()
    assert timer not in conftest._busy_things()


def test_a_running_thread_is_busy_and_the_main_one_is_not(qtbot: QtBot) -> None:
    assert QThread.currentThread() not in conftest._busy_things()
    thread = QThread()
    thread.start()
    assert thread in conftest._busy_things()
    thread.quit()
    assert thread.wait(5000)
    assert thread not in conftest._busy_things()


def test_a_running_animation_is_busy(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    animation = QPropertyAnimation(widget, b"windowOpacity")
    animation.setDuration(60_000)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.start()
    assert animation in conftest._busy_things()
    animation.stop()
    assert animation not in conftest._busy_things()


def test_a_forgotten_window_is_left_behind(qtbot: QtBot) -> None:
    before = set(conftest._windows())
    widget = QWidget()
    assert conftest._left_behind(set(threading.enumerate()), before) == [repr(widget)]
    widget.deleteLater()
    assert conftest._left_behind(set(threading.enumerate()), before) == []


def test_a_forgotten_python_thread_is_left_behind(qtbot: QtBot) -> None:
    threads, go_on = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=go_on.wait, name="forgotten")
    thread.start()
    (left,) = conftest._left_behind(threads, set(conftest._windows()))
    go_on.set()
    thread.join()
    assert "forgotten" in left


def test_the_event_loop_alone_is_silent(qtbot: QtBot) -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    assert loop.exec() == 0
    assert conftest._busy_things() == []
