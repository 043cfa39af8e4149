"""The Readiness page: what the person can show for the next level and for other tracks, and the gap in skills."""

import datetime
from functools import partial
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.advice.plan_proposals import Proposal, of_gap
from planner.advice.readiness import Readiness
from planner.advice.skill_gap import Gap
from planner.charts.palette import Palette
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence
from planner.ui.models.column_table import Cells, cells_of
from planner.ui.pages import readiness_words as words
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.pages.readiness_ladder import LadderCard
from planner.ui.pages.readiness_question import ReadinessAnswer, answer
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.row_list import RowList
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.told_view import ToldView
from planner.workspace import edits
from planner.workspace.ladder import EmployersRung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.charts.radar_figure import RadarFigure
    from planner.ui.dialogs.evidence_entry import EvidenceDialog

_EMPTY: Final = "Tell what you do now: then this page says what the next level asks and what you can show for it."
_NOTHING: Final = "No required skill of this title is missing. Choose another title."
_RADAR: Final = QSize(400, 300)
_GAP: Final = 12


class ReadinessPage(AdvicePage[AdviceQuestion, ReadinessAnswer]):
    """The page: a rung and its radar, its lines with their evidence, and what titles ask for in skills."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("Readiness", _EMPTY, desk, answer)
        self._told: ReadinessAnswer | None = None
        self._line = ""
        self._chosen: words.LadderLine | None = None
        self.rung = ChoiceBox(())
        self.months = SteadyBox("Months that count as recent", 1, 120, suffix=" months")
        self.months.setValue(24)
        self.employer = ChoiceBox(())
        self._employer: str | None = None
        self.picture = ToldView(_radar_figure, theme, desk.settings, "Readiness by aspect", _RADAR)
        self.ladder = LadderCard(lambda: desk.session.profile, desk.history.push)
        self.links = self.copies(self.ladder.view, self.ladder.rows, self.links_to("the ladder", self._ladder_cells))
        self.gap_links = self.links_to("the skill gap", lambda: words.gap_cells(self._gap()))
        self.add = QPushButton("Add ev&idence…")
        self.evidence, self.offers = RowList(), RowList()
        self.family = ChoiceBox(())
        self.gap = RowList()
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put a skill that is asked for into a plan")
        self.offer.plan_wanted.connect(lambda: self.page_wanted.emit("plans"))
        self._offers_title = styled_label("You have recorded what may show it:", "muted")
        self._line_text, self._gap_note = styled_label("", "strong"), styled_label("", "small")
        self._place()
        self._connect()

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        """The snapshot on the day, and how old recent evidence may be."""
        return AdviceQuestion(profile, self.desk.pack, today, round(self.months.value()), self._employer)

    def parts(self, _: ReadinessAnswer, /) -> "Iterator[Callable[[], None]]":
        """The lines of the rung and what shows the one chosen, then the skills."""
        yield self._show_lines
        yield from self._line_parts()
        yield from self._gap_parts()

    def show_result(self, told: ReadinessAnswer) -> None:
        """Show the rung and title chosen before, else those of the person."""
        self._told = told
        _fill(self.rung, [(one.rung.id, words.rung_name(one)) for one in told.rungs])
        _fill(self.employer, [(one, words.employer_name(one)) for one in told.employers], told.employer)
        _fill(self.family, [(one.family.id, words.gap_name(one, told)) for one in told.gaps])
        self._show_picture()

    def proposals(self) -> tuple[Proposal, ...]:
        """Learn a skill that the title shown asks for and that is not held so."""
        gaps = () if self._told is None else self._told.gaps[max(self.family.currentIndex(), 0) :]
        return of_gap(gaps[0]) if gaps else ()

    def ask_for_evidence(self) -> "EvidenceDialog":
        """Open a form for a piece of evidence of the line chosen."""
        from planner.ui.dialogs.evidence_entry import EvidenceDialog

        line = self.ladder.line.line.line
        month = PartialDate(self.today.year, self.today.month)
        dialog = EvidenceDialog(line.lasting_id, line.text, month, self.desk.history.push, self)
        dialog.open()
        return dialog

    def confirm(self, record_id: str) -> None:
        """Attach one of the user's records that was offered to the line chosen."""
        chosen = self.ladder.line
        offer = next((one for one in chosen.aspect.offers if one.record_id == record_id), None)
        if offer is None:
            return  # the line has changed, and its offers are on their way
        date = offer.date or PartialDate(self.today.year, self.today.month)
        line = chosen.line.line.lasting_id
        self.push(edits.add(Evidence(id=edits.new_id(), descriptor=line, date=date, text=offer.text, url=offer.url)))

    def remove(self, evidence_id: str) -> None:
        """Take a piece of evidence away."""
        self.push(edits.delete(self.desk.session.profile, [evidence_id]))

    def _place(self) -> None:
        self.rung.setAccessibleName("Rung of the ladder")
        self.family.setAccessibleName("Title")
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        self.employer.setAccessibleName("Whose ladder")
        self.employer.setToolTip("Whose ladder is shown and edited")
        for part in (self.rung, self.employer, QLabel("Recent means the last"), self.months):
            top.addWidget(part)
        top.addStretch(1)
        self.column.addWidget(self.offer.bar)
        self.column.addLayout(top)
        self.column.addLayout(_row((self._picture(), 1), (self._evidence(), 1)))
        self.ladder.offer_links(self.links)
        self.column.addWidget(self.ladder)
        self.column.addWidget(self._skills())

    def _picture(self) -> Card:
        card = Card()
        card.body.setContentsMargins(12, 10, 12, 8)
        card.body.addWidget(self.picture)
        return card

    def _evidence(self) -> Card:
        card = Card()
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch(1)
        card.body.addWidget(self._line_text)
        card.body.addWidget(self.evidence)
        card.body.addLayout(button)
        card.body.addWidget(self._offers_title)
        card.body.addWidget(self.offers)
        card.body.addStretch(1)
        return card

    def _skills(self) -> Card:
        card = Card("Skills that a title asks for")
        row = QHBoxLayout()
        row.addWidget(self.family)
        row.addWidget(self.offer.button)
        row.addStretch(1)
        row.addWidget(self.gap_links)
        self.gap_links.serve(card)
        card.body.addLayout(row)
        self.offer.offer_at(self.gap)
        card.body.addWidget(self._gap_note)
        card.body.addWidget(self.gap)
        return card

    def _connect(self) -> None:
        self.rung.currentIndexChanged.connect(self._show_rung)
        self.family.currentIndexChanged.connect(self._show_gap)
        self.months.valueChanged.connect(self.ask)
        self.employer.currentIndexChanged.connect(self._choose_employer)
        self.ladder.chosen.connect(lambda _: self._choose())
        self.ladder.failed.connect(self.message.show_error)
        for rows in (self.evidence, self.offers):
            rows.link_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        QShortcut(QKeySequence(Qt.Key.Key_Insert), self).activated.connect(self.ladder.ask_for_line)
        self.add.clicked.connect(self.ask_for_evidence)
        self.offers.chosen.connect(self.confirm)
        self.evidence.chosen.connect(self.remove)

    def _show_rung(self) -> None:
        self._show_picture()
        self._show_ladder()

    def _show_picture(self) -> None:
        told, rung = self._told, self._shown_rung()
        if told is not None and rung is not None:
            self.headline.show_answer(*words.headline(rung, told))
            self.picture.show_data(words.radar(rung, told))

    def _show_ladder(self) -> None:
        self._show_lines()
        for part in self._line_parts():
            part()

    def _show_lines(self) -> None:
        """Show the lines of the rung; what shows the one chosen takes longer, and comes with ``_line_parts``."""
        told, rung = self._told, self._shown_rung()
        if told is not None and rung is not None:
            with QSignalBlocker(self.ladder):
                self.ladder.show_rung(EmployersRung(told.ladders, rung, told.employer), self._line)

    def _shown_rung(self) -> Readiness | None:
        place = self.rung.currentIndex()
        return None if self._told is None or place < 0 else self._told.rungs[place]

    def _choose_employer(self) -> None:
        self._employer = self.employer.currentData()
        self.ask()

    def _choose(self) -> None:
        for part in self._line_parts():
            part()

    def _line_parts(self) -> "Iterator[Callable[[], None]]":
        """What puts the evidence of the line chosen into the page."""
        if self.ladder.rows.rowCount():
            self._chosen = chosen = self.ladder.line
            shows = chain(
                (partial(self._name_line, chosen),),
                self.evidence.parts(words.evidence_rows(chosen)),
                self.offers.parts(words.offer_rows(chosen)),
            )
            yield from takewhile(lambda _: self._chosen is chosen, shows)  # until another is chosen in between

    def _name_line(self, chosen: words.LadderLine) -> None:
        self._line = chosen.line.line.lasting_id
        self._line_text.setText(f"{chosen.aspect.aspect.name}: {chosen.line.line.text}")
        for part in (self.add, self._offers_title):
            part.setVisible(not chosen.is_hidden)

    def _ladder_cells(self) -> Cells:
        return cells_of(words.file_columns(), self.ladder.lines.rows)

    def _gap(self) -> Gap:
        assert self._told is not None  # the links come with the first answer
        return self._told.gaps[self.family.currentIndex()]

    def _show_gap(self) -> None:
        for part in self._gap_parts():
            part()

    def _gap_parts(self) -> "Iterator[Callable[[], None]]":
        if self._told is not None and self.family.currentIndex() >= 0:
            gap = self._gap()
            self._gap_note.setText(words.gap_note(gap))
            yield from self.gap.parts(words.gap_rows(gap))


def _fill(box: ChoiceBox, choices: list[tuple[str, str]], wanted: str | None = None) -> None:
    """Offer other choices; the one wanted is chosen, else the one that was, where it is still there."""
    kept = box.currentData() if wanted is None else wanted
    if [(box.itemData(place), box.itemText(place)) for place in range(box.count())] == choices:
        with QSignalBlocker(box):
            box.setCurrentIndex(max(box.findData(kept), 0))
        return
    with QSignalBlocker(box):
        box.clear()
        for key, text in choices:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(kept), 0))


def _row(*cards: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for card, share in cards:
        card.setMinimumWidth(1)
        row.addWidget(card, share)
    return row


def _radar_figure(palette: Palette, font: str) -> "RadarFigure":
    from planner.charts.radar_figure import RadarFigure

    return RadarFigure(palette, font=font)
