"""The timeline of plans, whose actions are dragged with the mouse; the month box does the same for the keyboard."""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from planner.charts.palette import Palette
from planner.charts.timeline import TimelineData
from planner.ui.chart_view import ChartView
from planner.ui.theme import Theme
from planner.ui.widgets.month_box import first_of, months_of

if TYPE_CHECKING:
    from planner.charts.timeline_figure import TimelineFigure

_LANE_PX: Final = 32
_FRAME_PX: Final = 44
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class PlanTimeline(ChartView[TimelineData]):
    """Lanes of dated actions. ``chosen`` carries the id of an action clicked on; while it is dragged ``moved`` carries
    the id and the first day of the month it would begin in, and ``dropped`` the same when it is let go.

    With the keyboard, up and down choose an action, left and right move it by a month.
    """

    chosen = Signal(str)
    moved = Signal(str, object)
    dropped = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self._figure, theme, QSize(620, 180))
        self._drawn: TimelineFigure | None = None
        self._held: str = ""
        self._grip = 0  # months between the action's start and where it was taken hold of
        self._month: datetime.date | None = None
        self._starts: dict[str, datetime.date] = {}
        self._selected = ""
        self._still: TimelineData | None = None  # what is shown while nothing is held
        self.setToolTip("Drag an action to another month, or use the arrow keys")
        self.setMouseTracking(True)

    def show_plans(self, data: TimelineData) -> None:
        """Show other lanes, in the height that they need; those that are shown already are not drawn anew."""
        if data == self._still:
            return
        self._still = data
        self._selected = data.selected
        self._starts = {action.id: action.start for lane in data.lanes for action in lane.actions}
        self.setFixedHeight(_FRAME_PX + _LANE_PX * sum(lane.n_rows for lane in data.lanes))
        self.show_data(data, data.spoken)

    def move_data(self, data: TimelineData) -> None:
        """Show lanes while an action is held."""
        self._still = None
        super().move_data(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose and move with the arrow keys."""
        by = _STEPS.get(event.key())
        if by is None or not self._starts:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) or self._selected not in self._starts:
            self.chosen.emit(self._neighbour(by))
        else:
            self.dropped.emit(self._selected, first_of(months_of(self._starts[self._selected]) + by))

    def _neighbour(self, by: int) -> str:
        """The action so many further on in the order of plans and dates; the first or last where none is selected."""
        ids = list(self._starts)
        if self._selected not in self._starts:
            return ids[0 if by > 0 else -1]
        return ids[min(max(ids.index(self._selected) + by, 0), len(ids) - 1)]

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the action under the mouse and take hold of it."""
        action = self._action_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not action:
            super().mousePressEvent(event)
            return
        self._held = action
        self._month = None
        self._grip = self._months_at(event.position().toPoint()) - months_of(self._starts[action])
        self.chosen.emit(action)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the action held from month to month; else show what can be taken hold of."""
        place = event.position().toPoint()
        if not self._held:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._action_at(place) else Qt.CursorShape.ArrowCursor)
            return
        month = first_of(self._months_at(place) - self._grip)
        if month != (self._month or self._starts.get(self._held, month).replace(day=1)):
            self._month = month
            self.moved.emit(self._held, month)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        held, self._held = self._held, ""
        if held and self._month is not None:
            self.dropped.emit(held, self._month)
        elif not held:
            super().mouseReleaseEvent(event)

    def _figure(self, palette: Palette, font: str) -> "TimelineFigure":
        from planner.charts.timeline_figure import TimelineFigure

        self._drawn = TimelineFigure(palette, font=font)
        return self._drawn

    def _action_at(self, place: QPoint) -> str:
        if self._drawn is None:
            return ""
        inside = place - self.contentsRect().topLeft()
        return self._drawn.action_at(inside.x(), inside.y()) or ""

    def _months_at(self, place: QPoint) -> int:
        assert self._drawn is not None
        return months_of(self._drawn.month_at(place.x() - self.contentsRect().left()))
