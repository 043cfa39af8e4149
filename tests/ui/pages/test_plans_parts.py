"""The parts of the Plans page alone: levers, editor, explanation, forms and numbers."""

import dataclasses
import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLabel, QLineEdit, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from planner.advice.plan_moves import FINDING_IT
from planner.domain.dates import PartialDate
from planner.domain.person import Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.ui.pages.plans_editor import PlansEditor, action_panel
from planner.ui.pages.plans_explanation import PlansExplanation
from planner.ui.pages.plans_forms import form_for_action, form_for_plan, subject_names
from planner.ui.pages.plans_levers import PlansLevers
from planner.ui.pages.plans_numbers import PlansNumbers
from planner.ui.pages.plans_question import difference_of
from planner.ui.theme import Theme
from planner.ui.widgets.month_box import MonthBox, months_of
from planner.ui.widgets.pace_slider import PaceSlider
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from tests.advice.plan_cases import ground
from tests.advice.test_plan_comparison import DOWN, UP, compared, of
from tests.advice.test_plan_subjects import SUBJECTS
from tests.ui.workplace import in_memory

TODAY = datetime.date(2026, 11, 22)
PLAN = Plan(id="a", name="A", hours_per_week=7.5)
MOVE = Action(id="m", plan_id="a", kind=ActionKind.MOVE_COMPANY, start=PartialDate(2028, 3))
OTHER = Plan(id="b", name="B", is_adopted=True, adopted=PartialDate(2026, 5))


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


@pytest.fixture
def levers(qtbot: QtBot) -> PlansLevers:
    levers = PlansLevers()
    qtbot.addWidget(levers)
    levers.show_plan(PLAN, MOVE, TODAY, 15)
    return levers


def sliders(levers: PlansLevers) -> tuple[QSlider, QSlider]:
    hours, month, _ = levers.findChildren(QSlider)
    return hours, month


def test_the_levers_stand_as_the_plan_does_and_tell_nothing_of_it(levers: PlansLevers) -> None:
    told: list[object] = []
    for signal in (levers.hours_set, levers.hours_tried, levers.month_set, levers.month_tried):
        signal.connect(told.append)
    levers.show_plan(PLAN, MOVE, TODAY, 10)
    levers.show_scenario(Scenario.BOOM, {})
    hours, month = sliders(levers)
    boxes = levers.findChild(SteadyBox), levers.findChild(MonthBox)
    assert isinstance(boxes[0], SteadyBox)
    assert isinstance(boxes[1], MonthBox)
    assert (boxes[0].value(), boxes[1].month) == (7.5, datetime.date(2028, 3, 1))
    assert month.value() == months_of(datetime.date(2028, 3, 1))
    assert (month.minimum(), month.maximum()) == (months_of(TODAY), months_of(TODAY) + 120)
    assert hours.value() == 8
    assert said(levers)[:2] == ["Hours a week", "Start: move company"]
    assert told == []


def test_a_long_name_of_an_action_ends_in_dots_and_is_whole_in_its_tip(levers: PlansLevers) -> None:
    levers.show_plan(PLAN, dataclasses.replace(MOVE, subject="Certified Kubernetes Application Developer"), TODAY, 10)
    (name,) = (label for label in levers.findChildren(QLabel) if label.text().startswith("Start: "))
    assert name.text().endswith("…")
    assert name.toolTip() == "Start: Certified Kubernetes Application Developer"


def test_a_held_slider_tries_and_is_set_when_let_go(levers: PlansLevers) -> None:
    told: list[tuple[str, object]] = []
    levers.hours_tried.connect(lambda value: told.append(("tried", value)))
    levers.hours_set.connect(lambda value: told.append(("set", value)))
    levers.month_tried.connect(lambda value: told.append(("tried", value)))
    levers.month_set.connect(lambda value: told.append(("set", value)))
    for slider in sliders(levers):
        slider.setSliderDown(True)
        slider.setValue(slider.value() + 1)
        slider.setSliderDown(False)
    april = datetime.date(2028, 4, 1)
    assert told == [("tried", 9.0), ("set", 9.0), ("tried", april), ("set", april)]


