import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.domain.person import Preferences
from planner.ui.pages.preference_boxes import PreferenceBoxes
from planner.ui.widgets.steady_box import SteadyBox

ALL = ("horizon_years", "inflation_percent", "market_growth_percent", "discount_percent", "seed")


@pytest.fixture
def card(qtbot: QtBot) -> PreferenceBoxes:
    card = PreferenceBoxes(ALL, "A note.")
    qtbot.addWidget(card)
    return card


def test_each_preference_has_a_named_box_with_its_label(card: PreferenceBoxes) -> None:
    names = [box.accessibleName() for box in card.findChildren(SteadyBox)]
    assert names == ["Years ahead", "Inflation", "Market growth", "Discount", "Seed"]
    labels = [label for label in card.findChildren(QLabel) if label.buddy() is not None]
    assert [label.text() for label in labels] == names


def test_what_is_stored_is_shown_without_telling_and_what_is_put_is_told(card: PreferenceBoxes) -> None:
    told: list[tuple[str, str]] = []
    card.edited.connect(lambda attribute, text: told.append((attribute, text)))
    card.show_preferences(Preferences(horizon_years=20, inflation_percent=3.5, discount_percent=0, seed=7))
    boxes = card.findChildren(SteadyBox)
    assert [box.value() for box in boxes] == [20, 3.5, 0, 0, 7]
    assert told == []
    boxes[3].setValue(2.5)
    boxes[4].setValue(2**32 - 1)
    assert told == [("discount_percent", "2.5"), ("seed", "4294967295")]


def test_the_keyboard_is_put_on_a_box(card: PreferenceBoxes) -> None:
    box = card.focus("discount_percent")
    assert box.accessibleName() == "Discount"
    assert isinstance(box, SteadyBox)
    assert box.lineEdit().hasSelectedText()
