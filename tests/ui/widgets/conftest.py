from collections.abc import Callable
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.profile import Record
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordSearch, RecordTable
from planner.ui.widgets.record_view import RecordView
from tests.ui.workplace import CAREER, MemoryFile, Workplace, in_memory

Show: TypeAlias = Callable[[type[Record]], tuple[RecordView, Workplace, MemoryFile]]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """A table of a career in a window that has the keyboard."""
    kept: list[object] = []

    def shown(kind: type[Record]) -> tuple[RecordView, Workplace, MemoryFile]:
        place, file = in_memory(*CAREER)
        table = RecordTable(table_columns(kind), place.session, place.history)
        place.bridge.changed.connect(table.follow)
        window = QWidget()
        view = RecordView(RecordSearch(table, window), "Things", window)
        table.setParent(window)
        column = QVBoxLayout(window)
        column.addWidget(view)
        column.addWidget(QPushButton("After"))
        window.resize(800, 300)
        kept.extend([window, place])
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        view.setFocus()
        return view, place, file

    return shown
