"""A chart with its numbers as a table and both as files: what every chart offers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.ui.chart_view import ChartFigure, ChartView
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.models.told_table import ToldTable
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.number_view import NumberView
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.charts.told import Told

_FIRST_COLUMN_PX: Final = 220


class ToldView(QWidget):
    """A chart of the room ``charts`` or its table, whichever is chosen, with copying and saving.

    ``name`` is what its table is called and what a file of it is proposed as.
    """

    def __init__(
        self,
        build: Callable[[Palette, str], ChartFigure[Any]],
        theme: Theme,
        settings: Settings,
        name: str,
        size: QSize,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._name = name
        self._data: Told | None = None
        self._model = ToldTable(self)
        self._table = NumberView(self._model, name, (_FIRST_COLUMN_PX,), 0)
        self._chart: ChartView[Any] = ChartView(build, theme, size)
        self._switch = SegmentedControl(name, [("chart", "Chart"), ("table", "Table")])
        self._message = MessageBar()
        self._stack = QStackedWidget()
        self._place(size)
        self._switch.chosen.connect(self._show_side)
        self._table.copy_wanted.connect(self._copy)

    @property
    def data(self) -> "Told | None":
        """What is shown, None before the first."""
        return self._data

    @property
    def told(self) -> str:
        """What it last had to say, empty where nothing."""
        return self._message.text

    def show_data(self, data: "Told") -> None:
        """Show another chart of the same kind."""
        self._data = data
        self._model.show_table(data.table())
        self._chart.show_data(data, data.spoken)

    def save(self, path: Path) -> None:
        """Write the chart, or its table as CSV, as the ending says; a failure is told."""
        from planner.charts.saving import save_chart

        assert self._data is not None
        self._message.show_saved(partial(save_chart, self._data, height=self._chart.sizeHint().height()), path)

    def _place(self, size: QSize) -> None:
        self._stack.addWidget(self._chart)
        self._stack.addWidget(self._table)
        self._stack.setMinimumHeight(size.height())
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._switch)
        top.addStretch(1)
        for text, tip, slot in (
            ("Copy", "Copy the table for a spreadsheet", self._copy),
            ("Save…", "Save the chart as PNG, SVG or PDF, or its numbers as CSV", self._ask_where),
        ):
            button = QPushButton(text)
            button.setProperty("kind", "link")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._message)
        column.addWidget(self._stack, 1)

    def _show_side(self, key: str) -> None:
        """Show the chart or the table, whose columns are measured only while they are looked at: it takes so long."""
        is_table = key == "table"
        mode = QHeaderView.ResizeMode.ResizeToContents if is_table else QHeaderView.ResizeMode.Interactive
        self._table.horizontalHeader().setSectionResizeMode(mode)
        self._stack.setCurrentIndex(int(is_table))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.as_tsv())
        self._message.show_text("The table is on the clipboard.")

    def _ask_where(self) -> None:
        if self._data is not None:
            ask_where_to_save(self, self._settings, self._name.lower().replace(" ", "-"), self.save)
