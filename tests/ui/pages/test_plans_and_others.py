"""The Plans page with what comes from elsewhere: actions added on another page, and the window of what happened."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind, Plan
from planner.market.pack import Pack
from planner.ui.dialogs.plan_outcome import PlanOutcomeDialog
from planner.ui.theme import Theme
from planner.workspace import edits
from planner.workspace.proposals import add_proposed
from tests.ui.pages.plans_desk import TWO, Desk, move


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, pack, *TWO)
    yield desk
    desk.close()


def test_the_page_goes_to_an_action_that_another_page_added(desk: Desk) -> None:
    editor = desk.page.editor
    assert editor.plan_id == "a"
    plan = desk.profile.get(Plan, "b")
    assert plan is not None
    new = move("new", "b", ActionKind.MOVE_PLACE, "Austin")
    desk.place.history.push(add_proposed(desk.profile, plan, new, "Move to Austin"))
    assert (editor.plan_id, editor.action_id) == ("b", "new")
    desk.place.history.undo()
    assert desk.profile.get(Action, "new") is None
    desk.next_answer()


def test_the_page_goes_to_a_plan_that_another_page_began(desk: Desk) -> None:
    fresh = Plan(id="c", name="C")
    new = move("new", "c", ActionKind.MOVE_PLACE, "Austin")
    desk.place.history.push(add_proposed(desk.profile, fresh, new, "Move to Austin"))
    assert (desk.page.editor.plan_id, desk.page.editor.action_id) == ("c", "new")
    desk.next_answer()


def test_the_page_goes_to_the_last_of_several_that_were_added_while_it_was_hidden(desk: Desk) -> None:
    desk.page.hide()
    for name, plan_id in (("first", "b"), ("second", "a")):
        plan = desk.profile.get(Plan, plan_id)
        assert plan is not None
        desk.place.history.push(add_proposed(desk.profile, plan, move(name, plan_id), "Move"))
    assert desk.page.editor.table.row_of("first") is None  # nobody looks
    desk.page.show()
    assert (desk.page.editor.plan_id, desk.page.editor.action_id) == ("a", "second")
    desk.next_answer()
    assert desk.page.comparison is not None
    assert [one.id for row in desk.page.comparison.plans for one in row.actions] == [
        "a1",
        "second",
        "a2",
        "b1",
        "first",
    ]


def test_what_was_undone_while_the_page_was_hidden_is_not_there(desk: Desk) -> None:
    desk.page.hide()
    desk.place.history.push(edits.delete(desk.profile, ["b"]))
    desk.place.history.push(edits.delete(desk.profile, ["a"]))
    desk.place.history.undo()
    desk.page.show()
    assert desk.page.editor.plan_id == "a"
    desk.next_answer()
    assert desk.page.comparison is not None
    assert [row.name for row in desk.page.comparison.plans] == ["A"]


def test_what_happened_opens_on_the_plan_worked_on(desk: Desk) -> None:
    desk.button("What happened…").click()
    dialog = next(one for one in desk.page.findChildren(PlanOutcomeDialog) if one.isVisible())
    desk.qtbot.waitUntil(lambda: dialog.told is not None, timeout=30_000)
    assert dialog.plan.currentData() == "a"
    assert dialog.answer.text() == "0 of 2 actions of A are done, 2 open"
    dialog.reject()
