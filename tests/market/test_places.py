import math
from dataclasses import replace

import pytest

from planner.market.places import Place, findable_name, place_keys, place_name, short_place


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Seattle", ("seattle",)),
        ("seattle,WA", ("seattle wa",)),
        ("Seattle, WA, USA", ("seattle wa",)),
        ("Seattle, United States of America", ("seattle",)),
        ("Greater Seattle Area", ("greater seattle area", "seattle")),
        ("Bay Area", ("bay area", "bay")),
        ("Remote, Austin", ("austin",)),
        ("Remote (U.S.)", ("us",)),
        ("US", ("us",)),
        ("United States", ("united states",)),
        ("hybrid – Denver", ("denver",)),
        ("remote", ()),
        ("Fully remote", ()),
        ("Work from home", ()),
        ("area", ("area",)),
        ("  ", ()),
        ("東京", ("東京",)),
    ],
)
def test_keys_of_what_people_write(text: str, keys: tuple[str, ...]) -> None:
    assert place_keys(text) == keys


def place(name: str = "Ville", aliases: tuple[str, ...] = ("Ville",), price_level: float | None = 100.0) -> Place:
    return Place("ville", name, "VX", aliases, "0000001", "Ville, VX", price_level, 2024)


def test_a_price_level_may_be_unknown() -> None:
    assert place(price_level=None).price_level is None


@pytest.mark.parametrize("price_level", [0.0, -3.0, math.nan, math.inf])
def test_a_price_level_is_a_price_level(price_level: float) -> None:
    with pytest.raises(ValueError, match="Ville has the price level"):
        place(price_level=price_level)


@pytest.mark.parametrize(("name", "aliases"), [("", ("Ville",)), ("Ville", ("Ville", ""))])
def test_a_place_can_be_named_and_found(name: str, aliases: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="a name and spellings"):
        place(name=name, aliases=aliases)


def test_a_place_is_written_with_its_state() -> None:
    assert place_name(place()) == "Ville, VX"
    assert place_name(replace(place(), kind="state")) == "Ville state"
    assert place_name(replace(place(), state="")) == "Ville"


@pytest.mark.parametrize(
    ("aliases", "findable", "short"),
    [
        (("Ville", "Ville, VX"), "Ville, VX", "Ville"),
        (("Ville, VX",), "Ville, VX", "Ville, VX"),  # its bare name is another place's
        (("Ville",), "Ville", "Ville"),
        (("Ville state",), "Ville", "Ville"),  # a place that is no state is never written as one
        ((), "Ville", "Ville"),
    ],
)
def test_a_place_is_offered_by_what_finds_it(aliases: tuple[str, ...], findable: str, short: str) -> None:
    found = place(aliases=aliases)
    assert (findable_name(found), short_place(found)) == (findable, short)


def test_a_state_that_shares_its_name_with_a_city_is_told_apart() -> None:
    state = replace(place("Washington", ("Washington", "Washington state")), kind="state")
    assert (findable_name(state), short_place(state)) == ("Washington state", "Washington")
