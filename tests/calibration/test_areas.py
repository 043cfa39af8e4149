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
