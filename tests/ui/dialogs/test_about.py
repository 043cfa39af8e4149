from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import VERSION
from planner.ui.dialogs.about import about_dialog, guide_dialog


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_about_names_version_data_and_licence(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = said(about_dialog(parent, "2026.11"))
    assert f"Career Planner {VERSION}" in text
    assert "pack 2026.11" in text
    assert "MIT" in text
    assert "No account, no network, no telemetry." in text


def test_about_can_be_asked_before_the_data_are_there(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert "pack not loaded" in said(about_dialog(parent, ""))


def test_the_guide_has_five_steps_and_can_be_closed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = guide_dialog(parent)
    dialog.open()
    assert dialog.windowTitle() == "Guide – Career Planner"
    assert [line[:2] for line in said(dialog).split("\n")[1:]] == ["1.", "2.", "3.", "4.", "5."]
    with qtbot.waitSignal(dialog.finished):
        dialog.findChild(QPushButton).click()  # type: ignore[union-attr]
