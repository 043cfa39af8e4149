"""A stack that paints what it shows once."""

from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.stack import Stack


class Counted(QLabel):
    """Counts how often it is painted."""

    n_paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.n_paints += 1
        super().paintEvent(event)


def page(inside: QWidget) -> QWidget:
    """A page whose content lies in a scroll area, as most pages have it."""
    whole, area, content = QWidget(), QScrollArea(), QWidget()
    QVBoxLayout(content).addWidget(inside)
    area.setWidgetResizable(True)
    area.setWidget(content)
    QVBoxLayout(whole).addWidget(area)
    return whole


def paints(qtbot: QtBot, stack: QStackedWidget) -> int:
    """How often a part of a page is painted when its page comes back."""
    label = Counted("a part")
    shown, other = page(label), page(QLabel("another"))
    for one in (shown, other):
        stack.addWidget(one)
    qtbot.addWidget(stack)
    with qtbot.waitExposed(stack):
        stack.show()
    stack.setCurrentWidget(other)
    qtbot.waitUntil(lambda: not label.isVisible())
    label.n_paints = 0
    stack.setCurrentWidget(shown)
    qtbot.waitUntil(lambda: label.n_paints > 0)
    return label.n_paints


def test_what_comes_is_painted_once(qtbot: QtBot) -> None:
    assert paints(qtbot, Stack()) == 1
    assert paints(qtbot, QStackedWidget()) == 2, "Qt's own paints once too: Stack is no longer needed"


def test_later_changes_are_painted_as_ever(qtbot: QtBot) -> None:
    stack, label = Stack(), Counted("a part")
    second = page(label)
    stack.addWidget(QLabel("first"))
    stack.addWidget(second)
    qtbot.addWidget(stack)
    stack.show()
    stack.setCurrentWidget(second)
    qtbot.waitUntil(lambda: label.n_paints > 0)
    assert stack.updatesEnabled()
    label.n_paints = 0
    label.setText("changed")
    qtbot.waitUntil(lambda: label.n_paints > 0)
    assert stack.currentIndex() == 1


class Switching(QWidget):
    """Shows another part of itself whenever it comes or goes, as a page does that finds nothing to tell of."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = QStackedLayout(self)
        self.parts = [Counted("one"), Counted("other")]
        for part in self.parts:
            self.inner.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.inner.setCurrentIndex(1)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.inner.setCurrentIndex(0)


def test_a_page_that_switches_when_it_comes_or_goes_is_painted(qtbot: QtBot) -> None:
    stack, page_, plain = Stack(), Switching(), Counted("plain")
    stack.addWidget(plain)
    stack.addWidget(page_)
    qtbot.addWidget(stack)
    with qtbot.waitExposed(stack):
        stack.show()
    for _ in range(2):
        stack.setCurrentWidget(page_)
        qtbot.waitUntil(lambda: page_.parts[1].n_paints > 0)
        assert page_.updatesEnabled()
        stack.setCurrentWidget(plain)
        assert page_.updatesEnabled()
        plain.n_paints = page_.parts[1].n_paints = 0
        qtbot.waitUntil(lambda: plain.n_paints > 0)
