"""What is there is left alone while the window is used, and looked through when nobody looks."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.ui.garbage import GarbageWatch


class Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[GarbageWatch]:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    watch = GarbageWatch(application)
    yield watch
    watch.setParent(None)
    watch.deleteLater()
    gc.unfreeze()


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
    assert gc.isenabled()
    watch.deleteLater()
    gc.unfreeze()
    gc.collect()
    assert left() is None


def test_what_comes_later_is(watch: GarbageWatch) -> None:
    left = ring()
    gc.collect()
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
