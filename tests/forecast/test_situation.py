import dataclasses
import datetime
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.dates import PartialDate
from planner.domain.person import Person, Preferences
from planner.domain.profile import Profile, Record
from planner.domain.role import Level, Track
from planner.forecast.assumptions import Assumption
from planner.forecast.engine import forecast
from planner.forecast.situation import NoEstimate, Situation, situation
from planner.market.pack import load_pack
from tests import strategies
from tests.forecast.examples import MEDIANS, PACK, SEATTLE, SOURCE, grant, pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 7, 2)
NOW = 2026 + 182 / 365
PRICES = math.log(1.1)  # the pack's figures are of May 2025, and prices rose by a tenth since


def standing(*records: Record, is_real: bool = True) -> Situation:
    found = situation(profile_of(*records), PACK, TODAY, is_real=is_real)
    assert isinstance(found, Situation), found
    return found


def missing(*records: Record) -> NoEstimate:
    found = situation(profile_of(*records), PACK, TODAY)
    assert isinstance(found, NoEstimate)
    return found


def told(found: Situation) -> dict[str, Assumption]:
    return {one.text: one for one in found.basis.assumptions}


# --- what enters ------------------------------------------------------------------------------------------------------


def test_one_full_time_role() -> None:
    inputs = standing(role("a", start="2022-07-02"), pay("a", "2024", 120_000, bonus=12_000)).inputs
    assert inputs.start == pytest.approx(NOW)
    assert inputs.horizon_years == 15
    assert inputs.level == 1
    assert inputs.years_at_level == pytest.approx(4.0, abs=0.003)
    assert inputs.years_of_experience == pytest.approx(4.0, abs=0.003)
    assert inputs.log_pay == pytest.approx(math.log(120_000))
    assert inputs.share == 1.0
    assert inputs.bonus_share == pytest.approx(0.1)
    assert inputs.vesting == (0.0,) * 15
    assert inputs.is_real
    assert inputs.seed == 1


def test_the_market_is_brought_to_todays_dollars() -> None:
    inputs = standing(role("a")).inputs
    assert inputs.level_log_median == pytest.approx([median + PRICES for median in MEDIANS])
    assert inputs.level_log_sd == pytest.approx((0.2, 0.2, 0.2, 0.2))


def test_a_source_dated_to_the_year_counts_from_its_middle() -> None:
    yearly = dataclasses.replace(PACK, sources=(dataclasses.replace(SOURCE, date="2025"),))
    found = situation(profile_of(role("a")), yearly, TODAY)
    assert isinstance(found, Situation)
    # At 2025.5 prices are an eighth of the way from 100 to 110.
    expected = MEDIANS[0] + math.log(110 / (100 + 10 / 8))
    assert found.inputs.level_log_median[0] == pytest.approx(expected)


def test_preferences_enter() -> None:
    wanted = Preferences(horizon_years=3, inflation_percent=10, market_growth_percent=1, seed=5)
    found = standing(wanted, role("a"), is_real=False)
    assert (found.inputs.horizon_years, found.inputs.seed, found.inputs.is_real) == (3, 5, False)
    assert math.exp(found.inputs.dynamics.inflation) == pytest.approx(1.1)
    assert math.exp(found.inputs.dynamics.market_growth) == pytest.approx(1.01)
    assert (found.basis.seed, found.basis.is_real) == (5, False)
    assert told(found)["Prices rise"].grade == "own"


def test_three_part_time_roles_at_once() -> None:
    found = standing(
        role("a", share_percent=50, level=Level.SENIOR, start="2024"),
        role("b", share_percent=30, level=Level.ENTRY),
        role("c", share_percent=40, level=Level.ENTRY),
        pay("a", "2024", 70_000),
        pay("b", "2024", 30_000, bonus=1_000),
        pay("c", "2024", 100, period="hour", hours_per_week=10),  # 52,000 a year
    )
    assert found.inputs.level == 2
    assert found.inputs.share == pytest.approx(1.2)
    assert found.inputs.log_pay == pytest.approx(math.log(152_000 / 1.2))
    assert found.inputs.bonus_share == pytest.approx(1_000 / 152_000)
    assert found.basis.share_note == "120\xa0% of full time"


