import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.areas import CountryEffect, keys_of, places_of
from planner.calibration.oews import PublishedCell
from planner.calibration.parities import PriceLevels
from planner.market.places import Place


def cell(area: str, name: str, jobs: float, kind: str = "M") -> PublishedCell:
    return PublishedCell("15-1252", "Makers", kind, area, name, jobs, (None,) * 5, None)


CELLS = [
    cell("0000000", "National", 9_000, "N"),
    cell("0042660", "Seattle-Tacoma-Bellevue, WA", 800),
    cell("0011111", "Salem, OR", 50),
    cell("0022222", "Salem-Keizer, VA", 60),
    cell("0100001", "Northwest Alabama nonmetropolitan area", 20),
    cell("0100000", "Alabama", 300, "S"),
    cell("6600000", "Guam", 10, "S"),
    cell("0011111", "Salem, OR", 30),
]
LEVELS = {"00000": PriceLevels(100.0), "42660": PriceLevels(113.0, 105.0, 150.0, 104.0)}
RURAL = {"01999": PriceLevels(83.0)}


def places() -> dict[str, Place]:
    return {place.id: place for place in places_of(CELLS, LEVELS, RURAL, {"DE": CountryEffect(-0.4, 130)})}


def test_every_area_state_and_country_is_a_place() -> None:
    kinds = {place.id: place.kind for place in places().values()}
    assert kinds == {
        "seattle": "area",
        "united-states": "nation",
        "salem-or": "area",
        "salem-va": "area",
        "northwest-alabama-nonmetropolitan-area": "area",
        "state-al": "state",
        "state-gu": "state",
        "country-de": "country",
    }


def test_jobs_of_an_area_add_up_and_the_larger_gets_the_bare_name() -> None:
    found = places()
    assert (found["salem-or"].jobs, found["salem-va"].jobs) == (80, 60)
    assert "Salem" in found["salem-or"].aliases
    assert "Salem" not in found["salem-va"].aliases
    assert {"Salem, VA", "Salem, Virginia", "Keizer"} <= set(found["salem-va"].aliases)


def test_what_a_place_is_called_and_where_it_lies() -> None:
    found = places()
    assert (found["seattle"].name, found["seattle"].state) == ("Seattle", "WA")
    assert (found["salem-va"].name, found["salem-va"].state) == ("Salem", "VA")
    assert found["northwest-alabama-nonmetropolitan-area"].state == "AL"
    assert {"Alabama", "AL"} <= set(found["state-al"].aliases)
    assert "Deutschland" in found["country-de"].aliases


def test_price_levels_by_area_and_by_the_rural_part_of_a_state() -> None:
    found = places()
    seattle = found["seattle"]
    assert (seattle.price_level, seattle.goods, seattle.housing, seattle.services) == (113.0, 105.0, 150.0, 104.0)
    assert found["northwest-alabama-nonmetropolitan-area"].price_level == 83.0
    assert found["state-al"].price_level is None
    assert found["salem-or"].price_level is None
    assert found["united-states"].price_level == 100.0


def test_a_country_has_its_shift_and_adverts() -> None:
    germany = places()["country-de"]
    assert (germany.shift, germany.adverts, germany.price_level) == (-0.4, 130, None)


def test_keys_of_all_spellings() -> None:
    listed = list(places().values())
    keys = keys_of(listed)
    assert listed[keys["salem"]].id == "salem-or"
    assert listed[keys["salem va"]].id == "salem-va"
    assert listed[keys["puget sound"]].id == "seattle"


def one_of(*cells: PublishedCell) -> Place:
    """The first place of these cells."""
    return places_of(cells, {}, {}, {})[0]


def test_a_city_on_a_border_is_spelt_with_either_state() -> None:
    place = one_of(cell("0033333", "Twin Falls-Lakeside, ID-NV", 5))
    assert (place.id, place.name, place.state) == ("twin-falls-id", "Twin Falls", "ID")
    assert {"Twin Falls, ID", "Twin Falls, Nevada", "Lakeside, NV", "Lakeside, Idaho"} <= set(place.aliases)


