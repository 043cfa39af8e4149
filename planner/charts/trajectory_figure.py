"""The trajectory drawn: past pay, today, the bands ahead and the levels behind them.

Built once; ``update`` moves what is there. Axes change in coarse steps only, so that a lever moves the bands and not
the ground, and a view can redraw the ``artists`` alone over a kept background.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import Event
from matplotlib.text import Text

from planner.charts.axis import Limits, money_limits, spread, year_ticks
from planner.charts.drawn import add_area, set_area, width_px
from planner.charts.frame import POINTS_PER_PIXEL, SHIPPED_FONT, Frame, Margins
from planner.charts.palette import LIGHT, Palette
from planner.charts.trajectory import LEVELS, LevelReached, TrajectoryData
from planner.charts.trajectory_bands import TrajectoryBands
from planner.domain import amounts as money

MARGINS: Final = Margins(left=56, right=82, top=36, bottom=32)

_STRIPE_STRENGTHS: Final = (0.05, 0.11)
_LABEL_GAP_PX: Final = 15
_BESIDE_PX: Final = 8
_TODAY_RISE_PX: Final = 18
_TODAY_ROOM_PX: Final = 52
_YEAR_LABEL_PX: Final = 70
_FEWEST_PAST_YEARS: Final = 5
_PAST_PER_FUTURE: Final = 3
_BAND_LABEL_ROOM_PX: Final = 14
_NARROW_FAN_PX: Final = 170
_MEDIAN_LABEL_PX: Final = 110
_NARROWEST_LABELLED_PX: Final = 85
_NAME_ROOM_PX: Final = 50
_ASSUMPTION_PX: Final = 74
_ASSUMPTION_AT: Final = 0.8
_MEDIAN_AT: Final = 0.46
_MOST_REACHED: Final = 2 * len(LEVELS)


class TrajectoryFigure:
    """A matplotlib figure of one ``TrajectoryData`` at a time, without pyplot and Qt.

    ``width`` and ``height`` are logical pixels; put on another canvas the figure follows that canvas's size.
    ``font`` is the family of the platform, if matplotlib knows it. ``extra_top`` leaves room for a heading.
    """

    def __init__(
        self,
        palette: Palette = LIGHT,
        width: int = 744,
        height: int = 342,
        *,
        font: str = SHIPPED_FONT,
        extra_top: int = 0,
    ) -> None:
        margins = Margins(MARGINS.left, MARGINS.right, MARGINS.top + extra_top, MARGINS.bottom)
        self._frame = Frame(width, height, margins, font)
        self._data: TrajectoryData | None = None
        self._limits: Limits | None = None
        self._today: float | None = None
        self.figure = self._frame.figure
        self.axes = self._frame.axes
        self._add_ground()
        self._add_areas()
        self._add_lines()
        self._add_texts()
        self.set_colours(palette)
        self.figure.canvas.mpl_connect("resize_event", self._follow)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What ``update`` moves, in drawing order; all else is ground that stays while ``update`` returns False."""
        lines = (self._median, self._ahead, self._past)
        texts = (*self._names, *self._reached, *self._band_labels)
        return (*self._stripes, *self._bands.artists, *lines, *texts)

    @property
    def passing(self) -> tuple[Artist, ...]:
        """Those of the artists that levers move, all but the levels."""
        lines = (self._median, self._ahead, self._past)  # the past ends where the bands begin
        return (*self._bands.artists, *lines, *self._reached, *self._band_labels)

    @property
    def data(self) -> TrajectoryData | None:
        """What is shown, None before the first update."""
        return self._data

    def update(self, data: TrajectoryData) -> bool:
        """Show the data. True when the ground changed too (limits, years, today): then the whole must be drawn."""
        is_ground_changed = self._set_limits(data)
        self.move(data)
        return is_ground_changed

    def move(self, data: TrajectoryData) -> None:
        """Show the data on the axes as they are, however well they fit: what a lever needs while it is dragged."""
        self._data = data
        self._move_areas(data)
        self._move_lines(data)
        self._move_texts(data)

    def fit(self) -> None:
        """Keep margins and distances in pixels after the figure changed its size."""
        self._frame.fit()
        if self._data is not None:
            self._set_ticks(self._data)
            self._move_texts(self._data)

    def set_colours(self, palette: Palette) -> None:
        """Change ink and ground; the data keep their blue but for the lighter one that dark ground needs."""
        self._frame.set_colours(palette)
        for index, stripe in enumerate(self._stripes):
            stripe.set(facecolor=palette.muted, alpha=_STRIPE_STRENGTHS[index % 2])
        self._bands.set_colours(palette)
        self._median.set_color(palette.forecast)
        self._ahead.set(markeredgecolor=palette.forecast, markerfacecolor=palette.panel)
        self._past.set(color=palette.muted, markerfacecolor=palette.ink, markeredgecolor=palette.ink)
        self._today_line.set_color(palette.ink)
        for name in (*self._names, self._checked_label):
            name.set_color(palette.muted)
        for text in (self._today_label, *self._reached, *self._band_labels):
            text.set_color(palette.ink)

    def _follow(self, _event: Event) -> None:
        self.fit()

    def _add_ground(self) -> None:
        dashes = (0, (2.5, 2.0))
        thin = 1.2 * POINTS_PER_PIXEL
        place = self.axes.get_xaxis_transform()
        (self._today_line,) = self.axes.plot([], [], linestyle=dashes, linewidth=thin, transform=place, clip_on=False)
        self._today_line.set_zorder(0.9)
        self._today_label = self._frame.text("today", is_strong=True)
        self._checked_label = self._frame.text()
        for label in (self._today_label, self._checked_label):
            label.set(transform=place, verticalalignment="top")

    def _add_areas(self) -> None:
        self._stripes = tuple(add_area(self.axes, 1.0) for _ in LEVELS)
        self._bands = TrajectoryBands(self.axes, 2.0)

    def _add_lines(self) -> None:
        px = POINTS_PER_PIXEL
        (self._median,) = self.axes.plot([], [], linewidth=2 * px, solid_capstyle="butt", zorder=3)
        (self._ahead,) = self.axes.plot([], [], "o", markersize=7 * px, markeredgewidth=1.5 * px, zorder=3.1)
        (self._past,) = self.axes.plot([], [], "o-", linewidth=1.2 * px, markersize=7 * px, markeredgewidth=0, zorder=4)

    def _add_texts(self) -> None:
        self._names = tuple(self._frame.text(level) for level in LEVELS)
        for name in self._names:
            name.set(transform=self.axes.get_yaxis_transform(), verticalalignment="center")
        self._reached = tuple(self._frame.text() for _ in range(_MOST_REACHED))
        self._median_label = self._frame.text("median", is_strong=True)
        self._inner_label = self._frame.text(money.percent(0.5))
        self._outer_label = self._frame.text(money.percent(0.8))
        self._assumption_label = self._frame.text("assumption")
        labels = (self._median_label, self._inner_label, self._outer_label, self._assumption_label)
        self._band_labels = labels

    def _set_limits(self, data: TrajectoryData) -> bool:
        before = (self.axes.get_xlim(), self._limits, self._today, self._checked_label.get_text())
        first, last = _year_reach(data)
        self.axes.set_xlim(first, last)
        lowest, highest = _money_reach(data, first)
        if self._limits is None or not self._limits.holds(lowest, highest):
            self._limits = money_limits(lowest, highest)
            self.axes.set_ylim(self._limits.low, self._limits.high)
        self._today = data.today
        self._checked_label.set_text(data.checked)
        is_changed = before != (self.axes.get_xlim(), self._limits, self._today, data.checked)
        if is_changed:
            self._set_ticks(data)
        return is_changed

    def _set_ticks(self, data: TrajectoryData) -> None:
        limits = self._limits
        assert limits is not None
        across, up = self._frame.axes_size
        years = year_ticks(*self.axes.get_xlim(), most=max(int(across / _YEAR_LABEL_PX), 2))
        self.axes.set_xticks(years, [str(year) for year in years])
        self.axes.set_yticks(limits.ticks, [money.tick(amount) for amount in limits.ticks])
        top = 1 + _TODAY_RISE_PX / up
        self._today_line.set_data([data.today, data.today], [0.0, top])
        self._today_label.set_position((data.today + 5 * self._years_per_px, top))
        # The words end where what was checked ends, unless they would run into those of today.
        since = data.today + _TODAY_ROOM_PX * self._years_per_px
        fits = since + width_px(data.checked) * self._years_per_px <= (data.checked_until or since)
        self._checked_label.set_horizontalalignment("right" if fits else "left")
        self._checked_label.set_position((max(data.checked_until or since, since), top))

    @property
    def _years_per_px(self) -> float:
        first, last = self.axes.get_xlim()
        return (last - first) / self._frame.axes_size[0]

    @property
    def _money_per_px(self) -> float:
        low, high = self.axes.get_ylim()
        return (high - low) / self._frame.axes_size[1]

    def _move_areas(self, data: TrajectoryData) -> None:
        for stripe in self._stripes:
            stripe.set_visible(False)
        for stripe, band in zip(self._stripes, data.level_bands, strict=False):
            set_area(stripe, data.times, band.low, band.high)
        self._bands.move(data)

    def _move_lines(self, data: TrajectoryData) -> None:
        self._median.set_data(data.times, _columns(data)[2])
        paid = [(point.year, point.pay) for point in data.past]
        if paid and data.is_pay_known:
            paid.append((data.today, data.fan[0][2]))
        # The line runs on to today; the last of its points was not entered and gets no mark.
        self._past.set_data([year for year, _ in paid], [pay for _, pay in paid])
        self._past.set_markevery(slice(len(data.past)))

    def _move_texts(self, data: TrajectoryData) -> None:
        self._name_levels(data)
        self._name_reached(data)
        self._label_bands(data)

    def _name_levels(self, data: TrajectoryData) -> None:
        low, high = self.axes.get_ylim()
        middles = [(band.low[-1] + band.high[-1]) / 2 for band in data.level_bands]
        half = _LABEL_GAP_PX / 2 * self._money_per_px
        places = spread(middles, 2 * half, low + half, high - half)
        beside = 1 + _BESIDE_PX / self._frame.axes_size[0]
        for name in self._names:
            name.set_visible(bool(places))
        for name, place in zip(self._names, places, strict=False):
            name.set_position((beside, place))

    def _name_reached(self, data: TrajectoryData) -> None:
        # Under the axes stand the years: no name may hang down there.
        lowest = self.axes.get_ylim()[0] + 22 * self._money_per_px
        shown = [
            (one, one.pay < lowest or _falls_after(data, one) if one.is_past else self._stands_above(data, one))
            for one in self._shown(data)
        ]
        for text in self._reached:
            text.set_visible(False)
        free = [
            (one, is_above) for one, is_above in shown if not one.is_past or self._is_free(data, one, is_above=is_above)
        ]
        for text, (reached, is_above) in zip(self._reached, free, strict=False):
            # Beside the mark, on the side from which the line moves away.
            up = (6 if is_above else -6) * self._money_per_px
            text.set(text=reached.level, verticalalignment="bottom" if is_above else "top", visible=True)
            text.set_position((reached.year + 4 * self._years_per_px, reached.pay + up))
        ahead = [reached for reached, _ in free if not reached.is_past]
        self._ahead.set_data([one.year for one in ahead], [one.pay for one in ahead])

    def _is_free(self, data: TrajectoryData, reached: LevelReached, *, is_above: bool) -> bool:
        """Whether the pays that follow, where the name would stand, keep to the other side of it."""
        end = reached.year + _NAME_ROOM_PX * self._years_per_px
        slack = 3 * self._money_per_px
        later = [point.pay - reached.pay for point in data.past if reached.year < point.year <= end]
        return all(rise <= slack if is_above else rise >= -slack for rise in later)

    def _stands_above(self, data: TrajectoryData, ahead: LevelReached) -> bool:
        """Whether the line falls from a mark ahead and the name of the median leaves room above it."""
        room = _NAME_ROOM_PX * self._years_per_px
        year = _at(data, _median_at(data), 2)[0]
        start = year - room if _rises(data) else year
        return _falls_after(data, ahead) and abs(start - ahead.year) >= room

    def _shown(self, data: TrajectoryData) -> Iterable[LevelReached]:
        """The levels reached whose names have room: beside each other, and away from the names of the bands."""
        first, last = self.axes.get_xlim()
        room = _NAME_ROOM_PX * self._years_per_px
        return _apart((one for one in data.reached if first <= one.year <= last - 1.2 * room), room)

    def _label_bands(self, data: TrajectoryData) -> None:
        width = (data.times[-1] - data.today) / self._years_per_px if data.has_estimate else 0.0
        for label in self._band_labels:
            label.set_visible(width >= _NARROWEST_LABELLED_PX)
        if width < _NARROWEST_LABELLED_PX:
            return
        rises = _rises(data)
        self._place_median_label(data, rises=rises)
        self._median_label.set_visible(width >= _MEDIAN_LABEL_PX)
        self._assumption_label.set_visible(data.is_assumed)
        if data.is_assumed:
            self._label_assumption(data, width, rises=rises)
            return
        inner_at, outer_at = 0.7, 0.7
        if not self._has_room(data, 0.7):
            self._inner_label.set_visible(width >= _NARROW_FAN_PX)
            inner_at, outer_at = 0.64, 0.84
        self._place(self._inner_label, data, inner_at, 2, 3)
        self._place(self._outer_label, data, outer_at, 3, 4)

    def _place_median_label(self, data: TrajectoryData, *, rises: bool) -> None:
        # On the side of the slope from which the line moves away.
        year, (pay,) = _at(data, _median_at(data), 2)
        self._median_label.set(horizontalalignment="right" if rises else "left", verticalalignment="bottom")
        self._median_label.set_position((year, pay + 5 * self._money_per_px))

    def _label_assumption(self, data: TrajectoryData, width: float, *, rises: bool) -> None:
        """Beside the bands, on the side away from the marks; shares of careers would claim what is not known."""
        self._inner_label.set_visible(False)
        self._outer_label.set_visible(False)
        self._median_label.set_visible(_MEDIAN_AT * width <= _ASSUMPTION_AT * width - _ASSUMPTION_PX)
        start = max(_ASSUMPTION_AT - _ASSUMPTION_PX / width, 0.0)
        edge = 4 if rises else 0
        year, (last,) = _at(data, _ASSUMPTION_AT, edge)
        _, (first,) = _at(data, start, edge)
        gap, (low, high) = 5 * self._money_per_px, self.axes.get_ylim()
        pay = min(max(first, last) + gap, high - 3 * gap) if rises else max(min(first, last) - gap, low + 3 * gap)
        self._assumption_label.set(horizontalalignment="right", verticalalignment="bottom" if rises else "top")
        self._assumption_label.set_position((year, pay))

    def _has_room(self, data: TrajectoryData, share: float) -> bool:
        _, (median, p75, p90) = _at(data, share, 2, 3, 4)
        return min(p75 - median, p90 - p75) >= _BAND_LABEL_ROOM_PX * self._money_per_px

    def _place(self, label: Text, data: TrajectoryData, share: float, below: int, above: int) -> None:
        year, (low, high) = _at(data, share, below, above)
        label.set(horizontalalignment="center", verticalalignment="center_baseline")
        label.set_position((year, (low + high) / 2))


