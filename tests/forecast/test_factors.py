import dataclasses
import math
from itertools import permutations

import pytest

from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Move, PayShift, Readiness
from planner.forecast.engine import forecast
from planner.forecast.explanation import MOST_FACTORS, Bar, Waterfall, waterfall
from planner.forecast.factors import SMALL_FACTS, Known, usual_factors
from planner.forecast.inputs import ForecastInputs, LevelValues
from planner.forecast.market_job import EXPIRY, fading_cause
from planner.forecast.scenario import DOWNTURN
from planner.market.factors import Factor
from tests.forecast.examples import MEDIANS, inputs

ENTRY, MID, SENIOR, ARCHITECT = (median - 0.15 for median in MEDIANS)
NATION: LevelValues = (ENTRY, MID, SENIOR, ARCHITECT)


def fact(factor_id: str, effect: float, **fields: object) -> Factor:
    plain = {"low": effect, "high": effect, "n": 40, "grade": "B", "source": "OEWS", "date": "2025"} | fields
    return Factor(factor_id, factor_id.title(), effect, **plain)  # type: ignore[arg-type]  # by name


FINANCE = fact("industry.finance", 0.08, low=0.03, high=0.13)
SMALL = fact("size.small", -0.05)
FADING = fact("specialisation.rl.mid", 0.1, low=0.05, high=0.2, half_life_years=5.0, grade="C")
CERTIFIED = fact("certification", 0.02, low=0.0, high=0.06)
UNKNOWN = fact("tools", 0.0, grade="", source="", note="nobody measured it")

FADES = (
    PayShift(cause=fading_cause(FADING), at=0.0, log_effect=-0.1),
    PayShift(cause=fading_cause(FADING), at=0.0, log_effect=0.1, half_life=5.0),
)
EXPIRES = PayShift(cause=EXPIRY, at=2.0, log_effect=-0.02)
YOU = inputs(dynamics=Dynamics(), horizon_years=6, n_careers=600, log_pay=MEDIANS[1] + 0.1)


def explained(given: ForecastInputs, *facts: Factor, year: int = 3) -> Waterfall:
    found = waterfall(given, year, usual_factors(given, NATION, "OEWS", Known(facts)))
    assert found is not None
    cents = round(100 * found.base) + sum(round(100 * bar.dollars) for bar in found.bars)
    assert cents == round(100 * found.shown)
    assert found.shown == round(float(forecast(given).base.median[year - 1]), 2)
    return found


def bars(given: ForecastInputs, *facts: Factor, year: int = 3) -> dict[str, Bar]:
    return {bar.change: bar for bar in explained(given, *facts, year=year).bars}


def test_each_fact_of_the_job_has_a_bar_with_its_range_grade_and_source() -> None:
    told = bars(YOU, FINANCE, SMALL, UNKNOWN)
    assert list(told)[:3] == ["place", "industry.finance", "size.small"]
    finance = told["industry.finance"]
    assert finance.log_effect == pytest.approx(0.08, abs=1e-4)
    assert finance.log_range == pytest.approx((0.03, 0.13), abs=1e-4)
    assert (finance.label, finance.grade, finance.source) == ("Industry.Finance", "B", "OEWS 2025")
    assert told["size.small"].log_effect == pytest.approx(-0.05, abs=1e-4)
    assert told["size.small"].log_range is None
    # What is left of the 0.15 between this market and the nation's.
    assert told["place"].log_effect == pytest.approx(0.15 - 0.08 + 0.05, abs=1e-4)


def test_facts_move_the_market_and_not_the_distance_from_it() -> None:
    factors = {factor.change: factor for factor in usual_factors(YOU, NATION, "OEWS", Known((FINANCE,)))}
    without = factors["industry.finance"].without(YOU)
    assert without.level_log_median == pytest.approx([median - 0.08 for median in MEDIANS])
    assert without.log_pay == pytest.approx(MEDIANS[1] + 0.1 - 0.08)
    unknown = dataclasses.replace(YOU, log_pay=None)
    assert factors["industry.finance"].without(unknown).log_pay is None
    orders = (factors["place"].without(without), factors["industry.finance"].without(factors["place"].without(YOU)))
    for both in orders:
        assert both.level_log_median == pytest.approx(NATION)


