"""Asks for a piece of evidence: what shows that a line of the ladder is true of the user's work."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.readiness import Evidence
from planner.ui.dialogs.title import window_title
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.domain.change import ChangeSet

_WIDTH: Final = 480
_LEAST_HEIGHT: Final = 28


class EvidenceDialog(QDialog):
    """Closes with Save only when ``save`` took the new record for the descriptor."""

    def __init__(
        self,
        descriptor: str,
        line: str,
        today: PartialDate,
        save: "Callable[[ChangeSet], UserError | None]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._descriptor = descriptor
        self._save = save
        self.what = QLineEdit()
        self.link = QLineEdit()
        self.date = QLineEdit(str(today))
        self._message = MessageBar(is_closable=False)
        self.setWindowTitle(window_title("Add evidence"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._place(line)

    def accept(self) -> None:
        """Save and close; where a field is wrong, say so and stay."""
        try:
            refused = self._save(edits.add(self._record()))
        except UserError as error:
            refused = error
        if refused is None:
            super().accept()
        else:
            self._message.show_error(refused)

    def _record(self) -> Evidence:
        text, url = self.what.text().strip(), self.link.text().strip()
        if not text and not url:
            raise UserError("Evidence", "it says nothing yet", "Write what shows it, or where to see it", "text")
        date = PartialDate.parse(self.date.text())
        return Evidence(id=edits.new_id(), descriptor=self._descriptor, date=date, text=text, url=url)

    def _place(self, line: str) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        for name, editor in (("&What shows it", self.what), ("&Link", self.link), ("&Date", self.date)):
            editor.setMinimumHeight(_LEAST_HEIGHT)
            form.addRow(name, editor)
        box = QDialogButtonBox()
        save = box.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(styled_label(line, "strong"))
        column.addWidget(self._message)
        column.addLayout(form)
        column.addWidget(box)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))
