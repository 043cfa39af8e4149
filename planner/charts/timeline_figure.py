"""Plans over time drawn: a lane a plan, bars for what lasts, marks for what happens at once; finds what lies where."""

import datetime
from bisect import bisect_right, insort
from dataclasses import dataclass
from typing import Final

from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection

from planner.charts.axis import year_ticks
from planner.charts.difference_figure import MARKS
from planner.charts.drawn import DrawnChart, cut, hide, place, width_px
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette, blend
from planner.charts.timeline import PlannedAction, TimelineData, moment, month_start

MOST_LANES: Final = 1 + len(MARKS)
_MOST_NAMES: Final = 60
_NAMES_PX: Final = 160
_YEAR_LABEL_PX: Final = 60
_BAR_STRENGTH: Final = 0.32
_TALLEST_PX: Final = 26
_HEIGHT: Final = 0.72
_PAD_PX: Final = 6
_MARK_HALF_PX: Final = 8
_SLOP_PX: Final = 3
_LEAST_WORDS_PX: Final = 30

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an action lies: data coordinates; ``top`` above ``bottom`` on an axis that runs downwards."""

    action: PlannedAction
    lane: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class TimelineFigure(DrawnChart[TimelineData]):
    """A figure of plans over time. Places are logical pixels from the figure's upper left corner."""

    margins = Margins(left=16 + _NAMES_PX, right=24, top=30, bottom=10)
    grid = "x"

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (self._bars, *self._marks, self._ring, *self._keys, *self._lanes, *self._names)

    @property
    def passing(self) -> tuple[Artist, ...]:
        """What moves while an action is held: all but the names of the plans."""
        return (self._bars, *self._marks, self._ring, *self._names)

    def move(self, data: TimelineData) -> None:
        """Show the same plans on the axes and in the rows as they are: while an action is held."""
        self._data = data
        self._place(data)

    def action_at(self, x: float, y: float) -> str | None:
        """The id of the action under a place, the one drawn last where they touch; None where there is none."""
        across, up = self._at_px(x, y)
        slop = _SLOP_PX * self._x_per_px
        found = [
            spot.action.id
            for spot in self._spots
            if spot.left - slop <= across <= spot.right + slop and spot.top <= up <= spot.bottom
        ]
        return found[-1] if found else None

    def month_at(self, x: float) -> datetime.date:
        """The first day of the month nearest to a place, inside the timeline; needs data."""
        assert self._data is not None
        low, high = self.axes.get_xlim()
        across, _ = self._at_px(x, 0)
        return month_start(min(max(across, low), high))

    def _build(self) -> None:
        self._spots: tuple[_Spot, ...] = ()
        self._heights: tuple[int, ...] = ()  # rows of each lane
        self.axes.xaxis.tick_top()
        self._bars = PolyCollection([], linewidths=1.5 * POINTS_PER_PIXEL, zorder=2)
        self.axes.add_collection(self._bars, autolim=False)
        self._marks = tuple(self._line(marker=mark, size_px=2 * _MARK_HALF_PX - 3, z=3) for mark in MARKS)
        self._ring = self._line(marker="o", size_px=2 * _MARK_HALF_PX + 5, z=3.1)
        self._keys = tuple(self._line(marker=mark, size_px=9, z=3) for mark in ("_", *MARKS))
        for key in self._keys:
            key.set_clip_on(False)
        self._lanes = self._texts(MOST_LANES, is_strong=True)
        self._names = self._texts(_MOST_NAMES)

    def _colour(self, palette: Palette) -> None:
        colours = (palette.muted, *palette.plans)
        for key, colour in zip(self._keys, colours, strict=True):
            key.set(markerfacecolor=colour, markeredgecolor=colour)
        for mark, colour in zip(self._marks, palette.plans, strict=True):
            mark.set(markerfacecolor=colour, markeredgecolor=palette.panel)
        self._ring.set(markerfacecolor="none", markeredgecolor=palette.ink)
        for text in self._lanes:
            text.set_color(palette.ink)
        for text in self._names:
            text.set_color(palette.ink)

    def _move(self, data: TimelineData) -> None:
        self._set_limits(data)
        self._place(data)

    def _place(self, data: TimelineData) -> None:
        hide((*self._marks, self._ring, *self._keys, *self._lanes, *self._names))
        self._spots = self._spotted(data)
        bars = [spot for spot in self._spots if spot.action.end is not None]
        # The selected one last: its edge must not lie under that of the next.
        bars.sort(key=lambda spot: spot.action.id == data.selected)
        self._bars.set_verts([_block(spot) for spot in bars])
        self._bars.set_facecolor([self._tint(spot.lane) for spot in bars])
        ink, plans = self._palette.ink, self._palette.plans
        edges = [ink if spot.action.id == data.selected else plans[spot.lane - 1] for spot in bars]
        self._bars.set_edgecolor(edges)
        self._draw_marks(data)
        self._name_lanes(data)
        self._name_actions()

    def _set_limits(self, data: TimelineData) -> None:
        first, last = moment(data.first), moment(data.last)
        self.axes.set_xlim(first, last)
        years = year_ticks(first, last, max(int(self._frame.axes_size[0] / _YEAR_LABEL_PX), 2))
        self.axes.set_xticks(years, [str(year) for year in years])
        self._heights = tuple(lane.n_rows for lane in data.lanes[:MOST_LANES])
        self.axes.set_ylim(sum(self._heights), 0)

    def _spotted(self, data: TimelineData) -> tuple[_Spot, ...]:
        spots, above = [], 0
        half = min(_HEIGHT, _TALLEST_PX * abs(self._y_per_px)) / 2
        beside = _MARK_HALF_PX * self._x_per_px
        for index, (lane, height) in enumerate(zip(data.lanes, self._heights, strict=False)):
            for action, row in zip(lane.actions, lane.rows, strict=True):
                middle = above + min(row, height - 1) + 0.5
                start = moment(action.start)
                ends = (start - beside, start + beside) if action.end is None else (start, moment(action.end))
                spots.append(_Spot(action, index, *ends, middle - half, middle + half))
            above += height
        return tuple(spots)

    def _tint(self, lane: int) -> str:
        return blend(self._palette.plans[lane - 1], self._palette.panel, _BAR_STRENGTH)

    def _draw_marks(self, data: TimelineData) -> None:
        for index, mark in enumerate(self._marks, start=1):
            spots = [spot for spot in self._spots if spot.lane == index and spot.action.end is None]
            mark.set_data([(spot.left + spot.right) / 2 for spot in spots], [spot.middle for spot in spots])
            mark.set_visible(bool(spots))
        ringed = [spot for spot in self._spots if spot.action.id == data.selected and spot.action.end is None]
        self._ring.set_data([(spot.left + spot.right) / 2 for spot in ringed], [spot.middle for spot in ringed])
        self._ring.set_visible(bool(ringed))

    def _name_lanes(self, data: TimelineData) -> None:
        """Mark and name of each plan, left of its first row."""
        first, above, px = self.axes.get_xlim()[0], 0, self._x_per_px
        for key, text, lane, height in zip(self._keys, self._lanes, data.lanes, self._heights, strict=False):
            middle = above + height / 2
            key.set_data([first - (_NAMES_PX - 6) * px], [middle])
            key.set_visible(True)
            place(text, first - (_NAMES_PX - 18) * px, middle, cut(lane.name, _NAMES_PX - 26))
            above += height

    def _name_actions(self) -> None:
        """Inside the bar where that is long enough, else beside it, cut where the next one begins."""
        px = self._x_per_px
        pad = _PAD_PX * px
        rows: dict[float, list[float]] = {}  # where the actions of each row begin
        for spot in self._spots:
            insort(rows.setdefault(spot.middle, []), spot.left)
        for text, spot in zip(self._names, self._spots, strict=False):
            inside = 0.0 if spot.action.end is None else (spot.right - spot.left) / px - 2 * _PAD_PX
            before, after = self._room_beside(spot, rows[spot.middle], px)
            words = spot.action.name
            is_inside = inside >= min(width_px(words), max(after, _LEAST_WORDS_PX))
            if is_inside:
                place(text, spot.left + pad, spot.middle, cut(words, inside))
            elif after >= min(width_px(words), max(before, _LEAST_WORDS_PX)):
                place(text, spot.right + pad, spot.middle, cut(words, after))
            elif before >= width_px(words):
                place(text, spot.left - pad, spot.middle, words, side="right")

    def _room_beside(self, spot: _Spot, row: list[float], px: float) -> tuple[float, float]:
        """Pixels, each ``px`` wide, between an action and those before and after it in its row, or the ends of the
        figure; the row is told by where its actions begin, rising.

        Before it there is room for the first of a row alone: elsewhere the name of another may stand there.
        """
        low, high = self.axes.get_xlim()
        end = min([high + (self.margins.right - _PAD_PX) * px, *row[bisect_right(row, spot.left) :][:1]])
        return (
            (spot.left - low) / px - 2 * _PAD_PX if spot.left == row[0] else 0.0,
            (end - spot.right) / px - 2 * _PAD_PX,
        )


def _block(spot: _Spot) -> Points:
    return [(spot.left, spot.top), (spot.right, spot.top), (spot.right, spot.bottom), (spot.left, spot.bottom)]
