from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.profile_files import ask_for_copy, ask_for_new, ask_to_open

Ask = Callable[[QWidget, Path, Callable[[Path], None]], QFileDialog]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("ask", [ask_to_open, ask_for_new, ask_for_copy])
def test_it_opens_at_once_and_hands_over_what_is_chosen(ask: Ask, parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask(parent, tmp_path if ask is ask_to_open else tmp_path / "new.career", chosen.append)
    assert dialog.isVisible()
    assert dialog.windowTitle().endswith(" – Career Planner")
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert "*.career" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(tmp_path / "mine.career"))
    dialog.reject()
    assert chosen == [tmp_path / "mine.career"]


@pytest.mark.parametrize("ask", [ask_for_new, ask_for_copy])
def test_new_files_get_our_ending(ask: Ask, parent: QWidget, tmp_path: Path) -> None:
    dialog = ask(parent, tmp_path / "mine 2.career", lambda _: None)
    assert dialog.selectedFiles() == [str(tmp_path / "mine 2.career")]
    assert dialog.defaultSuffix() == "career"
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_only_a_copy_asks_before_it_replaces(parent: QWidget, tmp_path: Path) -> None:
    new, copy = (ask(parent, tmp_path / "x.career", lambda _: None) for ask in (ask_for_new, ask_for_copy))
    without_asking = QFileDialog.Option.DontConfirmOverwrite
    assert new.testOption(without_asking)
    assert not copy.testOption(without_asking)
    new.reject()
    copy.reject()


def test_any_file_can_be_opened_that_exists(parent: QWidget, tmp_path: Path) -> None:
    dialog = ask_to_open(parent, tmp_path, lambda _: None)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters()[1] == "All files (*)"
    dialog.reject()
