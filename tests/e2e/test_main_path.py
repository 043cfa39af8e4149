"""The main path in a real window, with the keyboard alone: what a new user does in the first five minutes."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.base.folders import data_folder
from planner.domain.journal import SavedForecast
from planner.domain.role import Role
from planner.workspace.profiles import new_profile, open_profile, own_path
from tests.display import Display, Program, wait_until

pytestmark = pytest.mark.window


def sentences(program: Program) -> list[str]:
    """What the Trajectory page has said so far, one sentence an answer."""
    return [line.split(" ", 3)[3] for line in list(program.lines) if re.match(r"trace chart \S+ ", line)]


def next_sentence(program: Program, before: list[str]) -> str:
    """The newest sentence, once it differs from the last one there was."""

    def newer() -> str | None:
        now = sentences(program)
        return now[-1] if now and now[-1:] != before[-1:] else None

    sentence = wait_until(newer, "another forecast")
    assert sentence is not None
    return sentence


def start(display: Display, *arguments: str) -> tuple[Program, str]:
    """The started program with the keyboard, and its first sentence."""
    program = display.start(*arguments, CAREER_PLANNER_TRACE="1")
    sentence = next_sentence(program, [])
    display.wait_for_window("Career Planner")
    return program, sentence


def leave(display: Display, program: Program) -> None:
    display.press("ctrl+q")
    assert program.wait() == 0
    assert [line for line in program.lines if not line.startswith("trace ")] == []


def type_role(display: Display, title: str, base: str) -> None:
    """A role with pay through the form: by Tab and by the underlined letters."""
    display.press("ctrl+2", "ctrl+shift+n")
    display.wait_for_window("Add role")
    display.write(title)
    display.press("Tab", "s")  # level senior
    display.press("alt+a")
    display.write("2026-10")
    display.press("alt+b")
    display.write(base)
    display.press("ctrl+Return")


def roles() -> list[Role]:
    with open_profile(own_path(data_folder())) as session:
        return list(session.profile.roles)


def test_a_role_typed_moves_the_median_and_undo_takes_it_back(display: Display) -> None:
    program, with_sample = start(display)
    assert "Base pay, today's dollars, Seattle." in with_sample
    type_role(display, "Software engineer", "250000")
    with_role = next_sentence(program, sentences(program)[:1])
    assert with_role != with_sample
    display.press("ctrl+z")
    assert next_sentence(program, [with_role]) == with_sample
    display.press("ctrl+shift+z")
    assert next_sentence(program, [with_sample]) == with_role
    leave(display, program)
    assert roles()[0].title == "Software engineer"
    again, after_restart = start(display)
    assert after_restart == with_role
    leave(display, again)


def roles_on_disk() -> int:
    """How many roles another reader finds while the program runs."""
    with closing(sqlite3.connect(own_path(data_folder()))) as connection:
        count: int = connection.execute("SELECT count(*) FROM role").fetchone()[0]
    return count


def test_removing_the_sample_is_one_step_that_can_be_undone(display: Display) -> None:
    program, with_sample = start(display)
    display.press("alt+f", "r")
    wait_until(lambda: roles_on_disk() == 0, "an empty profile")
    display.press("ctrl+z")
    wait_until(lambda: roles_on_disk() == 3, "the sample again")
    wait_until(lambda: sentences(program)[-1] == with_sample, "the forecast of the sample again")
    leave(display, program)


def test_a_second_start_hands_over_and_ends(display: Display, tmp_path: Path) -> None:
    with new_profile(tmp_path / "other.career"):
        pass
    program, _ = start(display)
    second = display.start("--open", str(tmp_path / "other.career"))
    assert second.wait() == 0
    assert second.output == ""
    display.wait_for_window("other – Career Planner")
    leave(display, program)


def test_a_file_that_cannot_be_used_is_told_and_left_as_it_is(display: Display, tmp_path: Path) -> None:
    path = tmp_path / "broken.career"
    path.write_bytes(b"SQLite format 3\0" + b"half of it")
    program = display.start("--open", str(path), CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace first-paint")
    display.wait_for_window("Career Planner")
    leave(display, program)
    assert path.read_bytes() == b"SQLite format 3\0" + b"half of it"
    assert not own_path(data_folder()).exists()


def test_a_cell_edited_is_on_disk_at_once_even_after_a_crash(display: Display) -> None:
    program, with_sample = start(display, "--page", "profile")
    display.press("ctrl+f", "Escape", "Home", "F2", "ctrl+a")
    display.write("Data scientist")
    display.press("Return")
    next_sentence(program, [with_sample])
    program.kill()
    assert roles()[0].title == "Data scientist"


def kept_on_disk() -> int:
    """How many kept forecasts another reader finds while the program runs."""
    with open_profile(own_path(data_folder())) as session:
        return len(list(session.profile.all(SavedForecast)))


def leave_journal(display: Display) -> None:
    """Close the journal and wait until the main window has the keyboard; the titles of both name the program."""
    display.press("Escape")
    wait_until(lambda: display.find_window("Forecast journal") is None, "the journal gone")
    display.wait_for_window("Sample")


def test_a_forecast_is_kept_looked_at_and_taken_back(display: Display) -> None:
    program, _ = start(display)
    display.press("ctrl+k")
    display.wait_for_window("Forecast journal")
    display.write("Before the raise")
    display.press("Return")
    wait_until(kept_on_disk, "the forecast on disk")
    leave_journal(display)
    display.press("ctrl+j")
    display.wait_for_window("Forecast journal")
    leave_journal(display)
    leave(display, program)
    with open_profile(own_path(data_folder())) as session:
        (record,) = session.profile.all(SavedForecast)
    assert record.name == "Before the raise"


def test_a_kept_forecast_is_undone_from_the_keyboard(display: Display) -> None:
    program, _ = start(display)
    display.press("ctrl+k")
    display.wait_for_window("Forecast journal")
    leave_journal(display)
    display.press("ctrl+z")
    leave(display, program)
    assert kept_on_disk() == 0
