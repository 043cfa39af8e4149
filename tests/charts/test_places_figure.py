from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from planner.advice.places import compare
from planner.charts.palette import DARK, LIGHT, Palette
from planner.charts.places import MOST_BARS, PlaceBar, PlacesData, places_data
from planner.charts.places_figure import PlacesFigure
from tests.advice.examples import pack, standing
from tests.charts.drawing import dots, kept_ground, over_kept_ground, overlapping, shown_texts
from tests.charts.test_places import many

SIZES = [(744, 270), (520, 220), (360, 200)]


def example(n_places: int = 20) -> PlacesData:
    market = many(n_places)
    return places_data(compare(standing(market), market))


def few() -> PlacesData:
    return places_data(compare(standing(pack()), pack()))


def drawn(data: PlacesData, width: int = 744, height: int = 270) -> PlacesFigure:
    chart = PlacesFigure(LIGHT, width, height)
    chart.update(data)
    return chart


def lines(chart: PlacesFigure) -> list[Line2D]:
    """Links, what is paid, what that buys."""
    return [artist for artist in chart.artists if isinstance(artist, Line2D)]


def test_each_place_is_a_line_from_what_it_pays_to_what_that_buys() -> None:
    links, pays, buys = lines(drawn(few()))
    assert pays.get_xdata() == pytest.approx([126_000, 132_000])
    assert buys.get_xdata() == pytest.approx([120_000, 120_000])
    assert np.asarray(links.get_xdata(), float)[:2] == pytest.approx([126_000, 120_000])
    assert np.isnan(np.asarray(links.get_xdata(), float)[2::3]).all()
    assert list(np.asarray(pays.get_ydata())) == [0, 1]


def test_the_best_place_stands_on_top() -> None:
    low, high = drawn(few()).axes.get_ylim()
    assert low > high


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_is_named_and_nothing_overlaps(width: int, height: int) -> None:
    chart = drawn(example(), width, height)
    assert {"pays", "buys at US prices", "Seattle", "Place 0"} <= shown_texts(chart).keys()
    assert overlapping(chart) == []


def test_the_own_place_is_written_strong() -> None:
    texts = shown_texts(drawn(few()))
    assert texts["Seattle"][0].get_fontweight() == "bold"
    assert texts["Denver"][0].get_fontweight() == "normal"


def test_long_names_are_cut() -> None:
    bar = replace(few().bars[0], name="Llanfairpwllgwyngyllgogerych")
    assert "Llanfairpwllgwyng…" in shown_texts(drawn(replace(few(), bars=(bar,))))


@pytest.mark.parametrize("amounts", [(100_000.0, 100_000.0), (1.0, 2.0), (50_000.0, 9_000_000.0), (9e6, 5e4)])
def test_one_place_of_any_pay_can_be_drawn(amounts: tuple[float, float]) -> None:
    chart = drawn(replace(few(), bars=(PlaceBar("Seattle", *amounts, is_own=True, is_chosen=False),)))
    low, high = chart.axes.get_xlim()
    assert low < min(amounts) <= max(amounts) < high
    assert overlapping(chart) == []


def test_nothing_can_be_drawn_too() -> None:
    chart = drawn(replace(few(), bars=()))
    assert shown_texts(chart) == {}


def test_update_leaves_no_trace_and_makes_no_new_artists() -> None:
    chart = drawn(example())
    before = len(chart.axes.get_children())
    assert chart.update(few())
    assert not chart.update(few())
    assert len(chart.axes.get_children()) == before
    assert chart.data == few()
    assert np.array_equal(dots(chart.figure), dots(drawn(few()).figure))


def test_artists_over_a_kept_ground_are_the_whole_picture() -> None:
    first = example()
    moved = replace(first.bars[3], adjusted=first.bars[3].adjusted * 0.999)
    second = replace(first, bars=(*first.bars[:3], moved, *first.bars[4:]))
    chart = drawn(first)
    ground = kept_ground(chart)
    assert not chart.update(second)
    whole = drawn(second)
    assert np.abs(over_kept_ground(chart, ground).astype(int) - dots(whole.figure)).max() <= 2


def test_there_is_room_for_every_place_of_the_data() -> None:
    assert len(example(300).bars) == MOST_BARS
    assert len(np.asarray(lines(drawn(example(300)))[1].get_xdata())) == MOST_BARS


def test_the_figure_follows_the_canvas_it_is_put_on() -> None:
    chart = drawn(example(), 520, 220)
    canvas = FigureCanvasAgg(chart.figure)
    chart.figure.set_size_inches(7.44, 2.7)
    canvas.callbacks.process("resize_event", None)
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))


def test_a_figure_may_be_resized_before_it_has_data() -> None:
    chart = PlacesFigure()
    assert chart.data is None
    chart.figure.set_size_inches(5.2, 2.2)
    chart.fit()
    chart.update(example())
    assert np.array_equal(dots(chart.figure), dots(drawn(example(), 520, 220).figure))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_are_those_of_the_palette(palette: Palette) -> None:
    chart = drawn(few())
    chart.set_colours(palette)
    _, pays, buys = lines(chart)
    assert to_hex(buys.get_markerfacecolor()) == palette.forecast
    assert to_hex(pays.get_markerfacecolor()) == palette.panel
    assert to_hex(chart.figure.get_facecolor()) == palette.panel
    fresh = PlacesFigure(palette)
    fresh.update(few())
    assert np.array_equal(dots(chart.figure), dots(fresh.figure))
