"""The map of the states as a chart that can be used: a click or the arrow keys choose a state."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from planner.charts.palette import Palette
from planner.charts.state_map import TILES, StateMapData
from planner.ui.chart_view import ChartView
from planner.ui.theme import Theme

if TYPE_CHECKING:
    from planner.charts.state_map_figure import StateMapFigure

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FIRST: Final = "WA"


class StateMapView(ChartView[StateMapData]):
    """``state_chosen`` carries the postal code of the state that the user goes to."""

    state_chosen = Signal(str)

    def __init__(self, theme: Theme, hint: QSize) -> None:
        super().__init__(self._draw, theme, hint)
        self._map: StateMapFigure | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the state under the pointer."""
        place = event.position() - self.contentsRect().topLeft().toPointF()
        code = None if self._map is None else self._map.state_at(place.x(), place.y())
        if code is None:
            super().mousePressEvent(event)
        else:
            self.state_chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next state in the direction of an arrow key."""
        step = _STEPS.get(Qt.Key(event.key()))
        code = None if step is None or self._data is None else neighbour(self._data.selected or _FIRST, *step)
        if code is None:
            super().keyPressEvent(event)
        else:
            self.state_chosen.emit(code)

    def _draw(self, palette: Palette, font: str) -> "StateMapFigure":
        from planner.charts.state_map_figure import StateMapFigure

        self._map = StateMapFigure(palette, font=font)
        return self._map


def neighbour(code: str, right: int, down: int) -> str | None:
    """The nearest state in a direction, None where there is none: straight ahead first, else a little aside."""
    column, row = TILES[code]
    ahead = {
        other: (right * (x - column) + down * (y - row), abs(down * (x - column)) + abs(right * (y - row)))
        for other, (x, y) in TILES.items()
    }
    able = [other for other, (far, aside) in ahead.items() if far > 0 and aside <= far]
    return min(able, key=lambda other: (ahead[other][0] + 2 * ahead[other][1], other), default=None)
