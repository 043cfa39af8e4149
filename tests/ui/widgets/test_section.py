from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.ui.widgets.section import Section


def section(qtbot: QtBot, settings: Settings) -> tuple[Section, QPushButton]:
    made = Section("What & why", QLabel("because"), settings, "why")
    qtbot.addWidget(made)
    made.show()
    heading = made.findChild(QPushButton)
    assert isinstance(heading, QPushButton)
    return made, heading


def test_it_opens_and_closes_and_remembers(qtbot: QtBot, settings: Settings) -> None:
    made, heading = section(qtbot, settings)
    assert not made.is_open
    assert not made.body.isVisible()
    assert heading.accessibleName() == "What & why, closed"
    with qtbot.waitSignal(made.opened):
        QTest.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert made.body.isVisible()
    assert heading.text() == "▾  What && why"
    again, _ = section(qtbot, settings)
    assert again.is_open
    again.open()
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert not made.body.isVisible()
    assert settings.get("section_why", True) is False


def test_revealed_it_is_open_this_once(qtbot: QtBot, settings: Settings) -> None:
    made, heading = section(qtbot, settings)
    made.reveal()
    assert made.body.isVisible()
    assert heading.accessibleName() == "What & why, open"
    assert not section(qtbot, settings)[0].is_open
    with qtbot.waitSignal(made.closed):
        QTest.keyClick(heading, Qt.Key.Key_Space)
    assert not made.body.isVisible()


def test_without_settings_it_forgets(qtbot: QtBot) -> None:
    made = Section("Why", QLabel("because"), None, "why", is_open=True)
    qtbot.addWidget(made)
    assert made.is_open
    made.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert not made.is_open


def test_it_can_be_called_something_else(qtbot: QtBot, settings: Settings) -> None:
    made, heading = section(qtbot, settings)
    made.name("Assumed (3)")
    assert heading.text() == "▸  Assumed (3)"
