"""The Readiness page: what the person can show for the next level and for other tracks, and the gap in skills."""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.advice.plan_proposals import Proposal, of_gap
from planner.advice.readiness import Readiness
from planner.charts.palette import Palette
from planner.charts.radar import RadarData
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence
from planner.ui.chart_view import ChartView
from planner.ui.models.column_table import ColumnTable
from planner.ui.pages import readiness_words as words
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.pages.readiness_question import ReadinessAnswer, answer
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.row_list import RowList
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.charts.radar_figure import RadarFigure
    from planner.ui.dialogs.evidence_entry import EvidenceDialog

_EMPTY: Final = "Tell what you do now: then this page says what the next level asks and what you can show for it."
_NOTHING: Final = "No required skill of this title is missing. Choose another title."
_WIDTHS: Final = (180, 300, 120, 80)
_RADAR: Final = QSize(400, 330)
_GAP: Final = 12


class ReadinessPage(AdvicePage[AdviceQuestion, ReadinessAnswer]):
    """The page: a rung and its radar, its lines with their evidence, and what titles ask for in skills."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("Readiness", _EMPTY, desk, answer)
        self._told: ReadinessAnswer | None = None
        self._line = ""
        self.rung = ChoiceBox(())
        self.months = SteadyBox("Months that count as recent", 1, 120, suffix=" months")
        self.months.setValue(24)
        self.chart: ChartView[RadarData] = ChartView(_radar_figure, theme, _RADAR)
        self.lines: ColumnTable[words.LadderLine] = ColumnTable(words.columns(), parent=self)
        self.view = NumberView(self.lines, "Lines of the ladder", _WIDTHS, 1)
        self.add = QPushButton("Add evidence…")
        self.evidence, self.offers = RowList(), RowList()
        self.family = ChoiceBox(())
        self.gap = RowList()
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put a skill that is asked for into a plan")
        self.offer.plan_wanted.connect(lambda: self.page_wanted.emit("plans"))
        self._line_text, self._gap_note = styled_label("", "strong"), styled_label("", "small")
        self._place()
        self._connect()

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        """The snapshot on the day, and how old recent evidence may be."""
        return AdviceQuestion(profile, self.desk.pack, today, round(self.months.value()))

    def show_result(self, told: ReadinessAnswer) -> None:
        """Show the rung and title chosen before, else those of the person."""
        self._told = told
        _fill(self.rung, [(one.rung.id, words.rung_name(one)) for one in told.rungs])
        _fill(self.family, [(one.family.id, words.gap_name(one, told)) for one in told.gaps])
        self._show_rung()
        self._show_gap()

    def proposals(self) -> tuple[Proposal, ...]:
        """Learn a skill that the title shown asks for and that is not held so."""
        gaps = () if self._told is None else self._told.gaps[max(self.family.currentIndex(), 0) :]
        return of_gap(gaps[0]) if gaps else ()

    def ask_for_evidence(self) -> "EvidenceDialog":
        """Open a form for a piece of evidence of the line chosen."""
        from planner.ui.dialogs.evidence_entry import EvidenceDialog

        line = self._chosen().line.line
        month = PartialDate(self.today.year, self.today.month)
        dialog = EvidenceDialog(line.id, line.text, month, self.desk.history.push, self)
        dialog.open()
        return dialog

    def confirm(self, record_id: str) -> None:
        """Attach one of the user's records that was offered to the line chosen."""
        chosen = self._chosen()
        offer = next(one for one in chosen.aspect.offers if one.record_id == record_id)
        date = offer.date or PartialDate(self.today.year, self.today.month)
        made = Evidence(id=edits.new_id(), descriptor=chosen.line.line.id, date=date, text=offer.text, url=offer.url)
        self.push(edits.add(made))

    def remove(self, evidence_id: str) -> None:
        """Take a piece of evidence away."""
        self.push(edits.delete(self.desk.session.profile, [evidence_id]))

    def _place(self) -> None:
        self.rung.setAccessibleName("Rung of the ladder")
        self.family.setAccessibleName("Title")
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        for part in (self.rung, QLabel("Recent means the last"), self.months):
            top.addWidget(part)
        top.addStretch(1)
        self.column.addWidget(self.offer.bar)
        self.column.addLayout(top)
        self.column.addLayout(_row((self._picture(), 4), (self._evidence(), 5)))
        self.column.addWidget(self._ladder())
        self.column.addWidget(self._skills())

    def _picture(self) -> Card:
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self.chart)
        return card

    def _ladder(self) -> Card:
        card = Card("The ladder, line by line")
        self.view.setMinimumHeight(8 * ROW_PX)
        card.body.addWidget(self.view)
        return card

    def _evidence(self) -> Card:
        card = Card()
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch(1)
        card.body.addWidget(self._line_text)
        card.body.addWidget(self.evidence)
        card.body.addLayout(button)
        card.body.addWidget(styled_label("You have recorded what may show it:", "muted"))
        card.body.addWidget(self.offers)
        card.body.addStretch(1)
        return card

    def _skills(self) -> Card:
        card = Card("Skills that a title asks for")
        row = QHBoxLayout()
        row.addWidget(self.family)
        row.addWidget(self.offer.button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.offer.offer_at(self.gap)
        card.body.addWidget(self._gap_note)
        card.body.addWidget(self.gap)
        return card

    def _connect(self) -> None:
        self.rung.currentIndexChanged.connect(self._show_rung)
        self.family.currentIndexChanged.connect(self._show_gap)
        self.months.valueChanged.connect(self.ask)
        self.view.chosen.connect(self._choose)
        self.add.clicked.connect(self.ask_for_evidence)
        self.offers.chosen.connect(self.confirm)
        self.evidence.chosen.connect(self.remove)

    def _show_rung(self) -> None:
        if self._told is None or self.rung.currentIndex() < 0:
            return
        rung = self._shown_rung(self._told)
        self.headline.show_answer(*words.headline(rung, self._told))
        data = words.radar(rung, self._told)
        self.chart.show_data(data, data.spoken)
        lines = words.ladder_lines(rung)
        self.lines.show_rows(lines)
        ids = [one.line.line.id for one in lines]
        place = ids.index(self._line) if self._line in ids else 0
        self.view.selectRow(place)
        self._choose(place)

    def _shown_rung(self, told: ReadinessAnswer) -> Readiness:
        return told.rungs[self.rung.currentIndex()]

    def _chosen(self) -> words.LadderLine:
        return self.lines.row(max(self.view.currentIndex().row(), 0))

    def _choose(self, row: int) -> None:
        chosen = self.lines.row(row)
        self._line = chosen.line.line.id
        self._line_text.setText(f"{chosen.aspect.aspect.name}: {chosen.line.line.text}")
        self.evidence.show_rows(words.evidence_rows(chosen))
        self.offers.show_rows(words.offer_rows(chosen))

    def _show_gap(self) -> None:
        if self._told is None or self.family.currentIndex() < 0:
            return
        gap = self._told.gaps[self.family.currentIndex()]
        self._gap_note.setText(words.gap_note(gap))
        self.gap.show_rows(words.gap_rows(gap))


def _fill(box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
    """Offer other choices; the one chosen stays chosen where it is still there."""
    if [(box.itemData(place), box.itemText(place)) for place in range(box.count())] == choices:
        return
    kept = box.currentData()
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