def test_of_several_roles_it_tells_which_counts() -> None:
    found = standing(
        role("a", share_percent=60), pay("a", "2024", 60_000), role("b", share_percent=40), pay("b", "2024", 50_000)
    )
    several = told(found)["You hold several roles"]
    assert several.value == "title, level and place of “Software engineer”; the pay of all added up"


@pytest.mark.parametrize(("track", "is_assumed"), [(Track.SPECIALIST, False), (Track.FOUNDER, True)])
def test_a_track_without_data_is_marked(track: Track, is_assumed: bool) -> None:
    assert standing(role("a", track=track), pay("a", "2024", 100_000)).basis.is_assumed is is_assumed


def test_a_side_role_without_pay_does_not_count() -> None:
    found = standing(role("a"), role("b", title="Mentor", share_percent=20, place=""), pay("a", "2024", 120_000))
    assert found.inputs.share == 1.0
    assert found.inputs.log_pay == pytest.approx(math.log(120_000))
    assert told(found)["Roles without pay do not count"].value == "“Mentor”"


def test_a_role_without_pay_has_an_unknown_pay() -> None:
    found = standing(role("a", share_percent=80), role("b", share_percent=20), pay("b", "2024", 10_000, bonus=1_000))
    assert found.inputs.log_pay is None
    assert found.inputs.bonus_share == 0.0
    assert found.inputs.share == pytest.approx(1.0)
    assert "Your pay is unknown" in told(found)
    assert "Roles without pay do not count" not in told(found)


def test_pay_that_begins_later_is_not_paid_yet() -> None:
    assert standing(role("a"), pay("a", "2026-08", 120_000)).inputs.log_pay is None


def test_in_a_gap_the_last_role_counts_and_pay_is_unknown() -> None:
    found = standing(
        role("a", start="2015", end="2018", level=Level.ENTRY, place="Denver"),
        role("b", start="2019-01-01", end="2022-01-01", level=Level.SENIOR, share_percent=50),
        role("c", start="2027"),
        pay("b", "2019", 150_000, bonus=10_000),
        grant("b", "2021", 40_000),
    )
    assert found.inputs.level == 2
    assert found.inputs.log_pay is None
    assert found.inputs.years_at_level == pytest.approx(3.0, abs=0.002)
    assert found.inputs.years_of_experience == pytest.approx(NOW - 2015.5)
    assert found.inputs.share == 0.5
    assert not any(found.inputs.vesting)
    assert (
        told(found)["You hold no role now; you find one"].value == "as the last, “Software engineer”, at senior level"
    )


def test_forty_five_years_of_experience() -> None:
    found = standing(Person(working_since=PartialDate(1981)), role("a", start="1981"), pay("a", "2020", 90_000))
    assert found.inputs.years_of_experience == pytest.approx(NOW - 1981.5)
    assert found.inputs.years_at_level == pytest.approx(NOW - 1981.5)
    assert np.isfinite(forecast(found.inputs).base.quantiles).all()


def test_a_role_without_a_start() -> None:
    found = standing(role("a", start=None))
    assert (found.inputs.years_at_level, found.inputs.years_of_experience) == (2.0, 2.0)
    assert told(found)["The start of your role is unknown"].value == "2 years at mid level"
    fresh = standing(Person(working_since=PartialDate(2026, 7, 2)), role("a", start=None))
    assert fresh.inputs.years_at_level == 0.0


def test_experience_is_never_below_the_years_at_the_level() -> None:
    found = standing(Person(working_since=PartialDate(2024)), role("a", start="2020"))
    assert found.inputs.years_of_experience == found.inputs.years_at_level == pytest.approx(NOW - 2020.5)