def test_keys_and_boxes_set_at_once(levers: PlansLevers, qtbot: QtBot) -> None:
    told: list[object] = []
    levers.hours_set.connect(told.append)
    levers.month_set.connect(told.append)
    for slider in sliders(levers):
        qtbot.keyClick(slider, Qt.Key.Key_Right)  # type: ignore[no-untyped-call]
    box = levers.findChild(SteadyBox)
    assert isinstance(box, SteadyBox)
    box.setValue(50.5)
    assert told == [9.0, datetime.date(2028, 4, 1), 50.5]


def test_without_an_action_no_month_can_be_moved(levers: PlansLevers) -> None:
    levers.show_plan(PLAN, None, TODAY, 15)
    _, month = sliders(levers)
    assert not month.isEnabled()
    assert said(levers)[1] == "Start: no action"
    levers.show_plan(PLAN, MOVE, TODAY, 15)
    assert month.isEnabled()


def pace_of(levers: PlansLevers) -> tuple[PaceSlider, SteadyBox]:
    slider = levers.findChild(PaceSlider)
    assert isinstance(slider, PaceSlider)
    return slider, next(
        each for each in levers.findChildren(SteadyBox) if each.accessibleName() == slider.accessibleName()
    )


def test_slider_and_box_of_the_pace_follow_each_other_and_tell_once(levers: PlansLevers) -> None:
    told: list[float] = []
    levers.pace_moved.connect(lambda: told.append(levers.pace))
    slider, box = pace_of(levers)
    assert levers.pace == 1.0
    slider.setValue(slider.maximum())
    assert box.value() == 2.0
    box.setValue(0.5)
    assert slider.value() == slider.minimum()
    slider.setValue(1)
    assert told == [2.0, 0.5, 1.02]


def test_every_step_of_the_pace_is_reached_and_read(levers: PlansLevers) -> None:
    slider, box = pace_of(levers)
    for step in range(slider.minimum(), slider.maximum() + 1):
        slider.setValue(step)
        assert box.value() == pytest.approx(slider.pace, abs=0.0051)
        assert slider.value() == step


def test_a_lever_is_held_while_any_slider_is(levers: PlansLevers) -> None:
    held = []
    for slider in levers.findChildren(QSlider):
        for is_down in (True, False):
            slider.setSliderDown(is_down)
            held.append(levers.is_held)
    assert held == [True, False] * 3


def test_the_figures_of_an_own_market_are_there_to_be_set(levers: PlansLevers) -> None:
    told: list[tuple[str, float]] = []
    levers.figure_set.connect(lambda name, value: told.append((name, value)))
    levers.show_scenario(Scenario.OWN, {"scenario.layoff_factor": 2.0})
    box = next(each for each in levers.findChildren(SteadyBox) if each.accessibleName() == "Layoffs for three years")
    assert (box.value(), box.isVisibleTo(levers)) == (2.0, True)
    box.setValue(3)
    assert told == [("scenario.layoff_factor", 3.0)]
    levers.show_scenario(Scenario.BASE, {})
    assert not box.isVisibleTo(levers)


def test_market_and_assumptions_are_told(levers: PlansLevers) -> None:
    told: list[object] = []
    levers.scenario_chosen.connect(told.append)
    levers.assumptions_switched.connect(told.append)
    market, box = levers.findChild(SegmentedControl), levers.findChild(QCheckBox)
    assert isinstance(market, SegmentedControl)
    assert isinstance(box, QCheckBox)
    market.choose("downturn")
    assert not levers.counts_assumptions
    box.click()
    assert told == ["downturn", True]
    assert levers.counts_assumptions


@pytest.fixture
def editor(qtbot: QtBot) -> PlansEditor:
    place, _ = in_memory(PLAN, MOVE, OTHER)
    editor = PlansEditor(action_panel(place.session, place.history))
    qtbot.addWidget(editor)
    editor.show_plans([PLAN, OTHER], "a")
    return editor


def test_at_first_the_editor_works_on_ones_own_plan_or_else_on_the_first(qtbot: QtBot) -> None:
    plain = Plan(id="c", name="C")
    place, _ = in_memory(PLAN, plain, OTHER)
    for plans, first in (([PLAN, OTHER, plain], "b"), ([PLAN, plain], "a"), ([], "")):
        editor = PlansEditor(action_panel(place.session, place.history))
        qtbot.addWidget(editor)
        editor.show_plans(plans, "")
        assert editor.plan_id == first


