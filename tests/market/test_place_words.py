import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.cities import City
from planner.market.pack import load_pack
from planner.market.place_words import (
    choices,
    cities_offered,
    city_note,
    offered_places,
    place_note,
    stand_in,
    written_city,
)
from planner.market.places import COUNTRY, findable_name, place_name, short_place

PACK = load_pack()
OFFERED = offered_places(PACK)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("London", "London: told by United Kingdom figures; there are none for the city."),
        ("Bangalore", "Bengaluru: told by India figures; there are none for the city."),
        ("Berlin, Germany", "Berlin: told by Germany figures; there are none for the city."),
        ("Bavaria", "Bavaria: told by Germany figures; there are none for the region."),
        ("Whistler, BC", "Whistler: told by Canada figures; there are none for the city."),
        (
            "Vancouver",
            "Vancouver: “Portland, OR” or “Vancouver, Canada”? Write the one you mean; until then it counts as "
            "Portland, OR.",
        ),
        (
            " Victoria ",
            "Victoria: “Victoria, TX”, “Victoria, Canada” or “Victoria, Australia”? Write the one you mean; until then "
            "it counts as Victoria, TX.",
        ),
        (
            "Rome",
            "Rome: “Utica, NY” or “Rome, GA”? Write the one you mean; until then it counts as Utica, NY. There are no "
            "figures for Italy.",
        ),
        ("Athens", "Athens: counts as Athens, GA; there are no figures for Greece."),
        ("Palo Alto", "Palo Alto: told by San Jose, CA figures."),
        ("sf", "sf: told by San Francisco, CA figures."),
        ("Vancouver, WA", "Vancouver, WA: told by Portland, OR figures."),
        ("WA", "WA: told by Washington state figures."),
    ],
)
def test_how_a_place_is_understood_is_told(text: str, note: str) -> None:
    assert place_note(PACK, text) == note


@pytest.mark.parametrize(
    "text",
    [
        *("Seattle", "Seattle, WA", "seattle, washington", "New York", "California", "Germany", "UK", "US", ""),
        *("Atlantis", "remote", "Portland, OR", "Washington state", "Wyoming", "Hawaii"),
    ],
)
def test_what_says_so_itself_needs_no_words(text: str) -> None:
    assert place_note(PACK, text) == ""


@pytest.mark.parametrize(
    ("text", "able"),
    [
        ("Birmingham", ("Birmingham, AL", "Birmingham, United Kingdom")),
        ("Cambridge", ("Boston, MA", "Cambridge, United Kingdom")),
        ("Manchester", ("Manchester, NH", "Manchester, United Kingdom")),
        ("Newcastle", ("Newcastle, United Kingdom", "Newcastle, Australia")),
        ("Portland", ("Portland, OR", "Portland, ME")),
        ("Springfield", ("Springfield, MO", "Springfield, MA", "Eugene, OR", "Springfield, IL")),
        ("Washington", ("Washington state", "Washington, DC")),
        ("Greater Noida", ("Greater Noida, India",)),
        ("London", ("London, United Kingdom",)),
        ("Canada", ("Canada",)),
        ("Atlantis", ()),
    ],
)
def test_a_name_of_several_places_has_something_to_write_for_each(text: str, able: tuple[str, ...]) -> None:
    assert choices(PACK, text) == able


@given(st.sampled_from([*PACK.place_of, *(key for keys in cities_offered(PACK).values() for key in keys)]))
def test_whatever_is_to_be_written_is_plain_and_the_first_is_what_counts(text: str) -> None:
    able = choices(PACK, text)
    assert len(set(able)) == len(able) > 0
    assert PACK.find_place(able[0]) is PACK.find_place(text)
    for written in able:
        assert len(choices(PACK, written)) == 1
        assert "?" not in place_note(PACK, written)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("London", "London is told by United Kingdom figures, there are none for the city"),
        ("Vancouver", "“Vancouver” counts as Portland, OR, not as “Vancouver, Canada”"),
        ("Portland", "“Portland” counts as Portland, OR, not as “Portland, ME”"),
        *((text, "") for text in ("Seattle", "sf", "Canada", "US", "Atlantis", "")),
    ],
)
def test_what_stands_in_is_a_clause(text: str, clause: str) -> None:
    assert stand_in(PACK, text) == clause


def test_every_place_is_offered_by_a_text_that_finds_it() -> None:
    for place in PACK.places:
        assert PACK.find_place(findable_name(place)) is place, place.id
        assert PACK.find_place(short_place(place)) is place, place.id
        assert OFFERED[findable_name(place)] == place.aliases
    assert {"Seattle, WA", "California", "Washington state", "Canada", "United States"} <= set(OFFERED)
    assert short_place(PACK.places[0]) == "San Francisco"
    portland = PACK.find_place("Portland, ME")
    assert portland is not None
    assert (place_name(portland), short_place(portland)) == ("Portland, ME", "Portland, ME")


def test_every_city_is_offered_with_its_country_and_other_spellings() -> None:
    assert OFFERED["Bengaluru, India"] == ("bengaluru", "bangalore")
    assert len(OFFERED) == len(PACK.places) + len(cities_offered(PACK))
    for text in cities_offered(PACK):
        found = PACK.find_place(text)
        assert found is not None
        assert found.kind == COUNTRY
        assert text.endswith(f", {found.name}")


def test_a_city_is_written_and_told_with_its_country() -> None:
    canada = PACK.find_place("Canada")
    assert canada is not None
    assert written_city(City("Vancouver", "CA"), canada) == "Vancouver, Canada"
    assert city_note(City("Ontario", "CA", is_region=True), canada).endswith("there are none for the region.")
