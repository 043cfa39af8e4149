"""What the pages of advice have in common: worked out on a worker when looked at, and after that with every edit."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from planner.advice.readiness import RECENT_MONTHS
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace.session import Session

AnswerT = TypeVar("AnswerT")

_MARGIN: Final = 24


@dataclass(frozen=True, slots=True)
class AdviceQuestion:
    """A snapshot of the profile on a day; ``months`` is how old recent evidence may be."""

    profile: Profile
    pack: Pack
    today: datetime.date
    months: int = RECENT_MONTHS


@dataclass(frozen=True, slots=True)
class Desk:
    """The open profile and the market, as a page of advice needs them."""

    session: Session
    history: History
    bridge: Bridge
    pack: Pack


class AdvicePage(QWidget, Generic[AnswerT]):
    """A page with a headline over its own parts, or one sentence and a button where nothing is recorded yet.

    ``page_wanted`` carries the key of the page to go to; ``answered`` is emitted when the page shows the newest
    snapshot. What is shown stays until the next answer is there.
    """

    page_wanted = Signal(str)
    answered = Signal()

    def __init__(self, title: str, empty: str, desk: Desk, work: Callable[[AdviceQuestion], AnswerT]) -> None:
        super().__init__()
        self.desk = desk
        self.headline = Headline(title)
        self.message = MessageBar()
        self.content = QWidget()
        self.empty = EmptyState(empty, "Add your current role")
        self.column = QVBoxLayout()
        self._asked: AdviceQuestion | None = None
        self._months = RECENT_MONTHS
        self._runner: LatestRunner[AdviceQuestion, AnswerT] = LatestRunner(work, self)
        self._stack = QStackedLayout(self)
        self._lay_out()
        desk.bridge.changed.connect(self._follow)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._tell)
        self.empty.asked.connect(lambda: self.page_wanted.emit("profile"))

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the page."""
        return f"{self.headline.answer}. {self.headline.quiet}"

    @property
    def today(self) -> datetime.date:
        """The day that what is shown holds for."""
        return self._asked.today if self._asked is not None else _today()

    def close_page(self) -> None:
        """End the worker and stop listening."""
        self.desk.bridge.changed.disconnect(self._follow)
        self._runner.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work out what changed while nobody looked."""
        super().showEvent(event)
        self._ask()

    def show_result(self, told: AnswerT) -> None:
        """Put an answer into the parts of the page."""
        raise NotImplementedError

    def push(self, changes: ChangeSet | None) -> None:
        """Make an edit that can be undone; None is none."""
        if changes is not None:
            self.desk.history.push(changes)

    def count_months(self, months: int) -> None:
        """Let evidence of so many months count as recent from now on."""
        self._months = months
        self._follow()

    def _lay_out(self) -> None:
        self.headline.show_answer("", "Working it out…")
        self.content.hide()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.content.setLayout(self.column)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        whole.setSpacing(12)
        whole.addWidget(self.headline)
        whole.addWidget(self.message)
        whole.addWidget(self.content, 1)
        whole.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        self._stack.addWidget(self.empty)

    def _follow(self) -> None:
        self.message.pass_by()
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        profile = self.desk.session.profile
        self._stack.setCurrentIndex(int(profile.is_empty()))
        question, last = AdviceQuestion(profile, self.desk.pack, _today(), self._months), self._asked
        # Profiles are compared by identity: equal ones of thousands of records take long to be found equal.
        is_known = last is not None and last.profile is profile
        if profile.is_empty() or (is_known and last is not None and _meaning(last) == _meaning(question)):
            return
        self._asked = question
        self._runner.ask(question)

    def _show(self, told: AnswerT) -> None:
        self.show_result(told)
        self.content.show()
        self.answered.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.headline.show_answer("", "There is no answer.")
        self.message.show_error(error)


def _meaning(question: AdviceQuestion) -> tuple[datetime.date, int]:
    return question.today, question.months


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
