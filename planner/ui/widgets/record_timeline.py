"""Roles as bars over the years, so that overlaps and gaps can be seen."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.dates import decimal_year
from planner.domain.role import Role

_BAR: Final = 20
_STEP: Final = 23
_YEARS: Final = 18
_MOST_LANES: Final = 3
_LEAST_BAR: Final = 3.0
_LABEL_GAP: Final = 44.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A role from ``start`` to ``end`` in decimal years, in the first lane that is free; lane 0 is the top one."""

    role: Role
    start: float
    end: float
    lane: int


def bars_of(roles: Sequence[Role], today: datetime.date) -> tuple[Bar, ...]:
    """Bars of the roles that have a start, earliest first; a role without an end goes on until today.

    A partial date counts as wide as it can mean: 2019 to 2021 is three years. What does not fit three lanes stands in
    the last.
    """
    spans = sorted(
        (decimal_year(role.start.earliest()), _end(role, today), role.id, role) for role in roles if role.start
    )
    free = [0.0] * _MOST_LANES  # from when on each lane is free
    bars = []
    for start, end, _, role in spans:
        lane = next((lane for lane, time in enumerate(free) if time <= start), _MOST_LANES - 1)
        free[lane] = max(end, start)
        bars.append(Bar(role, start, max(end, start), lane))
    return tuple(bars)


def label_left(place: float, width: float) -> float:
    """Where a year's label begins, in pixels: in the middle of its place, but whole within the width."""
    return max(min(place - _LABEL_GAP / 2, width - _LABEL_GAP), 0.0)


class RoleTimeline(QWidget):
    """A quiet strip of bars by year; the chosen roles in the accent colour. Hidden while there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline of roles")
        self.hide()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown, earliest first."""
        return self._bars

    def show_roles(self, roles: Sequence[Role], today: datetime.date) -> None:
        """Show other roles."""
        self._bars = bars_of(roles, today)
        spoken = (f"{bar.role.title} from {bar.role.start} to {bar.role.end or 'now'}" for bar in self._bars)
        self.setAccessibleDescription("; ".join(spoken))
        self.setVisible(bool(self._bars))
        self.updateGeometry()
        self.update()

    def choose(self, role_ids: frozenset[str]) -> None:
        """Mark some of the roles."""
        self._chosen = role_ids
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lanes and the years under them."""
        n_lanes = max((bar.lane + 1 for bar in self._bars), default=1)
        return QSize(200, n_lanes * _STEP + _YEARS)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint years, then bars."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = min(bar.start for bar in self._bars)
        last = max(bar.end for bar in self._bars)
        scale = (self.width() - 1) / max(last - first, 1.0)
        self._paint_years(painter, first, last, scale)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        grounds = (_pale(accent), accent)
        for bar in self._bars:
            left, width = (bar.start - first) * scale, (bar.end - bar.start) * scale
            area = QRectF(left, bar.lane * _STEP, max(width - 2, _LEAST_BAR), _BAR)
            is_chosen = bar.role.id in self._chosen
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(grounds[is_chosen])
            painter.drawRoundedRect(area, 4, 4)
            self._write(
                painter, bar.role.title, area, QPalette.ColorRole.Base if is_chosen else QPalette.ColorRole.Text
            )
        painter.end()

    def _paint_years(self, painter: QPainter, first: float, last: float, scale: float) -> None:
        every = next((step for step in (1, 2, 5, 10, 20, 50, 100) if step * scale >= _LABEL_GAP), None)
        if every is None:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        top = self.height() - _YEARS
        for year in range(-(-int(first) // every) * every, int(last) + 1, every):
            left = (year - first) * scale
            if left >= 0:
                area = QRectF(label_left(left, self.width()), top, _LABEL_GAP, _YEARS)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(year))

    def _write(self, painter: QPainter, title: str, area: QRectF, ink: QPalette.ColorRole) -> None:
        """The title of a role on its bar, as far as it fits."""
        room = int(area.width()) - 12
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room) if room > 0 else ""
        if len(text) > 1:
            painter.setPen(self.palette().color(ink))
            painter.drawText(area.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _pale(colour: QColor) -> QColor:
    pale = QColor(colour)
    pale.setAlphaF(0.18)
    return pale


def _end(role: Role, today: datetime.date) -> float:
    last = today if role.end is None else role.end.latest()
    return decimal_year(last + datetime.timedelta(days=1))
