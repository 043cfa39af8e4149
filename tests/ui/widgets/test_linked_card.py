from pytestqt.qtbot import QtBot

from planner.ui.widgets.linked_card import LinkedCard


def test_its_link_leads_on(qtbot: QtBot) -> None:
    card = LinkedCard("Readiness", "Open")
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.followed):
        card.link.click()
    assert card.link.accessibleName() == "Readiness: Open"


def test_its_heading_changes(qtbot: QtBot) -> None:
    card = LinkedCard("Readiness", "Open")
    qtbot.addWidget(card)
    card.show_title("Readiness for senior")
    assert card.accessibleName() == "Readiness for senior"
    assert card.link.accessibleName() == "Readiness for senior: Open"


def test_without_a_link_there_is_no_button(qtbot: QtBot) -> None:
    card = LinkedCard("Next steps")
    qtbot.addWidget(card)
    assert card.link.isHidden()
