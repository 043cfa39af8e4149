from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.advice.left_over import LeftOver
from planner.base.settings import Settings
from planner.domain.figures import Override
from planner.domain.role import PayPolicy
from planner.market.pack import load_pack
from planner.ui.pages.places_left import PlacesLeft
from planner.ui.pages.places_left_words import basis_sentence, example_sentence, left_sentence
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from tests.advice import examples
from tests.advice.examples import person
from tests.market.test_living import CHEAP, DEAR, UNKNOWN
from tests.ui.pages.places_desk import Desk
from tests.ui.workplace import DISK_FULL

PRICED = replace(
    examples.pack(),
    places=tuple(
        replace(place, goods=100.0, housing=2 * place.price_level, services=100.0) if place.price_level else place
        for place in examples.pack().places
    ),
    place_of={},
)
"""Housing costs 220 in Seattle and 210 in Denver, all else the same."""
NBSP = "\u00a0"


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, *person(), pack=PRICED)
    yield desk
    desk.close()


def enter(desk: Desk, part: str, text: str) -> None:
    box = desk.page.left.boxes[part]
    box.setFocus()
    box.clear()
    QTest.keyClicks(box, text)
    box.editingFinished.emit()
    desk.settle()


def column(card: PlacesLeft, number: int) -> list[str]:
    return [card.cell(row, number) for row in ("pay", "taxes", "housing", "transport", "other", "left")]


def fill(desk: Desk) -> None:
    for part, text in (("taxes", "30"), ("housing", "2.4k"), ("transport", "500"), ("other", "1,500")):
        enter(desk, part, text)


def test_at_first_nothing_is_known_and_said_so(desk: Desk) -> None:
    assert desk.page.left.sentence == ("No estimate of what is left: enter taxes, housing, transport and other costs.")
    assert column(desk.page.left, 0) == ["$121k", *["–"] * 5]
    assert {box.text() for box in desk.page.left.boxes.values()} == {""}


def test_what_is_left_here_and_there(desk: Desk) -> None:
    fill(desk)
    assert column(desk.page.left, 0) == ["$121k", "$36k", "$29k", "$6k", "$18k", "$32k"]
    # Denver pays 126/132 of Seattle, and housing costs 210/220.
    assert column(desk.page.left, 1) == ["$116k", "$35k", "$27k", "$6k", "$18k", "$29k"]
    assert (
        desk.page.left.sentence
        == "In Seattle $32k is left of $121k a year; in Denver $29k is left of $116k, $2.5k less."
    )


def test_costs_are_the_users_own_figures_and_can_be_undone(desk: Desk) -> None:
    fill(desk)
    assert desk.place.session.profile.overrides == {
        "living.taxes": 0.3,
        "living.housing": 2400.0,
        "living.transport": 500.0,
        "living.other": 1500.0,
    }
    desk.undo()
    assert desk.page.left.boxes["other"].text() == ""
    assert desk.page.left.sentence == "No estimate of what is left: enter other costs."
    enter(desk, "housing", "")
    assert "living.housing" not in desk.place.session.profile.overrides
    desk.undo()
    assert desk.page.left.boxes["housing"].text() == "2400"


def test_the_same_again_is_no_edit(desk: Desk) -> None:
    enter(desk, "housing", "2200")
    before = desk.place.session.revision
    enter(desk, "housing", "2200")
    assert desk.place.session.revision == before


def test_what_is_no_cost_is_told_and_changes_nothing(desk: Desk) -> None:
    enter(desk, "housing", "4,5")
    (bar,) = desk.page.left.findChildren(MessageBar)
    assert bar.text == "Housing: “4,5” can be read two ways. Write 4.5 or 45."
    assert desk.page.left.boxes["housing"].text() == "4,5"
    assert not desk.place.session.profile.overrides
    enter(desk, "housing", "45")
    assert bar.text == ""
    assert desk.page.left.cell("housing", 0) == "$540"


