import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionHeader, QTableView
from pytestqt.qtbot import QtBot

from planner.ui.widgets.number_view import NumberView
from planner.ui.widgets.sort_header import SortHeader


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    model = QStandardItemModel(2, 3)
    model.setHorizontalHeaderLabels(["Rank", "Place", "Pays"])
    view = NumberView(model, "Places", (60, 100, 60), 1)
    model.setParent(view)
    qtbot.addWidget(view)
    view.setSortingEnabled(True)
    view.resize(400, 200)
    view.show()
    return view


def written(view: QTableView, section: int) -> str:
    header = view.horizontalHeader()
    assert isinstance(header, SortHeader)
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    header.initStyleOptionForIndex(option, section)
    assert option.sortIndicator == QStyleOptionHeader.SortIndicator.None_  # Qt would draw its own upon the text
    return option.text


@pytest.mark.parametrize(
    ("order", "text"), [(Qt.SortOrder.AscendingOrder, "▴ Rank"), (Qt.SortOrder.DescendingOrder, "▾ Rank")]
)
def test_the_arrow_stands_before_the_title_that_sorts(view: QTableView, order: Qt.SortOrder, text: str) -> None:
    view.sortByColumn(0, order)
    assert [written(view, section) for section in range(3)] == [text, "Place", "Pays"]


def test_the_model_keeps_its_plain_titles(view: QTableView) -> None:
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert view.model().headerData(2, Qt.Orientation.Horizontal) == "Pays"


def test_a_click_sorts_and_another_turns_it_round(view: QTableView) -> None:
    header = view.horizontalHeader()
    spot = header.viewport().rect().topLeft()
    spot.setX(header.sectionViewportPosition(2) + 20)
    spot.setY(header.height() // 2)
    seen = []
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        seen.append(written(view, 2))
    assert sorted(seen) == ["▴ Pays", "▾ Pays"]


def test_without_sorting_no_title_has_an_arrow(view: QTableView) -> None:
    view.setSortingEnabled(False)
    view.horizontalHeader().setSortIndicatorShown(False)
    assert [written(view, section) for section in range(3)] == ["Rank", "Place", "Pays"]
