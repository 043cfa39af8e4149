from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.charts.state_map import TILES, state_map_data
from planner.charts.trajectory import Origin
from planner.ui.theme import Theme
from planner.ui.widgets.state_map_view import StateMapView, neighbour

ORIGIN = Origin(currency="USD", money="today's dollars", place="", source="Examples", pack="2000", seed=None)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[StateMapView]:
    view = StateMapView(theme, QSize(620, 330))
    qtbot.addWidget(view)
    view.resize(620, 330)
    data = state_map_data({"WA": 1.2, "OR": 1.1}, against="all", origin=ORIGIN, meaning="Pay", selected="WA")
    view.show_data(data, data.spoken)
    view.show()
    qtbot.waitUntil(lambda: view.canvas is not None)
    yield view
    view.hide()


@pytest.mark.parametrize(
    ("key", "code"),
    [(Qt.Key.Key_Down, "OR"), (Qt.Key.Key_Right, "MT"), (Qt.Key.Key_Up, "AK")],
)
def test_arrow_keys_go_to_the_next_state(view: StateMapView, qtbot: QtBot, key: Qt.Key, code: str) -> None:
    with qtbot.waitSignal(view.state_chosen) as told:
        QTest.keyClick(view, key)
    assert told.args == [code]


def test_other_keys_and_the_edge_choose_nothing(view: StateMapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.state_chosen):
        QTest.keyClick(view, Qt.Key.Key_Left)
        QTest.keyClick(view, Qt.Key.Key_A)


def test_a_click_chooses_the_state_under_it(view: StateMapView, qtbot: QtBot) -> None:
    found: list[str] = []
    view.state_chosen.connect(found.append)
    for x in range(20, 620, 20):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 20))
    assert list(dict.fromkeys(found)) == ["AK", "ME"]


def test_before_there_is_a_map_nothing_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    view = StateMapView(theme, QSize(620, 330))
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.state_chosen):
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton)


def test_every_state_can_be_reached() -> None:
    reached, edge = {"WA"}, ["WA"]
    while edge:
        code = edge.pop()
        for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            other = neighbour(code, *step)
            if other is not None and other not in reached:
                reached.add(other)
                edge.append(other)
    assert reached == set(TILES)
