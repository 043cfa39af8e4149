import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from pytestqt.qtbot import QtBot

from planner.ui.widgets.month_box import MonthBox, first_of, months_of

FEBRUARY = 12 * 2027 + 1


@pytest.fixture
def box(qtbot: QtBot) -> MonthBox:
    box = MonthBox("Month")
    qtbot.addWidget(box)
    box.setRange(12 * 2026, 12 * 2040)
    box.setValue(FEBRUARY)
    return box


def test_months_are_counted_both_ways() -> None:
    assert months_of(datetime.date(2027, 2, 28)) == FEBRUARY
    assert first_of(FEBRUARY) == datetime.date(2027, 2, 1)


def test_it_shows_a_month_and_steps_by_months(box: MonthBox, qtbot: QtBot) -> None:
    assert box.text() == "Feb 2027"
    qtbot.keyClick(box, Qt.Key.Key_Up)  # type: ignore[no-untyped-call]
    assert box.text() == "Mar 2027"
    assert box.month == datetime.date(2027, 3, 1)
    assert box.accessibleName() == "Month"


@pytest.mark.parametrize("text", ["2028-05", "May 2028", "may 2028"])
def test_a_month_can_be_typed(box: MonthBox, qtbot: QtBot, text: str) -> None:
    box.selectAll()
    qtbot.keyClicks(box, text)  # type: ignore[no-untyped-call]
    qtbot.keyClick(box, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert box.month == datetime.date(2028, 5, 1)


@pytest.mark.parametrize("text", ["soon", "2028-13", "Foo 2028", "1999-01"])
def test_what_is_no_month_of_the_range_changes_nothing(box: MonthBox, text: str) -> None:
    state, _, _ = box.validate(text, 0)
    assert state == QValidator.State.Intermediate
    if text != "1999-01":
        assert box.valueFromText(text) == FEBRUARY
