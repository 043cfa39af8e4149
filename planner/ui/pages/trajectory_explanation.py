"""Part of the inspector of the Trajectory page: what the number rests on, and the preferences the user can set."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.person import Preferences
from planner.ui.pages.preference_boxes import PreferenceBoxes
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.evidence import Facts

if TYPE_CHECKING:
    from planner.forecast.situation import Basis


class TrajectoryExplanation(QWidget):
    """Facts, and assumptions to set.

    ``assumption_edited`` carries the attribute of ``Preferences`` and the text the user put in its place.
    """

    assumption_edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = Facts()
        self._fallback = styled_label("", "muted")
        self._boxes = PreferenceBoxes(
            ("horizon_years", "inflation_percent", "market_growth_percent", "seed"),
            "Inflation and growth of market pay are for a year.",
        )
        self._boxes.edited.connect(self.assumption_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(styled_label("What this rests on", "strong"))
        column.addWidget(self._fallback)
        column.addWidget(self._facts)
        column.addWidget(self._boxes)
        for part in (self._facts, self._fallback):
            part.hide()  # until there is an answer

    def show_preferences(self, preferences: Preferences) -> None:
        """Put the stored assumptions into the boxes, without telling."""
        self._boxes.show_preferences(preferences)

    def focus(self, attribute: str) -> QWidget:
        """Put the keyboard on the box of a preference, and return it."""
        return self._boxes.focus(attribute)

    def parts(self, basis: "Basis | None") -> Iterator[Callable[[], None]]:
        """What shows a basis, part by part: first, out of sight, the labels that it still needs."""
        if basis is not None:
            yield from self._facts.ahead(_facts(basis))
        yield partial(self.show_basis, basis)

    def show_basis(self, basis: "Basis | None") -> None:
        """Say what an estimate rests on; None where there is no estimate."""
        self._facts.setVisible(basis is not None)
        self._fallback.setVisible(basis is None or bool(basis.fallback))
        if basis is None:
            self._fallback.setText("There is no estimate yet.")
            return
        self._fallback.setText(basis.fallback)
        self._facts.show_facts(_facts(basis))


def _facts(basis: "Basis") -> list[tuple[str, str]]:
    return [
        ("Place", basis.place.name),
        ("Figures", basis.cell),
        ("Jobs", f"{basis.jobs:,} in this cell"),
        ("Source", f"{basis.source.title}, {basis.source.date}"),
        ("Hours", basis.share_note),
    ]
