import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.base import resources
from planner.calibration.areas import CountryEffect
from planner.calibration.build import build_market, country_effects, pack_document
from planner.calibration.catalogue import OCCUPATIONS, PLACES
from planner.calibration.layout import as_bytes
from planner.calibration.tables import SourceUnusable
from planner.market.manifest import check_folder
from planner.market.pack import Pack, load_pack, pack_from
from tests.calibration.made_up import (
    bea_line,
    national_lines,
    oews_line,
    oflc_line,
    write_bea,
    write_oews,
    write_oflc,
    write_sources,
)
from tests.calibration.public import public_sources
from tests.calibration.test_pay_build import sources as pay_sources


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sources(tmp_path_factory.mktemp("made-up sources"))


PAY: dict[str, Any] = {
    "sources": [],
    "location": {
        "abroad": {"": [-0.6, 0.01, 900]},
        "country": {"DE": [0.2, 0.05, 120], "FR": [0.1, 0.1, 0]},
        "country:level": {"DE:senior": [0.05, 0.05, 60]},
    },
}


@cache
def document_of(sources: Path) -> dict[str, Any]:
    """What the sources give; each folder is read once."""
    return pack_document(sources, PAY)


def built(sources: Path) -> Pack:
    return pack_from(document_of(sources), "pack.json")


def test_a_pack_from_made_up_sources(sources: Path) -> None:
    pack = built(sources)
    states = {(code, "state-wa") for code in OCCUPATIONS}
    assert set(pack.cells) == {(code, place.id) for code in OCCUPATIONS for place in PLACES} | states
    assert list(pack.cells["15-1252", "seattle"].percentiles) == [60_000, 80_000, 110_000, 140_000, 180_000]
    assert pack.cells["15-1252", "seattle"].jobs == 1000
    assert pack.occupations["15-1252"] == "Makers of 15-1252"
    seattle, nation = pack.find_place("Seattle"), pack.nation
    assert seattle is not None
    assert nation is not None
    assert (seattle.price_level, seattle.area_name, seattle.kind) == (112.5, "Seattle, WA", "area")
    assert nation.price_level == 100
    assert list(pack.price_index.values) == [300, 303]
    assert [(source.id, source.rows) for source in pack.sources] == [
        ("oews", 72),  # six occupations in ten cities, a state and the nation
        ("oflc", 60),
        ("bea", 12),
        ("cpi", 2),
    ]


def test_countries_take_the_effects_of_the_adverts(sources: Path) -> None:
    assert country_effects(PAY) == {"DE": CountryEffect(-0.35, 120)}
    germany = built(sources).find_place("Deutschland")
    assert germany is not None
    assert (germany.id, germany.shift, germany.adverts) == ("country-de", -0.35, 120)


def test_an_occupation_that_is_not_published_in_a_city_has_no_cell_there(tmp_path: Path) -> None:
    write_sources(tmp_path)
    cities = [
        oews_line(soc, area=place.area, area_name=f"{place.name}, {place.state}")
        for soc in OCCUPATIONS
        for place in PLACES[:-1]
        if (soc, place.id) != ("15-1221", "austin")
    ]
    hidden = oews_line("15-1221", area="0012420", area_name="Austin, TX", percentiles=("-", "-", "110000", "-", "-"))
    write_oews(tmp_path, *national_lines(), *STATES, *cities, hidden)
    pairs = set(built(tmp_path).cells)
    assert ("15-1221", "austin") not in pairs
    assert len(pairs) == 71


STATES = [oews_line(soc, area_type="S", area="5300000", area_name="Washington") for soc in OCCUPATIONS]


def test_a_place_without_a_price_level_has_none(tmp_path: Path) -> None:
    write_sources(tmp_path)
    write_bea(tmp_path, bea_line("00000", level="100.0"))
    pack = built(tmp_path)
    assert [place.price_level for place in pack.places if place.kind == "area"] == [None] * 10
    assert pack.nation is not None
    assert pack.nation.price_level == 100


