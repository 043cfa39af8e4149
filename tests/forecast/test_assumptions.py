import math

import pytest

from planner.domain.person import Preferences, Scenario
from planner.forecast.assumptions import (
    Assumption,
    assumed,
    effect_range,
    exact_percent,
    factor_assumptions,
    in_unit,
    parameter_assumptions,
    preference_assumptions,
    signed_percent,
)
from planner.market.dynamics_file import load_dynamics
from planner.market.factors import Factor


def test_an_assumption_without_data_is_grade_d() -> None:
    assert assumed("Rain", "often") == Assumption("Rain", "often", "D", "assumption of this program")


def test_defaults_are_ours_and_changes_the_users_own() -> None:
    told = list(preference_assumptions(Preferences(market_growth_percent=-1.5)))
    assert [(one.value, one.grade) for one in told] == [("2.5\xa0% a year", "D"), ("−1.5\xa0% a year", "own")]


def test_a_scenario_is_the_users_own_choice() -> None:
    told = list(preference_assumptions(Preferences(scenario=Scenario.DOWNTURN)))
    assert (told[-1].text, told[-1].value, told[-1].grade) == ("The market ahead", "downturn", "own")
    assert len(list(preference_assumptions(Preferences()))) == 2


def test_the_dynamics_are_told_in_words_and_by_id() -> None:
    told = {one.id: one for one in parameter_assumptions(load_dynamics().values())}
    moves = told["dynamics.move_rate_per_year"]
    assert (moves.text, moves.value, moves.grade) == ("Moves to another employer", "15\xa0% a year", "D")
    assert told["dynamics.layoff_gap_years"].value == "0.3 years"
    assert all(one.source for one in told.values())
    assert set(told) == set(load_dynamics())


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (0.0925, "log pay", "9.2\xa0%"),
        (-0.02, "a year", "−2\xa0% a year"),
        (2.5, "", "2.5"),
        (-1.5, "points", "−1.5 points"),
    ],
)
def test_numbers_are_told_in_their_unit(number: float, unit: str, text: str) -> None:
    assert in_unit(number, unit) == text


@pytest.mark.parametrize(
    ("effect", "whole", "exact"),
    [
        (math.log(1.058), "+6\xa0%", "+5.8\xa0%"),
        (math.log(0.97), "−3\xa0%", "−3\xa0%"),
        (0.0, "+0\xa0%", "+0\xa0%"),
        (-1e-5, "+0\xa0%", "+0\xa0%"),
        (math.log(0.993), "−1\xa0%", "−0.7\xa0%"),
    ],
)
def test_effects_have_a_sign(effect: float, whole: str, exact: str) -> None:
    assert signed_percent(effect) == whole
    assert exact_percent(effect) == exact


def test_an_effect_without_width_is_told_as_it_was_entered() -> None:
    effect = math.log(1.025)
    assert effect_range(effect, effect, effect) == "+2.5\xa0% pay"
    assert effect_range(0.0, effect, 2 * effect) == "+2\xa0% pay, between +0\xa0% and +5\xa0%"


def test_factors_tell_their_range_or_that_there_is_no_estimate() -> None:
    known = Factor("industry.finance", "Finance", 0.0, math.log(0.9), math.log(1.1), 9, "C", "BLS", "May 2025")
    unknown = Factor("tools", "Tools", 0.0, 0.0, 0.0, 0, "", "", "", note="nobody counts them")
    told = list(factor_assumptions([known, unknown]))
    assert told[0] == Assumption(
        "Finance", "+0\xa0% pay, between −10\xa0% and +10\xa0%", "C", "BLS May 2025", "industry.finance"
    )
    assert (told[1].value, told[1].grade) == ("no estimate: nobody counts them", "D")
