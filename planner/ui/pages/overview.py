"""The Overview page: where the person stands, in one sentence and five cards, each of which leads to its page.

It is worked out on a worker when it is looked at, and then follows every edit.
"""

import datetime
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.pages.overview_cards import OverviewCards
from planner.ui.pages.overview_question import Overview, answer
from planner.ui.pages.trajectory_question import Question
from planner.ui.theme import Theme
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.ui.dialogs.check_setting import CheckDialog

_MARGIN: Final = 24


class OverviewPage(QWidget):
    """The page. ``page_wanted`` carries the key of the page to go to; ``answered`` is emitted when all cards show the
    newest snapshot.
    """

    page_wanted = Signal(str)
    answered = Signal()

    def __init__(
        self, session: Session, history: History, bridge: Bridge, pack: Pack, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self._session = session
        self._history = history
        self._bridge = bridge
        self._pack = pack
        self._settings = settings
        self._asked: Question | None = None
        self._headline = Headline("Overview")
        self._message = MessageBar()
        self.cards = OverviewCards(theme)
        self.empty = EmptyState(
            "Tell what you do now and what it pays: then this page says where you stand and what could come next.",
            "Add your current role",
        )
        self._runner: LatestRunner[Question, Overview] = LatestRunner(answer, self)
        self._stack = QStackedLayout(self)
        self._place()
        self._connect()

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the page."""
        return f"{self._headline.answer}. {self._headline.quiet}"

    def close_page(self) -> None:
        """End the worker and stop listening."""
        self._bridge.changed.disconnect(self._follow)
        self._runner.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work out what changed while nobody looked."""
        super().showEvent(event)
        self._ask()

    def show_check(self, check_id: str) -> "CheckDialog":
        """Open one health check in full."""
        from planner.ui.dialogs.check_setting import CheckDialog

        dialog = CheckDialog(self.cards.check(check_id), self._session.profile, self._history.push, self)
        dialog.open()
        return dialog

    def _place(self) -> None:
        self._headline.show_answer("", "Working out where you stand…")
        self.cards.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for part in (self._headline, self._message, self.cards):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._follow)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._tell)
        self.empty.asked.connect(lambda: self.page_wanted.emit("profile"))
        self.cards.page_wanted.connect(self.page_wanted)
        self.cards.check_wanted.connect(self.show_check)

    def _follow(self) -> None:
        self._message.pass_by()
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        """Ask for what is not shown yet: another snapshot, another day, or other money on the Trajectory page."""
        profile = self._session.profile
        self._stack.setCurrentIndex(int(profile.is_empty()))
        question = self._question()
        # Profiles are compared by identity: equal ones of thousands of records take long to be found equal.
        is_known = self._asked is not None and self._asked.profile is profile
        if profile.is_empty() or (is_known and _meaning(question) == _meaning(self._asked)):
            return
        self._asked = question
        self._runner.ask(question)

    def _question(self) -> Question:
        today = datetime.datetime.now().astimezone().date()
        kept = {key: self._settings.get(f"trajectory_{key}", "") for key in ("pay", "money", "prices")}
        measure: Literal["base", "total"] = "total" if kept["pay"] == "total" else "base"
        is_real, is_equal_power = kept["money"] != "nominal", kept["prices"] == "equal"
        return Question(self._session.profile, self._pack, today, measure, is_real, is_equal_power)

    def _show(self, told: Overview) -> None:
        from planner.ui.pages.overview_words import headline

        self.cards.show_overview(told)
        self._headline.show_answer(*headline(told.standing))
        self.cards.show()
        self.answered.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._headline.show_answer("", "There is no overview.")
        self._message.show_error(error)


def _meaning(question: Question | None) -> tuple[object, ...]:
    if question is None:
        return ()
    return question.today, question.measure, question.is_real, question.is_equal_power
