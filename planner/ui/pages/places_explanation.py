"""The inspector of the Places page: where pay stands, what a place's figures rest on, and what they leave out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts
from planner.ui.widgets.standing_card import StandingCard

if TYPE_CHECKING:
    from planner.advice.places import Comparison, PlacePay

_LEFT_OUT: Final = (
    "A price level covers all that people buy, housing included, on average: your own rent or children's school may "
    "cost more or less.",
    "Taxes are not in it: places also differ in what is left of the same pay.",
    "The pay is a median of base pay: half of the jobs at your title and level pay more. Bonus and equity are not in.",
)


class PlacesExplanation(QWidget):
    """Facts of one place, and standing notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing = StandingCard()
        self._facts = Facts()
        self._empty = styled_label("Working out…", "muted")
        notes = Card("What it leaves out")
        for sentence in _LEFT_OUT:
            notes.body.addWidget(styled_label(sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.standing)
        column.addWidget(styled_label("What this rests on", "strong"))
        column.addWidget(self._empty)
        column.addWidget(self._facts)
        column.addWidget(notes)
        column.addStretch(1)
        self.standing.show_words("", "Working out…")
        self._facts.hide()

    def show_place(self, told: "Comparison | None", row: "PlacePay | None") -> None:
        """Say what a place's figures rest on; None where there is nothing to compare."""
        is_known = told is not None and row is not None
        self._facts.setVisible(is_known)
        self._empty.setText("There is no comparison yet.")
        self._empty.setVisible(not is_known)
        if told is not None and row is not None:
            self._facts.show_facts(_facts(told, row))


def _facts(told: "Comparison", row: "PlacePay") -> list[tuple[str, str]]:
    place = row.place
    prices = "not known" if place.price_level is None else f"{place.price_level:.1f} in {place.price_year}"
    thin = ", few for a median by level" if row.is_thin else ""
    return [
        ("Place", place.area_name or place.name),
        ("Figures", row.cell),
        ("Instead", row.fallback),
        ("Jobs", f"{row.jobs:,} in this cell{thin}"),
        ("Prices", f"{prices}, United States 100" if place.price_level is not None else prices),
        ("Source", told.source),
        ("Pack", told.pack_version),
    ]
