import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.widgets.steady_slider import SteadySlider


@pytest.fixture
def slider(qtbot: QtBot) -> SteadySlider:
    slider = SteadySlider("Pace", -40, 40, 5)
    qtbot.addWidget(slider)
    slider.show()
    return slider


def turn_wheel(slider: SteadySlider) -> None:
    middle = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        middle,
        slider.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, wheel)


def test_it_has_a_name_and_a_reach(slider: SteadySlider) -> None:
    assert slider.accessibleName() == "Pace"
    assert (slider.minimum(), slider.maximum(), slider.pageStep()) == (-40, 40, 5)


def test_scrolling_past_it_is_harmless(slider: SteadySlider) -> None:
    slider.clearFocus()
    turn_wheel(slider)
    assert slider.value() == 0


def test_with_the_focus_wheel_and_keys_move_it(slider: SteadySlider, qtbot: QtBot) -> None:
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    turn_wheel(slider)
    assert slider.value() > 0
    slider.setValue(0)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 1
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.value() == 6
