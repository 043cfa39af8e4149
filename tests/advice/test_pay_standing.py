import pytest

from planner.advice.pay_standing import PayStanding, pay_standing
from planner.domain.figures import Override
from planner.domain.profile import Record
from planner.domain.role import Level
from planner.forecast.situation import NoEstimate, situation
from planner.market.pack import Pack
from tests.advice.check_ups import PACK
from tests.advice.examples import TODAY, pack, person
from tests.forecast.examples import pay, role
from tests.strategies import profile_of


def told(*records: Record, market: Pack | None = None) -> PayStanding | NoEstimate:
    profile, known = profile_of(*records), market or pack()
    return pay_standing(profile, known, situation(profile, known, TODAY), TODAY)


def stood(*records: Record) -> PayStanding:
    found = told(*records)
    assert isinstance(found, PayStanding)
    return found


def test_pay_stands_among_the_jobs_of_its_cell() -> None:
    found = stood(*person(base=132_000))
    assert found.pay == pytest.approx(132_000)
    assert (found.level, found.place.name) == (Level.MID, "Seattle")
    assert (found.among.n, found.among.source.title, found.among.year) == (40_000, "BLS OEWS", 2025)
    assert 1 <= found.among.percentile <= 99


def test_the_median_is_half_way() -> None:
    median = stood(*person()).among.median
    assert stood(*person(base=round(median))).among.percentile == pytest.approx(50, abs=0.1)


def test_more_pay_stands_higher_and_never_beyond_what_is_known() -> None:
    percentiles = [stood(*person(base=base)).among.percentile for base in (1_000, 100_000, 130_000, 160_000, 10**9)]
    assert percentiles == sorted(percentiles)
    assert (percentiles[0], percentiles[-1]) == (1, 99)


def test_where_the_nation_stands_in_it_says_so() -> None:
    assert stood(*person(place="Hamlet")).among.fallback.startswith("nation used")
    assert stood(*person()).among.fallback == ""


def test_half_time_pay_is_compared_as_full_time() -> None:
    half = stood(role("r", place="Seattle", share_percent=50), pay("r", "2024-01-01", 60_000))
    assert half.pay == pytest.approx(120_000)
    assert half.share_note == "50\u00a0% of full time"


def test_unknown_pay_gets_no_percentile() -> None:
    found = told(*person(base=None))
    assert isinstance(found, NoEstimate)
    assert (found.reason, found.attribute, found.record_id) == (
        "the pay of “Software engineer” is unknown",
        "base",
        "r",
    )


def test_without_a_forecast_there_is_no_percentile_either() -> None:
    found = told()
    assert isinstance(found, NoEstimate)
    assert found.reason == "no role is recorded yet"


def test_the_users_own_effects_count() -> None:
    held = (role("r", place="Seattle", industry="Finance"), pay("r", "2024-01-01", 150_000))
    plain = told(*held, market=PACK)
    own = told(*held, Override(id="industry.finance", value=0.5), market=PACK)
    assert isinstance(plain, PayStanding)
    assert isinstance(own, PayStanding)
    assert own.among.median > 1.2 * plain.among.median
    assert own.among.percentile < plain.among.percentile
