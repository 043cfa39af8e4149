import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.shown_later import ShownLater


class Host(QWidget):
    """Three labels, of which the lower two come later."""

    def __init__(self) -> None:
        super().__init__()
        self.labels = [QLabel(text) for text in "abc"]
        column = QVBoxLayout(self)
        for label in self.labels:
            column.addWidget(label)
        self.later = ShownLater(self, self.labels[1:])

    def seen(self) -> str:
        return "".join(label.text() for label in self.labels if label.isVisible())


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    host = Host()
    qtbot.addWidget(host)
    return host


def test_parts_come_after_the_rest(host: Host, qtbot: QtBot) -> None:
    host.show()
    assert host.seen() == "a"
    size, place = host.sizeHint(), host.labels[0].geometry()
    qtbot.waitUntil(lambda: host.seen() == "abc")
    assert (host.sizeHint(), host.labels[0].geometry()) == (size, place)


def test_they_come_once(host: Host, qtbot: QtBot) -> None:
    host.show()
    qtbot.waitUntil(lambda: host.seen() == "abc")
    host.labels[2].hide()
    host.hide()
    host.show()
    assert host.seen() == "ab"
    assert not host.later._turns.is_waiting


def test_hidden_meanwhile_they_are_there_when_it_is_shown_again(host: Host, qtbot: QtBot) -> None:
    host.show()
    host.hide()
    qtbot.waitUntil(lambda: not host.labels[2].isHidden())
    assert host.seen() == ""
    host.show()
    assert host.seen() == "abc"


def test_never_shown_it_shows_nothing(host: Host) -> None:
    assert all(label.isHidden() for label in host.labels[1:])
    assert not host.later._turns.is_waiting
