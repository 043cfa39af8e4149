import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.catalogue import (
    AREA_NAMES,
    COUNTRIES,
    FAMILIES,
    LEVEL_REASON,
    LEVEL_WEIGHTS,
    OCCUPATIONS,
    PLACES,
    PlaceChoice,
)
from planner.calibration.oews import NATION_AREA
from planner.calibration.states import STATE_NAMES
from planner.market.pack import load_pack
from planner.market.places import NATION_ID, Place
from planner.market.titles import Family, title_key

PACK = load_pack()


def test_a_place_is_spelt_alone_and_with_its_state() -> None:
    place = PlaceChoice("ville", "Ville", "WA", "0000001", "king", ("The Ville", "Town, OR"))
    assert place.aliases() == (
        *("Ville", "Ville, WA", "Ville, Washington"),
        *("The Ville", "The Ville, WA", "The Ville, Washington"),
        *("Town, OR", "Town, Oregon"),  # there are other Towns, so the name alone is not enough
    )
    assert not place.is_nation


def test_the_nation_has_no_state() -> None:
    nation = PLACES[-1]
    assert nation.is_nation
    assert nation.aliases() == ("United States", "US", "USA", "United States of America")


def test_the_ten_cities() -> None:
    assert [place.name for place in PLACES[:-1]] == [
        *("San Francisco", "San Jose", "Seattle", "New York", "Austin"),
        *("Denver", "Atlanta", "Cleveland", "Kansas City", "Indianapolis"),
    ]


def test_families_use_the_occupations_of_the_pack_and_say_why() -> None:
    used = {code for family in FAMILIES for code, _ in family.occupations}
    assert used == set(OCCUPATIONS)
    assert all(family.reason.startswith("Assumption.") for family in FAMILIES if len(family.occupations) > 1)
    assert len({family.id for family in FAMILIES}) == len(FAMILIES) == 14


def test_level_weights_are_shares_with_a_reason() -> None:
    assert math.isclose(sum(LEVEL_WEIGHTS), 1)
    assert LEVEL_REASON.startswith("Assumption.")


def spelling(text: str) -> str:
    return " ".join(text.lower().split())


@given(st.sampled_from(sorted(STATE_NAMES)), st.text("abcdef ", min_size=1, max_size=8).map(str.strip).filter(bool))
def test_every_spelling_is_told_once_with_the_state_as_code_and_in_full(code: str, city: str) -> None:
    place = PlaceChoice("x", city, code, "0000001", "x", (city, f"{city}, {code}"))
    assert place.aliases() == (city, f"{city}, {code}", f"{city}, {STATE_NAMES[code]}")


def test_a_city_of_another_state_keeps_its_own() -> None:
    place = PlaceChoice("city", "City", "MO", "0000001", "x", ("City, KS",))
    assert place.aliases() == ("City", "City, MO", "City, Missouri", "City, KS", "City, Kansas")


def test_no_two_places_share_a_spelling() -> None:
    spellings = [spelling(text) for place in PLACES for text in place.aliases()]
    spellings += [spelling(text) for names in AREA_NAMES.values() for text in names]
    assert [text for text, count in Counter(spellings).items() if count > 1] == []


def test_areas_are_codes_of_seven_digits_and_of_one_place_each() -> None:
    areas = [*(place.area for place in PLACES), *AREA_NAMES]
    assert len(set(areas)) == len(areas)
    assert all(len(area) == 7 and area.isdigit() for area in areas)
    assert [place.id for place in PLACES if place.area == NATION_AREA] == [NATION_ID]


@pytest.mark.parametrize("place", PLACES[:-1], ids=lambda place: place.id)
def test_a_city_is_told_in_full(place: PlaceChoice) -> None:
    assert place.state in STATE_NAMES
    assert place.id == place.name.lower().replace(" ", "-")
    assert place.county
    assert place.county == place.county.lower()


def found(text: str) -> Place:
    place = PACK.find_place(text)
    assert place is not None, text
    return place


def test_the_pack_finds_every_place_by_every_spelling() -> None:
    for place in PLACES:
        assert {found(text).id for text in place.aliases()} == {place.id}
    for area, names in AREA_NAMES.items():
        assert {found(text).area for text in names} == {area}


def test_the_pack_finds_every_country_by_every_spelling() -> None:
    for name, others in COUNTRIES.values():
        assert {found(text).name for text in (name, *others)} == {name}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_a_family_is_a_mix_of_occupations_found_by_its_titles(family: Family) -> None:
    shares = [share for _, share in family.occupations]
    assert math.fsum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert min(shares) > 0
    assert family.titles[0] == family.name
    of_title = {title: PACK.find_family(title) for title in family.titles}
    assert {title: one and one.id for title, one in of_title.items()} == dict.fromkeys(family.titles, family.id)


def test_no_title_is_of_two_families() -> None:
    keys = [key for family in FAMILIES for key in {title_key(title) for title in family.titles}]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_highest_levels_share_seventy_to_thirty_as_the_reason_says() -> None:
    senior, architect = LEVEL_WEIGHTS[2:]
    assert senior / (senior + architect) == pytest.approx(0.7)
