"""Twenty possible careers over the fan, one at a time, in the lower part of the Trajectory page."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.pages.trajectory_question import Lives
from planner.ui.theme import Theme
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.motion import is_motion_reduced

if TYPE_CHECKING:
    from planner.charts.careers import CareersData
    from planner.charts.careers_figure import CareersFigure

STEP_MS: Final = 1500
_LEAST_PX: Final = 210


class CareersPart(QWidget):
    """The careers are stepped through by hand; Play goes on by itself until it is paused or out of sight.

    Where the user asks for stillness there is no Play.
    """

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: CareersData | None = None
        self._sentence = styled_label("Working out careers…", "strong")
        self._note = styled_label("", "small")
        self._chart: ChartView[CareersData] = ChartView(_careers_figure, theme, QSize(620, 240))
        self._chart.setMinimumHeight(_LEAST_PX)
        self._back = _button("Back", "The career before (Left)")
        self._play = _button("Play", "Go on by itself, one career every one and a half seconds")
        self._next = _button("Next", "The career after (Right)")
        self._clock = QTimer(self, interval=STEP_MS)
        self._settings = settings
        self._place()
        self._connect()
        self._follow_motion()
        theme.motion_changed.connect(self._follow_motion)

    @property
    def data(self) -> "CareersData | None":
        """What is shown, None before it is worked out."""
        return self._data

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._clock.isActive()

    def show_lives(self, lives: Lives) -> None:
        """Show other careers; whoever looks at the seventh goes on looking at the seventh."""
        shown = self._data.shown if self._data is not None else 0
        self._show(replace(lives.twenty, shown=shown if shown < len(lives.twenty.careers) else 0))

    def step(self, by: int) -> None:
        """Show the career so many further on, after the last the first."""
        data = self._data
        if data is not None and data.careers:
            self._show(replace(data, shown=(data.shown + by) % len(data.careers)))

    def as_tsv(self) -> str:
        """All careers, a moment a row, parted by tabs."""
        rows = self._data.table() if self._data is not None else ()
        return "\n".join("\t".join(row) for row in rows)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing moves where nobody looks."""
        super().hideEvent(event)
        self._pause()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._sentence, 1)
        for button in (self._back, self._play, self._next):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addWidget(self._chart, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._step_by_hand(-1))
        self._next.clicked.connect(lambda: self._step_by_hand(1))
        self._play.clicked.connect(self._toggle)
        self._clock.timeout.connect(lambda: self.step(1))
        for key, by in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step_by_hand(by))

    def _step_by_hand(self, by: int) -> None:
        self._pause()
        self.step(by)

    def _toggle(self) -> None:
        if self.is_playing:
            self._pause()
        else:
            self._clock.start()
            self._play.setText("Pause")

    def _follow_motion(self) -> None:
        is_still = is_motion_reduced(self._settings)
        self._play.setVisible(not is_still)
        if is_still:
            self._pause()

    def _pause(self) -> None:
        self._clock.stop()
        self._play.setText("Play")

    def _show(self, data: "CareersData") -> None:
        self._data = data
        self._sentence.setText(data.headline)
        self._note.setText(data.subtitle)
        self._chart.show_data(data, data.headline)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button


def _careers_figure(palette: Palette, font: str) -> "CareersFigure":
    from planner.charts.careers_figure import CareersFigure

    return CareersFigure(palette, font=font)
