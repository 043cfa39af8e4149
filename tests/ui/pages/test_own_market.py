import math

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.person import Scenario
from planner.forecast.scenario import OWN_LAYOFFS, OWN_LEVEL, OWN_PROMOTIONS
from planner.ui.pages.own_market import OwnMarket
from planner.ui.widgets.steady_box import SteadyBox


@pytest.fixture
def own(qtbot: QtBot) -> OwnMarket:
    own = OwnMarket()
    qtbot.addWidget(own)
    return own


def boxes(own: OwnMarket) -> dict[str, SteadyBox]:
    return {box.accessibleName(): box for box in own.findChildren(SteadyBox)}


def test_it_is_there_for_an_own_market_alone(own: OwnMarket) -> None:
    assert own.isHidden()
    own.show_scenario(Scenario.OWN, {})
    assert not own.isHidden()
    own.show_scenario(Scenario.BOOM, {})
    assert own.isHidden()


def test_what_is_not_set_is_as_in_the_base_market(own: OwnMarket) -> None:
    own.show_scenario(Scenario.OWN, {OWN_LAYOFFS: 2.5, OWN_LEVEL: math.log(0.9)})
    shown = {name: box.value() for name, box in boxes(own).items()}
    assert shown == {
        "What the market pays in two years": -10.0,
        "Layoffs for three years": 2.5,
        "Promotions for three years": 1.0,
    }


def test_a_figure_is_told_as_it_is_stored_and_showing_tells_nothing(own: OwnMarket) -> None:
    told: list[tuple[str, float]] = []
    own.figure_set.connect(lambda name, value: told.append((name, value)))
    own.show_scenario(Scenario.OWN, {OWN_PROMOTIONS: 2.0})
    assert told == []
    boxes(own)["What the market pays in two years"].setValue(10)
    boxes(own)["Promotions for three years"].setValue(0.5)
    assert told == [(OWN_LEVEL, pytest.approx(math.log(1.1))), (OWN_PROMOTIONS, 0.5)]
