"""The map of the states drawn: a grid of tiles, orange below and blue above, each with its code and number."""

import math
from typing import Final

from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from planner.charts.drawn import DrawnChart, hide, place
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette, blend, clearest
from planner.charts.state_map import N_COLUMNS, N_ROWS, TILES, StateMapData, StateTile
from planner.domain import amounts as money

_GAP: Final = 0.03
_TWO_LINES_PX: Final = 34
_LINE_PX: Final = 14
_BESIDE: Final = 0.44
_STRONGEST: Final = 0.85
_INKS: Final = ("#000000", "#ffffff")  # one of them can be read on whatever colour a tile has
_HATCH: Final = "////"
_N_KEYS: Final = 5
_KEY_ROW: Final = 7.15
_KEY_COLUMNS: Final = (8.15, 10.95)
_KEY_HEIGHT: Final = 0.28

Points = list[tuple[float, float]]


class StateMapFigure(DrawnChart[StateMapData]):
    """A figure of the fifty states and the District of Columbia; another selection leaves the ground as it is."""

    margins = Margins(left=16, right=16, top=10, bottom=10)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """The selection alone: a hundred texts would take too long to draw while it moves."""
        return (self._outline,)

    def state_at(self, x: float, y: float) -> str | None:
        """The code of the state whose tile is under a place, in logical pixels from the figure's upper left corner."""
        column, row = (math.floor(place) for place in self._at_px(x, y))
        return next((code for code, spot in TILES.items() if spot == (column, row)), None)

    def _ground(self) -> tuple[object, ...]:
        return (*super()._ground(), self._data and (self._data.tiles, self._data.reach))

    def _build(self) -> None:
        self.axes.set_xlim(0, N_COLUMNS)
        self.axes.set_ylim(N_ROWS, 0)
        self._tiles = PolyCollection([], linewidths=0, zorder=1)
        self._empty = PolyCollection([], linewidths=0, zorder=1, hatch=_HATCH, facecolor="none")
        self._key = PolyCollection([], linewidths=0, zorder=1)
        for collection in (self._tiles, self._empty, self._key):
            self.axes.add_collection(collection, autolim=False)
        self._codes, self._values = self._texts(len(TILES)), self._texts(len(TILES))
        self._key_words = self._texts(5)
        self._outline = Rectangle((0, 0), 1, 1, fill=False, linewidth=3 * POINTS_PER_PIXEL, zorder=5, visible=False)
        self._outline.set_clip_on(False)
        self.axes.add_patch(self._outline)

    def _colour(self, palette: Palette) -> None:
        self._empty.set_edgecolor(palette.line)
        self._outline.set_edgecolor(palette.ink)
        for text in self._key_words:
            text.set_color(palette.muted)

    def _move(self, data: StateMapData) -> None:
        known = [tile for tile in data.tiles if tile.ratio is not None]
        self._tiles.set_verts([_square(tile.column, tile.row) for tile in known])
        self._tiles.set_facecolor([self._tint(tile.ratio, data.reach) for tile in known])
        self._empty.set_verts([_square(tile.column, tile.row) for tile in data.tiles if tile.ratio is None])
        self._write(data)
        self._draw_key(data)
        self._outline.set_visible(bool(data.selected))
        if data.selected:
            column, row = TILES[data.selected]
            self._outline.set_bounds(column + _GAP / 2, row + _GAP / 2, 1 - _GAP, 1 - _GAP)

    def _tint(self, ratio: float | None, reach: float) -> str:
        """Orange for less, blue for more, as strong as it is far from 1 on a logarithmic scale; no colour at 1."""
        palette = self._palette
        far = math.log(ratio) / reach if ratio else 0.0
        colour = palette.forecast if far > 0 else palette.attention
        ground = blend(palette.muted, palette.panel, 0.12)
        return blend(colour, ground, _STRONGEST * min(abs(far), 1.0))

    def _write(self, data: StateMapData) -> None:
        """Code over number where tiles are high enough, else side by side."""
        height = 1 / abs(self._y_per_px)
        is_high = height >= _TWO_LINES_PX
        shift = 0.5 * _LINE_PX / height if is_high else 0.0
        apart = 0.0 if is_high else _BESIDE
        for code, value, tile in zip(self._codes, self._values, data.tiles, strict=True):
            x, y = tile.column + 0.5, tile.row + 0.5
            words = _words(tile, is_short=not is_high)
            place(code, x - apart, y - shift, tile.code, side="center" if is_high else "left")
            place(value, x + apart, y + shift, words, side="center" if is_high else "right")
            code.set_fontweight("bold" if is_high else "normal")
            self._ink(tile, data, code, value)

    def _ink(self, tile: StateTile, data: StateMapData, *texts: Artist) -> None:
        palette = self._palette
        ground = palette.panel if tile.ratio is None else self._tint(tile.ratio, data.reach)
        colour = palette.muted if tile.ratio is None else clearest(ground, *_INKS)
        for text in texts:
            text.set(color=colour)

    def _draw_key(self, data: StateMapData) -> None:
        """The scale in the free corner under New England, its sides in words above and its ends in numbers below."""
        left, right = _KEY_COLUMNS
        step = (right - left) / _N_KEYS
        ratios = data.key(_N_KEYS)
        self._key.set_verts([_block(left + index * step, _KEY_ROW, step, _KEY_HEIGHT) for index in range(_N_KEYS)])
        self._key.set_facecolor([self._tint(ratio, data.reach) for ratio in ratios])
        above, below = (_KEY_ROW + side * abs(self._y_per_px) for side in (-9, 9))
        below += _KEY_HEIGHT
        hide(self._key_words)
        less, more, *numbers = self._key_words
        place(less, left, above, "less", side="left")
        place(more, right, above, "more", side="right")
        low, high = (money.change(ratio - 1) if ratio != 1 else "" for ratio in (ratios[0], ratios[-1]))
        ends = (low, "the same", high)
        for text, index, words in zip(numbers, (0, _N_KEYS // 2, _N_KEYS - 1), ends, strict=True):
            place(text, left + (index + 0.5) * step, below, words, side="center")


def _square(column: int, row: int) -> Points:
    return _block(column + _GAP, row + _GAP, 1 - 2 * _GAP, 1 - 2 * _GAP)


def _block(left: float, top: float, width: float, height: float) -> Points:
    right, bottom = left + width, top + height
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _words(tile: StateTile, *, is_short: bool) -> str:
    """The number on a tile: ``+18 %``, short ``+18``; a dash where there is none."""
    if tile.ratio is None:
        return "–"
    words = money.change(tile.ratio - 1)
    return words.split(money.NO_BREAK)[0] if is_short else words
