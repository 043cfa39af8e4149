from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.market.claims import answering, load_claims
from planner.market.evidence import load_cards
from planner.ui.models.claim_table import ClaimRow
from planner.ui.pages.claim_list import ClaimList, claim_dialog, claim_facts


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[ClaimList]:
    card = ClaimList()
    card.resize(900, 700)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: card.row is not None)
    yield card
    card.hide()


def facts(number: int) -> dict[str, str]:
    row = ClaimRow(load_claims().claim(number), answering(number), load_cards().about(number))
    return dict(claim_facts(row))


def said(card: ClaimList) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if not label.isHidden() and label.text()]


def test_nothing_is_read_before_somebody_looks(qtbot: QtBot) -> None:
    card = ClaimList()
    qtbot.addWidget(card)
    assert card.rows.rowCount() == 0
    assert card.row is None


def test_the_card_is_seen_before_its_register_is_read_and_reads_it_once(qtbot: QtBot) -> None:
    card = ClaimList()
    qtbot.addWidget(card)
    card.show()
    assert card.rows.rowCount() == 0
    qtbot.waitUntil(lambda: card.rows.rowCount() == 165)
    first = card.rows.table.rows
    card.hide()
    card.show()
    qtbot.wait(1)  # a turn, were there one
    assert card.rows.table.rows is first


def test_all_statements_are_there_and_the_first_is_told(card: ClaimList) -> None:
    assert card.rows.rowCount() == 165
    assert load_claims().claim(1).statement in said(card)


def test_a_search_goes_to_the_first_that_fits_and_says_where_none_does(card: ClaimList) -> None:
    card.search_box.setText(load_claims().claim(137).statement)
    assert load_claims().claim(137).statement in said(card)
    card.search_box.setText("zeppelin")
    assert card.rows.rowCount() == 0
    assert "Nothing is said with these words." in said(card)
    assert card.facts.isHidden()
    card.search_box.clear()
    assert not card.facts.isHidden()


def test_the_evidence_can_be_chosen(card: ClaimList) -> None:
    card.verdicts.setCurrentIndex(card.verdicts.findData("refuted"))
    assert 0 < card.rows.rowCount() < 40
    assert card.row is not None
    assert card.row.claim.verdict == "refuted"


def test_a_statement_is_told_with_direction_evidence_and_answers() -> None:
    told = facts(77)
    assert told["Says"] == "Either way: its sign is disputed"
    assert told["Rests on"] == ""  # the evidence says so itself
    assert facts(16)["Rests on"] == "The article this program started from, grade D"
    assert "Industry (Market data page, factors): " in " ".join(text for _, text in _all(77))
    assert any(name.startswith("Evidence ") for name, _ in _all(77))


def test_what_is_not_there_yet_says_so() -> None:
    assert any("not in the program yet" in text for _, text in _all(141))


def test_a_plain_fact_points_nowhere() -> None:
    assert facts(16)["Says"] == ""


def test_what_is_told_here_alone_is_told_in_full() -> None:
    healthcare = next(text for _, text in _all(98) if text.startswith("Healthcare"))
    assert "Long cycles: approval and clinical proof come before use" in healthcare


def test_the_list_opens_in_a_window_of_its_own(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = claim_dialog(parent)
    dialog.open()
    (card,) = dialog.findChildren(ClaimList)
    qtbot.waitUntil(lambda: card.rows.rowCount() == 165)
    dialog.reject()


def _all(number: int) -> list[tuple[str, str]]:
    return claim_facts(ClaimRow(load_claims().claim(number), answering(number), load_cards().about(number)))


def test_several_offers_are_told_without_an_estimate(card: ClaimList) -> None:
    told = facts(141)
    assert told["Evidence D"].startswith("What a second offer does. No estimate: ")
    assert told["Evidence D"].endswith("The article this program started from, undated; no figure.")
    assert told["Answered by"].startswith("Each offer a plan (Plans page, comparison): ")
    for words, number in (("several offers a second offer", 141), ("start-up equity comes to", 61)):
        card.search_box.setText(words)
        assert [card.rows.shown_row(row).claim.id for row in range(card.rows.rowCount())] == [number]
