"""The levers by themselves, and what they do to the page."""

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain import amounts as money
from planner.domain.person import Scenario
from planner.domain.profile import Profile
from planner.forecast.levers import AS_NOW, Evidence, Levers
from planner.forecast.situation import Situation, situation
from planner.market.factors import Factor
from planner.market.pack import Pack
from planner.ui.pages.trajectory_levers import TrajectoryLevers
from planner.ui.pages.trajectory_question import Question, answer, with_levers
from planner.ui.theme import Theme
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.steady_slider import SteadySlider
from planner.workspace import edits
from tests.ui.pages.test_trajectory import SAMPLE, Desk, median
from tests.ui.pages.test_trajectory_parts import TODAY


def box(levers: TrajectoryLevers, name: str) -> ChoiceBox:
    return next(each for each in levers.findChildren(ChoiceBox) if each.accessibleName() == name)


def control(levers: TrajectoryLevers, name: str) -> SegmentedControl:
    return next(each for each in levers.findChildren(SegmentedControl) if each.accessibleName() == name)


def pace(levers: TrajectoryLevers) -> SteadySlider:
    slider = levers.findChild(SteadySlider)
    assert isinstance(slider, SteadySlider)
    return slider


def production(levers: TrajectoryLevers) -> tuple[QCheckBox, SteadyBox]:
    switch = levers.findChild(QCheckBox)
    assert isinstance(switch, QCheckBox)
    return switch, figure(levers, "What production responsibility pays")


def figure(levers: TrajectoryLevers, name: str) -> SteadyBox:
    return next(each for each in levers.findChildren(SteadyBox) if each.accessibleName() == name)


def grades(levers: TrajectoryLevers) -> list[str]:
    labels = [label for label in levers.findChildren(QLabel) if label.property("kind") == "grade"]
    return [label.text() for label in labels if label.isVisibleTo(levers)]


def stand(pack: Pack, profile: Profile = SAMPLE) -> Situation:
    made = situation(profile, pack, TODAY)
    assert isinstance(made, Situation)
    return made


@pytest.fixture
def levers(qtbot: QtBot, pack: Pack) -> TrajectoryLevers:
    levers = TrajectoryLevers()
    qtbot.addWidget(levers)
    levers.show_choices(stand(pack), Evidence(pack, {}))
    return levers


def test_at_first_all_is_as_now(levers: TrajectoryLevers) -> None:
    assert levers.levers == AS_NOW
    assert box(levers, "Industry").currentText() == "As now: Technology"
    assert not levers.is_dragged


@pytest.mark.parametrize(("place", "times"), [(-40, 0.5), (0, 1.0), (40, 2.0)])
def test_the_pace_runs_from_half_to_double(levers: TrajectoryLevers, qtbot: QtBot, place: int, times: float) -> None:
    pace(levers).setValue(1)
    with qtbot.waitSignal(levers.moved):
        pace(levers).setValue(place)
    assert levers.levers.readiness == pytest.approx(times)
    assert pace(levers).accessibleDescription() == f"{times:.2f} × as fast as now"


def test_a_slider_in_the_hand_is_dragged(levers: TrajectoryLevers) -> None:
    pace(levers).setSliderDown(True)
    assert levers.is_dragged


@pytest.mark.parametrize(
    ("name", "factor_id"),
    [
        ("Industry", "industry.finance"),
        ("Work mode", "work_mode.remote"),
        ("Specialisation", "specialisation.mlops.mid"),
    ],
)
def test_another_job_can_be_chosen(levers: TrajectoryLevers, qtbot: QtBot, name: str, factor_id: str) -> None:
    one = box(levers, name)
    with qtbot.waitSignal(levers.moved):
        one.setCurrentIndex(one.findData(factor_id))
    assert factor_id in (levers.levers.industry, levers.levers.work_mode, levers.levers.specialisation)
    assert levers.levers.n_moved == 1
    assert one.grade.text() == "C"  # type: ignore[attr-defined]  # the box of a lever
    assert "%" in one.grade.toolTip()  # type: ignore[attr-defined]
    assert "pay" in one.grade.accessibleName()  # type: ignore[attr-defined]


