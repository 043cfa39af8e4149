"""What the Plans page shows of a comparison: the differences drawn, and the plans side by side in a table."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHBoxLayout, QHeaderView, QPushButton, QTableView, QWidget

from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.models.plan_table import PlanTable
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.number_view import ROW_PX
from planner.ui.widgets.steady_box import SteadyBox

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison
    from planner.charts.difference import DifferenceData
    from planner.charts.difference_figure import DifferenceFigure

_USUAL_YEARS: Final = 5
_BESIDE_PX: Final = 960
_HEAD_PX: Final = 34


class PlansNumbers(QWidget):
    """Chart and table. ``shown`` says that the chart is on the screen, ``copied`` carries the table, ``save_wanted``
    asks for a file.
    """

    shown = Signal()
    copied = Signal(str)
    save_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chart: ChartView[DifferenceData] = ChartView(_difference_figure, theme, QSize(360, 250))
        self.table = PlanTable(self)
        self.view = _PlanView(self.table)
        self._year = SteadyBox("Chance of the level by year", 0, 0)
        self._copy = QPushButton("Copy")
        self._save = QPushButton("Save…")
        self._told: PlanComparison | None = None
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._place()
        self._year.valueChanged.connect(self._show_table)
        self._copy.clicked.connect(lambda: self.copied.emit(self.table.as_tsv()))
        self._save.clicked.connect(self.save_wanted)
        self.chart.shown.connect(self.shown)

    def show_comparison(self, told: "PlanComparison", data: "DifferenceData") -> None:
        """Show other numbers; the chosen year stays where the horizon reaches it."""
        is_first = self._told is None
        self._told = told
        first, last = int(told.inputs.start) + 1, int(told.inputs.start) + told.inputs.horizon_years
        with QSignalBlocker(self._year):
            self._year.setRange(first, last)
            if is_first:
                self._year.setValue(min(first + _USUAL_YEARS - 1, last))
        self._show_table()
        self.chart.show_data(data, data.spoken)

    def _show_table(self) -> None:
        if self._told is not None:
            self.table.show_plans(self._told, round(self._year.value()) - int(self._told.inputs.start))

    def _place(self) -> None:
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or its numbers as CSV")
        self._copy.setToolTip("Copy the table (Ctrl+C)")
        self.view.copy_wanted.connect(self._copy.click)
        drawn, listed = Card("A year's pay against carrying on"), Card()
        drawn.body.addWidget(self.chart, 1)
        row = QHBoxLayout()
        title = styled_label("Side by side", "strong")
        row.addWidget(title, 1)
        row.addWidget(styled_label("Level by", "muted"))
        row.addWidget(self._year)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        listed.body.addLayout(row)
        listed.body.addWidget(self.view)
        listed.body.addStretch(1)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(12)
        self._both.addWidget(drawn, 1)
        self._both.addWidget(listed, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Chart and table beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if self.width() >= _BESIDE_PX else way.TopToBottom)


class _PlanView(QTableView):
    copy_wanted = Signal()

    def __init__(self, table: PlanTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setAccessibleName("Plans side by side")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.modelReset.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(_HEAD_PX + ROW_PX * max(self.model().rowCount(), 1) + 14)


def _difference_figure(palette: Palette, font: str) -> "DifferenceFigure":
    from planner.charts.difference_figure import DifferenceFigure

    return DifferenceFigure(palette, font=font)