def test_equity_vests_over_the_forecast() -> None:
    found = standing(role("a"), pay("a", "2024", 120_000), grant("a", "2026-07-02", 48_000))
    assert found.inputs.vesting == pytest.approx((12_000,) * 4 + (0,) * 11)
    assert "Equity" in told(found)


def test_past_pay_is_kept_as_entered() -> None:
    found = standing(role("a"), pay("a", "2021", 90_000), pay("a", "2024", 120_000))
    assert [(point.year, point.base) for point in found.past] == [(2021.5, 90_000), (2024.5, 120_000)]


# --- what it rests on -------------------------------------------------------------------------------------------------


def test_the_basis_names_figures_place_and_pack() -> None:
    basis = standing(role("a", place="seattle metro"), pay("a", "2024", 120_000)).basis
    assert basis.place is SEATTLE
    assert basis.family.name == "Software engineer"
    assert basis.cell == "BLS OEWS May 2025, 15-1252 Software Developers, Seattle"
    assert (basis.currency, basis.fallback, basis.jobs) == ("USD", "", 1000)
    assert (basis.source, basis.pack_version, basis.share_note) == (SOURCE, "2026.11", "")


def test_market_assumptions_are_told() -> None:
    found = told(standing(role("a"), pay("a", "2024", 120_000, bonus=12_000)))
    assert found["Software engineer pays like"].value == "100\xa0% 15-1252"
    assert found["Levels among the jobs"].value == ("entry 20\xa0% · mid 30\xa0% · senior 40\xa0% · architect 10\xa0%")
    assert found["Levels among the jobs"].source == "a guess"
    assert found["Pay on the market since May 2025"].source == "BLS OEWS and CPI-U"
    assert found["Your bonus stays at"].value == "10\xa0% of base pay"
    assert not {"Your pay is unknown", "Equity", "You hold no role now; you find one"} & found.keys()


def test_home_stands_in_for_a_role_without_a_place() -> None:
    for place in ("", "Remote", "fully remote"):
        found = standing(Person(home_place="Denver"), role("a", place=place))
        assert found.basis.place.name == "Denver"
        assert told(found)["Your role names no place"].value == "your home place, Denver"


def test_other_tracks_are_forecast_as_specialists_and_say_so() -> None:
    found = standing(role("a", track=Track.FOUNDER))
    assert told(found)["The founder track is not modelled yet"].grade == "D"


# --- no estimate ------------------------------------------------------------------------------------------------------


def test_an_empty_profile_has_no_estimate() -> None:
    assert missing().reason == "no role is recorded yet"


def test_only_a_role_to_come() -> None:
    found = missing(role("a", start="2027-03"), role("b", start="2028"))
    assert found.reason == "your first role starts in the future, 2027-03"
    assert found.attribute == "start"


@pytest.mark.parametrize(
    ("fields", "reason", "attribute"),
    [
        ({"level": None}, "the role “Software engineer” has no level", "level"),
        ({"title": "Astronaut"}, "there are no market figures for the title “Astronaut”", "pays_like"),
        ({"title": "Quantum engineer"}, "there are no figures for Quantum engineer in Seattle", "title"),
        ({"place": "Atlantis"}, "there are no market figures for “Atlantis”", "place"),
        ({"place": "東京"}, "there are no market figures for “東京”", "place"),
        ({"place": ""}, "neither your role nor your home has a place with market figures", "place"),
        ({"place": "remote"}, "neither your role nor your home has a place with market figures", "place"),
    ],
)
def test_a_role_that_cannot_be_placed(fields: dict[str, Any], reason: str, attribute: str) -> None:
    found = missing(role("a", **fields), pay("a", "2024", 100_000))
    assert (found.reason, found.attribute, found.record_id) == (reason, attribute, "a")
    assert found.remedy
    assert not found.remedy.endswith(".")
    assert [point.base for point in found.past] == [100_000]


