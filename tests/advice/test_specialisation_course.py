"""Specialisations on the same draws: against carrying on, and against the comparison of plans, which says the same."""

import math

import pytest

from planner.advice.plan_comparison import compare_plans
from planner.advice.plan_grounds import PlanGround
from planner.advice.specialisation_course import YEARS_SHOWN, SpecialisationCourse, specialisation_courses
from planner.domain.figures import Override
from planner.domain.person import Preferences
from planner.domain.plan import Plan
from planner.market.specialisations import load_specialisations
from tests.advice.plan_cases import ground, specialise

EVERY = load_specialisations().specialisations


def courses(on: PlanGround) -> dict[str, SpecialisationCourse]:
    return dict(specialisation_courses(on, EVERY))


def test_the_present_one_changes_nothing_at_all() -> None:
    told = courses(ground(specialisation="MLOps"))["mlops"]
    assert set(told.by_year) == set(YEARS_SHOWN)
    assert {edge for span in (*told.by_year.values(), told.worth) for edge in (span.low, span.median, span.high)} == {
        0.0
    }
    assert told.better == 0.5


def test_what_has_no_estimate_has_no_course() -> None:
    on = ground(specialisation="Computer vision")
    found = courses(on)
    known = {one.id for one in EVERY if (factor := on.specialisation(one.id)) is not None and factor.has_estimate}
    assert set(found) == known
    assert "edge-ai" not in found


def test_it_says_what_a_plan_says() -> None:
    plan = Plan(id="plan", name="Turn")
    on = ground(plan, specialise("specialise", "mlops", "2026-11-22"), specialisation="Computer vision")
    row = compare_plans(on, [plan]).plans[0]
    told = courses(on)["mlops"]
    for year, span in told.by_year.items():
        assert [span.low, span.median, span.high] == row.difference.dollars[year - 1, [0, 2, 4]].tolist()
    assert told.worth.median == pytest.approx(row.median)
    assert told.better == pytest.approx(row.better)


def test_an_own_figure_counts_in_full_in_the_first_year() -> None:
    on = ground(Override(id="specialisation.edge-ai", value=math.log(1.2)))
    told = courses(on)["edge-ai"]
    assert told.by_year[1].median == pytest.approx(30_000, rel=0.15)  # of 150,000
    assert told.better > 0.95


def test_no_year_beyond_the_forecast_is_told() -> None:
    told = courses(ground(Preferences(horizon_years=3), specialisation="Computer vision"))["mlops"]
    assert (set(told.by_year), told.horizon_years) == ({1}, 3)


def test_equal_effects_are_drawn_alike() -> None:
    own = (Override(id=f"specialisation.{name}", value=0.1) for name in ("edge-ai", "responsible-ai"))
    found = courses(ground(*own))
    assert found["edge-ai"] == found["responsible-ai"]
