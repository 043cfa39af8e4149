"""The parts of the Places page, which come after its top, and who cannot wait for them."""

import datetime
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.role import PayPolicy
from planner.ui.pages.places import PlacesPage
from planner.ui.pages.places_question import Question, answer
from planner.ui.theme import Theme
from tests.advice.examples import pack as example_pack
from tests.advice.examples import person
from tests.ui.pages.places_desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, *person())
    yield desk
    desk.close()


def test_an_answer_finds_every_part_made(desk: Desk, qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    place = desk.place
    page = PlacesPage(place.session, place.history, place.bridge, example_pack(), settings, theme)
    qtbot.addWidget(page)
    today = datetime.datetime.now().astimezone().date()
    page._take(answer(Question(place.session.profile, example_pack(), today, PayPolicy.LOCALISED, None)))
    qtbot.waitUntil(lambda: page.left.sentence != "Working out…")
    assert page.sentence == desk.page.sentence
    assert page.left.sentence == desk.page.left.sentence
    page.close_page()


def test_its_parts_come_from_the_top_and_can_be_asked_for_before(
    desk: Desk, qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    place = desk.place
    waiting, asked = (
        PlacesPage(place.session, place.history, place.bridge, example_pack(), settings, theme) for _ in range(2)
    )
    for page in (waiting, asked):
        qtbot.addWidget(page)
        assert not hasattr(page, "own")
    asked.search()
    assert asked.list.search_box.isVisibleTo(asked.list)
    qtbot.waitUntil(lambda: hasattr(waiting, "own"))
    waiting.show()
    desk.settle()
    qtbot.waitUntil(lambda: waiting.sentence == desk.page.sentence)
    for page in (waiting, asked):
        page.hide()
        page.close_page()
