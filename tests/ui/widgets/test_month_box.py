import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QValidator, QWheelEvent
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


def wheel(box: MonthBox) -> QWheelEvent:
    at, buttons, keys = QPointF(box.rect().center()), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QWheelEvent(at, at, QPoint(), QPoint(0, 120), buttons, keys, Qt.ScrollPhase.NoScrollPhase, False)


def test_months_are_counted_both_ways() -> None:
    assert months_of(datetime.date(2027, 2, 28)) == FEBRUARY
    assert first_of(FEBRUARY) == datetime.date(2027, 2, 1)


def test_it_shows_a_month_and_steps_by_months(box: MonthBox, qtbot: QtBot) -> None:
    assert box.text() == "Feb 2027"
    qtbot.keyClick(box, Qt.Key.Key_Up)  # type: ignore[no-untyped-call]
    assert box.text() == "Mar 2027"
    assert box.month == datetime.date(2027, 3, 1)
    assert box.accessibleName() == "Month"


def test_without_a_month_it_shows_none(qtbot: QtBot) -> None:
    box = MonthBox("Month")
    qtbot.addWidget(box)
    assert box.text() == ""
    box.setRange(12 * 2026, 12 * 2040)
    assert box.text() == "Jan 2026"


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


@pytest.mark.parametrize(("day", "months"), [((2026, 12, 31), 24323), ((2027, 1, 1), 24324), ((2027, 11, 30), 24334)])
def test_the_turn_of_the_year_is_one_month(day: tuple[int, int, int], months: int) -> None:
    assert months_of(datetime.date(*day)) == months
    assert first_of(months) == datetime.date(*day).replace(day=1)


@pytest.mark.parametrize("month", range(1, 13))
def test_what_it_shows_can_be_read_back(box: MonthBox, month: int) -> None:
    value = months_of(datetime.date(2030, month, 1))
    assert box.valueFromText(box.textFromValue(value)) == value


@pytest.mark.parametrize(("text", "month"), [(" 2028-5 ", 5), ("December 2028", 12), ("jAN 2028", 1)])
def test_blanks_cases_and_whole_names_do_not_matter(box: MonthBox, text: str, month: int) -> None:
    assert first_of(box.valueFromText(text)) == datetime.date(2028, month, 1)
    assert box.validate(text, 3) == (QValidator.State.Acceptable, text, 3)


@pytest.mark.parametrize(
    ("text", "is_in"), [("2026-01", True), ("2025-12", False), ("2040-01", True), ("2040-02", False)]
)
def test_the_ends_of_the_range_may_be_typed(box: MonthBox, text: str, is_in: bool) -> None:
    assert (box.validate(text, 0)[0] == QValidator.State.Acceptable) is is_in


def test_the_wheel_turns_it_only_where_the_keyboard_is(box: MonthBox, monkeypatch: pytest.MonkeyPatch) -> None:
    unused = wheel(box)
    box.wheelEvent(unused)
    assert (box.value(), unused.isAccepted()) == (FEBRUARY, False)
    monkeypatch.setattr(box, "hasFocus", lambda: True)
    box.wheelEvent(wheel(box))
    assert box.value() == FEBRUARY + 1
