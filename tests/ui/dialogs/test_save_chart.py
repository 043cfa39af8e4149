from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.ui.dialogs.save_chart import FORMATS, ask_where_to_save


class Asked:
    """A dialog that is open, and what came of it."""

    def __init__(self, parent: QWidget, settings: Settings, ending: str = "") -> None:
        self.saved: list[Path] = []
        self.dialog: QFileDialog = ask_where_to_save(parent, settings, "trajectory", self.saved.append, ending)

    def choose(self, path: Path, name_filter: str = "") -> None:
        if name_filter:
            self.dialog.selectNameFilter(name_filter)
            self.dialog.filterSelected.emit(name_filter)
        self.dialog.fileSelected.emit(str(path))
        self.dialog.reject()


@pytest.fixture
def parent(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_it_proposes_a_picture_in_the_home_folder(parent: QWidget, settings: Settings, tmp_path: Path) -> None:
    asked = Asked(parent, settings)
    assert asked.dialog.nameFilters() == list(FORMATS.values())
    assert asked.dialog.selectedNameFilter() == FORMATS[".png"]
    assert asked.dialog.selectedFiles() == [str(tmp_path / "trajectory.png")]
    assert asked.dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    asked.choose(tmp_path / "a.png")
    assert asked.saved == [tmp_path / "a.png"]


def test_folder_and_format_are_remembered(parent: QWidget, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    folder.mkdir()
    Asked(parent, settings).choose(folder / "mine.pdf")
    again = Asked(parent, settings)
    assert again.dialog.directory().absolutePath() == str(folder)
    assert again.dialog.selectedNameFilter() == FORMATS[".pdf"]
    assert again.dialog.defaultSuffix() == "pdf"
    again.dialog.reject()


def test_a_name_without_a_known_ending_gets_that_of_the_format(
    parent: QWidget, settings: Settings, tmp_path: Path
) -> None:
    asked = Asked(parent, settings)
    asked.choose(tmp_path / "pay in 2031.final", FORMATS[".svg"])
    assert asked.saved == [tmp_path / "pay in 2031.final.svg"]


def test_an_ending_that_was_typed_counts_more_than_the_format(
    parent: QWidget, settings: Settings, tmp_path: Path
) -> None:
    asked = Asked(parent, settings)
    asked.choose(tmp_path / "numbers.CSV")
    assert asked.saved == [tmp_path / "numbers.CSV"]
    assert settings.get("chart_format", "") == ".csv"


def test_a_proposed_format_goes_before_the_remembered_one(parent: QWidget, settings: Settings) -> None:
    settings.set("chart_format", ".pdf")
    asked = Asked(parent, settings, ".csv")
    assert asked.dialog.selectedNameFilter() == FORMATS[".csv"]
    asked.dialog.reject()


@pytest.mark.parametrize("folder", ["/no/such/folder", ""])
def test_a_folder_that_is_gone_is_not_proposed(
    parent: QWidget, settings: Settings, tmp_path: Path, folder: str
) -> None:
    settings.set("chart_folder", folder)
    settings.set("chart_format", ".docx")
    asked = Asked(parent, settings)
    assert asked.dialog.directory().absolutePath() == str(tmp_path)
    assert asked.dialog.selectedNameFilter() == FORMATS[".png"]
    asked.dialog.reject()
