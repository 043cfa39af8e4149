import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.ui.dialogs.saving import SavingDialog, form_of
from planner.workspace import edits
from tests.ui.workplace import PYTHON


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


class Asked(SavingDialog):
    """A dialog whose edit, and what becomes of it, are given."""

    def __init__(self, qtbot: QtBot, made: ChangeSet | UserError | None, refusal: UserError | None = None) -> None:
        self.parent_ = QWidget()
        qtbot.addWidget(self.parent_)
        self.made, self.refusal = made, refusal
        self.handed: list[ChangeSet] = []
        super().__init__("Add something", self.take, self.parent_)
        self.lay_out([], form_of())
        self.results: list[int] = []
        self.finished.connect(self.results.append)

    def take(self, changes: ChangeSet) -> UserError | None:
        self.handed.append(changes)
        return self.refusal

    def changes(self) -> ChangeSet | None:
        if isinstance(self.made, UserError):
            raise self.made
        return self.made

    def said(self) -> list[str]:
        return [label.text() for label in self.findChildren(QLabel) if label.text()]


WRONG = UserError("Date", "it is empty", "Write one")
EDIT = edits.add(PYTHON)


def test_an_edit_is_handed_over_once_and_the_dialog_closes(qtbot: QtBot) -> None:
    dialog = Asked(qtbot, EDIT)
    dialog.accept()
    assert dialog.handed == [EDIT]
    assert dialog.results == [SavingDialog.DialogCode.Accepted]


def test_nothing_changed_is_not_saved_and_closes_all_the_same(qtbot: QtBot) -> None:
    dialog = Asked(qtbot, None)
    dialog.accept()
    assert dialog.handed == []
    assert dialog.results == [SavingDialog.DialogCode.Accepted]


@pytest.mark.parametrize(("made", "refusal", "handed"), [(WRONG, None, 0), (EDIT, WRONG, 1)])
def test_what_is_wrong_is_told_and_the_dialog_stays(
    qtbot: QtBot, made: ChangeSet | UserError, refusal: UserError | None, handed: int
) -> None:
    dialog = Asked(qtbot, made, refusal)
    dialog.accept()
    assert dialog.results == []
    assert dialog.said() == ["Date: it is empty. Write one."]
    assert len(dialog.handed) == handed


def test_cancel_saves_nothing(qtbot: QtBot) -> None:
    dialog = Asked(qtbot, EDIT)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Cancel").click()
    assert dialog.handed == []
    assert dialog.results == [SavingDialog.DialogCode.Rejected]
