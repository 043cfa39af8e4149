from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.widgets.record_view import RecordView
from planner.workspace import edits
from tests.ui.widgets.conftest import Show

NAME, PROFICIENCY = range(2)


def test_every_kind_of_cell_can_be_painted(show: Show) -> None:
    for kind in (Skill, Role):
        view, _, _ = show(kind)
        view.setCurrentIndex(view.model().index(0, PROFICIENCY))
        picture = view.grab().toImage()
        colours = {picture.pixel(x, 45) for x in range(0, picture.width(), 2)}
        assert len(colours) > 2


def accents(view: RecordView, area: QRect) -> int:
    """How many pixels of an area of the table are quite of the accent colour."""
    image = view.viewport().grab(area).toImage()
    accent = view.palette().color(QPalette.ColorRole.Accent)
    return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def test_a_line_stands_around_the_cell_that_the_keyboard_is_on(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    view.setCurrentIndex(view.model().index(1, NAME))
    view.clearSelection()  # whose ground has that colour too, here
    there, elsewhere = (view.visualRect(view.model().index(row, NAME)) for row in (1, 2))
    assert accents(view, there) > 2 * there.width() * 0.8  # above and below the text, and at its sides
    assert accents(view, elsewhere) == 0
    after = view.window().findChild(QPushButton)
    assert isinstance(after, QPushButton)
    after.setFocus()
    qtbot.waitUntil(lambda: accents(view, there) == 0)


def test_a_proficiency_is_as_many_dots(show: Show) -> None:
    view, place, _ = show(Skill)
    view.setCurrentIndex(view.model().index(0, NAME))
    full = []
    for step in ("", "1", "3", "5"):
        changes = edits.set_field(place.session.profile, "s2", "proficiency", step)
        assert changes is not None
        place.history.push(changes)
        row = next(row for row in range(view.model().rowCount()) if view.model().index(row, NAME).data() == "Docker")
        full.append(accents(view, view.visualRect(view.model().index(row, PROFICIENCY))))
    none, one, three, five = full
    assert none == 0
    assert one > 0
    assert (three, five) == (3 * one, 5 * one)
    assert view.model().index(1, PROFICIENCY).data() == "5"  # which is not painted as well
