"""The Plans page in a real window, with the keyboard alone: a plan, an action, undo, another month."""

import pytest

from planner.base.folders import data_folder
from planner.domain.plan import Action, ActionKind, Plan
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window


def answers(program: Program) -> list[str]:
    """What the page has said of plans so far."""
    return [line for line in list(program.lines) if "Plan A" in line]


def saved() -> tuple[list[Plan], list[Action]]:
    """The plans and actions on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(Plan)), list(session.profile.all(Action))


def test_a_plan_is_made_filled_moved_and_undone_with_the_keyboard(display: Display) -> None:
    program = display.start("--page", "plans", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace chart")
    display.wait_for_window("Career Planner")
    display.press("ctrl+shift+n")
    wait_until(lambda: answers(program), "the new plan")
    assert "Plan A and carrying on are a tie. Plan A: +$0" in answers(program)[-1]
    display.press("Insert")
    display.wait_for_window("Add action – Career Planner")
    display.write("m")  # move company
    display.press("ctrl+Return")
    wait_until(lambda: "+$0 over" not in answers(program)[-1], "the plan with its action")
    with_action = answers(program)[-1].split(" ", 3)[3]
    display.press("ctrl+z")
    wait_until(lambda: "+$0 over" in answers(program)[-1], "the plan without its action")
    display.press("ctrl+shift+z")
    wait_until(lambda: answers(program)[-1].split(" ", 3)[3] == with_action, "the plan with its action again")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    plans, actions = saved()
    assert [plan.name for plan in plans] == ["Plan A"]
    assert [(action.kind, action.plan_id) for action in actions] == [(ActionKind.MOVE_COMPANY, plans[0].id)]
