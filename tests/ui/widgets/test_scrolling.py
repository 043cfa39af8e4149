from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.scrolling import MARGIN, scrolling_column


def test_a_page_too_small_for_its_column_scrolls(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = scrolling_column(page)
    tall = QLabel("tall")
    tall.setMinimumHeight(900)
    column.addWidget(tall)
    page.resize(400, 300)
    page.show()
    (area,) = page.findChildren(QScrollArea)
    assert area.size() == page.size()
    assert area.verticalScrollBar().maximum() >= 600
    assert tall.x() == MARGIN
