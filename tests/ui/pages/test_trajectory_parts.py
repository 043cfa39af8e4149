"""The parts of the Trajectory page by themselves: switches, numbers, explanation, and what the worker does."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.person import Preferences
from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate, Situation
from planner.market.pack import Pack
from planner.ui.pages.trajectory_explanation import TrajectoryExplanation
from planner.ui.pages.trajectory_question import Question, answer
from planner.ui.pages.trajectory_switches import TrajectorySwitches
from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace.sample import sample_profile
from tests.charts.examples import SEATTLE, basis

TODAY = datetime.date(2026, 11, 22)
SAMPLE = sample_profile(TODAY).applied_to(Profile())


@pytest.fixture
def switches(qtbot: QtBot, settings: Settings) -> TrajectorySwitches:
    switches = TrajectorySwitches(settings)
    qtbot.addWidget(switches)
    return switches


def controls(switches: TrajectorySwitches) -> dict[str, SegmentedControl]:
    return {each.accessibleName(): each for each in switches.findChildren(SegmentedControl)}


def test_at_first_it_is_base_pay_in_real_money_of_the_own_city(switches: TrajectorySwitches) -> None:
    assert (switches.measure, switches.is_real, switches.is_equal_power) == ("base", True, False)


def test_every_switch_tells_and_is_remembered(switches: TrajectorySwitches, settings: Settings, qtbot: QtBot) -> None:
    for name, key in (("Pay", "total"), ("Money", "nominal"), ("Prices", "equal")):
        with qtbot.waitSignal(switches.switched):
            controls(switches)[name].choose(key)
    assert (switches.measure, switches.is_real, switches.is_equal_power) == ("total", False, True)
    again = TrajectorySwitches(settings)
    qtbot.addWidget(again)
    assert (again.measure, again.is_real, again.is_equal_power) == ("total", False, True)


def test_the_own_city_has_its_name(switches: TrajectorySwitches) -> None:
    switches.name_place(SEATTLE)
    own, equal = controls(switches)["Prices"].findChildren(QPushButton)
    assert own.text() == "Seattle"
    assert equal.isEnabled()


def test_where_living_costs_are_unknown_nothing_can_be_made_equal(switches: TrajectorySwitches) -> None:
    switches.name_place(replace(SEATTLE, name="Nowhere", price_level=None))
    _, equal = controls(switches)["Prices"].findChildren(QPushButton)
    assert not equal.isEnabled()
    assert equal.toolTip() == "What living costs in Nowhere is not known."


def test_without_an_estimate_the_place_of_before_is_forgotten(switches: TrajectorySwitches) -> None:
    switches.name_place(SEATTLE)
    switches.name_place(None)
    own, equal = controls(switches)["Prices"].findChildren(QPushButton)
    assert own.text() == "Own city"
    assert not equal.isEnabled()
    assert "there is no place" in equal.toolTip()


def test_the_name_of_a_place_moves_nothing(switches: TrajectorySwitches, pack: Pack, theme: Theme) -> None:
    switches.setStyleSheet(theme.sheet)
    before = switches.sizeHint()
    assert before.width() < 560
    by_length = sorted(pack.places, key=lambda place: len(place.name))
    for place in (by_length[0], by_length[-1]):
        switches.name_place(place)
        assert switches.sizeHint() == before


@pytest.fixture
def explanation(qtbot: QtBot) -> TrajectoryExplanation:
    explanation = TrajectoryExplanation()
    qtbot.addWidget(explanation)
    return explanation


def said(explanation: TrajectoryExplanation) -> list[str]:
    labels = explanation.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(explanation) and label.text()]


def test_before_the_first_answer_there_are_no_empty_cards(explanation: TrajectoryExplanation) -> None:
    assert said(explanation)[:2] == ["What this rests on", "Yours to set"]


def test_it_names_place_figures_jobs_and_source(explanation: TrajectoryExplanation) -> None:
    explanation.show_basis(basis())
    text = said(explanation)
    pairs = dict(zip(text[1:9:2], text[2:10:2], strict=True))
    assert pairs == {
        "Place": "Seattle",
        "Figures": "BLS OEWS May 2025, 15-2051 Data Scientists, Seattle",
        "Jobs": "1,340 in this cell",
        "Source": "OEWS, May 2025",
    }


def test_part_by_part_it_says_the_same_and_nothing_before(explanation: TrajectoryExplanation) -> None:
    seen = [said(explanation)]
    for do in explanation.parts(basis()):
        do()
        seen.append(said(explanation))
    assert len(seen) > 2
    assert all(one == seen[0] for one in seen[:-1])
    text = seen[-1]
    assert text[2] == "Seattle"
    explanation.show_basis(basis())
    assert said(explanation) == text
    (only,) = explanation.parts(None)
    only()
    assert said(explanation)[1] == "There is no estimate yet."


def test_a_fallback_to_the_nation_is_said_first(explanation: TrajectoryExplanation) -> None:
    explanation.show_basis(basis(fallback="nation used: no figures for 15-2051 in Seattle"))
    assert said(explanation)[1] == "nation used: no figures for 15-2051 in Seattle"


def test_part_time_is_named(explanation: TrajectoryExplanation) -> None:
    explanation.show_basis(basis(share_note="50 % of full time"))
    text = said(explanation)
    assert text[text.index("Hours") + 1] == "50 % of full time"


def test_without_an_estimate_it_says_so(explanation: TrajectoryExplanation) -> None:
    explanation.show_basis(basis())
    explanation.show_basis(None)
    assert said(explanation)[:3] == ["What this rests on", "There is no estimate yet.", "Yours to set"]


def test_the_keyboard_is_put_on_a_box(explanation: TrajectoryExplanation, qtbot: QtBot) -> None:
    explanation.show()
    qtbot.waitExposed(explanation)
    explanation.activateWindow()
    box = explanation.focus("inflation_percent")
    assert box is boxes(explanation)["Inflation"]
    assert explanation.focusWidget() is box


def boxes(explanation: TrajectoryExplanation) -> dict[str, SteadyBox]:
    return {each.accessibleName(): each for each in explanation.findChildren(SteadyBox)}


def test_stored_assumptions_go_into_the_boxes_without_being_told(
    explanation: TrajectoryExplanation, qtbot: QtBot
) -> None:
    stored = Preferences(horizon_years=30, inflation_percent=3.25, market_growth_percent=-1.0, seed=2**32 - 1)
    with qtbot.assertNotEmitted(explanation.assumption_edited):
        explanation.show_preferences(stored)
    assert {name: box.value() for name, box in boxes(explanation).items()} == {
        "Years ahead": 30,
        "Inflation": pytest.approx(3.25, abs=0.06),  # shown to one decimal
        "Market growth": -1.0,
        "Seed": 4294967295,
    }


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("Years ahead", 25, ["horizon_years", "25"]),
        ("Inflation", 3.5, ["inflation_percent", "3.5"]),
        ("Market growth", -0.5, ["market_growth_percent", "-0.5"]),
        ("Seed", 4294967295, ["seed", "4294967295"]),
    ],
)
def test_each_box_tells_its_field_and_text(
    explanation: TrajectoryExplanation, qtbot: QtBot, name: str, value: float, told: list[str]
) -> None:
    with qtbot.waitSignal(explanation.assumption_edited) as heard:
        boxes(explanation)[name].setValue(value)
    assert heard.args == told


def test_the_worker_forecasts_what_is_asked(pack: Pack) -> None:
    base = answer(Question(SAMPLE, pack, TODAY, "base", is_real=True, is_equal_power=False))
    total = answer(Question(SAMPLE, pack, TODAY, "total", is_real=False, is_equal_power=True))
    assert isinstance(base.stand, Situation)
    assert base.stand.inputs.is_real
    assert base.data.headline.startswith("$")
    assert isinstance(total.stand, Situation)
    assert not total.stand.inputs.is_real
    assert (total.data.view.measure, total.data.view.is_equal_power) == ("total", True)


def test_the_worker_says_why_there_is_no_estimate(pack: Pack) -> None:
    nothing = answer(Question(Profile(), pack, TODAY, "base", is_real=True, is_equal_power=False))
    assert isinstance(nothing.stand, NoEstimate)
    assert nothing.data.headline == "No estimate: no role is recorded yet"
    assert nothing.data.is_empty


def test_the_same_question_has_the_same_answer(pack: Pack) -> None:
    question = Question(SAMPLE, pack, TODAY, "base", is_real=True, is_equal_power=False)
    assert answer(question).data == answer(question).data
