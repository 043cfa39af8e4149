"""The waterfall drawn: a row a bar, names left, dollars, per cent and grade right.

A factor's bar points where it leads, so that a loss differs by shape, sign and colour. Totals that do not fit from
zero are torn near their left end.
"""

from collections.abc import Sequence
from typing import Final

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection

from planner.charts.drawn import DrawnChart, cut, hide, place
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette, blend
from planner.charts.waterfall import Bar, Part, WaterfallData
from planner.domain import amounts as money

MOST_BARS: Final = 16
"""Bars there are rows for, totals among them; the ends of a longer list are shown."""

_NAMES_PX: Final = 170
_NAMES_SHARE: Final = 0.34
_GRADE_PX: Final = 38
_PERCENT_PX: Final = 56
_DOLLARS_PX: Final = 62
_NARROW_PX: Final = 420  # without dollars for the factors: what they make is told by the totals
_HEIGHT: Final = 0.58
_TALLEST_PX: Final = 18
_TIP_PX: Final = 5
_TORN_AT_PX: Final = 14
_FROM_ZERO_PX: Final = 110  # the changes' room at least, else the axis does not start at zero
_ROOM: Final = 0.22

Points = list[tuple[float, float]]


class WaterfallFigure(DrawnChart[WaterfallData]):
    """A figure of the way from a base case to a number."""

    margins = Margins(left=16, right=16, top=8, bottom=8)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """Bars and amounts; names and grades seldom change, and texts take longest to draw."""
        return (self._links, self._bars, self._tears, self._ranges, *self._dollars, *self._percents)

    def _ground(self) -> tuple[object, ...]:
        named = [(bar.name, bar.part and bar.part.grade) for bar in self._data.bars] if self._data else []
        return (*super()._ground(), *named)

    def _build(self) -> None:
        px = POINTS_PER_PIXEL
        self._links = LineCollection([], linewidths=px, zorder=1)
        self._bars = PolyCollection([], linewidths=0, zorder=2)
        self._tears = LineCollection([], linewidths=3 * px, zorder=2.5)
        self._ranges = LineCollection([], linewidths=1.2 * px, zorder=3)
        for collection in (self._links, self._bars, self._tears, self._ranges):
            self.axes.add_collection(collection, autolim=False)
        self._names, self._dollars = self._texts(MOST_BARS), self._texts(MOST_BARS)
        self._percents, self._grades = self._texts(MOST_BARS), self._texts(MOST_BARS)

    def _colour(self, palette: Palette) -> None:
        self._links.set_color(palette.muted)
        self._tears.set_color(palette.panel)
        self._ranges.set_color(palette.ink)
        for text in (*self._names, *self._dollars, *self._percents):
            text.set_color(palette.ink)
        for text in self._grades:
            text.set_color(palette.muted)

    def _move(self, data: WaterfallData) -> None:
        bars = data.bars if len(data.bars) <= MOST_BARS else (*data.bars[: MOST_BARS - 1], data.bars[-1])
        self._set_limits(bars)
        self._draw_bars(bars)
        self._draw_lines(bars)
        self._write(bars, data.origin.currency)

    def _set_limits(self, bars: Sequence[Bar]) -> None:
        names, words = self._names_px, self._words_px
        # Names and amounts stand inside the axes, on both sides of the bars.
        room = max(self._frame.axes_size[0] - names - words, 1.0)
        low, high = _reach(bars, _FROM_ZERO_PX / room)
        per_px = (high - low) / room
        self.axes.set_xlim(low - names * per_px, high + words * per_px)
        self.axes.set_ylim(len(bars) - 0.5, -0.5)
        self._low = low

    @property
    def _is_narrow(self) -> bool:
        return self._frame.axes_size[0] < _NARROW_PX

    @property
    def _names_px(self) -> float:
        """Room for names: less in a narrow figure."""
        return min(_NAMES_PX, _NAMES_SHARE * self._frame.axes_size[0])

    @property
    def _words_px(self) -> float:
        """Room for amounts and grades."""
        return _GRADE_PX + _PERCENT_PX + (8 if self._is_narrow else _DOLLARS_PX)

    @property
    def _half(self) -> float:
        """Half the height of a bar, in rows."""
        return min(_HEIGHT, _TALLEST_PX * abs(self._y_per_px)) / 2

    def _draw_bars(self, bars: Sequence[Bar]) -> None:
        palette = self._palette
        total = blend(palette.muted, palette.panel, 0.55)
        colours = {-1: palette.attention, 0: palette.muted, 1: palette.forecast}
        self._bars.set_verts([self._shape(bar, row) for row, bar in enumerate(bars)])
        self._bars.set_facecolor([total if bar.is_total else colours[_sign(bar)] for bar in bars])

    def _shape(self, bar: Bar, row: int) -> Points:
        """A block from the left for a total, a block with a tip that points where it leads for a factor."""
        half, start = self._half, max(bar.start, self._low) if bar.is_total else bar.start
        if bar.is_total:
            return [(start, row - half), (bar.end, row - half), (bar.end, row + half), (start, row + half)]
        # What changes nothing still gets a stroke.
        end = bar.end if abs(bar.end - start) > 1.5 * self._x_per_px else start + 1.5 * self._x_per_px
        tip = _sign(bar) * min(_TIP_PX * self._x_per_px, abs(end - start))
        edge = end - tip
        return [(start, row - half), (edge, row - half), (end, row), (edge, row + half), (start, row + half)]

    def _draw_lines(self, bars: Sequence[Bar]) -> None:
        half, slant = self._half, 3 * self._x_per_px
        links = [[(bar.end, row + half), (bar.end, row + 1 - half)] for row, bar in enumerate(bars[:-1])]
        self._links.set_segments(links)
        torn = self._low + _TORN_AT_PX * self._x_per_px
        rows = [row for row, bar in enumerate(bars) if bar.is_total and self._low > 0]
        self._tears.set_segments([[(torn - slant, row + 1.3 * half), (torn + slant, row - 1.3 * half)] for row in rows])
        whiskers = [_whisker(bar, row) for row, bar in enumerate(bars)]
        self._ranges.set_segments([whisker for whisker in whiskers if whisker])

    def _write(self, bars: Sequence[Bar], currency: str) -> None:
        hide((*self._names, *self._dollars, *self._percents, *self._grades))
        left, right = self.axes.get_xlim()
        percent = right - _GRADE_PX * self._x_per_px
        dollars = percent if self._is_narrow else percent - _PERCENT_PX * self._x_per_px
        for row, bar in enumerate(bars):
            texts = (self._names[row], self._dollars[row], self._percents[row], self._grades[row])
            place(texts[0], left, row, cut(bar.name, self._names_px - 8))
            for text, x, words in zip(texts[1:], (dollars, percent, right), _words(bar, currency), strict=True):
                place(text, x, row, words, side="right")
            if self._is_narrow and not bar.is_total:
                texts[1].set_visible(False)
            for text in texts:
                text.set_fontweight("bold" if bar.is_total else "normal")


