import dataclasses
from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.pages.assumption_list import AssumptionList
from planner.ui.pages.assumption_values import Setting
from planner.ui.widgets.steady_box import SteadyBox

SHOCK = Setting("dynamics.shock_sd", "Lasting change", 9.25, 2.0, 20.0, 2, " %", "B", "wage panels", is_own=False)
YEARS = Setting("dynamics.years.mid", "Years at mid level", 4.0, 1.0, 10.0, 1, " years", "C", "a survey", is_own=False)
TOLD = (("Prices rise: 2.5 % a year", "D", "assumption of this program"),)


def put(assumed: AssumptionList, told: Sequence[tuple[str, str, str]], settings: Sequence[Setting]) -> None:
    """Put others in place at once."""
    for part in assumed.parts(told, settings):
        part()


@pytest.fixture
def assumed(qtbot: QtBot) -> AssumptionList:
    assumed = AssumptionList()
    qtbot.addWidget(assumed)
    put(assumed, TOLD, [SHOCK, YEARS])
    assumed.show()
    return assumed


def boxes(assumed: AssumptionList) -> dict[str, SteadyBox]:
    return {box.accessibleName(): box for box in assumed.findChildren(SteadyBox) if box.isVisible()}


def resets(assumed: AssumptionList) -> list[QPushButton]:
    return [button for button in assumed.findChildren(QPushButton) if button.isVisible()]


def test_it_tells_and_lets_set(assumed: AssumptionList) -> None:
    texts = [label.text() for label in assumed.findChildren(QLabel) if label.isVisible()]
    assert texts == ["Prices rise: 2.5 % a year", "D", "Lasting change", "B", "Years at mid level", "C"]
    box = boxes(assumed)["Lasting change"]
    assert (box.text(), box.minimum(), box.maximum()) == ("9.25 %", 2.0, 20.0)
    assert box.accessibleDescription() == "Grade B. wage panels"
    assert resets(assumed) == []


def test_a_new_value_is_told_in_the_boxs_unit(assumed: AssumptionList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(assumed.value_wanted) as wanted:
        boxes(assumed)["Lasting change"].setValue(12.5)
    assert wanted.args == ["dynamics.shock_sd", 12.5]


def test_what_is_shown_anew_is_not_told(assumed: AssumptionList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(assumed.value_wanted):
        put(assumed, TOLD, [dataclasses.replace(SHOCK, value=15.0), YEARS])
    assert boxes(assumed)["Lasting change"].value() == 15.0


def test_an_own_value_can_be_set_back(assumed: AssumptionList, qtbot: QtBot) -> None:
    put(assumed, (), [dataclasses.replace(SHOCK, value=15.0, grade="own", is_own=True), YEARS])
    (reset,) = resets(assumed)
    assert reset.accessibleName() == "Reset: Lasting change"
    with qtbot.waitSignal(assumed.reset_wanted) as wanted:
        reset.click()
    assert wanted.args == ["dynamics.shock_sd"]


def test_lines_come_and_go(assumed: AssumptionList) -> None:
    put(assumed, (), [YEARS])
    assert list(boxes(assumed)) == ["Years at mid level"]
    assert assumed.setting("dynamics.shock_sd") is None
    assert assumed.setting("dynamics.years.mid") == YEARS
    assert assumed.setting("no such figure") is None
    put(assumed, (), [SHOCK, YEARS])
    assert list(boxes(assumed)) == ["Lasting change", "Years at mid level"]


def test_the_keyboard_is_put_on_a_box_by_the_start_of_its_id(assumed: AssumptionList) -> None:
    assert assumed.focus("dynamics.years") is boxes(assumed)["Years at mid level"]
    assert assumed.focus("no such figure") is None
    put(assumed, (), [YEARS])
    assert assumed.focus("dynamics.shock_sd") is None
