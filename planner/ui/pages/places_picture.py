"""The picture of the Places page: the best places as bars, or a map of what the states pay or what that buys."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.advice.places import Comparison, state_ratios
from planner.charts.palette import Palette
from planner.charts.places import PlacesData
from planner.charts.state_map import TILES, StateMapData, state_map_data
from planner.domain import amounts as money
from planner.ui.chart_view import ChartView
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.stack import Stack
from planner.ui.widgets.state_map_view import StateMapView

if TYPE_CHECKING:
    from planner.charts.places_figure import PlacesFigure

BARS: Final = "bars"
NOMINAL: Final = "nominal"
ADJUSTED: Final = "adjusted"
_PICTURES: Final = ((BARS, "Best places"), (NOMINAL, "Map of pay"), (ADJUSTED, "Map of what it buys"))
_BARS_SIZE: Final = QSize(620, 240)
_MAP_SIZE: Final = QSize(620, 330)


class PlacesPicture(QWidget):
    """``state_chosen`` carries the postal code of a state chosen on the map; ``switched`` the key of the picture."""

    state_chosen = Signal(str)
    switched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = SegmentedControl("Picture", _PICTURES)
        self.bars = ChartView(_places_figure, theme, _BARS_SIZE)
        self.map = StateMapView(theme, _MAP_SIZE)
        self._note = styled_label("", "muted")
        self._stack = Stack()
        self._told: Comparison | None = None
        self._bars_data: PlacesData | None = None
        self._chosen_id = ""
        self._spoken = ""
        self._place()
        self.switch.chosen.connect(self._switch)
        self.map.state_chosen.connect(self.state_chosen)

    @property
    def data(self) -> PlacesData | StateMapData | None:
        """What the picture shows; None before there is anything."""
        return self._bars_data if self.switch.key == BARS else self._map_data()

    def show_places(self, told: Comparison, data: PlacesData, chosen_id: str, spoken: str) -> None:
        """Show a comparison; ``data`` are its bars and ``spoken`` their sentence."""
        self._told, self._bars_data, self._chosen_id, self._spoken = told, data, chosen_id, spoken
        self._show()

    def _place(self) -> None:
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        for chart in (self.bars, self.map):
            self._stack.addWidget(chart)
        card.body.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._note)
        column.addWidget(card)
        self._note.hide()

    def _switch(self, key: str) -> None:
        self._show()
        self.switched.emit(key)

    def _show(self) -> None:
        is_map = self.switch.key != BARS
        self._stack.setFixedHeight((_MAP_SIZE if is_map else _BARS_SIZE).height())
        self._stack.setCurrentWidget(self.map if is_map else self.bars)
        self._note.setVisible(is_map)
        data = self._map_data() if is_map else None
        if data is not None:
            self._note.setText(data.spoken)
            self.map.show_data(data, data.spoken)
        elif self._bars_data is not None:
            self.bars.show_data(self._bars_data, self._spoken)

    def _map_data(self) -> StateMapData | None:
        told = self._told
        if told is None or self._bars_data is None:
            return None
        is_adjusted = self.switch.key == ADJUSTED
        ratios = state_ratios(told, is_adjusted=is_adjusted)  # of territories too, which have no tile
        chosen = told.row_of(self._chosen_id) or told.best_other or told.own  # as the sentence above
        what = "What pay buys at average US prices" if is_adjusted else "Pay"
        prices = "; prices are those of a state's areas, weighted by their jobs" if is_adjusted else ""
        return state_map_data(
            {code: ratio for code, ratio in ratios.items() if code in TILES},
            against=f"the United States{f', {money.short(nation)}' if (nation := _nation(told)) else ''}",
            origin=self._bars_data.origin,
            meaning=f"{what} for {told.family.name} at {told.level} level, by the states' own figures{prices}",
            selected=chosen.place.state if chosen.place.state in TILES else "",
            what="What pay buys" if is_adjusted else "Pay",
        )


def _nation(told: Comparison) -> float | None:
    row = next((row for row in told.rows if row.place.kind == "nation"), None)
    return None if row is None else row.market


def _places_figure(palette: Palette, font: str) -> "PlacesFigure":
    from planner.charts.places_figure import PlacesFigure

    return PlacesFigure(palette, font=font)
