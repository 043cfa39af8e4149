"""The places drawn: a line a place from what it pays to what that buys at average US prices.

Built once for the most places there can be; ``update`` moves what is there.
"""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.backend_bases import Event
from matplotlib.lines import Line2D
from matplotlib.text import Text

from planner.charts.axis import money_limits
from planner.charts.frame import POINTS_PER_PIXEL, SHIPPED_FONT, Frame, Margins
from planner.charts.palette import LIGHT, Palette
from planner.charts.places import MOST_BARS, PlaceBar, PlacesData
from planner.domain import amounts as money

MARGINS: Final = Margins(left=132, right=24, top=28, bottom=30)

_PAYS: Final = "pays"
_BUYS: Final = "buys at US prices"
_BESIDE_PX: Final = 10
_HEADING_GAP_PX: Final = 3
_NAME_GAP_PX: Final = 16
_ABOVE_PX: Final = 18
_LABEL_ROOM_PX: Final = 118
_FAR_PX: Final = 80
_LONGEST_NAME: Final = 18
_MARK_PX: Final = 8
_NOWHERE: Final = float("nan")


class PlacesFigure:
    """A matplotlib figure of one ``PlacesData`` at a time, without pyplot and Qt; used as ``TrajectoryFigure`` is.

    A hollow dot is what a place pays, a full one what that buys; the person's own place is written strong.
    """

    def __init__(
        self,
        palette: Palette = LIGHT,
        width: int = 744,
        height: int = 270,
        *,
        font: str = SHIPPED_FONT,
        extra_top: int = 0,
    ) -> None:
        margins = Margins(MARGINS.left, MARGINS.right, MARGINS.top + extra_top, MARGINS.bottom)
        self._frame = Frame(width, height, margins, font)
        self._data: PlacesData | None = None
        self._palette = palette
        self.figure = self._frame.figure
        self.axes = self._frame.axes
        self.axes.set_yticks([])
        self._links = self._line("-", 2.0, zorder=2)
        self._pays = self._line("", 1.6, zorder=3)
        self._buys = self._line("", 1.6, zorder=4)
        self._names = tuple(self._frame.text() for _ in range(MOST_BARS))
        self._amounts = tuple((self._frame.text(), self._frame.text()) for _ in range(MOST_BARS))
        self._headings = (self._frame.text(_PAYS), self._frame.text(_BUYS))
        self.set_colours(palette)
        self.figure.canvas.mpl_connect("resize_event", self._follow)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        amounts = [text for pair in self._amounts for text in pair]
        return (self._links, self._pays, self._buys, *self._names, *amounts, *self._headings)

    @property
    def data(self) -> PlacesData | None:
        """What is shown, None before the first update."""
        return self._data

    def update(self, data: PlacesData) -> bool:
        """Show the data. True when the axis of money changed: then the whole must be drawn."""
        before = self.axes.get_xlim(), self.axes.get_ylim()
        self._data = data
        self._move(data)
        return before != (self.axes.get_xlim(), self.axes.get_ylim())

    def fit(self) -> None:
        """Keep margins and distances in pixels after the figure changed its size."""
        self._frame.fit()
        if self._data is not None:
            self._move(self._data)

    def set_colours(self, palette: Palette) -> None:
        """Change ink and ground; the data keep their blue but for the lighter one that dark ground needs."""
        self._palette = palette
        self._frame.set_colours(palette)
        self.axes.grid(visible=False, axis="y")
        self.axes.grid(visible=True, axis="x", color=palette.line, linewidth=POINTS_PER_PIXEL)
        self._links.set_color(palette.line)
        self._pays.set(markerfacecolor=palette.panel, markeredgecolor=palette.muted)
        self._buys.set(markerfacecolor=palette.forecast, markeredgecolor=palette.forecast)
        for paid, bought in (*self._amounts, self._headings):
            paid.set_color(palette.muted)
            bought.set_color(palette.ink)
        for name in self._names:
            name.set_color(palette.ink)

    def _follow(self, _event: Event) -> None:
        self.fit()

    def _line(self, style: str, width_px: float, zorder: int) -> Line2D:
        (line,) = self.axes.plot(
            [],
            [],
            linestyle=style or "none",
            linewidth=width_px * POINTS_PER_PIXEL,
            marker="" if style else "o",
            markersize=_MARK_PX * POINTS_PER_PIXEL,
            markeredgewidth=width_px * POINTS_PER_PIXEL,
            zorder=zorder,
        )
        return line

    def _move(self, data: PlacesData) -> None:
        bars = data.bars
        self._set_limits(bars)
        links = [(x, row) for row, bar in enumerate(bars) for x in (bar.median, bar.adjusted, _NOWHERE)]
        self._links.set_data([x for x, _ in links], [row for _, row in links])
        self._pays.set_data([bar.median for bar in bars], range(len(bars)))
        self._buys.set_data([bar.adjusted for bar in bars], range(len(bars)))
        for row, (name, amounts) in enumerate(zip(self._names, self._amounts, strict=True)):
            is_used = row < len(bars)
            for text in (name, *amounts):
                text.set_visible(is_used)
            if is_used:
                self._name(name, bars[row], row)
                self._place_amounts(amounts, bars[row], row)
        self._place_headings(bars)

    def _set_limits(self, bars: tuple[PlaceBar, ...]) -> None:
        self.axes.set_ylim(max(len(bars), 1) - 0.5, -0.5)
        amounts = [amount for bar in bars for amount in (bar.median, bar.adjusted)]
        if not amounts:
            self.axes.set_xticks([])
            return
        limits = money_limits(min(amounts), max(amounts))
        # The amounts stand outside the outermost dots, and the words above the first ones.
        room = min(_LABEL_ROOM_PX / self._frame.axes_size[0], 0.3) * (limits.high - limits.low) / 0.6
        low, high = limits.low - 0.5 * room, limits.high + room
        self.axes.set_xlim(low, high)
        self.axes.set_xticks(limits.ticks, [money.tick(amount) for amount in limits.ticks])

    def _name(self, text: Text, bar: PlaceBar, row: int) -> None:
        low, high = self.axes.get_xlim()
        left = low - _NAME_GAP_PX * (high - low) / self._frame.axes_size[0]
        text.set(position=(left, row), text=_short_name(bar.name), weight="bold" if bar.is_own else "normal")
        text.set(horizontalalignment="right", verticalalignment="center_baseline")

    def _place_amounts(self, texts: tuple[Text, Text], bar: PlaceBar, row: int) -> None:
        """Each amount beside its dot, away from the other one."""
        beside = self._beside(bar)
        for text, amount, (x, side) in zip(texts, (bar.median, bar.adjusted), beside, strict=True):
            text.set(position=(x, row), text=money.compact(amount), horizontalalignment=side)
            text.set(verticalalignment="center_baseline", weight="bold" if bar.is_own else "normal")

    def _place_headings(self, bars: tuple[PlaceBar, ...]) -> None:
        above = -0.5 - (_ABOVE_PX - 8) * max(len(bars), 1) / self._frame.axes_size[1]
        for text in self._headings:
            text.set_visible(bool(bars))
        if bars:
            # Over the middle of their dots where those are far apart, else away from each other.
            low, high = self.axes.get_xlim()
            apart = abs(bars[0].median - bars[0].adjusted) / (high - low) * self._frame.axes_size[0]
            over = ((bars[0].median, "center"), (bars[0].adjusted, "center"))
            sides = over if apart > _FAR_PX else self._beside(bars[0], _HEADING_GAP_PX)
            for text, (x, side) in zip(self._headings, sides, strict=True):
                text.set(position=(x, above), horizontalalignment=side, verticalalignment="center_baseline")

    def _beside(self, bar: PlaceBar, gap_px: float = _BESIDE_PX) -> tuple[tuple[float, str], tuple[float, str]]:
        """Where texts on both sides of a row begin: of what is paid, and of what that buys."""
        low, high = self.axes.get_xlim()
        gap = gap_px * (high - low) / self._frame.axes_size[0]
        left, right = (min(bar.median, bar.adjusted) - gap, "right"), (max(bar.median, bar.adjusted) + gap, "left")
        return (left, right) if bar.median <= bar.adjusted else (right, left)


def _short_name(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
