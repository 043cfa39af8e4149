from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.skill import Skill
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordSearch, RecordTable
from planner.ui.widgets.record_view import RecordView
from planner.workspace import edits
from tests.ui.workplace import CAREER, Workplace, in_memory

NAME, PROFICIENCY = range(2)


@pytest.fixture
def place() -> Workplace:
    return in_memory(*CAREER)[0]


@pytest.fixture
def view(place: Workplace, qtbot: QtBot) -> Iterator[RecordView]:
    """The skills of a career in a window that has the keyboard, and a button below."""
    window = QWidget()
    table = RecordTable(table_columns(Skill), place.session, place.history, window)
    place.bridge.changed.connect(table.follow)
    view = RecordView(RecordSearch(table, window), "Skills", window)
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(QPushButton("After"))
    window.resize(800, 300)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    yield view
    window.close()


def accents(view: RecordView, row: int, column: int) -> int:
    """How many pixels of a cell are quite of the accent colour."""
    area: QRect = view.visualRect(view.model().index(row, column))
    image = view.viewport().grab(area).toImage()
    accent = view.palette().color(QPalette.ColorRole.Accent)
    return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def test_a_line_stands_around_the_cell_that_the_keyboard_is_on(view: RecordView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.model().index(1, NAME))
    view.clearSelection()  # whose ground has that colour too, without a style sheet
    width = view.visualRect(view.currentIndex()).width()
    assert accents(view, 1, NAME) > 2 * width * 0.8  # above and below the text, and at its sides
    assert accents(view, 2, NAME) == 0
    after = view.window().findChild(QPushButton)
    assert isinstance(after, QPushButton)
    after.setFocus()
    qtbot.waitUntil(lambda: accents(view, 1, NAME) == 0)


def test_a_proficiency_is_as_many_dots(view: RecordView, place: Workplace) -> None:
    view.setCurrentIndex(view.model().index(0, NAME))
    full = []
    for step in ("", "1", "3", "5"):
        changes = edits.set_field(place.session.profile, "s2", "proficiency", step)
        assert changes is not None
        place.history.push(changes)
        full.append(accents(view, 1, PROFICIENCY))
    none, one, three, five = full
    assert none == 0
    assert one > 0
    assert (three, five) == (3 * one, 5 * one)
    assert view.model().index(1, PROFICIENCY).data() == "5"  # which is not painted as well
