"""From a page to a plan in a real window, with the keyboard alone; and everything that is done with a plan, undone."""

import datetime

import pytest

from planner.base.folders import config_folder, data_folder
from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind, Plan
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until
from tests.samples import new_bare_sample

pytestmark = pytest.mark.window

CLOUD = "Google Cloud Associate Cloud Engineer"


def answers(program: Program) -> list[str]:
    """What the Plans page has said so far."""
    return [line.split(" ", 3)[3] for line in list(program.lines) if " discounted by " in line]


def saved() -> tuple[list[Plan], list[Action]]:
    """The plans and actions on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(Plan)), list(session.profile.all(Action))


def is_asked(display: Display) -> bool:
    """Whether searching the catalogue and asking opens the form; a page that is not filled yet does nothing."""
    display.press("ctrl+f")
    display.write("associate cloud engineer")
    display.press("Tab", "Tab", "Tab", "Home", "ctrl+shift+a")  # past provider and status into the table
    try:
        display.wait_for_window("Add to plan", seconds=15)
    except TimeoutError:
        return False
    return True


def is_added(display: Display) -> bool:
    """Whether the form is gone after its key; in the main window the key means nothing."""
    display.press("alt+a")
    return display.find_window("Add to plan") is None


def press_and_wait(display: Display, program: Program, *keys: str) -> str:
    """What the Plans page says after these keys."""
    before = len(answers(program))
    display.press(*keys)
    wait_until(lambda: len(answers(program)) > before, f"an answer after {keys}")
    return answers(program)[-1]


def edit_and_undo_and_redo(display: Display, program: Program, *keys: str) -> str:
    """What the page says after an edit that was taken back and made again."""
    made = press_and_wait(display, program, *keys)
    press_and_wait(display, program, "ctrl+z")
    assert press_and_wait(display, program, "ctrl+shift+z") == made
    return made


def leave(display: Display, program: Program) -> None:
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []


def start_with_a_plan(display: Display) -> Program:
    """Search the catalogue for one certification and add it to a new plan, the only one; the program ends on Plans."""
    new_bare_sample(own_path(data_folder()), datetime.date(2026, 11, 1)).close()
    program = display.start("--page", "certifications", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace chart")
    display.wait_for_window("Career Planner")
    wait_until(lambda: any("an hour of study at" in line for line in list(program.lines)), "the certifications")
    wait_until(lambda: is_asked(display), "the form")
    wait_until(lambda: is_added(display), "the form gone")
    display.wait_for_window("Sample")
    display.press("ctrl+4")
    wait_until(lambda: answers(program), "the plan on the Plans page")
    return program


def test_a_certification_goes_into_a_new_plan_and_is_seen_there(display: Display) -> None:
    program = start_with_a_plan(display)
    assert "Plan A" in answers(program)[-1]
    assert Settings(config_folder()).get("page", "") == "plans"
    leave(display, program)
    plans, actions = saved()
    assert [plan.name for plan in plans] == ["Plan A"]
    assert [(action.kind, action.subject) for action in actions] == [(ActionKind.EARN_CERTIFICATION, CLOUD)]


def test_a_plan_is_edited_copied_renamed_adopted_and_deleted_and_all_of_it_undone(display: Display) -> None:
    program = start_with_a_plan(display)
    display.press(*["shift+Tab"] * 9)  # back over the sidebar and the inspector to the end of the page: the actions
    display.press("Home", *["Right"] * 5, "F2")
    display.write("60")
    edit_and_undo_and_redo(display, program, "Return")  # hours, in place
    display.press(*["shift+Tab"] * 6)
    edit_and_undo_and_redo(display, program, "space")  # Duplicate
    assert [plan.name for plan in saved()[0]] == ["Plan A", "Plan A copy"]
    display.press("shift+Tab", "space")
    display.wait_for_window("Rename plan")
    display.write("Best")
    edit_and_undo_and_redo(display, program, "ctrl+Return")
    assert [plan.name for plan in saved()[0]] == ["Plan A", "Best"]
    display.press("shift+Tab")
    edit_and_undo_and_redo(display, program, "space")  # Adopt
    leave(display, program)
    plans, actions = saved()
    assert [(plan.name, plan.is_adopted) for plan in plans] == [("Plan A", False), ("Best", True)]
    assert [(action.subject, action.hours) for action in actions] == [(CLOUD, 60), (CLOUD, 60)]


def test_a_plan_is_deleted_with_its_action_and_comes_back(display: Display) -> None:
    program = start_with_a_plan(display)
    display.press(*["shift+Tab"] * 14, "space")  # back over sidebar, inspector and actions to Delete plan
    display.press("ctrl+z")
    wait_until(lambda: len(answers(program)) > 1, "the plan that came back")
    leave(display, program)
    plans, actions = saved()
    assert [plan.name for plan in plans] == ["Plan A"]
    assert [action.plan_id for action in actions] == [plans[0].id]
