import pytest
from pytestqt.qtbot import QtBot

from planner.advice.study_hour import STUDY_HOUR, StudyHour
from planner.domain.figures import Override
from planner.domain.profile import Record
from planner.ui.dialogs.study_hour import StudyHourLine
from tests.ui.workplace import Workplace, in_memory

USUAL = StudyHour(75.0, 75.0, "your base pay by the hour")
OWN = StudyHour(20.0, 75.0, "your own figure", is_own=True)


def line_of(qtbot: QtBot, *records: Record) -> tuple[StudyHourLine, Workplace]:
    place, _ = in_memory(*records)
    line = StudyHourLine(place.session, place.history)
    qtbot.addWidget(line)
    return line, place


def test_it_tells_the_hour_and_whether_it_can_be_reset(qtbot: QtBot) -> None:
    line, _ = line_of(qtbot)
    assert line.isHidden()
    line.show_hour(USUAL)
    assert line.label.text() == "An hour of study is counted at $75, your base pay by the hour."
    assert (line.isHidden(), line.reset.isHidden()) == (False, True)
    line.show_hour(OWN)
    assert not line.reset.isHidden()
    line.show_hour(None)
    assert line.isHidden()


def test_another_figure_is_asked_for_and_stored(qtbot: QtBot) -> None:
    line, place = line_of(qtbot)
    assert line.ask() is None
    line.show_hour(USUAL)
    dialog = line.ask()
    assert dialog is not None
    dialog.value_box.setText("20")
    dialog.accept()
    assert place.session.profile.overrides == {STUDY_HOUR: 20.0}
    place.history.undo()
    assert place.session.profile.overrides == {}


@pytest.mark.parametrize("hour", [None, USUAL])
def test_what_is_usual_already_is_not_taken_back(qtbot: QtBot, hour: StudyHour | None) -> None:
    line, place = line_of(qtbot)
    line.show_hour(hour)
    line.take_back()
    assert not place.history.can_undo


def test_the_usual_figure_comes_back(qtbot: QtBot) -> None:
    line, place = line_of(qtbot, Override(id=STUDY_HOUR, value=20.0))
    line.show_hour(OWN)
    line.reset.click()
    assert place.session.profile.overrides == {}
    place.history.undo()
    assert place.session.profile.overrides == {STUDY_HOUR: 20.0}
