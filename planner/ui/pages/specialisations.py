"""The Specialisations page: all of them side by side for the person, and everything known of the one chosen."""

import datetime
from functools import partial
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.advice.plan_proposals import Proposal
from planner.advice.specialisations import SpecialisationRow
from planner.domain.errors import UserError
from planner.domain.plan import ActionKind
from planner.domain.profile import Profile
from planner.ui.models.column_table import Cells, ColumnFilter, ColumnTable, cells_of
from planner.ui.pages import specialisations_words as words
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.pages.specialisations_question import Specialised, answer
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts, GradedList
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.shown_later import ShownLater
from planner.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EMPTY: Final = "Tell what you do now and what it pays: then this page compares specialisations for you."
_COMPARED: Final = (
    "What adverts and surveys say each specialisation pays at your level, how soon that fades, which of its skills you "
    "have, and how thin its market is, with the evidence for and against."
)
_WIDTHS: Final = (258, 164, 90, 62, 76, 64, 64)
_HOURS: Final = 6
_NOTHING: Final = "You have that specialisation already. Choose another one."


class SpecialisationExplanation(QWidget):
    """The inspector: effect by level, market, and evidence for and against."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = styled_label("What is compared", "strong")
        self._compared, self._evidence_title = styled_label(_COMPARED, "muted"), styled_label("Evidence", "strong")
        self._evidence_title.hide()
        self.facts = Facts()
        self.evidence = GradedList()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(12)
        for part in (self._name, self._compared, self.facts, self._evidence_title, self.evidence):
            column.addWidget(part)
        column.addStretch(1)

    def parts(self, row: SpecialisationRow) -> "Iterator[Callable[[], None]]":
        """What says everything about another specialisation, part by part."""
        yield from self.facts.ahead(words.facts(row))
        yield partial(self._show_facts, row)
        yield from self.evidence.parts(words.evidence(row) or [("Nobody has tested what is said of it.", "D", "")])

    def _show_facts(self, row: SpecialisationRow) -> None:
        self._name.setText(row.specialisation.name)
        self._compared.hide()
        self._evidence_title.show()
        self.facts.show_facts(words.facts(row))


class _Table(NumberView):
    """Where it is too narrow for every name, the hours are left to the card below."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setColumnHidden(_HOURS, event.size().width() < sum(_WIDTHS))


class SpecialisationsPage(AdvicePage[AdviceQuestion, Specialised]):
    """The page. ``explanation`` is its inspector."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Specialisations", _EMPTY, desk, answer)
        self.explanation = SpecialisationExplanation()
        self.explanation.hide()
        self._told: Specialised | None = None
        self._chosen: SpecialisationRow | None = None
        table: ColumnTable[SpecialisationRow] = ColumnTable(words.columns(), parent=self)
        self.rows = ColumnFilter(table, self)
        self.view = _Table(self.rows, "Specialisations compared", _WIDTHS, 0)
        self.links = self.copies(self.view, self.rows, self.links_to("the specialisations", self._cells))
        self.take = QPushButton("&Make it mine")
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put the specialisation chosen into a plan")
        self.offer.plan_wanted.connect(lambda: self.page_wanted.emit("plans"))
        self.skills = Facts()
        self.contradictions = GradedList()
        self._skills_card = Card("Skills it needs")
        self._place()
        ShownLater(self.content, (self.view,))
        self.view.chosen.connect(lambda row: self._choose(self.rows.shown_row(row)))
        self.take.clicked.connect(self.specialise)

    def close_page(self) -> None:
        """End the worker, stop listening and let the inspector go."""
        super().close_page()
        self.explanation.deleteLater()

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        """The snapshot on the day."""
        return AdviceQuestion(profile, self.desk.pack, today)

    def first_parts(self, told: Specialised) -> "Iterator[Callable[[], None]]":
        """The table and everything about the row chosen."""
        yield partial(self.show_result, told)
        yield from self._chosen_parts(self._choose_again(told), told)

    def show_result(self, told: Specialised) -> None:
        """Fill the table."""
        self._told = told
        self.headline.show_answer(*words.headline(told.comparison))
        self.rows.table.show_rows(told.comparison.rows)

    def _choose_again(self, told: Specialised) -> SpecialisationRow:
        """The row chosen stays chosen; at first it is the person's own."""
        chosen = self._chosen and told.comparison.row_of(self._chosen.specialisation.id)
        if chosen is None:
            own = next((place for place, row in enumerate(told.comparison.rows) if row.is_own), 0)
            with QSignalBlocker(self.view):
                self.view.selectRow(own)
            chosen = self.rows.shown_row(own)
        return chosen

    def proposals(self) -> tuple[Proposal, ...]:
        """Specialise in the one chosen; nothing where it is the person's already."""
        row = self._chosen
        is_new = row is not None and not row.is_own
        return (Proposal(ActionKind.SPECIALISE, row.specialisation.name),) if row is not None and is_new else ()

    def specialise(self) -> None:
        """Note the specialisation chosen on the role that counts."""
        if self._told is None or self._chosen is None or not self._told.role_id:
            return
        name = self._chosen.specialisation.name
        try:
            self.push(edits.set_field(self.desk.session.profile, self._told.role_id, "specialisation", name))
        except UserError as error:
            self.message.show_error(error)

    def _place(self) -> None:
        self.take.setToolTip("Note it as the specialisation of your current role; it can be undone")
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the reference first
        self.view.setMinimumHeight(11 * ROW_PX + 8)
        card = Card()
        card.body.setContentsMargins(8, 6, 8, 8)
        card.body.addWidget(self.view)
        button = QHBoxLayout()
        button.addWidget(self.take)
        button.addWidget(self.offer.button)
        button.addStretch(1)
        button.addWidget(self.links)
        self.offer.offer_at(self.view)
        self.column.addWidget(self.offer.bar)
        self.column.addWidget(card, 1)
        self.column.addLayout(button)
        self.column.addLayout(self._below())

    def _below(self) -> QHBoxLayout:
        self._skills_card.body.addWidget(self.skills)
        self._skills_card.body.addStretch(1)
        both = Card("What contradicts itself")
        both.body.addWidget(self.contradictions)
        both.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._skills_card, 1)
        row.addWidget(both, 1)
        return row

    def _cells(self) -> Cells:
        return cells_of(words.file_columns(), map(self.rows.shown_row, range(self.rows.rowCount())))

    def _choose(self, row: SpecialisationRow) -> None:
        assert self._told is not None
        for show in self._chosen_parts(row, self._told):
            show()

    def _chosen_parts(self, row: SpecialisationRow, told: Specialised) -> "Iterator[Callable[[], None]]":
        self._chosen = row
        self.take.setEnabled(bool(told.role_id) and not row.is_own)
        shows = chain(
            self.explanation.parts(row),
            self.skills.parts(words.lessons(row)),
            self.contradictions.parts(words.contradictions(row, told.comparison)),
        )
        yield from takewhile(lambda _: self._chosen is row, shows)  # until another is chosen in between
