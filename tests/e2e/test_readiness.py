"""The Readiness page in a real window, with the keyboard alone: a line added, undone, hidden, and evidence attached."""

import datetime

import pytest

from planner.base.folders import data_folder
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until
from tests.samples import new_bare_sample

pytestmark = pytest.mark.window


def newest(program: Program) -> str:
    """What the page has said last, empty before it has."""
    said = [line for line in list(program.lines) if " For senior you show " in line]
    return said[-1].split(" For senior you show ")[1] if said else ""


def wait_for(program: Program, start: str) -> None:
    wait_until(lambda: newest(program).startswith(start), f"“{start}” in:\n{program.output}")


def saved() -> tuple[list[OwnDescriptor], list[Evidence]]:
    """Own lines and evidence on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(OwnDescriptor)), list(session.profile.all(Evidence))


def test_the_ladder_is_edited_and_evidence_attached_with_the_keyboard(display: Display) -> None:
    new_bare_sample(own_path(data_folder()), datetime.date(2026, 11, 1)).close()
    program = display.start("--page", "readiness", CAREER_PLANNER_TRACE="1")
    wait_for(program, "0 of 17 lines")
    display.wait_for_window("Career Planner")
    display.press("Insert")
    display.wait_for_window("Add line – Career Planner")
    display.write("Signs designs off")
    display.press("alt+s")
    wait_for(program, "0 of 18 lines")
    display.press("ctrl+z")
    wait_for(program, "0 of 17 lines")
    display.press("ctrl+shift+z")
    wait_for(program, "0 of 18 lines")
    display.press("alt+d")  # the first line is chosen
    wait_for(program, "0 of 17 lines")
    display.press("alt+b")
    wait_for(program, "0 of 18 lines")
    display.press("alt+i")
    display.wait_for_window("Add evidence – Career Planner")
    display.write("The design of the index")
    display.press("Return")
    wait_for(program, "1 of 18 lines")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    lines, (evidence,) = saved()
    assert [(one.text, one.employer) for one in lines] == [("Signs designs off", "Northwind Language")]
    assert (evidence.text, evidence.descriptor) == ("The design of the index", "senior.design.1")
