"""An old forecast drawn in grey with what really happened over it: full points inside the 80 % band, hollow outside."""

from typing import Final

from matplotlib.artist import Artist

from planner.charts.axis import Limits, money_limits, year_ticks
from planner.charts.drawn import DrawnChart, hide, place, set_halo
from planner.charts.fan import FanLayers
from planner.charts.frame import Margins
from planner.charts.journal import JournalData
from planner.charts.palette import Palette
from planner.domain import amounts as money

_BAND_STRENGTHS: Final = (0.16, 0.30)
_YEAR_LABEL_PX: Final = 70
_LABEL_PX: Final = 84


class JournalFigure(DrawnChart[JournalData]):
    """A figure of what a forecast said and what came."""

    margins = Margins(left=56, right=64, top=28, bottom=32)
    grid = "y"

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (*self._fan.artists, self._made, self._path, self._inside, self._outside, self._made_name, self._last)

    def _build(self) -> None:
        self._limits: Limits | None = None
        self._fan = FanLayers(self._frame)
        self._made = self._line("--", 1.2, z=1.5)
        self._made.set_clip_on(False)
        self._path = self._line("-", 1.2, z=3)
        self._inside = self._line(marker="o", size_px=8, z=4)
        self._outside = self._line(marker="D", size_px=8, z=4)
        self._made_name = self._frame.text()
        self._last = self._frame.text(is_strong=True)

    def _colour(self, palette: Palette) -> None:
        self._fan.set_colours(palette.muted, palette, _BAND_STRENGTHS)
        self._made.set_color(palette.muted)
        self._made_name.set_color(palette.muted)
        self._path.set_color(palette.ink)
        self._inside.set(markerfacecolor=palette.ink, markeredgecolor=palette.ink)
        self._outside.set(markerfacecolor=palette.panel, markeredgecolor=palette.attention)
        self._last.set_color(palette.ink)
        set_halo(self._last, palette.panel)

    def _move(self, data: JournalData) -> None:
        hide(self.artists)
        if not data.times:
            self._clear_ticks()
            return
        self._set_limits(data)
        self._fan.move(data.times, data.fan)
        self._mark_made(data)
        points = data.happened
        self._path.set(data=([one.year for one in points], [one.pay for one in points]), visible=True)
        for line, is_outside in ((self._inside, False), (self._outside, True)):
            shown = [one for one in points if (one.is_inside is False) == is_outside]
            line.set(data=([one.year for one in shown], [one.pay for one in shown]), visible=True)
        if points:
            last = points[-1]
            x = last.year + 10 * self._x_per_px
            place(self._last, x, last.pay, money.short(last.pay, data.origin.currency))

    def _set_limits(self, data: JournalData) -> None:
        pays = [pay for row in data.fan for pay in row] + [point.pay for point in data.happened]
        if self._limits is None or not self._limits.holds(min(pays), max(pays)):
            self._limits = money_limits(min(pays), max(pays))
        self.axes.set_ylim(self._limits.low, self._limits.high)
        self.axes.set_yticks(self._limits.ticks, [money.tick(amount) for amount in self._limits.ticks])
        years = [*data.times, *(point.year for point in data.happened)]
        first, last = min(years), max(*years, min(years) + 1e-6)
        room = 0.02 * (last - first)
        self.axes.set_xlim(first - room, last + room)
        ticks = year_ticks(first - room, last + room, max(int(self._frame.axes_size[0] / _YEAR_LABEL_PX), 2))
        self.axes.set_xticks(ticks, [str(year) for year in ticks])

    def _mark_made(self, data: JournalData) -> None:
        """The day of the forecast as an upright line with its name, on the side where there is room."""
        at, top = data.times[0], self.axes.get_ylim()[1] + 16 * self._y_per_px
        self._made.set(data=([at, at], [self.axes.get_ylim()[0], top]), visible=True)
        is_late = (self.axes.get_xlim()[1] - at) / self._x_per_px < _LABEL_PX
        gap = (-5 if is_late else 5) * self._x_per_px
        words = f"forecast {data.made:%Y-%m}"
        place(self._made_name, at + gap, top, words, side="right" if is_late else "left", upright="top")