def test_the_editor_shows_one_plan_and_selects_its_first_action(editor: PlansEditor) -> None:
    assert editor.plan_id == "a"
    assert editor.action_id == "m"
    box = editor.findChild(ChoiceBox)
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(place) for place in range(box.count())] == ["A", "B (my plan)"]
    editor.show_plans([PLAN, OTHER], "gone")
    assert editor.plan_id == "b"
    assert editor.action_id == ""
    assert "Adopted 2026-05" in said(editor)
    assert button(editor, "Adopt as my plan").isHidden()
    editor.show_plans([], "")
    assert editor.plan_id == ""


def test_actions_stand_in_the_order_of_their_dates_without_a_mark_in_the_heading(editor: PlansEditor) -> None:
    table = editor.table
    assert table.columns[table.order[0]].attribute == "start"
    assert editor.panel.view.horizontalHeader().sortIndicatorSection() == -1


def test_the_editor_asks_for_what_its_buttons_say(editor: PlansEditor) -> None:
    told: list[str] = []
    editor.rename_wanted.connect(lambda: told.append("rename"))
    editor.duplicate_wanted.connect(lambda: told.append("duplicate"))
    editor.adopt_wanted.connect(lambda: told.append("adopt"))
    editor.deletion_wanted.connect(lambda: told.append("delete"))
    for text in ("Rename…", "Duplicate", "Adopt as my plan", "Delete plan"):
        button(editor, text).click()
    assert told == ["rename", "duplicate", "adopt", "delete"]


def test_contradictions_stand_in_the_editor(editor: PlansEditor) -> None:
    editor.show_contradictions(["One.", "Two."])
    assert "One.\nTwo." in said(editor)
    editor.show_contradictions([])
    assert "One.\nTwo." not in said(editor)


def test_what_no_number_holds_stands_in_the_editor(editor: PlansEditor) -> None:
    editor.show_left_out(("No cost.", "No months."))
    assert "No cost.\nNo months." in said(editor)
    assert "In none of its numbers" in said(editor)
    editor.show_left_out(())
    assert "No cost.\nNo months." not in said(editor)


NO_ACTION = "There is no action yet."
TRACKER = "Atlanta Fed Wage Growth Tracker, December 1997 to January 2023, 302 months"


def test_the_inspector_tells_each_action_with_its_grade(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN, MOVE)
    explanation = PlansExplanation(place.session, place.history)
    qtbot.addWidget(explanation)
    assert explanation.hour.isHidden()
    comparison = compared(*of("A", UP))
    with qtbot.waitSignal(explanation.shown):
        explanation.show_plan(comparison.plans[0], comparison.hour)
    told = said(explanation)
    assert told[0] == "What A rests on"
    assert any(text.startswith("Specialise “mlops”: +5.1") for text in told)
    moving = compared(*of("B", MOVE))
    with qtbot.waitSignal(explanation.shown):
        explanation.show_plan(moving.plans[0], moving.hour)
    assert any(text.endswith(f"{FINDING_IT}. From {TRACKER}.") for text in said(explanation))
    assert "own" in told
    edited: list[tuple[str, str]] = []
    explanation.preference_edited.connect(lambda attribute, text: edited.append((attribute, text)))
    explanation.show_preferences(Preferences(discount_percent=5))
    explanation.show()
    qtbot.waitUntil(lambda: "How plans are compared" in said(explanation))
    boxes = {box.accessibleName(): box for box in explanation.findChildren(SteadyBox)}
    assert (boxes["Discount"].value(), edited) == (5.0, [])
    boxes["Inflation"].setValue(4)
    assert edited == [("inflation_percent", "4")]
    assert "An hour of study is counted at $72, your base pay by the hour." in told
    with qtbot.waitSignal(explanation.shown):
        explanation.show_plan(None, None)
    assert explanation.hour.isHidden()
    assert said(explanation)[0] == "What the plan rests on"
    assert NO_ACTION not in said(explanation)


def test_the_inspector_tells_of_no_action_only_once_it_knows_that_there_is_none(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN)
    explanation = PlansExplanation(place.session, place.history)
    qtbot.addWidget(explanation)
    assert NO_ACTION not in said(explanation)
    for actions, is_told in (((), True), ((MOVE,), False)):
        comparison = compared(*of("A", *actions))
        with qtbot.waitSignal(explanation.shown):
            explanation.show_plan(comparison.plans[0], comparison.hour)
        assert (NO_ACTION in said(explanation)) is is_told


