"""Asks for a line of an employer's ladder: which side of the work it is about, and what is asked."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.ui.dialogs.saving import Save, SavingDialog, form_of
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.record_editors import ChoiceBox

if TYPE_CHECKING:
    from planner.domain.change import ChangeSet

_LINES_PX: Final = 76
_FIELD_PX: Final = 28


class LineDialog(SavingDialog):
    """``where`` says whose ladder it is; ``make`` turns aspect and text into an edit, or raises ``UserError``."""

    def __init__(
        self,
        title: str,
        where: str,
        aspects: Sequence[str],
        make: Callable[[str, str], "ChangeSet | None"],
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, save, parent)
        self._make = make
        self.aspect = ChoiceBox(tuple((one, one) for one in aspects))
        self.aspect.setEditable(True)
        self.aspect.setMinimumHeight(_FIELD_PX)
        self.aspect.setToolTip("One of the list, or a name of your own")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_LINES_PX)
        form = form_of(("&What it asks", self.text), ("&Aspect", self.aspect))
        self.lay_out([styled_label(where, "strong")], form)
        self.text.setFocus()

    def fill(self, aspect: str, text: str) -> None:
        """Start from a line there is."""
        self.aspect.setCurrentText(aspect)
        self.text.setPlainText(text)
        self.text.selectAll()

    def changes(self) -> "ChangeSet | None":
        """The edit as the fields stand. Raises ``UserError``."""
        return self._make(self.aspect.currentText(), self.text.toPlainText())
