from dataclasses import replace

import pytest

from planner.market.pack import Pack, load_pack
from planner.market.source_list import every_source


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def test_sources_of_pack_dynamics_and_catalogue_are_listed(pack: Pack) -> None:
    ids = [source.id for source in every_source(pack)]
    assert ids[: len(pack.sources)] == [source.id for source in pack.sources]
    assert ids[len(pack.sources) :] == [
        "wage-panels",
        "wage-growth-tracker",
        "oews-medians",
        "onet",
        "certification-facts",
    ]
    assert len(set(ids)) == len(ids)


def test_every_one_names_publisher_date_licence_and_rows(pack: Pack) -> None:
    for source in every_source(pack):
        assert all((source.publisher, source.title, source.date, source.licence)), source.id
        assert source.rows > 0
        assert 1988 <= source.year <= 2026


def test_what_asks_for_attribution_gets_it(pack: Pack) -> None:
    attributions = {source.id: source.attribution for source in every_source(pack)}
    assert "O*NET 29.3 Database" in attributions["onet"]
    assert "Stack Overflow" in attributions["stackoverflow"]
    assert "Atlanta" in attributions["wage-growth-tracker"]


def test_a_source_that_a_pack_brings_itself_is_told_as_the_pack_tells_it(pack: Pack) -> None:
    newer = replace(pack.sources[0], id="onet", title="Newer O*NET")
    found = every_source(replace(pack, sources=(*pack.sources, newer)))
    assert [source.title for source in found if source.id == "onet"] == ["Newer O*NET"]
