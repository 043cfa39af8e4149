"""What a plan is looked for within, and for what: hours, money, a deadline, the goal, and what counts."""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.plan import HOURS_OF_A_WEEK, USUAL_HOURS_A_WEEK
from planner.domain.role import Level
from planner.ui.widgets.month_box import MonthBox, months_of
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox

if TYPE_CHECKING:
    from planner.advice.optimiser_problem import Budget
    from planner.advice.optimiser_value import Aim
    from planner.forecast.inputs import ForecastInputs

_MOST_MONEY: Final = 1_000_000
_USUAL_MONEY: Final = 1_000
_USUAL_MONTHS: Final = 36
_USUAL_YEARS: Final = 5
_MONEY, _LEVEL = "money", "level"


class OptimiserLimits(QWidget):
    """Boxes for a budget and an aim. ``changed`` tells that one of them is another; ``opinions_switched`` that
    gains of grade D count from now on, or no longer.
    """

    changed = Signal()
    opinions_switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.hours = SteadyBox("Hours a week", 0, HOURS_OF_A_WEEK, 1)
        self.money = SteadyBox("Money in all, dollars", 0, _MOST_MONEY)
        self.deadline = MonthBox("Done by")
        self.goal = SegmentedControl("Goal", [(_MONEY, "Most earnings"), (_LEVEL, "Chance of a level")])
        self.level = ChoiceBox(())
        self.year = SteadyBox("Level reached by", 0, 0)
        self.opinions = QCheckBox("Coun&t opinions (grade D)")
        self._start = 0.0
        self._is_set_up = False
        self.hours.setValue(USUAL_HOURS_A_WEEK)
        self.money.setValue(_USUAL_MONEY)
        self.money.setPrefix("$")
        self.money.setSingleStep(100)
        self.money.setGroupSeparatorShown(True)
        self._place()
        self._connect()
        self._show_goal()

    def set_up(self, inputs: "ForecastInputs", today: datetime.date) -> None:
        """Fit the boxes to a person's forecast; what was chosen before stays where it still can be."""
        self._start = inputs.start
        first, last = int(inputs.start) + 1, int(inputs.start) + inputs.horizon_years
        levels = list(Level)[inputs.level + 1 :]
        with QSignalBlocker(self.deadline), QSignalBlocker(self.year), QSignalBlocker(self.level):
            earliest, latest = months_of(today) + 1, months_of(today) + 12 * inputs.horizon_years
            wanted = self.deadline.value() if self._is_set_up else earliest - 1 + _USUAL_MONTHS
            self.deadline.setRange(earliest, latest)
            self.deadline.setValue(wanted)
            year = self.year.value() if self._is_set_up else first + _USUAL_YEARS - 1
            self.year.setRange(first, last)
            self.year.setValue(year)
            chosen = self.level.currentData()
            self.level.clear()
            for level in levels:
                self.level.addItem(str(level).capitalize(), str(level))
            self.level.setCurrentIndex(max(self.level.findData(chosen), 0))
        self._is_set_up = True
        self.goal.set_enabled(_LEVEL, "" if levels else "There is no level above yours")
        if not levels:
            self.goal.choose(_MONEY)

    @property
    def with_opinions(self) -> bool:
        """Whether gains of grade D count."""
        return self.opinions.isChecked()

    def budget(self, today: datetime.date) -> "Budget":
        """Hours, money and deadline. Raises ``UserError``."""
        from planner.advice.optimiser_problem import Budget

        months = self.deadline.value() - months_of(today)
        return Budget(hours_per_week=self.hours.value(), money=self.money.value(), deadline_months=months)

    def aim(self, discount_per_year: float) -> "Aim":
        """What is maximised, later years counting less as on all pages. Raises ``UserError``."""
        from planner.advice.optimiser_value import Aim

        if not self._is_level:
            return Aim(discount_per_year=discount_per_year)
        level = list(Level).index(Level(self.level.currentData()))
        return Aim(level=level, years=self.year.value() - int(self._start), discount_per_year=discount_per_year)

    @property
    def target(self) -> str:
        """The level and year aimed at in words, "" where it is money."""
        return f"{self.level.currentData()} by {self.year.value():.0f}" if self._is_level else ""

    @property
    def _is_level(self) -> bool:
        return self.goal.key == _LEVEL

    def _place(self) -> None:
        self.opinions.setToolTip("Gains that nobody has measured count too: opinions and assumptions of this program")
        self.level.setAccessibleName("Level")
        self.year.setGroupSeparatorShown(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Hours a week", self.hours),
            ("&Money in all", self.money),
            ("&Done by", self.deadline),
        )
        for row, (text, box) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self.level, len(rows), 0)
        grid.addWidget(self.year, len(rows), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.goal)
        column.addLayout(grid)
        column.addWidget(self.opinions)

    def _connect(self) -> None:
        for box in (self.hours, self.money, self.year):
            box.valueChanged.connect(self.changed)
        self.deadline.valueChanged.connect(self.changed)
        self.level.currentIndexChanged.connect(self.changed)
        self.goal.chosen.connect(self._show_goal)
        self.goal.chosen.connect(self.changed)
        self.opinions.toggled.connect(self.opinions_switched)

    def _show_goal(self) -> None:
        self.level.setVisible(self._is_level)
        self.year.setVisible(self._is_level)
