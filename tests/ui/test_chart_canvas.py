"""matplotlib's canvas with texts drawn once, and the whole drawn a little at a time and only when it is wanted."""

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QResizeEvent
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

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
    def __init__(self, figure: Figure, moving: tuple[Artist, ...] = ()) -> None:
        super().__init__(figure, moving)
        self.n_drawn = 0
        self.mpl_connect("draw_event", self._count)

    @property
    def dots(self) -> Dots:
        """What is on the screen, copied."""
        return np.asarray(self.buffer_rgba()).copy()  # type: ignore[no-untyped-call]

    def _count(self, _event: object) -> None:
        self.n_drawn += 1


def lettered(n_texts: int) -> Figure:
    figure = Figure(figsize=(3, 2), dpi=100)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8), facecolor="none")
    for number in range(n_texts):
        axes.text(0.1, number / n_texts, f"Text {number}", parse_math=False)
    return figure


@pytest.fixture
def canvas(qtbot: QtBot) -> Counted:
    canvas = Counted(lettered(12))
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    return canvas


@pytest.fixture
def one_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each turn does as little as it can."""
    monkeypatch.setattr(chart_canvas, "_TURN_S", 1e-9)


def do_turns(canvas: Counted, number: int) -> None:
    """So many turns of what is being drawn."""
    for _ in range(number):
        canvas._draw_on()


def test_texts_are_stamped_and_the_renderer_is_kept_until_the_next_drawing(canvas: Counted) -> None:
    canvas.draw()
    first = canvas.get_renderer()
    assert isinstance(first, StampingRenderer)
    assert canvas.get_renderer() is first
    canvas.resize(400, 200)
    assert canvas.get_renderer() is first
    canvas.draw()
    second = canvas.get_renderer()
    assert (second.width, second.height) == (400, 200)
    assert second.stamps is first.stamps


def test_another_size_is_drawn_when_it_is_wanted(canvas: Counted, qtbot: QtBot) -> None:
    canvas.resize(320, 210)
    qtbot.waitUntil(lambda: tuple(canvas.figure.get_size_inches()) == (3.2, 2.1))
    assert canvas.n_drawn == 0
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)


def test_another_screen_is_drawn_for_at_once(canvas: Counted, qtbot: QtBot) -> None:
    canvas.resizeEvent(QResizeEvent(QSize(300, 200), QSize(300, 200)))
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)


@pytest.mark.usefixtures("one_a_turn")
def test_letters_are_laid_out_in_turns_and_once(canvas: Counted, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []
    original = StampingRenderer._drawn

    def noted(self: StampingRenderer, gc: object, s: str, *others: object) -> object:
        laid_out.append(s)
        return original(self, gc, s, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(StampingRenderer, "_drawn", noted)
    canvas.draw_in_turns()
    assert laid_out == []
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    written = [f"Text {number}" for number in range(12)]
    assert sorted(text for text in laid_out if text.startswith("Text")) == sorted(written)
    n_laid_out = len(laid_out)
    assert n_laid_out > 12  # the axes have letters, too
    canvas.resize(330, 220)  # another renderer, the same letters
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 2)
    assert len(laid_out) == n_laid_out


@pytest.mark.usefixtures("one_a_turn")
def test_what_is_drawn_in_turns_is_what_is_drawn_at_once(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    other = Counted(lettered(12))
    qtbot.addWidget(other)
    other.figure.set_size_inches(*canvas.figure.get_size_inches())
    other.draw()
    assert (canvas.dots == other.dots).all()


@pytest.mark.usefixtures("one_a_turn")
def test_while_it_draws_the_last_picture_stays(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw()
    before = canvas.grab().toImage()
    canvas.figure.patch.set_facecolor("red")
    canvas.draw_in_turns()
    n_turns = 0
    while canvas.n_drawn == 1:
        assert canvas.grab().toImage() == before
        do_turns(canvas, 1)
        n_turns += 1
    assert n_turns > 12
    assert canvas.grab().toImage() != before


def test_before_the_first_picture_there_is_the_colour_of_the_figure(canvas: Counted) -> None:
    canvas.figure.patch.set_facecolor("#204060")
    assert QColor(canvas.grab().toImage().pixel(7, 5)).name() == "#204060"


def test_the_picture_on_the_screen_is_what_was_drawn(canvas: Counted) -> None:
    canvas.figure.patch.set_facecolor("#204060")
    canvas.draw()
    shown = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    assert (np.asarray(shown.constBits()).reshape(200, 300, 4) == canvas.dots).all()


@pytest.mark.usefixtures("one_a_turn")
def test_begun_again_it_draws_from_the_beginning(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    do_turns(canvas, 30)
    assert canvas.n_drawn == 0
    canvas.figure.patch.set_facecolor("red")
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    in_turns = canvas.dots
    canvas.draw()
    assert (canvas.dots == in_turns).all()


@pytest.mark.usefixtures("one_a_turn")
def test_another_size_while_it_draws_stops_it(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    do_turns(canvas, 30)
    canvas.resize(310, 210)
    do_turns(canvas, 1000)
    assert (canvas.n_drawn, canvas.is_drawn) == (0, False)
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    assert canvas.dots.shape == (210, 310, 4)


def test_stopped_it_draws_nothing_until_it_is_wanted_again(canvas: Counted, qtbot: QtBot) -> None:
    canvas.draw_in_turns()
    canvas.stop()
    canvas.draw_in_turns()
    qtbot.waitUntil(lambda: canvas.n_drawn == 1)
    canvas.stop()
    assert canvas.n_drawn == 1


def test_one_that_is_gone_in_the_middle_leaves_nothing(qtbot: QtBot) -> None:
    canvas = Counted(lettered(12))
    canvas.draw_in_turns()
    turn = canvas._turn
    waiting = turn._waiting
    assert waiting.holds(id(turn))
    Shiboken.delete(canvas)
    assert not waiting.holds(id(turn))


def test_what_moves_is_drawn_over_the_ground_as_it_is(qtbot: QtBot) -> None:
    figure = lettered(3)
    low, high = (figure.axes[0].plot([0, 1], [at, at], linewidth=9)[0] for at in (0.2, 0.8))
    figure.axes[0].set_ylim(0, 1)
    canvas = Counted(figure, (high, low))
    qtbot.addWidget(canvas)
    canvas.draw()
    before = canvas.dots
    high.set_ydata([0.5, 0.5])
    canvas.draw_passing([high])
    canvas.draw_passing([high])
    moved = canvas.dots
    assert (moved != before).any()
    canvas.draw_moving()
    assert (canvas.dots == moved).all()
    assert canvas.n_drawn == 1
    canvas.draw()
    assert (canvas.dots == moved).all()
    high.set_ydata([0.8, 0.8])
    canvas.draw_moving()
    assert (canvas.dots == before).all()


def test_outdated_it_is_to_be_drawn_anew(canvas: Counted) -> None:
    canvas.draw()
    canvas.outdate()
    assert not canvas.is_drawn
    canvas.draw()
    assert canvas.is_drawn
