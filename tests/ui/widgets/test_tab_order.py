from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.ui.widgets.tab_order import order_keys
from tests.ui.tab_stops import tab_stops


def named(parent: QWidget, name: str) -> QPushButton:
    """A button in a column of its parent."""
    button = QPushButton(name, parent)
    column = parent.layout() or QVBoxLayout(parent)
    column.addWidget(button)
    return button


def names(window: QWidget, qtbot: QtBot) -> list[str]:
    """The buttons in Tab's order, from the one before the page: it goes round."""
    found = [stop.text() for stop in tab_stops(window, qtbot) if isinstance(stop, QPushButton)]
    start = found.index("before")
    return found[start:] + found[:start]


def test_what_a_page_made_late_comes_with_the_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    before, page, inspector = QWidget(), QWidget(), QWidget()
    for part in (before, page, inspector):
        row.addWidget(part)
    named(before, "before")
    named(page, "first")
    named(inspector, "inspector")
    named(page, "late")
    inner = QScrollArea()
    column = page.layout()
    assert column is not None
    column.addWidget(inner)
    content = QWidget()
    named(content, "inside")
    inner.setWidget(content)
    window.show()
    assert names(window, qtbot) == ["before", "first", "inspector", "late", "inside"]
    order_keys(page)
    assert names(window, qtbot) == ["before", "first", "late", "inside", "inspector"]


def test_what_is_deleted_afterwards_takes_nothing_along(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [named(window, name) for name in "abc"]
    order_keys(window)
    Shiboken.delete(buttons[0])
    assert [Shiboken.isValid(button) for button in buttons] == [False, True, True]
    assert "children" not in Shiboken.dump(buttons[1])
