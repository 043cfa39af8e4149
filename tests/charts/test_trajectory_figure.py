import datetime
import math
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from planner.charts.palette import DARK, LIGHT, Palette
from planner.charts.trajectory import LevelBand, Quantiles, TrajectoryData, TrajectoryView, known_data
from planner.charts.trajectory_figure import TrajectoryFigure
from planner.domain.role import Level
from planner.forecast.past import PastPay
from planner.forecast.situation import NoEstimate
from tests.charts import examples
from tests.charts.drawing import dots, kept_ground, over_kept_ground, overlapping, shown_texts
from tests.charts.examples import PAST, START, example, short_example

SIZES = [(744, 342), (560, 240), (1200, 700)]
BAND_LABELS = {"median", "50\u00a0%", "80\u00a0%"}


def drawn(data: TrajectoryData, width: int = 744, height: int = 342) -> TrajectoryFigure:
    chart = TrajectoryFigure(LIGHT, width, height)
    chart.update(data)
    return chart


def areas(chart: TrajectoryFigure) -> list[Polygon]:
    return [artist for artist in chart.artists if isinstance(artist, Polygon)]


def lines(chart: TrajectoryFigure) -> list[Line2D]:
    """Median, levels ahead, past."""
    return [artist for artist in chart.artists if isinstance(artist, Line2D)]


def without_estimate(past: tuple[PastPay, ...] = PAST) -> TrajectoryData:
    missing = NoEstimate("no figures", "Choose another title", past=past)
    return known_data(missing, datetime.date(2026, 7, 2), examples.pack())


def scaled(data: TrajectoryData, factor: float) -> TrajectoryData:
    """The same forecast with all its bands moved by a factor, past and levels as they are."""
    fan = tuple(quantiles(*(factor * pay for pay in row)) for row in data.fan)
    return replace(data, fan=fan)


def quantiles(p10: float, p25: float, p50: float, p75: float, p90: float) -> Quantiles:
    return p10, p25, p50, p75, p90


def narrowed(data: TrajectoryData, share: float, slope: float) -> TrajectoryData:
    """The same years with bands a share as wide around a median that changes by ``slope`` a year."""
    fan = []
    for place, row in enumerate(data.fan):
        middle = 150_000 * math.exp(slope * place)
        fan.append(quantiles(*(middle + share * (pay - row[2]) for pay in row)))
    return replace(data, fan=tuple(fan))


def assumed(n_years: int = 6) -> TrajectoryData:
    return example(horizon_years=n_years, vesting=(0.0,) * n_years, basis_changes={"is_assumed": True})


def mark_named(chart: TrajectoryFigure, level: str) -> Text:
    """The name of a level at a year; those of the stripes are placed by the width of the axes."""
    return next(text for text in shown_texts(chart)[level] if text.get_position()[0] > 1900)


def test_all_bands_are_drawn_from_the_data() -> None:
    data = example()
    chart = drawn(data)
    *stripes, outer, inner, _, _, _ = areas(chart)
    # Forth along the upper edge and back along the lower one; the last corner closes the area.
    assert outer.get_xy()[:7] == pytest.approx(np.column_stack([data.times, [row[4] for row in data.fan]]))
    assert outer.get_xy()[7:14] == pytest.approx(np.column_stack([data.times, [row[0] for row in data.fan]])[::-1])
    assert inner.get_xy()[:7, 1] == pytest.approx([row[3] for row in data.fan])
    assert [stripe.get_xy()[0, 1] for stripe in stripes] == pytest.approx([band.high[0] for band in data.level_bands])


def test_the_median_and_the_past_are_lines_at_true_dates() -> None:
    data = example()
    median, _, past = lines(drawn(data))
    assert median.get_xdata() == pytest.approx(data.times)
    assert median.get_ydata() == pytest.approx([row[2] for row in data.fan])
    assert past.get_xdata() == pytest.approx([2016.5, 2021.5, 2025.5, START])
    assert past.get_ydata() == pytest.approx([100_000, 120_000, 140_000 / 0.95, 150_000])
    assert past.get_markevery() == slice(3)


def test_the_line_of_the_past_ends_where_todays_pay_is_unknown() -> None:
    past = lines(drawn(example(log_pay=None)))[2]
    assert past.get_xdata() == pytest.approx([2016.5, 2021.5, 2025.5])


def test_a_career_without_past_has_no_line() -> None:
    assert len(np.asarray(lines(drawn(example(past=())))[2].get_xdata())) == 0


def test_the_half_of_careers_is_darker_than_the_four_fifths() -> None:
    *_, outer, inner, _, _, _ = areas(drawn(example()))
    outer_alpha, inner_alpha = outer.get_alpha(), inner.get_alpha()
    assert isinstance(outer_alpha, float)
    assert isinstance(inner_alpha, float)
    assert inner_alpha > outer_alpha


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_is_named_on_the_picture_and_nothing_overlaps(width: int, height: int) -> None:
    chart = drawn(example(), width, height)
    assert {"today", *BAND_LABELS, *Level} <= shown_texts(chart).keys()
    assert overlapping(chart) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("view", [TrajectoryView("total"), TrajectoryView(is_real=False)])
