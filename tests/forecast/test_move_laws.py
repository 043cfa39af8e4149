"""What holds for every move: what is not known about it widens, and moves neither the middle nor what nobody moves."""

import dataclasses

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecast.comparison import difference, earned
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Effect, MarketShift, Move
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs, LevelValues
from planner.forecast.scenario import Scenario
from tests.forecast.examples import MEDIANS, inputs
from tests.forecast.plans import scenarios
from tests.forecast.test_engine import digest

N_CAREERS = 2_000
LIKELY = 4 * 0.5 / N_CAREERS**0.5  # four standard errors of a share near one half

few = settings(max_examples=30, deadline=None)
moments = st.floats(0.0, 5.0)
premiums = st.floats(-0.4, 0.6)


def start(dynamics: Dynamics, *effects: Effect, scenario: Scenario | None = None) -> ForecastInputs:
    given = inputs(effects=effects, dynamics=dynamics, horizon_years=8, n_careers=N_CAREERS)
    return given if scenario is None else dataclasses.replace(given, scenario=scenario)


def there(premium: float) -> LevelValues:
    entry, mid, senior, architect = (median + premium for median in MEDIANS)
    return entry, mid, senior, architect


def market(at: float, premium: float, sd: float = 0.0, *, is_anew: bool = True) -> MarketShift:
    return MarketShift(cause="city", at=at, level_log_median=there(premium), sd=sd, is_anew=is_anew)


@few
@given(moments, premiums, scenarios)
def test_a_move_without_doubt_is_the_plain_move_to_the_byte(at: float, premium: float, scenario: Scenario) -> None:
    certain = dataclasses.replace(Dynamics(), move_standing_sd=0.0)
    doubtless = start(certain, market(at, premium), Move(cause="firm", at=at, sd=0.0), scenario=scenario)
    plain = start(Dynamics(), market(at, premium, is_anew=False), Move(cause="firm", at=at), scenario=scenario)
    assert digest(forecast(doubtless)) == digest(forecast(plain))


@few
@given(st.floats(0.0, 0.5), scenarios)
def test_the_doubt_about_moves_touches_nobody_who_stays(doubt: float, scenario: Scenario) -> None:
    stays = start(Dynamics(), scenario=scenario)
    other = start(dataclasses.replace(Dynamics(), move_standing_sd=doubt), scenario=scenario)
    assert digest(forecast(other)) == digest(forecast(stays))


@few
@given(moments, premiums, st.floats(0.0, 0.1), st.floats(0.0, 0.3))
def test_doubt_widens_and_leaves_the_middle(at: float, premium: float, sd: float, doubt: float) -> None:
    """Half of the careers stay below the median without doubt, up to what the draws do."""
    base = earned(start(Dynamics()))
    sure = earned(start(Dynamics(), market(at, premium, is_anew=False)))
    unsure = earned(start(dataclasses.replace(Dynamics(), move_standing_sd=doubt), market(at, premium, sd)))
    known, found = difference(sure, base).worth, difference(unsure, base).worth
    middle = np.float32(known.quantiles[2])
    below = float((found.rising < middle).mean() + (found.rising <= middle).mean()) / 2  # equal ones count half
    assert abs(below - 0.5) <= LIKELY + 0.01
    slack = 0.02 * abs(known.quantiles[4] - known.quantiles[0]) + 1.0
    assert found.quantiles[4] - found.quantiles[0] >= known.quantiles[4] - known.quantiles[0] - slack


@few
@given(premiums, st.floats(0.0, 0.3))
def test_being_unsure_of_ones_standing_makes_no_move_better_on_average(premium: float, doubt: float) -> None:
    sure = earned(start(Dynamics(), market(1.0, premium, is_anew=False))).worth
    unsure = earned(start(dataclasses.replace(Dynamics(), move_standing_sd=doubt), market(1.0, premium))).worth
    change = unsure - sure
    assert change.mean() <= 4 * change.std() / np.sqrt(N_CAREERS) + 1.0
