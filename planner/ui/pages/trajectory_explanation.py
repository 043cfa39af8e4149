"""Part of the inspector of the Trajectory page: what the number rests on, and the preferences the user can set."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.person import LONGEST_HORIZON_YEARS, Preferences
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts
from planner.ui.widgets.steady_box import SteadyBox

if TYPE_CHECKING:
    from planner.forecast.situation import Basis

_LARGEST_SEED: Final = 2**32 - 1


class TrajectoryExplanation(QWidget):
    """Facts, and assumptions to set.

    ``assumption_edited`` carries the attribute of ``Preferences`` and the text the user put in its place.
    """

    assumption_edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = Facts()
        self._fallback = styled_label("", "muted")
        self._boxes = {
            "horizon_years": SteadyBox("Years ahead", 1, LONGEST_HORIZON_YEARS),
            "inflation_percent": SteadyBox("Inflation", -5, 30, decimals=1, suffix=" %"),
            "market_growth_percent": SteadyBox("Market growth", -10, 20, decimals=1, suffix=" %"),
            "seed": SteadyBox("Seed", 0, _LARGEST_SEED),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(styled_label("What this rests on", "strong"))
        column.addWidget(self._fallback)
        column.addWidget(self._facts)
        column.addWidget(self._settable())
        for part in (self._facts, self._fallback):
            part.hide()  # until there is an answer

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

    def show_basis(self, basis: "Basis | None") -> None:
        """Say what an estimate rests on; None where there is no estimate."""
        self._facts.setVisible(basis is not None)
        self._fallback.setVisible(basis is None or bool(basis.fallback))
        if basis is None:
            self._fallback.setText("There is no estimate yet.")
            return
        self._fallback.setText(basis.fallback)
        self._facts.show_facts(_facts(basis))

    def _settable(self) -> Card:
        card = Card("Yours to set")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for attribute, box in self._boxes.items():
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            form.addRow(label, box)
            box.valueChanged.connect(
                lambda value, attribute=attribute: self.assumption_edited.emit(attribute, f"{value:.10g}")
            )
        card.body.addLayout(form)
        card.body.addWidget(styled_label("Inflation and growth of market pay are for a year.", "small"))
        return card


def _facts(basis: "Basis") -> list[tuple[str, str]]:
    return [
        ("Place", basis.place.name),
        ("Figures", basis.cell),
        ("Jobs", f"{basis.jobs:,} in this cell"),
        ("Source", f"{basis.source.title}, {basis.source.date}"),
        ("Hours", basis.share_note),
    ]
