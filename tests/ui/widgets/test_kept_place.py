import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.ui.widgets.card import Card
from planner.ui.widgets.kept_place import click_what_came, keep_place, put_in_place


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    sheet.resize(300, 500)
    return sheet


def test_what_comes_has_the_place_that_was_kept(sheet: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(sheet)
    places = [keep_place(100), keep_place(50)]
    for place, share in zip(places, (3, 1), strict=True):
        column.addWidget(place, share)
    sheet.show()
    kept = [place.geometry() for place in places]
    assert kept[0].height() > 2 * kept[1].height()
    first, second = (Card("First", places[0]), Card("Second", places[1]))
    assert not first.isVisible()  # what is made while it is shown waits
    put_in_place(first)
    assert first.isVisible()
    assert first.geometry() == kept[0]
    assert (second.isVisible(), places[1].geometry()) == (False, kept[1])
    put_in_place(second)
    assert (column.count(), column.indexOf(first), column.indexOf(second)) == (2, 0, 1)
    assert [first.geometry(), second.geometry()] == kept
    qtbot.waitUntil(lambda: not any(Shiboken.isValid(place) for place in places))


def test_what_is_put_in_place_unseen_is_seen_with_the_rest(sheet: QWidget) -> None:
    column = QVBoxLayout(sheet)
    place = keep_place(100)
    column.addWidget(place)
    label = QLabel("here", place)
    put_in_place(label)
    assert not label.isVisible()
    sheet.show()
    assert label.isVisible()
    assert not place.isVisible()


def test_what_was_made_and_not_put_in_place_goes_with_it(sheet: QWidget) -> None:
    place = keep_place(100)
    QVBoxLayout(sheet).addWidget(place)
    label = QLabel("never", place)
    Shiboken.delete(place)
    assert not Shiboken.isValid(label)


def press_on(widget: QWidget, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> QMouseEvent:
    """A press in the middle of a widget, as its window hears of it."""
    place = widget.rect().center()
    window = widget.window()
    here, there = QPointF(widget.mapTo(window, place)), QPointF(widget.mapToGlobal(place))
    return QMouseEvent(QEvent.Type.MouseButtonPress, here, there, button, button, Qt.KeyboardModifier.NoModifier)


def test_a_click_reaches_what_came_and_brings_the_keyboard(sheet: QWidget) -> None:
    column = QVBoxLayout(sheet)
    line, button, label = QLineEdit("words"), QPushButton("Do"), QLabel("said")
    for each in (line, button, label):
        column.addWidget(each)
    sheet.show()
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("done"))
    click_what_came(sheet, press_on(button))
    assert (clicks, sheet.focusWidget(), button.isDown()) == (["done"], button, False)
    click_what_came(sheet, press_on(line))
    assert sheet.focusWidget() is line
    click_what_came(sheet, press_on(label))  # which takes no keyboard, nor does the sheet
    assert sheet.focusWidget() is line
    click_what_came(sheet, press_on(button, Qt.MouseButton.RightButton))
    assert (clicks, sheet.focusWidget()) == (["done"], line)


def test_a_click_on_nothing_is_one_on_nothing(sheet: QWidget) -> None:
    sheet.show()
    click_what_came(sheet, press_on(sheet))
    assert sheet.focusWidget() is None
