import dataclasses
import math
from itertools import permutations

import numpy as np
import pytest

from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, MarketShift, Move, PayShift, Readiness
from planner.forecast.engine import forecast
from planner.forecast.explanation import MOST_FACTORS, Change, Factor, Waterfall, log_median, until, waterfall
from planner.forecast.factors import usual_factors
from planner.forecast.inputs import ForecastInputs
from planner.forecast.scenario import DOWNTURN
from tests.forecast.examples import MEDIANS, inputs
from tests.forecast.plans import DEARER

NATION = tuple(median - 0.15 for median in MEDIANS)
YOU = inputs(
    dynamics=Dynamics(market_growth=0.01),
    level=2,
    log_pay=MEDIANS[2] + 0.1,
    horizon_years=8,
    n_careers=4000,
    effects=(PayShift(cause="certificate", at=1.0, log_effect=0.02, sd=0.02, grade="C", source="a survey"),),
)


def explained(given: ForecastInputs, year: int = 5) -> Waterfall:
    found = waterfall(given, year, usual_factors(given, NATION, "OEWS"))  # type: ignore[arg-type]  # four medians
    assert found is not None
    return found


def test_bars_sum_to_the_number_shown_to_the_cent() -> None:
    found = explained(YOU)
    assert found.shown == round(forecast(YOU).base.median[4], 2)
    assert found.base == pytest.approx(math.exp(NATION[0]), rel=1e-4)
    cents = round(100 * found.base) + sum(round(100 * bar.dollars) for bar in found.bars)
    assert cents == round(100 * found.shown)
    assert sum(bar.log_effect for bar in found.bars) == pytest.approx(math.log(found.shown / found.base), abs=1e-6)


def test_each_bar_tells_what_it_is_worth() -> None:
    bars = {bar.change: bar for bar in explained(YOU).bars}
    assert list(bars) == [
        "place",
        "level",
        "pay",
        "years_at_level",
        "market_growth",
        "promotions",
        "chance",
        "certificate",
    ]
    assert bars["place"].log_effect == pytest.approx(0.15, abs=1e-4)
    assert bars["market_growth"].log_effect == pytest.approx(0.05, abs=1e-4)
    # What is left of a distance of 0.1 with a half-life of 15 years.
    assert bars["pay"].log_effect == pytest.approx(0.1 * 0.5 ** (5 / 15), abs=1e-4)
    assert bars["certificate"].log_effect == pytest.approx(0.02, abs=2e-3)
    assert (bars["certificate"].grade, bars["certificate"].source) == ("C", "a survey")
    low, high = bars["certificate"].log_range or (math.nan, math.nan)
    assert high - low == pytest.approx(2 * 1.2816 * 0.02, abs=4e-3)
    assert low < bars["certificate"].log_effect < high
    assert bars["place"].log_range is None
    assert bars["promotions"].log_effect > 0


@pytest.mark.parametrize("log_pay", [None, 11.0, 12.5])
@pytest.mark.parametrize("is_real", [True, False])
def test_every_number_is_explained_to_the_cent(is_real: bool, log_pay: float | None) -> None:
    plan = (Move(cause="move", at=1.0), Break(cause="move", at=2.5, years=0.5))
    given = dataclasses.replace(YOU, effects=plan, is_real=is_real, log_pay=log_pay, scenario=DOWNTURN, n_careers=200)
    found = explained(given, 3)
    cents = round(100 * found.base) + sum(round(100 * bar.dollars) for bar in found.bars)
    assert cents == round(100 * found.shown)
    assert found.shown == round(forecast(given).base.median[2], 2)


def test_the_order_of_the_factors_does_not_matter() -> None:
    factors = usual_factors(YOU, NATION, "OEWS")[:4]  # type: ignore[arg-type]  # four medians
    found = [waterfall(YOU, 5, order) for order in list(permutations(factors))[::7]]
    effects = [sorted((bar.change, round(bar.log_effect, 9)) for bar in one.bars) for one in found if one is not None]
    assert len(effects) == len(found)
    assert all(one == effects[0] for one in effects)


