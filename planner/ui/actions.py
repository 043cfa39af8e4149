"""What the menus offer: one small factory for each action, with its text, shortcut, icon and tip.

Actions know no slot: the window connects them.
"""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.ui.icons import NAMES, icon

Key = QKeySequence.StandardKey


def new_profile(parent: QWidget) -> QAction:
    """Start an empty profile."""
    return _action(parent, "new", "&New…", Key.New, "Start an empty profile in a file of its own")


def open_profile(parent: QWidget) -> QAction:
    """Open a profile file."""
    return _action(parent, "open", "&Open…", Key.Open, "Open a profile file")


def open_sample(parent: QWidget) -> QAction:
    """Open the made-up profile."""
    return _action(parent, "sample", "Open &sample", None, "Open a made-up profile to try the program on")


def remove_sample(parent: QWidget) -> QAction:
    """Put the made-up profile away."""
    return _action(parent, "remove sample", "&Remove sample", None, "Put the sample away and start your own profile")


def save_copy(parent: QWidget) -> QAction:
    """Write a copy of the profile."""
    return _action(
        parent, "copy", "Save a &copy…", "Ctrl+Shift+S", "Write a whole copy of this profile to another file"
    )


def quit_program(parent: QWidget) -> QAction:
    """Leave the program."""
    action = _action(parent, "quit", "&Quit", "Ctrl+Q", "Close the program; everything is saved")
    action.setMenuRole(QAction.MenuRole.QuitRole)
    return action


def undo(parent: QWidget) -> QAction:
    """Take back the last edit."""
    return _action(parent, "undo", "&Undo", Key.Undo, "Take back the last edit")


def redo(parent: QWidget) -> QAction:
    """Make the edit that was taken back again."""
    return _action(parent, "redo", "&Redo", Key.Redo, "Make again what was taken back")


def delete(parent: QWidget) -> QAction:
    """Delete what is selected on the page."""
    # The key itself belongs to the tables: pressed anywhere else it must not delete what happens to be selected.
    return _action(parent, "delete", "&Delete\tDel", None, "Delete what is selected")


def add_to_plan(parent: QWidget) -> QAction:
    """Put what is chosen on the page into a plan."""
    return _action(parent, "plan", "Add to &plan…", "Ctrl+Shift+A", "Put what is chosen on the page into a plan")


def keep_forecast(parent: QWidget) -> QAction:
    """Keep the forecast as it stands."""
    return _action(parent, "keep", "&Keep this forecast…", "Ctrl+K", "Keep the forecast to compare it with what comes")


def forecast_journal(parent: QWidget) -> QAction:
    """Look at the forecasts kept."""
    return _action(parent, "journal", "Forecast &journal…", "Ctrl+J", "Compare kept forecasts with what really came")


def find_plan(parent: QWidget) -> QAction:
    """Have the best plan found."""
    tip = "Have the best sequence of actions found within hours, money and time"
    return _action(parent, "find", "&Find a plan…", "Ctrl+Shift+F", tip)


def page(parent: QWidget, key: str, title: str, number: int) -> QAction:
    """Show a page; Ctrl and its number."""
    action = _action(parent, key, f"&{title}", f"Ctrl+{number}", f"Show the page {title}")
    action.setCheckable(True)
    return action


def inspector(parent: QWidget) -> QAction:
    """Show or hide the inspector."""
    action = _action(parent, "inspector", "&Inspector", "Ctrl+I", "Show or hide what the numbers rest on")
    action.setCheckable(True)
    return action


def theme(parent: QWidget, choice: str) -> QAction:
    """Follow the system's colours, or be light or dark."""
    texts = {"system": "As the &system", "light": "&Light", "dark": "&Dark"}
    action = _action(parent, "", texts[choice], None, "Choose the colours of the window")
    action.setData(choice)
    action.setCheckable(True)
    return action


def reduce_motion(parent: QWidget) -> QAction:
    """Have nothing move by itself."""
    action = _action(parent, "", "Reduce &motion", None, "Let nothing move by itself, as where the system asks for it")
    action.setCheckable(True)
    return action


def guide(parent: QWidget) -> QAction:
    """Say how to begin."""
    return _action(parent, "guide", "&Guide", Key.HelpContents, "How to begin, in five steps")


def why(parent: QWidget) -> QAction:
    """Say what a figure or hint answers to."""
    return _action(parent, "why", "&Why am I seeing this?", Key.WhatsThis, "What is said of careers, and the evidence")


def about(parent: QWidget) -> QAction:
    """Say what this program is."""
    action = _action(parent, "about", "&About Career Planner", None, "Version, data and licence")
    action.setMenuRole(QAction.MenuRole.AboutRole)
    return action


def tint(parent: QWidget, colour: str) -> None:
    """Give the actions of a window their icons in a colour."""
    for action in parent.findChildren(QAction):
        if action.objectName() in NAMES:
            action.setIcon(icon(action.objectName(), colour))


def fill_in(action: QAction, verb: str, text: str, *, is_possible: bool) -> None:
    """Name what an undo or redo would do ("Undo: Python from 3 to 4")."""
    action.setText(f"{verb}: {text.replace('&', '&&')}" if text else verb)
    action.setEnabled(is_possible)


def _action(parent: QWidget, name: str, text: str, shortcut: Key | str | None, tip: str) -> QAction:
    action = QAction(parent)  # a text here, and Qt's icons would be loaded to see whether it is one
    action.setText(text)
    action.setObjectName(name)
    action.setToolTip(tip)
    if shortcut is not None:
        action.setShortcuts(
            [QKeySequence(shortcut)] if isinstance(shortcut, str) else QKeySequence.keyBindings(shortcut)
        )
    return action
