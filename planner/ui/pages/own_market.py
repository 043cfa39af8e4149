"""The figures of the user's own market, to be set wherever the market ahead is chosen."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal

from planner.domain.person import Scenario
from planner.forecast.scenario import LARGEST_LAYOFF_FACTOR, OWN_LAYOFFS, OWN_LEVEL, OWN_PROMOTIONS
from planner.ui.widgets.flow import FlowLayout
from planner.ui.widgets.lever_field import FieldRow, lever_field, told_grade
from planner.ui.widgets.steady_box import SteadyBox


class OwnMarket(FieldRow):
    """A number box a figure, shown while the market ahead is the user's own. ``figure_set`` carries a figure's id and
    its value as it is stored.
    """

    figure_set = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {
            OWN_LEVEL: SteadyBox("What the market pays in two years", -50, 100, suffix=" %"),
            OWN_LAYOFFS: SteadyBox("Layoffs for three years", 0, LARGEST_LAYOFF_FACTOR, decimals=1, suffix=" ×"),
            OWN_PROMOTIONS: SteadyBox("Promotions for three years", 0.2, 5, decimals=1, suffix=" ×"),
        }
        self.hide()
        row = FlowLayout(parent=self)
        for name, box in self._boxes.items():
            row.addWidget(lever_field(box.accessibleName(), box, told_grade("own", "your own figure")))
            box.valueChanged.connect(
                lambda value, name=name: self.figure_set.emit(name, _stored_figure(name, float(value)))
            )

    def show_scenario(self, scenario: Scenario, own: Mapping[str, float]) -> None:
        """Show the user's own figures by id, without telling."""
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setValue(_shown_figure(name, own.get(name)))
        self.setVisible(scenario is Scenario.OWN)


def _shown_figure(name: str, stored: float | None) -> float:
    """A figure as its box shows it; what is not set is as in the base market. The level is a log, shown in per cent."""
    if name == OWN_LEVEL:
        return 100 * math.expm1(stored or 0.0)
    return 1.0 if stored is None else stored


def _stored_figure(name: str, shown: float) -> float:
    return math.log1p(shown / 100) if name == OWN_LEVEL else shown
