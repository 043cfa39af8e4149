import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.market.claims import answering, load_claims
from planner.market.evidence import Verdict, load_cards
from planner.ui.models.claim_table import COLUMNS, VERDICTS, ClaimRow, ClaimSearch, ClaimTable


def rows(*numbers: int) -> list[ClaimRow]:
    register, cards = load_claims(), load_cards()
    return [ClaimRow(register.claim(one), answering(one), cards.about(one)) for one in numbers]


@pytest.fixture
def search(qtbot: QtBot) -> ClaimSearch:
    table = ClaimTable()
    table.show_rows(rows(*range(1, 166)))
    search = ClaimSearch(table)
    table.setParent(search)
    return search


def numbers(search: ClaimSearch) -> list[int]:
    return [search.shown_row(row).claim.id for row in range(search.rowCount())]


def test_both_keep_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    table = ClaimTable()
    search = ClaimSearch(table)
    for model in (table, search):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    table.show_rows(rows(1, 2, 3))
    search.search("market")


def test_a_row_says_statement_evidence_and_grade() -> None:
    (row,) = rows(41)
    assert [column.short(row) for column in COLUMNS] == [
        row.claim.statement,
        str(row.claim.verdict),
        str(row.claim.grade),
    ]


def test_every_claim_is_found_by_its_own_words(search: ClaimSearch) -> None:
    for one in load_claims().claims:
        search.search(one.statement)
        assert one.id in numbers(search)


def test_a_claim_is_found_by_what_answers_to_it(search: ClaimSearch) -> None:
    search.search("kubernetes")
    assert numbers(search)
    search.search("what the number is made of")
    assert 5 in numbers(search)
    search.search("baseline of place and industry")
    assert 84 in numbers(search)


def test_claims_are_parted_by_what_the_evidence_says(search: ClaimSearch) -> None:
    counts = []
    for verdict in VERDICTS:
        search.choose_verdict(verdict)
        assert {search.shown_row(row).claim.verdict for row in range(search.rowCount())} == {Verdict(verdict)}
        counts.append(search.rowCount())
    search.choose_verdict("")
    assert search.rowCount() == sum(counts) == 165