def test_the_form_of_an_action_offers_what_the_catalogues_know(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN, MOVE)
    form, action_id = form_for_action(place.session, place.history, SUBJECTS, "a", MOVE)
    qtbot.addWidget(form)
    assert action_id == "m"
    assert form.fields["start"].text == "2028-03"
    line = form.fields["subject"].editor
    assert isinstance(line, QLineEdit)
    completer = line.completer()
    assert isinstance(completer, QCompleter)
    names = subject_names(SUBJECTS)
    assert {"Kubernetes", "MLOps", "remote", "leadership", "Austin, TX", "London, United Kingdom"} <= set(names)
    assert completer.model().rowCount() == len(names)
    form.fields["start"].show_text("2029-01")
    form.accept()
    moved = place.session.profile.get(Action, "m")
    assert moved is not None
    assert moved.start == PartialDate(2029, 1)


def test_the_form_of_a_plan_keeps_what_it_does_not_ask(qtbot: QtBot) -> None:
    place, _ = in_memory(OTHER)
    form = form_for_plan(place.session, place.history, OTHER)
    qtbot.addWidget(form)
    form.fields["name"].show_text("Mine")
    form.fields["hours_per_week"].show_text("200")
    form.accept()
    assert "not between 0 and 168" in form.fields["hours_per_week"].told
    form.fields["hours_per_week"].show_text("3")
    form.accept()
    assert place.session.profile.get(Plan, "b") == Plan(
        id="b", name="Mine", is_adopted=True, adopted=PartialDate(2026, 5), hours_per_week=3
    )


def test_the_numbers_follow_the_year(qtbot: QtBot, theme: Theme) -> None:
    numbers = PlansNumbers(theme)
    qtbot.addWidget(numbers)
    told = compared(*of("A", UP))
    numbers.show_comparison(told, difference_of(told, ground().situation))
    assert numbers.table.index(8, 0).data() == "senior by 2031"
    box = numbers.findChild(SteadyBox)
    assert isinstance(box, SteadyBox)
    assert (box.minimum(), box.maximum()) == (2027, 2041)
    box.setValue(2035)
    assert numbers.table.index(8, 0).data() == "senior by 2035"
    numbers.show_comparison(told, difference_of(told, ground().situation))
    assert box.value() == 2035
    assert numbers.chart.accessibleName().startswith("A makes +$")
    copied: list[str] = []
    numbers.copied.connect(copied.append)
    button(numbers, "Copy").click()
    assert copied == [numbers.table.as_tsv()]


def test_the_numbers_follow_the_loss_that_counts(qtbot: QtBot, theme: Theme) -> None:
    numbers = PlansNumbers(theme)
    qtbot.addWidget(numbers)
    told = compared(*of("A", DOWN))
    numbers.show_comparison(told, difference_of(told, ground().situation))
    assert [numbers.table.index(6, column).data() for column in (0, 2)] == ["Loses over $10k", "20 of 20"]
    box = next(each for each in numbers.findChildren(SteadyBox) if each.accessibleName() == "Loss that counts")
    box.setValue(10_000_000)
    assert [numbers.table.index(6, column).data() for column in (0, 2)] == ["Loses over $10M", "0 of 20"]


def test_chart_and_table_stand_beside_each_other_where_all_plans_fit(qtbot: QtBot, theme: Theme) -> None:
    numbers = PlansNumbers(theme)
    qtbot.addWidget(numbers)
    numbers.resize(1000, 700)
    numbers.show()
    one = compared(*of("A", UP))
    numbers.show_comparison(one, difference_of(one, ground().situation))
    qtbot.waitUntil(lambda: left_of(numbers) > numbers.chart.width())
    four = compared(*of("A", UP), *of("B", UP), *of("C", UP), *of("D", UP))
    numbers.show_comparison(four, difference_of(four, ground().situation))
    qtbot.waitUntil(lambda: left_of(numbers) < numbers.chart.width())
    header = numbers.view.horizontalHeader()
    assert header.length() <= numbers.view.width()
    assert len({header.sectionSize(column) for column in range(2, 7)}) <= 2  # all plans alike, but for a pixel


def left_of(numbers: PlansNumbers) -> int:
    """Where the table begins."""
    return numbers.view.mapTo(numbers, QPoint(0, 0)).x()
