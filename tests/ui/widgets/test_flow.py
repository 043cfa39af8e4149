import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.flow import FlowLayout


def row(qtbot: QtBot, *widths: int) -> tuple[FlowLayout, list[QWidget], QWidget]:
    outer = QWidget()
    qtbot.addWidget(outer)
    layout = FlowLayout(10, outer)
    inner = [QWidget() for _ in widths]
    for widget, width in zip(inner, widths, strict=True):
        widget.setFixedSize(width, 30)
        layout.addWidget(widget)
    return layout, inner, outer  # who drops the outer widget loses the rest


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (320, 30),  # 100 + 10 + 100 + 10 + 100: all in one line
        (319, 65),  # two and one: 30 + 5 + 30
        (209, 100),  # one a line: 30 + 5 + 30 + 5 + 30
    ],
)
def test_the_narrower_the_higher(qtbot: QtBot, width: int, height: int) -> None:
    layout, _, _outer = row(qtbot, 100, 100, 100)
    assert layout.hasHeightForWidth()
    assert layout.heightForWidth(width) == height


def test_items_stand_in_lines(qtbot: QtBot) -> None:
    layout, inner, _outer = row(qtbot, 100, 60, 100)
    layout.setGeometry(QRect(0, 0, 200, 100))
    assert [widget.geometry() for widget in inner] == [
        QRect(0, 0, 100, 30),
        QRect(110, 0, 60, 30),
        QRect(0, 35, 100, 30),
    ]


def test_it_asks_for_one_line_and_can_do_with_the_widest_item(qtbot: QtBot) -> None:
    layout, _, _outer = row(qtbot, 100, 60, 120)
    assert layout.sizeHint() == QSize(300, 30)
    assert layout.minimumSize() == QSize(120, 30)
    assert not layout.expandingDirections()


def test_without_items_it_takes_no_room(qtbot: QtBot) -> None:
    layout, _, _outer = row(qtbot)
    assert layout.sizeHint() == QSize(0, 0)
    assert layout.heightForWidth(100) == 0


def test_items_can_be_taken_out(qtbot: QtBot) -> None:
    layout, _, _outer = row(qtbot, 100, 60)
    assert layout.count() == 2
    assert layout.takeAt(0) is not None
    assert layout.count() == 1
    assert layout.itemAt(1) is None
    assert layout.takeAt(7) is None
