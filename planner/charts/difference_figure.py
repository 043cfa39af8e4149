"""Plans against a baseline drawn: a median with its band each, by colour, mark and name at the line's end; and chances.

Zero, where neither is better, is the strong line.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text

from planner.charts.axis import Limits, change_limits, spread, year_ticks
from planner.charts.difference import MOST_PLANS, DifferenceData
from planner.charts.drawn import DrawnChart, add_area, cut, hide, place, set_area
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette
from planner.domain import amounts as money

MARKS: Final = ("o", "s", "^", "D")
"""Of the plans, in their order: they differ without colour too."""

TIME_ONLY: Final = "Time only"
"""What the dashed line is called."""

_BAND_STRENGTH: Final = 0.16
_YEAR_LABEL_PX: Final = 70
_MARK_EVERY_PX: Final = 150
_NAME_GAP_PX: Final = 16
_KEY_PX: Final = 14
_NAME_PX: Final = 26
_QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


class _PlanLines:
    """A line a plan with its mark, and mark and name at its end."""

    def __init__(self, lines: tuple[Line2D, ...], keys: tuple[Line2D, ...], names: tuple[Text, ...]) -> None:
        self._lines, self._keys, self._names = lines, keys, names
        for line in (*lines, *keys):
            line.set_clip_on(False)

    @property
    def artists(self) -> tuple[Artist, ...]:
        return (*self._lines, *self._keys, *self._names)

    def set_colours(self, palette: Palette) -> None:
        for line, key, colour in zip(self._lines, self._keys, palette.plans, strict=True):
            line.set(color=colour, markerfacecolor=colour, markeredgecolor=palette.panel)
            key.set(markerfacecolor=colour, markeredgecolor=palette.panel)
        for name in self._names:
            name.set_color(palette.ink)

    def move(self, times: Sequence[float], courses: Sequence[Sequence[float]], every: int) -> None:
        """Show a course along the times for each plan, with a mark at every so many of them."""
        unused = slice(len(courses), None)
        hide((*self._lines[unused], *self._keys[unused], *self._names[unused]))
        for index, (line, course) in enumerate(zip(self._lines, courses, strict=False)):
            line.set_data(times, course)
            line.set_visible(True)
            # Marks of plans that lie on each other stand beside each other.
            line.set_markevery(slice((1 + index) % every, len(times) - 1, every))

    def name(self, xs: tuple[float, float], places: dict[int, float], names: Sequence[str]) -> None:
        """Mark and name of each plan beside the end of its line."""
        for index, at in places.items():
            self._keys[index].set_data([xs[0]], [at])
            self._keys[index].set_visible(True)
            place(self._names[index], xs[1], at, names[index])


class _PlansChart(DrawnChart[DifferenceData]):
    """What both figures do alike: years below, a line a plan."""

    margins = Margins(left=62, right=160, top=16, bottom=32)
    grid = "y"

    def _build(self) -> None:
        self._zero = self._line("-", 1.2, z=1.5)
        lines = tuple(self._line("-", 2, marker=mark, size_px=9, z=3) for mark in MARKS)
        keys = tuple(self._line(marker=mark, size_px=9, z=3) for mark in MARKS)
        self._plans = _PlanLines(lines, keys, self._texts(MOST_PLANS))

    def _colour(self, palette: Palette) -> None:
        self._zero.set_color(palette.ink)
        self._plans.set_colours(palette)

    def _set_years(self, times: Sequence[float]) -> None:
        first, last = times[0], max(times[-1], times[0] + 1e-6)
        self.axes.set_xlim(first, last)
        years = year_ticks(first, last, max(int(self._frame.axes_size[0] / _YEAR_LABEL_PX), 2))
        self.axes.set_xticks(years, [str(year) for year in years])

    def _draw(
        self, data: DifferenceData, courses: Sequence[Sequence[float]], middle: float, more: Sequence[float] = ()
    ) -> dict[int, float]:
        """Lines, names and the line where neither is better; returns where all names stand, those of ``more`` last."""
        times = data.times
        step_px = (times[-1] - times[0]) / max(len(times) - 1, 1) / self._x_per_px
        self._plans.move(times, courses, max(round(_MARK_EVERY_PX / max(step_px, 1e-6)), 1))
        names = [cut(plan.name, self.margins.right - _NAME_PX) for plan in data.plans]
        beside = tuple(times[-1] + px * self._x_per_px for px in (_KEY_PX, _NAME_PX))
        places = self._apart([*(course[-1] for course in courses), *more])
        self._plans.name((beside[0], beside[1]), {at: places[at] for at in range(len(courses))}, names)
        self._zero.set_data(self.axes.get_xlim(), (middle, middle))
        self._zero.set_visible(True)
        return places

    def _apart(self, ends: Sequence[float]) -> dict[int, float]:
        """Where the names stand: at the ends, moved apart where they would meet."""
        order = sorted(range(len(ends)), key=lambda index: ends[index])
        gap = _NAME_GAP_PX * self._y_per_px
        low, high = self.axes.get_ylim()
        places = spread([ends[index] for index in order], gap, low + gap / 2, high - gap / 2)
        return dict(zip(order, places, strict=True))


class DifferenceFigure(_PlansChart):
    """A figure of what plans make against the baseline, with bands that hold four careers in five."""

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (*self._bands, self._edges, self._zero, self._alone, self._alone_name, *self._plans.artists)

    @property
    def passing(self) -> tuple[Artist, ...]:
        """What levers move: all but the line of carrying on."""
        return (*self._bands, self._edges, self._alone, self._alone_name, *self._plans.artists)

    def move(self, data: DifferenceData) -> None:
        """Show data of as many years on the axes as they are, however well they fit: while a lever is held."""
        self._data = data
        self._draw_plans(data)

    def _build(self) -> None:
        super()._build()
        self._limits: Limits | None = None
        self._alone = self._line("--", 1.2, z=1.6)
        (self._alone_name,) = self._texts(1)
        self._bands = tuple(add_area(self.axes, 1 + index / 100) for index in range(MOST_PLANS))
        self._edges = LineCollection([], linestyles=":", linewidths=POINTS_PER_PIXEL, zorder=2)
        self.axes.add_collection(self._edges, autolim=False)

    def _colour(self, palette: Palette) -> None:
        super()._colour(palette)
        self._alone.set_color(palette.muted)
        self._alone_name.set_color(palette.muted)
        for band, colour in zip(self._bands, palette.plans, strict=True):
            band.set(facecolor=colour, alpha=_BAND_STRENGTH)
        self._edges.set_color([colour for colour in palette.plans for _ in range(2)])

    def _move(self, data: DifferenceData) -> None:
        if not data.plans:
            hide(self.artists)
            self._clear_ticks()
            return
        self._set_limits(data)
        self._draw_plans(data)

    def _draw_plans(self, data: DifferenceData) -> None:
        places = self._draw(data, [plan.median for plan in data.plans], 0.0, data.alone[-1:])
        if data.alone:
            self._alone.set_data(data.times, data.alone)
            self._alone.set_visible(True)
            place(self._alone_name, data.times[-1] + _NAME_PX * self._x_per_px, places[len(data.plans)], TIME_ONLY)
        else:
            hide((self._alone, self._alone_name))
        for band, plan in zip(self._bands, data.plans, strict=False):
            set_area(band, data.times, plan.low, plan.high)
        hide(self._bands[len(data.plans) :])
        # One by one the edges would take twice as long to draw.
        edges = (course for plan in data.plans for course in (plan.low, plan.high))
        self._edges.set_segments([np.column_stack([data.times, course]) for course in edges])
        self._edges.set_visible(True)

    def _set_limits(self, data: DifferenceData) -> None:
        everything = [value for plan in data.plans for value in (*plan.low, *plan.high)]
        everything += data.alone
        lowest, highest = min(*everything, 0.0), max(*everything, 0.0)
        if self._limits is None or not self._limits.holds(lowest, highest):
            self._limits = change_limits(lowest, highest)
        self.axes.set_ylim(self._limits.low, self._limits.high)
        self.axes.set_yticks(self._limits.ticks, [money.change_tick(amount) for amount in self._limits.ticks])
        self._set_years(data.times)


class ChancesFigure(_PlansChart):
    """A figure of how likely plans are better than the baseline, by year."""

    margins = Margins(left=76, right=160, top=16, bottom=32)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (self._zero, *self._plans.artists)

    def _build(self) -> None:
        super()._build()
        self.axes.set_ylim(0.0, 1.0)

    def _move(self, data: DifferenceData) -> None:
        if not data.plans:
            hide(self.artists)
            self._clear_ticks()
            return
        self.axes.set_yticks(_QUARTERS, [money.chance(share) for share in _QUARTERS])
        self._set_years(data.times)
        self._draw(data, [plan.better for plan in data.plans], 0.5)
