"""What claims rest on: grades, and the evidence cards that are shown for them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.market.catalogue_reading import Loader, read_document, require_unique


class Grade(StrEnum):
    """How well something is known: A experiment, B controlled study, C advertisement or survey, D opinion."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Verdict(StrEnum):
    """What the evidence says about a claim; ``untested`` where there is none beyond opinion."""

    UNTESTED = "untested"
    SUPPORTED = "supported"
    MIXED = "mixed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Card:
    """An evidence card: what is known about claims, from whom, when and from how many.

    ``size`` is in words ("72,719 adverts"), because sources count different things. Raises ``ValueError`` where a part
    that a reader needs is empty or the card is about no claim.
    """

    id: str
    title: str
    text: str
    grade: Grade
    source: str
    date: str
    size: str
    verdict: Verdict
    claims: tuple[int, ...]

    def __post_init__(self) -> None:
        if not all((self.title, self.text, self.source, self.date, self.size, self.claims)):
            raise ValueError("a card needs title, text, source, date, size and a claim")


@dataclass(frozen=True, slots=True)
class Tension:
    """Claims that contradict each other: both sides, and how the program shows them without choosing."""

    id: str
    one_side: str
    other_side: str
    handling: str
    claims: tuple[int, ...]

    def __post_init__(self) -> None:
        if not (self.one_side and self.other_side and self.handling and self.claims):
            raise ValueError("a tension needs two sides, how it is handled, and claims")


@dataclass(frozen=True, slots=True)
class Cards:
    """All evidence cards and tensions; raises ``ValueError`` where an id stands twice."""

    cards: tuple[Card, ...]
    tensions: tuple[Tension, ...]

    def __post_init__(self) -> None:
        require_unique((card.id for card in self.cards), "card")
        require_unique((tension.id for tension in self.tensions), "tension")

    def tension(self, tension_id: str) -> Tension:
        """The tension of that id; raises ``KeyError`` where there is none."""
        for one in self.tensions:
            if one.id == tension_id:
                return one
        raise KeyError(tension_id)

    def about(self, claim: int) -> tuple[Card, ...]:
        """The cards about a claim, best grade first."""
        return tuple(sorted((card for card in self.cards if claim in card.claims), key=lambda card: card.grade))


@Loader
def load_cards(folder: Path | None = None) -> Cards:
    """The shipped cards; raises ``UserError`` as ``read_document`` does."""
    return read_document(Cards, "cards.json", folder)
