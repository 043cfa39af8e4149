"""A figure of one's own with the keyboard alone: added, changed in the table it is seen in, and taken back."""

import math
import sqlite3
from contextlib import closing

import pytest

from planner.base.folders import data_folder
from planner.workspace.profiles import own_path
from tests.display import Display, wait_until

pytestmark = pytest.mark.window


def stored() -> dict[str, float]:
    """The own figures that another reader finds while the program runs, in per cent of pay."""
    with closing(sqlite3.connect(own_path(data_folder()))) as connection:
        rows = connection.execute("SELECT id, value FROM override").fetchall()
    return {figure: round(100 * math.expm1(value), 6) for figure, value in rows}


def test_an_own_figure_is_added_changed_in_its_table_and_undone(display: Display) -> None:
    program = display.start("--page", "market", CAREER_PLANNER_TRACE="1")
    program.wait_for_line("trace first-paint")
    display.wait_for_window("Career Planner")
    wait_until(lambda: own_path(data_folder()).exists(), "the profile")
    wait_until(lambda: any(line.startswith("trace chart") for line in program.lines), "all pages")
    display.press("Insert")
    display.wait_for_window("Your own figure")
    display.write("finance")
    display.press("Tab", "Tab")  # past the list, which has found it
    display.write("12")
    display.press("Return")
    wait_until(lambda: stored() == {"industry.finance": 12.0}, "the own figure on disk")
    display.wait_for_window("Career Planner")
    display.press("Right", "F2", "ctrl+a")  # the keyboard is on its row in the table
    display.write("15")
    display.press("Return")
    wait_until(lambda: stored() == {"industry.finance": 15.0}, "the figure changed in its cell")
    display.press("ctrl+z")
    wait_until(lambda: stored() == {"industry.finance": 12.0}, "the first value again")
    display.press("ctrl+z")
    wait_until(lambda: stored() == {}, "the shipped figure again")
    display.press("ctrl+q")
    assert program.wait() == 0
