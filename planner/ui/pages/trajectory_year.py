"""One year of the forecast as twenty dots, with an amount to be moved, in the lower part of the Trajectory page."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.pages.trajectory_question import Lives
from planner.ui.theme import Theme
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.steady_slider import SteadySlider

if TYPE_CHECKING:
    from planner.charts.dots import DotsData
    from planner.charts.dots_figure import DotsFigure

_LEAST_PX: Final = 190
_STEP: Final = 5_000
"""Dollars between two places of the amount's slider."""


class YearPart(QWidget):
    """The dots of a year. Year and amount are kept while the page is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lives: Lives | None = None
        self._data: DotsData | None = None
        self._sentence = styled_label("Working out careers…", "strong")
        self._levels = styled_label("", "small")
        self._year = SteadyBox("Year", 0, 9999)
        self._amount = SteadySlider("Amount", 1, 2, 4)
        self._amount_text = QLabel()
        self._chart: ChartView[DotsData] = ChartView(_dots_figure, theme, QSize(620, 240))
        self._chart.setMinimumHeight(_LEAST_PX)
        self._place()
        self._year.valueChanged.connect(self._show_year)
        self._amount.valueChanged.connect(self._move_threshold)

    @property
    def data(self) -> "DotsData | None":
        """What is shown, None before it is worked out."""
        return self._data

    def show_lives(self, lives: Lives) -> None:
        """Show other careers; the year and the amount stay as far as there are such."""
        from planner.charts.trajectory import ANSWER_YEARS

        is_first = self._lives is None
        self._lives = lives
        years = [row.year for row in lives.answer.data.rows]
        with QSignalBlocker(self._year):
            self._year.setRange(years[0], years[-1])
            if is_first:
                self._year.setValue(years[min(ANSWER_YEARS, len(years)) - 1])
        self._show_year()

    def as_tsv(self) -> str:
        """The dots, one a row, parted by tabs."""
        rows = self._data.table() if self._data is not None else ()
        return "\n".join("\t".join(row) for row in rows)

    def _place(self) -> None:
        self._year.setGroupSeparatorShown(False)
        self._amount.setToolTip("In how many of twenty careers you earn so much or more")
        self._amount_text.setMinimumWidth(48)
        top = QHBoxLayout()
        top.setSpacing(8)
        for name, part in (("Year", self._year), ("Amount", self._amount)):
            label = QLabel(name)
            label.setBuddy(part)
            top.addWidget(label)
            top.addWidget(part, 1 if part is self._amount else 0)
        top.addWidget(self._amount_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addWidget(self._levels)
        column.addLayout(top)
        column.addWidget(self._chart, 1)

    def _show_year(self) -> None:
        from planner.charts.dots import dots_data, level_sentence

        if self._lives is None:
            return
        answer = self._lives.answer
        data, year = answer.data, int(self._year.value())
        index = next(place for place, row in enumerate(data.rows) if row.year == year)
        pays = self._lives.dollars[index]
        dots = dots_data(pays, year, origin=data.origin, meaning=data.meaning)
        with QSignalBlocker(self._amount):
            is_first = self._data is None
            self._amount.setRange(int(dots.values[0] // _STEP), int(dots.values[-1] // _STEP) + 1)
            if is_first:
                self._amount.setValue(round(dots.median / _STEP))
        self._levels.setText(level_sentence(data, year))
        self._show(replace(dots, threshold=self._threshold))

    @property
    def _threshold(self) -> float:
        return float(self._amount.value() * _STEP)

    def _move_threshold(self) -> None:
        if self._data is not None:
            self._show(replace(self._data, threshold=self._threshold))

    def _show(self, data: "DotsData") -> None:
        from planner.domain import amounts as money

        self._data = data
        self._sentence.setText(data.headline)
        amount = money.short(self._threshold, data.origin.currency)
        self._amount_text.setText(amount)
        self._amount.setAccessibleDescription(f"{amount}. {data.headline}")
        self._chart.show_data(data, f"{data.headline}. {self._levels.text()}")


def _dots_figure(palette: Palette, font: str) -> "DotsFigure":
    from planner.charts.dots_figure import DotsFigure

    return DotsFigure(palette, font=font)
