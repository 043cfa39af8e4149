"""The map of the Places page, and the list below that follows it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.state_map import StateMapData
from planner.market.pack import Pack
from planner.ui.theme import Theme
from tests.advice.examples import DENVER, SEATTLE, cell, person
from tests.advice.examples import pack as example_pack
from tests.ui.pages.places_desk import Desk
from tests.ui.pages.test_places import NBSP
from tests.ui.written import settle_files


def with_washington() -> Pack:
    """The example's pack with a state and a territory that pay what Seattle pays; a territory has no tile."""
    state = replace(SEATTLE, id="state-wa", name="Washington", kind="state", aliases=("Washington",))
    territory = replace(state, id="state-pr", name="Puerto Rico", state="PR", aliases=("Puerto Rico",))
    market = example_pack()
    own = {("15-1252", one): replace(cell("seattle"), place=one) for one in (state.id, territory.id)}
    return replace(market, places=(*market.places, state, territory), cells=MappingProxyType({**market.cells, **own}))


@pytest.fixture
def mapped(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, *person(), pack=with_washington())
    desk.page.picture.switch.choose("nominal")
    yield desk
    desk.page.hide()
    desk.page.close_page()


def test_the_map_shows_what_the_states_pay_and_what_that_buys(mapped: Desk, settings: Settings) -> None:
    shown = mapped.page.picture
    data = shown.data
    assert isinstance(data, StateMapData)
    assert {tile.code: tile.ratio for tile in data.tiles if tile.ratio} == {"WA": pytest.approx(1.2)}
    assert data.selected == "CO"  # of Denver, which the sentence above compares with
    mapped.page.list.select("seattle")
    assert shown.map.accessibleName().startswith(f"Pay in Washington is +20{NBSP}% against the United States, $110k.")
    shown.switch.choose("adjusted")
    assert f"+9{NBSP}%" in shown.map.accessibleName()
    assert settings.get("places_picture", "") == "adjusted"


def test_a_state_chosen_goes_to_its_best_place_in_the_list(mapped: Desk) -> None:
    mapped.page.list.search_box.setText("denver")
    mapped.page.picture.state_chosen.emit("WA")
    assert mapped.page.list.search_box.text() == ""
    (row,) = mapped.page.list.view.chosen_rows()
    assert mapped.page.list.rows.shown_row(row).place.id == "seattle"
    before = mapped.page.sentence
    mapped.page.picture.state_chosen.emit("NY")
    assert mapped.page.sentence == before


def test_the_inspector_follows_the_map_wherever_the_user_was_in_the_list(mapped: Desk) -> None:
    for start in range(mapped.page.list.rows.rowCount()):
        for code, place in (("CO", DENVER), ("WA", SEATTLE)):
            mapped.page.list.show_state("")
            mapped.page.list.view.selectRow(start)
            mapped.page.picture.state_chosen.emit(code)
            explained = mapped.said(mapped.page.explanation)
            assert explained[explained.index("Place") + 1] == place.area_name


def test_a_state_chosen_lists_its_places_until_all_are_wanted(mapped: Desk) -> None:
    every = mapped.column(1)
    mapped.page.picture.state_chosen.emit("CO")
    assert mapped.column(1) == ["Denver, CO"]
    assert "Only Colorado: 1 place" in mapped.said()
    mapped.button("Show all").click()
    assert mapped.column(1) == every
    assert not mapped.button("Show all").isVisible()


def test_a_search_is_among_the_places_of_all_states(mapped: Desk) -> None:
    mapped.page.picture.state_chosen.emit("CO")
    mapped.page.list.search_box.setText("seattle")
    assert "Seattle, WA · yours" in mapped.column(1)
    assert not mapped.button("Show all").isVisible()
    mapped.page.picture.state_chosen.emit("CO")
    mapped.page.list.select("seattle")
    assert len(mapped.column(1)) > 1


def test_the_map_is_saved_as_it_is_shown(mapped: Desk, tmp_path: Path) -> None:
    mapped.page.save(tmp_path / "map.svg")
    settle_files()
    mapped.page.save(tmp_path / "places.csv")
    settle_files()
    assert (tmp_path / "map.svg").stat().st_size > 1000
    assert "Seattle" in (tmp_path / "places.csv").read_text()
