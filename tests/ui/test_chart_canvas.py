import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon
from pytestqt.qtbot import QtBot

from planner.charts.stamps import StampingRenderer
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


def test_texts_are_stamped_and_the_renderer_is_kept_for_a_size(qtbot: QtBot) -> None:
    figure = Figure(figsize=(3, 2), dpi=100)
    canvas = ChartCanvas(figure)  # type: ignore[no-untyped-call]
    qtbot.addWidget(canvas)
    canvas.draw()  # type: ignore[no-untyped-call]
    first = canvas.get_renderer()
    assert isinstance(first, StampingRenderer)
    assert canvas.get_renderer() is first
    figure.set_size_inches(4, 2)
    second = canvas.get_renderer()
    assert second is not first
    assert (second.width, second.height) == canvas.get_width_height(physical=True)
