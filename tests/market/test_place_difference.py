import math

import pytest

from planner.market.own_places import own_place, remote_place
from planner.market.pack import load_pack
from planner.market.place_difference import difference_error
from planner.market.places import COUNTRY, Place
from planner.market.titles import Family
from tests.market import made_up

PACK = load_pack()
SOFTWARE = PACK.family("software-engineer")
assert SOFTWARE is not None
FAMILY = SOFTWARE


def place(text: str) -> Place:
    found = PACK.find_place(text)
    assert found is not None
    return found


def nation() -> Place:
    assert PACK.nation is not None
    return PACK.nation


def test_two_cities_are_known_to_their_published_errors_and_the_split() -> None:
    """Software developers: Pittsburgh 1.8 % and 0.0114, San Francisco 1.0 % and 0.0309."""
    assert FAMILY.occupations == (("15-1252", 1.0),)
    expected = math.sqrt(0.018**2 + 0.0114**2 + 0.010**2 + 0.0309**2)
    there = difference_error(PACK, FAMILY, place("Pittsburgh"), place("San Francisco"))
    assert there == pytest.approx(expected) == pytest.approx(0.0388, abs=1e-4)
    assert difference_error(PACK, FAMILY, place("San Francisco"), place("Pittsburgh")) == there


def test_a_mix_of_occupations_is_known_better_than_each() -> None:
    mixed = Family("m", "Mixed", ("Mixed",), (("15-1252", 0.5), ("15-2051", 0.5)), "a guess")
    cells = [PACK.cells[code, name] for name in ("seattle", "denver") for code, _ in mixed.occupations]
    errors = [math.hypot((cell.wage_error_percent or 0.0) / 100, cell.largest_error) for cell in cells]
    found = difference_error(PACK, mixed, place("Seattle"), place("Denver"))
    assert found == pytest.approx(math.hypot(*errors) / 2)


def test_a_place_against_itself_is_known_exactly() -> None:
    assert difference_error(PACK, FAMILY, place("Seattle"), place("Seattle")) == 0.0


def test_where_the_nation_stands_in_places_differ_as_places_do() -> None:
    pack = made_up.pack()
    family, ville, whole = pack.family("chef"), pack.find_place("Ville"), pack.nation
    assert family is not None
    assert ville is not None
    assert whole is not None
    # A quarter bakers, who have figures of Ville; the cooks' are the nation's in both places and drop out.
    own = (0.25 * 0.025) ** 2 + (0.25 * 0.01) ** 2 + (0.25 * 0.005) ** 2 + (0.25 * 0.01) ** 2
    expected = math.sqrt(own + 0.75**2 * pack.pay.place_variance)
    assert difference_error(pack, family, whole, ville) == pytest.approx(expected)


def test_a_country_is_known_as_well_as_its_adverts_tell() -> None:
    canada = next(one for one in PACK.places if one.kind == COUNTRY and one.area == "CA")
    rows = PACK.pay.fitted
    errors = (rows["country"]["CA"][1], rows["abroad"][""][1], rows["country:level"]["CA:senior"][1])
    assert difference_error(PACK, FAMILY, nation(), canada) == pytest.approx(math.hypot(*errors))


def test_remote_work_is_known_to_its_factor() -> None:
    """−0.0457 to 0.0424 holds 80 %."""
    remote = remote_place(nation(), PACK.pay, None)
    found = difference_error(PACK, FAMILY, remote, nation())
    assert found == pytest.approx(0.0881 / 2.5631031, rel=1e-6)


def test_the_users_own_figure_of_a_place_is_taken_as_given() -> None:
    assert difference_error(PACK, FAMILY, nation(), own_place(nation(), "Atlantis", 50, None)) == 0.0
