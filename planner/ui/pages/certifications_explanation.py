"""The inspector of the Certifications page: one certification, what it comes to, beside having none, and why."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.pages import certifications_words as words
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.evidence import Facts, GradedList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.ui.pages.certifications_question import Certifications, Offer

_WEIGHED: Final = (
    "Price, hours of study and renewals stand against one small effect on pay, which ends when the certification does. "
    "What that comes to depends on your pay, your years of work and what you hold already."
)


class CertificationExplanation(QWidget):
    """Name, value for the person, facts of the catalogue, and evidence cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = styled_label("What is weighed", "strong")
        self._weighed = styled_label(_WEIGHED, "muted")
        self.worth = Facts()
        self.facts = Facts()
        self.evidence = GradedList()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addWidget(self._weighed)
        self._worth_title, self._evidence_title = styled_label("", "strong"), styled_label("Evidence", "strong")
        for part in (self._worth_title, self.worth, self.facts, self._evidence_title, self.evidence):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)

    def parts(self, offer: "Offer", told: "Certifications") -> "Iterator[Callable[[], None]]":
        """What says everything about another certification, part by part."""
        yield from self.worth.ahead(words.worth(offer))
        yield from self.facts.ahead(words.facts(offer, told))
        yield from self.evidence.ahead(words.evidence(offer, told))
        yield partial(self._show_offer, offer, told)

    def _show_offer(self, offer: "Offer", told: "Certifications") -> None:
        self._name.setText(offer.name)
        worth, evidence = words.worth(offer), words.evidence(offer, told)
        self._worth_title.setText("What it comes to for you")
        self.worth.show_facts(worth)
        self.facts.show_facts(words.facts(offer, told))
        self.evidence.show_lines(evidence)
        self.facts.show()
        self._weighed.hide()
        for part, is_shown in (
            (self._worth_title, worth),
            (self.worth, worth),
            (self._evidence_title, evidence),
            (self.evidence, evidence),
        ):
            part.setHidden(not is_shown)
