"""matplotlib's canvas with texts drawn once, a few at a time, and with the whole drawn only when it is wanted."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot

from planner.charts.stamps import StampingRenderer
from planner.ui import chart_canvas
from planner.ui.chart_canvas import ChartCanvas


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
