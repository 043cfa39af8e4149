"""The chance of each level by year, and the table of the chart's own numbers, in the lower part of the page."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.models.forecast_table import Column, ForecastTable, level_columns, pay_columns
from planner.ui.pages.trajectory_question import Answer
from planner.ui.theme import Theme

if TYPE_CHECKING:
    from planner.charts.levels_figure import LevelsFigure
    from planner.charts.trajectory import TrajectoryData

_ROW_PX: Final = 28


class NumbersTable(QTableView):
    """A table of the forecast's years. ``copy_wanted`` asks for what ``as_tsv`` gives."""

    copy_wanted = Signal()

    def __init__(self, columns: tuple[Column, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ForecastTable(columns, self)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab goes on to the next part of the page
        self.setMinimumHeight(4 * _ROW_PX)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        last = len(columns) - 1
        self.horizontalHeader().setSectionResizeMode(last, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_wanted)

    def show_answer(self, answer: Answer) -> None:
        """Put other numbers into the rows."""
        self._rows.show_rows(answer.data.rows)

    def as_tsv(self) -> str:
        """The selected rows parted by tabs; all rows where none is selected."""
        chosen = [index.row() for index in self.selectionModel().selectedRows()]
        return self._rows.as_tsv(chosen or None)


class PayTable(NumbersTable):
    """Pay by year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(pay_columns(), "Pay by year", parent)


class LevelsPart(QWidget):
    """The chance of each level by year, as a chart with its table beside it."""

    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: ChartView[TrajectoryData] = ChartView(_levels_figure, theme, QSize(300, 160))
        self._table = NumbersTable(level_columns(), "Chance of each level by year")
        self._table.copy_wanted.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._chart, 1)
        row.addWidget(self._table, 1)

    def show_answer(self, answer: Answer) -> None:
        """Put other chances in place."""
        self._chart.show_data(answer.data, "Chance of each level by year")
        self._table.show_answer(answer)

    def as_tsv(self) -> str:
        """The table beside the chart, parted by tabs."""
        return self._table.as_tsv()


def _levels_figure(palette: Palette, font: str) -> "LevelsFigure":
    from planner.charts.levels_figure import LevelsFigure

    return LevelsFigure(palette, font=font)
