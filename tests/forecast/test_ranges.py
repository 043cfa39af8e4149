"""The ranges of what a number is made of: from the parameters' intervals, and why there is none."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecast.dynamics import Dynamics, dynamics_from
from planner.forecast.explanation import Bar, Factor, log_median, waterfall
from planner.forecast.factors import Known, usual_factors
from planner.forecast.inputs import ForecastInputs
from planner.forecast.ranges import chance_names, pairs_of, promotion_names
from planner.forecast.tornado import with_parameter
from planner.market.dynamics_file import load_dynamics
from tests.forecast.examples import MEDIANS, inputs

PARAMETERS = load_dynamics()
NATION = (MEDIANS[0] - 0.1, MEDIANS[1] - 0.1, MEDIANS[2] - 0.1, MEDIANS[3] - 0.1)
YOU = with_parameter(
    inputs(dynamics=dynamics_from(PARAMETERS), level=1, log_pay=MEDIANS[1] + 0.2, horizon_years=8),
    "dynamics.inflation",
    PARAMETERS["dynamics.inflation"].estimate,
)


def bars(given: ForecastInputs, known: Known) -> dict[str, Bar]:
    found = waterfall(given, 6, usual_factors(given, NATION, "OEWS", known))
    assert found is not None
    return {bar.change: bar for bar in found.bars}


def test_every_bar_has_a_range_or_tells_why_not() -> None:
    found = bars(dataclasses.replace(YOU, is_real=False), Known((), PARAMETERS, 0.02))
    assert set(found) == {"place", "level", "pay", "years_at_level", "scenario", "promotions", "chance"}
    for bar in found.values():
        assert (bar.log_range is None) == bool(bar.no_range)
        assert bar.log_range is None or bar.log_range[0] <= bar.log_effect <= bar.log_range[1]
        assert bar.source
    without = {name for name, bar in found.items() if bar.log_range is None}
    assert without == {"level", "years_at_level"}


def test_the_place_is_known_to_its_error() -> None:
    low, high = bars(YOU, Known((), PARAMETERS, 0.02))["place"].log_range or (math.nan, math.nan)
    assert high - low == pytest.approx(2 * 1.2816 * 0.02, abs=1e-3)
    assert bars(YOU, Known((), PARAMETERS))["place"].no_range == "the source gives no error for it"


def test_pay_against_the_market_is_worth_what_its_fading_leaves() -> None:
    bar = bars(YOU, Known((), PARAMETERS))["pay"]
    half_life = PARAMETERS["dynamics.residual_half_life_years"]
    low, high = (0.2 * 0.5 ** (6 / years) for years in (half_life.low, half_life.high))
    assert bar.log_range == pytest.approx((low, high), abs=6e-3)


def test_promotions_are_as_uncertain_as_all_that_they_rest_on_together() -> None:
    """Independent deviations add up as squares do: more than the largest, less than their sum."""
    bar = bars(YOU, Known((), PARAMETERS))["promotions"]
    assert bar.log_range is not None
    now = log_median(YOU, 6)
    above = [
        max(0.0, *(log_median(change(YOU), 6) - now for change in pair))
        for pair in pairs_of(YOU, PARAMETERS, promotion_names(YOU.level))
    ]
    assert len(above) == 6
    assert max(above) < bar.log_range[1] - bar.log_effect < sum(above)
    assert "aijobs.net" in bar.source


def test_each_source_is_named_once() -> None:
    source = bars(YOU, Known((), PARAMETERS))["chance"].source
    names = source.split("; ")
    assert len(names) == len(set(names)) > 3


def test_ones_own_figures_have_no_range() -> None:
    own = with_parameter(YOU, "dynamics.residual_half_life_years", 10.0)
    assert bars(own, Known((), PARAMETERS))["pay"].no_range == "it is what you entered"
    growing = with_parameter(YOU, "dynamics.market_growth", 0.02)
    assert bars(growing, Known((), PARAMETERS))["market_growth"].no_range == "it is your own figure"


def test_what_is_not_known_has_no_range() -> None:
    assert pairs_of(YOU, {}, chance_names()) == ()
    assert {bar.log_range for bar in bars(YOU, Known()).values()} == {None}


def test_only_promotions_that_lie_ahead_count() -> None:
    assert list(promotion_names(3)) == ["promotion_shape", "promotion_gain"]
    assert "promotion_median_years.senior" in list(promotion_names(2))
    assert "promotion_median_years.mid" not in list(promotion_names(2))


def test_every_parameter_belongs_to_one_bar() -> None:
    alone = {"residual_half_life_years", "market_growth", "inflation", "move_standing_sd"}  # the last is no bar
    told = {*promotion_names(0), *chance_names(), *alone}
    assert {f"dynamics.{name}" for name in told} == set(PARAMETERS)


def test_rates_are_told_as_rates_and_simulated_as_logarithms() -> None:
    assert with_parameter(YOU, "dynamics.inflation", 0.03).dynamics.inflation == math.log1p(0.03)
    assert with_parameter(YOU, "dynamics.shock_sd", 0.03).dynamics.shock_sd == 0.03


@given(st.lists(st.floats(-0.2, 0.2), min_size=1, max_size=4))
def test_a_range_holds_its_bar_and_widens_with_all_that_is_added(shifts: list[float]) -> None:
    plain = inputs(dynamics=Dynamics(), n_careers=10, horizon_years=2)

    def moved(by: float) -> ForecastInputs:
        return dataclasses.replace(plain, log_pay=MEDIANS[1] + 0.1 + by)

    def ranged(count: int) -> tuple[float, float]:
        pairs = tuple((lambda _: plain, lambda _, by=by: moved(by)) for by in shifts[:count])
        factor = Factor("pay", "Pay", lambda one: dataclasses.replace(one, log_pay=MEDIANS[1]), "own", "you", pairs)
        start = dataclasses.replace(plain, log_pay=MEDIANS[1] + 0.1)
        found = waterfall(start, 2, [factor])
        assert found is not None
        (bar,) = found.bars
        assert bar.log_range is not None
        return bar.log_range[0] - bar.log_effect, bar.log_range[1] - bar.log_effect

    before = (0.0, 0.0)
    for count in range(1, len(shifts) + 1):
        low, high = ranged(count)
        assert low <= before[0] + 1e-9
        assert high >= before[1] - 1e-9
        before = (low, high)
