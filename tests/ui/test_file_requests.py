from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.base.folders import data_folder
from planner.base.settings import Settings
from planner.ui.file_requests import FileRequests


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def requests(window: QWidget, settings: Settings) -> FileRequests:
    return FileRequests(window, settings)


def chosen_in_advance(window: QWidget) -> list[str]:
    (dialog,) = window.findChildren(QFileDialog)
    selected = dialog.selectedFiles()
    dialog.reject()
    return selected


def test_dialogs_start_beside_the_open_profile_else_the_last_one_else_among_the_data(
    requests: FileRequests, settings: Settings, tmp_path: Path
) -> None:
    assert requests.folder == data_folder()
    (tmp_path / "recent").mkdir()
    settings.remember_recent(tmp_path / "recent" / "mine.career")
    assert requests.folder == tmp_path / "recent"
    requests.open_path = tmp_path / "open.career"
    assert requests.folder == tmp_path


def test_a_folder_that_is_gone_is_no_start(requests: FileRequests, settings: Settings, tmp_path: Path) -> None:
    settings.remember_recent(tmp_path / "gone" / "mine.career")
    assert requests.folder == data_folder()


def test_a_new_profile_is_given_a_free_name(requests: FileRequests, window: QWidget, tmp_path: Path) -> None:
    requests.open_path = tmp_path / "My career.career"
    requests.open_path.touch()
    requests.ask_for_new()
    assert chosen_in_advance(window) == [str(tmp_path / "My career 2.career")]


def test_a_copy_is_named_after_its_original(requests: FileRequests, window: QWidget, tmp_path: Path) -> None:
    requests.open_path = tmp_path / "Ann.career"
    requests.ask_for_copy()
    assert chosen_in_advance(window) == [str(tmp_path / "Ann copy.career")]


def test_without_a_profile_nothing_can_be_copied(requests: FileRequests, window: QWidget) -> None:
    requests.ask_for_copy()
    assert window.findChildren(QFileDialog) == []


def test_the_same_file_is_tried_again(requests: FileRequests, qtbot: QtBot, tmp_path: Path) -> None:
    requests.open(tmp_path / "bad.career")
    with qtbot.waitSignal(requests.open_requested) as asked, qtbot.assertNotEmitted(requests.retry_requested):
        requests.retry()
    assert asked.args == [tmp_path / "bad.career"]


def test_where_no_file_is_known_the_start_is_tried_again(requests: FileRequests, qtbot: QtBot) -> None:
    with qtbot.waitSignal(requests.retry_requested), qtbot.assertNotEmitted(requests.open_requested):
        requests.retry()


def test_a_file_to_be_made_is_not_tried_as_one_to_open(
    requests: FileRequests, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    requests.open(tmp_path / "bad.career")
    requests.ask_for_new()
    (dialog,) = window.findChildren(QFileDialog)
    with qtbot.waitSignal(requests.new_requested):
        dialog.fileSelected.emit(str(tmp_path / "new.career"))
    dialog.reject()
    with qtbot.waitSignal(requests.retry_requested):
        requests.retry()
