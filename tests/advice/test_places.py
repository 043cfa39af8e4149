import math
from dataclasses import replace
from types import MappingProxyType

import pytest

from planner.advice.places import (
    THIN_JOBS,
    Comparison,
    PlacePay,
    best_in_state,
    compare,
    equal_pay,
    more_places,
    state_ratios,
)
from planner.domain.errors import UserError
from planner.domain.figures import OwnPlace
from planner.domain.role import Level, PayPolicy
from planner.market.pack import Pack, Place
from tests.advice.examples import (
    DENVER,
    HAMLET,
    ISLAND,
    MEDIANS,
    NATION,
    SEATTLE,
    cell,
    pack,
    person,
    standing,
    thin_pack,
)
from tests.forecast.examples import SOURCE
from tests.strategies import profile_of


def localised(place: str = "Seattle", base: int | None = 121_000) -> Comparison:
    return compare(standing(pack(), place=place, base=base), pack())


def row(comparison: Comparison, place_id: str) -> PlacePay:
    found = comparison.row_of(place_id)
    assert found is not None
    return found


def test_it_knows_who_is_compared() -> None:
    told = localised()
    assert (told.family.name, told.level) == ("Software engineer", Level.MID)
    assert told.pay == pytest.approx(121_000)
    assert (told.policy, told.employer, told.own.place) == (PayPolicy.LOCALISED, SEATTLE, SEATTLE)
    assert (told.source, told.pack_version) == ("BLS OEWS May 2025", "2026.11")


def test_each_place_pays_its_own_and_buys_at_average_prices() -> None:
    told = localised()
    assert [one.median for one in told.rows] == pytest.approx([132_000, 126_000, 110_000, 150_000, 110_000])
    # 132,000 / 1.10; 126,000 / 1.05; the nation's 110,000 / 0.80; unknown; 110,000.
    assert [one.adjusted for one in told.rows if one.adjusted] == pytest.approx([120_000, 120_000, 137_500, 110_000])
    assert row(told, "island").adjusted is None


def test_the_difference_is_to_the_own_place_after_prices() -> None:
    told = localised()
    assert row(told, "seattle").against_own == pytest.approx(0)
    assert row(told, "denver").against_own == pytest.approx(0)
    assert row(told, "united-states").against_own == pytest.approx(110 / 120 - 1)
    assert row(told, "island").against_own is None


def test_where_own_prices_are_unknown_nothing_is_compared() -> None:
    told = localised(place="Island")
    assert {one.against_own for one in told.rows} == {None}
    assert told.own.place == ISLAND
    assert [one.place.id for one in told.ranked] == ["denver", "seattle"]


def test_only_places_with_their_own_figures_and_prices_are_ranked() -> None:
    told = localised()
    # Equal ones stand in the order of their ids; Hamlet would be first with the nation's pay at its own prices.
    assert [(one.place.id, one.rank) for one in told.ranked] == [("denver", 1), ("seattle", 2)]
    assert row(told, "hamlet").fallback.startswith("nation used: no figures for 15-1252")
    assert row(told, "hamlet").rank is row(told, "united-states").rank is row(told, "island").rank is None


@pytest.mark.parametrize("kind", ["state", "nation", "country"])
def test_only_areas_are_ranked(kind: str) -> None:
    sources = (SOURCE, replace(SOURCE, id="aijobs"))  # a country's figures come from adverts
    market = replace(pack(), places=(SEATTLE, replace(DENVER, kind=kind), NATION), place_of={}, sources=sources)
    told = compare(standing(market), market)
    assert [one.place.id for one in told.ranked] == ["seattle"]
    assert row(told, "denver").against_own == pytest.approx(0)


def test_a_country_is_thin_whatever_pays_there() -> None:
    country = Place(
        "country-xx", "Elsewhere", "", ("Elsewhere",), "XX", "Elsewhere", None, 2024, "country", shift=-0.5, adverts=80
    )
    advert = replace(SOURCE, id="aijobs", title="Adverts")
    market = replace(pack(), places=(SEATTLE, NATION, country), place_of={}, sources=(SOURCE, advert))
    for policy in (PayPolicy.LOCALISED, PayPolicy.NATIONAL_BANDS):
        told = row(compare(standing(market), market, policy), "country-xx")
        assert told.is_thin
        assert told.rank is None
        assert told.adjusted is None
    told = row(compare(standing(market), market), "country-xx")
    assert told.median == pytest.approx(110_000 * math.exp(-0.5))
    assert told.fallback.startswith("thin: ")


