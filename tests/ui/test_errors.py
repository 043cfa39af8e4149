import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.ui.dialogs.error import ErrorDialog
from planner.ui.errors import ErrorReporter
from tests.conftest import ExpectLog

LOG = Path("/somewhere/career-planner.log")
TOLD = UserError("Base pay", "“abc” is not a number", "Write digits, for example 148000")


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[ErrorReporter]:
    reporter = ErrorReporter(LOG)
    yield reporter
    for window in dialogs():
        window.close()


def dialogs() -> list[QWidget]:
    kinds = (ErrorDialog, QMessageBox)
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, kinds) and window.isVisible()]


def fault() -> ZeroDivisionError:
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 // 0
    return caught.value


def test_a_fault_is_logged_and_shown_whole(reporter: ErrorReporter, expected_log: ExpectLog) -> None:
    expected_log("planner.ui.errors", "ZeroDivisionError")
    reporter.report(fault())
    (dialog,) = dialogs()
    assert isinstance(dialog, ErrorDialog)
    assert "Traceback" in dialog.text
    assert "in fault" in dialog.text


def test_a_second_fault_joins_the_first(reporter: ErrorReporter, expected_log: ExpectLog) -> None:
    expected_log("planner.ui.errors", "ZeroDivisionError")
    expected_log("planner.ui.errors", "KeyError")
    reporter.report(fault())
    reporter.report(KeyError("second"))
    (dialog,) = dialogs()
    assert isinstance(dialog, ErrorDialog)
    assert dialog.text.index("ZeroDivisionError") < dialog.text.index("KeyError: 'second'")


def test_when_the_dialog_is_closed_the_next_fault_opens_another(
    reporter: ErrorReporter, expected_log: ExpectLog
) -> None:
    expected_log("planner.ui.errors", "ZeroDivisionError")
    reporter.report(fault())
    dialogs()[0].close()
    assert dialogs() == []
    reporter.report(fault())
    assert len(dialogs()) == 1


def test_what_the_user_can_put_right_is_a_plain_sentence(
    reporter: ErrorReporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        reporter.report(TOLD)
    (box,) = dialogs()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Base pay: “abc” is not a number."
    assert box.informativeText() == "Write digits, for example 148000."
    assert "told the user" in caplog.text


def test_an_error_of_another_thread_is_shown_on_this_one(
    reporter: ErrorReporter, expected_log: ExpectLog, qtbot: QtBot
) -> None:
    expected_log("planner.ui.errors", "ZeroDivisionError")
    thread = threading.Thread(target=lambda: reporter.report(fault()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_installed_it_takes_what_nobody_catches_and_gives_the_place_back(
    reporter: ErrorReporter, expected_log: ExpectLog
) -> None:
    expected_log("planner.ui.errors", "ZeroDivisionError")
    before = sys.excepthook, threading.excepthook
    reporter.install()
    try:
        error = fault()
        sys.excepthook(type(error), error, error.__traceback__)
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
        threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))
    finally:
        reporter.uninstall()
    (dialog,) = dialogs()
    assert isinstance(dialog, ErrorDialog)
    assert dialog.text.count("Traceback") == 2
    assert (sys.excepthook, threading.excepthook) == before


def test_an_interrupt_from_the_terminal_leaves_quietly(
    reporter: ErrorReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: left.append(True))
    reporter.install()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        reporter.uninstall()
    assert left == [True]
    assert dialogs() == []
