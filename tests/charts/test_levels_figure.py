import datetime

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.patches import Polygon
from matplotlib.text import Text

from planner.charts.levels_figure import LevelsFigure
from planner.charts.palette import DARK, LIGHT, Palette, blend, contrast
from planner.charts.trajectory import TrajectoryData, known_data
from planner.forecast.situation import NoEstimate
from tests.charts import examples
from tests.charts.drawing import dots, kept_ground, over_kept_ground, overlapping, shown_texts
from tests.charts.examples import START, example, short_example


def drawn(data: TrajectoryData, width: int = 744, height: int = 240) -> LevelsFigure:
    chart = LevelsFigure(LIGHT, width, height)
    chart.update(data)
    return chart


def areas(chart: LevelsFigure) -> list[Polygon]:
    return [artist for artist in chart.artists if isinstance(artist, Polygon)]


def nothing() -> TrajectoryData:
    return known_data(NoEstimate("no role", "Add one"), datetime.date(2026, 7, 2), examples.pack())


def test_areas_fill_the_height_together() -> None:
    tops = [area.get_xy()[:7, 1] for area in areas(drawn(example()))]
    # Today all are mid; after six years 0, 20, 68 and 12 in a hundred.
    assert [top[0] for top in tops] == pytest.approx([0, 1, 1, 1])
    assert [top[6] for top in tops] == pytest.approx([0, 0.2, 0.88, 1])


def test_each_area_starts_where_the_one_below_ends() -> None:
    below, above = areas(drawn(example()))[1:3]
    assert above.get_xy()[7:14][::-1] == pytest.approx(below.get_xy()[:7])


def test_years_run_from_today_to_the_last_reading() -> None:
    chart = drawn(example())
    assert chart.axes.get_xlim() == (START, START + 6)
    assert [text.get_text() for text in chart.axes.get_xticklabels()] == [str(year) for year in range(2027, 2033)]


def test_chances_are_told_out_of_twenty() -> None:
    labels = [text.get_text() for text in drawn(example()).axes.get_yticklabels()]
    assert labels == ["0 of 20", "5 of 20", "10 of 20", "15 of 20", "20 of 20"]


@pytest.mark.parametrize(("width", "height"), [(744, 240), (560, 240), (320, 150)])
def test_levels_are_named_in_their_areas_where_they_fit(width: int, height: int) -> None:
    chart = drawn(example(), width, height)
    texts = shown_texts(chart)
    assert {"mid", "senior"} <= texts.keys()
    assert "entry" not in texts  # nobody is
    assert overlapping(chart) == []


def test_a_name_stands_where_its_area_is_highest() -> None:
    texts = shown_texts(drawn(example()))
    assert texts["mid"][0].get_position()[0] < START + 1
    assert texts["architect"][0].get_position()[0] > START + 5


def test_names_stay_inside_the_axes() -> None:
    chart = drawn(short_example(1), 300, 150)
    box = chart.axes.get_window_extent()
    for level in ("mid", "senior", "architect"):
        for text in shown_texts(chart).get(level, []):
            assert box.x0 <= text.get_window_extent().x0
            assert text.get_window_extent().x1 <= box.x1


def test_without_an_estimate_there_are_no_areas_and_no_names() -> None:
    chart = drawn(example())
    assert not chart.update(nothing())
    assert not any(area.get_visible() for area in areas(chart))
    assert not {"mid", "senior"} & shown_texts(chart).keys()
    assert chart.data == nothing()


def test_the_ground_changes_with_the_years_only() -> None:
    chart = LevelsFigure()
    assert chart.data is None
    assert chart.update(example())
    assert not chart.update(example(level=0))
    assert chart.update(short_example(4))


def test_artists_over_a_kept_ground_are_the_whole_picture() -> None:
    chart = drawn(example())
    ground = kept_ground(chart)
    assert not chart.update(example(level=0))
    whole = dots(drawn(example(level=0)).figure)
    assert np.abs(over_kept_ground(chart, ground).astype(int) - whole).max() <= 2


def test_the_figure_follows_the_canvas_it_is_put_on() -> None:
    chart = drawn(example(), 560, 200)
    canvas = FigureCanvasAgg(chart.figure)
    chart.figure.set_size_inches(7.44, 2.4)
    canvas.callbacks.process("resize_event", None)
    assert np.array_equal(dots(chart.figure), dots(drawn(example()).figure))


def test_a_figure_may_be_resized_before_it_has_data() -> None:
    chart = LevelsFigure()
    chart.figure.set_size_inches(5, 2)
    chart.fit()
    chart.update(example())
    assert np.array_equal(dots(chart.figure), dots(drawn(example(), 500, 200).figure))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_names_can_be_read_on_their_areas(palette: Palette) -> None:
    chart = LevelsFigure(palette)
    chart.set_colours(palette)
    names = [artist for artist in chart.artists if isinstance(artist, Text)]
    for area, name in zip(areas(chart), names, strict=True):
        colour = to_rgba(area.get_facecolor())
        ground = blend(to_hex(colour), palette.panel, colour[3])
        assert contrast(to_hex(name.get_color()), ground) >= 3.9


def test_higher_levels_are_stronger() -> None:
    alphas = [to_rgba(area.get_facecolor())[3] for area in areas(drawn(example()))]
    assert alphas == sorted(alphas)
    assert len(set(alphas)) == 4
