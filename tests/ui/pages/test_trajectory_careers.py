"""Careers where stillness is asked for: before the part is made, and while it plays."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.market.pack import load_pack
from planner.ui.pages.trajectory_careers import CareersPart
from planner.ui.pages.trajectory_question import Lives, Question, answer, lives
from planner.ui.theme import REDUCED_MOTION, Theme
from tests.ui.pages.test_trajectory import SAMPLE
from tests.ui.pages.test_trajectory_parts import TODAY


@pytest.fixture(scope="module")
def twenty() -> Lives:
    return lives(answer(Question(SAMPLE, load_pack(), TODAY, "base", is_real=True, is_equal_power=False)))


def button(part: QWidget, text: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if one.text() in (text, "Pause"))


def test_where_stillness_is_asked_for_there_is_only_stepping(
    qtbot: QtBot, settings: Settings, theme: Theme, twenty: Lives
) -> None:
    settings.set(REDUCED_MOTION, value=True)
    part = CareersPart(settings, theme)
    qtbot.addWidget(part)
    part.show_lives(twenty)
    part.show()
    assert not button(part, "Play").isVisible()
    button(part, "Next").click()
    assert part.data is not None
    assert part.data.shown == 1


def test_who_asks_for_stillness_while_it_plays_has_it_at_once(
    qtbot: QtBot, settings: Settings, theme: Theme, twenty: Lives
) -> None:
    part = CareersPart(settings, theme)
    qtbot.addWidget(part)
    part.show_lives(twenty)
    part.show()
    button(part, "Play").click()
    playing = [part.is_playing]
    theme.reduce_motion(is_still=True)
    playing.append(part.is_playing)
    assert playing == [True, False]
    assert not button(part, "Play").isVisible()
    theme.reduce_motion(is_still=False)
    assert button(part, "Play").isVisible()
