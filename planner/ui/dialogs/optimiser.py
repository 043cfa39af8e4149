"""The window of the optimiser: what one has, what one would do, and the best sequence of it, beside doing nothing.

It stays open beside the main window and follows the profile. Looking takes a second or two on a thread of its own.
"""

import datetime
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.domain.plan import Plan
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.dialogs.optimiser_allowed import OptimiserAllowed
from planner.ui.dialogs.optimiser_answer import EMPTY, OptimiserAnswer
from planner.ui.dialogs.optimiser_limits import OptimiserLimits
from planner.ui.dialogs.optimiser_question import Answer, Asked, Offer, Wanted, answer, offered
from planner.ui.dialogs.study_hour import StudyHourLine
from planner.ui.dialogs.title import window_title
from planner.ui.history import History
from planner.ui.pages.missing_fact import ADD_ROLE
from planner.ui.pages.role_form import form_for_role
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.row_list import restyle
from planner.workspace import plans
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.advice.optimiser_options import Option
    from planner.forecast.situation import NoEstimate

_LEFT_PX: Final = 384
_AROUND: Final = (24, 48)
_NOTHING_TICKED: Final = "Nothing is allowed yet: tick at least one action."
_LOOKING: Final = "Looking up what you could do…"
_CHANGED: Final = "Something changed since: find again."