def _reach(bars: Sequence[Bar], least: float) -> tuple[float, float]:
    """Ends of the axis: from zero where the changes take at least that share of it so, else from a little below."""
    ends = [x for bar in bars for x in _ends(bar)]
    low, high = min(ends), max(ends)
    span = max(high - low, 0.02 * abs(high), 1.0)
    if span >= least * high or low <= 0:
        return min(low, 0.0), high + 0.02 * span
    return max(low - _ROOM * span, 0.0), high + 0.02 * span


def _ends(bar: Bar) -> tuple[float, ...]:
    part = bar.part
    if part is None:
        return (bar.end,)
    return (bar.start, bar.end, bar.start + _or(part.low, part), bar.start + _or(part.high, part))


def _or(effect: float | None, part: Part) -> float:
    return part.amount if effect is None else effect


def _whisker(bar: Bar, row: int) -> Points:
    part = bar.part
    if part is None or part.low is None or part.high is None:
        return []
    return [(bar.start + part.low, row), (bar.start + part.high, row)]


def _sign(bar: Bar) -> int:
    change = bar.end - bar.start
    return (change > 0) - (change < 0)


def _words(bar: Bar, currency: str) -> tuple[str, str, str]:
    part = bar.part
    if part is None:
        return money.short(bar.end, currency), "", ""
    return money.difference(part.amount, currency), money.change(part.share), part.grade
