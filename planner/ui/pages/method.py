"""How good the numbers are: what was measured on people not used in fitting, as a chart and in one honest sentence.

A card of the Market data page, and a dialog of its own from wherever a forecast is explained.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.market.pack import Pack
from planner.ui.dialogs.scrolled import scrolled_dialog
from planner.ui.theme import Theme
from planner.ui.turns import Turn
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.told_view import ToldView

if TYPE_CHECKING:
    from planner.charts.coverage import CoverageData
    from planner.charts.coverage_figure import CoverageFigure

_TALL: Final = 470
_DIALOG: Final = QSize(760, 720)
_HOW_TO_READ: Final = (
    "Each row is a group of people; the marks show the share of them that came out inside the 50, 80 and 90 % ranges. "
    "A mark on its dashed line means that the range held what it promised; left of it the range was too narrow for "
    "that group, right of it too wide. The wage panels are of general workers, some decades old. Nobody has checked "
    "the tracks of founders and consultants."
)


class MethodCard(Card):
    """Measured coverage of forecasts and of pay levels; read when it is first seen."""

    def __init__(self, settings: Settings, theme: Theme, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__("How good the numbers are", parent)
        self._pack = pack
        self._sentence = styled_label("")
        self._answer = styled_label("", "strong")
        self._quiet = styled_label("", "muted")
        self._switch = SegmentedControl("Measured", [("ahead", "Forecasts"), ("pay", "Pay levels")])
        self.view = ToldView(_coverage_figure, theme, settings, "Measured coverage", QSize(620, _TALL))
        for part in (self._sentence, self._switch, self._answer, self._quiet, self.view):
            self.body.addWidget(part)
        self.body.addWidget(styled_label(_HOW_TO_READ, "small"))
        self._switch.chosen.connect(lambda _: self._show())
        self._turn = Turn(self._read, self)

    @property
    def sentence(self) -> str:
        """What may be claimed; empty before it is first seen."""
        return self._sentence.text()

    @property
    def data(self) -> "CoverageData | None":
        """What the switch chooses, None where nothing was measured of the pay model in use."""
        from planner.charts.measured import forecast_coverage, pay_coverage
        from planner.market.dynamics_file import load_calibration
        from planner.market.measured import measure_in_use

        if self._switch.key != "pay":
            return forecast_coverage(load_calibration())
        measure = measure_in_use(self._pack)
        return None if measure is None else pay_coverage(measure, self._pack.version)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the reports when somebody looks, after the card itself is seen."""
        super().showEvent(event)
        if not self._sentence.text():
            self._turn.start()

    def _read(self) -> None:
        self._sentence.setText(measured_sentence(self._pack))
        self._show()

    def _show(self) -> None:
        data = self.data
        self.view.setVisible(data is not None)
        if data is None:
            self._answer.setText("Nothing is known of how these ranges hold.")
            self._quiet.setText("The pay model in use was imported without what was measured of it.")
            return
        self._answer.setText(f"{data.headline}.")
        self._quiet.setText(data.subtitle)
        self.view.show_data(data)


def measured_sentence(pack: Pack) -> str:
    """What may be claimed of a forecast with the pay model of a pack."""
    from planner.market.dynamics_file import honest_sentence, load_calibration
    from planner.market.measured import measure_in_use

    measure = measure_in_use(pack)
    return honest_sentence(load_calibration(), None if measure is None else measure.year)


def method_dialog(parent: QWidget, settings: Settings, theme: Theme, pack: Pack) -> QDialog:
    """The card in a window of its own; not yet open."""
    return scrolled_dialog(parent, "Method", MethodCard(settings, theme, pack), _DIALOG)


def _coverage_figure(palette: Palette, font: str) -> "CoverageFigure":
    from planner.charts.coverage_figure import CoverageFigure

    return CoverageFigure(palette, font=font)