def test_what_has_no_estimate_says_so_and_cannot_be_chosen(levers: TrajectoryLevers) -> None:
    one = box(levers, "Specialisation")
    row = one.findData("specialisation.deep-learning.mid")
    assert one.itemText(row) == "Deep learning: no estimate"
    model = one.model()
    assert isinstance(model, QStandardItemModel)
    assert not model.item(row).isEnabled()
    assert "a figure needs 30" in model.item(row).toolTip()


def test_a_certification_can_be_had_or_not(levers: TrajectoryLevers, qtbot: QtBot) -> None:
    for key, is_certified in (("with", True), ("without", False), ("", None)):
        with qtbot.waitSignal(levers.moved):
            control(levers, "Certification").choose(key)
        assert levers.levers.is_certified is is_certified


def test_without_evidence_production_responsibility_is_off_and_says_so(levers: TrajectoryLevers, qtbot: QtBot) -> None:
    switch, guess = production(levers)
    assert not switch.isChecked()
    assert not guess.isEnabled()
    assert switch.toolTip().startswith("No estimate")
    assert "D" in grades(levers)
    guess.setValue(5)
    assert levers.levers.production is None
    with qtbot.waitSignal(levers.moved):
        switch.setChecked(True)
    assert guess.isEnabled()
    assert levers.levers.production == pytest.approx(math.log(1.05))


def test_an_own_figure_for_production_is_not_asked_for_again(qtbot: QtBot, pack: Pack) -> None:
    own = Factor("production", "Production responsibility", 0.05, 0.05, 0.05, 0, "own", "Your own figure", "")
    at = stand(pack)
    at = replace(at, basis=replace(at.basis, factors=(*at.basis.factors, own)))
    levers = TrajectoryLevers()
    qtbot.addWidget(levers)
    levers.show_choices(at, Evidence(pack, {"production": 0.05}))
    switch, _ = production(levers)
    assert not switch.isEnabled()
    assert "in the forecast already" in switch.toolTip()


def test_the_market_is_shown_without_telling_and_told_when_chosen(levers: TrajectoryLevers, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(levers.scenario_chosen):
        levers.show_scenario(Scenario.BOOM, {})
    assert control(levers, "Market").key == "boom"
    with qtbot.waitSignal(levers.scenario_chosen) as told:
        control(levers, "Market").choose("downturn")
    assert told.args == ["downturn"]


def test_reset_puts_all_back_and_tells_once(levers: TrajectoryLevers) -> None:
    switch, guess = production(levers)
    pace(levers).setValue(20)
    box(levers, "Industry").setCurrentIndex(2)
    control(levers, "Certification").choose("without")
    switch.setChecked(True)
    guess.setValue(10)
    told: list[bool] = []
    levers.moved.connect(lambda: told.append(True))
    next(each for each in levers.findChildren(QPushButton) if each.text() == "Reset").click()
    assert levers.levers == AS_NOW
    assert told == [True]
    assert grades(levers).count("C") == 0


def test_a_choice_stays_while_it_is_there(levers: TrajectoryLevers, pack: Pack) -> None:
    one = box(levers, "Specialisation")
    one.setCurrentIndex(one.findData("specialisation.mlops.mid"))
    levers.show_choices(stand(pack), Evidence(pack, {}))
    assert levers.levers.specialisation == "specialisation.mlops.mid"
    at = stand(pack)
    levers.show_choices(replace(at, inputs=replace(at.inputs, level=2)), Evidence(pack, {}))
    assert levers.levers.specialisation == ""


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Desk]:
    settings.set("trajectory_levers", value=True)
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.page.close_page()


def card(desk: Desk) -> TrajectoryLevers:
    levers = desk.page.findChild(TrajectoryLevers)
    assert isinstance(levers, TrajectoryLevers)
    return levers


def headline(desk: Desk) -> list[str]:
    return [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()][1:3]


