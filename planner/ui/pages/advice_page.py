"""What the pages of advice have in common: worked out on a worker when looked at, and after that with every edit."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from planner.advice.readiness import RECENT_MONTHS
from planner.base.settings import Settings
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.models.column_table import Cells, ColumnFilter
from planner.ui.pages.missing_fact import ADD_ROLE, WayOut, open_missing
from planner.ui.pages.trajectory_question import Question
from planner.ui.turns import Turns
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.number_view import NumberView
from planner.ui.widgets.table_links import TableLinks
from planner.workspace.session import Session

AnswerT = TypeVar("AnswerT")
QuestionT = TypeVar("QuestionT", bound="AdviceQuestion | Question")

_MARGIN: Final = 24


@dataclass(frozen=True, slots=True)
class AdviceQuestion:
    """A snapshot of the profile on a day; ``months`` is how old recent evidence may be.

    ``employer`` is whose ladder is asked for, None for the present one's.
    """

    profile: Profile
    pack: Pack
    today: datetime.date
    months: int = RECENT_MONTHS
    employer: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The open profile and the market, as a page of advice needs them."""

    session: Session
    history: History
    bridge: Bridge
    pack: Pack
    settings: Settings


class AdvicePage(QWidget, Generic[QuestionT, AnswerT]):
    """A page with a headline over its own parts, or one sentence and a button where nothing is recorded yet.

    ``page_wanted`` carries the key of the page to go to; ``answered`` is emitted when the page shows the newest
    snapshot. What is shown stays until the next answer is there.
    """

    page_wanted = Signal(str)
    answered = Signal()

    def __init__(self, title: str, empty: str, desk: Desk, work: Callable[[QuestionT], AnswerT]) -> None:
        super().__init__()
        self.desk = desk
        self.headline = Headline(title)
        self.message = MessageBar()
        self.content = QWidget()
        self.empty = EmptyState(empty, ADD_ROLE)
        self.way_out = WayOut()
        self.column = QVBoxLayout()
        self._asked: QuestionT | None = None
        self._runner: LatestRunner[QuestionT, AnswerT] = LatestRunner(work, self)
        self._stack = QStackedLayout(self)
        self._turns = Turns(self)
        self._lay_out(title)
        desk.bridge.changed.connect(self._follow)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._tell)
        for asked in (self.empty.asked, self.way_out.clicked):
            asked.connect(self.enter_missing)

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the page."""
        return self.empty.sentence if self.desk.session.profile.is_empty() else self.headline.sentence

    @property
    def today(self) -> datetime.date:
        """The day that what is shown holds for."""
        return self._asked.today if self._asked is not None else _today()

    def close_page(self) -> None:
        """End the worker and stop listening."""
        self.desk.bridge.changed.disconnect(self._follow)
        self._runner.close()
        self._turns.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work out what changed while nobody looked."""
        super().showEvent(event)
        self.ask()

    def question(self, profile: Profile, today: datetime.date) -> QuestionT:
        """What to ask the worker about a snapshot on a day."""
        raise NotImplementedError

    def show_result(self, told: AnswerT) -> None:
        """Put an answer into the parts of the page."""
        raise NotImplementedError

    def first_parts(self, told: AnswerT) -> Iterable[Callable[[], None]]:
        """What puts the first of an answer into the page, part by part, so that the window lives on in between.

        Only then the content is shown for the first time. Each part is asked for when those before it have been done.
        """
        return (partial(self.show_result, told),)

    def parts(self, _: AnswerT, /) -> Iterable[Callable[[], None]]:
        """What puts the rest of an answer into the page in the same way. Here: nothing."""
        return ()

    def push(self, changes: ChangeSet | None) -> None:
        """Make an edit that can be undone; None is none."""
        if changes is not None:
            self.desk.history.push(changes)

    def missing(self, _: AnswerT, /) -> NoEstimate | None:
        """The fact without which the answer says less; None where there is none. Here: a role."""
        return None if self.desk.session.profile.roles else NoEstimate("no role is recorded yet", ADD_ROLE)

    def enter_missing(self) -> None:
        """Open the form of the fact that is missing; the Profile page where no form asks for it."""
        desk = self.desk
        if open_missing(self, desk.session, desk.history, desk.pack, desk.settings) is None:
            self.page_wanted.emit("profile")

    def links_to(self, name: str, cells: Callable[[], Cells]) -> TableLinks:
        """Copying and saving of a table of the page."""
        return TableLinks(name, cells, self.desk.settings, self.message)

    def copies(self, view: NumberView, rows: ColumnFilter[Any], links: TableLinks) -> TableLinks:
        """Have the key for copying take the rows chosen in a view, or all where none is."""
        view.copy_wanted.connect(lambda: links.put(rows.cells(view.chosen_rows() or None)))
        return links

    def _lay_out(self, title: str) -> None:
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
        whole.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.message)
        whole.addWidget(self.content, 1)
        whole.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        self._stack.addWidget(self._nothing_yet(title))

    def _nothing_yet(self, title: str) -> QWidget:
        """The page of an empty profile: its title where it always stands, and the way in."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.addWidget(styled_label(title, "title"))
        column.addWidget(self.empty, 1)
        return page

    def _follow(self) -> None:
        self.message.pass_by()
        if self.isVisible():
            self.ask()

    def ask(self) -> None:
        """Have worked out what is not shown yet: another snapshot, another day, another meaning."""
        profile = self.desk.session.profile
        self._stack.setCurrentIndex(int(profile.is_empty()))
        if profile.is_empty():
            return
        question = self.question(profile, _today())
        if self._asked is None or _is_another(question, self._asked):
            self._asked = question
            self._runner.ask(question)

    def _show(self, told: AnswerT) -> None:
        self.way_out.show_for(self.missing(told))
        self._turns.start(chain(self.first_parts(told), (self.content.show,), self.parts(told), (self._tell_answered,)))

    def _tell_answered(self) -> None:
        if not self._runner.is_busy:  # else the newest answer is still to come
            self.answered.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.headline.show_answer("", "There is no answer.")
        self.message.show_error(error)


def _is_another(question: AdviceQuestion | Question, last: AdviceQuestion | Question) -> bool:
    # Profiles are compared by identity: equal ones of thousands of records take long to be found equal.
    names = [field.name for field in fields(question) if field.name not in ("profile", "pack")]
    is_same = all(getattr(question, name) == getattr(last, name) for name in names)
    return question.profile is not last.profile or not is_same


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
