"""The optimiser in a real window, with the keyboard alone: found, opinions counted, added as a plan, undone."""

import datetime

import pytest

from planner.base.folders import data_folder
from planner.domain.plan import Action, Plan
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until
from tests.samples import new_bare_sample

pytestmark = pytest.mark.window

TITLE = "Find a plan – Career Planner"


def answers(program: Program) -> list[str]:
    """What the optimiser has said so far."""
    return [line.split(" ", 3)[3] for line in list(program.lines) if "against doing nothing" in line]


def pages(program: Program) -> list[str]:
    """What the Plans page has said of a plan so far."""
    return [line for line in list(program.lines) if "Plan A" in line]


def saved() -> tuple[list[Plan], list[Action]]:
    """The plans and actions on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(Plan)), list(session.profile.all(Action))


def test_a_plan_is_found_added_and_taken_back_with_the_keyboard(display: Display) -> None:
    new_bare_sample(own_path(data_folder()), datetime.date(2026, 11, 1)).close()
    program = display.start("--page", "plans", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace chart")
    display.wait_for_window("Career Planner")
    display.press("ctrl+shift+f")
    display.wait_for_window(TITLE)
    display.press("alt+h", "ctrl+a")
    display.write("8")
    display.press("ctrl+Return")
    wait_until(lambda: answers(program), "the first answer")
    assert "worth +$" in answers(program)[0]
    display.press("alt+t")
    wait_until(lambda: len(answers(program)) == 2, "the answer that counts opinions")
    display.press("alt+a")
    wait_until(lambda: pages(program), "the plan on its page")
    display.press("ctrl+z")
    wait_until(lambda: saved() == ([], []), "the plan taken back")
    display.press("ctrl+shift+z")
    wait_until(lambda: len(saved()[0]) == 1, "the plan again")
    display.press("Escape")
    wait_until(lambda: display.find_window(TITLE) is None, "the window closed")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    plans, actions = saved()
    assert [plan.name for plan in plans] == ["Plan A"]
    assert actions
    assert plans[0].hours_per_week == 8
    assert {action.plan_id for action in actions} == {plans[0].id}