def test_a_full_disk_leaves_what_was_stored(desk: Desk, qtbot: QtBot) -> None:
    desk.file.failure = DISK_FULL
    with qtbot.waitSignal(desk.place.history.failed):
        enter(desk, "housing", "2200")
    assert not desk.place.session.profile.overrides
    assert desk.page.left.cell("housing", 0) == "–"


def test_the_place_chosen_is_the_one_compared(desk: Desk) -> None:
    fill(desk)
    desk.page._choose("seattle")
    assert desk.page.left.sentence == "In Seattle $32k is left of $121k a year."
    assert not desk.page.left._cells["pay", 3].isVisible()
    desk.page._choose("island")
    assert desk.page.left.sentence == (
        "In Seattle $32k is left of $121k a year; no estimate for Island, whose prices are not known."
    )
    assert column(desk.page.left, 1) == ["$138k", "$41k", "–", "–", "–", "–"]


def test_an_employer_who_pays_the_same_everywhere(desk: Desk) -> None:
    fill(desk)
    desk.policy.choose(PayPolicy.NATIONAL_BANDS.value)
    desk.settle()
    assert column(desk.page.left, 1)[0] == column(desk.page.left, 0)[0] == "$121k"


def test_without_any_pay_there_is_nothing_to_take_from(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, Override(id="living.housing", value=900.0), pack=PRICED)
    assert desk.page.left.sentence == "No estimate of what is left: there is no pay to take it from."
    assert desk.page.left.boxes["housing"].text() == "900"
    desk.close()


def test_the_market_stands_in_for_pay_that_is_unknown(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person(base=None), pack=PRICED)
    assert column(desk.page.left, 0)[0] == "$132k"
    desk.close()


def year(place: object, left: float | None) -> LeftOver:
    """A year on 100,000 dollars with nothing to spend but other costs."""
    other = None if left is None else 100_000.0 - left
    return LeftOver(place, 100_000.0, 0.0, 0.0, 0.0, other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("here", "there", "sentence"),
    [
        (20_000.0, 30_000.0, "In Dear $20k is left of $100k a year; in Cheap $30k is left of $100k, $10k more."),
        (20_000.0, 5_000.0, "In Dear $20k is left of $100k a year; in Cheap $5k is left of $100k, $15k less."),
        (-3_000.0, 1_000.0, "In Dear $3k is missing of $100k a year; in Cheap $1k is left of $100k, $4k more."),
        (20_000.0, None, "In Dear $20k is left of $100k a year; no estimate for Cheap, whose prices are not known."),
    ],
)
def test_the_answer_in_words(here: float, there: float | None, sentence: str) -> None:
    assert left_sentence((), year(DEAR, here), year(CHEAP, there)) == sentence


def test_one_part_that_is_missing_is_named() -> None:
    assert left_sentence(("taxes",), year(DEAR, None), None) == "No estimate of what is left: enter taxes."


def test_the_basis_names_the_parities_or_what_stands_for_them() -> None:
    told = basis_sentence(DEAR, CHEAP)
    assert "(BEA 2024): housing × 0.40, transport × 0.83 and other costs × 0.87." in told
    assert "a new tenant pays more" in told
    assert "choose another place" in basis_sentence(DEAR, None)
    assert "prices of all that people buy" in basis_sentence(replace(DEAR, goods=None), CHEAP)
    assert "are not known" in basis_sentence(DEAR, UNKNOWN)


def test_the_example_is_reckoned_from_the_shipped_prices() -> None:
    pack = load_pack()
    assert example_sentence(pack) == (
        "An example: $170k in San Francisco buys what $141k buys in Indianapolis. Housing costs 2.2 times as much in "
        "San Francisco, goods 1.15 times (BEA regional price parities 2024)."
    )
    dear, cheap = pack.find_place("San Francisco"), pack.find_place("Indianapolis")
    assert dear is not None
    assert cheap is not None
    assert dear.housing is not None
    assert cheap.housing is not None
    assert dear.housing / cheap.housing == pytest.approx(2.2, abs=0.05)
    assert example_sentence(PRICED) == ""  # it has neither city
