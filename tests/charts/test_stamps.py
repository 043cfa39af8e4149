"""Texts that are drawn once look as matplotlib draws them."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure

from planner.charts import stamps
from planner.charts.drawn import set_halo
from planner.charts.frame import SHIPPED_FONT, Frame, Margins
from planner.charts.stamps import StampedText, StampingRenderer, Stamps
from planner.charts.trajectory_figure import TrajectoryFigure
from tests.charts.drawing import Dots
from tests.charts.examples import example


def pixels(figure: Figure, renderer: RendererAgg) -> Dots:
    renderer.clear()  # type: ignore[no-untyped-call]
    figure.draw(renderer)
    return np.asarray(renderer.buffer_rgba()).copy()  # type: ignore[no-untyped-call]


def sheet(**kinds: object) -> Figure:
    figure = Figure(figsize=(4, 2), dpi=100)
    figure.text(0.2, 0.5, "Architect gq $180k", **({"size": 9, "parse_math": False} | kinds))  # type: ignore[arg-type]
    return figure


def plain(figure: Figure) -> Dots:
    return pixels(figure, RendererAgg(400, 200, 100))  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"color": "#cc79a7"},
        {"color": "#cc79a7", "alpha": 0.5},
        {"weight": "bold"},
        {"size": 20},
        {"verticalalignment": "top", "horizontalalignment": "center"},
        {"rotation": 30},
    ],
)
def test_on_whole_pixels_nothing_differs(kinds: dict[str, object]) -> None:
    figure = sheet(**kinds)
    difference = np.abs(pixels(figure, StampingRenderer(400, 200, 100)).astype(int) - plain(figure))
    # Between two pixels the text moves to the nearer one.
    assert (difference.max() == 0) or "verticalalignment" in kinds or "alpha" in kinds
    assert difference.mean() < 1.0


def test_the_second_drawing_is_the_first() -> None:
    figure = sheet()
    renderer = StampingRenderer(400, 200, 100)
    assert (pixels(figure, renderer) == pixels(figure, renderer)).all()


def test_each_text_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    original = RendererAgg.draw_text

    def counted(self: RendererAgg, *arguments: object, **named: object) -> None:
        drawn.append(str(arguments[3]))
        original(self, *arguments, **named)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(RendererAgg, "draw_text", counted)
    figure = sheet()
    renderer = StampingRenderer(400, 200, 100)
    for _ in range(3):
        figure.draw(renderer)
    assert drawn == ["Architect gq $180k"]
    figure.texts[0].set_color("red")
    figure.draw(renderer)
    assert len(drawn) == 2


def test_not_every_text_there_ever_was_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "MOST_STAMPS", 3)
    figure = sheet()
    renderer = StampingRenderer(400, 200, 100)
    for number in range(10):
        figure.texts[0].set_text(f"${number}k")
        figure.draw(renderer)
    assert len(renderer.stamps.pictures) <= 3


def test_a_whole_chart_keeps_its_look() -> None:
    chart = TrajectoryFigure()
    chart.update(example())
    width, height = 744, 342
    whole = pixels(chart.figure, RendererAgg(width, height, 100))  # type: ignore[no-untyped-call]
    stamped = pixels(chart.figure, StampingRenderer(width, height, 100))
    assert np.abs(whole.astype(int) - stamped).mean() < 0.5
    assert np.abs(whole.mean() - stamped.mean()) < 0.05


def frame_with(words: str, **kinds: object) -> tuple[Frame, StampedText]:
    frame = Frame(400, 200, Margins(left=10, right=10, top=10, bottom=10), SHIPPED_FONT)
    text = frame.text(words)
    assert isinstance(text, StampedText)
    text.set(position=(0.3, 0.6), color="#cc79a7", **kinds)
    return frame, text


@pytest.mark.parametrize("upright", ["top", "bottom", "center", "center_baseline", "baseline"])
@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_moved_text_stands_where_a_new_one_would(upright: str, side: str) -> None:
    frame, text = frame_with("gq $180k", horizontalalignment=side, verticalalignment=upright)
    kept = StampingRenderer(400, 200, 100)
    pixels(frame.figure, kept)
    text.set_position((0.512, 0.349))
    assert (pixels(frame.figure, kept) == pixels(frame.figure, StampingRenderer(400, 200, 100))).all()


def test_on_a_finer_screen_a_text_is_laid_out_anew() -> None:
    frame, _ = frame_with("gq $180k", horizontalalignment="center")
    coarse = StampingRenderer(400, 200, 100)
    pixels(frame.figure, coarse)
    frame.figure.dpi = 200
    fine = pixels(frame.figure, StampingRenderer(800, 400, 200, coarse.stamps))
    assert (fine == pixels(frame.figure, StampingRenderer(800, 400, 200))).all()


def test_a_text_of_two_lines_is_drawn_alike_every_time() -> None:
    frame, _ = frame_with("Mentoring\n2 of 2")
    kept = StampingRenderer(400, 200, 100)
    assert (pixels(frame.figure, kept) == pixels(frame.figure, kept)).all()


def test_a_text_is_drawn_anew_with_other_words_and_not_where_it_is_hidden() -> None:
    frame, text = frame_with("senior")
    kept = StampingRenderer(400, 200, 100)
    first = pixels(frame.figure, kept)
    text.set_text("architect")
    assert (pixels(frame.figure, kept) != first).any()
    text.set_visible(False)
    empty = pixels(frame.figure, kept)
    text.set(visible=True, text="")
    assert (pixels(frame.figure, kept) == empty).all()
    assert (empty != first).any()


def test_a_text_with_a_halo_and_one_for_a_file_are_drawn_as_matplotlib_does() -> None:
    frame, text = frame_with("senior")
    set_halo(text, "white")
    halo = pixels(frame.figure, StampingRenderer(400, 200, 100))
    assert np.abs(halo.astype(int) - plain(frame.figure)).mean() < 0.5
    text.set_path_effects([])
    assert (plain(frame.figure) != halo).any()


@pytest.mark.parametrize("kinds", [{}, {"color": "#cc79a7", "alpha": 0.5}, {"parse_math": True}])
def test_what_was_prepared_is_not_laid_out_again(kinds: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    figure, kept = sheet(**kinds), Stamps()
    (text,) = figure.texts
    StampingRenderer(1, 1, 100, kept).prepare(text)
    assert len(kept.pictures) == 1
    before = dict(kept.pictures)
    drawn = pixels(figure, StampingRenderer(400, 200, 100, kept))
    assert kept.pictures == before
    assert (drawn == pixels(figure, StampingRenderer(400, 200, 100))).all()


@pytest.mark.parametrize("kinds", [{"rotation": 30}, {"visible": False}, {"parse_math": True, "text": "$x^2$"}])
def test_what_is_not_stamped_is_not_prepared(kinds: dict[str, object]) -> None:
    kept = Stamps()
    (text,) = sheet().texts
    text.set(**kinds)
    StampingRenderer(1, 1, 100, kept).prepare(text)
    assert kept.pictures == {}


def test_a_text_of_several_lines_is_drawn_line_by_line() -> None:
    figure = Figure(figsize=(4, 2), dpi=100)
    text = StampedText(0.2, 0.5, "Ownership and\noperation 1 of 3", size=9, parse_math=False)
    figure.add_artist(text)
    difference = np.abs(pixels(figure, StampingRenderer(400, 200, 100)).astype(int) - plain(figure))
    assert difference.mean() < 1.0  # and no warning of a letter that the font has not
