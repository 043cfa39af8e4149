"""Before pay is talked about: what is ready, what is not, and what was achieved in business terms."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from planner.advice.preparation import InBusinessTerms, Point
from planner.ui.dialogs.scrolled import scrolled_dialog
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE: Final = QSize(720, 640)
_NOTE: Final = "Opinion, grade D: no source measures what preparation is worth, so it moves no number."
_NOT_SAID: Final = "Not said yet: write its impact in the achievement."
_NOTHING: Final = "No achievement has a figure before and after yet."


def preparation_dialog(parent: QWidget, points: "Sequence[Point]", achieved: "Sequence[InBusinessTerms]") -> QDialog:
    """The checklist over the achievements with a figure; not yet open."""
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(_checklist(points))
    column.addWidget(_achieved(achieved))
    column.addStretch(1)
    return scrolled_dialog(parent, "Prepare to negotiate", shown, _SIZE)


def _checklist(points: "Sequence[Point]") -> Card:
    ready = sum(point.is_ready for point in points)
    card = Card(f"{ready} of {len(points)} ready")
    facts = Facts()
    facts.show_facts([("Ready" if one.is_ready else "Open", f"{one.title}. {one.told}") for one in points])
    card.body.addWidget(facts)
    card.body.addWidget(styled_label(_NOTE, "small"))
    return card


def _achieved(achieved: "Sequence[InBusinessTerms]") -> Card:
    card = Card("In business terms")
    if not achieved:
        card.body.addWidget(styled_label(_NOTHING, "muted"))
    for one in achieved:
        card.body.addWidget(styled_label(f"{one.title} ({one.change})", "strong"))
        card.body.addWidget(styled_label(one.meaning or _NOT_SAID, "" if one.meaning else "muted"))
    return card
