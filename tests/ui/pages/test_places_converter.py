import pytest
from pytestqt.qtbot import QtBot

from planner.ui.pages.places_converter import PlacesConverter
from planner.ui.widgets.place_box import PlaceBox
from tests.advice.examples import DENVER, SEATTLE, pack


@pytest.fixture
def converter(qtbot: QtBot) -> PlacesConverter:
    converter = PlacesConverter(pack())
    qtbot.addWidget(converter)
    return converter


def fill(converter: PlacesConverter, amount: str, here: str, there: str) -> None:
    """As a user does, letter by letter or not."""
    for box, text in ((converter.amount, amount), (converter.here, here), (converter.there, there)):
        box.setText(text)
        box.textEdited.emit(text)


@pytest.mark.parametrize(
    ("amount", "here", "there", "sentence"),
    [
        # 110 against 105.
        ("110k", "Seattle", "Denver", "$110k in Seattle buys what $105k buys in Denver."),
        ("$105,000", "Denver, CO", "seattle metro", "$105k in Denver buys what $110k buys in Seattle."),
        ("1.5m", "Hamlet", "US", "$1.5M in Hamlet buys what $1.9M buys in United States."),
        ("100000", "Seattle", "Seattle", "$100k in Seattle buys what $100k buys in Seattle."),
        ("100000", "Seattle", "Island", "What living costs in Island is not known, so there is nothing to compare."),
    ],
)
def test_any_pay_is_compared(converter: PlacesConverter, amount: str, here: str, there: str, sentence: str) -> None:
    fill(converter, amount, here, there)
    assert converter.sentence == sentence


@pytest.mark.parametrize("texts", [("", "Seattle", "Denver"), ("100k", " ", "Denver"), ("100k", "Seattle", "")])
def test_it_says_what_it_needs(converter: PlacesConverter, texts: tuple[str, str, str]) -> None:
    fill(converter, *texts)
    assert converter.sentence == "Write a yearly pay and two places."


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        ("a lot", "“a lot” is not a number"),
        ("-1", "−1 is below zero"),
        ("0", "nothing buys nothing anywhere"),
        ("nan", "NaN is not an amount"),
        ("1e12", "is larger than this program can hold"),
        ("k", "“k” is not a number"),
    ],
)
def test_what_is_no_pay_is_refused_with_the_reason(converter: PlacesConverter, amount: str, reason: str) -> None:
    fill(converter, amount, "Seattle", "Denver")
    assert converter.sentence.startswith("Yearly pay: ")
    assert reason in converter.sentence


def test_an_unknown_place_is_told_and_never_the_nation(converter: PlacesConverter) -> None:
    fill(converter, "100k", "Seattle", "Atlantis")
    assert converter.sentence.startswith("Place: there are no figures for “Atlantis”. Choose a place from the list")
    fill(converter, "100k", "remote", "Denver")
    assert "no figures for “remote”" in converter.sentence


def test_what_the_profile_knows_is_proposed(converter: PlacesConverter) -> None:
    converter.propose(121_000.4, SEATTLE, DENVER)
    assert converter.amount.text() == "121,000"
    assert converter.sentence == "$121k in Seattle buys what $116k buys in Denver."


def test_what_the_user_wrote_stays(converter: PlacesConverter) -> None:
    fill(converter, "200k", "Denver", "Hamlet")
    converter.propose(121_000, SEATTLE, DENVER)
    assert converter.sentence == "$200k in Denver buys what $152k buys in Hamlet."


def test_an_emptied_amount_takes_proposals_again(converter: PlacesConverter) -> None:
    fill(converter, "", "Denver", "")
    converter.propose(110_000, SEATTLE, SEATTLE)
    assert converter.sentence == "$110k in Denver buys what $115k buys in Seattle."
    converter.propose(None, None, None)
    assert converter.sentence == "Write a yearly pay and two places."


def test_every_box_has_a_name(converter: PlacesConverter) -> None:
    assert [box.accessibleName() for box in converter.findChildren(PlaceBox)] == ["In this place", "In the other place"]
    assert converter.amount.accessibleName() == "Yearly pay"