class OptimiserDialog(QDialog):
    """Limits and allowed actions at the left, the answer at the right. ``answered`` is emitted with every answer, also
    when it was stopped.
    """

    answered = Signal()
    _progressed = Signal(object, float)

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        history: History,
        bridge: Bridge,
        pack: Pack,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(parent)
        self._session, self._history, self._bridge, self._pack = session, history, bridge, pack
        self._offer: Offer | None = None
        self._added: tuple[str, ...] = ()
        self._latest: Answer | None = None
        self._became: tuple[Answer | None, str] = (None, "")  # an answer and the plan it was added as
        self._stop = threading.Event()
        self._is_stale = True
        self._is_search_wanted = False
        self.limits = OptimiserLimits()
        self.hour = StudyHourLine(session, history)
        self.allowed = OptimiserAllowed()
        self._settings = settings
        self.answer = OptimiserAnswer(theme, settings)
        self.find_button = QPushButton("&Find a plan")
        self.cancel_button = QPushButton("&Cancel")
        self._progress = QProgressBar()
        self._state = styled_label("", "muted")
        self._message = MessageBar()
        self._loader: LatestRunner[Wanted, Offer | NoEstimate] = LatestRunner(offered, self)
        self._runner: LatestRunner[Asked, Answer] = LatestRunner(answer, self)
        self.setWindowTitle(window_title("Find a plan"))
        self.resize(1120, 720)
        self._place()
        self._connect()

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the answer shown, empty where there is none."""
        return self.answer.sentence

    @property
    def latest(self) -> Answer | None:
        """The answer shown, None before the first."""
        return self._latest

    @property
    def told(self) -> str:
        """What it last had to say, empty where nothing."""
        return self._message.text

    @property
    def state(self) -> str:
        """The quiet line under the buttons."""
        return self._state.text()

    @property
    def is_busy(self) -> bool:
        """Whether it is looking, or getting ready to."""
        return self._runner.is_busy or self._loader.is_busy

    def open_window(self) -> None:
        """Show it, or bring it to the front; what can be allowed is looked up where the profile has changed."""
        room = self.screen().availableSize() - QSize(*_AROUND)
        self.resize(self.size().boundedTo(room))
        self.show()
        self.activateWindow()
        if self._is_stale:
            self._load()

    def close_dialog(self) -> None:
        """Close, end the threads and stop listening."""
        self._bridge.changed.disconnect(self._follow)
        self._stop.set()
        self._runner.close()
        self._loader.close()
        self.close()
        self.deleteLater()

    def search(self) -> None:
        """Look for the best within the limits, once it is known what there is; what is being looked for is stopped."""
        self._is_search_wanted = self._offer is None and self._loader.is_busy
        if self._offer is None:
            return
        self._message.pass_by()
        options = self.allowed.ticked
        if not options:
            self._message.show_text(_NOTHING_TICKED)
            return
        try:
            asked = self._asked(self._offer, options)
        except UserError as error:
            self._message.show_error(error)
            return
        self._show_busy(is_busy=True)
        self._runner.ask(asked)

    def stop(self) -> None:
        """Stop looking; what was shown stays."""
        self._stop.set()

    def add_plan(self) -> None:
        """Add what was found to the profile, as one edit; once, however often it is asked for."""
        from planner.advice.optimiser_plans import FoundPlan

        found = self._latest.found if self._latest is not None else None
        if self._latest is None or not isinstance(found, FoundPlan) or not found.actions:
            return
        answer, plan_id = self._became
        there = self._session.profile.get(Plan, plan_id) if answer is self._latest else None
        if there is not None:
            self._message.show_text(f"It is on the Plans page already, as {there.name}.")
            return
        hours = self._latest.asked.budget.hours_per_week
        try:
            changes = plans.add_plan(self._session.profile, found.actions, hours)
        except UserError as refused:
            self._message.show_error(refused)
            return
        error = self._history.push(changes)
        if error is not None:
            self._message.show_error(error)
            return
        plan = next(change.after for change in changes.changes if isinstance(change.after, Plan))
        self._became = (self._latest, plan.id)
        same = " Count assumptions there too to see the same numbers." if self._latest.asked.with_opinions else ""
        self._message.show_text(f"Added as {plan.name}: it is on the Plans page now. Ctrl+Z takes it back.{same}")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody waits for the answer any more."""
        self._stop.set()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape stops what is being looked for, else it closes the window."""
        if self._runner.is_busy and not self._stop.is_set():
            self.stop()
        else:
            super().reject()

    def _asked(self, offer: Offer, options: "tuple[Option, ...]") -> Asked:
        self._stop.set()
        self._stop = stop = threading.Event()
        return Asked(
            offer=offer,
            options=options,
            budget=self.limits.budget(offer.ground.today),
            aim=self.limits.aim(offer.ground.profile.preferences.discount_percent / 100),
            with_opinions=self.limits.with_opinions,
            target=self.limits.target,
            tell_progress=lambda share: self._progressed.emit(stop, share),
            is_cancelled=stop.is_set,
        )

    def _load(self) -> None:
        self._is_stale = False
        self.find_button.setEnabled(False)
        if self._latest is None:
            self._state.setText(_LOOKING)
        today = datetime.datetime.now().astimezone().date()
        self._loader.ask(Wanted(self._session.profile, self._pack, today))

    def _show_offer(self, offer: "Offer | NoEstimate") -> None:
        if self.state == _LOOKING:
            self._state.setText("")
        if not isinstance(offer, Offer):
            self._offer = None
            self.hour.show_hour(None)
            self._show_why_not(offer)
            self.allowed.show_options(())
            return
        self._offer = offer
        self.hour.show_hour(offer.ground.study_hour)
        self.limits.set_up(offer.ground.situation.inputs, offer.ground.today)
        self._list()
        self.find_button.setEnabled(True)
        if self._latest is None:
            restyle(self.find_button, "kind", "primary")
            self.answer.show_nothing(EMPTY)
        elif not offer.counts_like(self._latest.asked.offer):
            self._mark_changed()  # a plan more changes nothing that the answer rests on
        if self._is_search_wanted:
            self.search()

    def _show_why_not(self, reason: "NoEstimate") -> None:
        """Why nothing can be found; without any role the way to one."""
        restyle(self.find_button, "kind", "")  # not what comes next
        if self._session.profile.roles:
            self.answer.show_nothing(f"No forecast to compare with: {reason.reason}. {reason.remedy}.")
        else:
            self.answer.show_nothing("A plan is found for a person: tell first what you do now.", ADD_ROLE)

    def _add_role(self) -> None:
        form_for_role(self._session, self._history, self._pack, self, self._settings).open()

    def _list(self) -> None:
        """List what is offered and what was added by name, as it counts with or without opinions."""
        from planner.advice.optimiser_options import is_same, named_option

        assert self._offer is not None
        offer, with_opinions = self._offer, self.limits.with_opinions
        ground = offer.ground_for(with_opinions=with_opinions)
        listed = list(offer.assumed if with_opinions else offer.options)
        for text in self._added:
            one = named_option(ground, text)
            if one is not None and not any(is_same(ground, one, other) for other in listed):
                listed.append(one)
        self.allowed.show_options(listed, offer.names)

    def _add_named(self, text: str) -> None:
        from planner.advice.optimiser_options import is_same, named_option

        if self._offer is None:
            return
        ground = self._offer.ground_for(with_opinions=self.limits.with_opinions)
        one = named_option(ground, text)
        if one is None:
            remedy = "Choose one of the list, or add it to a plan first"
            self._message.show_error(UserError("Action", f"“{text}” is not in the catalogues", remedy))
            return
        self._message.pass_by()
        there = next((other for other in self.allowed.options if is_same(ground, one, other)), None)
        if there is None:
            self._added += (text,)
            self._list()
        self.allowed.tick((there or one).action.id)
        self.allowed.clear_line()
        self._mark_changed()

    def _switch_opinions(self) -> None:
        """Other notes and, where there is an answer, another one at once."""
        if self._offer is not None:
            self._list()
            if self._latest is not None or self._runner.is_busy:
                self.search()

    def _show(self, result: Answer) -> None:
        self._show_busy(is_busy=False)
        if result.found is None:
            self._state.setText("Stopped.")
        else:
            self._latest = result
            self._state.setText("")
            self.answer.show_answer(result)
            self._weigh(is_answered=True)
        self.answered.emit()

    def _tell(self, error: Exception) -> None:
        self._show_busy(is_busy=False)
        if not isinstance(error, UserError):
            raise error
        self._message.show_error(error)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._progress.setValue(0)
        self._progress.setVisible(is_busy)
        self.cancel_button.setVisible(is_busy)
        self.find_button.setVisible(not is_busy)
        if is_busy:
            self._state.setText("Trying sequences…")
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.cancel_button.hasFocus() or self.focusWidget() in (None, self.cancel_button):
            self.find_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, stop: threading.Event, share: float) -> None:
        if stop is self._stop:
            self._progress.setValue(round(100 * share))

    def _mark_changed(self) -> None:
        if self._latest is not None and not self._runner.is_busy:
            self._state.setText(_CHANGED)
            self._weigh(is_answered=False)

    def _weigh(self, *, is_answered: bool) -> None:
        """One button is loud: the one that comes next."""
        restyle(self.find_button, "kind", "" if is_answered and self.answer.add.isVisibleTo(self.answer) else "primary")

    def _follow(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _place(self) -> None:
        left = Card()
        left.setFixedWidth(_LEFT_PX)
        left.body.addWidget(self.limits)
        left.body.addWidget(self.hour)
        left.body.addWidget(styled_label("Allowed", "strong"))
        left.body.addWidget(self.allowed, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.find_button, 1)
        row.addWidget(self._progress, 1)
        row.addWidget(self.cancel_button)
        left.body.addLayout(row)
        left.body.addWidget(self._state)
        self.find_button.setToolTip("Find the best sequence within these limits (Ctrl+Return)")
        self.find_button.setProperty("kind", "primary")
        self._progress.setAccessibleName("Progress")
        self._progress.setTextVisible(False)
        both = QHBoxLayout()
        both.setContentsMargins(16, 16, 0, 16)
        both.setSpacing(0)
        both.addWidget(left)
        both.addWidget(self.answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addLayout(both, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return in the line adds what is typed there
        self._show_busy(is_busy=False)
        self._state.setText("")

    def _connect(self) -> None:
        self._bridge.changed.connect(self._follow)
        self._loader.answered.connect(self._show_offer)
        self._loader.failed.connect(self._tell)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._tell)
        self._progressed.connect(self._show_progress)
        self.limits.changed.connect(self._mark_changed)
        self.limits.opinions_switched.connect(self._switch_opinions)
        self.allowed.changed.connect(self._mark_changed)
        self.allowed.addition_wanted.connect(self._add_named)
        self.find_button.clicked.connect(self.search)
        self.cancel_button.clicked.connect(self.stop)
        self.answer.plan_wanted.connect(self.add_plan)
        self.answer.role_wanted.connect(self._add_role)
        for key, slot in (
            (QKeySequence("Ctrl+Return"), self.search),
            (QKeySequence(QKeySequence.StandardKey.Undo), self._history.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self._history.redo),
        ):
            QShortcut(key, self).activated.connect(lambda slot=slot: slot())
