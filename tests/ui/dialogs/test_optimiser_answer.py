import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.plan import ActionKind
from planner.ui.dialogs.optimiser_answer import EMPTY, OptimiserAnswer
from planner.ui.dialogs.optimiser_question import answer
from planner.ui.theme import Theme
from tests.ui.dialogs.test_optimiser_question import EXAM_AND_MOVE, asked, of


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, settings: Settings) -> OptimiserAnswer:
    shown = OptimiserAnswer(theme, settings)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_at_first_there_is_one_sentence(shown: OptimiserAnswer) -> None:
    assert shown.empty_sentence == EMPTY
    assert shown.sentence == ""
    assert not shown.add.isVisible()
    assert not shown.rivals.isVisible()


def test_an_answer_is_shown_with_all_its_parts(shown: OptimiserAnswer, qtbot: QtBot) -> None:
    found = answer(asked(of(*EXAM_AND_MOVE)))
    shown.show_answer(found)
    qtbot.waitUntil(lambda: not shown.is_filling)
    assert "worth +$" in shown.sentence
    assert shown.empty_sentence == ""
    assert shown.add.isVisible()
    assert shown.rivals.data is found.rivals
    assert found.timeline is not None
    assert shown.timeline.accessibleName() == found.timeline.spoken
    assert shown.steps.texts[0][1]  # months
    assert len(shown.reasons.texts) >= 3
    with qtbot.waitSignal(shown.plan_wanted):
        QTest.mouseClick(shown.add, Qt.MouseButton.LeftButton)


def test_where_nothing_is_best_there_is_no_plan_to_add(shown: OptimiserAnswer) -> None:
    shown.show_answer(answer(asked(of(ActionKind.TAKE_PRODUCTION))))
    assert shown.sentence.startswith("Doing nothing is best")
    assert not shown.add.isVisible()
    assert not shown.steps.isVisible()
    assert shown.rivals.isVisible()


def test_something_else_may_stand_in_the_place_of_an_answer(shown: OptimiserAnswer) -> None:
    shown.show_answer(answer(asked(of(*EXAM_AND_MOVE))))
    was_filling = shown.is_filling
    shown.show_nothing("Nothing to say.")
    assert (was_filling, shown.is_filling) == (True, False)
    assert shown.empty_sentence == "Nothing to say."
    assert not shown.add.isVisible()
    assert not shown.reasons.isVisible()
