import datetime
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.ui.dialogs.optimiser_limits import OptimiserLimits
from planner.ui.widgets.month_box import months_of
from tests.forecast.examples import inputs

TODAY = datetime.date(2026, 11, 22)
PERSON = replace(inputs(horizon_years=15), start=2026.89, level=1)
SHORTER = replace(inputs(horizon_years=8), start=2026.89, level=1)


@pytest.fixture
def limits(qtbot: QtBot) -> OptimiserLimits:
    limits = OptimiserLimits()
    qtbot.addWidget(limits)
    limits.set_up(PERSON, TODAY)
    limits.show()
    return limits


def test_there_is_something_sensible_to_begin_with(limits: OptimiserLimits) -> None:
    budget, aim = limits.budget(TODAY), limits.aim(0.03)
    assert (budget.hours_per_week, budget.money, budget.deadline_months) == (5.0, 1_000.0, 36)
    assert not aim.is_level
    assert aim.discount_per_year == 0.03
    assert limits.target == ""
    assert not limits.with_opinions


def test_a_level_has_its_year(limits: OptimiserLimits) -> None:
    assert not limits.level.isVisible()
    limits.goal.choose("level")
    assert limits.level.isVisible()
    aim = limits.aim(0.05)
    assert (aim.level, aim.years, aim.discount_per_year) == (2, 5, 0.05)
    assert limits.target == "senior by 2031"
    limits.year.setValue(2029)
    limits.level.setCurrentIndex(1)
    assert (limits.aim(0.05).level, limits.aim(0.05).years) == (3, 3)
    assert limits.target == "architect by 2029"


def test_the_deadline_lies_between_next_month_and_the_end_of_the_forecast(limits: OptimiserLimits) -> None:
    limits.deadline.setValue(0)
    assert limits.budget(TODAY).deadline_months == 1
    limits.deadline.setValue(10**6)
    assert limits.budget(TODAY).deadline_months == 12 * 15


def test_whoever_is_at_the_top_has_no_level_to_aim_at(limits: OptimiserLimits) -> None:
    limits.goal.choose("level")
    limits.set_up(replace(PERSON, level=3), TODAY)
    assert not limits.aim(0.03).is_level
    assert limits.level.count() == 0


def test_what_was_chosen_stays_where_it_can(limits: OptimiserLimits) -> None:
    limits.goal.choose("level")
    limits.level.setCurrentIndex(1)
    limits.year.setValue(2038)
    limits.deadline.setValue(months_of(TODAY) + 7)
    limits.set_up(SHORTER, TODAY)
    assert limits.target == "architect by 2034"
    assert limits.budget(TODAY).deadline_months == 7


def test_every_box_tells_that_it_changed(limits: OptimiserLimits, qtbot: QtBot) -> None:
    for box in (limits.hours, limits.money, limits.year):
        with qtbot.waitSignal(limits.changed):
            box.setValue(box.value() + 1)
    with qtbot.waitSignal(limits.changed):
        limits.deadline.setValue(limits.deadline.value() + 1)
    with qtbot.waitSignal(limits.changed):
        limits.goal.choose("level")
    with qtbot.waitSignal(limits.changed):
        limits.level.setCurrentIndex(1)
    with qtbot.waitSignal(limits.opinions_switched):
        limits.opinions.click()
    assert limits.with_opinions


def test_setting_up_is_no_change(limits: OptimiserLimits, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(limits.changed):
        limits.set_up(SHORTER, TODAY)


def test_a_deadline_that_is_over_is_refused(limits: OptimiserLimits) -> None:
    with pytest.raises(UserError, match="Choose a month after this one"):
        limits.budget(datetime.date(2060, 1, 1))


def test_everything_has_a_name_for_screen_readers(limits: OptimiserLimits) -> None:
    boxes = (limits.hours, limits.money, limits.deadline, limits.level, limits.year, limits.goal)
    assert all(box.accessibleName() for box in boxes)
    assert len({box.accessibleName() for box in boxes}) == len(boxes)
