"""A matplotlib figure as a widget: the only place where Qt and matplotlib meet.

matplotlib's Qt canvas is loaded when the first chart is shown, which is after the window's first paint.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from planner.charts.palette import Palette
from planner.ui.theme import Theme
from planner.ui.turns import Turn
from planner.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    from planner.ui.chart_canvas import ChartCanvas

DataT = TypeVar("DataT")
DrawnT = TypeVar("DrawnT", contravariant=True)

_RESIZE_DELAY_MS: Final = 60


class ChartFigure(Protocol[DrawnT]):
    """What a chart of the room ``charts`` offers."""

    @property
    def figure(self) -> "Figure":
        """The matplotlib figure."""

    @property
    def artists(self) -> "Sequence[Artist]":
        """What ``update`` moves; all else is ground."""

    def update(self, data: DrawnT, /) -> bool:
        """Show other data; whether the ground has changed too."""

    def set_colours(self, palette: Palette, /) -> None:
        """Change ink and ground."""


class HeldFigure(Protocol[DrawnT]):
    """A chart that can show other data on the axes as they are."""

    @property
    def passing(self) -> "Sequence[Artist]":
        """Those of the artists that ``move`` moves; the others stay as they are."""

    def move(self, data: DrawnT, /) -> None:
        """Move the artists; the ground stays."""


class ChartView(QFrame, Generic[DataT]):
    """Shows a figure that ``build`` makes for a palette and a font family once there is something to show.

    New data move the artists over a kept picture of the ground. ``shown`` is emitted when the newest data are on the
    screen, or at once where the view cannot be seen.
    """

    shown = Signal()

    def __init__(self, build: Callable[[Palette, str], ChartFigure[DataT]], theme: Theme, hint: QSize) -> None:
        super().__init__()
        self.setProperty("kind", "chart")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build = build
        self._theme = theme
        self._hint = hint
        self._chart: ChartFigure[DataT] | None = None
        self._canvas: ChartCanvas | None = None
        self._data: DataT | None = None
        self._pictured: DataT | None = None  # what the artists stand for
        self._is_awaited = False
        self._making = self._made()
        self._turn = Turn(self._settle, self)
        self._delay = QTimer(self, singleShot=True, interval=_RESIZE_DELAY_MS)
        self._delay.timeout.connect(self._turn.start)
        theme.changed.connect(self._recolour)

    @property
    def canvas(self) -> "ChartCanvas | None":
        """The widget that matplotlib paints, None before there is something to show."""
        return self._canvas

    def show_data(self, data: DataT, sentence: str) -> None:
        """Show other data; the sentence is the view's accessible name, and is spoken where it is another one."""
        self._data = data
        self._is_awaited = True
        if sentence != self.accessibleName():
            is_first = not self.accessibleName()
            self.setAccessibleName(sentence)
            if not is_first:
                announce(self, sentence)
        if not self.isVisible():
            self._tell()
        elif self._canvas is None:
            self._turn.start()  # the layout gives the view its size first
        else:
            self._refresh(self._canvas, data)

    def move_data(self, data: DataT) -> None:
        """Show data that pass by, as while a lever is dragged: on the axes as they are, and nothing is spoken.

        Only for a ``HeldFigure``. What stays is to be shown with ``show_data``. Before the chart is on the screen
        nothing happens.
        """
        if self._canvas is None or not self._canvas.is_drawn or not self.isVisible():
            return
        figure = cast("HeldFigure[DataT]", self._chart)
        figure.move(data)
        self._pictured = None
        self._canvas.draw_passing(figure.passing)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size at which the chart is at ease."""
        return self._hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size below which labels would meet."""
        return QSize(280, min(self._hint.height(), 150))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw in the new size when the dragging pauses: a full drawing costs a tenth of a second."""
        super().resizeEvent(event)
        if self._canvas is not None:
            self._delay.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what came while the view could not be seen."""
        super().showEvent(event)
        self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever waits for a drawing need not wait for one nobody sees."""
        super().hideEvent(event)
        self._delay.stop()
        self._turn.stop()
        if self._canvas is not None:
            self._canvas.stop()
        self._tell()

    def _settle(self) -> None:
        """Take the size that the layout gave, and show what is to be shown."""
        if self._data is None:
            return
        canvas = self._canvas
        if canvas is None:
            next(self._making)
            self._turn.start()  # the window gets its turn in between
            return
        if canvas.geometry() != self.contentsRect():
            canvas.setGeometry(self.contentsRect())
        if not canvas.is_drawn or self._pictured is not self._data:
            self._refresh(canvas, self._data)
        else:
            self._tell()  # shown again as it was

    def _refresh(self, canvas: "ChartCanvas", data: DataT) -> None:
        assert self._chart is not None
        is_ground_changed = self._chart.update(data)
        self._pictured = data
        if is_ground_changed or not canvas.is_drawn:
            canvas.draw_in_turns()
        else:
            canvas.draw_moving()
            self._tell()

    def _made(self) -> Iterator[None]:
        """Make the figure and its canvas, a step each time."""
        from planner.charts.frame import make_axes_ahead
        from planner.ui.chart_canvas import ChartCanvas

        yield
        make_axes_ahead()
        yield
        self._chart = self._build(self._theme.palette, self.fontInfo().family())
        yield
        canvas = ChartCanvas(self._chart.figure, self._chart.artists)
        canvas.setParent(self)
        # The chart answers no mouse yet; what lies under it should scroll.
        canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.mpl_connect("draw_event", lambda _: self._tell())
        canvas.setGeometry(self.contentsRect())
        canvas.show()
        self._canvas = canvas
        yield

    def _tell(self) -> None:
        # Not at once: this may be in the middle of painting.
        if self._is_awaited:
            self._is_awaited = False
            QTimer.singleShot(0, self, self.shown.emit)

    def _recolour(self, palette: Palette) -> None:
        if self._chart is not None:
            self._chart.set_colours(palette)
        if self._canvas is not None:
            self._canvas.outdate()
            if self.isVisible():
                self._canvas.draw_in_turns()
