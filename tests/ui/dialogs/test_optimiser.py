"""The window of the optimiser: asked, answered, stopped, added and undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.advice.optimiser_plans import FoundPlan
from planner.advice.optimiser_result import NothingFits
from planner.base.settings import Settings
from planner.domain.figures import Override
from planner.domain.person import Person
from planner.domain.plan import Plan
from planner.market.pack import Pack
from planner.ui.dialogs.optimiser_answer import EMPTY
from planner.ui.dialogs.plan_finder import PlanFinder
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.catalogue import Surroundings
from planner.ui.theme import Theme
from planner.workspace import edits
from tests.forecast.examples import role
from tests.ui.dialogs.optimiser_desk import EXAM, MOVE, Desk, ids
from tests.ui.workplace import DISK_FULL
from tests.ui.written import settle_files


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, pack, settings, theme)
    yield desk
    desk.close()


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """Open, with an examination and a move allowed."""
    desk.open()
    desk.allow(EXAM, MOVE)
    return desk


def test_before_the_first_answer_one_sentence_says_what_to_do(desk: Desk) -> None:
    desk.open()
    assert desk.dialog.answer.empty_sentence == EMPTY
    assert desk.dialog.sentence == ""
    assert desk.dialog.latest is None
    assert desk.dialog.find_button.isEnabled()
    assert len(desk.dialog.allowed.ticked) == 25


def test_an_answer_says_what_to_do_and_what_it_is_worth(ready: Desk) -> None:
    ready.find()
    dialog = ready.dialog
    assert dialog.latest is not None
    assert isinstance(dialog.latest.found, FoundPlan)
    assert "worth +$" in dialog.sentence
    assert "against doing nothing" in dialog.sentence
    assert dialog.answer.empty_sentence == ""
    assert len(dialog.answer.steps.texts) == len(dialog.latest.found.actions) > 0
    told = [text for text, _ in dialog.answer.reasons.texts]
    assert any(one.startswith(("Robust", "Fragile")) for one in told)
    assert "Gains that are only our assumption (grade D) do not count." in told
    assert dialog.latest.rivals is not None
    assert "Do nothing" in {one.name for one in dialog.latest.rivals.choices}
    assert not dialog.is_busy
    assert dialog.cancel_button.isHidden()


def test_what_was_found_becomes_a_plan_and_can_be_taken_back(ready: Desk) -> None:
    ready.find()
    ready.dialog.limits.hours.setValue(9)  # what counts is what was asked
    ready.dialog.answer.add.click()
    (plan,) = ready.plans()
    assert plan.hours_per_week == 5
    assert ready.dialog.latest is not None
    assert isinstance(ready.dialog.latest.found, FoundPlan)
    assert [one.subject for one in ready.actions()] == [one.subject for one in ready.dialog.latest.found.actions]
    assert {one.plan_id for one in ready.actions()} == {plan.id}
    assert ready.dialog.told.startswith(f"Added as {plan.name}")
    ready.loaded()
    assert ready.dialog.state == "Something changed since: find again."  # the hours
    QTest.keyClick(ready.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ready.plans() == []
    assert ready.actions() == []
    ready.place.history.redo()
    assert ready.plans() == [plan]
    ready.loaded()


def test_an_answer_stays_as_good_as_it_is_when_it_becomes_a_plan(ready: Desk) -> None:
    ready.find()
    ready.dialog.answer.add.click()
    ready.loaded()
    assert ready.plans()
    assert ready.dialog.state == ""


def test_the_same_answer_becomes_one_plan_until_it_is_taken_back(ready: Desk) -> None:
    ready.find()
    ready.dialog.answer.add.click()
    ready.loaded()
    (plan,) = ready.plans()
    ready.dialog.answer.add.click()
    assert ready.plans() == [plan]
    assert ready.dialog.told == f"It is on the Plans page already, as {plan.name}."
    ready.place.history.undo()
    ready.loaded()
    ready.dialog.answer.add.click()
    ready.loaded()
    assert len(ready.plans()) == 1
    assert ready.dialog.told.startswith("Added as ")
    ready.find()
    ready.dialog.answer.add.click()
    ready.loaded()
    assert len(ready.plans()) == 2


def test_a_plan_that_cannot_be_saved_is_told(ready: Desk) -> None:
    ready.find()
    ready.file.failure = DISK_FULL
    ready.dialog.answer.add.click()
    assert "the disk is full" in ready.dialog.told
    assert ready.plans() == []


def test_opinions_are_counted_in_one_click(ready: Desk) -> None:
    ready.find()
    lesson = next(one for one in ready.dialog.allowed.options if one.action.id.startswith("learn"))
    assert not lesson.has_estimate
    with ready.qtbot.waitSignal(ready.dialog.answered, timeout=30_000):
        ready.dialog.limits.opinions.click()
    latest = ready.dialog.latest
    assert latest is not None
    assert latest.asked.with_opinions
    assert latest.asked.offer.ground_for(with_opinions=True).count_grade_d
    assert ids(ready.dialog.allowed.ticked) == ids(latest.asked.options)
    counted = next(one for one in ready.dialog.allowed.options if one.action.id == lesson.action.id)
    assert counted.has_estimate
    ready.dialog.answer.add.click()
    assert ready.dialog.told.endswith("Count assumptions there too to see the same numbers.")
    ready.loaded()
    told = [text for text, _ in ready.dialog.answer.reasons.texts]
    assert "Gains that are only our assumption (grade D) do not count." not in told


def test_before_an_answer_opinions_only_change_the_notes(ready: Desk) -> None:
    ready.dialog.limits.opinions.click()
    assert not ready.dialog.is_busy
    assert len(ready.dialog.allowed.ticked) == 2


def test_a_search_can_be_stopped(desk: Desk) -> None:
    desk.open()
    dialog = desk.dialog
    with desk.qtbot.waitSignal(dialog.answered, timeout=30_000):
        dialog.find_button.click()
        assert not dialog.cancel_button.isHidden()
        assert dialog.find_button.isHidden()
        dialog.cancel_button.click()
    assert dialog.latest is None
    assert dialog.sentence == ""
    assert dialog.find_button.isVisible()


def test_escape_stops_first_and_closes_then(desk: Desk) -> None:
    desk.open()
    with desk.qtbot.waitSignal(desk.dialog.answered, timeout=30_000):
        desk.dialog.find_button.click()
        QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
        assert desk.dialog.isVisible()
    QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert not desk.dialog.isVisible()


def test_a_newer_question_takes_the_place_of_the_one_before(ready: Desk) -> None:
    ready.dialog.search()
    ready.dialog.limits.hours.setValue(11)
    with ready.qtbot.waitSignal(ready.dialog.answered, timeout=30_000):
        ready.dialog.search()
    assert ready.dialog.latest is not None
    assert ready.dialog.latest.asked.budget.hours_per_week == 11


def test_a_search_asked_for_too_soon_begins_when_it_can(desk: Desk) -> None:
    desk.dialog.open_window()
    with desk.qtbot.waitSignal(desk.dialog.answered, timeout=30_000):
        desk.dialog.search()
    assert desk.dialog.latest is not None


def test_nothing_allowed_is_told(ready: Desk) -> None:
    ready.allow()
    ready.dialog.search()
    assert ready.dialog.told == "Nothing is allowed yet: tick at least one action."
    assert not ready.dialog.is_busy


def test_what_fits_nowhere_is_answered_with_the_smallest_changes(ready: Desk) -> None:
    ready.allow(EXAM)
    ready.dialog.limits.money.setValue(0)
    ready.find()
    assert ready.dialog.latest is not None
    assert isinstance(ready.dialog.latest.found, NothingFits)
    assert ready.dialog.sentence.startswith("No allowed action fits these limits.")
    assert any("more, “" in text for text, _ in ready.dialog.answer.reasons.texts)
    assert ready.dialog.answer.add.isHidden()
    ready.dialog.add_plan()
    assert ready.plans() == []


def test_the_chance_of_a_level_is_asked_for(ready: Desk) -> None:
    ready.dialog.limits.goal.choose("level")
    ready.find()
    assert "the chance of senior by 20" in ready.dialog.sentence
    assert ready.dialog.latest is not None
    assert ready.dialog.latest.asked.aim.is_level


def test_a_change_after_the_answer_is_told(ready: Desk) -> None:
    ready.find()
    assert ready.dialog.find_button.property("kind") != "primary"
    ready.dialog.limits.money.setValue(5_000)
    assert ready.dialog.state == "Something changed since: find again."
    assert ready.dialog.find_button.property("kind") == "primary"
    ready.find()
    assert ready.dialog.state == ""


def test_any_action_of_the_catalogues_can_be_added_by_name(ready: Desk) -> None:
    dialog, before = ready.dialog, len(ready.dialog.allowed.options)
    dialog.allowed.line.setText("Austin")
    QTest.keyClick(dialog.allowed.line, Qt.Key.Key_Return)
    assert len(dialog.allowed.options) == before + 1
    assert dialog.allowed.ticked[-1].action.subject.startswith("Austin")
    assert dialog.allowed.line.text() == ""
    assert not dialog.is_busy
    dialog.allowed.line.setText("Alchemy")
    QTest.keyClick(dialog.allowed.line, Qt.Key.Key_Return)
    assert "“Alchemy” is not in the catalogues" in dialog.told
    assert dialog.allowed.line.text() == "Alchemy"


def test_what_is_listed_already_is_only_ticked(ready: Desk) -> None:
    dialog = ready.dialog
    ready.allow()
    first = dialog.allowed.options[1]
    dialog.allowed.line.setText(first.action.subject)
    QTest.keyClick(dialog.allowed.line, Qt.Key.Key_Return)
    assert ids(dialog.allowed.ticked) == [first.action.id]


def test_an_edit_of_the_profile_brings_other_options_and_keeps_the_ticks(ready: Desk) -> None:
    ticked = ids(ready.dialog.allowed.ticked)
    profile = ready.place.session.profile
    longer = replace(profile.preferences, horizon_years=20)
    changes = edits.replace(profile, longer)
    assert changes is not None
    ready.find()
    ready.place.session.apply(changes)
    ready.loaded()
    assert ready.dialog.state == "Something changed since: find again."
    assert ids(ready.dialog.allowed.ticked) == ticked
    assert ready.dialog.limits.year.maximum() == 2046


def test_without_a_role_it_is_told_what_is_missing(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, pack, settings, theme, Person())
    desk.open()
    answer = desk.dialog.answer
    assert answer.empty_sentence == "A plan is found for a person: tell first what you do now."
    assert not desk.dialog.find_button.isEnabled()
    assert desk.dialog.hour.isHidden()
    desk.dialog.search()
    assert not desk.dialog.is_busy
    next(one for one in answer.findChildren(QPushButton) if one.text() == "Add your current role").click()
    form = next(one for one in desk.dialog.findChildren(RecordForm) if one.isVisible())
    assert form.windowTitle().startswith("Add role")
    form.reject()
    assert desk.dialog.find_button.property("kind") == ""
    desk.place.history.push(edits.add(role("r", title="Machine learning engineer")))
    desk.loaded()
    assert (answer.empty_sentence, desk.dialog.find_button.property("kind")) == (EMPTY, "primary")
    desk.close()


def test_a_role_without_a_forecast_says_what_to_put_right(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, pack, settings, theme, role("r", title="Shepherd"))
    desk.open()
    assert desk.dialog.answer.empty_sentence.startswith("No forecast to compare with: there are no market figures")
    desk.close()


def test_a_fifth_plan_is_not_added_and_that_is_said(ready: Desk) -> None:
    ready.place.history.push(edits.add(*(Plan(id=f"p{number}", name=f"P{number}") for number in range(4))))
    ready.loaded()
    ready.find()
    ready.dialog.add_plan()
    assert len(ready.plans()) == 4
    assert "four are compared at once" in ready.dialog.told


def test_another_value_of_an_hour_makes_the_answer_an_old_one(ready: Desk) -> None:
    ready.find()
    assert ready.dialog.hour.label.text().startswith("An hour of study is counted at $75")
    ready.place.history.push(edits.add(Override(id="study.hour", value=20.0)))
    ready.loaded()
    assert ready.dialog.state.startswith("Something changed since")
    assert ready.dialog.hour.label.text().startswith("An hour of study is counted at $20, your own figure")


def test_the_table_is_copied(ready: Desk) -> None:
    ready.find()
    ready.dialog.answer.rivals._copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("choice\tstanding\t")
    assert "Do nothing" in text


def test_the_chart_and_its_numbers_are_saved(ready: Desk, tmp_path: Path) -> None:
    ready.find()
    for name in ("rivals.csv", "rivals.png"):
        ready.dialog.answer.rivals.save(tmp_path / name)
        settle_files()
        assert (tmp_path / name).stat().st_size > 0
    assert "Do nothing" in (tmp_path / "rivals.csv").read_text(encoding="utf-8")


def test_the_window_is_built_once_and_closed_with_its_page(
    desk: Desk, pack: Pack, settings: Settings, theme: Theme
) -> None:
    told: list[str] = []
    paths: list[Path] = []
    ways = (told.append, told.append, told.append, paths.append)
    place = desk.place
    around = Surroundings(place.session, place.history, place.bridge, pack, settings, theme, *ways)
    finder = PlanFinder(desk.window, around)
    finder.close()  # nothing was opened
    finder.open()
    first = finder.dialog
    assert first is not None
    finder.open()
    assert finder.dialog is first
    desk.qtbot.waitUntil(lambda: not first.is_busy, timeout=30_000)
    first.allowed.show_options(first.allowed.options[:1])
    with desk.qtbot.waitSignal(first.answered, timeout=30_000):
        first.search()
    assert told == [first.sentence]
    finder.close()
    assert not first.isVisible()