def _year_reach(data: TrajectoryData) -> tuple[float, float]:
    """Ends of the years: whole past years, not so many that the forecast becomes a sliver; the last reading."""
    last = data.times[-1] if data.has_estimate else data.today
    farthest = data.today - max(_PAST_PER_FUTURE * (last - data.today), _FEWEST_PAST_YEARS)
    earliest = min((point.year for point in data.past), default=data.today)
    if not data.has_estimate:
        return math.floor(earliest - 0.1), last + 1.0
    return math.floor(max(earliest, farthest) - 0.1), last


def _money_reach(data: TrajectoryData, first_year: float) -> tuple[float, float]:
    paid = [point.pay for point in data.past if point.year >= first_year]
    ahead = [pay for quantiles in data.fan for pay in (quantiles[0], quantiles[4])]
    levels = [edge for band in data.level_bands for edge in (*band.low, *band.high)]
    everything = paid + ahead + levels
    return min(everything, default=0.0), max(everything, default=0.0)


def _columns(data: TrajectoryData) -> tuple[Sequence[float], ...]:
    return tuple(zip(*data.fan, strict=True)) if data.fan else ((),) * 5


def _rises(data: TrajectoryData) -> bool:
    return data.fan[-1][2] >= data.fan[0][2]


def _median_at(data: TrajectoryData) -> float:
    return _MEDIAN_AT if _rises(data) else 0.2


def _at(data: TrajectoryData, share: float, *quantiles: int) -> tuple[float, list[float]]:
    """A moment at that share of the years ahead, and the quantiles there."""
    year = data.today + share * (data.times[-1] - data.today)
    columns = _columns(data)
    return year, [float(np.interp(year, data.times, columns[quantile])) for quantile in quantiles]


def _apart(reached: Iterable[LevelReached], years: float) -> Iterable[LevelReached]:
    """Those whose names do not run into the name before them."""
    free_from = -math.inf
    for one in sorted(reached, key=lambda one: one.year):
        if one.year >= free_from:
            yield one
            free_from = one.year + years


def _falls_after(data: TrajectoryData, reached: LevelReached) -> bool:
    later = [(point.year, point.pay) for point in data.past] if reached.is_past else []
    later += [(time, quantiles[2]) for time, quantiles in zip(data.times, data.fan, strict=True)]
    following = next((pay for year, pay in later if year > reached.year), reached.pay)
    return following < reached.pay
