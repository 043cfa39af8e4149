"""What is there is left alone while the window is used, and looked through when nobody looks; never on a worker."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.ui.background import LatestRunner
from planner.ui.garbage import GarbageWatch, collect_due


class Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _set_aside_again() -> Iterator[None]:
    """Afterwards what all tests share is looked through no more, as before."""
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[GarbageWatch]:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    watch = GarbageWatch(application)
    yield watch
    watch.setParent(None)
    watch.deleteLater()


def application_of(watch: GarbageWatch) -> QGuiApplication:
    application = watch.parent()
    assert isinstance(application, QGuiApplication)
    return application


def ring() -> "weakref.ref[Ring]":
    return weakref.ref(Ring())


def test_what_was_there_is_not_looked_through(qtbot: QtBot) -> None:
    left = ring()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    watch = GarbageWatch(application)
    gc.collect()
    assert left() is not None
    watch.deleteLater()
    gc.unfreeze()
    gc.collect()
    assert left() is None


def test_what_comes_later_is(watch: GarbageWatch) -> None:
    left = ring()
    gc.collect()
    assert left() is None


def make_rings(many: int) -> int:
    for _ in range(many):
        Ring()
    return threading.get_ident()


def test_a_worker_looks_for_none(qtbot: QtBot) -> None:
    gc.enable()  # as a program has it that says nothing
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    watch = GarbageWatch(application)
    freed_on: list[int] = []
    left = Ring()
    weakref.finalize(left, lambda: freed_on.append(threading.get_ident()))
    del left
    runner: LatestRunner[int, int] = LatestRunner(make_rings)
    with qtbot.waitSignal(runner.answered) as answered:
        runner.ask(20 * sum(gc.get_threshold()))
    runner.close()
    assert freed_on == []
    timer = watch.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()
    assert answered.args is not None
    assert freed_on == [threading.get_ident()] != answered.args
    watch.setParent(None)
    watch.deleteLater()


def look_when_much_was_made() -> None:
    kept = [Ring() for _ in range(2 * gc.get_threshold()[0])]
    collect_due()
    del kept


def test_what_is_young_is_looked_through_once_there_is_enough_of_it() -> None:
    gc.collect()
    left = ring()
    collect_due()
    assert left() is not None
    look_when_much_was_made()
    assert left() is None


def test_what_is_older_is_looked_through_less_often() -> None:
    gc.collect()
    aged = Ring()
    left = weakref.ref(aged)
    gc.collect(0)
    del aged
    for _ in range(gc.get_threshold()[1]):
        look_when_much_was_made()
        assert left() is not None
    look_when_much_was_made()
    assert left() is None


@pytest.mark.parametrize(
    ("state", "is_looked_for"),
    [
        (Qt.ApplicationState.ApplicationInactive, True),
        (Qt.ApplicationState.ApplicationHidden, True),
        (Qt.ApplicationState.ApplicationActive, False),
    ],
)
def test_everything_is_looked_through_when_another_program_is_used(
    watch: GarbageWatch, state: Qt.ApplicationState, is_looked_for: bool
) -> None:
    left = ring()
    gc.freeze()
    application_of(watch).applicationStateChanged.emit(state)
    assert (left() is None) is is_looked_for
    assert gc.get_freeze_count() > 0
