"""The preferences that a forecast assumes, as number boxes in the inspector of a page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from planner.domain.person import LONGEST_HORIZON_YEARS, Preferences
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.steady_box import SteadyBox

_LARGEST_SEED: Final = 2**32 - 1


class PreferenceBoxes(Card):
    """Boxes for some attributes of ``Preferences``; ``edited`` carries the attribute and the text put in its place."""

    edited = Signal(str, str)

    def __init__(self, attributes: Sequence[str], note: str) -> None:
        super().__init__("Yours to set")
        self._boxes = {attribute: _box(attribute) for attribute in attributes}
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for attribute, box in self._boxes.items():
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            form.addRow(label, box)
            box.valueChanged.connect(lambda value, attribute=attribute: self.edited.emit(attribute, f"{value:.10g}"))
        self.body.addLayout(form)
        self.body.addWidget(styled_label(note, "small"))

    def show_preferences(self, preferences: Preferences) -> None:
        """Put the stored assumptions into the boxes, without telling."""
        for attribute, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setValue(getattr(preferences, attribute))

    def focus(self, attribute: str) -> QWidget:
        """Put the keyboard on the box of a preference, and return it."""
        box = self._boxes[attribute]
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.selectAll()
        return box


def _box(attribute: str) -> SteadyBox:
    match attribute:
        case "horizon_years":
            return SteadyBox("Years ahead", 1, LONGEST_HORIZON_YEARS)
        case "inflation_percent":
            return SteadyBox("Inflation", -5, 30, decimals=1, suffix=" %")
        case "market_growth_percent":
            return SteadyBox("Market growth", -10, 20, decimals=1, suffix=" %")
        case "discount_percent":
            return SteadyBox("Discount", 0, 30, decimals=1, suffix=" %")
        case _:
            return SteadyBox("Seed", 0, _LARGEST_SEED)
