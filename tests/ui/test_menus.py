from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.palette import DARK
from planner.ui.menus import Menus
from planner.ui.pages.catalogue import ShownPage
from planner.ui.theme import Theme

PAGES = (("profile", "Profile"), ("trajectory", "Trajectory"))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def menus(window: QMainWindow) -> Menus:
    return Menus(window, PAGES)


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def mnemonics(menu: QMenu) -> list[str]:
    texts_with_letter = [text.replace("&&", "") for text in texts(menu) if "&" in text.replace("&&", "")]
    return [text[text.index("&") + 1].lower() for text in texts_with_letter]


def test_everything_has_its_place(menus: Menus, window: QMainWindow) -> None:
    bar = window.menuBar()
    assert [action.text() for action in bar.actions()] == ["&File", "&Edit", "&View", "&Help"]
    file, edit, view, help_ = (action.menu() for action in bar.actions())
    assert isinstance(file, QMenu)
    assert texts(file) == [
        "&New…", "&Open…", "Open recen&t", "Open &sample", "&Remove sample",
        "Save a &copy…", "&Keep this forecast…", "&Quit",
    ]  # fmt: skip
    assert isinstance(edit, QMenu)
    assert texts(edit) == ["&Undo", "&Redo", "&Delete\tDel", "Add to &plan…"]
    assert isinstance(view, QMenu)
    lines = ["&Inspector", "&Find a plan…", "Forecast &journal…", "&Colours", "Reduce &motion"]
    assert texts(view) == ["&Profile", "&Trajectory", *lines]
    assert isinstance(help_, QMenu)
    assert texts(help_) == ["&Guide", "&Why am I seeing this?", "&About Career Planner"]


def test_no_menu_has_one_letter_for_two_things(menus: Menus, window: QMainWindow) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        letters = mnemonics(menu)
        assert len(set(letters)) == len(letters) == len(texts(menu))


def test_no_two_actions_share_a_key(menus: Menus, window: QMainWindow) -> None:
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) > 8


def test_colours_are_ticked_and_changed(menus: Menus, theme: Theme) -> None:
    menus.follow_theme(theme)
    assert [action.isChecked() for action in menus.themes] == [True, False, False]
    menus.themes[2].trigger()
    assert theme.palette is DARK
    assert [action.isChecked() for action in menus.themes] == [False, False, True]


def test_stillness_is_ticked_asked_for_and_remembered(menus: Menus, theme: Theme, settings: Settings) -> None:
    menus.follow_theme(theme)
    assert not menus.motion.isChecked()
    told: list[bool] = []
    theme.motion_changed.connect(lambda: told.append(theme.is_still))
    menus.motion.trigger()
    menus.motion.trigger()
    assert told == [True, False]
    menus.motion.trigger()
    assert settings.get("reduced_motion", False) is True


def test_recent_profiles_are_those_that_are_still_there(menus: Menus, settings: Settings, tmp_path: Path) -> None:
    here, gone = tmp_path / "R&D.career", tmp_path / "gone.career"
    here.touch()
    settings.remember_recent(here)
    settings.remember_recent(gone)
    opened: list[Path] = []
    menus.follow_recent(settings, opened.append)
    menus.recent.aboutToShow.emit()
    assert texts(menus.recent) == ["R&&D"]
    menus.recent.actions()[0].trigger()
    assert opened == [here]


def test_without_recent_profiles_the_menu_says_so(menus: Menus, settings: Settings) -> None:
    menus.follow_recent(settings, lambda _: None)
    menus.recent.aboutToShow.emit()
    assert texts(menus.recent) == ["Nothing yet"]
    assert not menus.recent.actions()[0].isEnabled()


def test_without_a_profile_there_is_nothing_to_copy(menus: Menus) -> None:
    menus.allow_profile_actions(is_open=False)
    assert not menus.copy.isEnabled()
    assert not menus.remove_sample.isEnabled()
    assert not menus.inspector.isEnabled()
    assert not menus.pages["profile"].isEnabled()
    assert menus.open.isEnabled()
    menus.allow_profile_actions(is_open=True)
    assert menus.copy.isEnabled()


def test_what_a_page_shown_can_do_is_offered(menus: Menus, qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    menus.lead_to_pages(lambda _: None, lambda page, name: asked.append((page, name)))
    widget = QWidget()
    qtbot.addWidget(widget)
    menus.follow_page("profile", ShownPage(widget))
    assert not any(one.isEnabled() for one in (menus.plan, menus.delete, menus.inspector))
    commands = {"plan": lambda: None}
    menus.follow_page("trajectory", ShownPage(widget, widget, lambda: None, commands=commands))
    assert all(one.isEnabled() for one in (menus.plan, menus.delete, menus.inspector))
    assert menus.pages["trajectory"].isChecked()
    menus.plan.trigger()
    assert asked == [("trajectory", "plan")]
