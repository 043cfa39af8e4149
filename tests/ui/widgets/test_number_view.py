import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.ui.widgets.number_view import NumberView


@pytest.fixture
def view(qtbot: QtBot) -> NumberView:
    model = QStandardItemModel()
    for text in "abc":
        model.appendRow([QStandardItem(text), QStandardItem(text)])
    view = NumberView(model, "Letters", (60, 80), 1)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    return view


def test_one_column_takes_the_room_that_is_left(view: NumberView) -> None:
    header = view.horizontalHeader()
    assert header.sectionSize(0) == 60
    assert header.length() == view.viewport().width()
    assert view.accessibleName() == "Letters"


def test_spare_columns_are_given_up_one_by_one_for_the_wide_one(qtbot: QtBot) -> None:
    model = QStandardItemModel(1, 4)
    view = NumberView(model, "Letters", (200, 60, 70, 80), 0, spare=(3, 1))
    model.setParent(view)
    qtbot.addWidget(view)
    view.show()
    seen = []
    for room in (420, 400, 340, 260, 420):
        view.resize(room + view.width() - view.viewport().width(), 200)
        seen.append([column for column in range(4) if not view.isColumnHidden(column)])
        assert view.horizontalHeader().length() == view.viewport().width()
    assert seen == [[0, 1, 2, 3], [0, 1, 2], [0, 1, 2], [0, 2], [0, 1, 2, 3]]


def test_the_row_the_user_is_on_is_told(view: NumberView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as told:
        view.selectRow(2)
    assert told.args == [2]
    assert view.chosen_rows() == [2]
    with qtbot.waitSignal(view.chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert told.args == [1]


def test_a_row_that_goes_is_no_choice(view: NumberView, qtbot: QtBot) -> None:
    view.selectRow(0)
    with qtbot.assertNotEmitted(view.chosen):
        view.model().removeRows(0, 3)
    assert view.chosen_rows() == []


def test_the_key_for_copying_is_told(view: NumberView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.waitSignal(view.copy_wanted):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    view.hide()


def test_tab_leaves_the_table(view: NumberView) -> None:
    assert not view.tabKeyNavigation()


def test_the_keyboard_enters_on_the_first_row_or_where_the_user_was(view: NumberView) -> None:
    view.enter()
    assert view.hasFocus()
    assert view.chosen_rows() == [0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    view.clearFocus()
    view.enter()
    assert view.chosen_rows() == [1]