def test_a_premium_that_fades_is_one_bar_with_its_fading() -> None:
    given = dataclasses.replace(YOU, effects=FADES)
    told = bars(given, FADING)
    assert not set(told) & {fading_cause(FADING), "plan"}
    bar = told["specialisation.rl.mid"]
    left = 0.5 ** (3 / 5)
    assert bar.log_effect == pytest.approx(0.1 * left, abs=1e-4)
    assert bar.log_range == pytest.approx((0.05 * left, 0.2 * left), abs=1e-4)


def test_a_certification_that_expires_is_one_bar_too() -> None:
    given = dataclasses.replace(YOU, effects=(EXPIRES,))
    assert bars(given, CERTIFIED, year=1)["certification"].log_effect == pytest.approx(0.02, abs=1e-4)
    late = bars(given, CERTIFIED)["certification"]
    assert late.log_effect == pytest.approx(0.0, abs=1e-4)
    assert late.log_range == pytest.approx((0.0, 0.0), abs=1e-4)


def test_where_there_are_too_many_the_smallest_facts_share_a_bar() -> None:
    many = [fact(f"industry.{number}", 0.01 * number) for number in range(1, 9)]
    given = dataclasses.replace(YOU, scenario=DOWNTURN, effects=(Move(cause="a", at=1.0), Move(cause="b", at=2.0)))
    found = explained(given, *many)
    assert len(found.bars) == MOST_FACTORS
    told = {bar.change: bar for bar in found.bars}
    assert "plan" in told
    kept = [bar for bar in told if bar.startswith("industry.")]
    assert kept == [f"industry.{number}" for number in range(9 - len(kept), 9)]
    together = sum(0.01 * number for number in range(1, 9 - len(kept)))
    assert told[SMALL_FACTS].log_effect == pytest.approx(together, abs=1e-4)
    assert told[SMALL_FACTS].source.endswith("Industry.1")
    assert told[SMALL_FACTS].grade == "B"


@pytest.mark.parametrize("is_real", [True, False])
@pytest.mark.parametrize("log_pay", [None, 11.0, 12.5])
def test_every_number_is_explained_to_the_cent_with_facts_effects_and_scenario(
    is_real: bool, log_pay: float | None
) -> None:
    effects = (*FADES, EXPIRES, Readiness(cause="hours", at=0.0, factor=1.3, sd=0.2, grade="own"))
    given = dataclasses.replace(
        YOU, is_real=is_real, log_pay=log_pay, effects=effects, scenario=DOWNTURN, n_careers=150, share=0.8
    )
    assert len(explained(given, FINANCE, SMALL, FADING, CERTIFIED, UNKNOWN).bars) <= MOST_FACTORS


def test_effects_that_are_no_pay_shift_stay_as_they_are() -> None:
    ready = Readiness(cause=fading_cause(FADING), at=0.0, factor=1.2)
    factors = {factor.change: factor for factor in usual_factors(YOU, NATION, "OEWS", Known((FADING,)))}
    low = factors["specialisation.rl.mid"].plausible
    assert low
    assert low[0][0](dataclasses.replace(YOU, effects=(ready, *FADES))).effects[0] == ready


def test_the_order_of_the_factors_does_not_matter_with_facts() -> None:
    factors = usual_factors(YOU, NATION, "OEWS", Known((FINANCE, SMALL)))[:4]
    found = [waterfall(YOU, 3, order) for order in list(permutations(factors))[::7]]
    effects = [sorted((bar.change, round(bar.log_effect, 9)) for bar in one.bars) for one in found if one is not None]
    assert len(effects) == 4
    assert all(one == effects[0] for one in effects)


def test_in_the_nation_itself_the_place_is_no_bar() -> None:
    given = dataclasses.replace(YOU, level_log_median=NATION, log_pay=None)
    assert "place" not in bars(given)
    entry, mid, senior, architect = (median + 0.08 for median in NATION)
    there = dataclasses.replace(YOU, level_log_median=(entry, mid, senior, architect), log_pay=None)
    assert "place" not in bars(there, FINANCE)
    assert explained(YOU).base == pytest.approx(math.exp(ENTRY), rel=1e-3)
