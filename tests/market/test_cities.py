import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.cities import CITIES, ELSEWHERE, REGIONS, City, cities_meant, cities_of
from planner.market.pack import load_pack
from planner.market.places import COUNTRY, place_keys

PACK = load_pack()
COUNTRIES = {place.area: place for place in PACK.places if place.kind == COUNTRY}
NAMES = [
    (text, country)
    for country, names in (*CITIES.items(), *REGIONS.items())
    for spellings in names.split("; ")
    for text in spellings.split(" = ")
]
LISTED = [(city, key) for country in CITIES for city, keys in cities_of(country).items() for key in keys]


def meant(text: str) -> list[tuple[str, str]]:
    return [(city.name, city.country) for city, _ in PACK.cities(text)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        *(("London", "GB"), ("berlin", "DE"), ("Toronto", "CA"), ("Bangalore", "IN"), ("Bengaluru", "IN")),
        *(("Paris", "FR"), ("Amsterdam", "NL"), ("Madrid", "ES"), ("Barcelona", "ES"), ("Munich", "DE")),
        *(("München", "DE"), ("MUENCHEN", "DE"), ("Sydney", "AU"), ("Montréal", "CA"), ("Montreal", "CA")),
        *(("Greater London", "GB"), ("London (hybrid)", "GB"), ("Remote, London", "GB"), ("Ulm", "DE")),
        *(("Greater Toronto Area", "CA"), ("Delhi NCR", "IN"), ("The Hague", "NL"), ("s-Hertogenbosch", "NL")),
        *(("Bavaria", "DE"), ("Scotland", "GB"), ("New South Wales", "AU")),
    ],
)
def test_a_city_or_region_abroad_finds_its_country(text: str, country: str) -> None:
    assert PACK.find_place(text) is COUNTRIES[country]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vancouver, BC", ("Vancouver", "CA")),
        ("vancouver bc", ("Vancouver", "CA")),
        ("Toronto, CA", ("Toronto", "CA")),  # no place at home is called so
        ("Berlin, DE", ("Berlin", "DE")),
        ("Birmingham, GB", ("Birmingham", "GB")),
        ("Cambridge UK", ("Cambridge", "GB")),
        ("Newcastle, Australia", ("Newcastle", "AU")),
        ("Perth, WA", ("Perth", "AU")),
        ("Bengaluru, Karnataka, India", ("Bengaluru", "IN")),
        ("Paris, Île-de-France", ("Paris", "FR")),
        ("London, Ontario", ("London", "CA")),  # a city that the list has elsewhere
        ("London, ON", ("London", "CA")),
        ("Whistler, BC", ("Whistler", "CA")),  # and one that it has not
        ("Whistler, British Columbia, Canada", ("Whistler", "CA")),
    ],
)
def test_what_stands_behind_a_city_tells_its_country(text: str, found: tuple[str, str]) -> None:
    assert meant(text) == [found]
    assert PACK.find_place(text) is COUNTRIES[found[1]]


@pytest.mark.parametrize(
    "text",
    [
        *("London, KY", "Paris, TX", "Paris, Atlantis", "Germany, Berlin", "San José, Costa Rica", "Nowhere, TX"),
        *("Salem, IN", "Richmond, CA", "Newcastle, WA", "New England", "BC", "NSW", "", ",", "remote", "Atlantis"),
        *(", Atlantis", "Springfield, TN", "London Paris"),
    ],
)
def test_no_city_abroad_is_guessed(text: str) -> None:
    assert meant(text) == []


def test_what_the_pack_calls_a_place_wins() -> None:
    for text in ("Birmingham", "Vancouver", "Cambridge", "Ontario", "Richmond, VA", "Melbourne, FL"):
        found = PACK.find_place(text)
        assert found is not None
        assert found.kind == "area"
    assert all(PACK.find_place(key) is place for key, place in PACK.place_of.items())


@pytest.mark.parametrize(
    ("text", "countries"), [("Newcastle", ["GB", "AU"]), ("Surrey", ["CA", "GB"]), ("Victoria", ["CA", "AU"])]
)
def test_a_name_in_several_countries_means_each(text: str, countries: list[str]) -> None:
    assert [country for _, country in meant(text)] == countries


@given(st.sampled_from(NAMES), st.sampled_from(["{}", "{}, {}", "{} {}", "Remote, {}, {}", "Greater {}, {}", " {} "]))
def test_every_name_leads_to_a_country_of_the_pack(named: tuple[str, str], pattern: str) -> None:
    text, country = named
    place = COUNTRIES[country]
    written = pattern.format(text, place.name)
    assert PACK.find_place(written) is not None or len(text) <= 3  # a code alone means nothing
    if pattern.count("{}") == 2 and len(text) > 3:
        assert PACK.find_place(written) is place


@given(st.sampled_from(LISTED))
def test_every_spelling_of_a_city_is_found_with_its_country(listed: tuple[City, str]) -> None:
    city, key = listed
    assert (city.name, city.country) in meant(f"{key}, {COUNTRIES[city.country].name}")
    assert key in cities_of(city.country)[city]


@given(st.text())
def test_any_text_means_cities_of_the_pack_alone(text: str) -> None:
    assert all(COUNTRIES[city.country] is place for city, place in PACK.cities(text))


def test_cities_come_larger_ones_first_and_once() -> None:
    assert [city.name for city in cities_of("CA")][:3] == ["Toronto", "Montreal", "Vancouver"]
    assert cities_of("IN")[City("Bengaluru", "IN")] == ("bengaluru", "bangalore")
    assert cities_of("US") == {}
    every = [city for country in CITIES for city in cities_of(country)]
    assert len(every) == len(set(every))
    assert not any(city.is_region for city in every)


def test_the_lists_are_of_countries_of_the_pack_and_name_nothing_twice() -> None:
    assert set(CITIES) == set(REGIONS) == set(COUNTRIES)
    for table, country in itertools.product((CITIES, REGIONS), COUNTRIES):
        keys = [place_keys(text)[0] for names in table[country].split("; ") for text in names.split(" = ")]
        twice = {key for key in keys if keys.count(key) > 1}
        assert twice <= {"montreal", "quebec"}  # with and without their accents


def test_names_from_elsewhere_are_those_of_places_at_home() -> None:
    assert all(PACK.find_place(key) is not None and not meant(key) for key in ELSEWHERE)


def test_without_its_country_a_city_is_unknown() -> None:
    india = {key: place for key, place in PACK.place_of.items() if place.area == "IN"}
    assert cities_meant("London", PACK.place_of, india) == ()
    assert cities_meant("Whistler, BC", PACK.place_of, india) == ()
    assert [city.name for city in cities_meant("Pune", PACK.place_of, india)] == ["Pune"]
