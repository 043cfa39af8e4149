"""Asks for a piece of evidence: what shows that a line of the ladder is true of the user's work."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.readiness import Evidence
from planner.ui.dialogs.saving import Save, SavingDialog, form_of
from planner.ui.widgets.card import styled_label
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.domain.change import ChangeSet


class EvidenceDialog(SavingDialog):
    """Adds a record for a descriptor, whose text ``line`` stands on top; ``today`` is the date proposed."""

    def __init__(
        self, descriptor: str, line: str, today: PartialDate, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__("Add evidence", save, parent)
        self._descriptor = descriptor
        self.what = QLineEdit()
        self.link = QLineEdit()
        self.date = QLineEdit(str(today))
        form = form_of(("&What shows it", self.what), ("&Link", self.link), ("&Date", self.date))
        self.lay_out([styled_label(line, "strong")], form)

    def changes(self) -> "ChangeSet":
        """The new record. Raises ``UserError``."""
        text, url = self.what.text().strip(), self.link.text().strip()
        if not text and not url:
            raise UserError("Evidence", "it says nothing yet", "Write what shows it, or where to see it", "text")
        date = PartialDate.parse(self.date.text())
        return edits.add(Evidence(id=edits.new_id(), descriptor=self._descriptor, date=date, text=text, url=url))
