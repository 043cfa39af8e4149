import json
import os
from pathlib import Path

import pytest

from planner.base import resources
from planner.calibration import oews
from planner.calibration.build import as_bytes, build_pack, main, pack_document
from planner.calibration.catalogue import OCCUPATIONS, PLACES
from planner.calibration.tables import SourceUnusable
from planner.market.pack import load_pack
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

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sources(tmp_path_factory.mktemp("made-up sources"))


def test_a_pack_from_made_up_sources(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.json"
    build_pack(sources, out)
    pack = load_pack(out)
    assert set(pack.cells) == {(code, place.id) for code in OCCUPATIONS for place in PLACES}
    assert list(pack.cells["15-1252", "seattle"].percentiles) == [60_000, 80_000, 110_000, 140_000, 180_000]
    assert pack.cells["15-1252", "seattle"].jobs == 1000
    assert pack.occupations["15-1252"] == "Makers of 15-1252"
    seattle, nation = pack.find_place("Seattle"), pack.nation
    assert seattle is not None
    assert nation is not None
    assert (seattle.price_level, seattle.area_name) == (112.5, "Seattle, WA")
    assert nation.price_level == 100
    assert list(pack.price_index.values) == [300, 303]
    assert [(source.id, source.rows) for source in pack.sources] == [
        ("oews", 66),  # six occupations in ten cities and the nation
        ("oflc", 60),
        ("bea", 11),
        ("cpi", 2),
    ]


def test_the_same_sources_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    build_pack(sources, first)
    build_pack(sources, second)
    assert first.read_bytes() == second.read_bytes()


def test_bytes_are_sorted_one_record_a_line() -> None:
    content = as_bytes({"b": [{"z": 1, "a": "é"}, {"y": None}], "a": [1, 2], "c": []})
    assert content.decode() == ('{\n"a": [1, 2],\n"b": [\n  {"a": "é", "z": 1},\n  {"y": null}\n],\n"c": []\n}\n')
    with pytest.raises(ValueError, match="Out of range float values"):
        as_bytes({"a": float("nan")})


def test_an_occupation_that_is_not_published_in_a_city_has_no_cell_there(tmp_path: Path) -> None:
    write_sources(tmp_path)
    states = [oews_line(soc, area_type="S", area_name="Washington") for soc in OCCUPATIONS]
    cities = [
        oews_line(soc, area=place.area, area_name=place.name)
        for soc in OCCUPATIONS
        for place in PLACES[:-1]
        if (soc, place.id) != ("15-1221", "austin")
    ]
    hidden = oews_line("15-1221", area="0012420", area_name="Austin", percentiles=("-", "-", "110000", "-", "-"))
    write_oews(tmp_path, *national_lines(), *states, *cities, hidden)
    pairs = {(cell["occupation"], cell["place"]) for cell in pack_document(tmp_path)["cells"]}
    assert ("15-1221", "austin") not in pairs
    assert len(pairs) == 65


def test_a_place_without_a_price_level_has_none(tmp_path: Path) -> None:
    write_sources(tmp_path)
    write_bea(tmp_path, bea_line("00000", level="100.0"))
    assert [place["price_level"] for place in pack_document(tmp_path)["places"]] == [None] * 10 + [100.0]


def test_a_city_that_is_not_in_the_pay_file_is_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    states = [oews_line(soc, area_type="S", area_name="Washington") for soc in OCCUPATIONS]
    write_oews(tmp_path, *national_lines(), *states)
    with pytest.raises(SourceUnusable, match=r"oews_may2025.*the file: there is no row for area 0041860"):
        pack_document(tmp_path)


def test_a_county_that_is_not_in_the_ladder_file_is_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    write_oflc(tmp_path, *(oflc_line(soc) for soc in OCCUPATIONS))
    with pytest.raises(SourceUnusable, match=r"oflc_.*the file: there is no row for san francisco, CA"):
        pack_document(tmp_path)


def test_ladders_without_jobs_in_any_of_their_states_are_told(tmp_path: Path) -> None:
    write_sources(tmp_path)
    cities = [oews_line(soc, area=place.area, area_name=place.name) for soc in OCCUPATIONS for place in PLACES[:-1]]
    write_oews(tmp_path, *national_lines(), *cities)
    with pytest.raises(SourceUnusable, match=r"oflc_.*the file: no state has both a ladder and jobs"):
        pack_document(tmp_path)


def test_the_command_builds_a_pack(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.json"
    assert main([str(sources), str(out)]) == 0
    assert json.loads(out.read_bytes())["schema"] == 1


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "pack.json")]) == 3
    assert capsys.readouterr().err.startswith(f"{oews.FILE.name}, the file: it cannot be read")
    assert not (tmp_path / "pack.json").exists()
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage:")


def public_sources() -> Path:
    """The folder of raw public data; skips the test where there is none."""
    named = os.environ.get("CAREER_PLANNER_SOURCES")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "data"
    if not (folder / oews.FILE).is_file():
        pytest.skip(f"no raw public data in {folder}; name their folder in CAREER_PLANNER_SOURCES")
    return folder


@pytest.mark.source_data
def test_the_shipped_pack_is_what_the_public_data_give() -> None:
    shipped = resources.path("market", "pack.json").read_bytes()
    assert as_bytes(pack_document(public_sources())) == shipped
