"""A dialog that makes one edit: it closes only when the edit is saved, and tells above the fields what is wrong."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import UserError
from planner.ui.dialogs.title import window_title
from planner.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planner.domain.change import ChangeSet

_WIDTH: Final = 500
_LEAST_HEIGHT: Final = 28

Save = Callable[["ChangeSet"], UserError | None]
"""Makes and saves an edit; returns what went wrong, if anything."""


class SavingDialog(QDialog):
    """What is asked for is made an edit by ``changes``; the user's Save hands it to ``save``."""

    def __init__(self, title: str, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._message = MessageBar(is_closable=False)
        self.setWindowTitle(window_title(title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.height())

    def changes(self) -> "ChangeSet | None":
        """The edit as the fields stand, None where they change nothing. Raises ``UserError`` where one is wrong."""
        raise NotImplementedError

    def accept(self) -> None:
        """Save and close; where a field is wrong or the edit is refused, say so and stay."""
        try:
            changes = self.changes()
            refused = self._save(changes) if changes is not None else None
        except UserError as error:
            refused = error
        if refused is None:
            super().accept()
        else:
            self._message.show_error(refused)

    def lay_out(self, above: list[QWidget], form: QLayout, below: Sequence[QWidget] = (), verb: str = "&Save") -> None:
        """Put what is told above and below the fields, and the buttons, the first of them named by ``verb``."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (*above, self._message):
            column.addWidget(part)
        column.addLayout(form)
        for part in below:
            column.addWidget(part)
        box = QDialogButtonBox()
        save = box.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.fit()

    def fit(self) -> None:
        """Take the height that everything needs; lines that wrap take more than the size hint."""
        self.resize(self.width(), self.heightForWidth(self.width()))


def form_of(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Fields with their names, the letter after & being the key to each."""
    form = QFormLayout()
    form.setSpacing(8)
    for name, editor in rows:
        if isinstance(editor, QLineEdit | QAbstractSpinBox | QComboBox):
            editor.setMinimumHeight(_LEAST_HEIGHT)
        form.addRow(name, editor)
    return form
