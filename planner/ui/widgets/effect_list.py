"""Effects one below the other: name, a small bar, amount and grade; what each rests on unfolds under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from planner.charts.palette import Palette, blend
from planner.ui.theme import Theme
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.line_list import LineList
from planner.ui.widgets.row_list import restyle

_BAR_PX: Final = 58
_BAR_HEIGHT_PX: Final = 12
_AMOUNT_PX: Final = 50
_GRADE_PX: Final = 36
_LEAST_PX: Final = 1.5


@dataclass(frozen=True, slots=True)
class Effect:
    """A line: where its bar goes from and to (0 to 1 of the room), ``amount`` in words, and what unfolds.

    ``change`` is what the user can change about it, empty where nothing; ``is_total`` for the ends of a sum.
    """

    name: str
    amount: str
    grade: str
    start: float
    end: float
    detail: str = ""
    change: str = ""
    is_total: bool = False


class EffectList(LineList["_Line", Effect]):
    """Shows effects. ``change_wanted`` carries the ``change`` of the effect that the user wants to alter."""

    change_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(2)
        self._theme = theme
        theme.changed.connect(self.update)

    @property
    def sentences(self) -> list[str]:
        """What a screen reader says of each line."""
        return [line.accessibleName() for line in self._shown()]

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Put other effects in place; lines are kept, and stay unfolded where the name stays."""
        self._show(effects)

    def _made(self, place: int) -> "_Line":  # noqa: ARG002 - every line is the same
        line = _Line(self._theme)
        line.change_wanted.connect(self.change_wanted)
        return line

    def _fill(self, line: "_Line", thing: Effect) -> None:
        line.show_effect(thing)


class _Line(QFrame):
    """What it rests on and the way to change it are made when it is first unfolded."""

    change_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "effect")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._effect = Effect("", "", "", 0.0, 0.0)
        self._name = styled_label("")
        self._bar = _Bar(theme)
        self._amount = QLabel()
        self._grade = QLabel()
        self._grade.setProperty("kind", "grade")
        self._detail: QLabel | None = None
        self._change: QPushButton | None = None
        self._grid = QGridLayout(self)
        self._place()

    @property
    def is_open(self) -> bool:
        """Whether what it rests on is unfolded."""
        return self._detail is not None and not self._detail.isHidden()

    def show_effect(self, effect: Effect) -> None:
        if effect == self._effect:
            return
        is_open = self.is_open and effect.name == self._effect.name
        self._effect = effect
        self._name.setText(effect.name)
        restyle(self._name, "kind", "strong" if effect.is_total else "")
        self._amount.setText(effect.amount)
        self._grade.setText(effect.grade)
        self._grade.setVisible(bool(effect.grade))
        self._bar.show_span(effect)
        self._fold(is_open=is_open)
        grade = f", grade {effect.grade}" if effect.grade else ""
        self.setAccessibleName(f"{effect.name}: {effect.amount}{grade}. {effect.detail}".strip())
        self.setToolTip("" if effect.is_total else "What it rests on")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Taken, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click unfolds or folds."""
        self._fold(is_open=not self.is_open)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and the space bar do as a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._fold(is_open=not self.is_open)
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        grid = self._grid
        grid.setContentsMargins(2, 3, 2, 3)
        grid.setHorizontalSpacing(5)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self._amount, 0, 2, right)
        grid.addWidget(self._grade, 0, 3, right)
        self._name.setMinimumWidth(60)
        # Columns of fixed width: all bars have the same scale.
        self._amount.setFixedWidth(_AMOUNT_PX)
        self._amount.setAlignment(right)
        self._grade.setFixedWidth(_GRADE_PX)
        self._grade.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kept = self._grade.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._grade.setSizePolicy(kept)

    def _fold(self, *, is_open: bool) -> None:
        has_more = is_open and bool(self._effect.detail)
        if has_more or self._detail is not None:
            detail, change = self._unfolding()
            detail.setText(self._effect.detail)
            detail.setVisible(has_more)
            change.setVisible(has_more and bool(self._effect.change))

    def _unfolding(self) -> tuple[QLabel, QPushButton]:
        if self._detail is None or self._change is None:
            self._detail, self._change = styled_label("", "small"), QPushButton("Change this")
            self._change.setProperty("kind", "link")
            self._change.clicked.connect(lambda: self.change_wanted.emit(self._effect.change))
            self._grid.addWidget(self._detail, 1, 0, 1, 4)
            self._grid.addWidget(self._change, 2, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        return self._detail, self._change


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._effect = Effect("", "", "", 0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_BAR_PX, _BAR_HEIGHT_PX)

    def show_span(self, effect: Effect) -> None:
        self._effect = effect
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        effect, palette = self._effect, self._theme.palette
        low, high = sorted((effect.start * self.width(), effect.end * self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_colour(effect, palette)))
        painter.drawRoundedRect(QRectF(low, 0.0, max(high - low, _LEAST_PX), self.height()), 2.0, 2.0)
        painter.end()


def _colour(effect: Effect, palette: Palette) -> str:
    if effect.is_total:
        return blend(palette.muted, palette.panel, 0.4)
    return palette.attention if effect.end < effect.start else palette.forecast
