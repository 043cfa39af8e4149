"""What the Plans page shows of a comparison: the differences drawn, and the plans side by side in a table."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
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
_CHART_PX: Final = 460
_COLUMN_PX: Final = 84
_NAMES_PX: Final = 166
_USUAL_LOSS: Final = 10_000
_LARGEST_LOSS: Final = 10_000_000
_HEAD_PX: Final = 46


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
        self._loss = SteadyBox("Loss that counts", 0, _LARGEST_LOSS)
        self._copy = QPushButton("Copy")
        self._save = QPushButton("Save…")
        self._told: PlanComparison | None = None
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._place()
        self._year.valueChanged.connect(self._show_table)
        self._loss.valueChanged.connect(self._show_table)
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

    def pass_by(self, told: "PlanComparison", data: "DifferenceData") -> None:
        """Show numbers while a lever moves: on the axes as they are, and nothing is spoken."""
        self._told = told
        self._show_table()
        self.chart.move_data(data)

    def _show_table(self) -> None:
        told = self._told
        if told is not None:
            self.table.show_plans(told, round(self._year.value()) - int(told.inputs.start), self._loss.value())

    def _place(self) -> None:
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or its numbers as CSV")
        self._copy.setToolTip("Copy the table (Ctrl+C)")
        self.view.copy_wanted.connect(self._copy.click)
        self.table.modelReset.connect(self._turn)
        drawn, listed = Card("A year's pay against carrying on"), Card()
        drawn.body.addWidget(self.chart, 1)
        self._loss.setPrefix("$")
        self._loss.setGroupSeparatorShown(True)
        self._loss.setSingleStep(1000)
        self._loss.setValue(_USUAL_LOSS)
        self._loss.setToolTip("A plan that ends below carrying on by more than this counts as a loss")
        row = QHBoxLayout()
        row.addWidget(styled_label("Side by side", "strong"), 1)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        for name, box in (("Level by", self._year), ("Loss over", self._loss)):
            label = styled_label(name, "muted")
            label.setWordWrap(False)
            label.setBuddy(box)
            asked.addWidget(label)
            asked.addWidget(box)
        asked.addStretch(1)
        listed.body.addLayout(row)
        listed.body.addLayout(asked)
        listed.body.addWidget(self.view)
        listed.body.addStretch(1)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(12)
        self._both.addWidget(drawn, 1)
        self._both.addWidget(listed, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Chart and table beside each other where there is room for all plans, else below each other."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        wanted = 2 * max(_CHART_PX, _NAMES_PX + _COLUMN_PX * max(self.table.columnCount() - 1, 3))
        self._both.setDirection(way.LeftToRight if self.width() >= wanted else way.TopToBottom)


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
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFixedHeight(_HEAD_PX)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.modelReset.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Names as wide as they need, all plans alike."""
        if self.model().columnCount():
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.horizontalHeader().resizeSection(0, _NAMES_PX)
        self.setFixedHeight(_HEAD_PX + ROW_PX * max(self.model().rowCount(), 1) + 2)


def _difference_figure(palette: Palette, font: str) -> "DifferenceFigure":
    from planner.charts.difference_figure import DifferenceFigure

    return DifferenceFigure(palette, font=font)
