from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.report.saving import WRITERS
from planner.ui.dialogs.save_document import FORMATS, ask_for_document


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def choose(dialog: QFileDialog, path: Path, ending: str = "html") -> None:
    dialog.selectNameFilter(FORMATS[ending])
    dialog.filterSelected.emit(FORMATS[ending])
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_what_can_be_chosen_can_be_written() -> None:
    assert {f".{ending}" for ending in FORMATS} == set(WRITERS)
    assert all(f"*.{ending}" in text for ending, text in FORMATS.items())


def test_it_proposes_a_page_in_the_folder_it_is_given(parent: QWidget, tmp_path: Path) -> None:
    dialog = ask_for_document(parent, tmp_path / "portfolio", lambda _: None)
    assert dialog.isVisible()
    assert dialog.selectedFiles() == [str(tmp_path / "portfolio.html")]
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "ending", "expected"),
    [
        ("mine.html", "html", "mine.html"),
        ("mine.MD", "html", "mine.MD"),
        ("mine 2.final", "md", "mine 2.final.md"),
        ("mine", "html", "mine.html"),
    ],
)
def test_a_name_always_has_a_known_ending(
    parent: QWidget, tmp_path: Path, name: str, ending: str, expected: str
) -> None:
    chosen: list[Path] = []
    choose(ask_for_document(parent, tmp_path / "portfolio", chosen.append), tmp_path / name, ending)
    assert chosen == [tmp_path / expected]


def test_the_ending_follows_the_format(parent: QWidget, tmp_path: Path) -> None:
    dialog = ask_for_document(parent, tmp_path / "portfolio", lambda _: None)
    assert dialog.defaultSuffix() == "html"
    dialog.selectNameFilter(FORMATS["md"])
    dialog.filterSelected.emit(FORMATS["md"])
    assert dialog.defaultSuffix() == "md"
    dialog.reject()
