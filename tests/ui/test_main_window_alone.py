"""The window while no profile is open or nothing is recorded: at the start, after a bad file, and where it stands."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.errors import ProfileUnusable
from planner.market.pack import Pack
from planner.ui.main_window import MainWindow
from planner.ui.pages.page_names import PAGES
from planner.ui.theme import Theme
from planner.ui.widgets.workbench import Workbench
from planner.workspace import edits
from tests.ui.workplace import ML_ENGINEER, in_memory


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_before_a_profile_is_open_it_says_what_it_does(window: MainWindow) -> None:
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Opening your profile…" in said
    assert not window.findChild(QAction, "copy").isEnabled()  # type: ignore[union-attr]
    window.show_page("profile")
    assert window.page == "trajectory"


def pressed(window: MainWindow, text: str) -> None:
    next(each for each in window.findChildren(QPushButton) if each.text() == text and each.isVisible()).click()


def test_the_same_file_can_be_tried_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    error = ProfileUnusable("Profile file x.career", "it is locked", "Close the other program")
    window.show_unusable(error)
    with qtbot.waitSignal(window.retry_requested):
        pressed(window, "Try again")
    window.show_unusable(error, tmp_path / "x.career")
    with qtbot.waitSignal(window.open_requested) as asked:
        pressed(window, "Try again")
    assert asked.args == [tmp_path / "x.career"]


def test_after_a_second_file_that_cannot_be_used_the_latest_is_told(
    window: MainWindow, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    settings.remember_recent(tmp_path / "first.career")
    window.show_unusable(ProfileUnusable("Profile file first.career", "it is damaged", "Open a copy"))
    pressed(window, "Open another profile…")
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.fileSelected.emit(str(tmp_path / "second.career"))
    dialog.reject()
    window.show_error(ProfileUnusable("Profile file second.career", "it is empty", "Open another"))
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Profile file second.career: it is empty. Open another." in said
    assert not any("first.career" in text for text in said)
    with qtbot.waitSignal(window.open_requested) as asked:
        pressed(window, "Try again")
    assert asked.args == [tmp_path / "second.career"]


def test_size_and_place_are_remembered(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    first = MainWindow(settings, theme)
    qtbot.addWidget(first)
    first.setGeometry(QRect(40, 50, 700, 500))
    first.show()
    with qtbot.waitSignal(first.closing):
        first.close()
    second = MainWindow(settings, theme)
    qtbot.addWidget(second)
    assert second.geometry() == QRect(40, 50, 700, 500)


def test_a_window_of_a_screen_that_is_gone_comes_back_into_sight(
    settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.setGeometry(9000, 9000, 700, 500)
    settings.set("window_geometry", base64.b64encode(elsewhere.saveGeometry().data()).decode())
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(window.frameGeometry())


def test_on_a_small_screen_the_first_window_is_no_larger(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    assert screen.width() < 1280, "the screen of these tests is a small one"
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


@pytest.mark.parametrize("remembered", ["no geometry", "", "AAAA", 7])
def test_a_geometry_that_is_none_is_left_aside(settings: Settings, theme: Theme, qtbot: QtBot, remembered: str) -> None:
    settings.set("window_geometry", remembered)
    settings.set("page", "no such page")
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    room = window.screen().availableSize() - QSize(16, 40)  # a frame goes around it
    assert window.size() == QSize(1280, 800).boundedTo(room)
    assert window.page == "trajectory"


def test_the_pages_of_an_empty_profile_are_painted_and_so_are_those_after_it_is_filled(
    window: MainWindow, qtbot: QtBot, pack: Pack
) -> None:
    place, _ = in_memory()
    window.show()
    window.show_workspace(place.session, place.history, place.bridge, pack)
    bench = window.findChild(Workbench)
    assert isinstance(bench, Workbench)
    qtbot.waitUntil(lambda: bench.pages.count() == len(PAGES) + 1, timeout=60_000)
    for records in ((), (ML_ENGINEER,)):
        if records:
            place.history.push(edits.add(*records))
        for key, _ in PAGES:
            window.show_page(key)
            shown = bench.pages.currentWidget()
            assert shown is not None
            assert shown.updatesEnabled(), key
    window.close()
