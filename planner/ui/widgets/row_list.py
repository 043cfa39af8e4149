"""Short lines in a card: what, a quiet line under it, and at the right a word or a button. Rows are kept and rewritten.

The words at the right may have a tone: good, attention or quiet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label


@dataclass(frozen=True, slots=True)
class Row:
    """A line: ``text``, a quiet ``detail`` under it, ``value`` at the right. With a ``key`` the value is a button.

    ``tip`` tells more on hover; a row with a detail has its text in strong type. ``link`` is an address to open.
    """

    text: str
    value: str = ""
    detail: str = ""
    tone: str = ""
    key: str = ""
    tip: str = ""
    link: str = ""


class RowList(QWidget):
    """Rows one below the other; ``chosen`` carries the key of the row whose button was pressed.

    ``link_wanted`` carries the address that shall be opened.
    """

    chosen = Signal(str)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_RowLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Text and value of every row shown."""
        return tuple((one.row.text, one.row.value) for one in self._rows if not one.isHidden())

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the rows shown that have one."""
        return tuple(one.button for one in self._rows if not one.isHidden() and one.row.key)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put other rows in place."""
        while len(self._rows) < len(rows):
            self._rows.append(_RowLine())
            self._rows[-1].button.clicked.connect(lambda _=False, line=self._rows[-1]: self.chosen.emit(line.row.key))
            self._rows[-1].open.clicked.connect(
                lambda _=False, line=self._rows[-1]: self.link_wanted.emit(line.row.link)
            )
            self._column.addWidget(self._rows[-1])
        for line, row in zip(self._rows, rows, strict=False):
            line.show_row(row)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(rows))


class _RowLine(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.row = Row("")
        self.button = QPushButton()
        self.open = QPushButton("Open link")
        for button in (self.open, self.button):
            button.setProperty("kind", "link")
        self._text, self._detail, self._value = styled_label(""), styled_label("", "muted"), QLabel()
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(self._value)
        line.addWidget(self.open)
        line.addWidget(self.button)

    def show_row(self, row: Row) -> None:
        if row == self.row:
            return
        self.row = row
        self._text.setText(row.text)
        self._detail.setText(row.detail)
        self._detail.setVisible(bool(row.detail))
        self._value.setText(row.value)
        self._value.setVisible(bool(row.value and not row.key))
        self.button.setText(row.value.replace("&", "&&"))
        self.button.setVisible(bool(row.key))
        self.button.setAccessibleName(f"{row.text}: {row.value}")
        self.open.setVisible(bool(row.link))
        self.open.setAccessibleName(f"{row.text}: open {row.link}")
        self.setToolTip(row.tip)
        self.setAccessibleName(f"{row.text}: {row.value}. {row.detail}".strip())
        restyle(self._text, "kind", "strong" if row.detail else "")
        restyle(self._value, "tone", row.tone)
        restyle(self.button, "tone", row.tone)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another property that the style sheet knows, and have it painted so."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
