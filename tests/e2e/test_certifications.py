"""The Certifications page in a real window, with the keyboard alone: search, an own effect, undo, one more wanted."""

import pytest

from planner.base.folders import data_folder
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.figures import Override
from planner.workspace.profiles import open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window

CLOUD = "Google Cloud Associate Cloud Engineer"
SHARED = "One small effect for all certifications"
OWN = "Your own effect, grade own"


def answers(program: Program) -> list[str]:
    """What the page has said so far."""
    return [line for line in list(program.lines) if SHARED in line or OWN in line]


def saved() -> tuple[list[Override], list[Certification]]:
    """Own figures and certifications on disk."""
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.all(Override)), list(session.profile.all(Certification))


def test_a_certification_is_found_valued_by_ones_own_effect_and_wanted(display: Display) -> None:
    program = display.start("--page", "certifications", CAREER_PLANNER_TRACE="1")
    wait_until(lambda: answers(program), "the value of certifications")
    display.wait_for_window("Career Planner")
    display.press("ctrl+f")
    display.write("cloud engineer")
    assert f" {CLOUD} may pay for you. " in answers(program)[0]
    display.press("Tab", "Tab", "Tab", "Home")  # past provider and status into the table
    display.press("alt+y")
    display.wait_for_window("Your own figure – Career Planner")
    display.write("+9")
    display.press("Return")
    wait_until(lambda: OWN in answers(program)[-1], "the value by one's own effect")
    display.press("ctrl+z")
    wait_until(lambda: SHARED in answers(program)[-1], "the value without it")
    display.press("ctrl+shift+z")
    wait_until(lambda: OWN in answers(program)[-1], "the value with it again")
    n_before = len(answers(program))
    display.press("alt+w")
    wait_until(lambda: len(answers(program)) > n_before, "the page after the edit")
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []
    figures, certifications = saved()
    assert [one.id for one in figures] == ["certification.gcp-ace"]
    assert [one.status for one in certifications if one.name == CLOUD] == [CertificationStatus.WANTED]
