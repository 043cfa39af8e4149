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


def test_a_check_is_muted_and_heard_again_and_a_card_opens_its_page(display: Display) -> None:
    program = display.start("--page", "overview", CAREER_PLANNER_TRACE="1")
    wait_until(lambda: overviews(program), "the overview")
    display.wait_for_window("Career Planner")
    display.press("shift+Tab", "shift+Tab", "space")  # past "Show all" to the last check
    dialog = display.wait_for_window("Expired certifications – Career Planner")
    wait_until(lambda: display.do("getwindowfocus") == dialog, "the keyboard in the dialog")
    display.press("alt+m", "Tab")
    display.write("I let it go")
    display.press("Return")
    wait_until(lambda: len(overviews(program)) == 2, "the overview after the edit")
    display.press("ctrl+z")
    wait_until(lambda: len(overviews(program)) == 3, "the overview after the undo")
    display.press("ctrl+shift+z")
    wait_until(lambda: len(overviews(program)) == 4, "the overview after the redo")
    display.press("ctrl+1", "Tab", "space")  # the first card's link
    wait_until(lambda: Settings(config_folder()).get("page", "") == "trajectory", "the page Trajectory")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    assert muted() == [("expired-certifications", "I let it go")]
