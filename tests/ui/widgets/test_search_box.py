import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from planner.ui.widgets.search_box import SearchBox


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def box(dialog: QDialog) -> SearchBox:
    box = SearchBox("Places", "places")
    QVBoxLayout(dialog).addWidget(box)
    return box


def test_it_says_what_it_searches(box: SearchBox) -> None:
    assert box.accessibleName() == "Search in Places"
    assert box.toolTip() == "Show only places that hold these words (Ctrl+F)"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_the_user_goes_on_with_what_was_found(box: SearchBox, qtbot: QtBot, key: Qt.Key) -> None:
    box.setText("aus")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, key)
    assert box.text() == "aus"


def test_escape_ends_the_search_and_only_then_is_the_windows(box: SearchBox, dialog: QDialog, qtbot: QtBot) -> None:
    box.setText("aus")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert dialog.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_searched_for_last_is_ready_to_be_replaced(box: SearchBox) -> None:
    box.setText("aus")
    box.start()
    assert box.hasFocus()
    QTest.keyClicks(box, "sf")
    assert box.text() == "sf"
