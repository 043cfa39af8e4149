import dataclasses
import datetime

import pytest

from planner.domain.profile import Profile
from planner.domain.role import Level, WorkMode
from planner.market.pay_factors import CERTIFICATION
from tests.advice.plan_cases import ground
from tests.advice.records import TODAY, certification, skill


def test_it_stands_on_the_role_that_counts() -> None:
    on = ground(specialisation="LLM", work_mode=WorkMode.HYBRID)
    assert on.role.id == "r"
    assert (on.level, on.level_place) == (Level.MID, 1)
    assert on.own_specialisation == "generative-ai"
    assert on.work_mode is WorkMode.HYBRID
    assert on.market.place.name == "Seattle"
    assert ground().work_mode is None
    assert ground(place="Remote").work_mode is WorkMode.REMOTE


def test_a_ground_without_a_role_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="without a role"):
        dataclasses.replace(ground(), profile=Profile()).role  # noqa: B018 - it is looked up


def test_market_figures_come_in_todays_dollars() -> None:
    on = ground()
    medians = [one + on.log_prices for one in on.market.pay.log_median]
    assert medians == pytest.approx(on.situation.inputs.level_log_median)
    assert on.log_prices > 0


def test_certifications_of_today_cover_until_the_last_ends() -> None:
    assert ground().covered_until == 0.0
    assert ground(certification("CKA", earned="2026", expires="2027-11-22")).covered_until == pytest.approx(
        1.0, abs=0.01
    )
    assert ground(certification("CKA", earned="2026")).covered_until is None


def test_years_are_counted_from_today() -> None:
    on = ground()
    assert on.years_until(TODAY) == 0.0
    assert on.years_until(datetime.date(2020, 1, 1)) == 0.0
    assert on.years_until(datetime.date(2028, 11, 22)) == pytest.approx(2.0, abs=0.01)
    assert on.year_of(1.2) == 2028


def test_a_certification_says_less_the_longer_one_has_worked() -> None:
    on = ground()
    today, later = on.certification_at(0.0), on.certification_at(on.certification_half_life)
    assert today.id == CERTIFICATION
    assert later.log_effect == pytest.approx(today.log_effect / 2)


def test_skills_and_figures_are_looked_up() -> None:
    on = ground(skill("Kubernetes", 2))
    assert on.held["kubernetes"].proficiency == 2
    assert on.factor("nothing") is None
    assert on.track_against("nothing") is None
    managers = on.track_against("engineering-manager")
    assert managers is not None
    assert min(managers) > 0
