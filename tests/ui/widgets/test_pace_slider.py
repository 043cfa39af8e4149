import pytest
from pytestqt.qtbot import QtBot

from planner.ui.widgets.pace_slider import PaceSlider


@pytest.fixture
def slider(qtbot: QtBot) -> PaceSlider:
    slider = PaceSlider()
    qtbot.addWidget(slider)
    return slider


def test_it_runs_from_half_over_as_now_to_double(slider: PaceSlider) -> None:
    assert slider.pace == 1.0
    slider.setValue(slider.minimum())
    assert slider.pace == 0.5
    slider.setValue(slider.maximum())
    assert slider.pace == 2.0
    assert slider.accessibleName() == "Pace of promotions"


def test_a_pace_is_shown_at_the_nearest_step(slider: PaceSlider) -> None:
    for step in range(slider.minimum(), slider.maximum() + 1):
        slider.setValue(step)
        pace = slider.pace
        slider.setValue(0)
        slider.show_pace(pace)
        assert slider.value() == step
    slider.show_pace(1.001)
    assert slider.value() == 0
