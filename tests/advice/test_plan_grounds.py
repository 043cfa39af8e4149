import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.plan import Plan
from planner.domain.profile import Profile
from planner.domain.role import Level, WorkMode
from planner.market.pay_factors import CERTIFICATION
from planner.workspace import edits
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


ON = ground()


@given(st.dates(TODAY, datetime.date(2090, 12, 31)), st.dates(TODAY, datetime.date(2090, 12, 31)))
def test_a_later_day_is_more_years_away_and_its_year_is_found_again(one: datetime.date, other: datetime.date) -> None:
    early, late = sorted((one, other))
    assert 0 <= ON.years_until(early) <= ON.years_until(late)
    assert ON.years_until(late) - ON.years_until(early) == pytest.approx((late - early).days / 365.25, abs=0.004)
    assert ON.year_of(ON.years_until(late)) == late.year


@given(st.floats(0, 40), st.floats(0, 10))
def test_what_a_certification_says_halves_in_any_ten_years(years: float, more: float) -> None:
    now, later = ON.certification_at(years), ON.certification_at(years + more)
    assert later.log_effect == pytest.approx(now.log_effect * 0.5 ** (more / 10))
    assert later.high == pytest.approx(now.high * 0.5 ** (more / 10))
    assert ON.certification_at(years + 10).log_effect == pytest.approx(now.log_effect / 2)
    # 0.0198 before any experience; the role began on 1 January 2020, 6.89 years ago.
    assert now.log_effect == pytest.approx(0.0198 * 0.5 ** ((years + 6.89) / 10), rel=1e-3)


@pytest.mark.parametrize(("place", "level"), list(enumerate(Level)))
def test_figures_are_those_of_the_level(place: int, level: Level) -> None:
    on = ground(level=level)
    assert (on.level, on.level_place) == (level, place)
    found = on.specialisation("generative-ai")
    assert found is not None
    assert found.id == f"specialisation.generative-ai.{level}"


def test_a_track_is_paid_against_ones_own_and_ones_own_against_itself_nothing() -> None:
    assert ON.track_against("ml-engineer") == (0.0, 0.0, 0.0, 0.0)
    manager = ground(title="Engineering manager").track_against("ml-engineer")
    there = ON.track_against("engineering-manager")
    assert manager is not None
    assert there is not None
    assert manager == pytest.approx([-one for one in there])


def test_ones_own_figure_has_no_spread_and_counts_before_the_shipped_one() -> None:
    shipped = ON.factor("work_mode.remote")
    own = ground(Override(id="work_mode.remote", value=0.2)).factor("work_mode.remote")
    assert shipped is not None
    assert own is not None
    assert (own.low, own.log_effect, own.high) == (0.2, 0.2, 0.2)
    assert shipped.low < shipped.log_effect < shipped.high


def test_the_market_of_ones_own_place_is_ones_own_and_unknown_places_have_none() -> None:
    assert ON.market_in("Seattle").pay == ON.market.pay
    assert ON.market_in("Denver").place.name == "Denver"
    with pytest.raises(UserError, match="Gotham"):
        ON.market_in("Gotham")


def test_the_last_of_several_certifications_covers() -> None:
    first, last = certification("CKA", earned="2026", expires="2027-11-22"), certification("x", expires="2029-11-22")
    assert ground(first, last).covered_until == ground(last, first).covered_until == pytest.approx(3.0, abs=0.01)
    assert ground(first, certification("My exam", earned="2026")).covered_until is None
    assert ground(certification("CKA", expires="2026-01")).covered_until == 0.0


def test_what_was_looked_up_holds_for_a_profile_with_other_plans() -> None:
    on = ground()
    market, held = on.market, on.held
    plan = Plan(id="new", name="New")
    profile = edits.add(plan).applied_to(on.profile)
    fewer = dataclasses.replace(on.situation, inputs=dataclasses.replace(on.situation.inputs, n_careers=100))
    tried = on.tried(profile, fewer)
    assert tried.market is market
    assert tried.held is held
    assert tried.profile.get(Plan, "new") == plan
    assert tried.situation.inputs.n_careers == 100
    assert on.situation.inputs.n_careers == 10_000
