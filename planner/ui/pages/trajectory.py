"""The Trajectory page: the answer in a sentence, the chart, the table, and what they rest on.

It follows every edit: a snapshot goes to the worker, the answer comes back, artists, table and sentence change.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QSplitter, QWidget

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.domain.errors import UserError
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.chart_view import ChartView
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.history import History
from planner.ui.pages.missing_fact import WayOut
from planner.ui.pages.trajectory_explanation import TrajectoryExplanation
from planner.ui.pages.trajectory_levers import TrajectoryLevers
from planner.ui.pages.trajectory_lower import FILE_NAMES, TrajectoryLower
from planner.ui.pages.trajectory_question import Answer, Question, answer, with_levers
from planner.ui.pages.trajectory_switches import TrajectorySwitches
from planner.ui.theme import Theme
from planner.ui.turns import Rank, Turns
from planner.ui.widgets.card import Card
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.line_list import polish_ahead
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.scrolling import scrolling_column
from planner.workspace import edits
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.charts.trajectory import TrajectoryData
    from planner.charts.trajectory_figure import TrajectoryFigure
    from planner.forecast.levers import Levers
    from planner.forecast.situation import Basis, NoEstimate, Situation

_SPLIT: Final = "trajectory_split"
_LEVERS: Final = "trajectory_levers"
_SETTLE_MS: Final = 250
"""How long a lever rests before everything is worked out anew."""
_UNSEEN_MS: Final = 500
"""How long a page that nobody looks at leaves the processor to the one that is looked at, after an edit."""


class TrajectoryPage(QWidget):
    """The page. ``profile_wanted`` asks for the page where a missing fact can be entered; ``market_named`` carries the
    market source in a line; ``answered`` is emitted when chart and headline show the newest snapshot. What is read
    after the chart is filled in then, by ``_finish``, so that it does not delay the chart. ``plan_wanted`` asks to put
    what the levers stand for into a plan.
    """

    profile_wanted = Signal()
    market_named = Signal(str)
    plan_wanted = Signal()
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
        self._answer: Answer | None = None
        self.explanation = TrajectoryExplanation()
        self.explanation.hide()
        self._headline = Headline("Trajectory")
        self._switches = TrajectorySwitches(settings)
        self._message = MessageBar()
        self._remedy = WayOut()
        self._chart = ChartView(_trajectory_figure, theme, QSize(620, 230))
        self._lower = TrajectoryLower(settings, theme)
        self._levers: TrajectoryLevers | None = None  # made for those who open them
        self._what_if = QPushButton("What if")
        self._save = QPushButton("Save…")
        self._top = QWidget()
        self._column = scrolling_column(self)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._moved_sizes: list[int] = []
        self._passing = QTimer(self, singleShot=True, interval=0)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._unseen = QTimer(self, singleShot=True, interval=_UNSEEN_MS)
        self._filling = Turns(self)
        self._making = Turns(self, Rank.FIRST)
        self._runner: LatestRunner[Question, Answer] = LatestRunner(answer, self)
        self._place()
        self._connect()
        self._ask()

    @property
    def answer(self) -> Answer | None:
        """The last full answer: situation, forecast and data, with the levers where they stood; None before it."""
        return self._answer

    @property
    def data(self) -> "TrajectoryData | None":
        """The numbers of the last full answer, None before it."""
        return self._answer.data if self._answer is not None else None

    @property
    def stand(self) -> "Situation | NoEstimate | None":
        """What the numbers shown start from, None before the first answer."""
        return self._answer.stand if self._answer is not None else None

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the numbers shown, empty before the first answer."""
        return self._answer.data.spoken if self._answer is not None else ""

    @property
    def moved_levers(self) -> "Levers | None":
        """Where the levers stand, None before they are opened."""
        return self._levers.levers if self._levers is not None else None

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar for sentences under the answer."""
        self._column.insertWidget(self._column.indexOf(self._message) + 1, bar)

    def close_page(self) -> None:
        """End the worker and stop listening; what the user arranged is remembered."""
        self._bridge.changed.disconnect(self._follow_edit)
        self._runner.close()
        self._lower.close_part()
        self._filling.stop()
        self._making.stop()
        for timer in (self._passing, self._settling, self._unseen):
            timer.stop()
        if self._moved_sizes:
            self._settings.set(_SPLIT, list(self._moved_sizes))
        self.explanation.deleteLater()

    def save(self, path: Path) -> None:
        """Write the chart, or its numbers as CSV, as the ending says; a failure is told on the page."""
        from planner.charts.saving import save_chart

        assert self._answer is not None
        self._message.show_saved(partial(save_chart, self._answer.data), path)

    def save_lower(self, path: Path) -> None:
        """Write what is shown below the chart, or its numbers as CSV; a failure is told on the page."""
        self._message.show_saved(self._lower.saving(), path)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What waited because nobody looked waits no longer."""
        super().showEvent(event)
        if self._unseen.isActive():
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes back to the page need not read the old message again."""
        super().hideEvent(event)
        if not event.spontaneous():  # as it is when the whole window is put away
            self._message.pass_by()

    def _place(self) -> None:
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or its numbers as CSV")
        self._what_if.setCheckable(True)
        self._what_if.setToolTip("Show or hide the levers: market, pace of promotions, another job")
        self._what_if.setChecked(self._settings.get(_LEVERS, False) is True)
        self._top.hide()  # until there is something to switch and to save
        self._headline.show_answer("", "Working out your forecast…")
        self._fill_top()
        self._fill_split()
        column = self._column
        column.addWidget(self._headline)
        column.addWidget(self._message)
        column.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._top)
        column.addWidget(self._split, 1)
        column.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))

    def _fill_top(self) -> None:
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._switches, 1)
        row.addWidget(self._what_if, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)

    def _fill_split(self) -> None:
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self._chart)
        split = self._split
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(card)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.hide()
        sizes = self._settings.get(_SPLIT, [])
        known = [size for size in sizes if isinstance(size, int) and size > 0] if isinstance(sizes, list) else []
        if len(known) == split.count():
            split.setSizes(known)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._follow_edit)
        self._split.splitterMoved.connect(self._keep_sizes)
        self._switches.switched.connect(self._ask)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._tell)
        self._save.clicked.connect(self._ask_where_to_save)
        self._lower.copied.connect(self._copy)
        self._lower.save_wanted.connect(self._ask_where_to_save_lower)
        self._lower.failed.connect(self._tell)
        self._what_if.toggled.connect(self._show_levers)
        self._passing.timeout.connect(self._show_passing)
        self._settling.timeout.connect(self._settle)
        self._unseen.timeout.connect(self._ask)
        self._chart.shown.connect(self._finish)
        self._remedy.clicked.connect(self.profile_wanted)
        self.explanation.assumption_edited.connect(self._edit_assumption)

    def _keep_sizes(self) -> None:
        self._moved_sizes = self._split.sizes()

    def _follow_edit(self) -> None:
        self._message.pass_by()
        if self.isVisible():
            self._ask()
        else:
            self._unseen.start()

    def _ask(self) -> None:
        self._settling.stop()
        self._unseen.stop()
        preferences = self._session.profile.preferences
        self.explanation.show_preferences(preferences)
        if self._levers is not None:
            self._levers.show_scenario(preferences.scenario, self._session.profile.overrides)
        self._runner.ask(self._question())

    def _question(self) -> Question:
        today = datetime.datetime.now().astimezone().date()
        switches = self._switches
        meaning = (switches.measure, switches.is_real, switches.is_equal_power)
        levers = self.moved_levers
        return Question(self._session.profile, self._pack, today, *meaning, levers)

    def _follow_lever(self) -> None:
        """Show at once what passes by; work it out in full when the lever rests."""
        self._count_levers()
        self._passing.start()
        self._settling.start()

    def _show_passing(self) -> None:
        """The numbers where the levers are now, before the page turns to anything else."""
        last = self._answer
        if last is None or last.as_now is None or self._runner.is_busy:
            return  # the answer under way, or the one when the lever rests, will have it
        passing = with_levers(replace(last.question, levers=self._question().levers), last.as_now)
        self._headline.pass_answer(passing.data.headline, passing.data.subtitle)
        self._chart.move_data(passing.data)

    def _settle(self) -> None:
        if self._levers is not None and self._levers.is_dragged:
            self._settling.start()
        else:
            self._ask()

    def _show_levers(self, is_wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._settings.set(_LEVERS, is_wanted)
        if self._levers is not None:
            self._levers.setVisible(is_wanted and self._has_estimate)
        elif is_wanted and self._has_estimate and not self._making.is_waiting:
            self._making.start(self._lever_parts())

    @property
    def _has_estimate(self) -> bool:
        return self._answer is not None and self._answer.as_now is not None

    def _lever_parts(self) -> Iterator[Callable[[], None]]:
        """What makes the levers, out of sight and part by part; the last shows them, if they are still wanted."""
        levers = TrajectoryLevers()
        yield levers.hide
        yield partial(self._column.insertWidget, self._column.indexOf(self._top) + 1, levers)
        yield partial(self._offer, levers)
        yield partial(polish_ahead, levers)
        yield partial(self._take_levers, levers)
        yield lambda: self._show_levers(self._what_if.isChecked())

    def _take_levers(self, levers: TrajectoryLevers) -> None:
        self._levers = levers
        profile = self._session.profile
        levers.show_scenario(profile.preferences.scenario, profile.overrides)
        levers.moved.connect(self._follow_lever)
        levers.scenario_chosen.connect(partial(self._edit_assumption, "scenario"))
        levers.figure_set.connect(self._set_figure)
        levers.plan_wanted.connect(self.plan_wanted)
        for before, after in pairwise((self._save, *levers.focus_chain)):
            QWidget.setTabOrder(before, after)

    def _count_levers(self) -> None:
        """Tell on the button how many levers are moved, also while they are hidden."""
        n_moved = self._levers.levers.n_moved if self._levers is not None else 0
        self._what_if.setText(f"What if: {n_moved}" if n_moved else "What if")

    def _offer(self, levers: TrajectoryLevers) -> None:
        if self._answer is not None:
            levers.show_answer(self._answer)

    def _show(self, result: Answer) -> None:
        data = result.data
        self._answer = result
        basis = self._basis
        self._switches.name_place(basis.place if basis is not None else None)
        self._headline.show_answer(data.headline, data.subtitle, data.longest_subtitle)
        self._remedy.show_for(result.stand)
        self._top.setVisible(not data.is_empty)
        self._what_if.setVisible(data.has_estimate)
        self._show_levers(self._what_if.isChecked())
        self._lower.setVisible(data.has_estimate)
        self._split.setVisible(not data.is_empty)
        self._chart.show_data(data, data.spoken)

    @property
    def _basis(self) -> "Basis | None":
        as_now = self._answer.as_now if self._answer is not None else None
        return as_now.stand.basis if as_now is not None else None

    def _finish(self) -> None:
        """The chart is there: tell so, then fill in the rest."""
        self.answered.emit()
        if self._answer is not None:
            if self._levers is not None:
                self._offer(self._levers)
                self._count_levers()
            self._filling.start(self._parts(self._answer))

    def _parts(self, answer: Answer) -> Iterator[Callable[[], None]]:
        """What goes with the chart, part by part."""
        if answer.as_now is not None:
            yield partial(self._lower.show_answer, answer)
        yield from self.explanation.parts(self._basis)
        yield partial(self.market_named.emit, _market_line(self._basis))

    def _tell(self, error: Exception) -> None:
        if self._answer is None:
            self._headline.show_answer("", "There is no forecast.")
        if isinstance(error, UserError):
            self._message.show_error(error)
        else:
            raise error

    def _edit_assumption(self, attribute: str, text: str) -> None:
        preferences = self._session.profile.preferences
        try:
            changes = edits.set_field(self._session.profile, preferences.id, attribute, text)
        except UserError as error:
            self._message.show_error(error)
            return
        if changes is not None:
            self._history.push(changes)

    def _set_figure(self, name: str, value: float) -> None:
        changes = edits.set_figure(self._session.profile, name, value)
        if changes is not None:
            self._history.push(changes)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._message.show_text("The numbers are on the clipboard.")

    def _ask_where_to_save(self) -> None:
        ask_where_to_save(self, self._settings, "trajectory", self.save)

    def _ask_where_to_save_lower(self) -> None:
        ending = ".csv" if self._lower.key == "table" else ""
        ask_where_to_save(self, self._settings, FILE_NAMES[self._lower.key], self.save_lower, ending=ending)


def _market_line(basis: "Basis | None") -> str:
    if basis is None:
        return ""
    return f"Market: {basis.source.title} {basis.source.date}, {basis.jobs:,} jobs in this cell"


def _trajectory_figure(palette: Palette, font: str) -> "TrajectoryFigure":
    from planner.charts.trajectory_figure import TrajectoryFigure

    return TrajectoryFigure(palette, font=font)
