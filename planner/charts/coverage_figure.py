"""Measured coverage drawn: a row a group, a mark a band, an upright line where each mark should lie."""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection

from planner.charts.coverage import MOST_GROUPS, NOMINALS, CoverageData
from planner.charts.drawn import NOWHERE, DrawnChart, cut, hide, place
from planner.charts.frame import POINTS_PER_PIXEL, Margins
from planner.charts.palette import Palette
from planner.domain import amounts as money

_NAMES_PX: Final = 180
_NAMES_SHARE: Final = 0.34
_COUNT_PX: Final = 74
_HEAD_PX: Final = 20
_MARKS: Final = ("o", "s", "D")
_LOW: Final = 0.4
_GROUP_GAP: Final = 0.6  # of a row, between horizons and subgroups
_LEAST_ROW_PX: Final = 13


class CoverageFigure(DrawnChart[CoverageData]):
    """A figure of nominal against measured coverage."""

    margins = Margins(left=16, right=16, top=8, bottom=30)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order."""
        return (self._ideal, self._ranges, *self._points, *self._names, *self._counts, *self._heads)

    def _build(self) -> None:
        px = POINTS_PER_PIXEL
        self._ideal = LineCollection([], linewidths=1.5 * px, linestyles="--", zorder=1)
        self._ranges = LineCollection([], linewidths=1.5 * px, zorder=2)
        for collection in (self._ideal, self._ranges):
            self.axes.add_collection(collection, autolim=False)
        self._points = tuple(self._line(marker=mark, z=3) for mark in _MARKS)
        self._names, self._counts = self._texts(MOST_GROUPS), self._texts(MOST_GROUPS)
        self._heads = self._texts(len(NOMINALS) + 1)

    def _colour(self, palette: Palette) -> None:
        self._ideal.set_color(palette.muted)
        self._ranges.set_color(palette.forecast)
        for points in self._points:
            points.set(markerfacecolor=palette.forecast, markeredgecolor=palette.panel)
        for text in (*self._names, *self._heads[:-1]):
            text.set_color(palette.ink)
        for text in (*self._counts, self._heads[-1]):
            text.set_color(palette.muted)

    def _move(self, data: CoverageData) -> None:
        hide(self.artists)
        if not data.groups:
            self._clear_ticks()
            return
        rows = _rows(data)
        self._set_limits(data, rows[-1] + 1)
        self._draw_ideal(rows[-1])
        self._draw_points(data, rows)
        self._write(data, rows)

    def _set_limits(self, data: CoverageData, n_rows: float) -> None:
        ends = [end for group in data.groups for held in group.held for end in (held.measured, held.low) if end]
        low = min(_LOW, *ends) if ends else _LOW
        names = min(_NAMES_PX, _NAMES_SHARE * self._frame.axes_size[0])
        per_px = (1.0 - low) / max(self._frame.axes_size[0] - names - _COUNT_PX, 1.0)
        self.axes.set_xlim(low - names * per_px, 1.0 + _COUNT_PX * per_px)
        head = _HEAD_PX * n_rows / max(self._frame.axes_size[1] - _HEAD_PX, 1.0)
        self.axes.set_ylim(n_rows - 0.5, -0.5 - head)
        ticks = [tenth / 10 for tenth in range(0, 11, 2) if tenth / 10 >= low]
        self.axes.set_xticks(ticks, [money.percent(tick) for tick in ticks])
        self._names_px = names

    def _draw_ideal(self, last: float) -> None:
        segments = [[(nominal, -0.5), (nominal, last + 0.5)] for nominal in NOMINALS]
        self._ideal.set(segments=segments, visible=True)

    def _draw_points(self, data: CoverageData, rows: tuple[float, ...]) -> None:
        spots = [(held, row) for group, row in zip(data.groups, rows, strict=True) for held in group.held]
        for points, nominal in zip(self._points, NOMINALS, strict=True):
            mine = [(held.measured, row) for held, row in spots if held.nominal == nominal]
            points.set(data=([x for x, _ in mine], [row for _, row in mine]), visible=True)
        ranges = [[(_or(held.low), row), (_or(held.high), row)] for held, row in spots]
        self._ranges.set(segments=ranges, visible=True)

    def _write(self, data: CoverageData, rows: tuple[float, ...]) -> None:
        left, right = self.axes.get_xlim()
        has_room = abs(self._y_per_px) * _LEAST_ROW_PX <= 1
        for name, count, group, row in zip(self._names, self._counts, data.groups, rows, strict=False):
            place(name, left, row, cut(group.name, self._names_px - 8))
            place(count, right, row, f"{group.n:,}", side="right")
            for text in (name, count):
                text.set_visible(has_room)
        top = -0.5 + 0.6 * _HEAD_PX * self._y_per_px
        for text, nominal in zip(self._heads, NOMINALS, strict=False):
            place(text, nominal, top, money.percent(nominal), side="center")
        place(self._heads[-1], right, top, "outcomes", side="right")


def _rows(data: CoverageData) -> tuple[float, ...]:
    """Where each group stands; subgroups a little apart from horizons."""
    gap = _GROUP_GAP if data.groups[0].is_horizon else 0.0
    return tuple(index + (0.0 if group.is_horizon else gap) for index, group in enumerate(data.groups))


def _or(end: float | None) -> float:
    return NOWHERE if end is None else end
