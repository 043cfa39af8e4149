"""The Specialisations page in a real window, with the keyboard alone: one is chosen, made mine, undone and redone."""

import pytest

from planner.base.folders import data_folder
from planner.domain.role import Role
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window


def answers(program: Program) -> list[str]:
    """What the page has said so far."""
    return [line for line in list(program.lines) if "Effect on base pay against general machine learning" in line]


def specialisations() -> set[str]:
    """Those of the roles on disk."""
    with open_profile(own_path(data_folder())) as session:
        return {role.specialisation for role in session.profile.all(Role)}


def test_one_is_chosen_made_mine_undone_and_redone(display: Display) -> None:
    program = display.start("--page", "specialisations", CAREER_PLANNER_TRACE="1")
    wait_until(lambda: answers(program), "the comparison")
    display.wait_for_window("Career Planner")
    display.press("Tab", "Tab", "Tab")  # past "Remove the sample" and the page that scrolls into the table
    display.press("Down", "Down", "alt+m")
    for keys, count in (("ctrl+z", 2), ("ctrl+shift+z", 3)):
        wait_until(lambda count=count: len(answers(program)) == count, "the next comparison")  # type: ignore[misc]
        display.press(keys)
    wait_until(lambda: len(answers(program)) == 4, "the comparison after the redo")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    assert "MLOps" in specialisations()
    assert "Generative AI" not in specialisations()
