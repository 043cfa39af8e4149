import math

from planner.calibration.catalogue import FAMILIES, LEVEL_REASON, LEVEL_WEIGHTS, OCCUPATIONS, PLACES, PlaceChoice


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
