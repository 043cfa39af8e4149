"""The Plans page: plans and actions, made, edited, told and undone."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.plan import Action, Plan
from planner.market.pack import Pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.theme import Theme
from planner.ui.widgets.empty_state import EmptyState
from planner.workspace import edits
from tests.forecast.examples import role
from tests.ui.pages.plans_desk import AHEAD, PERSON, TWO, Desk
from tests.ui.written import settle_files


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, pack, *TWO)
    yield desk
    desk.close()


@pytest.fixture
def bare(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, pack, *PERSON)
    yield desk
    desk.close()


def test_the_answer_stands_on_top(desk: Desk) -> None:
    assert "on average over 15 years, between" in desk.page.sentence
    assert "The same chance events for every plan" in desk.page.sentence
    assert desk.page.comparison is not None
    assert [row.name for row in desk.page.comparison.plans] == ["A", "B"]
    assert desk.page.timeline.accessibleName().startswith("2 plans with 3 actions")
    assert desk.page.numbers.table.columnCount() == 5


def test_an_empty_page_has_one_sentence_and_one_button(bare: Desk) -> None:
    empty = bare.page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert not empty.isHidden()
    assert bare.page.sentence == empty.sentence
    assert bare.page.editor.isVisible() is False
    empty.asked.emit()
    bare.next_answer()
    assert bare.plans() == ["Plan A"]
    assert empty.isHidden()
    assert bare.page.sentence.startswith("Plan A has no action yet. Total pay")
    first = next(one for one in bare.page.findChildren(QPushButton) if one.text() == "Add action…")
    first.click()
    bare.form().reject()
    bare.place.history.undo()
    bare.next_answer()
    assert bare.plans() == []
    assert not empty.isHidden()


def test_without_an_estimate_the_page_says_why(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> None:
    desk = Desk(qtbot, settings, theme, pack, Plan(id="a", name="A"))
    assert desk.page.sentence.startswith("No comparison: no role is recorded yet.")
    assert desk.page.comparison is None
    desk.button("Add your current role").click()
    assert desk.form().windowTitle().startswith("Add role")
    desk.form().reject()
    desk.close()


def test_a_role_that_does_not_fit_is_put_right_in_its_form(
    qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack
) -> None:
    desk = Desk(qtbot, settings, theme, pack, role("r", title="Shepherd"), Plan(id="a", name="A"))
    asked: list[bool] = []
    desk.page.profile_wanted.connect(lambda: asked.append(True))
    desk.button("Complete your role").click()
    assert desk.page._new.property("kind") == ""  # one button a page is loud
    assert asked == [True]
    desk.close()


def test_without_a_role_the_page_asks_for_it_first(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> None:
    desk = Desk(qtbot, settings, theme, pack)
    empty = desk.page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.sentence == "Plans are compared with carrying on as now: tell first what you do and what it pays."
    assert desk.button("Find a plan…").isHidden()
    empty.asked.emit()
    form = desk.form()
    assert form.windowTitle().startswith("Add role")
    assert desk.plans() == []
    form.reject()
    desk.place.history.push(edits.add(*PERSON))
    desk.next_answer()
    assert empty.sentence.startswith("A plan is a row of dated actions")
    assert not desk.button("Find a plan…").isHidden()
    desk.close()


def test_a_fifth_plan_hides_no_other(desk: Desk) -> None:
    desk.button("New plan").click()
    desk.button("New plan").click()
    assert desk.plans() == ["A", "B", "Plan A", "Plan B"]
    for text in ("New plan", "Duplicate"):
        desk.button(text).click()
        assert desk.plans() == ["A", "B", "Plan A", "Plan B"]
        assert (
            "Plans: four are compared at once beside carrying on, and there are as many. "
            "Delete one that you need no more, then add another."
        ) in desk.said()
    desk.button("Delete plan").click()
    desk.button("New plan").click()
    assert len(desk.plans()) == 4


def test_plans_are_made_copied_adopted_and_deleted_and_all_is_undone(desk: Desk) -> None:
    before = desk.profile
    desk.button("New plan").click()
    assert desk.plans() == ["A", "B", "Plan A"]
    assert desk.page.editor.plan_id not in {"a", "b"}
    desk.button("Duplicate").click()
    assert desk.plans()[-1] == "Plan A copy"
    desk.button("Delete plan").click()
    desk.button("Adopt as my plan").click()
    assert sum(plan.is_adopted for plan in desk.profile.all(Plan)) == 1
    assert any(text.startswith("Adopted ") for text in desk.said(desk.page.editor))
    assert desk.button("Adopt as my plan").isHidden()
    while desk.place.history.can_undo:
        desk.place.history.undo()
    assert desk.profile == before
    desk.next_answer()


def test_choosing_a_plan_shows_its_actions_and_what_they_count_for(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("a")
    assert desk.page.editor.plan_id == "a"
    assert desk.page.editor.table.rowCount() == 2
    told = desk.said(desk.page.explanation)
    assert "What A rests on" in told
    assert any("on average" in text for text in told)
    assert any("no estimate: the clock of promotions" in text for text in told)


def test_an_action_is_edited_in_place(desk: Desk) -> None:
    table = desk.page.editor.table
    desk.page.editor.plan_chosen.emit("b")
    subject = [column.attribute for column in table.columns].index("subject")
    assert table.setData(table.index(0, subject), "edge AI")
    action = desk.profile.get(Action, "b1")
    assert action is not None
    assert action.subject == "edge AI"
    desk.next_answer()
    assert any("no estimate" in text for text in desk.said(desk.page.explanation))


def test_an_action_is_added_by_the_form_with_the_catalogues_figures(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("b")
    desk.page.editor.panel.addition_requested.emit()
    form = desk.form()
    form.fields["kind"].show_text("earn a certification")
    form.fields["subject"].show_text("CKA")
    for name in ("months", "hours", "cost"):
        assert form.fields[name].text == ""
    form.accept()
    added = [action for action in desk.profile.actions_of("b") if action.subject == "CKA"]
    assert len(added) == 1
    assert added[0].cost > 0
    assert added[0].hours > 0
    assert added[0].months > 0
    assert desk.page.editor.action_id == added[0].id
    desk.next_answer()


def test_an_action_and_a_plan_are_edited_by_forms(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("b")
    desk.page.editor.select_action("b1")
    desk.page.editor.panel.edit_requested.emit()
    form = desk.form()
    form.fields["note"].show_text("because")
    form.accept()
    action = desk.profile.get(Action, "b1")
    assert action is not None
    assert action.note == "because"
    desk.page.editor.rename_wanted.emit()
    form = next(each for each in desk.page.findChildren(RecordForm) if each.isVisible() and "name" in each.fields)
    form.fields["name"].show_text("Better")
    form.accept()
    assert "Better" in desk.plans()
    desk.next_answer()


def test_what_a_form_refuses_is_not_saved(desk: Desk) -> None:
    desk.page.editor.panel.addition_requested.emit()
    form = desk.form()
    form.fields["start"].show_text("2027")
    form.fields["proficiency"].show_text("3")
    form.fields["months"].show_text("500")
    form.accept()
    assert "not between 0 and 120" in form.fields["months"].told
    form._discard()
    assert len(list(desk.profile.all(Action))) == 3


def test_the_selected_actions_are_deleted(desk: Desk) -> None:
    desk.page.editor.plan_chosen.emit("b")
    desk.page.editor.select_action("b1")
    desk.page.delete_selected()
    assert desk.profile.get(Action, "b1") is None
    desk.page.delete_selected()
    desk.place.history.undo()
    assert desk.profile.get(Action, "b1") is not None
    desk.next_answer()


def test_contradictions_are_listed(desk: Desk) -> None:
    table = desk.page.editor.table
    desk.page.editor.plan_chosen.emit("b")
    start = [column.attribute for column in table.columns].index("start")
    assert table.setData(table.index(0, start), "2020-01")
    desk.next_answer()
    desk.qtbot.waitUntil(lambda: any("which is over" in text for text in desk.said(desk.page.editor)))
    assert "Not ranked, because it contradicts itself" in desk.said(desk.page.editor)
    assert "B contradicts itself and is not ranked" in desk.page.sentence


def test_what_cannot_be_done_is_told(desk: Desk) -> None:
    desk.page.timeline.dropped.emit("nothing", datetime.date(AHEAD, 1, 1))
    assert any("no longer in the profile" in text for text in desk.said())


def test_the_table_is_copied_and_the_chart_saved(desk: Desk, tmp_path: Path) -> None:
    desk.button("Copy").click()
    assert QGuiApplication.clipboard().text().startswith("\tCarry on\tA\tB\tTime only")
    desk.page.save(tmp_path / "plans.csv")
    settle_files()
    text = (tmp_path / "plans.csv").read_text(encoding="utf-8")
    assert "time only" in text
    desk.page.save(tmp_path / "nowhere" / "plans.csv")
    settle_files()
    assert any("plans.csv" in text for text in desk.said())
    desk.button("Save…").click()
    dialog = desk.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


def test_a_fault_of_the_program_is_raised(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.page._tell(ZeroDivisionError())


def test_closed_before_it_explained_an_answer_it_explains_nothing(desk: Desk) -> None:
    answer = desk.page._answers._last
    assert answer is not None
    desk.page._show(answer)
    was_to_explain = desk.page.explanation.is_waiting
    desk.close()
    assert (was_to_explain, desk.page.explanation.is_waiting) == (True, False)


def test_it_has_answered_when_numbers_and_explanation_are_shown(desk: Desk, qtbot: QtBot) -> None:
    answer = desk.page._answers._last
    assert answer is not None
    told: list[bool] = []
    desk.page.answered.connect(lambda: told.append(desk.page.explanation.is_waiting))
    desk.page._show(answer)
    desk.page._note_shown("chart")
    assert told == []
    with qtbot.waitSignal(desk.page.answered):
        desk.page._choose_plan(desk.page._chosen)  # explained anew from the beginning
    assert told == [True]  # in its last turn
    desk.page._note_shown("chart")
    assert len(told) == 1
