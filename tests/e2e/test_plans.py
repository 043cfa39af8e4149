"""The Plans page in a real window, with the keyboard alone: a plan, an action, undo, another month."""

import datetime
from decimal import Decimal

import pytest

from planner.base.folders import data_folder
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind, Plan
from planner.workspace import edits
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until
from tests.samples import new_bare_sample

pytestmark = pytest.mark.window


def answers(program: Program) -> list[str]:
    """What the page has said of plans so far."""
    return [line for line in list(program.lines) if "Plan A" in line]


def saved() -> tuple[list[Plan], list[Action]]:
    """The plans and actions on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(Plan)), list(session.profile.all(Action))


def with_new_plan(display: Display) -> Program:
    """The program on the Plans page of the sample, with a plan that has no action yet."""
    new_bare_sample(own_path(data_folder()), datetime.date(2026, 11, 1)).close()
    program = display.start("--page", "plans", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace chart")
    display.wait_for_window("Career Planner")
    display.press("ctrl+shift+n")
    wait_until(lambda: answers(program), "the new plan")
    return program


def begin_move(display: Display) -> None:
    """Open the form of a new action and choose to move company."""
    display.press("Insert")
    display.wait_for_window("Add action – Career Planner")
    display.write("m")


def test_a_plan_is_made_filled_moved_and_undone_with_the_keyboard(display: Display) -> None:
    program = with_new_plan(display)
    assert "Plan A has no action yet." in answers(program)[-1]
    begin_move(display)
    display.press("ctrl+Return")
    wait_until(lambda: "no action yet" not in answers(program)[-1], "the plan with its action")
    with_action = answers(program)[-1].split(" ", 3)[3]
    display.press("ctrl+z")
    wait_until(lambda: "no action yet" in answers(program)[-1], "the plan without its action")
    display.press("ctrl+shift+z")
    wait_until(lambda: answers(program)[-1].split(" ", 3)[3] == with_action, "the plan with its action again")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    plans, actions = saved()
    assert [plan.name for plan in plans] == ["Plan A"]
    assert [(action.kind, action.plan_id) for action in actions] == [(ActionKind.MOVE_COMPANY, plans[0].id)]


def test_an_offer_is_typed_changes_the_comparison_and_is_taken_back(display: Display) -> None:
    program = with_new_plan(display)
    begin_move(display)
    display.press("Tab")
    display.write("Cascade")
    display.press("ctrl+Return")
    wait_until(lambda: "no action yet" not in answers(program)[-1], "the plan with its move")
    moved = answers(program)[-1].split(" ", 3)[3]
    display.press("ctrl+e")
    wait_until(lambda: display.find_window("Edit action – Career Planner"), "the form")
    display.press("Tab", "Tab")
    display.write("300k")
    display.press("Tab")
    display.write("20k")
    display.press("ctrl+Return")
    wait_until(lambda: "if the offer stands" in answers(program)[-1], "the plan with its offer")
    assert "Plan A is better than carrying on in " in answers(program)[-1]
    (action,) = saved()[1]
    offered = Decimal(300_000), Decimal(20_000)
    assert (action.subject, action.offered_pay, action.offered_bonus) == ("Cascade", *offered)
    display.press("ctrl+z")
    wait_until(lambda: answers(program)[-1].split(" ", 3)[3] == moved, "the plan without the offer")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []


def store_a_plan() -> None:
    """The sample person with one plan, which moves company in March 2029."""
    session = new_bare_sample(own_path(data_folder()), datetime.date(2026, 11, 1))
    action = Action(id="m", plan_id="p", kind=ActionKind.MOVE_COMPANY, start=PartialDate(2029, 3))
    session.apply(edits.add(Plan(id="p", name="Plan A"), action))
    session.close()


def test_timeline_and_pace_are_moved_with_the_keyboard(display: Display) -> None:
    store_a_plan()
    program = display.start("--page", "plans", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace chart")
    display.wait_for_window("Career Planner")
    wait_until(lambda: answers(program), "the plan")
    first = answers(program)[-1].split(" ", 3)[3]
    for _ in range(5):  # over the sample's button, the page, Find a plan and New plan to the timeline
        display.press("Tab")
    for _ in range(12):
        display.press("Right")
    wait_until(lambda: answers(program)[-1].split(" ", 3)[3] != first, "the plan with its action a year later")
    wait_until(lambda: saved()[1][0].start == PartialDate(2030, 3), "the action a year later on disk")
    for _ in range(6):
        display.press("Tab")
    display.press("End")
    wait_until(lambda: "Promotions tried 2.00 times as fast" in answers(program)[-1], "another pace")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    assert [action.start for action in saved()[1]] == [PartialDate(2030, 3)]
