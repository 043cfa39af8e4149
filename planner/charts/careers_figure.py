"""Twenty possible careers drawn over the fan: all faint in one collection, one of them strong with its promotions."""

import itertools
import math
from dataclasses import replace
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection

from planner.charts.axis import Limits, money_limits, year_ticks
from planner.charts.careers import Career, CareersData, Promotion
from planner.charts.drawn import DrawnChart, Side, hide, place, set_halo
from planner.charts.fan import FanLayers
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette, blend
from planner.domain import amounts as money

_BAND_STRENGTHS: Final = (0.10, 0.18)
_FAINT_STRENGTH: Final = 0.45
_MOST_NAMES: Final = 6
_NAME_ROOM_PX: Final = 62
_YEAR_LABEL_PX: Final = 70
_SHARE_HELD: Final = 0.97
"""Of all readings of the careers, so many lie inside the axes: one year of one career must not make all others flat."""


class CareersFigure(DrawnChart[CareersData]):
    """A figure of the careers; stepping from one to the next leaves the ground as it is."""

    margins = Margins(left=56, right=64, top=20, bottom=32)
    grid = "y"

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (*self._fan.artists, self._faint, self._strong, self._marks, *self._names, self._last, self._beyond)

    def _build(self) -> None:
        self._limits: Limits | None = None
        self._fan = FanLayers(self._frame)
        self._faint = LineCollection([], linewidths=POINTS_PER_PIXEL, zorder=2)
        self.axes.add_collection(self._faint, autolim=False)
        self._strong = self._line("-", 2.5, z=3)
        self._marks = self._line(marker="^", size_px=9, z=4)
        self._names = self._texts(_MOST_NAMES)
        self._last = self._frame.text(is_strong=True)
        self._beyond = self._frame.text(is_strong=True)

    def _colour(self, palette: Palette) -> None:
        self._fan.set_colours(palette.forecast, palette, _BAND_STRENGTHS)
        self._faint.set_color(blend(palette.forecast, palette.panel, _FAINT_STRENGTH))
        self._strong.set_color(palette.ink)
        self._marks.set(markerfacecolor=palette.panel, markeredgecolor=palette.ink)
        for text in (*self._names, self._last, self._beyond):
            text.set_color(palette.ink)
            set_halo(text, palette.panel)

    def _move(self, data: CareersData) -> None:
        hide(self.artists)
        career = data.career
        if career is None:
            self._clear_ticks()
            return
        self._set_limits(data)
        self._fan.move(data.times, data.fan)
        self._faint.set_segments([np.column_stack([data.times, one.pays]) for one in data.careers])
        self._faint.set_visible(True)
        self._show(data, career)

    def _set_limits(self, data: CareersData) -> None:
        pays = [pay for one in data.careers for pay in one.pays]
        lowest = min(*pays, *(row[0] for row in data.fan))
        highest = max(float(np.quantile(pays, _SHARE_HELD)), *(row[-1] for row in data.fan))
        if self._limits is None or not self._limits.holds(lowest, highest):
            self._limits = money_limits(lowest, highest)
        self.axes.set_ylim(self._limits.low, self._limits.high)
        self.axes.set_yticks(self._limits.ticks, [money.tick(amount) for amount in self._limits.ticks])
        first, last = data.times[0], max(data.times[-1], data.times[0] + 1e-6)
        self.axes.set_xlim(first, last)
        years = year_ticks(first, last, max(int(self._frame.axes_size[0] / _YEAR_LABEL_PX), 2))
        self.axes.set_xticks(years, [str(year) for year in years])

    def _show(self, data: CareersData, career: Career) -> None:
        self._strong.set(data=(data.times, career.pays), visible=True)
        highest = self.axes.get_ylim()[1]
        steps = tuple(replace(one, pay=min(one.pay, highest)) for one in career.promotions)
        self._marks.set(data=([one.year for one in steps], [one.pay for one in steps]), visible=True)
        beside, last = data.times[-1] + 8 * self._x_per_px, career.pays[-1]
        place(self._last, beside, min(last, highest), money.short(last, data.origin.currency))
        self._name(steps)
        self._tell_beyond(data, career, highest)

    def _tell_beyond(self, data: CareersData, career: Career, highest: float) -> None:
        """Say how far the career goes where it leaves the axes, beside the place of its peak."""
        peak = max(career.pays)
        if peak <= highest:
            return
        time = data.times[career.pays.index(peak)]
        is_late = time > (data.times[0] + data.times[-1]) / 2
        words = f"{money.short(peak, data.origin.currency)} in {math.floor(time)}"
        x = time + (-12 if is_late else 12) * self._x_per_px
        place(self._beyond, x, highest, words, side="right" if is_late else "left", upright="top")

    def _name(self, steps: tuple[Promotion, ...]) -> None:
        """Names above the marks, below where one would run into the name before it."""
        room = _NAME_ROOM_PX * self._x_per_px
        low, high = self.axes.get_ylim()
        up = 9 * self._y_per_px
        crowded = [False, *(after.year - before.year < room for before, after in itertools.pairwise(steps))]
        is_below = False
        for text, one, is_crowded in zip(self._names, steps, crowded, strict=False):
            is_below = (is_crowded and not is_below) or one.pay + 3 * up > high
            is_below = is_below and one.pay - 3 * up > low
            y = one.pay - up if is_below else one.pay + up
            side: Side = "right" if one.year + room / 2 > self.axes.get_xlim()[1] else "center"
            place(text, one.year, y, one.level, side=side, upright="top" if is_below else "bottom")
