"""Drawn artist by artist, every chart is what matplotlib draws in one go."""

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from planner.charts.ground import draw_ground, in_order, lay_out_texts
from planner.charts.levels_figure import LevelsFigure
from planner.charts.palette import DARK
from planner.charts.places import PlacesData
from planner.charts.places_figure import PlacesFigure
from planner.charts.saving import TOLD_FIGURES
from planner.charts.stamps import StampingRenderer, Stamps
from planner.charts.told import Told
from planner.charts.trajectory import TrajectoryData
from planner.charts.trajectory_figure import TrajectoryFigure
from tests.charts.drawing import Chart, Dots
from tests.charts.goldens import golden_data

GOLDEN = golden_data()
SIZE = (620, 300)


def charts_of(data: TrajectoryData | PlacesData | Told) -> list[Chart]:
    """Every chart that shows the data, in the dark, where a forgotten ground would be seen."""
    kinds: list[Any] = [TrajectoryFigure, LevelsFigure] if isinstance(data, TrajectoryData) else [PlacesFigure]
    charts = [kind(DARK, *SIZE) for kind in ([TOLD_FIGURES[type(data)]] if isinstance(data, Told) else kinds)]
    for chart in charts:
        chart.update(data)
    return charts


def renderer(stamps: Stamps | None = None) -> StampingRenderer:
    return StampingRenderer(*SIZE, 100, stamps)


def dots(drawn: StampingRenderer) -> Dots:
    return np.asarray(drawn.buffer_rgba()).copy()  # type: ignore[no-untyped-call]


def in_one_go(figure: Figure) -> Dots:
    drawn = renderer()
    figure.draw(drawn)
    return dots(drawn)


@pytest.mark.parametrize("name", GOLDEN)
def test_step_by_step_every_chart_is_what_it_is_in_one_go(name: str) -> None:
    for chart in charts_of(GOLDEN[name]):
        drawn = renderer()
        for _ in lay_out_texts(chart.figure, StampingRenderer(1, 1, 100, drawn.stamps)):
            pass
        assert sum(1 for _ in draw_ground(chart.figure, drawn)) > 3
        assert (dots(drawn) == in_one_go(chart.figure)).all()
        assert len(np.unique(dots(drawn)[..., :3].reshape(-1, 3), axis=0)) > 3  # there is something to be seen


@pytest.mark.parametrize("name", GOLDEN)
def test_what_moves_is_left_out(name: str) -> None:
    for chart in charts_of(GOLDEN[name]):
        for artist in chart.artists:
            artist.set_animated(True)
        drawn = renderer()
        for _ in draw_ground(chart.figure, drawn):
            pass
        assert (dots(drawn) == in_one_go(chart.figure)).all()
        before = dots(drawn)
        for artist in in_order(list(chart.artists)):
            artist.draw(drawn)
        assert (dots(drawn) != before).any() or name == "no-estimate"


def test_all_letters_are_laid_out_before_the_drawing_even_those_at_the_ticks() -> None:
    (chart, _) = charts_of(GOLDEN["base-real"])
    drawn = renderer()
    for _ in lay_out_texts(chart.figure, StampingRenderer(1, 1, 100, drawn.stamps)):
        pass
    ready = len(drawn.stamps.pictures)
    for _ in draw_ground(chart.figure, drawn):
        pass
    assert len(drawn.stamps.pictures) == ready > 10


def test_what_is_drawn_over_all_others_comes_last() -> None:
    (chart,) = charts_of(GOLDEN["radar"])
    heights = [artist.get_zorder() for artist in in_order(list(chart.artists))]
    assert heights == sorted(heights)
    assert len(set(heights)) > 1
