from pytestqt.qtbot import QtBot

from planner.ui.widgets.standing_card import StandingCard


def test_the_card_says_what_it_is_given_and_speaks_it(qtbot: QtBot) -> None:
    card = StandingCard()
    qtbot.addWidget(card)
    card.show_words("Your base pay is above 62 of 100", "Half of them are paid more.")
    assert card.sentence == "Your base pay is above 62 of 100. Half of them are paid more."
    assert card.accessibleDescription() == card.sentence
    card.show_words("No estimate", "")
    assert card.sentence == "No estimate. "
