import math

import pytest

from planner.domain.person import Preferences
from planner.forecast.assumptions import (
    Assumption,
    assumed,
    dynamics_assumptions,
    dynamics_of,
    preference_assumptions,
)
from planner.forecast.dynamics import Dynamics


def test_an_assumption_without_data_is_grade_d() -> None:
    assert assumed("Rain", "often") == Assumption("Rain", "often", "D", "assumption of this program")


def test_yearly_percents_become_continuous_rates() -> None:
    dynamics = dynamics_of(Preferences(inflation_percent=10, market_growth_percent=-5))
    assert math.exp(dynamics.inflation) == pytest.approx(1.10)
    assert math.exp(dynamics.market_growth) == pytest.approx(0.95)


def test_defaults_are_ours_and_changes_the_users_own() -> None:
    told = list(preference_assumptions(Preferences(market_growth_percent=-1.5)))
    assert [(one.value, one.grade) for one in told] == [("2.5\xa0% a year", "D"), ("−1.5\xa0% a year", "own")]


def test_the_dynamics_are_told_in_words() -> None:
    told = {one.text: one for one in dynamics_assumptions(Dynamics())}
    assert (
        told["From mid to senior, of those ever promoted"].value == "half within 3.5 years; 20\xa0% are never promoted"
    )
    assert told["Your distance from the market"].value == "halves in 15 years"
    assert told["Your distance from the market"].grade == "B"
    assert all(one.source for one in told.values())
    assert len(told) == 10