def test_shapley_values_by_hand() -> None:
    """Two factors that only together do something share it evenly."""
    both = dataclasses.replace(YOU, effects=(), dynamics=Dynamics(never_promoted=(1.0, 1.0, 1.0)))

    def without(name: str) -> Change:
        return lambda one: dataclasses.replace(one, **{name: 1.0, "log_pay": MEDIANS[2]})  # type: ignore[arg-type]  # by name

    factors = [Factor(name, name, without(name), "own", "you") for name in ("share", "readiness_speed")]
    found = waterfall(dataclasses.replace(both, share=2.0, readiness_speed=2.0), 5, factors)
    assert found is not None
    # Full-time pay is halved by the first; the raise of 0.1 is lost by whichever is taken away.
    left = 0.1 * 0.5 ** (5 / 15)
    assert [bar.log_effect for bar in found.bars] == pytest.approx([math.log(2) + left / 2, left / 2], abs=1e-4)


def test_factors_that_change_nothing_are_left_out() -> None:
    plain = inputs(dynamics=Dynamics(), n_careers=500, level=0, years_at_level=0.0, log_pay=None)
    assert [bar.change for bar in explained(plain, 3).bars] == ["place", "promotions", "chance"]


def test_a_forecast_that_is_its_own_base_has_no_bars() -> None:
    assert waterfall(YOU, 5, []) == Waterfall(5, found := round(forecast(YOU).base.median[4], 2), (), found)


def test_where_nothing_is_chance_all_share_what_sampling_leaves_over() -> None:
    factors = [factor for factor in usual_factors(YOU, NATION, "OEWS") if factor.change in ("promotions", "place")]  # type: ignore[arg-type]  # four medians
    found = waterfall(YOU, 5, factors)
    assert found is not None
    assert sum(bar.log_effect for bar in found.bars) == pytest.approx(math.log(found.shown / found.base), abs=1e-6)


def test_a_plan_of_many_actions_is_told_together() -> None:
    many = tuple(Move(cause=f"move {number}", at=float(number)) for number in range(4))
    bars = explained(dataclasses.replace(YOU, effects=many)).bars
    assert [bar.change for bar in bars][-1] == "plan"
    assert bars[-1].log_range is None


def test_uncertain_readiness_has_a_range() -> None:
    ready = Readiness(cause="hours", at=0.0, factor=1.4, sd=0.2, grade="own")
    market = MarketShift(cause="hours", at=1.0, level_log_median=DEARER, grade="own")
    bar = explained(dataclasses.replace(YOU, level=1, log_pay=MEDIANS[1], effects=(ready, market))).bars[-1]
    assert bar.log_range is not None
    assert bar.log_range[0] <= bar.log_effect <= bar.log_range[1]
    assert bar.grade == "own"


def test_it_can_be_cancelled() -> None:
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert waterfall(YOU, 5, usual_factors(YOU, NATION, "OEWS"), is_cancelled) is None  # type: ignore[arg-type]  # four medians
    assert len(asked) == 4


def test_too_many_factors_are_refused() -> None:
    one = usual_factors(YOU, NATION, "OEWS")[0]  # type: ignore[arg-type]  # four medians
    with pytest.raises(ValueError, match="At most 10"):
        waterfall(YOU, 5, [one] * (MOST_FACTORS + 1))


def test_a_nearer_year_of_the_same_forecast() -> None:
    near = until(YOU, 3, 100)
    assert (near.horizon_years, len(near.vesting), near.n_careers) == (3, 3, 100)
    assert until(YOU, 3).n_careers == 4000
    assert until(YOU, 3, 10_000).n_careers == 4000
    assert log_median(YOU, 3, 4000) == pytest.approx(np.log(forecast(YOU).base.median[2]), rel=1e-9)
