from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.turns import WORKING
from planner.ui.widgets.made_later import MadeLater
from tests.ui.tab_stops import tab_stops


class Maker(QWidget):
    """Makes three parts, by name; the last tells by its name what was made before it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []
        self.coming = MadeLater(self, self.parts())

    def parts(self) -> Iterator[Callable[[], object]]:
        for name in "ab":
            yield lambda name=name: self.made.append(name)  # type: ignore[misc]
        so_far = "".join(self.made)
        yield lambda: self.made.append(f"after {so_far}")


ALL = ["a", "b", "after ab"]


def make_one(maker: Maker) -> None:
    maker.coming.go_on()
    while not maker.made:
        QCoreApplication.processEvents()
    assert maker.made == ["a"]


@pytest.fixture
def maker(qtbot: QtBot) -> Maker:
    maker = Maker()
    qtbot.addWidget(maker)
    return maker


def test_parts_are_made_a_turn_each(maker: Maker) -> None:
    maker.coming.go_on()
    assert maker.made == []
    seen: list[list[str]] = []
    while maker.coming.is_waiting:
        QCoreApplication.processEvents()
        seen.append(list(maker.made))
    assert maker.made == ALL
    assert ["a"] in seen


def test_nothing_is_made_unasked(maker: Maker, qtbot: QtBot) -> None:
    qtbot.wait(1)
    assert (maker.made, maker.coming.is_waiting) == ([], False)


def test_what_was_stopped_goes_on_where_it_was(maker: Maker, qtbot: QtBot) -> None:
    make_one(maker)
    maker.coming.stop()
    qtbot.wait(1)
    assert maker.made == ["a"]
    maker.coming.go_on()
    qtbot.waitUntil(lambda: maker.made == ALL)


def test_what_is_left_can_be_made_at_once(maker: Maker, qtbot: QtBot) -> None:
    make_one(maker)
    maker.coming.finish()
    assert (maker.made, maker.coming.is_waiting) == (ALL, False)
    maker.coming.finish()
    maker.coming.go_on()
    qtbot.waitUntil(lambda: not maker.coming.is_waiting)
    assert maker.made == ALL


def test_out_of_sight_they_wait_for_the_threads(maker: Maker, qtbot: QtBot) -> None:
    WORKING.add(maker)
    maker.coming.go_on()
    qtbot.wait(30)  # several times round
    assert (maker.made, maker.coming.is_waiting) == ([], True)
    maker.show()
    qtbot.waitUntil(lambda: maker.made == ALL)
    WORKING.discard(maker)


def test_tab_goes_through_all_of_them_and_then_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page, beside, later = QWidget(window), QPushButton("beside", window), QPushButton("later")
    first = QPushButton("first", page)
    beside.move(0, 60)
    coming = MadeLater(page, [lambda: later.setParent(page), lambda: later.move(0, 30)])
    coming.finish()
    window.show()
    later.show()
    order = tab_stops(window, qtbot)
    assert order.index(later) == (order.index(first) + 1) % 3
