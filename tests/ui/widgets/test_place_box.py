from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.market.pack import load_pack
from planner.ui.widgets.place_box import PlaceBox
from tests.advice.examples import DENVER, HAMLET, NATION, SEATTLE, pack


@pytest.fixture
def box(qtbot: QtBot) -> PlaceBox:
    box = PlaceBox("Place", pack())
    qtbot.addWidget(box)
    return box


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Seattle, WA", SEATTLE),
        (" seattle metro ", SEATTLE),
        ("The Hamlet", HAMLET),
        ("us", NATION),
        ("Atlantis", None),
        ("", None),
        ("remote", None),  # never the nation unless it is named
    ],
)
def test_a_place_is_found_as_it_is_meant(box: PlaceBox, text: str, place: object) -> None:
    box.setText(text)
    assert box.place == place


def test_names_are_offered_wherever_the_letters_stand(box: PlaceBox) -> None:
    completer = box.completer()
    completer.setCompletionPrefix("VER")
    assert completer.currentCompletion() == "Denver, CO"


def test_a_name_that_is_picked_or_typed_to_its_end_is_told(box: PlaceBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.settled):
        box.completer().activated.emit("Denver, CO")
    with qtbot.waitSignal(box.settled):
        QTest.keyClick(box, Qt.Key.Key_Return)


def write(box: PlaceBox, text: str) -> None:
    """As typing does, without the list of names: the screen that is none cannot open it."""
    box.setText(text)
    box.textEdited.emit(text)


def test_a_proposal_gives_way_to_what_the_user_writes(box: PlaceBox) -> None:
    box.propose(SEATTLE)
    assert box.text() == "Seattle, WA"
    box.propose(DENVER)
    assert box.place == DENVER
    write(box, "Hamlet")
    assert box.is_own
    box.propose(SEATTLE)
    assert box.place == HAMLET


def test_an_emptied_box_takes_proposals_again(box: PlaceBox) -> None:
    write(box, "H")
    write(box, "")
    assert not box.is_own
    box.propose(SEATTLE)
    assert box.place == SEATTLE
    box.propose(None)
    assert box.text() == ""


@pytest.fixture
def shipped(qtbot: QtBot) -> PlaceBox:
    box = PlaceBox("Place", load_pack())
    qtbot.addWidget(box)
    return box


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sf", "San Francisco, CA"),
        ("nyc", "New York, NY"),
        ("bay area", "San Francisco, CA"),
        ("lond", "London, United Kingdom"),
        ("bangal", "Bengaluru, India"),
        ("vanc", "Vancouver, Canada"),
        ("united k", "United Kingdom"),
    ],
)
def test_places_and_cities_abroad_are_offered_by_any_spelling(shipped: PlaceBox, text: str, first: str) -> None:
    completer = shipped.completer()
    completer.setCompletionPrefix(text)
    assert completer.currentCompletion() == first
    assert "Bakersfield" not in first
    shipped.setText(first)
    assert shipped.place is not None


def test_short_words_offer_nothing_that_only_holds_them(shipped: PlaceBox) -> None:
    completer = shipped.completer()
    completer.setCompletionPrefix("sf")
    model = completer.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["San Francisco, CA"]


def test_how_a_place_is_understood_is_told_unless_it_is_one_of_the_list(shipped: PlaceBox) -> None:
    shipped.setText("London")
    assert shipped.note == "London: told by United Kingdom figures; there are none for the city."
    shipped.setText("Portland, OR")
    assert shipped.note == ""
    shipped.offer((replace(SEATTLE, name="Vancouver", state=""),))
    shipped.setText("Vancouver")
    assert shipped.note == ""
