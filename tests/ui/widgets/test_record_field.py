from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain.compensation import Pay
from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.domain.skill import Skill
from planner.ui.models.columns import Column
from planner.ui.widgets.record_field import RecordField


def field_of(qtbot: QtBot, kind: type[Record], attribute: str, text: str = "", name: str = "") -> RecordField:
    field = RecordField(Column(kind, attribute), Profile(), text, name)
    qtbot.addWidget(field)
    qtbot.addWidget(field.label)
    return field


def test_it_reads_what_is_typed(qtbot: QtBot) -> None:
    field = field_of(qtbot, Pay, "base", "148000")
    assert field.read() == Decimal(148000)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("150k")
    assert field.read() == Decimal(150000)
    assert field.is_changed
    field.show_text("150k")
    assert not field.is_changed


def test_it_raises_where_there_is_nothing_to_read(qtbot: QtBot) -> None:
    field = field_of(qtbot, Pay, "base", "lots")
    with pytest.raises(UserError, match="“lots” is not a number"):
        field.read()


def test_its_label_leads_to_the_editor(qtbot: QtBot) -> None:
    field = field_of(qtbot, Pay, "base", name="&Base pay")
    assert field.label.buddy() is field.editor
    assert field.label.text() == "&Base pay"
    assert field.editor.accessibleName() == "Base pay"
    assert field.focusProxy() is field.editor


def test_an_error_stands_under_it_until_it_is_taken_back(qtbot: QtBot) -> None:
    field = field_of(qtbot, Skill, "name")
    assert field.told == ""
    field.show_error(UserError("Skill", "it is empty", "Write at least one letter", "name"))
    assert field.told == "Skill: it is empty. Write at least one letter."
    assert field.editor.accessibleDescription() == field.told
    field.show_note("A quiet note.")
    assert field.told == "A quiet note."
    field.show_error(UserError("Skill", "it is empty", "Write at least one letter", "name"))
    field.forget_error()
    assert field.told == "A quiet note."
    field.show_note("")
    assert field.told == ""
    assert field.editor.accessibleDescription() == ""


def test_long_texts_have_lines_and_tab_leaves_them(qtbot: QtBot) -> None:
    field = field_of(qtbot, Skill, "evidence", "one\ntwo")
    assert isinstance(field.editor, QPlainTextEdit)
    assert field.editor.tabChangesFocus()
    assert field.read() == "one\ntwo"


def test_it_tells_when_the_user_has_finished(qtbot: QtBot) -> None:
    name = field_of(qtbot, Skill, "name")
    with qtbot.waitSignal(name.finished):
        QTest.keyClick(name.editor, Qt.Key.Key_Return)
