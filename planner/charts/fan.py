"""Bands and median of a forecast as layers that several figures put behind what they show."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D

from planner.charts.drawn import add_area, hide, place, set_area, set_halo
from planner.charts.frame import POINTS_PER_PIXEL, Frame
from planner.charts.palette import Palette, blend
from planner.charts.trajectory import Quantiles
from planner.domain import amounts as money

_LABEL_AT: Final = 0.8
_LABEL_ROOM_PX: Final = 14


class FanLayers:
    """The 80 % and 50 % bands, the median and the bands' names; moved together."""

    def __init__(self, frame: Frame, z: float = 1.0) -> None:
        self._frame = frame
        self._areas = (add_area(frame.axes, z), add_area(frame.axes, z + 0.01))
        self._median: Line2D = frame.axes.plot([], [], linewidth=1.5 * POINTS_PER_PIXEL, zorder=z + 0.02)[0]
        self._labels = (frame.text(), frame.text())

    @property
    def artists(self) -> tuple[Artist, ...]:
        """The layers, lowest first."""
        return (*self._areas, self._median, *self._labels)

    def set_colours(self, colour: str, palette: Palette, strengths: tuple[float, float]) -> None:
        """``strengths``: shares of the colour on the ground of the outer and the inner band, 0 to 1."""
        for area, strength in zip(self._areas, strengths, strict=True):
            # Opaque: lines that are drawn over it cost less, and the same everywhere.
            area.set(facecolor=blend(colour, palette.panel, strength))
        self._median.set_color(blend(colour, palette.panel, 0.75))
        for label, strength in zip(self._labels, reversed(strengths), strict=True):
            label.set_color(palette.ink)
            set_halo(label, blend(colour, palette.panel, strength))

    def move(self, times: Sequence[float], fan: Sequence[Quantiles]) -> None:
        """Show quantiles along the times; none hides all. Call it when the limits of the axes are set."""
        if not fan:
            hide(self.artists)
            return
        p10, p25, p50, p75, p90 = zip(*fan, strict=True)
        for area, low, high in zip(self._areas, (p10, p25), (p90, p75), strict=True):
            set_area(area, times, low, high)
        self._median.set_data(times, p50)
        self._median.set_visible(True)
        self._name(times, (p50, p75, p90))

    def _name(self, times: Sequence[float], edges: tuple[Sequence[float], ...]) -> None:
        at = times[0] + _LABEL_AT * (times[-1] - times[0])
        median, upper, top = (float(np.interp(at, times, edge)) for edge in edges)
        low, high = self._frame.axes.get_ylim()
        room = _LABEL_ROOM_PX * (high - low) / self._frame.axes_size[1]
        for label, share, (below, above) in zip(self._labels, (0.5, 0.8), ((median, upper), (upper, top)), strict=True):
            place(label, at, (below + above) / 2, money.percent(share), side="center")
            label.set_visible(above - below >= room)