def test_levers_are_made_for_those_who_open_them(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    assert desk.page.findChild(TrajectoryLevers) is None
    desk.button("What if").click()
    assert desk.page.moved_levers is None  # they are made part by part
    qtbot.waitUntil(lambda: desk.page.moved_levers is not None and card(desk).isVisible())
    assert settings.get("trajectory_levers", False) is True
    desk.button("What if").click()
    assert not card(desk).isVisible()
    assert settings.get("trajectory_levers", True) is False
    desk.page.close_page()


def test_levers_wanted_no_more_while_they_are_made_stay_out_of_sight(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    desk.button("What if").click()
    desk.button("What if").click()
    qtbot.waitUntil(lambda: desk.page.moved_levers is not None)
    assert not card(desk).isVisible()
    desk.button("What if").click()
    assert card(desk).isVisible()
    desk.page.close_page()


def test_the_sentence_moves_with_a_lever_at_once_and_the_rest_when_it_rests(desk: Desk, qtbot: QtBot) -> None:
    before, sentence = headline(desk), desk.sentence
    pace(card(desk)).setSliderDown(True)
    pace(card(desk)).setValue(40)
    qtbot.waitUntil(lambda: headline(desk) != before)
    assert desk.sentence == sentence  # the full answer is still to come
    passing = headline(desk)
    assert "against as now" in passing[1]
    assert passing[1].startswith("+\N{WORD JOINER}$")
    with qtbot.waitSignal(desk.page.answered):
        pace(card(desk)).setSliderDown(False)
    assert headline(desk) == passing
    assert desk.page.answer is not None
    assert desk.page.answer.as_now is not None
    assert desk.page.answer.stand is not desk.page.answer.as_now.stand
    assert desk.button("What if: 1").isVisible()


def test_back_to_as_now_is_the_very_same_forecast(desk: Desk, qtbot: QtBot) -> None:
    before = desk.page.data
    for value in (30, 0):
        with qtbot.waitSignal(desk.page.answered):
            pace(card(desk)).setValue(value)
        assert (desk.page.data == before) == (value == 0)
    assert "against as now" not in desk.sentence


def test_levers_go_with_every_edit_and_stay(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.answered):
        pace(card(desk)).setValue(40)
    moved = desk.sentence
    with qtbot.waitSignal(desk.page.answered):
        desk.box("Years ahead").setValue(20)
    assert "against as now" in desk.sentence
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.undo()
    assert desk.sentence == moved


def test_the_market_is_an_edit_that_can_be_undone(desk: Desk, qtbot: QtBot) -> None:
    before = desk.sentence
    with qtbot.waitSignal(desk.page.answered):
        control(card(desk), "Market").choose("downturn")
    assert desk.sentence != before
    assert desk.place.session.profile.preferences.scenario is Scenario.DOWNTURN
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.undo()
    assert desk.sentence == before
    assert control(card(desk), "Market").key == "base"


def test_an_own_market_is_base_until_its_figures_are_set_and_each_is_an_edit(desk: Desk, qtbot: QtBot) -> None:
    before = median(desk)
    pays = figure(card(desk), "What the market pays in two years")
    assert not pays.isVisible()
    with qtbot.waitSignal(desk.page.answered):
        control(card(desk), "Market").choose("own")
    assert pays.isVisible()
    assert median(desk) == pytest.approx(before)
    with qtbot.waitSignal(desk.page.answered):
        pays.setValue(10)
    assert median(desk) == pytest.approx(1.1 * before, rel=0.01)
    assert desk.place.session.profile.overrides == {"scenario.log_level": pytest.approx(math.log(1.1))}
    with qtbot.waitSignal(desk.page.answered):
        pays.setValue(20)
    assert median(desk) == pytest.approx(1.2 * before, rel=0.01)
    for value in (10, 0):
        with qtbot.waitSignal(desk.page.answered):
            desk.place.history.undo()
        assert pays.value() == pytest.approx(value)


def test_layoffs_and_promotions_of_an_own_market_are_as_now_until_set(levers: TrajectoryLevers, qtbot: QtBot) -> None:
    layoffs = figure(levers, "Layoffs for three years")
    levers.show_scenario(Scenario.OWN, {"scenario.promotion_speed": 0.5})
    assert (layoffs.value(), figure(levers, "Promotions for three years").value()) == (1.0, 0.5)
    with qtbot.waitSignal(levers.figure_set) as told:
        layoffs.setValue(2.5)
    assert told.args == ["scenario.layoff_factor", 2.5]


@pytest.mark.parametrize("width", [640, 900])
def test_no_line_of_levers_is_cut_off(levers: TrajectoryLevers, qtbot: QtBot, width: int) -> None:
    levers.show_scenario(Scenario.OWN, {})
    levers.resize(width, 600)
    levers.show()
    qtbot.waitUntil(lambda: levers.minimumSizeHint().height() >= levers.body.heightForWidth(width) - 1)
    levers.hide()


def test_without_an_estimate_there_is_nothing_to_try(desk: Desk, qtbot: QtBot) -> None:
    role = desk.place.session.profile.roles[0]
    changes = edits.set_field(desk.place.session.profile, role.id, "title", "Lion tamer")
    assert changes is not None
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(changes)
    assert not card(desk).isVisible()
    assert not desk.button("What if").isVisible()


def test_the_keyboard_goes_from_save_into_the_levers_and_on(desk: Desk, qtbot: QtBot) -> None:
    desk.button("Save…").setFocus()
    qtbot.waitUntil(desk.button("Save…").hasFocus)
    passed: list[str] = []
    for _ in range(11):
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
        passed.append(desk.page.focusWidget().accessibleName())
    assert passed[0].startswith("Market: Base")
    assert passed[1:6] == ["Pace of promotions", "Industry", "Work mode", "Specialisation", "Certification: As now"]
    assert passed[6:10] == ["Raise", "Employer: As now", "Place", "Pay policy: As now"]
    QTest.keyClick(pace(card(desk)), Qt.Key.Key_Right)
    assert pace(card(desk)).value() == 1


def strip(levers: TrajectoryLevers, name: str) -> SegmentedControl:
    (found,) = [one for one in levers.findChildren(SegmentedControl) if one.accessibleName() == name]
    return found


def places(levers: TrajectoryLevers) -> ChoiceBox:
    (found,) = [one for one in levers.findChildren(ChoiceBox) if one.accessibleName() == "Place"]
    return found


def test_another_employer_place_and_policy_are_told_each_once(levers: TrajectoryLevers) -> None:
    told: list[Levers] = []
    levers.moved.connect(lambda: told.append(levers.levers))
    strip(levers, "Employer").choose("another")
    places(levers).setCurrentIndex(places(levers).findText("Denver, CO"))
    strip(levers, "Pay policy").choose("nation")
    assert told == [
        Levers(is_leaving=True),
        Levers(is_leaving=True, place="denver"),
        Levers(is_leaving=True, place="denver", pay_policy="nation"),
    ]
    levers.reset()
    assert levers.levers == AS_NOW
    assert len(told) == 4


def test_all_places_of_the_pack_are_offered_once_and_what_is_now_is_named(levers: TrajectoryLevers, pack: Pack) -> None:
    levers.show_choices(stand(pack), Evidence(pack, {}))
    box = places(levers)
    assert box.count() == len(pack.places) + 1
    assert box.itemText(0) == "As now: Seattle"
    names = [box.itemText(place) for place in range(1, box.count())]
    assert names == sorted(names)


def test_in_another_place_prices_are_those_of_each_place(pack: Pack) -> None:
    """Past pay keeps the prices it was earned at, and what one has now is told in them too."""
    asked = Question(SAMPLE, pack, TODAY, "base", is_real=True, is_equal_power=True)
    here = answer(asked)
    assert here.as_now is not None
    there = with_levers(replace(asked, levers=Levers(place="denver")), here.as_now)
    assert [point.pay for point in there.data.past] == [point.pay for point in here.data.past]
    assert "Denver" in there.data.subtitle
    difference = there.data.rows[4].pay[2] - here.data.rows[4].pay[2]
    assert money.difference(difference) in there.data.subtitle
    assert there.data.level_bands != here.data.level_bands
