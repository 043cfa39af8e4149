"""The lower part of the Trajectory page: the chance of each level by year, and the table of the chart's own numbers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.models.forecast_table import ForecastTable, level_columns, pay_columns
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.charts.levels_figure import LevelsFigure
    from planner.charts.trajectory import TrajectoryData

_SETTING: Final = "trajectory_numbers"
_ROW_PX: Final = 28
_TABLES: Final = {"levels": "Chance of each level by year", "table": "Pay by year"}


class TrajectoryNumbers(QWidget):
    """Levels as chart and table side by side, or the table of pay. ``copied`` carries the text for the clipboard;
    ``save_wanted`` asks for a file of the numbers.
    """

    copied = Signal(str)
    save_wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._models = {"levels": ForecastTable(level_columns(), self), "table": ForecastTable(pay_columns(), self)}
        self._views = {key: _table(model, _TABLES[key]) for key, model in self._models.items()}
        self._switch = SegmentedControl("Numbers", [("levels", "Levels"), ("table", "Table")])
        self._levels = ChartView(_levels_figure, theme, QSize(300, 160))
        self._stack = QStackedWidget()
        self._place()
        self._switch.chosen.connect(self._show)
        self._switch.choose(str(settings.get(_SETTING, "table")))

    @property
    def tables(self) -> dict[str, QTableView]:
        """The tables by the key of the switch."""
        return self._views

    def show_data(self, data: "TrajectoryData") -> None:
        """Put other numbers into the tables."""
        for model in self._models.values():
            model.show_rows(data.rows)
        self._levels.show_data(data, "Chance of each level by year")

    def copy(self) -> None:
        """Hand over the selected rows of the table shown as tab-separated text; all rows where none is selected."""
        view = self._views[self._switch.key]
        chosen = [index.row() for index in view.selectionModel().selectedRows()]
        self.copied.emit(self._models[self._switch.key].as_tsv(chosen or None))

    def _place(self) -> None:
        card = Card()
        card.body.setContentsMargins(8, 6, 8, 8)
        card.body.addWidget(self._stack)
        self._stack.addWidget(self._levels_side_by_side())
        self._stack.addWidget(self._views["table"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addWidget(card, 1)
        for view in self._views.values():
            shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.copy)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._switch)
        top.addStretch(1)
        for text, tip, slot in (
            ("Copy", "Copy the table for a spreadsheet", self.copy),
            ("CSV…", "Save the numbers to a file", self.save_wanted.emit),
        ):
            button = QPushButton(text)
            button.setProperty("kind", "link")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            top.addWidget(button)
        return top

    def _levels_side_by_side(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._levels, 1)
        row.addWidget(self._views["levels"], 1)
        return both

    def _show(self, key: str) -> None:
        self._stack.setCurrentIndex(list(_TABLES).index(key))
        self._settings.set(_SETTING, key)


def _table(model: ForecastTable, name: str) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)  # Tab goes on to the next part of the page
    view.setMinimumHeight(4 * _ROW_PX)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW_PX)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.horizontalHeader().setSectionResizeMode(model.columnCount() - 1, QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setHighlightSections(False)
    return view


def _levels_figure(palette: Palette, font: str) -> "LevelsFigure":
    from planner.charts.levels_figure import LevelsFigure

    return LevelsFigure(palette, font=font)
