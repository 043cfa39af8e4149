"""The Trajectory page in a real window, with the keyboard alone: a lever, and what is below the chart."""

import pytest

from planner.base.folders import config_folder
from planner.base.settings import Settings
from tests.display import Display, wait_until
from tests.e2e.test_main_path import leave, next_sentence, sentences, start

pytestmark = pytest.mark.window

TABS_TO_THE_PACE = 9
"""From the sidebar: the sample's button, the page, pay, money, prices, what if, save, the market, and there."""
TABS_TO_THE_SWITCH = 13
"""From the pace: three choices, certification, raise, employer, place, policy, production, plan, reset, chart, here."""


def test_a_lever_and_the_careers_are_reached_by_keyboard(display: Display) -> None:
    Settings(config_folder()).set("trajectory_levers", value=True)
    program, as_now = start(display)
    display.press(*["Tab"] * TABS_TO_THE_PACE, "Page_Up", "Page_Up")
    faster = next_sentence(program, [as_now])
    assert "against as now" in faster
    display.press("Home")
    slower = next_sentence(program, sentences(program))
    assert "−$" in slower.split("against as now")[0]
    display.press(*["Tab"] * TABS_TO_THE_SWITCH, "Right")
    wait_until(lambda: Settings(config_folder()).get("trajectory_numbers", "") == "careers", "the careers")
    leave(display, program)