def test_other_views_keep_their_names_apart(view: TrajectoryView, width: int, height: int) -> None:
    assert overlapping(drawn(example(view), width, height)) == []


def test_names_of_narrow_levels_are_kept_apart() -> None:
    data = example()
    bands = tuple(
        LevelBand(level, (148_000.0 + 500 * place,) * 7, (148_500.0 + 500 * place,) * 7)
        for place, level in enumerate(Level)
    )
    assert overlapping(drawn(replace(data, level_bands=bands))) == []


@pytest.mark.parametrize("slope", [0.05, 0.0, -0.05])
@pytest.mark.parametrize("share", [1.0, 0.2, 0.02])
def test_labels_of_narrow_bands_step_aside(share: float, slope: float) -> None:
    chart = drawn(narrowed(example(), share, slope))
    assert shown_texts(chart).keys() >= BAND_LABELS
    assert overlapping(chart) == []


def test_a_sliver_of_a_forecast_keeps_the_labels_that_fit() -> None:
    one, two = drawn(short_example(1), 560, 240), drawn(short_example(2), 560, 240)
    assert not BAND_LABELS & shown_texts(one).keys()
    assert "80\u00a0%" in shown_texts(two)
    assert overlapping(one) == overlapping(two) == []


def test_years_are_whole_numbers_and_money_is_short() -> None:
    chart = drawn(example())
    years = [text.get_text() for text in chart.axes.get_xticklabels()]
    money = [text.get_text() for text in chart.axes.get_yticklabels()]
    assert years == ["2020", "2025", "2030"]
    assert money == ["100k", "150k", "200k", "250k"]


def test_narrow_charts_have_fewer_years() -> None:
    years = [text.get_text() for text in drawn(example(), 300, 240).axes.get_xticklabels()]
    assert years == ["2020", "2030"]


def test_a_long_past_leaves_room_for_the_forecast() -> None:
    past = tuple(PastPay(1981.5 + year, 50_000, 50_000, None) for year in range(45))
    first, last = drawn(example(past=past)).axes.get_xlim()
    assert (last - START) / (last - first) >= 0.2


def test_levels_reached_are_named_where_they_were_reached() -> None:
    chart = drawn(example())
    texts = shown_texts(chart)
    # Two of each: the stripe's name at the right edge and the mark.
    assert [len(texts[level]) for level in ("entry", "mid", "senior", "architect")] == [2, 2, 2, 1]
    ahead = lines(chart)[1]
    assert ahead.get_xdata() == pytest.approx([START + 4])
    assert ahead.get_ydata() == pytest.approx([182_000])


def test_levels_reached_at_once_are_named_once() -> None:
    past = tuple(PastPay(2020.5 + place / 10, 90_000, 90_000, level) for place, level in enumerate(Level))
    texts = shown_texts(drawn(example(past=past, level=3)))
    assert [len(texts[level]) for level in Level] == [2, 1, 1, 1]


def test_a_name_stands_above_a_mark_from_which_pay_falls() -> None:
    falling = example(past=(PAST[0], PastPay(2021.5, 200_000, 200_000, Level.MID), PAST[2]))
    chart = drawn(falling)
    mark = mark_named(chart, "mid")
    assert mark.get_position()[1] > 2 * 120_000  # above 200,000 of 2021, which are 266,667 of today


@pytest.mark.parametrize(("apart", "is_named"), [(0.2, False), (2.0, True)])
def test_a_name_of_the_past_is_left_out_where_the_line_runs_through_it(apart: float, is_named: bool) -> None:
    pays = (90_000, 85_000, 130_000)
    past = tuple(PastPay(2018 + number * apart, pay, pay, Level.ENTRY) for number, pay in enumerate(pays))
    texts = shown_texts(drawn(example(past=past)))
    assert (len(texts["entry"]) == 2) == is_named


def test_a_name_ahead_gives_way_to_that_of_the_median() -> None:
    data = example()
    middles = (150_000, 160_000, 170_000, 169_000, 171_000, 172_000, 173_000)
    fan = tuple(
        quantiles(*(pay + middle - row[2] for pay in row)) for row, middle in zip(data.fan, middles, strict=True)
    )
    reached = tuple(one if one.is_past else replace(one, year=data.times[2], pay=middles[2]) for one in data.reached)
    chart = drawn(replace(data, fan=fan, reached=reached))
    assert mark_named(chart, "senior").get_verticalalignment() == "top"
    assert overlapping(chart) == []


def test_no_name_hangs_down_into_the_years() -> None:
    chart = drawn(example(past=(PastPay(2025.5, 100, 100, Level.ENTRY), PastPay(2026.0, 200, 200, Level.ENTRY))))
    mark = mark_named(chart, "entry")
    assert mark.get_verticalalignment() == "bottom"


def test_a_lever_moves_the_bands_and_not_the_ground() -> None:
    data = example()
    chart = drawn(data)
    limits = chart.axes.get_xlim(), chart.axes.get_ylim()
    assert not chart.update(scaled(data, 1.02))
    assert not chart.update(scaled(data, 0.99))
    assert (chart.axes.get_xlim(), chart.axes.get_ylim()) == limits