@pytest.mark.parametrize("name", ["Alpha--Beta, OR", "Alpha-Beta, OR", "Alpha/Beta, OR"])
def test_cities_of_an_area_are_parted_however_they_are_joined(name: str) -> None:
    assert {"Alpha", "Beta", "Beta, Oregon"} <= set(one_of(cell("0033333", name, 5)).aliases)


def test_a_town_that_is_called_like_a_state_leaves_it_the_bare_name() -> None:
    town, state = places_of([cell("0033333", "Wyoming, MI", 90), cell("5600000", "Wyoming", 10, "S")], {}, {}, {})
    assert "Wyoming" not in town.aliases
    assert "Wyoming, MI" in town.aliases
    assert set(state.aliases) == {"Wyoming", "WY", "Wyoming state", "State of Wyoming"}


def test_the_longest_name_of_a_state_in_a_rural_area_counts() -> None:
    assert one_of(cell("5400006", "Southern West Virginia nonmetropolitan area", 5)).state == "WV"
    assert one_of(cell("5100004", "Northeast Virginia nonmetropolitan area", 5)).state == "VA"


def test_an_area_of_no_known_state_has_none() -> None:
    assert one_of(cell("9900001", "Nowhere nonmetropolitan area", 5)).state == ""


@pytest.mark.parametrize(
    ("name", "own_id", "code"),
    [
        ("Alabama", "state-al", "AL"),
        ("Puerto Rico", "state-pr", "PR"),
        ("American Samoa", "state-american-samoa", ""),
    ],
)
def test_states_and_territories_have_ids_of_their_codes(name: str, own_id: str, code: str) -> None:
    place = one_of(cell("0100000", name, 5, "S"))
    assert (place.id, place.state, place.name, place.kind) == (own_id, code, name, "state")


def test_jobs_that_are_not_published_count_nothing() -> None:
    unknown = PublishedCell("15-2051", "Makers", "M", "0011111", "Salem, OR", None, (None,) * 5, None)
    assert one_of(unknown).jobs == 0
    assert one_of(unknown, cell("0011111", "Salem, OR", 30)).jobs == 30


def test_a_metropolitan_area_never_takes_rural_prices() -> None:
    (salem,) = places_of([cell("0111111", "Salem, AL", 5)], {}, {"01999": PriceLevels(83.0)}, {})
    assert salem.price_level is None
    assert salem.price_year == 2024


def test_two_places_of_one_spelling_are_refused() -> None:
    one, two = (one_of(cell(code, "Salem, OR", 5)) for code in ("0011111", "0022222"))
    with pytest.raises(ValueError, match=r"^“salem or” means two places$"):
        keys_of([one, two])


def test_unknown_countries_are_left_out_and_known_ones_come_last_in_the_catalogues_order() -> None:
    found = places_of(
        CELLS, {}, {}, {"FR": CountryEffect(-0.5, 40), "XX": CountryEffect(0.0, 9), "DE": CountryEffect(-0.4, 130)}
    )
    assert sorted(place.id for place in found if place.kind == "country") == ["country-de", "country-fr"]
    assert all(place.kind == "country" for place in found[-2:])
    france = next(place for place in found if place.id == "country-fr")
    assert (france.area, france.area_name, france.state, france.jobs) == ("FR", "France", "", 0)


TOWNS = st.lists(
    st.tuples(
        st.sampled_from(["Salem", "Dover", "Troy", "Elgin"]), st.sampled_from(["OR", "VA", "NH"]), st.integers(1, 99)
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda town: town[:2],
)


@given(TOWNS)
def test_every_place_is_found_by_name_and_state_and_the_largest_by_name(towns: list[tuple[str, str, int]]) -> None:
    cells = [cell(f"{number:07}", f"{name}, {state}", jobs) for number, (name, state, jobs) in enumerate(towns, 1)]
    found = places_of(cells, {}, {}, {})
    keys = keys_of(found)
    for name, state, _ in towns:
        place = found[keys[f"{name} {state}".lower()]]
        assert (place.name, place.state) == (name, state)
        assert found[keys[name.lower()]].jobs == max(jobs for other, _, jobs in towns if other == name)
    assert [place.jobs for place in found] == sorted((jobs for *_, jobs in towns), reverse=True)
