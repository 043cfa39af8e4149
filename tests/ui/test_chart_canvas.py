"""matplotlib's canvas with texts drawn once, a few at a time, and with the whole drawn only when it is wanted."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot

from planner.charts.stamps import StampingRenderer
from planner.ui import chart_canvas
from planner.ui.chart_canvas import ChartCanvas, ScreenRenderer
from tests.charts.drawing import Dots

BLUE = (0.0, 0.45, 0.70, 0.3)


def drawn(figure: Figure, renderer: RendererAgg) -> Dots:
    figure.draw(renderer)
    return np.asarray(renderer.buffer_rgba()).copy()  # type: ignore[no-untyped-call]


def sheet(*corners: tuple[float, float], **kinds: object) -> Figure:
    """An area in axes that end before it does, over another colour."""
    figure = Figure(figsize=(3, 2), dpi=100)
    axes = figure.add_axes((0.1, 0.2, 0.8, 0.7), facecolor="#f0a050", frameon=True)
    axes.set_axis_off()
    figure.patch.set_facecolor("#204060")
    axes.add_patch(Polygon(corners, closed=True, **({"facecolor": BLUE, "linewidth": 0} | kinds)))
    return figure


FAN = ((0.2, 0.3), (0.9, 0.95), (1.4, 1.2), (1.4, 0.1), (0.5, 0.25))


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"alpha": 0.18},
        {"facecolor": (0.8, 0.1, 0.1, 1.0)},
        {"linewidth": 2, "edgecolor": "black"},
        {"facecolor": "none", "hatch": "//", "edgecolor": "black"},
    ],
)
def test_areas_look_as_matplotlib_draws_them(qtbot: QtBot, kinds: dict[str, object]) -> None:
    figure = sheet(*FAN, **kinds)
    plain = drawn(figure, RendererAgg(300, 200, 100)).astype(int)  # type: ignore[no-untyped-call]
    here = drawn(figure, ScreenRenderer(300, 200, 100)).astype(int)
    difference = np.abs(plain - here)[..., :3]
    assert difference.mean() < 0.2
    assert np.quantile(difference, 0.99) <= 2  # only edges differ more
    assert len(np.unique(plain[..., 0])) > 2  # there is something to be seen


def test_areas_within_curves_are_left_to_matplotlib(qtbot: QtBot) -> None:
    figure = Figure(figsize=(3, 2), dpi=100)
    figure.add_artist(Circle((0.5, 0.5), 0.3, facecolor=BLUE, linewidth=0))
    plain = drawn(figure, RendererAgg(300, 200, 100))  # type: ignore[no-untyped-call]
    assert (drawn(figure, ScreenRenderer(300, 200, 100)) == plain).all()


class Counted(ChartCanvas):
    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self.n_drawn = 0
        self.mpl_connect("draw_event", self._count)

    def _count(self, _event: object) -> None:
        self.n_drawn += 1


def lettered(n_texts: int) -> Figure:
    figure = Figure(figsize=(3, 2), dpi=100)
    for number in range(n_texts):
        figure.text(0.1, number / n_texts, f"Text {number}", parse_math=False)
    return figure


@pytest.fixture
def canvas(qtbot: QtBot) -> Counted:
    canvas = Counted(lettered(12))
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    return canvas


def test_texts_are_stamped_and_the_renderer_is_kept_for_a_size(qtbot: QtBot) -> None:
    figure = Figure(figsize=(3, 2), dpi=100)
    canvas = ChartCanvas(figure)
    qtbot.addWidget(canvas)
    canvas.draw()  # type: ignore[no-untyped-call]
    first = canvas.get_renderer()
    assert isinstance(first, StampingRenderer)
    assert canvas.get_renderer() is first
    figure.set_size_inches(4, 2)
    second = canvas.get_renderer()
    assert second is not first
    assert (second.width, second.height) == canvas.get_width_height(physical=True)


def test_another_size_is_drawn_when_it_is_wanted(canvas: Counted, qtbot: QtBot) -> None:
    canvas.resize(320, 210)
    qtbot.waitUntil(lambda: tuple(canvas.figure.get_size_inches()) == (3.2, 2.1))
    assert canvas.n_drawn == 0
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)


def test_another_screen_is_drawn_for_at_once(canvas: Counted, qtbot: QtBot) -> None:
    canvas.resizeEvent(QResizeEvent(QSize(300, 200), QSize(300, 200)))
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)


def test_letters_are_laid_out_in_turns_and_once(canvas: Counted, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []
    original = StampingRenderer._drawn
    monkeypatch.setattr(chart_canvas, "_TURN_S", 1e-9)  # one text a turn

    def noted(self: StampingRenderer, gc: object, s: str, *others: object) -> object:
        laid_out.append(s)
        return original(self, gc, s, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(StampingRenderer, "_drawn", noted)
    canvas.draw_in_turns()
    assert laid_out == []
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    assert sorted(laid_out) == sorted(f"Text {number}" for number in range(12))
    canvas.resize(330, 220)  # another renderer, the same letters
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 2)
    assert len(laid_out) == 12


def test_what_is_drawn_in_turns_is_what_is_drawn_at_once(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    in_turns = np.asarray(canvas.buffer_rgba()).copy()  # type: ignore[no-untyped-call]
    other = ChartCanvas(lettered(12))
    qtbot.addWidget(other)
    other.figure.set_size_inches(*canvas.figure.get_size_inches())
    other.draw()  # type: ignore[no-untyped-call]
    assert (in_turns == np.asarray(other.buffer_rgba())).all()  # type: ignore[no-untyped-call]


def test_stopped_it_draws_nothing_until_it_is_wanted_again(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    canvas.stop()
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    canvas.stop()
    assert canvas.n_drawn == 1
