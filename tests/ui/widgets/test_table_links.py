from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.ui.dialogs.save_chart import TABLES
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.table_links import TableLinks
from tests.ui.written import settle_files

CELLS = (("Name", "Worth"), ("A, B", "+$3k"), ("Two\nlines", "−$1k"))


class Shown:
    """Links and their message on a widget."""

    def __init__(self, qtbot: QtBot, settings: Settings) -> None:
        self.part = QWidget()
        qtbot.addWidget(self.part)
        self.message = MessageBar()
        self.links = TableLinks("the catalogue", lambda: CELLS, settings, self.message)
        column = QVBoxLayout(self.part)
        column.addWidget(self.message)
        column.addWidget(self.links)
        self.part.show()


@pytest.fixture
def shown(qtbot: QtBot, settings: Settings) -> Shown:
    return Shown(qtbot, settings)


def test_a_table_is_copied_a_row_a_line(shown: Shown) -> None:
    shown.links.copy_link.click()
    assert QGuiApplication.clipboard().text() == "Name\tWorth\nA, B\t+$3k\nTwo lines\t−$1k"
    assert shown.message.text == "The table is on the clipboard."


def test_a_table_is_saved_as_csv(shown: Shown, tmp_path: Path) -> None:
    shown.links.save(tmp_path / "a.csv")
    settle_files()
    assert (tmp_path / "a.csv").read_bytes().decode() == 'Name,Worth\r\n"A, B",+$3k\r\n"Two\nlines",−$1k\r\n'
    assert shown.message.text == f"Saved {tmp_path / 'a.csv'}."


def test_a_failure_is_told(shown: Shown, tmp_path: Path) -> None:
    shown.links.save(tmp_path / "none" / "a.csv")
    settle_files()
    assert "could not be written" in shown.message.text


def test_only_a_table_is_offered_as_a_format(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    dialog = shown.links.ask_where()
    assert dialog.nameFilters() == list(TABLES.values())
    dialog.fileSelected.emit(str(tmp_path / "mine"))
    dialog.reject()
    settle_files()
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8").startswith("Name,Worth")


def test_the_key_for_copying_serves_a_part(shown: Shown) -> None:
    button = QPushButton("Check", shown.part)
    shown.links.serve(shown.part)
    (shortcut,) = shown.part.findChildren(QShortcut)
    button.setFocus()
    shortcut.activated.emit()
    assert QGuiApplication.clipboard().text().startswith("Name\tWorth")


def test_links_say_what_they_are_for(shown: Shown) -> None:
    assert shown.links.copy_link.accessibleName() == "Copy the catalogue for a spreadsheet"
    assert shown.links.save_link.accessibleName().startswith("Save the catalogue")