def test_an_unknown_home() -> None:
    found = missing(Person(home_place="Atlantis"), role("a", place=""))
    assert found.reason == "there are no market figures for “Atlantis”"
    assert (found.attribute, found.remedy) == (
        "home_place",
        "Write a larger city nearby or its state, a country such as Canada, or add it as a place of your own",
    )


def test_other_currencies_have_no_estimate() -> None:
    found = missing(role("a"), pay("a", "2024", 9_000_000, currency="JPY"))
    assert found.reason == "your pay is in JPY, and the market figures are in US dollars"
    found = missing(role("a"), pay("a", "2024", 90_000), grant("a", "2024", 10_000, currency="EUR"))
    assert found.reason == "your equity is in EUR, and the market figures are in US dollars"
    assert found.attribute == "currency"


def test_another_currency_in_the_past_is_no_obstacle() -> None:
    found = standing(
        role("a"),
        role("old", start="2015", end="2019"),
        pay("old", "2015", 50_000, currency="INR"),
        pay("a", "2024", 1),
    )
    assert [point.base for point in found.past] == [1]
    assert found.inputs.log_pay == 0.0


# --- the shipped figures ---------------------------------------------------------------------------------------------


def test_an_ml_engineer_in_seattle_with_the_shipped_pack() -> None:
    profile = profile_of(role("a", title="ML engineer", start="2022"), pay("a", "2026-01", 155_000))
    found = situation(profile, load_pack(), datetime.date(2026, 11, 22))
    assert isinstance(found, Situation)
    result = forecast(found.inputs)
    assert 100_000 < result.base.quantiles[4, 0] < 155_000 < result.base.quantiles[4, 4] < 300_000
    assert found.basis.fallback == ""


# --- whatever is entered ----------------------------------------------------------------------------------------------


@given(strategies.profiles(), st.dates(datetime.date(1990, 1, 1), datetime.date(2150, 12, 31)), st.booleans())
def test_every_profile_has_a_forecast_or_a_sentence(profile: Profile, today: datetime.date, is_real: bool) -> None:
    check(situation(profile, PACK, today, is_real=is_real))


@st.composite
def placed_profiles(draw: st.DrawFn) -> Profile:
    """Profiles whose roles the small pack can place, with pay in dollars of any size."""
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
    roles = [dataclasses.replace(draw(strategies.roles()), id=name) for name in names]
    placed = [role(one.id, share_percent=one.share_percent, level=one.level or Level.MID) for one in roles]
    dated = [
        dataclasses.replace(one, start=known.start, end=known.end) for one, known in zip(placed, roles, strict=True)
    ]
    pays = draw(st.lists(st.builds(pay, st.sampled_from(names), st.just("2020"), st.integers(1, 10**11 - 1))))
    grants = draw(st.lists(st.builds(grant, st.sampled_from(names), st.just("2024"), st.integers(0, 10**11 - 1))))
    return profile_of(draw(strategies.preferences()), *dated, *pays, *grants)


@settings(max_examples=50)
@given(placed_profiles(), st.booleans())
def test_every_dollar_profile_has_finite_numbers(profile: Profile, is_real: bool) -> None:
    check(situation(profile, PACK, TODAY, is_real=is_real))


def check(found: Situation | NoEstimate) -> None:
    if isinstance(found, NoEstimate):
        assert found.reason
        assert found.remedy
        return
    result = forecast(found.inputs)
    for values in (result.base.quantiles, result.total.quantiles):
        assert np.isfinite(values).all()
        assert (values > 0).all()


def test_pay_to_four_decimals() -> None:
    cents = pay("a", "2024", 1)
    found = standing(role("a"), dataclasses.replace(cents, base=Decimal("0.0001")))
    assert found.inputs.log_pay == pytest.approx(math.log(0.0001))
