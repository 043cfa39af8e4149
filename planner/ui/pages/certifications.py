"""The Certifications page: what can be earned and what it is worth to the person, beside earning none; and theirs."""

import datetime
from dataclasses import replace
from functools import partial
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.advice.plan_proposals import Proposal, of_certification
from planner.advice.plan_subjects import load_subjects
from planner.advice.study_plan import StudyPlan, study_plan
from planner.advice.study_taken import TakenHours, taken_hours
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.change import ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate
from planner.market.own_figures import ShippedFigure, certification_figures
from planner.ui.dialogs.own_figure import OwnFigureDialog
from planner.ui.dialogs.study_hour import StudyHourLine
from planner.ui.pages import certifications_words as words
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.ui.pages.certifications_explanation import CertificationExplanation
from planner.ui.pages.certifications_list import CertificationsList
from planner.ui.pages.certifications_question import Certifications, Offer, answer
from planner.ui.pages.missing_fact import missing_fact
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.flow import FlowLayout
from planner.ui.widgets.line_list import polish_ahead
from planner.ui.widgets.month_box import MonthBox, months_of
from planner.ui.widgets.row_list import RowList
from planner.ui.widgets.shown_later import ShownLater
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits
from planner.workspace.own_figures import reset_own_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EMPTY: Final = "Tell what you do now and what it pays: then this page says what a certification would be worth to you."
_HOURS: Final = "study_hours_a_week"
_USUAL_HOURS: Final = 5.0
_MONTHS_AHEAD: Final = 120
_NOTHING: Final = "There is nothing to earn or renew in what is chosen. Choose another certification."
_ADD: Final = (
    (CertificationStatus.WANTED, "Add as &wanted"),
    (CertificationStatus.IN_PREPARATION, "In &preparation"),
    (CertificationStatus.EARNED, "Ea&rned"),
)


