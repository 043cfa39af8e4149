""" "This pay in one place equals … in another": an amount and two places of the user's own choice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from planner.charts.places import conversion_sentence
from planner.domain.errors import UserError
from planner.domain.money import parse_amount, require_amount
from planner.market.pack import Pack, Place
from planner.ui.widgets.announcement import announce
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.place_box import PlaceBox

_AMOUNT_PX: Final = 96
_PLACE_PX: Final = 150


class PlacesConverter(Card):
    """An amount, two places and the sentence that compares them; follows every letter."""

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__("Compare any pay", parent)
        self.amount = QLineEdit()
        self.amount.setAccessibleName("Yearly pay")
        self.amount.setPlaceholderText("150k")
        self.amount.setFixedWidth(_AMOUNT_PX)
        self.here = PlaceBox("In this place", pack)
        self.there = PlaceBox("In the other place", pack)
        self._sentence = styled_label("", "strong")
        self._is_own_amount = False
        self._place()
        self.amount.textEdited.connect(self._mark)
        self.amount.editingFinished.connect(lambda: announce(self, self.sentence))
        for box in (self.amount, self.here, self.there):
            box.textChanged.connect(self._answer)
        self._answer()

    @property
    def sentence(self) -> str:
        """The answer as it stands."""
        return self._sentence.text()

    def offer(self, more: Sequence[Place]) -> None:
        """Know other places besides those of the pack."""
        for box in (self.here, self.there):
            box.offer(more)

    def propose(self, amount: float | None, here: Place | None, there: Place | None) -> None:
        """Fill in what the profile knows; boxes the user has written in stay as they are."""
        if not self._is_own_amount:
            self.amount.setText("" if amount is None else f"{amount:,.0f}")
        self.here.propose(here)
        self.there.propose(there)

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (QLabel("$"), self.amount, QLabel("in"), self.here, QLabel("equals, in"), self.there):
            row.addWidget(part, 1 if isinstance(part, PlaceBox) else 0)
        for box in (self.here, self.there):
            box.setMinimumWidth(_PLACE_PX)
        self.body.addLayout(row)
        self.body.addWidget(self._sentence)

    def _mark(self, text: str) -> None:
        self._is_own_amount = bool(text)

    def _answer(self) -> None:
        try:
            self._sentence.setText(self._told())
        except UserError as error:
            self._sentence.setText(str(error))

    def _told(self) -> str:
        if not all(box.text().strip() for box in (self.amount, self.here, self.there)):
            return "Write a yearly pay and two places."
        amount = parse_amount(self.amount.text().replace("$", ""), "Yearly pay")
        require_amount(amount, "Yearly pay", "amount")
        if amount == Decimal(0):
            raise UserError("Yearly pay", "nothing buys nothing anywhere", "Write an amount above 0")
        told = conversion_sentence(float(amount), _known(self.here), _known(self.there))
        return " ".join(filter(None, (told, self.here.note, self.there.note)))


def _known(box: PlaceBox) -> Place:
    place = box.place
    if place is None:
        reason = f"there are no figures for “{box.text().strip()}”"
        raise UserError("Place", reason, "Choose a place from the list that opens while you type")
    return place
