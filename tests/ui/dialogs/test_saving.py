import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.saving import SavingDialog, form_of


def test_its_buttons_are_save_and_cancel(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SavingDialog("Add something", lambda _: None, parent)
    field = QLineEdit()
    dialog.lay_out([], form_of(("&Name", field), ("", QCheckBox("Yes"))))
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["&Save", "Cancel"]
    assert dialog.windowTitle() == "Add something – Career Planner"
    assert field.minimumHeight() == 28


def test_what_it_saves_is_said_by_those_who_use_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(NotImplementedError):
        SavingDialog("Add something", lambda _: None, parent).changes()