def test_a_city_that_is_not_in_the_pay_file_is_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    write_oews(tmp_path, *national_lines(), *STATES)
    with pytest.raises(SourceUnusable, match=r"oews_may2025.*the file: there is no row for area 0041860"):
        pack_document(tmp_path, PAY)


def test_a_county_that_is_not_in_the_ladder_file_is_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    write_oflc(tmp_path, *(oflc_line(soc) for soc in OCCUPATIONS))
    with pytest.raises(SourceUnusable, match=r"oflc_.*the file: there is no row for san francisco, CA"):
        pack_document(tmp_path, PAY)


def test_ladders_without_jobs_in_any_of_their_states_are_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    cities = [oews_line(soc, area=place.area, area_name=place.name) for soc in OCCUPATIONS for place in PLACES[:-1]]
    write_oews(tmp_path, *national_lines(), *cities)
    with pytest.raises(SourceUnusable, match=r"oflc_.*the file: no state has both a ladder and jobs"):
        pack_document(tmp_path, PAY)


def test_a_market_is_built_twice_the_same(tmp_path: Path) -> None:
    folder = write_sources(tmp_path / "sources")
    pay_sources(folder, *local_lines())
    build_market(folder, tmp_path / "one")
    build_market(folder, tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["manifest.json", "pack.json", "pay_model.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    manifest = check_folder(tmp_path / "one")
    assert [source["id"] for source in manifest["sources"]] == ["oews", "oflc", "bea", "cpi", "aijobs", "stackoverflow"]
    assert load_pack(tmp_path / "one" / "pack.json").find_place("seattle") is not None


def local_lines() -> list[str]:
    cities = [place for place in PLACES if not place.is_nation]
    lines = [
        oews_line(soc, area=place.area, area_name=f"{place.name}, {place.state}")
        for soc in OCCUPATIONS
        for place in cities
    ]
    return [*lines, *STATES]


def test_nothing_is_written_where_a_source_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"^salaries_2020_2024\.csv\.gz, the file: it cannot be read"):
        build_market(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.source_data
def test_the_shipped_pack_is_what_the_public_data_give() -> None:
    pay = json.loads(resources.path("market", "pay_model.json").read_bytes())
    shipped = resources.path("market", "pack.json").read_bytes()
    assert as_bytes(pack_document(public_sources(), pay)) == shipped


@pytest.mark.parametrize(
    ("location", "shift"),
    [
        ({"country": {"DE": [0.2, 0.05, 120]}}, 0.2),
        ({"country": {"DE": [0.2, 0.05, 120]}, "abroad": {"": [-0.6, 0.01, 900]}}, -0.4),
        ({"country": {"DE": [0.2, 0.05, 120]}, "country:level": {"DE:senior": [0.05, 0.05, 60]}}, 0.25),
        ({"country": {"DE": [0.2, 0.05, 120]}, "country:level": {"DE:entry": [0.5, 0.05, 60]}}, 0.2),
        ({"country": {"DE": [0.123456, 0.05, 1]}}, 0.1235),
    ],
)
def test_the_effect_of_a_country_is_a_sum_of_what_is_known(location: dict[str, Any], shift: float) -> None:
    assert country_effects({"location": location})["DE"].shift == pytest.approx(shift, abs=1e-12)


def test_without_adverts_from_abroad_there_are_no_countries() -> None:
    assert country_effects({"location": {}}) == {}
    assert country_effects({"location": {"country": {"DE": [0.2, 0.05, 0]}}}) == {}


def test_a_pack_says_what_it_covers_and_where_each_figure_is_from(sources: Path) -> None:
    document = document_of(sources)
    assert document["version"] == "2026.11"
    assert document["occupations"] == [[code, f"Makers of {code}"] for code in OCCUPATIONS]
    assert [source["title"] for source in document["sources"]] == [
        "BLS OEWS",
        "OFLC prevailing wage levels",
        "BEA regional price parities",
        "BLS CPI-U",
    ]
    assert {source["licence"] for source in document["sources"]} == {
        "Public domain (work of the United States government)"
    }
    assert all(source["address"].startswith("https://") for source in document["sources"])
    numbers = set(document["place_keys"].values())
    assert numbers <= set(range(len(document["places"]["rows"])))
