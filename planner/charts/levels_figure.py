"""The chance of each level by year: areas that fill the height together, named where they are widest."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import Event
from matplotlib.patches import Polygon
from matplotlib.text import Text

from planner.charts.axis import year_ticks
from planner.charts.frame import POINTS_PER_PIXEL, SHIPPED_FONT, Frame, Margins
from planner.charts.palette import LIGHT, Palette, blend, clearest
from planner.charts.trajectory import LEVELS, TrajectoryData
from planner.domain import amounts as money

MARGINS: Final = Margins(left=76, right=24, top=16, bottom=32)

_STRENGTHS: Final = (0.12, 0.30, 0.50, 0.72)
_NAME_HEIGHT_PX: Final = 16
_NAME_HALF_PX: Final = 32
_YEAR_LABEL_PX: Final = 70
_QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


class LevelsFigure:
    """A matplotlib figure of the level chances, without pyplot and Qt; used as ``TrajectoryFigure`` is."""

    def __init__(
        self,
        palette: Palette = LIGHT,
        width: int = 744,
        height: int = 240,
        *,
        font: str = SHIPPED_FONT,
        extra_top: int = 0,
    ) -> None:
        margins = Margins(MARGINS.left, MARGINS.right, MARGINS.top + extra_top, MARGINS.bottom)
        self._frame = Frame(width, height, margins, font)
        self._data: TrajectoryData | None = None
        self.figure = self._frame.figure
        self.axes = self._frame.axes
        self.axes.set_ylim(0.0, 1.0)
        self.axes.set_yticks(_QUARTERS, [money.chance(share) for share in _QUARTERS])
        self._areas = tuple(self._area() for _ in LEVELS)
        self._names = tuple(self._frame.text(level) for level in LEVELS)
        for name in self._names:
            name.set(horizontalalignment="center", verticalalignment="center_baseline")
        self.set_colours(palette)
        self.figure.canvas.mpl_connect("resize_event", self._follow)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (*self._areas, *self._names)

    @property
    def data(self) -> TrajectoryData | None:
        """What is shown, None before the first update."""
        return self._data

    def update(self, data: TrajectoryData) -> bool:
        """Show the data. True when the years changed: then the whole must be drawn."""
        before = self.axes.get_xlim()
        self._data = data
        edges = _edges(data)
        for index, area in enumerate(self._areas):
            area.set_visible(data.has_estimate)
            if data.has_estimate:
                _set_area(area, data.times, edges[index], edges[index + 1])
        if data.has_estimate:
            self.axes.set_xlim(data.times[0], data.times[-1])
        is_ground_changed = before != self.axes.get_xlim()
        if is_ground_changed:
            self._set_ticks()
        self._name_areas(data)
        return is_ground_changed

    def fit(self) -> None:
        """Keep margins and distances in pixels after the figure changed its size."""
        self._frame.fit()
        if self._data is not None:
            self._set_ticks()
            self._name_areas(self._data)

    def set_colours(self, palette: Palette) -> None:
        """Change ink and ground; the areas are the forecast's blue in four strengths, the highest level strongest."""
        self._frame.set_colours(palette)
        for area, name, strength in zip(self._areas, self._names, _STRENGTHS, strict=True):
            area.set(facecolor=(palette.forecast, strength), edgecolor=palette.panel)
            ground = blend(palette.forecast, palette.panel, strength)
            name.set_color(clearest(ground, palette.ink, palette.panel))

    def _follow(self, _event: Event) -> None:
        self.fit()

    def _area(self) -> Polygon:
        area = Polygon([(0.0, 0.0)], closed=True, linewidth=POINTS_PER_PIXEL, zorder=2, visible=False)
        self.axes.add_patch(area)
        return area

    def _set_ticks(self) -> None:
        most = max(int(self._frame.axes_size[0] / _YEAR_LABEL_PX), 2)
        years = year_ticks(*self.axes.get_xlim(), most=most)
        self.axes.set_xticks(years, [str(year) for year in years])

    def _name_areas(self, data: TrajectoryData) -> None:
        across, up = self._frame.axes_size
        first, last = self.axes.get_xlim()
        edges = _edges(data)
        half = min(_NAME_HALF_PX / across, 0.5) * (last - first)
        for name, low, high in zip(self._names, edges, edges[1:], strict=False):
            _name_widest(name, data.times, low, high, half=half, least=_NAME_HEIGHT_PX / up)


def _edges(data: TrajectoryData) -> list[Sequence[float]]:
    """Edges between the areas from 0 up to 1 along the times; none without an estimate."""
    if not data.chances:
        return [()] * (len(LEVELS) + 1)
    sums = np.cumsum(np.column_stack([np.zeros(len(data.chances)), np.array(data.chances)]), axis=1)
    return [column.tolist() for column in sums.T]


def _set_area(area: Polygon, times: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
    area.set_xy(np.column_stack([(*times, *reversed(times)), (*high, *reversed(low))]))


def _name_widest(
    name: Text, times: Sequence[float], low: Sequence[float], high: Sequence[float], *, half: float, least: float
) -> None:
    """Put the name in the middle of its area where that is highest; hide it where it would not fit."""
    name.set_visible(False)
    if not times:
        return
    at = np.linspace(times[0] + half, times[-1] - half, 50)
    heights = np.interp(at, times, high) - np.interp(at, times, low)
    best = int(heights.argmax())
    if heights[best] >= least:
        middle = float(np.interp(at[best], times, low) + heights[best] / 2)
        name.set(position=(float(at[best]), middle), visible=True)
