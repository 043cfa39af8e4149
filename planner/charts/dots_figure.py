"""The quantile dot plot drawn: stacks of dots as large as fit, full where they reach the threshold, hollow below."""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.text import Text

from planner.charts.axis import Limits, money_limits
from planner.charts.dots import DotsData, stacked
from planner.charts.drawn import DrawnChart, hide, place, width_px
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette
from planner.domain import amounts as money

_LARGEST_PX: Final = 48
_SMALLEST_PX: Final = 4
_GAP_PX: Final = 2
_MEDIAN_RISE_PX: Final = 4
_LINE_PX: Final = 14
_THRESHOLD_RISE_PX: Final = 26


class DotsFigure(DrawnChart[DotsData]):
    """A figure of one year's twenty dots; a moved threshold leaves the ground as it is."""

    margins = Margins(left=36, right=36, top=48, bottom=32)
    grid = "none"

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        lines = (self._floor, self._median_line, self._threshold_line)
        return (*lines, self._below, self._reaching, self._median_name, self._threshold_name)

    def _build(self) -> None:
        self._limits: Limits | None = None
        self._floor = self._line("-", 1, z=1)
        self._median_line = self._line("-", 1.5, z=1.1)
        self._threshold_line = self._line("--", 1.5, z=4)
        for line in (self._median_line, self._threshold_line):
            line.set_clip_on(False)
        self._below = self._line(marker="o", z=3)
        self._reaching = self._line(marker="o", z=3.1)
        self._median_name = self._frame.text()
        self._threshold_name = self._frame.text(is_strong=True)

    def _colour(self, palette: Palette) -> None:
        self._floor.set_color(palette.line)
        self._median_line.set_color(palette.muted)
        self._median_name.set_color(palette.muted)
        self._threshold_line.set_color(palette.ink)
        self._threshold_name.set_color(palette.ink)
        self._below.set(markerfacecolor=palette.panel, markeredgecolor=palette.forecast)
        self._reaching.set(markerfacecolor=palette.forecast, markeredgecolor=palette.forecast)

    def _move(self, data: DotsData) -> None:
        hide(self.artists)
        if not data.values:
            self._clear_ticks()
            return
        self._set_limits(data)
        self._stack(data)
        self._mark_median(data)
        self._mark_threshold(data)

    def _set_limits(self, data: DotsData) -> None:
        lowest, highest = data.values[0], data.values[-1]
        if self._limits is None or not self._limits.holds(lowest, highest):
            self._limits = money_limits(lowest, highest)
        limits, up = self._limits, self._frame.axes_size[1]
        self.axes.set_xlim(limits.low, limits.high)
        self.axes.set_ylim(0, up)
        self.axes.set_xticks(limits.ticks, [money.tick(amount) for amount in limits.ticks])
        self._floor.set(data=([limits.low, limits.high], [0, 0]), visible=True)

    def _stack(self, data: DotsData) -> None:
        size = self._largest(data)
        dots = stacked(data.values, size * self._x_per_px)
        shown = [(x, (row + 0.5) * size) for x, row in dots]
        n_below = len(shown) - data.n_reaching
        for line, part in ((self._below, shown[:n_below]), (self._reaching, shown[n_below:])):
            line.set(data=([x for x, _ in part], [y for _, y in part]), visible=True)
            line.set_markersize((size - _GAP_PX - 1.5) * POINTS_PER_PIXEL)

    def _largest(self, data: DotsData) -> float:
        """The largest size in pixels at which the highest stack stays inside the axes."""
        for size in range(_LARGEST_PX, _SMALLEST_PX, -1):
            highest = max(row for _, row in stacked(data.values, size * self._x_per_px)) + 1
            if highest * size <= self._frame.axes_size[1]:
                return size
        return _SMALLEST_PX

    def _mark_median(self, data: DotsData) -> None:
        above = self._frame.axes_size[1] + _MEDIAN_RISE_PX  # the dots reach up to the axes' end
        self._median_line.set(data=([data.median] * 2, [0, above + _LINE_PX]), visible=True)
        words = f"median {money.short(data.median, data.origin.currency)}"
        # Away from the line of the threshold, which runs higher.
        is_left = data.threshold is not None and data.threshold >= data.median
        gap = (-4 if is_left else 4) * self._x_per_px
        place(self._median_name, data.median + gap, above, words, side="right" if is_left else "left", upright="bottom")

    def _mark_threshold(self, data: DotsData) -> None:
        if data.threshold is None:
            return
        top = self._frame.axes_size[1] + _THRESHOLD_RISE_PX
        low, high = self.axes.get_xlim()
        at = min(max(data.threshold, low), high)
        self._threshold_line.set(data=([at, at], [0, top - 6]), visible=low <= data.threshold <= high)
        words = f"{money.short(data.threshold, data.origin.currency)} or more: {data.n_reaching} of {len(data.values)}"
        self._place_inside(self._threshold_name, at, top, words)

    def _place_inside(self, text: Text, at: float, y: float, words: str) -> None:
        """Words over a line, pushed inwards where they would leave the figure."""
        half = 0.5 * width_px(words) * self._x_per_px
        low, high = self.axes.get_xlim()
        place(text, min(max(at, low + half), max(high - half, low + half)), y, words, side="center", upright="bottom")
