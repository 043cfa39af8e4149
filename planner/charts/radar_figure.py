"""Readiness drawn around a centre: a spoke a dimension, its mark at the evidenced share, hatched where unknown."""

import math
import textwrap
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection

from planner.charts.axis import spread
from planner.charts.drawn import DrawnChart, cut, hide, place
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette, blend
from planner.charts.radar import MOST_DIMENSIONS, Dimension, RadarData

_RINGS: Final = (0.25, 0.5, 0.75, 1.0)
_LABEL_ROOM_PX: Final = 24
_LINE_PX: Final = 14
_LETTER_PX: Final = 6.6
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_BESIDE_PX: Final = 10
_NARROWEST_NAME_PX: Final = 90
_NAME_SHARE: Final = 0.26
"""Of the width, for the names on either side."""
_HATCH: Final = "//////"
_AREA_STRENGTH: Final = 0.2
_ON_TOP: Final = 0.2  # of the radius: nearer to the upright a name stands over or under its spoke

Points = list[tuple[float, float]]


class RadarFigure(DrawnChart[RadarData]):
    """A figure of readiness by dimension. Its axes count logical pixels from the centre."""

    margins = Margins(left=8, right=8, top=8, bottom=8)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (self._unknown, self._area, self._rings, self._spokes, self._reached, self._marks, *self._names)

    def _build(self) -> None:
        px = POINTS_PER_PIXEL
        self._unknown = PolyCollection([], linewidths=0, zorder=1, hatch=_HATCH, facecolor="none")
        self._area = PolyCollection([], linewidths=0, zorder=1.5)
        self._rings = LineCollection([], linewidths=px, zorder=2)
        self._spokes = LineCollection([], linewidths=px, zorder=2)
        self._reached = LineCollection([], linewidths=2.5 * px, zorder=3)
        for collection in (self._unknown, self._area, self._rings, self._spokes, self._reached):
            self.axes.add_collection(collection, autolim=False)
        self._marks = self._line(marker="o", size_px=8, z=4)
        self._names = self._texts(MOST_DIMENSIONS)

    def _colour(self, palette: Palette) -> None:
        self._unknown.set_edgecolor(palette.line)
        self._area.set_facecolor(blend(palette.forecast, palette.panel, _AREA_STRENGTH))
        self._rings.set_color(palette.line)
        self._spokes.set_color(palette.line)
        self._reached.set_color(palette.forecast)
        self._marks.set(markerfacecolor=palette.forecast, markeredgecolor=palette.panel)

    def _move(self, data: RadarData) -> None:
        hide(self.artists)
        if not data.dimensions:
            return
        across, up = self._frame.axes_size
        self.axes.set_xlim(-across / 2, across / 2)
        self.axes.set_ylim(-up / 2, up / 2)
        beside = max(_NARROWEST_NAME_PX, _NAME_SHARE * across, _BESIDE_PX + _LETTER_PX * _longest_word(data))
        self._radius = max(min(up / 2 - _LABEL_ROOM_PX, across / 2 - beside), 8.0)
        self._draw_ground(data)
        self._draw_shares(data)
        self._name(data)

    def _draw_ground(self, data: RadarData) -> None:
        turns = np.linspace(0, 2 * math.pi, 73)
        circle = np.column_stack([np.cos(turns), np.sin(turns)]) * self._radius
        self._rings.set(segments=[ring * circle for ring in _RINGS], visible=True)
        angles = _angles(len(data.dimensions))
        self._spokes.set(segments=[[(0.0, 0.0), self._spot(angle, 1.0)] for angle in angles], visible=True)
        half = math.pi / len(angles)
        wedges = [
            self._wedge(angle, half) for one, angle in zip(data.dimensions, angles, strict=True) if one.shown is None
        ]
        self._unknown.set(verts=wedges, visible=True)

    def _draw_shares(self, data: RadarData) -> None:
        """A mark a known dimension; the area spans from one to the next only where both are known."""
        angles = _angles(len(data.dimensions))
        spots = [
            None if one.share is None else self._spot(angle, one.share)
            for one, angle in zip(data.dimensions, angles, strict=True)
        ]
        known = [spot for spot in spots if spot is not None]
        self._marks.set(data=([x for x, _ in known], [y for _, y in known]), visible=True)
        self._reached.set(segments=[[(0.0, 0.0), spot] for spot in known], visible=True)
        pairs = zip(spots, [*spots[1:], *spots[:1]], strict=True) if len(spots) > 2 else ()
        areas = [[(0.0, 0.0), one, two] for one, two in pairs if one is not None and two is not None]
        self._area.set(verts=areas, visible=True)

    def _name(self, data: RadarData) -> None:
        """Names beside their spokes, each side spread so that none meets another."""
        angles = _angles(len(data.dimensions))
        sides = [0 if abs(math.cos(angle)) < _ON_TOP else (1 if math.cos(angle) > 0 else -1) for angle in angles]
        for side in (-1, 1):
            mine = sorted((math.sin(angles[index]), index) for index, on in enumerate(sides) if on == side)
            heights = [sine * (self._radius + _BESIDE_PX) for sine, _ in mine]
            across = [self._spot(angles[index], 1.0)[0] + side * _BESIDE_PX for _, index in mine]
            height = 2 * self._radius + _LINE_PX / 2
            most = max(int((height / max(len(mine), 1) - 2) / _LINE_PX), 1)
            labels = [self._label(data.dimensions[index], x, most) for (_, index), x in zip(mine, across, strict=True)]
            gap = 2 + _LINE_PX * max((len(label) for label in labels), default=1)
            # Names of several lines keep out of the way of those over and under the circle.
            limit = ((height if gap > _LINE_PX + 2 else self._frame.axes_size[1]) - gap) / 2
            spots = zip(mine, across, spread(heights, gap, -limit, limit), labels, strict=True)
            for (_, index), x, y, label in spots:
                self._write(index, data.dimensions[index], x, y, side, label)
        for index, on in enumerate(sides):
            if on == 0:
                y = math.sin(angles[index]) * (self._radius + _LABEL_ROOM_PX / 2)
                one = data.dimensions[index]
                words = cut(f"{one.name} {one.words}", self._frame.axes_size[0])
                self._write(index, one, 0.0, y, 0, [words])

    def _label(self, one: Dimension, x: float, most: int) -> list[str]:
        """Name and count in as many lines as the room beside the circle asks for; cut where ``most`` are too few."""
        room = self._frame.axes_size[0] / 2 - abs(x)
        count = one.words.replace(" ", _NO_BREAK)
        lines = textwrap.wrap(f"{one.name} {count}", max(int(room / _LETTER_PX), 1), break_long_words=False)
        if len(lines) > most:
            return [f"{cut(one.name, room - _LETTER_PX * (len(count) + 1))} {count}"]
        return [cut(line, room) for line in lines]

    def _write(self, index: int, one: Dimension, x: float, y: float, side: int, lines: list[str]) -> None:
        place(
            self._names[index], x, y, "\n".join(lines).replace(_NO_BREAK, " "), side=("center", "left", "right")[side]
        )
        self._names[index].set_color(self._palette.muted if one.shown is None else self._palette.ink)

    def _spot(self, angle: float, share: float) -> tuple[float, float]:
        return math.cos(angle) * share * self._radius, math.sin(angle) * share * self._radius

    def _wedge(self, angle: float, half: float) -> Points:
        edge = [self._spot(turn, 1.0) for turn in np.linspace(angle - half, angle + half, 17).tolist()]
        return [(0.0, 0.0), *edge]


def _longest_word(data: RadarData) -> int:
    """Letters of the longest word of any name, and one more: a word is never cut where the circle can give way."""
    return 1 + max(len(word) for one in data.dimensions for word in (*one.name.split(), ""))


def _angles(number: int) -> list[float]:
    """Of the spokes: the first upright, then clockwise."""
    return [math.pi / 2 - 2 * math.pi * index / number for index in range(number)]
