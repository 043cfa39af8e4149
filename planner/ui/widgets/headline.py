"""The top of a page: a small title, one large sentence that answers, one quiet line that says what it means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label


class Headline(QWidget):
    """Title, answer and quiet line. The answer and the quiet line can be selected and copied."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = styled_label("", "answer")
        self._quiet = styled_label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (styled_label(title, "title"), self._answer, self._quiet):
            column.addWidget(label)
        for label in (self._answer, self._quiet):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(title)

    def show_answer(self, answer: str, quiet: str) -> None:
        """Put another answer and quiet line in place; a screen reader finds both in the description as well."""
        self._answer.setText(answer)
        self._quiet.setText(quiet)
        self.setAccessibleDescription(f"{answer}. {quiet}")

    @property
    def answer(self) -> str:
        """The large sentence as it stands."""
        return self._answer.text()

    @property
    def quiet(self) -> str:
        """The quiet line as it stands."""
        return self._quiet.text()
