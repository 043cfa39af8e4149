"""The tornado drawn: a row an assumption, hollow where it is set low, full where it is set high, words on the right."""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from planner.charts.drawn import DrawnChart, cut, hide, place
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette
from planner.charts.tornado import MOST_SWINGS, Swing, TornadoData
from planner.domain import amounts as money

_NAMES_PX: Final = 190
_NAMES_SHARE: Final = 0.34
_EFFECT_PX: Final = 60
_SETTING_PX: Final = 62
_PAIR_PX: Final = _EFFECT_PX + _SETTING_PX
_GRADE_PX: Final = 38
_NARROW_PX: Final = 420  # bars and grades alone: what they stand for is in the table
_HEIGHT: Final = 0.6
_TALLEST_PX: Final = 18
_HEAD_PX: Final = 16
_ROOM: Final = 1.06

Points = list[tuple[float, float]]


class TornadoFigure(DrawnChart[TornadoData]):
    """A figure of the assumptions that move the answer most."""

    margins = Margins(left=16, right=16, top=10, bottom=8)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """Bars and effects; names, settings and grades seldom change, and texts take longest to draw."""
        return (self._zero, self._highs, self._lows, *self._effects)

    def _ground(self) -> tuple[object, ...]:
        swings = self._data.swings if self._data else ()
        return (*super()._ground(), *((one.name, one.low_setting, one.high_setting, one.grade) for one in swings))

    def _build(self) -> None:
        self._zero = self._line("-", 1, z=4)
        self._highs = PolyCollection([], linewidths=1.5 * POINTS_PER_PIXEL, zorder=2)
        self._lows = PolyCollection([], linewidths=1.5 * POINTS_PER_PIXEL, zorder=3)
        for collection in (self._highs, self._lows):
            self.axes.add_collection(collection, autolim=False)
        self._names = self._texts(MOST_SWINGS)
        self._effects = self._texts(2 * MOST_SWINGS)
        self._settings = self._texts(2 * MOST_SWINGS)
        self._grades = self._texts(MOST_SWINGS)
        self._heads = self._texts(2)

    def _colour(self, palette: Palette) -> None:
        self._zero.set_color(palette.ink)
        self._highs.set(facecolor=palette.forecast, edgecolor=palette.forecast)
        self._lows.set(facecolor="none", edgecolor=palette.attention)
        for text in (*self._names, *self._effects, *self._settings):
            text.set_color(palette.ink)
        for text in (*self._grades, *self._heads):
            text.set_color(palette.muted)

    def _move(self, data: TornadoData) -> None:
        hide((*self.artists, *self._names, *self._settings, *self._grades, *self._heads))
        if not data.swings:
            return
        self._set_limits(data)
        half = min(_HEIGHT, _TALLEST_PX * abs(self._y_per_px)) / 2
        # A hollow bar is a little lower, so that a full one behind it can be seen on both sides.
        self._highs.set(verts=[_block(one.high_effect, row, half) for row, one in enumerate(data.swings)], visible=True)
        self._lows.set(
            verts=[_block(one.low_effect, row, 0.8 * half) for row, one in enumerate(data.swings)], visible=True
        )
        self._zero.set(data=([0, 0], [-0.5, len(data.swings) - 0.5]), visible=True)
        self._write(data)

    def _set_limits(self, data: TornadoData) -> None:
        effects = [effect for one in data.swings for effect in (one.low_effect, one.high_effect)]
        low, high = _ROOM * min(*effects, 0.0), _ROOM * max(*effects, 0.0)
        reach = max(high - low, 1.0)
        names, words = self._names_px, self._words_px
        per_px = reach / max(self._frame.axes_size[0] - names - words, 1.0)
        self.axes.set_xlim(low - names * per_px, low + reach + words * per_px)
        n_rows = len(data.swings)
        head = _HEAD_PX * n_rows / max(self._frame.axes_size[1] - _HEAD_PX, 1.0)
        self.axes.set_ylim(n_rows - 0.5, -0.5 - head)

    @property
    def _is_narrow(self) -> bool:
        return self._frame.axes_size[0] < _NARROW_PX

    @property
    def _names_px(self) -> float:
        return min(_NAMES_PX, _NAMES_SHARE * self._frame.axes_size[0])

    @property
    def _words_px(self) -> float:
        return _GRADE_PX + (0 if self._is_narrow else 2 * _PAIR_PX)

    def _write(self, data: TornadoData) -> None:
        left, right = self.axes.get_xlim()
        px = self._x_per_px
        gap = _EFFECT_PX if self._is_narrow else _PAIR_PX
        ends = (right - (_GRADE_PX + gap) * px, right - _GRADE_PX * px)
        for row, one in enumerate(data.swings):
            place(self._names[row], left, row, cut(one.name, self._names_px - 8))
            place(self._grades[row], right, row, one.grade, side="right")
            for words, end, (setting, effect) in zip(self._pairs(row), ends, _sides(one), strict=True):
                place(words[0], end, row, money.difference(effect, data.origin.currency), side="right")
                place(words[1], end - _EFFECT_PX * px, row, cut(setting, _SETTING_PX - 6), side="right")
                for text in words:
                    text.set_visible(not self._is_narrow)
        top = -0.5 + 0.5 * _HEAD_PX * self._y_per_px  # upwards: the rows run down
        for text, end, head in zip(self._heads, ends, ("□ if low", "■ if high"), strict=True):
            place(text, end, top, head, side="right")

    def _pairs(self, row: int) -> tuple[tuple[Text, Text], tuple[Text, Text]]:
        """The texts of effect and setting, low and high, of a row."""
        low, high = 2 * row, 2 * row + 1
        return (self._effects[low], self._settings[low]), (self._effects[high], self._settings[high])


def _sides(one: Swing) -> tuple[tuple[str, float], tuple[str, float]]:
    return (one.low_setting, one.low_effect), (one.high_setting, one.high_effect)


def _block(end: float, row: int, half: float) -> Points:
    return [(0.0, row - half), (end, row - half), (end, row + half), (0.0, row + half)]
