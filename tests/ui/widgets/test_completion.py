import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.completion import Completion

# A list that opens is raised and takes the keyboard, neither of which a screen that is none can do.
without_screen = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = ("San Jose, CA", "Seattle, WA", "Austin, TX")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("QLineEdit { color: #123456; }")
    return window


def line_in(window: QWidget, qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    QVBoxLayout(window).addWidget(line)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    return line


def offered(line: QLineEdit, text: str) -> tuple[QAbstractItemView, list[str]]:
    QTest.keyClicks(line, text)
    completer = line.completer()
    assert completer is not None
    model, popup = completer.completionModel(), completer.popup()
    assert popup is not None
    return popup, [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@without_screen
def test_names_are_offered_that_begin_with_what_is_typed(window: QWidget, qtbot: QtBot) -> None:
    line = line_in(window, qtbot)
    Completion(NAMES, line)
    popup, names = offered(line, "SA")
    assert popup.isVisible()
    assert names == ["San Jose, CA"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "San Jose, CA"
    assert not popup.isVisible()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sf", ["San Francisco, CA"]),  # and not Bakersfield
        ("fr", ["Fresno, CA", "San Francisco, CA"]),  # its own name before another spelling
        ("ba", ["Bakersfield, CA", "San Francisco, CA"]),
        ("bay area", ["San Francisco, CA"]),
        ("area bay", ["San Francisco, CA"]),
        ("field", ["Bakersfield, CA"]),
        ("no", []),
        ("ca", ["San Francisco, CA", "Bakersfield, CA", "Fresno, CA"]),
        ("fra", ["San Francisco, CA"]),
        ("São", []),
        ("", ["San Francisco, CA", "Bakersfield, CA", "Fresno, CA"]),
    ],
)
def test_the_best_are_offered_first(qtbot: QtBot, text: str, names: list[str]) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    spelt = {"San Francisco, CA": ("SF", "Frisco", "Bay Area"), "Bakersfield, CA": (), "Fresno, CA": ()}
    completion = Completion(spelt, line)
    completion.setCompletionPrefix(text)
    model = completion.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == names
    assert completion.names == list(spelt)


@without_screen
def test_names_that_come_later_are_offered_too(window: QWidget, qtbot: QtBot) -> None:
    line = line_in(window, qtbot)
    Completion((), line).offer(NAMES)
    popup, names = offered(line, "aus")
    assert names == ["Austin, TX"]
    popup.hide()


@without_screen
def test_the_list_is_dressed_as_the_window_is_now(window: QWidget, qtbot: QtBot) -> None:
    line = line_in(window, qtbot)
    Completion(NAMES, line)
    popup, _ = offered(line, "s")
    assert popup.styleSheet() == window.styleSheet()
    popup.hide()
    window.setStyleSheet("QLineEdit { color: #654321; }")
    popup, _ = offered(line, "e")
    assert "#654321" in popup.styleSheet()
    popup.hide()


@without_screen
def test_without_a_sheet_around_the_list_has_none(qtbot: QtBot) -> None:
    bare = QWidget()
    qtbot.addWidget(bare)
    line = line_in(bare, qtbot)
    Completion(NAMES, line)
    popup, _ = offered(line, "s")
    assert popup.styleSheet() == ""
    popup.hide()
