import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.ui.dialogs.ladder_line import LineDialog
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace import edits
from tests.advice.records import own


class Asked:
    """A dialog on the screen, what it was asked to make and what it saved."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: list[tuple[str, str]] = []
        self.saved: list[ChangeSet] = []
        self.dialog = LineDialog("Add line", "Senior at Acme", ["Delivery", "Design"], self.make, self.save)
        qtbot.addWidget(self.dialog)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.dialog.open()

    def make(self, aspect: str, text: str) -> ChangeSet:
        if not text:
            raise UserError("Line", "it is empty", "Write what is asked", "text")
        self.made.append((aspect, text))
        return edits.add(own("o", aspect=aspect, text=text))

    def save(self, changes: ChangeSet) -> None:
        self.saved.append(changes)


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot)


def test_a_line_is_saved_under_an_aspect_of_the_list_or_of_ones_own(asked: Asked) -> None:
    assert [asked.dialog.aspect.itemText(place) for place in range(2)] == ["Delivery", "Design"]
    line = asked.dialog.aspect.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Safety")
    asked.dialog.text.setPlainText("Leads a review.")
    asked.dialog.accept()
    assert asked.made == [("Safety", "Leads a review.")]
    assert len(asked.saved) == 1
    assert not asked.dialog.isVisible()


def test_what_is_wrong_is_told_and_the_dialog_stays(asked: Asked) -> None:
    asked.dialog.accept()
    bar = asked.dialog.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar.text == "Line: it is empty. Write what is asked."
    assert asked.dialog.isVisible()
    assert asked.saved == []


def test_it_starts_from_a_line_that_can_be_typed_over(asked: Asked) -> None:
    asked.dialog.fill("Design", "Signs designs off.")
    assert asked.dialog.aspect.currentText() == "Design"
    assert asked.dialog.text.textCursor().selectedText() == "Signs designs off."
    assert asked.dialog.windowTitle().startswith("Add line")