class CertificationsPage(AdvicePage[AdviceQuestion, Certifications]):
    """The page. ``explanation`` tells everything about the certification chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Certifications", _EMPTY, desk, answer)
        self.explanation = CertificationExplanation()
        self.explanation.hide()
        self.list: CertificationsList | None = None
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put the certification chosen into a plan")
        self.offer.plan_wanted.connect(lambda: self.page_wanted.emit("plans"))
        self._told: Certifications | None = None
        self._offer: Offer | None = None
        self.add = {status: QPushButton(text) for status, text in _ADD}
        self.hours = SteadyBox("Hours of study a week", 0, 60, suffix=" h a week")
        self.hours.setValue(self._kept_hours())
        self.before = MonthBox("Done before")
        self.effect, self.reset = QPushButton("&Your effect…"), QPushButton("Rese&t effect")
        self.links = self.links_to("the certifications", lambda: self.list.cells() if self.list else ())
        self.week_links = self.links_to("the study plan", lambda: words.week_cells(self._study_plan()))
        self.hour = StudyHourLine(desk.session, desk.history)
        self.plan = styled_label("")
        self.weeks = RowList()
        self.reminders = RowList()
        self._below = QWidget()
        self._place()
        self.hours.valueChanged.connect(self._keep_hours)
        self.before.valueChanged.connect(self._show_plan)
        self.effect.clicked.connect(self.ask_for_effect)
        self.reset.clicked.connect(self.reset_effect)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)

    def close_page(self) -> None:
        """End the worker, stop listening and let the inspector go."""
        super().close_page()
        self.explanation.deleteLater()

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        """The snapshot on the day."""
        return AdviceQuestion(profile, self.desk.pack, today)

    def missing(self, told: Certifications, /) -> NoEstimate | None:
        """What nobody can value a certification without."""
        return None if told.nobody is None else missing_fact(self.desk.session.profile, self.desk.pack, told.today)

    def first_parts(self, told: Certifications) -> "Iterator[Callable[[], None]]":
        """Say what pays, fill the tables and what stands below them, and tell everything about the one chosen."""
        yield partial(self.show_result, told)
        if self.list is None:
            made = CertificationsList(told)
            yield partial(self._offer_months, told)
            yield partial(made.setParent, self.content)
            yield partial(polish_ahead, made)
            yield partial(self._place_list, made)
        else:
            yield partial(self._offer_months, told)
            yield partial(self.list.show_told, told)
        yield from self.reminders.parts(words.reminder_rows(told))
        yield from self._choice_parts(self._chosen_of(told), told)

    def show_result(self, told: Certifications) -> None:
        """Say what pays."""
        self._told = told
        self.headline.show_answer(*words.headline(told))
        self.hour.show_hour(told.hour)

    def _place_list(self, made: CertificationsList) -> None:
        self.list = made
        made.chosen.connect(self._choose)
        self.column.insertWidget(1, made, 1)
        for view, rows in ((made.catalogue_view, made.catalogue), (made.mine_view, made.mine)):
            self.copies(view, rows, self.links)
            self.offer.offer_at(view)
        self._order_keys(made)

    def _offer_months(self, told: Certifications) -> None:
        now = months_of(told.today)
        self.before.setRange(now, now + _MONTHS_AHEAD)

    def _chosen_of(self, told: Certifications) -> Offer:
        """The certification chosen, as another answer has it; at first that of the first row."""
        assert self.list is not None
        name = self._offer.name if self._offer is not None else told.offers[0].name
        if not self.list.is_mine:
            with QSignalBlocker(self.list):
                self.list.choose(name)  # it may stand elsewhere among them now
        return told.offer_named(name)

    def _place(self) -> None:
        ShownLater(self.content, (self._below,))
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._study(), 1)
        row.addWidget(self._reminders(), 1)
        self.column.addWidget(self.offer.bar)
        self.column.addLayout(self._buttons())
        self.column.addWidget(self.hour)
        self.column.addWidget(self._below)

    def _order_keys(self, made: CertificationsList) -> None:
        """Let Tab go from the list on: it was made after everything that stands below it."""
        parts = (*made.stops, *self.add.values(), self.offer.button, self.effect, self.reset)
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(8)
        for status, button in self.add.items():
            button.setToolTip(f"Record the certification chosen as {status}; it can be undone")
            button.clicked.connect(lambda _=False, status=status: self.record(status))
            row.addWidget(button)
        self.effect.setToolTip(
            "Enter what the certification chosen adds to your pay; it then counts instead of the shipped"
        )
        self.reset.setToolTip("Have the shipped effect count again")
        for part in (self.offer.button, self.effect, self.reset, self.links):
            row.addWidget(part)
        return row

    def _study(self) -> Card:
        card = Card("Study plan")
        self.before.setSpecialValueText("any time")
        self.before.setToolTip("The month before which it shall be done")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.hours, QLabel("done before"), self.before):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.week_links)
        self.week_links.serve(card)
        card.body.addLayout(row)
        card.body.addWidget(self.plan)
        card.body.addWidget(self.weeks)
        card.body.addStretch(1)
        return card

    def _reminders(self) -> Card:
        card = Card("Reminders")
        card.body.addWidget(self.reminders)
        card.body.addStretch(1)
        return card

    def proposals(self) -> tuple[Proposal, ...]:
        """Earn or renew the certification chosen, when it is worth most; nothing where none is, or needs neither."""
        if self.list is None:
            return ()
        begin = self._offer.begin if self._offer is not None else None
        return of_certification(*self.list.current, self.today, begin)

    def record(self, status: CertificationStatus) -> None:
        """Add the certification chosen to one's own, or give it another status."""
        if self._offer is not None and self._offer.known is not None:
            self.push(recorded(self.desk.session.profile, self._offer, status, self.today))

    def ask_for_effect(self) -> OwnFigureDialog | None:
        """Ask for what the certification chosen adds to pay; nothing where it is none of the catalogue."""
        figure = self._figure()
        if figure is None:
            return None
        dialog = OwnFigureDialog([figure], self.desk.session, self.desk.history, self)
        dialog.choose(figure.id)
        dialog.open()
        return dialog

    def reset_effect(self) -> None:
        """Take the user's figure for the certification chosen back."""
        figure = self._figure()
        if figure is not None and self.desk.session.profile.get(Override, figure.id) is not None:
            self.push(reset_own_figures(self.desk.session.profile, [figure], [figure.id]))

    def _figure(self) -> ShippedFigure | None:
        known = self._offer.known if self._offer is not None else None
        return None if known is None else next(certification_figures([known]))

    def _choose(self, offer: Offer) -> None:
        assert self._told is not None  # the list comes with the first answer
        for part in self._choice_parts(offer, self._told):
            part()

    def _choice_parts(self, offer: Offer, told: Certifications) -> "Iterator[Callable[[], None]]":
        """What shows another certification, part by part."""
        self._offer = offer
        shows = chain(self.explanation.parts(offer, told), (partial(self._show_offer, offer),), self._plan_parts())
        yield from takewhile(lambda _: self._offer is offer, shows)  # until another is chosen in between

    def _show_offer(self, offer: Offer) -> None:
        figure = self._figure()
        self.effect.setEnabled(figure is not None)
        own = None if figure is None else self.desk.session.profile.get(Override, figure.id)
        self.reset.setVisible(own is not None)
        held = offer.own.certification.status if offer.own is not None else None
        for status, button in self.add.items():
            button.setEnabled(offer.known is not None and status is not held)

    def _plan_parts(self) -> "Iterator[Callable[[], None]]":
        if self._offer is not None and self._offer.known is not None:
            yield from self.weeks.ahead(words.week_rows(self._study_plan()))
        yield self._show_plan

    def _show_plan(self) -> None:
        known = self._offer.known if self._offer is not None else None
        self.week_links.setVisible(known is not None)
        if known is None:
            self.plan.setText("Nothing to study.")
            self.weeks.show_rows([])
            return
        plan, taken = self._study_plan(), self._taken()
        told = f"{known.facts.name}: {plan.sentence}"
        self.plan.setText(told if taken is None else f"{told} {taken.sentence}")
        self.weeks.show_rows(words.week_rows(plan))

    def _study_plan(self) -> StudyPlan:
        known = self._offer.known if self._offer is not None else None
        assert known is not None  # else there is nothing to study, and no link to copy it
        is_free = self.before.value() == self.before.minimum()
        deadline = None if is_free else self.before.month
        taken = self._taken()
        busy = {} if taken is None else taken.by_week
        return study_plan(
            words.middle_hours(known.hours), self.hours.value(), self._first_day(deadline), deadline, busy
        )

    def _first_day(self, deadline: datetime.date | None) -> datetime.date:
        """When studying begins: as its value has it, but now where it has begun already or is to be over by a day."""
        begin = self._offer.begin if self._offer is not None else None
        own = self._offer.own if self._offer is not None else None
        is_begun = own is not None and own.certification.status is CertificationStatus.IN_PREPARATION
        return self.today if begin is None or is_begun or deadline is not None else max(begin, self.today)

    def _taken(self) -> TakenHours | None:
        """What the plan that is followed takes of the hours, apart from the certification chosen."""
        name = self._offer.name if self._offer is not None else ""
        return taken_hours(self.desk.session.profile, load_subjects(self.desk.pack), self.today, name)

    def _kept_hours(self) -> float:
        kept = self.desk.settings.get(_HOURS, _USUAL_HOURS)
        return kept if isinstance(kept, float) else _USUAL_HOURS

    def _keep_hours(self, hours: float) -> None:
        self.desk.settings.set(_HOURS, hours)
        self._show_plan()

    def _search(self) -> None:
        if self.list is not None:
            self.list.search()


def recorded(profile: Profile, offer: Offer, status: CertificationStatus, today: datetime.date) -> ChangeSet | None:
    """The edit that records a certification of the catalogue; one that is earned was earned this month.

    A record there is already keeps all else. None where nothing changes.
    """
    assert offer.known is not None
    facts = offer.known.facts
    old = offer.own.certification if offer.own is not None else None
    is_earned = status is CertificationStatus.EARNED
    earned = PartialDate(today.year, today.month) if is_earned else None
    if old is None:
        return edits.add(
            Certification(id=edits.new_id(), name=facts.name, issuer=facts.provider, status=status, earned=earned)
        )
    return edits.replace(profile, replace(old, status=status, earned=old.earned or earned))