def test_the_best_other_place_is_not_the_own_one() -> None:
    assert localised().best_other == row(localised(), "denver")
    assert localised(place="Denver").best_other == row(localised(place="Denver"), "seattle")


def test_without_another_ranked_place_there_is_none() -> None:
    alone = replace(pack(), places=(SEATTLE, NATION), place_of={})
    assert compare(standing(alone), alone).best_other is None
    assert compare(standing(alone), alone).row_of("denver") is None


@pytest.mark.parametrize(("jobs", "thin"), [(499, {"denver"}), (500, set())])
def test_thin_cells_are_those_below_five_hundred_jobs(jobs: int, thin: set[str]) -> None:
    market = thin_pack(jobs=jobs)
    told = compare(standing(market), market)
    assert THIN_JOBS == 500
    assert {one.place.id for one in told.rows if one.is_thin} == thin


def test_a_thin_area_has_no_rank_and_is_counted_as_left_out() -> None:
    market = thin_pack()
    told = compare(standing(market), market)
    assert [one.place.id for one in told.ranked] == ["seattle"]
    assert (told.n_left_out, row(told, "denver").is_left_out, told.best_other) == (1, True, None)
    assert (localised().n_left_out, row(localised(), "denver").rank) == (0, 1)


def test_what_has_no_rank_for_another_reason_is_not_left_out_for_its_jobs() -> None:
    market = thin_pack("island")
    told = compare(standing(market), market)
    assert row(told, "island").is_thin
    assert told.n_left_out == 0


def test_the_nations_bands_rest_on_the_nations_jobs_everywhere() -> None:
    market = thin_pack()
    told = compare(standing(market), market, PayPolicy.NATIONAL_BANDS)
    assert told.n_left_out == 0
    assert row(told, "denver").rank is not None


def test_without_pay_the_market_is_compared_all_the_same() -> None:
    told = localised(base=None)
    assert told.pay is None
    assert [one.median for one in told.rows] == pytest.approx([one.median for one in localised().rows])


def test_figures_are_brought_to_todays_dollars() -> None:
    risen = pack(prices_rise=1.2)
    told = compare(standing(risen), risen)
    # From mid-May 2025, 4.5/12 of the year: before the first observation, so the whole fifth.
    assert told.own.median == pytest.approx(1.2 * 132_000)
    assert told.pay == pytest.approx(121_000)


def test_other_levels_have_other_medians() -> None:
    stand = standing(pack())
    senior = replace(stand, inputs=replace(stand.inputs, level=2))
    told = compare(senior, pack())
    assert told.level is Level.SENIOR
    assert told.own.median == pytest.approx(132_000 * math.exp(0.2))


def test_national_bands_pay_the_nations_figures_everywhere() -> None:
    told = compare(standing(pack()), pack(), PayPolicy.NATIONAL_BANDS)
    assert {round(one.median) for one in told.rows} == {110_000}
    assert {one.jobs for one in told.rows} == {1_000_000}
    assert [one.market for one in told.rows] == pytest.approx([132_000, 126_000, 110_000, 150_000, 110_000])
    # The cheapest place is the best one then.
    assert [one.place.id for one in told.ranked] == ["hamlet", "denver", "seattle"]
    assert row(told, "hamlet").fallback == ""
    assert row(told, "hamlet").market_fallback.startswith("nation used")


def test_location_independent_pay_is_that_of_the_employers_place() -> None:
    told = compare(standing(pack()), pack(), PayPolicy.LOCATION_INDEPENDENT, DENVER)
    assert {round(one.median) for one in told.rows} == {126_000}
    assert told.employer == DENVER
    assert told.own.place == SEATTLE


def test_the_employer_sits_where_the_person_is_unless_told() -> None:
    told = compare(standing(pack()), pack(), PayPolicy.LOCATION_INDEPENDENT)
    assert {round(one.median) for one in told.rows} == {132_000}


def test_localised_pay_does_not_depend_on_the_employers_place() -> None:
    assert compare(standing(pack()), pack(), employer=DENVER).rows == localised().rows


def test_national_bands_need_a_nation() -> None:
    without = replace(pack(), places=(SEATTLE, DENVER))
    with pytest.raises(UserError, match="no figures for the nation"):
        compare(standing(without), without, PayPolicy.NATIONAL_BANDS)


