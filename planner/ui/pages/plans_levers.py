"""The levers of the Plans page: hours a week, the month of an action, the pace of promotions, the market ahead, and
whether assumptions count.
"""

import datetime
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from planner.advice.plan_checks import first_day
from planner.domain.person import Scenario
from planner.domain.plan import HOURS_OF_A_WEEK, Action, Plan
from planner.ui.pages.own_market import OwnMarket
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.month_box import MonthBox, first_of, months_of
from planner.ui.widgets.pace_slider import PACE, PaceSlider
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.steady_slider import SteadySlider

_MOST_SLIDER_HOURS: Final = 40
_NAME_PX: Final = 200  # what a lever's column has room for in the least window
_SCENARIOS: Final = (("base", "Base market"), ("downturn", "Downturn"), ("boom", "Boom"), ("own", "Own"))


class PlansLevers(Card):
    """Sliders with a number box each. While a slider is held ``hours_tried`` and ``month_tried`` tell where it is;
    ``hours_set`` and ``month_set`` tell what it was let go at, or what a box or key set. ``pace_moved`` tells that
    promotions are tried at another pace, which is stored nowhere. ``figure_set`` carries id and value of a figure of
    the user's own market.
    """

    hours_tried = Signal(float)
    hours_set = Signal(float)
    month_tried = Signal(object)
    month_set = Signal(object)
    pace_moved = Signal()
    scenario_chosen = Signal(str)
    figure_set = Signal(str, float)
    assumptions_switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._month_name = _name("")
        self._hours = SteadySlider("Hours a week", 0, _MOST_SLIDER_HOURS, 5)
        self._hours_box = SteadyBox("Hours a week", 0, HOURS_OF_A_WEEK, 1)
        self._month = SteadySlider("Month", 0, 1, 12)
        self._month_box = MonthBox("Month")
        self._pace = PaceSlider()
        self._pace_box = SteadyBox(PACE, 0.5, 2, decimals=2, suffix=" ×")
        self._scenario = SegmentedControl("Market ahead", _SCENARIOS)
        self._own = OwnMarket()
        self._assumptions = QCheckBox("Count assumptions (grade D)")
        self._place()
        self._connect()

    @property
    def counts_assumptions(self) -> bool:
        """Whether figures of grade D count."""
        return self._assumptions.isChecked()

    @property
    def pace(self) -> float:
        """How many times as fast as now the clock of promotions runs, 0.5 to 2."""
        return self._pace_box.value()

    @property
    def is_held(self) -> bool:
        """Whether a slider is in the user's hand."""
        return any(slider.isSliderDown() for slider in (self._hours, self._month, self._pace))

    def show_plan(self, plan: Plan, action: Action | None, today: datetime.date, horizon_years: int) -> None:
        """Stand as a plan and its selected action do; without one the month cannot be moved."""
        with QSignalBlocker(self._hours), QSignalBlocker(self._hours_box):
            self._hours.setValue(round(plan.hours_per_week))
            self._hours_box.setValue(plan.hours_per_week)
        self._hours.setToolTip(f"Time for {plan.name}; its studies become shorter or longer with it")
        for part in (self._month, self._month_box):
            part.setEnabled(action is not None)
        name = "Start: no action" if action is None else f"Start: {action.subject or action.kind}"
        elided = self._month_name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX)
        self._month_name.setText(elided)
        self._month_name.setToolTip(name)
        if action is not None:
            self._show_month(months_of(first_day(action)), months_of(today), 12 * horizon_years)

    def show_scenario(self, scenario: Scenario, own: Mapping[str, float]) -> None:
        """Stand as the preferences do, with the user's own figures by id."""
        with QSignalBlocker(self._scenario):
            self._scenario.choose(scenario.value)
        self._own.show_scenario(scenario, own)

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
        grid.setVerticalSpacing(2)
        parts: tuple[tuple[QLabel, QSlider, QWidget], ...] = (
            (_name("Hours a week"), self._hours, self._hours_box),
            (self._month_name, self._month, self._month_box),
            (_name(PACE), self._pace, self._pace_box),
        )
        for column, (name, slider, box) in enumerate(parts):
            grid.addWidget(name, 0, column)
            moved = QHBoxLayout()
            moved.setSpacing(8)
            moved.addWidget(slider, 1)
            moved.addWidget(box)
            grid.addLayout(moved, 1, column)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._scenario)
        row.addWidget(self._assumptions)
        row.addStretch(1)
        self._pace.setToolTip("Your readiness: how fast the clock of promotions runs under every plan; not stored")
        self._assumptions.setToolTip("Let what is only our assumption move numbers, as how much sooner learning brings")
        self._pace_box.setSingleStep(0.05)
        self._pace_box.setValue(1)
        self.body.addLayout(grid)
        self.body.addLayout(row)
        self.body.addWidget(self._own)

    def _connect(self) -> None:
        self._hours.valueChanged.connect(self._move_hours)
        self._hours.sliderReleased.connect(lambda: self.hours_set.emit(float(self._hours.value())))
        self._hours_box.valueChanged.connect(self.hours_set)
        self._month.valueChanged.connect(self._move_month)
        self._month.sliderReleased.connect(lambda: self.month_set.emit(first_of(self._month.value())))
        self._month_box.valueChanged.connect(lambda _: self.month_set.emit(self._month_box.month))
        self._pace.valueChanged.connect(self._move_pace)
        self._pace_box.valueChanged.connect(self._set_pace)
        self._scenario.chosen.connect(self.scenario_chosen)
        self._own.figure_set.connect(self.figure_set)
        self._assumptions.toggled.connect(self.assumptions_switched)

    def _move_hours(self, value: int) -> None:
        with QSignalBlocker(self._hours_box):
            self._hours_box.setValue(value)
        (self.hours_tried if self._hours.isSliderDown() else self.hours_set).emit(float(value))

    def _move_month(self, value: int) -> None:
        with QSignalBlocker(self._month_box):
            self._month_box.setValue(value)
        (self.month_tried if self._month.isSliderDown() else self.month_set).emit(first_of(value))

    def _move_pace(self) -> None:
        with QSignalBlocker(self._pace_box):
            self._pace_box.setValue(self._pace.pace)
        self.pace_moved.emit()

    def _set_pace(self, pace: float) -> None:
        with QSignalBlocker(self._pace):
            self._pace.show_pace(pace)
        self.pace_moved.emit()


def _name(text: str) -> QLabel:
    """A name that gives way where there is no room."""
    name = styled_label(text, "strong")
    name.setWordWrap(False)
    name.setMinimumWidth(1)
    return name
