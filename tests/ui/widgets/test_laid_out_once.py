import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.laid_out_once import laid_out_once


class Resizes(QObject):
    """Counts how often something was given another size."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.number = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.number += event.type() == QEvent.Type.Resize
        return False


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    QVBoxLayout(sheet).addWidget(QLabel("first"), 1)
    sheet.resize(200, 400)
    sheet.show()
    return sheet


def column_of(sheet: QWidget) -> QVBoxLayout:
    column = sheet.layout()
    assert isinstance(column, QVBoxLayout)
    return column


def add_labels(sheet: QWidget) -> None:
    for number in range(5):
        label = QLabel(f"Line {number}")
        column_of(sheet).addWidget(label)
        label.show()


def test_what_is_added_is_laid_out_once(sheet: QWidget) -> None:
    resizes = Resizes(sheet.findChildren(QLabel)[0])
    add_labels(sheet)
    assert resizes.number > 1
    resizes.number = 0
    with laid_out_once(column_of(sheet)):
        add_labels(sheet)
        assert resizes.number == 0
    assert resizes.number == 1
    tops = [label.y() for label in sheet.findChildren(QLabel)]
    assert tops == sorted(set(tops))


def test_after_a_failure_the_layout_works_again(sheet: QWidget) -> None:
    with pytest.raises(ArithmeticError), laid_out_once(column_of(sheet)):
        raise ArithmeticError
    assert column_of(sheet).isEnabled()
