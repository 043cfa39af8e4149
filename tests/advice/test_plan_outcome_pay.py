"""A forecast kept on 1 January 2026 at 100,000 dollars, its numbers written by hand, and what was paid since."""

import datetime
import json
import math

import pytest

from planner.advice.plan_outcome_pay import PayThen, pay_then
from planner.domain.dates import PartialDate
from planner.domain.journal import SavedForecast
from planner.domain.profile import Record
from planner.forecast.inputs import ForecastInputs
from planner.forecast.kept import FORMAT, inputs_text
from planner.market.prices import PriceIndex
from tests.forecast.examples import inputs, pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2028, 6, 1)
BEGAN = datetime.date(2026, 2, 1)
PRICES = PriceIndex("CPI", (2026.0, 2028.0), (100.0, 110.0))
NOMINAL = inputs(horizon_years=2, is_real=False, start=2026.0, log_pay=math.log(100_000))
FAN = [[90_000, 95_000, 110_000, 120_000, 130_000], [100_000, 105_000, 120_000, 130_000, 150_000]]


def kept(name: str, saved: str, given: ForecastInputs = NOMINAL, **texts: str) -> SavedForecast:
    came = {
        "format": FORMAT,
        "engine": "by hand",
        "times": [2027.0, 2028.0],
        "years": [1, 2],
        "base": FAN,
        "total": FAN,
        "levels": [[0.0, 1.0, 0.0, 0.0]] * 2,
        "assumed_from": None,
    }
    written = {"inputs": inputs_text(given), "result": json.dumps(came)} | texts
    return SavedForecast(id=name, name=name, saved=PartialDate.parse(saved), **written)


def told(*records: Record, since: datetime.date = BEGAN) -> PayThen | None:
    return pay_then(profile_of(role("r"), *records), since, PRICES, TODAY)


def test_pay_is_laid_beside_what_was_forecast_for_its_moment() -> None:
    """2026 and 2027 mean their middles: half-way from 100,000 to the first reading, and from it to the second."""
    found = told(kept("then", "2026-01-01"), pay("r", "2026", 112_000), pay("r", "2027", 90_000))
    assert found is not None
    assert (found.record.name, found.is_real) == ("then", False)
    first, second = found.readings
    assert (first.year, first.paid, first.low, first.median, first.high) == pytest.approx(
        (2026.5, 112_000, 95_000, 105_000, 115_000)
    )
    assert first.is_inside
    assert first.against == pytest.approx(112 / 105 - 1)
    assert (second.low, second.median, second.high) == pytest.approx((95_000, 115_000, 140_000))
    assert not second.is_inside


def test_a_forecast_in_todays_money_is_met_with_todays_money() -> None:
    """Prices rise by 5 points a year: 112,000 of the middle of 2026 bought what 112,000 / 1.025 did at its start."""
    real = kept("then", "2026-01-01", inputs(horizon_years=2, start=2026.0, log_pay=math.log(100_000)))
    found = told(real, pay("r", "2026", 112_000))
    assert found is not None
    assert found.is_real
    assert found.readings[0].paid == pytest.approx(112_000 / 1.025)


def test_pay_from_before_the_forecast_and_past_its_end_is_left_out() -> None:
    found = told(kept("then", "2026-01-01"), pay("r", "2025", 90_000), pay("r", "2028-03", 140_000))
    assert found is not None
    assert found.readings == ()


def test_pay_from_before_the_plan_is_left_out() -> None:
    records = (kept("then", "2026-01-01"), pay("r", "2026-03-01", 104_000), pay("r", "2026-09-01", 112_000))
    found = told(*records, since=datetime.date(2026, 6, 1))
    assert found is not None
    assert [one.paid for one in found.readings] == [112_000]


def test_without_a_known_pay_the_first_reading_holds_until_then() -> None:
    unknown = inputs(horizon_years=2, is_real=False, start=2026.0, log_pay=None)
    found = told(kept("then", "2026-01-01", unknown), pay("r", "2026", 112_000))
    assert found is not None
    assert found.readings[0].median == pytest.approx(110_000)


@pytest.mark.parametrize(
    ("saved", "chosen"),
    [
        (("2025-06-01", "2026-01-20", "2026-03-01"), "2026-01-20"),  # the last until the plan began
        (("2026-03-01", "2026-08-01"), "2026-03-01"),  # else the first after it
        (("2026-02-01",), "2026-02-01"),
    ],
)
def test_the_forecast_nearest_to_the_plans_beginning_is_taken(saved: tuple[str, ...], chosen: str) -> None:
    found = told(*(kept(day, day) for day in saved))
    assert found is not None
    assert found.record.name == chosen


def test_one_that_cannot_be_read_is_passed_over() -> None:
    broken = kept("broken", "2026-01-20", result="{}")
    found = told(broken, kept("older", "2025-12-01"))
    assert found is not None
    assert found.record.name == "older"
    assert told(broken) is None
    assert told() is None
