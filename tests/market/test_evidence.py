from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market.evidence import Card, Cards, Grade, Tension, Verdict, load_cards
from tests.market.made_up_catalogue import edited, entry


def card(card_id: str = "a", *, grade: Grade = Grade.C, claims: tuple[int, ...] = (1,), size: str = "3 people") -> Card:
    return Card(card_id, "Title", "Text", grade, "Source", "2024", size, Verdict.MIXED, claims)


def test_cards_about_a_claim_best_grade_first() -> None:
    weak, strong, other = card("a"), card("b", grade=Grade.B), card("c", claims=(2,))
    assert Cards((weak, strong, other), ()).about(1) == (strong, weak)
    assert Cards((weak, strong, other), ()).about(3) == ()


@pytest.mark.parametrize("size", ["", None])
def test_a_card_says_how_much_it_rests_on(size: str) -> None:
    with pytest.raises(ValueError, match="needs title, text, source, date, size"):
        card(size=size)


def test_a_card_is_about_a_claim() -> None:
    with pytest.raises(ValueError, match="and a claim"):
        card(claims=())


def test_a_card_stands_once() -> None:
    with pytest.raises(ValueError, match="the card 'a' is there twice"):
        Cards((card(), card()), ())


def test_a_tension_has_two_sides() -> None:
    tension = Tension("t", "One", "Other", "Both are shown", (1, 2))
    assert Cards((), (tension,)).tension("t") is tension
    with pytest.raises(KeyError):
        Cards((), (tension,)).tension("u")
    with pytest.raises(ValueError, match="two sides"):
        Tension("t", "One", "", "Both are shown", (1, 2))


def test_the_shipped_contradictions_are_the_six_known_ones() -> None:
    assert {one.id: one.claims for one in load_cards().tensions} == {
        "largest-step": (67, 129),
        "highest-tier": (71, 90, 159),
        "place-or-person": (45, 165),
        "healthcare-pay": (42, 77, 98),
        "certification-needed": (112,),
        "breadth-or-depth": (104, 156),
    }


def test_no_shipped_card_claims_an_experiment() -> None:
    cards = load_cards().cards
    assert len(cards) == 29
    assert Grade.A not in {one.grade for one in cards}
    assert {one.id for one in cards if one.grade is Grade.B} == {"raises-fade", "certification-study"}


def test_a_card_of_opinion_alone_gives_no_figure() -> None:
    (opinion,) = [one for one in load_cards().cards if one.grade is Grade.D]
    assert (opinion.id, opinion.claims, opinion.verdict) == ("several-offers", (141,), Verdict.UNTESTED)
    assert opinion.text.startswith("No estimate: ")
    assert opinion.size == "no figure"
    assert not any(letter.isdigit() for letter in opinion.text)


def test_what_the_data_refute_is_said() -> None:
    refuted = {one.id for one in load_cards().cards if one.verdict is Verdict.REFUTED}
    assert refuted == {"research-seattle", "cheap-cities", "specialisations-against-general"}


def test_an_unknown_grade_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "cards.json", lambda file: entry(file, "cards", "city-order").update(grade="E"))
    with pytest.raises(UserError, match=r"cards\.json: it is damaged \(city-order: 'E' is not a valid Grade\)"):
        load_cards(folder)
