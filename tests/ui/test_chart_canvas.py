from matplotlib.figure import Figure
from pytestqt.qtbot import QtBot

from planner.charts.stamps import StampingRenderer
from planner.ui.chart_canvas import ChartCanvas


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
