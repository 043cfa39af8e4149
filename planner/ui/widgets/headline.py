"""The top of a page: a small title, one large sentence that answers, one quiet line that says what it means."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label

_ENDLESS_PX = 10_000
_JOINER = "\N{WORD JOINER}"
_SIGNED = re.compile(r"(?<=[+−])(?=\$)")
"""Where a line would be broken between a sign and its dollars."""


class Headline(QWidget):
    """Title, answer and quiet line. The answer and the quiet line can be selected and copied.

    ``waiting`` stands there until the first answer comes, with as much room as answers usually take: what stands below
    then stays nearly where it is.
    """

    def __init__(self, title: str, waiting: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = bool(waiting)
        self._answer = styled_label("", "answer")
        self._quiet = styled_label("", "muted")
        self._longest = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (styled_label(title, "title"), self._answer, self._quiet):
            column.addWidget(label)
        for label in (self._answer, self._quiet):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(title)
        self._answer.setVisible(not waiting)
        self._tell("", waiting)

    def show_answer(self, answer: str, quiet: str, longest: str = "") -> None:
        """Put another answer and quiet line in place; a screen reader finds both in the description as well.

        Without an answer the quiet line stands in its place. There is always room for the ``longest`` quiet line, so
        that what stands below does not move when the line becomes that long.
        """
        self._longest = longest
        self._is_waiting = False
        for label in (self._answer, self._quiet):
            label.setMinimumSize(0, 0)
            label.setMaximumSize(_ENDLESS_PX, _ENDLESS_PX)
        self._answer.setVisible(bool(answer))
        self._tell(answer, quiet)
        self._keep_room()

    def pass_answer(self, answer: str, quiet: str) -> None:
        """Put an answer in place that passes by, as while a lever is dragged: nothing is laid out anew where it fits.

        What stays is to be shown with ``show_answer``.
        """
        for label, text in ((self._answer, answer), (self._quiet, quiet)):
            room = QRect(0, 0, label.width(), _ENDLESS_PX)
            needed = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
            # Whoever has one size only is not asked for it again.
            label.setMinimumHeight(max(needed, label.height()))
            label.setMaximumHeight(max(needed, label.height()))
            label.setFixedWidth(label.width())
        self._tell(answer, quiet)

    def _tell(self, answer: str, quiet: str) -> None:
        for label, text in ((self._answer, answer), (self._quiet, quiet)):
            label.setText(_SIGNED.sub(_JOINER, text))
        self.setAccessibleDescription(f"{answer}. {quiet}" if answer else quiet)

    @property
    def sentence(self) -> str:
        """Both, as a screen reader speaks them."""
        return f"{self.answer}. {self.quiet}" if self.answer else self.quiet

    @property
    def answer(self) -> str:
        """The large sentence as it stands."""
        return self._answer.text().replace(_JOINER, "")

    @property
    def quiet(self) -> str:
        """The quiet line as it stands."""
        return self._quiet.text().replace(_JOINER, "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrower line is a higher one."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        room = QRect(0, 0, self.width(), _ENDLESS_PX)
        needed = self._quiet.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._longest)
        usual = sum(n * label.fontMetrics().lineSpacing() for label, n in ((self._answer, 2), (self._quiet, 3)))
        self._quiet.setMinimumHeight(usual if self._is_waiting else needed.height() if self._longest else 0)
