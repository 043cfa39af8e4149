"""The cards of the Overview: the trajectory in small, next steps, readiness, certifications and health checks."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.pages.page_names import page_title
from planner.ui.theme import Theme
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.linked_card import LinkedCard
from planner.ui.widgets.row_list import Row, RowList
from planner.ui.widgets.table_links import TableLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from planner.advice.health_checks import Check
    from planner.advice.next_steps import NextStep, NextSteps
    from planner.charts.trajectory import TrajectoryData
    from planner.charts.trajectory_figure import TrajectoryFigure
    from planner.ui.pages.overview_question import Overview, PayRange

_CHART: Final = QSize(420, 224)
_HIGHEST_CHART_PX: Final = 300
_GAP: Final = 12
_WIDE: Final = 860


class OverviewCards(QWidget):
    """All cards. ``page_wanted`` carries the key of a page; ``check_wanted`` the id of a health check,
    ``plan_wanted`` the place of a step that shall go into a plan, of ``shown_steps``.
    """

    page_wanted = Signal(str)
    check_wanted = Signal(str)
    plan_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: ChartView[TrajectoryData] = ChartView(_trajectory_figure, theme, _CHART)
        self.trajectory = styled_label("", "muted")
        self.steps = RowList()
        self.readiness = RowList()
        self.certifications = RowList()
        self.checks = RowList(takes_clicks=True)
        self.references, self.movers, self.levels = RowList(), RowList(), RowList()
        self.all_checks = QPushButton("Show all")
        self._readiness_note, self._certifications_note = styled_label("", "small"), styled_label("", "small")
        self._checks_note = styled_label("", "small")
        self._levels_note, self._combination = styled_label("", "small"), styled_label("", "small")
        self._readiness_card = self._card("Readiness", "readiness", self.readiness, self._readiness_note)
        self._shown: tuple[Check, ...] = ()
        self.shown_steps: tuple[NextStep, ...] = ()
        self._checks_row = QHBoxLayout()
        self._links: tuple[QPushButton, ...] = ()
        self._place()
        self.steps.chosen.connect(self.page_wanted)
        self.steps.more_wanted.connect(self.plan_wanted)
        self.checks.chosen.connect(self.check_wanted)
        self.all_checks.toggled.connect(self._show_checks)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Three cards beside each other where each has room for its sentences, else one under the other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        for row in self._threes:
            row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def parts(self, told: "Overview") -> "Iterator[Callable[[], None]]":
        """What puts another answer into the cards, one at a time."""
        from planner.ui.pages import overview_words as words

        rung, today = words.next_rung(told.ahead), told.question.today
        yield partial(self._show_trajectory, told.trajectory)
        yield from self.steps.ahead(words.step_rows(told.steps))
        yield partial(self._show_steps, told.steps)
        yield partial(self._readiness_card.show_title, words.readiness_title(rung))
        yield from _listed(self.readiness, words.readiness_rows(rung), self._readiness_note, words.readiness_note(rung))
        yield from _listed(
            self.certifications,
            words.certification_rows(told.certifications, today),
            self._certifications_note,
            words.certification_note(told.certifications, today),
        )
        yield from self._range_parts(told.pay_range)
        yield from self._check_parts(told.checks)

    def _range_parts(self, told: "PayRange") -> "Iterator[Callable[[], None]]":
        from planner.ui.pages import overview_range as words

        references, note = words.reference_rows(told.references), words.combination_note(told.combination)
        yield from _listed(self.references, references, self._combination, note)
        yield from self.movers.parts(words.mover_rows(told.movers))
        note = words.step_note(told.tension, told.steps)
        yield from _listed(self.levels, words.step_rows(told.steps), self._levels_note, note)

    def _check_parts(self, checks: "tuple[Check, ...]") -> "Iterator[Callable[[], None]]":
        yield from self.checks.ahead(self._check_rows(checks))
        yield partial(self._take_checks, checks)

    def _show_trajectory(self, told: "TrajectoryData") -> None:
        self.trajectory.setText(told.headline)
        self.trajectory.setToolTip(told.subtitle)
        self.chart.setHidden(told.is_empty)
        self.chart.show_data(told, told.spoken)

    def _show_steps(self, told: "NextSteps") -> None:
        from planner.ui.pages import overview_words as words

        self.shown_steps = told.steps
        self.steps.show_rows(words.step_rows(told))

    def _take_checks(self, checks: "tuple[Check, ...]") -> None:
        self._shown = checks
        self._show_checks()

    @property
    def shown_checks(self) -> "tuple[Check, ...]":
        """Every check of the answer shown."""
        return self._shown

    def offer_links(self, links: TableLinks) -> None:
        """Put the ways to copy and save the health checks into their card."""
        self._checks_row.addWidget(links)
        links.serve(self.checks)
        self._links = (links.copy_link, links.save_link)

    def check(self, check_id: str) -> "Check":
        """The check of an id as it is shown. Raises ``StopIteration`` where there is none."""
        return next(one for one in self._shown if one.rule.id == check_id)

    def _show_checks(self) -> None:
        from planner.ui.pages import overview_words as words

        self.checks.show_rows(self._check_rows(self._shown))
        self.all_checks.setText("Show fewer" if self.all_checks.isChecked() else "Show all")
        _tell(self._checks_note, words.check_note(self._shown))
        self._order_keys()

    def _check_rows(self, checks: "tuple[Check, ...]") -> list[Row]:
        from planner.ui.pages import overview_words as words

        rows = words.check_rows(checks, is_whole=self.all_checks.isChecked())
        return rows or [Row("Nothing needs attention.")]

    def _order_keys(self) -> None:
        """Let Tab go from card to card: rows made later would come after everything else."""
        links = [card.link for card in self.findChildren(LinkedCard) if not card.link.isHidden()]
        first, *others = links
        stops = [first, self.chart, *self.steps.buttons, *others, *self.checks.buttons, self.all_checks, *self._links]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        steps = self._card("Next steps", "", self.steps)
        certifications = self._card("Certifications", "certifications", self.certifications, self._certifications_note)
        self._threes = (
            _row(self._readiness_card, certifications, self._checks_card()),
            _row(
                self._card("Your pay beside other work", "places", self.references, self._combination),
                self._card("What moves it within its range", "market", self.movers),
                self._card("What each step pays", "trajectory", self.levels, self._levels_note),
            ),
        )
        for row in (_row(self._trajectory_card(), steps), *self._threes):
            column.addLayout(row)
        column.addStretch(1)

    def _trajectory_card(self) -> LinkedCard:
        card = self._linked("Trajectory", "trajectory")
        card.body.addWidget(self.trajectory)
        self.chart.setMaximumHeight(_HIGHEST_CHART_PX)
        card.body.addWidget(self.chart, 1)
        card.body.addStretch(0)
        return card

    def _checks_card(self) -> LinkedCard:
        self.all_checks.setProperty("kind", "link")
        self.all_checks.setCheckable(True)
        card = self._card("Health checks", "", self.checks, self._checks_note)
        card.body.insertWidget(2, self._checks_note)
        self._checks_row.addWidget(self.all_checks)
        self._checks_row.addStretch(1)
        card.body.insertLayout(3, self._checks_row)
        return card

    def _card(self, title: str, page: str, rows: RowList, note: QLabel | None = None) -> LinkedCard:
        card = self._linked(title, page)
        card.body.addWidget(rows)
        if note is not None:
            card.body.addWidget(note)
        card.body.addStretch(1)
        return card

    def _linked(self, title: str, page: str) -> LinkedCard:
        card = LinkedCard(title, "Open" if page_title(page) else "")
        card.followed.connect(lambda: self.page_wanted.emit(page))
        return card


def _row(*cards: LinkedCard) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(_GAP)
    for card in cards:
        card.setMinimumWidth(1)  # its share of the row alone decides, not the longest word in it
        row.addWidget(card, 1)
    return row


def _listed(rows: RowList, shown: "Sequence[Row]", note: QLabel, text: str) -> "Iterator[Callable[[], None]]":
    """What puts other rows and the note below them in place: both at once."""
    yield from rows.ahead(shown)
    yield partial(_show_both, rows, shown, note, text)


def _show_both(rows: RowList, shown: "Sequence[Row]", note: QLabel, text: str) -> None:
    rows.show_rows(shown)
    _tell(note, text)


def _tell(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setHidden(not text)


def _trajectory_figure(palette: Palette, font: str) -> "TrajectoryFigure":
    from planner.charts.trajectory_figure import TrajectoryFigure

    return TrajectoryFigure(palette, font=font)
