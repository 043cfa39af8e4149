"""The Trajectory page: the answer in a sentence, the chart, the table, and what they rest on.

It follows every edit: a snapshot goes to the worker, the answer comes back, artists, table and sentence change.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.domain.errors import UserError
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge
from planner.ui.chart_view import ChartView
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.history import History
from planner.ui.pages.trajectory_explanation import TrajectoryExplanation
from planner.ui.pages.trajectory_numbers import TrajectoryNumbers
from planner.ui.pages.trajectory_question import Answer, Question, answer
from planner.ui.pages.trajectory_switches import TrajectorySwitches
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace import edits
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.charts.trajectory import TrajectoryData
    from planner.charts.trajectory_figure import TrajectoryFigure
    from planner.forecast.situation import Basis, NoEstimate, Situation

_MARGIN: Final = 24
_SPLIT: Final = "trajectory_split"


class TrajectoryPage(QWidget):
    """The page. ``profile_wanted`` asks for the page where a missing fact can be entered; ``market_named`` carries the
    market source in a line; ``answered`` is emitted when chart and headline show the newest snapshot. What is read
    after the chart is filled in then, by ``_finish``, so that it does not delay the chart.
    """

    profile_wanted = Signal()
    market_named = Signal(str)
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
        self._data: TrajectoryData | None = None
        self._basis: Basis | None = None
        self.stand: Situation | NoEstimate | None = None
        self.explanation = TrajectoryExplanation()
        self.explanation.hide()
        self._headline = Headline("Trajectory")
        self._switches = TrajectorySwitches(settings)
        self._message = MessageBar()
        self._remedy = QPushButton("Open Profile")
        self._chart = ChartView(_trajectory_figure, theme, QSize(620, 230))
        self._numbers = TrajectoryNumbers(settings, theme)
        self._save = QPushButton("Save…")
        self._top = QWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._moved_sizes: list[int] = []
        self._runner: LatestRunner[Question, Answer] = LatestRunner(answer, self)
        self._place()
        self._connect()
        self._ask()

    @property
    def data(self) -> "TrajectoryData | None":
        """The numbers shown, None before the first answer."""
        return self._data

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the numbers shown, empty before the first answer."""
        return self._data.spoken if self._data is not None else ""

    def close_page(self) -> None:
        """End the worker and stop listening; what the user arranged is remembered."""
        self._bridge.changed.disconnect(self._follow_edit)
        self._runner.close()
        if self._moved_sizes:
            self._settings.set(_SPLIT, list(self._moved_sizes))
        self.explanation.deleteLater()

    def save(self, path: Path) -> None:
        """Write the chart, or its numbers as CSV, as the ending says; a failure is told on the page."""
        from planner.charts.saving import save_chart

        assert self._data is not None
        try:
            save_chart(self._data, path)
        except UserError as error:
            self._message.show_error(error, is_lasting=True)
        else:
            self._message.show_text(f"Saved {path}.")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes back to the page need not read the old message again."""
        super().hideEvent(event)
        if not event.spontaneous():  # as it is when the whole window is put away
            self._message.pass_by()

    def _place(self) -> None:
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or its numbers as CSV")
        self._remedy.setProperty("kind", "primary")
        self._remedy.hide()
        self._top.hide()  # until there is something to switch and to save
        self._headline.show_answer("", "Working out your forecast…")
        self._fill_top()
        self._fill_split()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(self._headline)
        column.addWidget(self._message)
        column.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._top)
        column.addWidget(self._split, 1)
        column.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _fill_top(self) -> None:
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._switches, 1)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)

    def _fill_split(self) -> None:
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.addWidget(self._chart)
        split = self._split
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(card)
        split.addWidget(self._numbers)
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
        self._numbers.copied.connect(self._copy)
        self._numbers.save_wanted.connect(self._ask_where_to_save_table)
        self._chart.shown.connect(self._finish)
        self._remedy.clicked.connect(self.profile_wanted)
        self.explanation.assumption_edited.connect(self._edit_assumption)

    def _keep_sizes(self) -> None:
        self._moved_sizes = self._split.sizes()

    def _follow_edit(self) -> None:
        self._message.pass_by()
        self._ask()

    def _ask(self) -> None:
        profile = self._session.profile
        self.explanation.show_preferences(profile.preferences)
        today = datetime.datetime.now().astimezone().date()
        switches = self._switches
        self._runner.ask(
            Question(profile, self._pack, today, switches.measure, switches.is_real, switches.is_equal_power)
        )

    def _show(self, result: Answer) -> None:
        from planner.forecast.situation import NoEstimate

        data, stand = result.data, result.stand
        self._data, self.stand = data, stand
        self._basis = None if isinstance(stand, NoEstimate) else stand.basis
        self._switches.name_place(self._basis.place if self._basis is not None else None)
        self._headline.show_answer(data.headline, data.subtitle, data.longest_subtitle)
        self._remedy.setVisible(not data.has_estimate)
        self._top.setVisible(not data.is_empty)
        self._numbers.setVisible(data.has_estimate)
        self._split.setVisible(not data.is_empty)
        self._chart.show_data(data, data.spoken)

    def _finish(self) -> None:
        """The chart is there: tell so, then fill in the rest."""
        self.answered.emit()
        if self._data is not None:
            self._numbers.show_data(self._data)
            self.explanation.show_basis(self._basis)
            self.market_named.emit(_market_line(self._basis))

    def _tell(self, error: Exception) -> None:
        if self._data is None:
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

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._message.show_text("The table is on the clipboard.")

    def _ask_where_to_save(self) -> None:
        ask_where_to_save(self, self._settings, "trajectory", self.save)

    def _ask_where_to_save_table(self) -> None:
        ask_where_to_save(self, self._settings, "trajectory", self.save, ending=".csv")


def _market_line(basis: "Basis | None") -> str:
    if basis is None:
        return ""
    return f"Market: {basis.source.title} {basis.source.date}, {basis.jobs:,} jobs in this cell"


def _trajectory_figure(palette: Palette, font: str) -> "TrajectoryFigure":
    from planner.charts.trajectory_figure import TrajectoryFigure

    return TrajectoryFigure(palette, font=font)