def test_an_employers_place_without_figures_is_told() -> None:
    cells = {("15-1252", place): cell(place) for place in MEDIANS if place != "united-states"}
    without = replace(pack(), cells=MappingProxyType(cells))
    with pytest.raises(UserError, match="no figures for Software engineer in Hamlet"):
        compare(standing(without), without, PayPolicy.LOCATION_INDEPENDENT, HAMLET)


def test_places_without_any_figures_are_left_out() -> None:
    cells = {("15-1252", place): cell(place) for place in MEDIANS if place != "united-states"}
    without = replace(pack(), cells=MappingProxyType(cells))
    assert [one.place.id for one in compare(standing(without), without).rows] == ["seattle", "denver", "island"]


def test_equal_pay_follows_the_prices() -> None:
    assert equal_pay(110_000, SEATTLE, DENVER) == pytest.approx(105_000)
    assert equal_pay(105_000, DENVER, SEATTLE) == pytest.approx(110_000)
    assert equal_pay(99_000, SEATTLE, SEATTLE) == 99_000
    assert equal_pay(99_000, SEATTLE, ISLAND) is None
    assert equal_pay(99_000, ISLAND, SEATTLE) is None


STATE = replace(SEATTLE, id="state-wa", name="Washington", kind="state", aliases=("Washington",), price_level=100.0)
EMPTY = replace(STATE, id="state-ks", name="Kansas", state="KS", aliases=("Kansas",))


def with_states() -> Pack:
    """The pack with a state that pays as Seattle does and one without figures of its own."""
    cells = MappingProxyType({**pack().cells, ("15-1252", "state-wa"): replace(cell("seattle"), place="state-wa")})
    return replace(pack(), places=(*pack().places, STATE, EMPTY), cells=cells)


def test_states_are_compared_with_the_nation() -> None:
    told = compare(standing(with_states()), with_states())
    assert state_ratios(told, is_adjusted=False) == {"WA": pytest.approx(132 / 110)}
    assert state_ratios(told, is_adjusted=True) == {"WA": pytest.approx(132 / 110)}
    assert state_ratios(localised(), is_adjusted=False) == {}


def test_a_state_without_prices_has_those_of_its_areas_by_their_jobs() -> None:
    """Two areas with three jobs at 100 and one at 120 make 105."""
    areas = (replace(SEATTLE, jobs=3, price_level=100.0), replace(ISLAND, state="WA", jobs=1, price_level=120.0))
    market = replace(with_states(), places=(*areas, NATION, replace(STATE, price_level=None)))
    told = compare(standing(market), market)
    assert state_ratios(told, is_adjusted=True) == {"WA": pytest.approx(132 / 110 / 1.05)}
    bare = replace(market, places=(replace(areas[0], jobs=0), NATION, replace(STATE, price_level=None)))
    assert state_ratios(compare(standing(bare), bare), is_adjusted=True) == {}
    assert state_ratios(replace(told, rows=told.rows[:2]), is_adjusted=True) == {}


def test_the_best_place_of_a_state_is_its_best_area_else_the_state_itself() -> None:
    told = compare(standing(with_states()), with_states())
    found = {code: best_in_state(told, code) for code in ("WA", "CO", "KS", "NY")}
    assert {code: row and row.place.id for code, row in found.items()} == {
        "WA": "seattle",
        "CO": "denver",
        "KS": "state-ks",
        "NY": None,
    }


def test_without_its_own_figures_a_state_has_a_place_with_others() -> None:
    lone = replace(ISLAND, state="NY")
    market = replace(with_states(), places=(SEATTLE, NATION, lone))
    found = best_in_state(compare(standing(market), market), "NY")
    assert found is not None
    assert found.place is lone


def test_own_places_and_remote_work_stand_beside_those_of_the_pack() -> None:
    own = OwnPlace(id="1", name="Ruritania", pay_percent=50, price_percent=25)
    profile = profile_of(*person(), own, OwnPlace(id="2", name="Atlantis"))
    more = more_places(profile, pack())
    assert [place.id for place in more] == ["own-2", "own-1", "remote"]
    told = compare(standing(pack()), pack(), more=more)
    ruritania, remote = row(told, "own-1"), row(told, "remote")
    assert ruritania.median == pytest.approx(55_000)
    assert ruritania.adjusted == pytest.approx(220_000)
    assert (ruritania.rank, remote.rank, remote.adjusted) == (None, None, None)
    assert remote.median == pytest.approx(110_000, rel=0.02)
    assert more_places(profile, replace(pack(), places=(SEATTLE,), place_of={})) == ()
