import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain.compensation import Pay
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.models.columns import Column
from planner.ui.theme import Theme
from planner.ui.widgets.record_editors import ChoiceBox, editor_for, show_text, typed_text
from tests.strategies import profile_of
from tests.ui.workplace import CAREER

PROFILE = profile_of(*CAREER)


def test_what_is_typed_has_a_line(qtbot: QtBot) -> None:
    line = editor_for(Column(Pay, "base"), PROFILE)
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "148000 or 148k"
    assert line.alignment() == Qt.AlignmentFlag.AlignRight
    name = editor_for(Column(Skill, "name"), PROFILE)
    assert isinstance(name, QLineEdit)
    assert name.alignment() == Qt.AlignmentFlag.AlignLeft


def test_what_is_chosen_has_a_list_of_values(qtbot: QtBot) -> None:
    box = editor_for(Column(Role, "level"), PROFILE)
    assert isinstance(box, QComboBox)
    assert [box.itemData(number) for number in range(box.count())] == ["", "entry", "mid", "senior", "architect"]
    owner = editor_for(Column(Pay, "role_id"), PROFILE)
    assert isinstance(owner, QComboBox)
    assert (owner.itemText(0), owner.itemData(0)) == ("ML engineer, Cascade", "r2")


def test_the_wheel_scrolls_the_page_and_chooses_nothing(qtbot: QtBot) -> None:
    box = ChoiceBox((("a", "A"), ("b", "B")))
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, keys, phase, False)
    box.wheelEvent(turned)
    assert (box.currentData(), turned.isAccepted()) == ("a", False)
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("text", ["senior", ""])
def test_a_list_gives_back_the_value_it_was_given(qtbot: QtBot, text: str) -> None:
    box = editor_for(Column(Role, "level"), PROFILE)
    show_text(box, text)
    assert typed_text(box) == text


@pytest.mark.parametrize("text", ["Daily work\nsince 2019", "数据 café", ""])
def test_lines_give_back_every_character(qtbot: QtBot, text: str) -> None:
    for editor in (QLineEdit(), QPlainTextEdit()):
        show_text(editor, text)
        assert typed_text(editor) == text


def test_an_unknown_value_is_the_first_of_the_list(qtbot: QtBot) -> None:
    box = editor_for(Column(Pay, "role_id"), PROFILE)
    show_text(box, "gone")
    assert typed_text(box) == "r2"


def test_a_choice_that_is_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    box = editor_for(Column(Role, "pays_like", offered=("Data engineer", "Data scientist")), PROFILE)
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(row) for row in range(box.count())] == ["by title", "Data engineer", "Data scientist"]
    show_text(box, "Prompt engineer")
    assert typed_text(box) == "Prompt engineer"
    show_text(box, "")
    assert typed_text(box) == ""


def test_other_widgets_are_no_editors(qtbot: QtBot) -> None:
    with pytest.raises(TypeError, match="QLabel is no editor"):
        typed_text(QLabel())


def test_the_arrow_keys_step_and_only_the_open_list_chooses(qtbot: QtBot) -> None:
    box = editor_for(Column(Role, "level"), PROFILE)
    assert isinstance(box, ChoiceBox)
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.chosen):
        QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert typed_text(box) == "mid"
    with qtbot.waitSignal(box.chosen):
        box.activated.emit(3)  # as the open list does


def test_the_open_list_shows_every_text_however_narrow_the_box(qtbot: QtBot) -> None:
    box = editor_for(Column(Skill, "proficiency"), PROFILE)
    assert isinstance(box, ChoiceBox)
    longest = max(box.fontMetrics().horizontalAdvance(box.itemText(number)) for number in range(box.count()))
    assert box.view().minimumWidth() > longest


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_list_is_as_flat_as_a_line(qtbot: QtBot, theme: Theme, choice: str) -> None:
    theme.choose(choice)
    box = editor_for(Column(Role, "level"), PROFILE)
    qtbot.addWidget(box)
    box.setStyleSheet(theme.sheet)
    box.resize(120, 28)
    picture = box.grab().toImage()
    inside = {picture.pixelColor(60, row).name() for row in range(2, 26)}
    assert inside == {theme.palette.panel}
    arrow = {picture.pixelColor(column, row).name() for column in range(100, 116) for row in range(8, 20)}
    assert len(arrow) > 1
    theme.choose("system")
