"""The levers of the Plans page: hours a week, the month of an action, the market, and whether assumptions count."""

import datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout

from planner.advice.plan_checks import first_day
from planner.domain.plan import HOURS_OF_A_WEEK, Action, Plan
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.month_box import MonthBox, first_of, months_of
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox

_MOST_SLIDER_HOURS: Final = 40
_SCENARIOS: Final = (("base", "Base market"), ("downturn", "Downturn"), ("boom", "Boom"), ("own", "Own"))


class PlansLevers(Card):
    """Sliders with a number box each. While a slider is held ``hours_tried`` and ``month_tried`` tell where it is;
    ``hours_set`` and ``month_set`` tell what it was let go at, or what a box or key set.
    """

    hours_tried = Signal(float)
    hours_set = Signal(float)
    month_tried = Signal(object)
    month_set = Signal(object)
    scenario_chosen = Signal(str)
    assumptions_switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._hours_name, self._month_name = styled_label("Hours a week", "strong"), styled_label("", "strong")
        self._hours = _slider("Hours a week", 0, _MOST_SLIDER_HOURS)
        self._hours_box = SteadyBox("Hours a week", 0, HOURS_OF_A_WEEK, 1)
        self._month = _slider("Month", 0, 1)
        self._month_box = MonthBox("Month")
        self._scenario = SegmentedControl("Market ahead", _SCENARIOS)
        self._assumptions = QCheckBox("Count assumptions (grade D)")
        self._place()
        self._connect()

    @property
    def counts_assumptions(self) -> bool:
        """Whether figures of grade D count."""
        return self._assumptions.isChecked()

    def show_plan(self, plan: Plan, action: Action | None, today: datetime.date, horizon_years: int) -> None:
        """Stand as a plan and its selected action do; without one the month cannot be moved."""
        with QSignalBlocker(self._hours), QSignalBlocker(self._hours_box):
            self._hours.setValue(round(plan.hours_per_week))
            self._hours_box.setValue(plan.hours_per_week)
        self._hours_name.setToolTip(f"Time for {plan.name}; its studies become shorter or longer with it")
        for part in (self._month, self._month_box):
            part.setVisible(action is not None)
        self._month_name.setText("" if action is None else f"Start: {action.subject or action.kind}")
        if action is not None:
            self._show_month(months_of(first_day(action)), months_of(today), 12 * horizon_years)

    def show_scenario(self, key: str) -> None:
        """Stand as the preferences do."""
        with QSignalBlocker(self._scenario):
            self._scenario.choose(key)

    def _show_month(self, month: int, first: int, count: int) -> None:
        low, high = min(month, first), max(month, first + count)
        with QSignalBlocker(self._month), QSignalBlocker(self._month_box):
            self._month.setRange(low, high)
            self._month_box.setRange(low, high)
            self._month.setValue(month)
            self._month_box.setValue(month)

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        parts = ((self._hours_name, self._hours, self._hours_box), (self._month_name, self._month, self._month_box))
        for column, (name, slider, box) in enumerate(parts):
            name.setWordWrap(False)
            name.setMinimumWidth(1)
            top, whole = QHBoxLayout(), QVBoxLayout()
            top.addWidget(name, 1)
            top.addWidget(box)
            whole.addLayout(top)
            whole.addWidget(slider)
            grid.addLayout(whole, 0, column)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._scenario)
        row.addWidget(self._assumptions)
        row.addStretch(1)
        self._assumptions.setToolTip("Let what is only our assumption move numbers, as how much sooner learning brings")
        self.body.addLayout(grid)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self._hours.valueChanged.connect(self._move_hours)
        self._hours.sliderReleased.connect(lambda: self.hours_set.emit(float(self._hours.value())))
        self._hours_box.valueChanged.connect(self.hours_set)
        self._month.valueChanged.connect(self._move_month)
        self._month.sliderReleased.connect(lambda: self.month_set.emit(first_of(self._month.value())))
        self._month_box.valueChanged.connect(lambda _: self.month_set.emit(self._month_box.month))
        self._scenario.chosen.connect(self.scenario_chosen)
        self._assumptions.toggled.connect(self.assumptions_switched)

    def _move_hours(self, value: int) -> None:
        with QSignalBlocker(self._hours_box):
            self._hours_box.setValue(value)
        (self.hours_tried if self._hours.isSliderDown() else self.hours_set).emit(float(value))

    def _move_month(self, value: int) -> None:
        with QSignalBlocker(self._month_box):
            self._month_box.setValue(value)
        (self.month_tried if self._month.isSliderDown() else self.month_set).emit(first_of(value))


def _slider(name: str, low: int, high: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(name)
    slider.setRange(low, high)
    slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return slider
