from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import UserError
from planner.market.claims import (
    LETTERS,
    Claim,
    Claims,
    Direction,
    answering,
    load_claims,
    references,
    register_faults,
)
from planner.market.evidence import Grade, Verdict, load_cards
from tests.market.made_up_catalogue import Edit, edited, entry

COUNTS = (5, 5, 6, 6, 6, 7, 4, 5, 7, 6, 5, 4, 4, 4, 4, 5, 2, 6, 4, 6, 10, 7, 5, 4, 4, 5, 6, 5, 6, 5, 7)
CLAIMS_PER_SECTION = {f"1.{section}": count for section, count in enumerate(COUNTS, start=1)}


@pytest.fixture(scope="module")
def claims() -> Claims:
    return load_claims()


def test_all_165_in_their_sections(claims: Claims) -> None:
    assert [claim.id for claim in claims.claims] == list(range(1, 166))
    sections = Counter(claim.section for claim in claims.claims)
    assert dict(sections) == CLAIMS_PER_SECTION
    assert list(sections) == list(CLAIMS_PER_SECTION)


def test_statements_are_sentences_that_stand_once(claims: Claims) -> None:
    statements = [claim.statement for claim in claims.claims]
    assert len(set(statements)) == 165
    assert all(statement.endswith(".") and len(statement) < 130 for statement in statements)


def test_every_claim_is_answered_in_every_room_it_concerns() -> None:
    assert register_faults() == ()


def test_every_letter_is_in_use(claims: Claims) -> None:
    assert {letter for claim in claims.claims for letter in claim.letters} == set(LETTERS)
    assert {reference.letter for reference in references().values()} == set(LETTERS)


def test_directions(claims: Claims) -> None:
    assert claims.claim(83).direction is Direction.UP
    assert claims.claim(154).direction is Direction.DOWN
    assert claims.claim(77).direction is Direction.OPEN  # healthcare may go either way
    assert claims.claim(16).direction is Direction.NONE


def test_grades_and_verdicts_are_those_of_the_cards(claims: Claims) -> None:
    cards = load_cards()
    for claim in claims.claims:
        about = cards.about(claim.id)
        verdicts = {card.verdict for card in about}
        assert claim.grade is min((card.grade for card in about), default=Grade.D), claim.id
        if not about:
            assert claim.verdict is Verdict.UNTESTED
        else:
            assert claim.verdict is (verdicts.pop() if len(verdicts) == 1 else Verdict.MIXED), claim.id


def test_opinion_is_most_of_it_and_marked_so(claims: Claims) -> None:
    grades = Counter(claim.grade for claim in claims.claims)
    assert grades[Grade.D] > 90
    assert grades[Grade.A] == 0
    assert {claim.source for claim in claims.claims if claim.grade is Grade.D} == {
        "The article this program started from"
    }


def test_who_answers_to_a_claim() -> None:
    places = {reference.place for reference in answering(104)}
    assert {"skill:pytorch", "skill:tensorflow", "skill rule:both-frameworks", "rule:frameworks"} <= places
    assert "tension:breadth-or-depth" in places
    assert answering(166) == ()


def test_what_is_not_built_yet_is_called_planned() -> None:
    planned = {reference.place for reference in references().values() if reference.is_planned}
    assert "rule:several-offers" in planned
    assert "rule:waterfall" not in planned
    assert all(place.startswith("rule:") for place in planned)


def test_every_claim_is_answered_by_something_that_is_there(claims: Claims) -> None:
    for one in claims.claims:
        assert not all(reference.is_planned for reference in answering(one.id)), one.id


@pytest.mark.parametrize(
    ("number", "shipped"),
    [
        (61, {"card:start-up-pay", "rule:employer-factor", "rule:pay-record"}),
        (141, {"card:several-offers", "rule:offers-as-plans"}),
    ],
)
def test_what_is_known_of_offers_is_told_though_their_record_is_planned(number: int, shipped: set[str]) -> None:
    assert {one.place for one in answering(number) if not one.is_planned} == shipped
    assert len([one for one in answering(number) if one.is_planned]) == 1


