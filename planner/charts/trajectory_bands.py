"""The bands of the trajectory: blue as far as such forecasts were checked, grey beyond, hatched where assumed."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from planner.charts.drawn import add_area, set_area
from planner.charts.palette import Palette
from planner.charts.trajectory import Quantiles, TrajectoryData

_STRENGTHS: Final = (0.18, 0.30)
_EDGES: Final = ((0, 4), (1, 3))
"""The quantiles between which the 80 % and the 50 % band lie."""
_HATCH: Final = "////"

_Band = tuple[Sequence[float], Sequence[float], Sequence[float]]
"""Moments, lower and upper edge."""


class TrajectoryBands:
    """The areas of one pair of axes, lowest first; moved together."""

    def __init__(self, axes: Axes, z: float) -> None:
        self.checked = (add_area(axes, z), add_area(axes, z + 0.1))
        self.beyond = (add_area(axes, z), add_area(axes, z + 0.1))
        self.hatched = add_area(axes, z + 0.2)
        self.hatched.set_hatch(_HATCH)

    @property
    def artists(self) -> tuple[Polygon, ...]:
        """All areas, in drawing order."""
        return (*self.checked, *self.beyond, self.hatched)

    def set_colours(self, palette: Palette) -> None:
        """What was not checked has no colour of its own."""
        for areas, colour in ((self.checked, palette.forecast), (self.beyond, palette.muted)):
            for area, strength in zip(areas, _STRENGTHS, strict=True):
                area.set(facecolor=colour, alpha=strength)
        # The colour of an edge, which is not drawn, is that of the hatching.
        self.hatched.set(facecolor="none", edgecolor=(palette.forecast, _STRENGTHS[0]))

    def move(self, data: TrajectoryData) -> None:
        """Show the fan of the data; nothing without an estimate."""
        first, last = (data.times[0], data.times[-1]) if data.has_estimate else (0.0, 0.0)
        until = last if data.checked_until is None else min(data.checked_until, last)
        for edges, checked, beyond in zip(_EDGES, self.checked, self.beyond, strict=True):
            _show(checked, data, edges, first, until)
            _show(beyond, data, edges, until, last)
        assumed = last if data.assumed_from is None else data.assumed_from
        _show(self.hatched, data, _EDGES[0], max(assumed, first), last)


def _show(area: Polygon, data: TrajectoryData, edges: tuple[int, int], since: float, until: float) -> None:
    band = _between(data.times, data.fan, edges, since, until) if since < until else None
    area.set_visible(band is not None)
    if band is not None:
        set_area(area, *band)


def _between(
    times: Sequence[float], fan: Sequence[Quantiles], edges: tuple[int, int], since: float, until: float
) -> _Band:
    """The part of a band from one moment to another; where it is cut it gets edges of its own."""
    inside = [since, *(time for time in times if since < time < until), until]
    low, high = (np.interp(inside, times, [row[edge] for row in fan]).tolist() for edge in edges)
    return inside, low, high
