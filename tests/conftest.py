"""What holds for every test: its own folders, no screen, and silence.

A test fails when it leaves a log record of WARNING or worse, a Python warning (pyproject.toml), a Qt message
(pyproject.toml), a window, a running thread, timer or animation behind, unless it expects it by name.
"""

import gc
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

# Before Qt is loaded: most tests have widgets and need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from planner.ui.garbage import collect_due
from tests.display import CHECKOUT, PATIENCE_S, Display, open_display

# One list of fonts for all tests and the programs they start: each would take seconds to make its own.
os.environ.setdefault("MPLCONFIGDIR", str(CHECKOUT / "output" / "matplotlib"))

ExpectLog: TypeAlias = Callable[[str, str], None]

# The same examples each time, so that a failure can be looked at again; "--hypothesis-profile=random" searches further.
# No clock decides: neither a deadline nor how long the examples took to make.
_UNTIMED = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("house", _UNTIMED, derandomize=True, database=None, max_examples=50)
hypothesis.settings.register_profile("random", _UNTIMED, max_examples=1000)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Have the list of fonts made before the first test, once for all processes, and be patient with busy machines."""
    gc.disable()  # as the window has it; each test looks for garbage at its end, on the main thread
    for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive):
        # Its own five seconds would time the machine.
        wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": round(PATIENCE_S * 1000)}
    if not Path(os.environ["MPLCONFIGDIR"]).exists():
        subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=True, capture_output=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests in a real window: they wait more than they work, and others work meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("window") is None)


def pytest_collection_finish() -> None:
    """Look through what all tests share no more: it is no garbage, and far more than any test makes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder under which the program keeps everything during this test, with a space in its name."""
    folder = tmp_path_factory.mktemp("home of a test", numbered=True)
    monkeypatch.setenv("CAREER_PLANNER_HOME", str(folder))
    return folder


class _LogWatch(logging.Handler):
    """Collects the records of WARNING and worse, and what is expected of them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def complaints(self) -> list[str]:
        """Records that nobody expected, and expectations that never came."""
        unmet = list(self.expected)
        found = []
        for record in self.records:
            met = next((one for one in self.expected if _is_expected(record, *one)), None)
            if met is None:
                found.append(f"unexpected log record: {record.levelname} {record.name}: {record.getMessage()}")
            elif met in unmet:
                unmet.remove(met)
        return found + [f"expected log record never came: {name}: {text}" for name, text in unmet]


def _is_expected(record: logging.LogRecord, name: str, text: str) -> bool:
    return record.name == name and text in record.getMessage()


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[_LogWatch]:
    watch = _LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    complaints = watch.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expected_log(_log_watch: _LogWatch) -> ExpectLog:
    """Call it with a logger's name and a part of the text: such records are wanted, and must come."""

    def expect(name: str, text: str) -> None:
        _log_watch.expected.append((name, text))

    return expect


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    threads = set(threading.enumerate())
    windows = set(_windows())
    yield
    collect_due()
    left = _left_behind(threads, windows)
    if left:
        gc.collect()  # a cycle of references is no leak
        left = _left_behind(threads, windows)
    if left:
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)


def _left_behind(threads: set[threading.Thread], windows: set[object]) -> list[str]:
    plain = [repr(thread) for thread in set(threading.enumerate()) - threads if not thread.daemon]
    if "PySide6.QtWidgets" not in sys.modules:
        return plain
    _finish_deletions()
    return plain + [repr(window) for window in set(_windows()) - windows] + [repr(thing) for thing in _busy_things()]


def _finish_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

    QThreadPool.globalInstance().waitForDone(1000)
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> list[object]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return list(QApplication.topLevelWidgets()) if QApplication.instance() is not None else []


def _busy_things() -> list[object]:
    """Qt objects made in Python that still do something by themselves."""
    from PySide6.QtCore import QAbstractAnimation, QThread, QThreadPool, QTimer
    from shiboken6 import Shiboken

    alive = Shiboken.getAllValidWrappers()
    timers = [thing for thing in alive if isinstance(thing, QTimer) and thing.isActive()]
    threads = [
        thing
        for thing in alive
        if isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread()
    ]
    pools = [thing for thing in alive if isinstance(thing, QThreadPool) and thing.activeThreadCount()]
    running = QAbstractAnimation.State.Running
    animations = [thing for thing in alive if isinstance(thing, QAbstractAnimation) and thing.state() == running]
    return [*timers, *threads, *pools, *animations]


@pytest.fixture
def display() -> Iterator[Display]:
    """A real screen of its own with a window manager; a test that uses it is marked ``window``."""
    with open_display() as screen:
        yield screen


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep a picture of the screen when a test in a real window fails."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    screen = getattr(item, "funcargs", {}).get("display")
    if call.when == "call" and report.failed and screen is not None:
        path = CHECKOUT / "output" / "failures" / f"{item.name}.png"
        screen.save_picture(path)
        report.sections.append(("screen", str(path)))
    return report  # type: ignore[return-value]
