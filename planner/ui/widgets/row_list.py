"""Short lines in a card: what, a quiet line under it, and at the right a word or a button. Rows are kept and rewritten.

The words at the right may have a tone: good, attention or quiet.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label
from planner.ui.widgets.laid_out_once import laid_out_once

_MADE_AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A line: ``text``, a quiet ``detail`` under it, ``value`` at the right. With a ``key`` the value is a button.

    ``more`` is the text of a second button, empty for none; ``link`` is an address to open. ``tip`` tells more on
    hover; a row with a detail has its text in strong type.
    """

    text: str
    value: str = ""
    detail: str = ""
    tone: str = ""
    key: str = ""
    tip: str = ""
    link: str = ""
    more: str = ""


class RowList(QWidget):
    """Rows one below the other; ``chosen`` carries the key of the row whose button was pressed.

    With ``takes_clicks`` a click anywhere on a row presses its button: where the button only opens something.
    ``more_wanted`` carries the place of the row, from 0, whose second button was, ``link_wanted`` the address that
    shall be opened.
    """

    chosen = Signal(str)
    more_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, takes_clicks: bool = False) -> None:
        super().__init__(parent)
        self._takes_clicks = takes_clicks
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
        """The buttons of the rows shown that have any, from top to bottom."""
        shown = (one for one in self._rows if not one.isHidden())
        return tuple(button for one in shown for button in one.buttons if not button.isHidden())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put other rows in place; they are laid out once, not with every row that is added."""
        with laid_out_once(self._column):
            while len(self._rows) < len(rows):
                self._add_line(len(self._rows))
            for line, row in zip(self._rows, rows, strict=False):
                line.show_row(row)
            for place, line in enumerate(self._rows):
                line.setVisible(place < len(rows))

    def parts(self, rows: Sequence[Row]) -> tuple[Callable[[], None], ...]:
        """What puts other rows in place: in one go, or some at a time where many are still to be made."""
        ends = (*range(max(len(self._rows), _MADE_AT_ONCE), len(rows), _MADE_AT_ONCE), len(rows))
        return tuple(partial(self.show_rows, rows[:end]) for end in ends)

    def _add_line(self, place: int) -> None:
        line = _RowLine()
        line.button.clicked.connect(lambda: self.chosen.emit(line.row.key))
        line.takes_clicks = self._takes_clicks
        line.more_wanted.connect(lambda: self.more_wanted.emit(place))
        line.link_wanted.connect(lambda: self.link_wanted.emit(line.row.link))
        self._rows.append(line)
        self._column.addWidget(line)


class _RowLine(QFrame):
    more_wanted = Signal()
    link_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.row = Row("")
        self.takes_clicks = False
        self.button = QPushButton()
        self.button.setProperty("kind", "link")
        self._more: QPushButton | None = None  # few rows have one of these
        self._open: QPushButton | None = None
        self._text, self._detail, self._value = styled_label(""), styled_label("", "muted"), QLabel()
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self._text)
        self._words.addWidget(self._detail)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(12)
        line.addLayout(self._words, 1)
        line.addWidget(self._value)
        line.addWidget(self.button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return (self.button,) if self._more is None else (self._more, self.button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.takes_clicks and self.row.key and event.button() is Qt.MouseButton.LeftButton:
            self.button.click()
        else:
            super().mouseReleaseEvent(event)

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
        self._show_more(row)
        self._show_link(row)
        self.setToolTip(row.tip)
        self.setAccessibleName(f"{row.text}: {row.value}. {row.detail}".strip())
        restyle(self._text, "kind", "strong" if row.detail else "")
        restyle(self._value, "tone", row.tone)
        restyle(self.button, "tone", row.tone)

    def _show_more(self, row: Row) -> None:
        if self._more is None and row.more:
            self._more = QPushButton()
            self._more.setProperty("kind", "link")
            self._more.clicked.connect(self.more_wanted)
            self._words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        if self._more is not None:
            self._more.setText(row.more.replace("&", "&&"))
            self._more.setVisible(bool(row.more))
            self._more.setAccessibleName(f"{row.text}: {row.more}")

    def _show_link(self, row: Row) -> None:
        if self._open is None and row.link:
            self._open = QPushButton("Open link")
            self._open.setProperty("kind", "link")
            self._open.clicked.connect(self.link_wanted)
            self._line.insertWidget(self._line.indexOf(self.button), self._open)
        if self._open is not None:
            self._open.setVisible(bool(row.link))
            self._open.setAccessibleName(f"{row.text}: open {row.link}")


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another property that the style sheet knows, and have it painted so."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be, once, when it is shown
            widget.style().unpolish(widget)
            widget.style().polish(widget)
