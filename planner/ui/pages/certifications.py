"""The Certifications page: what can be earned and what it is worth to the person, beside earning none; and theirs."""

import datetime
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.advice.plan_proposals import Proposal, of_certification
from planner.advice.study_plan import study_plan
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.change import ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.ui.pages import certifications_words as words
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.ui.pages.certifications_explanation import CertificationExplanation
from planner.ui.pages.certifications_list import CertificationsList
from planner.ui.pages.certifications_question import Certifications, Offer, answer
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.row_list import RowList
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits

_EMPTY: Final = "Tell what you do now and what it pays: then this page says what a certification would be worth to you."
_NOTHING: Final = "There is nothing to earn or renew in what is chosen. Choose another certification."
_ADD: Final = (
    (CertificationStatus.WANTED, "Add as wanted"),
    (CertificationStatus.IN_PREPARATION, "In preparation"),
    (CertificationStatus.EARNED, "Earned"),
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
        self._offer: Offer | None = None
        self.add = {status: QPushButton(text) for status, text in _ADD}
        self.hours = SteadyBox("Hours of study a week", 0, 60, suffix=" h a week")
        self.hours.setValue(5)
        self.plan = styled_label("")
        self.weeks = RowList()
        self.reminders = RowList()
        self._below = QWidget()
        self._place()
        self.hours.valueChanged.connect(self._show_plan)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)

    def close_page(self) -> None:
        """End the worker, stop listening and let the inspector go."""
        super().close_page()
        self.explanation.deleteLater()

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        """The snapshot on the day."""
        return AdviceQuestion(profile, self.desk.pack, today)

    def show_result(self, told: Certifications) -> None:
        """Fill the tables and say what pays."""
        self.headline.show_answer(*words.headline(told))
        self.reminders.show_rows(words.reminder_rows(told))
        if self.list is None:
            self.list = CertificationsList(told)
            self.column.insertWidget(1, self.list, 1)
            for view in (self.list.catalogue_view, self.list.mine_view):
                self.offer.offer_at(view)
            self.list.chosen.connect(lambda offer: self._choose(offer, told))
            self.list.catalogue_view.selectRow(0)
        else:
            self.list.chosen.disconnect()
            self.list.show_told(told)
            self.list.chosen.connect(lambda offer: self._choose(offer, told))
            name = self._offer.name if self._offer is not None else ""
            self._choose(next((one for one in told.offers if one.name == name), told.offers[0]), told)

    def _place(self) -> None:
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._study(), 1)
        row.addWidget(self._reminders(), 1)
        self.column.addWidget(self.offer.bar)
        self.column.addLayout(self._buttons())
        self.column.addWidget(self._below)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for status, button in self.add.items():
            button.setToolTip(f"Record the certification chosen as {status}; it can be undone")
            button.clicked.connect(lambda _=False, status=status: self.record(status))
            row.addWidget(button)
        row.addWidget(self.offer.button)
        row.addStretch(1)
        return row

    def _study(self) -> Card:
        card = Card("Study plan")
        card.body.addWidget(self.hours)
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
        """Earn or renew the certification chosen; nothing where none is, and where it needs neither."""
        return () if self.list is None else of_certification(*self.list.current, self.today)

    def record(self, status: CertificationStatus) -> None:
        """Add the certification chosen to one's own, or give it another status."""
        if self._offer is not None and self._offer.known is not None:
            self.push(recorded(self.desk.session.profile, self._offer, status, self.today))

    def _choose(self, offer: Offer, told: Certifications) -> None:
        self._offer = offer
        self.explanation.show_offer(offer, told)
        held = offer.own.certification.status if offer.own is not None else None
        for status, button in self.add.items():
            button.setEnabled(offer.known is not None and status is not held)
        self._show_plan()

    def _show_plan(self) -> None:
        known = self._offer.known if self._offer is not None else None
        if known is None:
            self.plan.setText("Nothing to study.")
            self.weeks.show_rows([])
            return
        plan = study_plan(words.middle_hours(known.hours), self.hours.value(), self.today)
        self.plan.setText(f"{known.facts.name}: {plan.sentence}")
        self.weeks.show_rows(words.week_rows(plan))

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
