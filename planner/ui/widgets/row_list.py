"""Short lines in a card: what, a quiet line under it, and at the right a word or a button. Rows are kept and rewritten.

The words at the right may have a tone: good, attention or quiet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label
from planner.ui.widgets.line_list import LineList


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


class RowList(LineList["_RowLine", Row]):
    """Rows one below the other; ``chosen`` carries the key of the row whose button was pressed.

    With ``takes_clicks`` a click anywhere on a row presses its button: where the button only opens something.
    ``more_wanted`` carries the place of the row, from 0, whose second button was, ``link_wanted`` the address that
    shall be opened.
    """

    chosen = Signal(str)
    more_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, takes_clicks: bool = False) -> None:
        super().__init__(0, parent)
        self._takes_clicks = takes_clicks

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Text and value of every row shown."""
        return tuple((one.row.text, one.row.value) for one in self._shown())

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the rows shown that have any, from top to bottom."""
        return tuple(button for one in self._shown() for button in one.buttons)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put other rows in place."""
        self._show(rows)

    def _made(self, place: int) -> "_RowLine":
        line = _RowLine()
        line.takes_clicks = self._takes_clicks
        line.pressed.connect(lambda: self.chosen.emit(line.row.key))
        line.more_wanted.connect(lambda: self.more_wanted.emit(place))
        line.link_wanted.connect(lambda: self.link_wanted.emit(line.row.link))
        return line

    def _fill(self, line: "_RowLine", thing: Row) -> None:
        line.show_row(thing)


class _RowLine(QFrame):
    """Has only the parts that its row needs: each takes long to be made, styled and laid out."""

    pressed = Signal()
    more_wanted = Signal()
    link_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.row = Row("")
        self.takes_clicks = False
        self._text = styled_label("")
        self._detail: QLabel | None = None
        self._value: QLabel | None = None
        self._button: QPushButton | None = None
        self._more: QPushButton | None = None
        self._open: QPushButton | None = None
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self._text)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 6, 8, 6)
        self._line.setSpacing(12)
        self._line.addLayout(self._words, 1)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The second button, which stands below the words, and the one at the right, where they are shown."""
        return tuple(one for one in (self._more, self._button) if one is not None and not one.isHidden())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        is_pressed = self.takes_clicks and self.row.key and event.button() is Qt.MouseButton.LeftButton
        if is_pressed and self._button is not None:
            self._button.click()
        else:
            super().mouseReleaseEvent(event)

    def show_row(self, row: Row) -> None:
        if row == self.row:
            return
        self.row = row
        self._text.setText(row.text)
        restyle(self._text, "kind", "strong" if row.detail else "")
        self._show_detail(row.detail)
        self._show_value("" if row.key else row.value, row.tone)
        self._show_button(row)
        self._show_more(row)
        self._show_link(row)
        self.setToolTip(row.tip)
        self.setAccessibleName(f"{row.text}: {row.value}. {row.detail}".strip())

    def _show_detail(self, detail: str) -> None:
        if self._detail is None and detail:
            self._detail = styled_label("", "muted")
            self._words.insertWidget(1, self._detail)
        if self._detail is not None:
            self._detail.setText(detail)
            self._detail.setVisible(bool(detail))

    def _show_value(self, value: str, tone: str) -> None:
        if self._value is None and value:
            self._value = QLabel()
            self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._line.insertWidget(1, self._value)
        if self._value is not None:
            self._value.setText(value)
            self._value.setVisible(bool(value))
            restyle(self._value, "tone", tone)

    def _show_button(self, row: Row) -> None:
        if self._button is None and row.key:
            self._button = _link(self.pressed)
            self._line.addWidget(self._button)
        if self._button is not None:
            _show_link_text(self._button, row.value if row.key else "", f"{row.text}: {row.value}")
            restyle(self._button, "tone", row.tone)

    def _show_more(self, row: Row) -> None:
        if self._more is None and row.more:
            self._more = _link(self.more_wanted)
            self._words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        if self._more is not None:
            _show_link_text(self._more, row.more, f"{row.text}: {row.more}")

    def _show_link(self, row: Row) -> None:
        if self._open is None and row.link:
            self._open = _link(self.link_wanted)
            self._line.insertWidget(self._line.count() - int(self._button is not None), self._open)
        if self._open is not None:
            _show_link_text(self._open, "Open link" if row.link else "", f"{row.text}: open {row.link}")


def _link(pressed: SignalInstance) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "link")
    button.clicked.connect(pressed)
    return button


def _show_link_text(button: QPushButton, text: str, spoken: str) -> None:
    """Say something else on a button, which is hidden without it."""
    button.setText(text.replace("&", "&&"))
    button.setVisible(bool(text))
    button.setAccessibleName(spoken)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another property that the style sheet knows, and have it painted so."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be, once, when it is shown
            widget.style().unpolish(widget)
            widget.style().polish(widget)