def test_who_answers_says_what_and_where() -> None:
    for reference in references().values():
        assert reference.where, reference.place
        assert reference.text or reference.place.partition(":")[0] in {"skill", "skill rule", "rung"}, reference.place
    tempo = next(one for one in answering(98) if one.place == "industry:healthcare")
    assert "Long cycles" in tempo.text


def test_entries_of_every_file_answer() -> None:
    kinds = {place.partition(":")[0] for place in references()}
    assert kinds == {
        *("group", "skill", "skill rule", "certification type", "family", "rung", "industry", "hub"),
        *("specialisation", "trend", "card", "tension", "rule"),
    }


def test_claims_are_searched_by_their_words(claims: Claims) -> None:
    assert [claim.id for claim in claims.search("generative best PAID")] == [83]
    assert 46 in [claim.id for claim in claims.search("san jose")]  # without the accent
    assert claims.search("") == ()
    assert claims.search("zeppelin") == ()


def test_an_unknown_claim_is_a_fault_of_the_program(claims: Claims) -> None:
    with pytest.raises(KeyError):
        claims.claim(166)


def claim(**changes: object) -> Claim:
    values: dict[str, Any] = {
        **dict.fromkeys(("section", "statement", "source"), "x"),
        "id": 1,
        "letters": "PX",
        "places": ("rule:a",),
        "direction": Direction.UP,
        "grade": Grade.D,
        "verdict": Verdict.UNTESTED,
        **changes,
    }
    return Claim(**values)


@pytest.mark.parametrize("changes", [{"id": 0}, {"statement": ""}, {"places": ()}, {"source": ""}])
def test_a_claim_is_whole(changes: dict[str, object]) -> None:
    assert claim().id == 1
    with pytest.raises(ValueError, match="a number, section, statement, place and source"):
        claim(**changes)


@pytest.mark.parametrize("letters", ["", "PZ", "p"])
def test_letters_are_known(letters: str) -> None:
    with pytest.raises(ValueError, match="the letters"):
        claim(letters=letters)


def test_a_number_that_stands_twice_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "claims.json", lambda file: entry(file, "claims", 7).update(id=8))
    with pytest.raises(UserError, match=r"claims\.json: it is damaged \(the claim 8 is there twice\)"):
        load_claims(folder)


def unnamed(part: str, entry_id: str, number: int) -> Edit:
    """An edit that takes a claim out of what an entry answers to."""
    return lambda file: entry(file, part, entry_id)["claims"].remove(number)


@pytest.mark.parametrize(
    ("name", "edit", "faults"),
    [
        (  # nothing else answers to 154
            "rules.json",
            unnamed("rules", "stagnation", 154),
            ("nothing answers to claim 154", "claim 154 and rule:stagnation do not name each other"),
        ),
        (  # its factors still do, its record is gone
            "rules.json",
            unnamed("rules", "employer-record", 60),
            (
                "nothing of room P answers to claim 60",
                "claim 60 and rule:employer-record do not name each other",
            ),
        ),
        (
            "industries.json",
            lambda file: entry(file, "industries", "retail")["claims"].append(166),
            ("industry:retail names claim 166, which is not there",),
        ),
        (
            "trends.json",
            lambda file: entry(file, "trends", "edge")["claims"].append(16),
            ("claim 16 and trend:edge do not name each other",),
        ),
        (
            "claims.json",
            lambda file: entry(file, "claims", 16)["places"].append("skill:magic"),
            ("claim 16 and skill:magic do not name each other",),
        ),
        (
            "claims.json",
            lambda file: entry(file, "claims", 16).update(letters="CT"),
            ("nothing of room T answers to claim 16",),
        ),
    ],
)
def test_a_register_that_does_not_fit_is_noticed(
    tmp_path: Path, name: str, edit: Edit, faults: tuple[str, ...]
) -> None:
    assert register_faults(edited(tmp_path, name, edit)) == faults
