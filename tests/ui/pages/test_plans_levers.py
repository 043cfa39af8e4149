"""The levers of the Plans page and its timeline, with the page around them."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.dates import PartialDate
from planner.domain.person import Scenario
from planner.domain.plan import Action, Plan
from planner.market.pack import Pack
from planner.ui.theme import Theme
from planner.ui.widgets.month_box import MonthBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from tests.ui.pages.plans_desk import AHEAD, TWO, Desk


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, pack, *TWO)
    yield desk
    desk.close()


def test_a_held_slider_moves_the_forecast_and_letting_go_is_one_edit(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("b")
    slider = desk.find(QSlider, "Month")
    assert isinstance(slider, QSlider)
    first = desk.median("b")
    before = desk.profile
    slider.setSliderDown(True)
    slider.setValue(slider.value() + 60)
    assert desk.median("b") != first
    assert desk.profile == before
    slider.setSliderDown(False)
    action = desk.profile.get(Action, "b1")
    assert action is not None
    assert action.start.year == AHEAD + 5
    desk.place.history.undo()
    assert desk.profile == before
    assert not desk.place.history.can_undo
    assert desk.median("b") == first


def test_a_slider_let_go_where_it_was_changes_nothing(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("b")
    slider = desk.find(QSlider, "Month")
    assert isinstance(slider, QSlider)
    first = desk.page.sentence
    slider.setSliderDown(True)
    slider.setValue(slider.value() + 60)
    slider.setValue(slider.value() - 60)
    slider.setSliderDown(False)
    assert not desk.place.history.can_undo
    assert desk.next_answer() == first


def test_month_and_hours_are_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.page.editor.plan_chosen.emit("a")
    desk.page.editor.select_action("a2")
    month = desk.find(MonthBox, "Month")
    month.setFocus()
    qtbot.keyClick(month, Qt.Key.Key_Up)  # type: ignore[no-untyped-call]
    moved = desk.profile.get(Action, "a2")
    assert moved is not None
    assert moved.start == PartialDate(AHEAD, 6)
    hours = desk.find(SteadyBox, "Hours a week")
    assert isinstance(hours, SteadyBox)
    hours.setValue(2)
    plan = desk.profile.get(Plan, "a")
    learning = desk.profile.get(Action, "a2")
    assert plan is not None
    assert learning is not None
    assert plan.hours_per_week == 2
    assert learning.months == 7
    desk.next_answer()


def test_the_hours_slider_is_tried_and_set(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("a")
    slider = desk.find(QSlider, "Hours a week")
    assert isinstance(slider, QSlider)
    slider.setSliderDown(True)
    slider.setValue(1)
    assert desk.profile.get(Plan, "a") == Plan(id="a", name="A")
    slider.setSliderDown(False)
    assert desk.profile.get(Plan, "a") == Plan(id="a", name="A", hours_per_week=1)
    desk.next_answer()


def test_the_market_ahead_is_a_preference(desk: Desk) -> None:
    first = desk.page.sentence
    market = desk.find(SegmentedControl, "Market ahead")
    assert isinstance(market, SegmentedControl)
    market.choose("downturn")
    assert desk.next_answer() != first
    assert desk.profile.preferences.scenario is Scenario.DOWNTURN
    desk.place.history.undo()
    assert market.key == "base"
    assert desk.next_answer() == first


def test_assumptions_count_only_when_switched_on(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("a")
    box = desk.page.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    desk.next_answer()
    assert any(text.endswith("an assumption") for text in desk.said(desk.page.explanation))
    box.setChecked(False)
    desk.next_answer()
    assert any(text.endswith("switched off") for text in desk.said(desk.page.explanation))


def test_an_action_is_dragged_on_the_timeline(desk: Desk) -> None:
    timeline = desk.page.timeline
    timeline.chosen.emit("a1")
    assert desk.page.editor.action_id == "a1"
    timeline.moved.emit("a1", datetime.date(AHEAD + 1, 1, 1))
    action = desk.profile.get(Action, "a1")
    assert action is not None
    assert action.start == PartialDate(AHEAD, 3)
    timeline.dropped.emit("a1", datetime.date(AHEAD + 1, 1, 1))
    action = desk.profile.get(Action, "a1")
    assert action is not None
    assert action.start == PartialDate(AHEAD + 1, 1)
    timeline.chosen.emit("nothing")
    assert desk.page.editor.action_id == "a1"
    desk.next_answer()


def test_the_pace_moves_all_plans_is_told_and_not_stored(desk: Desk) -> None:
    first, before = desk.median("b"), desk.profile
    slider = desk.find(QSlider, "Pace of promotions")
    assert isinstance(slider, QSlider)
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    assert "Promotions tried 2.00 times as fast as now" in desk.next_answer()
    assert desk.page.comparison is not None
    assert desk.page.comparison.inputs.n_careers == 2_000
    slider.setSliderDown(False)
    assert desk.median("b") != first
    assert desk.page.comparison.inputs.n_careers == 10_000
    assert desk.profile == before
    box = desk.find(SteadyBox, "Pace of promotions")
    assert isinstance(box, SteadyBox)
    box.setValue(1)
    assert desk.median("b") == first
    assert "Promotions tried" not in desk.page.sentence


def test_a_market_of_ones_own_is_set_on_the_page_and_undone(desk: Desk) -> None:
    market = desk.find(SegmentedControl, "Market ahead")
    assert isinstance(market, SegmentedControl)
    market.choose("own")
    first = desk.median("b")
    box = desk.find(SteadyBox, "What the market pays in two years")
    assert isinstance(box, SteadyBox)
    assert box.isVisible()
    box.setValue(-20)
    assert desk.median("b") != first
    assert desk.profile.overrides["scenario.log_level"] == pytest.approx(-0.22314355)
    desk.place.history.undo()
    assert desk.median("b") == first
    assert box.value() == 0


def test_drift_discount_and_horizon_are_set_in_the_inspector(desk: Desk) -> None:
    first = desk.median("b")
    explanation = desk.page.explanation
    explanation.show()
    desk.qtbot.waitUntil(lambda: "How plans are compared" in desk.said(explanation))
    boxes = {box.accessibleName(): box for box in explanation.findChildren(SteadyBox)}
    boxes["Market growth"].setValue(2)
    assert desk.profile.preferences.market_growth_percent == 2
    assert desk.median("b") != first
    boxes["Discount"].setValue(5)
    assert desk.profile.preferences.discount_percent == 5
    boxes["Years ahead"].setValue(10)
    assert "over 10 years" in desk.next_answer()
    desk.place.history.undo()
    assert boxes["Years ahead"].value() == 15


def test_the_timeline_is_worked_with_the_arrow_keys(desk: Desk, qtbot: QtBot) -> None:
    timeline = desk.page.timeline
    timeline.setFocus()
    desk.page._choose_action("a1")
    qtbot.keyClick(timeline, Qt.Key.Key_Down)  # type: ignore[no-untyped-call]
    assert desk.page.editor.action_id == "a2"
    assert "Selected: Kubernetes" in timeline.accessibleName()
    qtbot.keyClick(timeline, Qt.Key.Key_Right)  # type: ignore[no-untyped-call]
    moved = desk.profile.get(Action, "a2")
    assert moved is not None
    assert moved.start == PartialDate(AHEAD, 6)
    assert "June" in timeline.accessibleName()
    assert desk.page.editor.action_id == "a2"
    desk.place.history.undo()
    assert desk.profile.get(Action, "a2") == next(one for one in TWO if one.id == "a2")
    desk.next_answer()
