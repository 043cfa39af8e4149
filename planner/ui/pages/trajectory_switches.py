"""The switches of the Trajectory page: what the numbers mean."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.base.settings import Settings
from planner.ui.widgets.flow import FlowLayout
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.market.pack import Place

_NO_PLACE: Final = "Own city"
_PLACE_ROOM: Final = "Nashville-Davidson"  # most cities fit; there are areas with seventy letters


class TrajectorySwitches(QWidget):
    """Base or total, real or nominal, own city or equal power; remembered. ``switched`` tells of a change.

    The name of a place always has the same room: naming one moves nothing.
    """

    switched = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._measure = SegmentedControl("Pay", [("base", "Base"), ("total", "Total")])
        self._money = SegmentedControl("Money", [("real", "Real"), ("nominal", "Nominal")])
        self._prices = SegmentedControl("Prices", [("own", _NO_PLACE), ("equal", "Equal power")])
        self._prices.fix_room("own", _PLACE_ROOM)
        self._prices.set_text("own", _NO_PLACE)
        self._kept = {"pay": self._measure, "money": self._money, "prices": self._prices}
        row = FlowLayout(parent=self)
        for key, control in self._kept.items():
            control.choose(str(settings.get(f"trajectory_{key}", "")))
            control.chosen.connect(lambda value, key=key: self._switch(key, value))
            row.addWidget(control)

    @property
    def measure(self) -> Literal["base", "total"]:
        """Which pay is shown."""
        return "total" if self._measure.key == "total" else "base"

    @property
    def is_real(self) -> bool:
        """Whether money is today's."""
        return self._money.key == "real"

    @property
    def is_equal_power(self) -> bool:
        """Whether pay is made equal in what it buys."""
        return self._prices.key == "equal"

    def name_place(self, place: "Place | None") -> None:
        """Call the own city by its name; without a place, or with unknown prices, there is nothing to make equal."""
        if place is None:
            self._prices.set_text("own", _NO_PLACE)
            self._prices.set_enabled("equal", "Without an estimate there is no place to compare with others.")
            return
        self._prices.set_text("own", place.name)
        reason = "" if place.price_level is not None else f"What living costs in {place.name} is not known."
        self._prices.set_enabled("equal", reason)

    def _switch(self, key: str, value: str) -> None:
        self._settings.set(f"trajectory_{key}", value)
        self.switched.emit()
