"""What the value of a certification takes from a profile."""

import math

import pytest

from planner.advice.certification_value import Earner, NoEarner, earner
from planner.advice.checkup import ground_of
from planner.advice.plan_grounds import PlanGround
from planner.domain.figures import Override
from planner.domain.person import Preferences
from planner.domain.profile import Record
from planner.forecast.careers import simulate
from tests.advice.check_ups import checkup
from tests.advice.records import certification
from tests.forecast.examples import pay, role


def person(*held: Record) -> Earner | NoEarner:
    return earner(ground_of(checkup(*held)))


def test_the_person_comes_from_the_forecast() -> None:
    held = (
        role("r", start="2016-11-22"),
        pay("r", "2025-01", 120_000, bonus=12_000, hours_per_week=40),
        certification("exam", expires="2027-11-22"),
        Preferences(discount_percent=4, horizon_years=10),
    )
    told, ground = person(*held), ground_of(checkup(*held))
    assert isinstance(told, Earner)
    assert isinstance(ground, PlanGround)
    assert told.hour_value == ground.study_hour.dollars == pytest.approx(120_000 / 2080)
    assert told.years == pytest.approx(10, abs=0.01)
    assert told.covered_years == pytest.approx(1, abs=0.01)
    base = simulate(ground.situation.inputs).dollars().mean(axis=1)
    assert told.yearly == pytest.approx([1.1 * base[year] * 1.04 ** -(year + 1) for year in range(10)], rel=1e-4)


def test_a_figure_of_ones_own_is_the_value_of_an_hour() -> None:
    told = person(role("r"), pay("r", "2025-01", 120_000), Override(id="study.hour", value=20.0))
    assert isinstance(told, Earner)
    assert told.hour_value == 20
    assert told.covered_years == 0


def test_a_certification_without_end_covers_for_ever_and_a_lost_one_not_at_all() -> None:
    base: tuple[Record, ...] = (role("r"), pay("r", "2025-01", 120_000))
    endless, over = (
        person(*base, certification("exam", earned="2020")),
        person(*base, certification("exam", expires="2020")),
    )
    assert isinstance(endless, Earner)
    assert isinstance(over, Earner)
    assert (endless.covered_years, over.covered_years) == (math.inf, 0)


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ((), "no role is recorded yet"),
        ((role("r"),), "the pay of your current role is unknown"),
        ((role("r", end="2020-05"), pay("r", "2020-01", 1)), "the pay of your current role is unknown"),
        (
            (role("r"), pay("r", "2025-01", 9_000, currency="EUR")),
            "your pay is in EUR, and the market figures are in US dollars",
        ),
    ],
)
def test_without_pay_in_dollars_there_is_no_estimate(held: tuple[Record, ...], reason: str) -> None:
    told = person(*held)
    assert isinstance(told, NoEarner)
    assert told.reason == reason
