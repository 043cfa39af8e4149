"""Rivals drawn: a row a choice, a dot where its gain lies and a line over its range, zero for doing nothing."""

from typing import Final

from matplotlib.artist import Artist

from planner.charts.axis import change_limits
from planner.charts.drawn import DrawnChart, cut, hide, place
from planner.charts.frame import Margins
from planner.charts.palette import Palette
from planner.charts.rivals import MOST_CHOICES, RivalsData
from planner.domain import amounts as money

_NAMES_PX: Final = 310
_NAMES_SHARE: Final = 0.48
_WORDS_PX: Final = 104
_TIE_PX: Final = 30
_LEAST_PX: Final = 60


class RivalsFigure(DrawnChart[RivalsData]):
    """A figure of a choice among rivals."""

    margins = Margins(left=8, right=8, top=6, bottom=26)
    grid = "x"

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (self._zero, *self._ranges, *self._dots, *self._names, *self._gains, *self._ties)

    def _build(self) -> None:
        self._zero = self._line("-", 1.2, z=1.5)
        self._ranges = tuple(self._line("-", 2, z=2) for _ in range(MOST_CHOICES))
        self._dots = tuple(self._line(marker="o", size_px=9, z=3) for _ in range(MOST_CHOICES))
        self._names = self._texts(MOST_CHOICES)
        self._gains = self._texts(MOST_CHOICES)
        self._ties = self._texts(MOST_CHOICES)
        for line in (*self._ranges, *self._dots):
            line.set_clip_on(False)

    def _colour(self, palette: Palette) -> None:
        self._zero.set_color(palette.ink)
        for text in (*self._names, *self._gains):
            text.set_color(palette.ink)
        for text in self._ties:
            text.set_color(palette.muted)

    def _move(self, data: RivalsData) -> None:
        hide(self.artists)
        if not data.choices:
            self._clear_ticks()
            return
        self._set_limits(data)
        left, right = self.axes.get_xlim()
        px, palette = self._x_per_px, self._palette
        self._zero.set(data=([0, 0], [-0.5, len(data.choices) - 0.5]), visible=True)
        for row, (one, gain) in enumerate(zip(data.choices, data.gains, strict=True)):
            # The best and its ties in the colour of plans, the others quiet; the best is the only full dot.
            colour = palette.forecast if one.standing else palette.muted
            full = colour if one.standing == "best" else palette.panel
            self._ranges[row].set(data=([one.low, one.high], [row, row]), color=colour, visible=True)
            self._dots[row].set(data=([one.middle], [row]), markeredgecolor=colour, markerfacecolor=full, visible=True)
            self._names[row].set_fontweight("bold" if one.standing == "best" else "normal")
            place(self._names[row], left, row, cut(one.name, 0.92 * self._names_px - 8))
            place(self._gains[row], right - _TIE_PX * px, row, gain, side="right")
            if one.standing == "tie":
                place(self._ties[row], right, row, "tie", side="right")

    def _set_limits(self, data: RivalsData) -> None:
        ends = [end for one in data.choices for end in (one.low, one.high, one.middle)]
        limits = change_limits(min(*ends, 0.0), max(*ends, 0.0))
        room = max(self._frame.axes_size[0] - self._names_px - _WORDS_PX, _LEAST_PX)
        per_px = (limits.high - limits.low) / room
        self.axes.set_xlim(limits.low - self._names_px * per_px, limits.high + _WORDS_PX * per_px)
        self.axes.set_ylim(len(data.choices) - 0.5, -0.5)
        words = [_tick(one, is_chance=bool(data.target)) for one in limits.ticks]
        self.axes.set_xticks(limits.ticks, words)

    @property
    def _names_px(self) -> float:
        return min(_NAMES_PX, _NAMES_SHARE * self._frame.axes_size[0])


def _tick(gain: float, *, is_chance: bool) -> str:
    if not is_chance or not gain:
        return money.change_tick(gain)
    return f"{100 * gain:+.3g}".replace("-", money.MINUS)
