"""What the Plans page works with, one below the other: the timeline, the levers, the numbers and the plan in hand."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.ui.history import History
from planner.ui.pages.plans_editor import PlansEditor, action_panel
from planner.ui.pages.plans_levers import PlansLevers
from planner.ui.pages.plans_numbers import PlansNumbers
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.line_list import polish_ahead
from planner.ui.widgets.plan_timeline import PlanTimeline
from planner.ui.widgets.record_panel import RecordPanel
from planner.workspace.session import Session


class PlansWork(QWidget):
    """Hidden and without parts until ``parts`` has made them; ``act`` asks for another action."""

    act: QPushButton
    timeline: PlanTimeline
    levers: PlansLevers
    numbers: PlansNumbers
    editor: PlansEditor

    def __init__(self, session: Session, history: History, theme: Theme) -> None:
        super().__init__()
        self._session, self._history, self._theme = session, history, theme
        self._panel: RecordPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def parts(self) -> Iterator[Callable[[], object]]:
        """What makes the parts, and styles what is not styled yet, to be done one after the other."""
        yield self._make_timeline
        yield self._make_levers
        yield self._make_numbers
        yield self._make_panel
        yield self._make_editor
        yield partial(polish_ahead, self)

    def select_action(self, action_id: str) -> None:
        """Select an action of the plan in hand."""
        self.editor.select_action(action_id)

    def _make_timeline(self) -> None:
        drawn = Card()
        drawn.body.setContentsMargins(4, 4, 4, 4)
        self.timeline = PlanTimeline(self._theme)
        self.act = QPushButton("Add action…")
        self.act.setProperty("kind", "link")
        drawn.body.addWidget(self.timeline)
        drawn.body.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(drawn)

    def _make_levers(self) -> None:
        self.levers = PlansLevers()
        self._column.addWidget(self.levers)

    def _make_numbers(self) -> None:
        self.numbers = PlansNumbers(self._theme)
        self._column.addWidget(self.numbers)

    def _make_panel(self) -> None:
        self._panel = action_panel(self._session, self._history)

    def _make_editor(self) -> None:
        assert self._panel is not None
        self.editor = PlansEditor(self._panel)
        self._column.addWidget(self.editor)
