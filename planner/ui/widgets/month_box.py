"""A month as a number box: arrow keys and the wheel go by months, and it can be typed."""

import datetime
import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TYPED: Final = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED: Final = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})")
_WIDTH: Final = 104


def months_of(day: datetime.date) -> int:
    """The months of a day since the year 0."""
    return 12 * day.year + day.month - 1


def first_of(months: int) -> datetime.date:
    """The first day of a month counted since the year 0."""
    return datetime.date(months // 12, months % 12 + 1, 1)


class MonthBox(QSpinBox):
    """Shows "Feb 2027"; "2027-02" can be typed. Its value counts months since the year 0."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH)

    @property
    def month(self) -> datetime.date:
        """The first day of the month it holds."""
        return first_of(self.value())

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """Month and year; nothing in the year 0, where a box stands that was given no month yet."""
        return "" if value < 12 else f"{_MONTHS[value % 12]} {value // 12}"

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        """The month typed; the one before where it is none."""
        months = _read(text)
        return self.value() if months is None else months

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed on the way to a month."""
        months = _read(text)
        is_done = months is not None and self.minimum() <= months <= self.maximum()
        state = QValidator.State.Acceptable if is_done else QValidator.State.Intermediate
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Left to the page where the box has not the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _read(text: str) -> int | None:
    typed, named = _TYPED.fullmatch(text.strip()), _NAMED.fullmatch(text.strip())
    if typed is not None and 1 <= int(typed[2]) <= 12:
        return 12 * int(typed[1]) + int(typed[2]) - 1
    if named is not None and named[1].capitalize() in _MONTHS:
        return 12 * int(named[2]) + _MONTHS.index(named[1].capitalize())
    return None
