import math

import pytest

from planner.market.places import Place, place_keys


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
