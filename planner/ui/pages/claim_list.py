"""Why the program shows what it shows: every statement it answers to, what the evidence says, and where it is answered.

The register is read when the card has first been seen, in turns, so that the window can do other things in between.
"""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from planner.market.claims import Direction, Reference, answering, load_claims, references
from planner.market.evidence import load_cards
from planner.market.requirements import load_requirements
from planner.market.skills import load_skills
from planner.ui.dialogs.scrolled import scrolled_dialog
from planner.ui.models.claim_table import VERDICTS, ClaimRow, ClaimSearch, ClaimTable
from planner.ui.turns import Turns
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.search_box import SearchBox

_WIDTHS: Final = (620, 100, 60)
_SAID: Final = 0
_ROWS: Final = 8
_DIALOG: Final = QSize(900, 720)
_DIRECTIONS: Final = {
    Direction.UP: "More pay or faster progress",
    Direction.DOWN: "Less pay or slower progress",
    Direction.OPEN: "Either way: its sign is disputed",
}


class ClaimList(Card):
    """The card: search, what the evidence says, the list, and the chosen statement in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why am I seeing this?", parent)
        self.rows = ClaimSearch(ClaimTable(self), self)
        self.view = NumberView(self.rows, "Statements about careers", _WIDTHS, _SAID)
        self.search_box = SearchBox("statements", "statements", ", or whose answers do")
        self.verdicts = ChoiceBox((("", "All evidence"), *((one, one.capitalize()) for one in VERDICTS)))
        self._no_match = styled_label("Nothing is said with these words.", "muted")
        self.facts = Facts()
        self._is_seen = False
        self._turns = Turns(self)
        self._place()
        self.view.chosen.connect(lambda _: self._show_claim())
        self.search_box.textChanged.connect(self._search)
        self.search_box.left.connect(self.view.enter)
        self.verdicts.currentIndexChanged.connect(lambda _: self._filter())

    @property
    def row(self) -> ClaimRow | None:
        """The claim the user is on, None where a search finds none."""
        number = self.view.currentIndex().row()
        return self.rows.shown_row(number) if 0 <= number < self.rows.rowCount() else None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the register when somebody looks."""
        super().showEvent(event)
        if not self._is_seen:
            self._is_seen = True
            self._turns.start((load_skills, load_requirements, references, self._fill))

    def _fill(self) -> None:
        cards = load_cards()
        self.rows.table.show_rows(
            [ClaimRow(one, answering(one.id), cards.about(one.id)) for one in load_claims().claims]
        )
        self._show_first()

    def _place(self) -> None:
        self.verdicts.setAccessibleName("What the evidence says")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search_box)
        row.addWidget(self.verdicts)
        row.addStretch(1)
        self.view.setFixedHeight((_ROWS + 1) * ROW_PX + 8)
        note = (
            "What is said about careers in this field, what the evidence says of it, and where this program answers to "
            "it. Opinion (grade D) moves no number by itself."
        )
        self.body.addWidget(styled_label(note, "muted"))
        self.body.addLayout(row)
        self.body.addWidget(self._no_match)
        self.body.addWidget(self.view)
        self.body.addWidget(self.facts)
        self._no_match.hide()

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._show_first()

    def _filter(self) -> None:
        self.rows.choose_verdict(str(self.verdicts.currentData()))
        self._show_first()

    def _show_first(self) -> None:
        self.view.selectRow(0)
        self._show_claim()

    def _show_claim(self) -> None:
        row = self.row
        self._no_match.setVisible(row is None)
        self.facts.setVisible(row is not None)
        if row is not None:
            self.facts.show_facts(claim_facts(row))


def claim_dialog(parent: QWidget) -> QDialog:
    """The card in a window of its own, from the Help menu of any page; not yet open."""
    card = ClaimList()
    dialog = scrolled_dialog(parent, "Why am I seeing this?", card, _DIALOG)
    card.search_box.setFocus()
    return dialog


def claim_facts(row: ClaimRow) -> list[tuple[str, str]]:
    """The statement in full: where it points, its evidence, and a line for each answer."""
    claim = row.claim
    evidence = [
        (f"Evidence {card.grade}", f"{card.title}. {card.text} {card.source}, {card.date}; {card.size}.")
        for card in row.cards
    ]
    others = [one for one in row.answers if not one.place.startswith("card:")]
    answers = [("Answered by" if number == 0 else " ", _answer(one)) for number, one in enumerate(others)]
    return [
        ("Said", claim.statement),
        ("Says", _DIRECTIONS.get(claim.direction, "")),
        ("Rests on", "" if evidence else f"{claim.source}, grade {claim.grade}"),
        *evidence,
        *answers,
    ]


def _answer(one: Reference) -> str:
    where = "not in the program yet" if one.is_planned else one.where
    told = f"{one.name} ({where})" if where != "here" else one.name
    return f"{told}: {one.text}" if one.text else told
