"""The Places page in a real window, with the keyboard alone: a place is found, planned, undone, and the policy told."""

import pytest

from planner.base.folders import config_folder, data_folder
from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window


def answers(program: Program) -> list[str]:
    """What the page has said so far."""
    return [line for line in list(program.lines) if " Your pay of $156k in Seattle " in line]


def saved() -> list[Action]:
    """The actions on disk."""
    with open_profile(own_path(data_folder())) as session:
        return [one for one in session.profile.all(Action) if one.kind is ActionKind.MOVE_PLACE]


def test_a_place_is_found_and_planned_and_the_policy_chosen(display: Display) -> None:
    program = display.start("--page", "places", CAREER_PLANNER_TRACE="1")
    wait_until(lambda: answers(program), "the comparison")
    display.wait_for_window("Career Planner")
    display.press("ctrl+f")
    display.write("austin")
    display.press("Return", "ctrl+shift+a")  # on the place found
    display.wait_for_window("Add to plan")
    display.press("Return")
    wait_until(lambda: len(answers(program)) == 2, "the comparison after the edit")
    for keys, count in (("ctrl+z", 3), ("ctrl+shift+z", 4)):
        display.press(keys)
        wait_until(lambda count=count: len(answers(program)) == count, "the next comparison")  # type: ignore[misc]
    display.press("ctrl+f", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "Right")
    wait_until(lambda: len(answers(program)) == 5, "the comparison by another policy")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    (move,) = saved()
    assert move.subject == "Austin"
    assert Settings(config_folder()).get("places_policy", "") == "national bands"
