"""The Overview in a real window, with the keyboard alone: muting a check, taking it back, going to a card's page."""

import pytest

from planner.base.folders import config_folder, data_folder
from planner.base.settings import Settings
from planner.domain.readiness import CheckSetting
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window


def overviews(program: Program) -> list[str]:
    """What the page has said so far."""
    return [line for line in list(program.lines) if " You earn more than " in line]


def muted() -> list[tuple[str, str]]:
    """Checks muted on disk, with their reasons."""
    with open_profile(own_path(data_folder())) as session:
        return [(one.id, one.reason) for one in session.profile.all(CheckSetting)]


def start(display: Display) -> Program:
    """The program with the sample on its Overview, the keyboard on the page's name in the sidebar."""
    program = display.start("--page", "overview", CAREER_PLANNER_TRACE="1")
    wait_until(lambda: overviews(program), "the overview")
    display.wait_for_window("Career Planner")
    return program


def leave(display: Display, program: Program) -> None:
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []


def test_a_check_is_muted_heard_again_and_muted_after_all(display: Display) -> None:
    program = start(display)
    display.press(*["shift+Tab"] * 4, "space")  # past the table's links and "Show all" to the last check
    display.wait_for_window("Expired certifications – Career Planner")
    display.press("alt+r")
    display.write("I let it go")
    display.press("Return")
    wait_until(lambda: len(overviews(program)) == 2, "the overview after the edit")
    display.press("ctrl+z")
    wait_until(lambda: len(overviews(program)) == 3, "the overview after the undo")
    display.press("ctrl+shift+z")
    wait_until(lambda: len(overviews(program)) == 4, "the overview after the redo")
    leave(display, program)
    assert muted() == [("expired-certifications", "I let it go")]


def test_a_card_opens_its_page(display: Display) -> None:
    program = start(display)
    display.press("Tab", "Tab", "Tab", "space")  # past "Remove the sample" and the page that scrolls
    wait_until(lambda: Settings(config_folder()).get("page", "") == "trajectory", "the page Trajectory")
    leave(display, program)
