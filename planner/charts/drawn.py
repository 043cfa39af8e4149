"""What figures do alike: build once, move on ``update``, keep distances in pixels, follow the canvas."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Final, Generic, Literal, TypeVar

import numpy as np
from matplotlib import patheffects
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import Event
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from planner.charts.frame import DOTS_PER_INCH, POINTS_PER_PIXEL, SHIPPED_FONT, Frame, Grid, Margins
from planner.charts.palette import LIGHT, Palette

DataT = TypeVar("DataT")
Side = Literal["left", "center", "right"]

NOWHERE: Final = float("nan")
LETTER_PX: Final = 6.6
"""Of the shipped font at the size of the figures, on average; other fonts are narrower."""

_HALO_PX: Final = 3


class DrawnChart(ABC, Generic[DataT]):
    """A matplotlib figure of one value at a time, without pyplot and Qt.

    ``width`` and ``height`` are logical pixels; put on another canvas the figure follows that canvas's size.
    ``font`` is the family of the platform, if matplotlib knows it. ``extra_top`` leaves room for a heading.
    """

    margins: ClassVar[Margins]
    grid: ClassVar[Grid] = "none"

    def __init__(
        self,
        palette: Palette = LIGHT,
        width: int = 744,
        height: int = 270,
        *,
        font: str = SHIPPED_FONT,
        extra_top: int = 0,
    ) -> None:
        around = self.margins
        margins = Margins(around.left, around.right, around.top + extra_top, around.bottom)
        self._frame = Frame(width, height, margins, font)
        self._data: DataT | None = None
        self._palette = palette
        self.figure: Figure = self._frame.figure
        self.axes: Axes = self._frame.axes
        self._clear_ticks()
        self._build()
        self.set_colours(palette)
        self.figure.canvas.mpl_connect("resize_event", self._follow)

    @property
    @abstractmethod
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order; all else is ground that stays while ``update`` returns False."""

    @property
    def data(self) -> DataT | None:
        """What is shown, None before the first update."""
        return self._data

    def update(self, data: DataT) -> bool:
        """Show the data. True when the ground (limits, ticks) changed too: then the whole must be drawn."""
        before = self._ground()
        self._data = data
        self._move(data)
        return before != self._ground()

    def fit(self) -> None:
        """Keep margins and distances in pixels after the figure changed its size."""
        self._frame.fit()
        if self._data is not None:
            self._move(self._data)

    def set_colours(self, palette: Palette) -> None:
        """Change ink and ground; the data keep their colours but for the lighter ones that dark ground needs."""
        self._palette = palette
        self._frame.set_colours(palette, self.grid)
        self._colour(palette)
        if self._data is not None:
            self._move(self._data)

    @abstractmethod
    def _build(self) -> None:
        """Make every artist, once."""

    @abstractmethod
    def _colour(self, palette: Palette) -> None:
        """Colour what does not depend on the data."""

    @abstractmethod
    def _move(self, data: DataT) -> None:
        """Set limits, ticks and artists for the data in the present size."""

    def _follow(self, _event: Event) -> None:
        self.fit()

    def _ground(self) -> tuple[object, ...]:
        # Where no ticks are, limits move nothing but the artists.
        across, up = tuple(self.axes.get_xticks()), tuple(self.axes.get_yticks())
        return across, up, across and self.axes.get_xlim(), up and self.axes.get_ylim()

    @property
    def _x_per_px(self) -> float:
        low, high = self.axes.get_xlim()
        return (high - low) / self._frame.axes_size[0]

    @property
    def _y_per_px(self) -> float:
        """Signed: negative where the axis runs downwards."""
        low, high = self.axes.get_ylim()
        return (high - low) / self._frame.axes_size[1]

    def _clear_ticks(self) -> None:
        self.axes.set_xticks([])
        self.axes.set_yticks([])

    def _texts(self, number: int, *, is_strong: bool = False) -> tuple[Text, ...]:
        return tuple(self._frame.text(is_strong=is_strong) for _ in range(number))

    def _line(
        self, style: str = "", width_px: float = 1.5, *, marker: str = "", size_px: float = 7, z: float
    ) -> Line2D:
        px = POINTS_PER_PIXEL
        line = Line2D([], [], linewidth=width_px * px, zorder=z, marker=marker or "none", markersize=size_px * px)
        line.set_linestyle(style or "none")  # type: ignore[arg-type]
        line.set_markeredgewidth(1.5 * px)
        line.set_solid_capstyle("butt")
        self.axes.add_artist(line)  # to plot it takes twice as long and moves the limits, which the figures set
        return line

    def _at_px(self, x: float, y: float) -> tuple[float, float]:
        """Data coordinates of a place in logical pixels from the figure's upper left corner, as views count them."""
        width, height = self.figure.get_size_inches() * DOTS_PER_INCH
        box = self.axes.get_position()
        across, up = x - box.x0 * width, height - y - box.y0 * height
        return self.axes.get_xlim()[0] + across * self._x_per_px, self.axes.get_ylim()[0] + up * self._y_per_px


def add_area(axes: Axes, z: float) -> Polygon:
    """A hidden area without an edge, to be filled by ``set_area``."""
    area = Polygon([(0.0, 0.0)], closed=True, linewidth=0, zorder=z, visible=False)
    axes.add_artist(area)  # as a patch it would move the limits, which the figures set
    return area


def set_area(area: Polygon, times: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
    """Show an area from low to high along the times; all equally long, at least one."""
    area.set_xy(np.column_stack([(*times, *reversed(times)), (*high, *reversed(low))]))
    area.set_visible(True)


def place(text: Text, x: float, y: float, words: str, *, side: Side = "left", upright: str = "center_baseline") -> None:
    """Show words at a place: ``side`` is the end of them that stands there."""
    text.set_position((x, y))  # one by one: to set all at once takes three times as long
    text.set_text(words)
    text.set_horizontalalignment(side)
    text.set_verticalalignment(upright)  # type: ignore[arg-type]
    text.set_visible(True)


def hide(artists: Sequence[Artist]) -> None:
    """Hide what is not used at present."""
    for artist in artists:
        if artist.get_visible():  # telling so takes longer than asking
            artist.set_visible(False)


def set_halo(text: Text, colour: str) -> None:
    """Let a text be read over lines: a rim in the colour of the ground."""
    text.set_path_effects([patheffects.withStroke(linewidth=_HALO_PX * POINTS_PER_PIXEL, foreground=colour)])


def width_px(words: str) -> float:
    """About how wide words are in a figure, in logical pixels; at least what they need in most fonts."""
    return LETTER_PX * len(words)


def cut(words: str, room_px: float) -> str:
    """Words that fit into the room, with "…" where some had to go."""
    longest = max(int(room_px / LETTER_PX), 2)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