def test_the_ground_changes_when_it_must() -> None:
    chart = TrajectoryFigure()
    assert chart.data is None
    assert chart.update(example())
    assert not chart.update(example())
    assert chart.update(scaled(example(), 2))
    assert chart.update(example())
    assert chart.update(short_example(5))
    assert chart.data == short_example(5)


def test_another_today_is_another_ground() -> None:
    data = example()
    chart = drawn(data)
    assert chart.update(replace(data, today=START + 0.1))


def test_artists_over_a_kept_ground_are_the_whole_picture() -> None:
    first, second = example(), scaled(example(), 1.02)
    chart = drawn(first)
    ground = kept_ground(chart)
    assert not chart.update(second)
    whole = drawn(second)
    assert np.abs(over_kept_ground(chart, ground).astype(int) - dots(whole.figure)).max() <= 2


def test_update_leaves_no_trace_of_what_was_shown_before() -> None:
    chart = drawn(without_estimate())
    chart.update(example())
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))


def test_update_makes_no_new_artists() -> None:
    chart = drawn(example())
    before = len(chart.axes.get_children())
    for _ in range(3):
        chart.update(example(TrajectoryView("total")))
        chart.update(without_estimate())
    assert len(chart.axes.get_children()) == before


def test_without_an_estimate_the_past_is_shown_alone() -> None:
    chart = drawn(without_estimate())
    assert not any(area.get_visible() for area in areas(chart))
    texts = shown_texts(chart)
    assert "today" in texts
    assert not BAND_LABELS & texts.keys()
    assert len(texts["entry"]) == len(texts["mid"]) == 1
    assert overlapping(chart) == []


def test_nothing_at_all_can_be_drawn_too() -> None:
    chart = drawn(without_estimate(()))
    assert "today" in shown_texts(chart)
    low, high = chart.axes.get_ylim()
    assert low < high


def test_distances_stay_in_pixels_when_the_canvas_changes_its_size() -> None:
    chart = drawn(example(), 560, 240)
    chart.figure.set_size_inches(7.44, 3.42)
    chart.fit()
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))


def test_the_figure_follows_the_canvas_it_is_put_on() -> None:
    chart = drawn(example(), 560, 240)
    canvas = FigureCanvasAgg(chart.figure)
    chart.figure.set_size_inches(7.44, 3.42)
    canvas.callbacks.process("resize_event", None)
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))


def test_a_figure_may_be_resized_before_it_has_data() -> None:
    chart = TrajectoryFigure()
    chart.figure.set_size_inches(5, 3)
    chart.fit()
    chart.update(example())
    assert np.array_equal(dots(chart.figure), dots(drawn(example(), 500, 300).figure))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_are_those_of_the_palette(palette: Palette) -> None:
    chart = drawn(example())
    chart.set_colours(palette)
    median, _, past = lines(chart)
    assert to_hex(median.get_color()) == palette.forecast
    assert to_hex(past.get_markerfacecolor()) == palette.ink
    assert to_hex(chart.figure.get_facecolor()) == palette.panel
    fresh = TrajectoryFigure(palette)
    fresh.update(example())
    assert np.array_equal(dots(chart.figure), dots(fresh.figure))


def test_room_for_a_heading_moves_the_axes_down() -> None:
    chart = TrajectoryFigure(height=442, extra_top=100)
    box = chart.axes.get_position()
    assert (1 - box.y1) * 442 == pytest.approx(136)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_bands_without_data_are_hatched_and_named_an_assumption(width: int, height: int) -> None:
    chart = drawn(assumed(), width, height)
    *_, outer, _, _, _, hatched = areas(chart)
    assert hatched.get_hatch()
    assert hatched.get_visible()
    assert hatched.get_xy() == pytest.approx(outer.get_xy())
    texts = shown_texts(chart)
    assert "assumption" in texts
    assert width == 560 or "median" in texts  # for both there is no room there
    assert not {"50\u00a0%", "80\u00a0%"} & texts.keys()
    assert overlapping(chart) == []


@pytest.mark.parametrize("slope", [0.05, 0.0, -0.05])
@pytest.mark.parametrize("share", [1.0, 0.2, 0.02])
def test_the_assumption_stands_beside_the_bands(share: float, slope: float) -> None:
    data = narrowed(assumed(), share, slope)
    chart = drawn(data)
    assert overlapping(chart) == []
    (label,) = shown_texts(chart)["assumption"]
    year, pay = label.get_position()
    low, high = (float(np.interp(year, data.times, [row[edge] for row in data.fan])) for edge in (0, 4))
    assert not low <= pay <= high


@pytest.mark.parametrize("n_years", [1, 2, 3, 4])
def test_where_there_is_little_room_the_assumption_goes_first(n_years: int) -> None:
    chart = drawn(assumed(n_years), 560, 240)
    assert overlapping(chart) == []
    assert n_years == 1 or "assumption" in shown_texts(chart)


def test_what_rests_on_data_again_loses_the_hatching() -> None:
    chart = drawn(assumed())
    chart.update(example())
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))
