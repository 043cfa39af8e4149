from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui import actions

Factory = Callable[[QWidget], QAction]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    ("factory", "text", "keys"),
    [
        (actions.new_profile, "&New…", "Ctrl+N"),
        (actions.open_profile, "&Open…", "Ctrl+O"),
        (actions.open_sample, "Open &sample", ""),
        (actions.remove_sample, "&Remove sample", ""),
        (actions.save_copy, "Save a &copy…", "Ctrl+Shift+S"),
        (actions.quit_program, "&Quit", "Ctrl+Q"),
        (actions.undo, "&Undo", "Ctrl+Z"),
        (actions.redo, "&Redo", "Ctrl+Shift+Z"),
        (actions.keep_forecast, "&Keep this forecast…", "Ctrl+K"),
        (actions.forecast_journal, "Forecast &journal…", "Ctrl+J"),
        (actions.find_plan, "&Find a plan…", "Ctrl+Shift+F"),
        (actions.inspector, "&Inspector", "Ctrl+I"),
        (actions.guide, "&Guide", "F1"),
        (actions.why, "&Why am I seeing this?", "Shift+F1"),
        (actions.about, "&About Career Planner", ""),
    ],
)
def test_each_action_has_its_text_key_and_tip(factory: Factory, text: str, keys: str, parent: QWidget) -> None:
    action = factory(parent)
    assert action.text() == text
    assert QKeySequence(keys) in action.shortcuts() or not keys
    assert action.toolTip()
    assert action.parent() is parent


def test_delete_shows_its_key_but_leaves_it_to_the_tables(parent: QWidget) -> None:
    action = actions.delete(parent)
    assert action.text().endswith("\tDel")
    assert action.shortcuts() == []


def test_pages_are_numbered(parent: QWidget) -> None:
    action = actions.page(parent, "profile", "Profile", 1)
    assert action.shortcut() == QKeySequence("Ctrl+1")
    assert action.isCheckable()


@pytest.mark.parametrize(("choice", "text"), [("system", "As the &system"), ("light", "&Light"), ("dark", "&Dark")])
def test_colours_are_named(choice: str, text: str, parent: QWidget) -> None:
    action = actions.theme(parent, choice)
    assert (action.text(), action.data()) == (text, choice)


def test_tinting_gives_icons_to_those_that_have_one(parent: QWidget) -> None:
    undo, dark = actions.undo(parent), actions.theme(parent, "dark")
    assert undo.icon().isNull()
    actions.tint(parent, "#336699")
    assert not undo.icon().isNull()
    assert dark.icon().isNull()


def test_undo_names_what_it_would_take_back(parent: QWidget) -> None:
    action = actions.undo(parent)
    actions.fill_in(action, "&Undo", "R&D from 3 to 4", is_possible=True)
    assert action.text() == "&Undo: R&&D from 3 to 4"
    assert action.isEnabled()
    actions.fill_in(action, "&Undo", "", is_possible=False)
    assert action.text() == "&Undo"
    assert not action.isEnabled()
