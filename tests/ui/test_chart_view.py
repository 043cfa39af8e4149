from collections.abc import Iterator
from dataclasses import replace

import pytest
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.charts.palette import DARK, LIGHT, Palette
from planner.charts.trajectory import TrajectoryData
from planner.charts.trajectory_figure import TrajectoryFigure
from planner.ui.chart_view import ChartView
from planner.ui.theme import Theme
from tests.charts.examples import example as data


class Drawn(TrajectoryFigure):
    """The real figure, counting how often it was drawn whole and how often it was moved."""

    def __init__(self, palette: Palette, font: str) -> None:
        super().__init__(palette, font=font)
        self.whole = 0
        self.moved = 0
        self.figure.canvas.mpl_connect("draw_event", self._count)

    def update(self, data: TrajectoryData) -> bool:
        self.moved += 1
        return super().update(data)

    def _count(self, _event: object) -> None:
        self.whole += 1


class Bench:
    def __init__(self, theme: Theme) -> None:
        self.built: list[Drawn] = []
        self.view = ChartView(self._build, theme, QSize(620, 230))
        self.view.resize(620, 300)

    @property
    def chart(self) -> Drawn:
        (chart,) = self.built
        return chart

    @property
    def canvas(self) -> FigureCanvasQTAgg:
        assert self.view.canvas is not None
        return self.view.canvas

    def colour_at(self, x: int, y: int) -> str:
        return QColor(self.view.grab().toImage().pixel(x, y)).name()

    def _build(self, palette: Palette, font: str) -> Drawn:
        self.built.append(Drawn(palette, font))
        return self.built[-1]


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Iterator[Bench]:
    bench = Bench(theme)
    qtbot.addWidget(bench.view)
    yield bench
    bench.view.hide()


def show(bench: Bench, qtbot: QtBot, shown: TrajectoryData) -> None:
    with qtbot.waitSignal(bench.view.shown):
        bench.view.show_data(shown, shown.spoken)


def test_nothing_is_built_before_there_is_something_to_show(bench: Bench) -> None:
    bench.view.show()
    assert bench.built == []
    assert bench.view.canvas is None


def test_the_first_data_are_drawn_once_in_the_size_of_the_view(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    assert bench.chart.whole == 1
    assert bench.canvas.geometry() == bench.view.contentsRect()
    assert bench.chart.data == data()
    width, height = bench.chart.figure.get_size_inches() * bench.chart.figure.dpi
    assert (width, height) == (bench.canvas.width(), bench.canvas.height())


def test_other_data_move_the_artists_over_the_kept_ground(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    before = bench.view.grab().toImage()
    moved = replace(data(), fan=tuple(tuple(pay * 0.98 for pay in each) for each in data().fan))  # type: ignore[misc]
    show(bench, qtbot, moved)
    assert (bench.chart.whole, bench.chart.moved) == (1, 2)
    assert bench.view.grab().toImage() != before
    show(bench, qtbot, data())
    assert bench.chart.whole == 1
    assert bench.view.grab().toImage() == before


def test_where_the_axes_change_everything_is_drawn(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    doubled = replace(data(), fan=tuple(tuple(pay * 3 for pay in each) for each in data().fan))  # type: ignore[misc]
    show(bench, qtbot, doubled)
    assert bench.chart.whole == 2


def test_dragging_draws_once_when_it_pauses(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    for width in range(600, 500, -10):
        bench.view.resize(width, 300)
    assert bench.chart.whole == 1
    qtbot.waitUntil(lambda: bench.canvas.width() == bench.view.contentsRect().width())
    qtbot.waitUntil(lambda: bench.chart.whole == 2)
    assert bench.view.width() == 510


def test_while_hidden_it_keeps_quiet_and_catches_up(bench: Bench, qtbot: QtBot) -> None:
    show(bench, qtbot, data())
    assert bench.built == []
    with qtbot.assertNotEmitted(bench.view.shown):
        bench.view.show()
        qtbot.waitUntil(lambda: bool(bench.built) and bench.chart.whole == 1)
    assert bench.chart.data == data()


def test_shown_again_as_it_was_nothing_is_drawn(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    before, drawn = bench.canvas.grab().toImage(), (bench.chart.whole, bench.chart.moved)
    bench.view.hide()
    bench.view.show()
    assert bench.view._turn.is_waiting
    qtbot.waitUntil(lambda: not bench.view._turn.is_waiting)
    assert (bench.chart.whole, bench.chart.moved) == drawn
    assert bench.canvas.grab().toImage() == before


def test_shown_again_after_something_passed_by_it_is_as_it_was(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    before = bench.canvas.grab().toImage()
    bench.view.move_data(replace(data(), fan=tuple(tuple(pay * 0.98 for pay in each) for each in data().fan)))  # type: ignore[misc]
    bench.view.hide()
    bench.view.show()
    qtbot.waitUntil(lambda: bench.canvas.grab().toImage() == before)
    assert bench.chart.data == data()


def test_who_waits_is_told_when_the_view_is_hidden(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    with qtbot.waitSignal(bench.view.shown):
        bench.view.show_data(data(), "sentence")
        bench.view.hide()
    assert bench.built == []


def test_colours_follow_the_theme(bench: Bench, qtbot: QtBot, theme: Theme) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    assert bench.colour_at(4, 4) == LIGHT.panel
    theme.choose("dark")
    qtbot.waitUntil(lambda: bench.chart.whole == 2)
    assert bench.colour_at(4, 4) == DARK.panel


def test_a_change_of_theme_before_the_chart_is_there_does_no_harm(bench: Bench, qtbot: QtBot, theme: Theme) -> None:
    theme.choose("dark")
    bench.view.show()
    show(bench, qtbot, data())
    assert bench.colour_at(4, 4) == DARK.panel


def test_a_screen_reader_finds_the_sentence_and_hears_another(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("planner.ui.chart_view.announce", lambda _, sentence: heard.append(sentence))
    bench.view.show_data(data(), "first")
    bench.view.show_data(data(), "first")
    assert heard == []
    bench.view.show_data(data(), "second")
    assert heard == ["second"]
    assert bench.view.accessibleName() == "second"
    assert bench.view.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_the_mouse_goes_through_to_what_scrolls(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    assert bench.canvas.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_asks_for_its_size_and_can_do_with_less(bench: Bench) -> None:
    assert bench.view.sizeHint() == QSize(620, 230)
    assert bench.view.minimumSizeHint() == QSize(280, 150)


def test_on_a_finer_screen_the_figure_has_more_pixels(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FigureCanvasQTAgg, "devicePixelRatioF", lambda _: 2.0)
    bench.view.show()
    show(bench, qtbot, data())
    assert bench.chart.figure.dpi == 200
    assert bench.canvas.get_width_height(physical=True)[0] == 2 * bench.canvas.width()


def test_what_passes_by_moves_over_what_stays_on_the_same_axes(bench: Bench, qtbot: QtBot) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    before, axes = bench.view.grab().toImage(), bench.chart.axes.get_ylim()
    tripled = replace(data(), fan=tuple(tuple(3 * pay for pay in each) for each in data().fan))  # type: ignore[misc]
    bench.view.move_data(tripled)
    assert bench.view.grab().toImage() != before
    assert (bench.chart.whole, bench.chart.axes.get_ylim()) == (1, axes)
    bench.view.move_data(data())
    assert bench.view.grab().toImage() == before
    show(bench, qtbot, tripled)
    assert (bench.chart.whole, bench.chart.axes.get_ylim() != axes) == (2, True)


def test_what_passes_by_is_not_spoken(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("planner.ui.chart_view.announce", lambda _, sentence: heard.append(sentence))
    bench.view.show()
    show(bench, qtbot, data())
    bench.view.move_data(replace(data(), headline="another"))
    assert heard == []
    assert bench.view.accessibleName() == data().spoken


def test_nothing_passes_by_before_the_chart_is_there(bench: Bench) -> None:
    bench.view.move_data(data())
    assert bench.built == []


def test_after_a_drag_the_new_colours_are_used(bench: Bench, qtbot: QtBot, theme: Theme) -> None:
    bench.view.show()
    show(bench, qtbot, data())
    bench.view.move_data(data())
    theme.choose("dark")
    qtbot.waitUntil(lambda: bench.chart.whole == 2)
    bench.view.move_data(data())
    assert bench.colour_at(4, 4) == DARK.panel


@pytest.fixture
def drawing(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench whose chart is being drawn for the first time, a little at a time."""
    monkeypatch.setattr("planner.ui.chart_canvas._TURN_S", 1e-9)
    bench.view.show()
    bench.view.show_data(data(), data().spoken)
    qtbot.waitUntil(lambda: bench.view.canvas is not None and not bench.view._turn.is_waiting)
    assert bench.chart.whole == 0
    return bench


def as_when_drawn_at_once(bench: Bench) -> bool:
    """Whether what is on the screen is what it is when all is drawn in one go."""
    shown = bench.canvas.grab().toImage()
    bench.canvas.draw()  # type: ignore[no-untyped-call]
    return bool(shown == bench.canvas.grab().toImage())


def test_other_colours_while_it_is_drawn(drawing: Bench, qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(drawing.view.shown):
        theme.choose("dark")
    assert drawing.chart.whole == 1
    assert drawing.colour_at(4, 4) == DARK.panel
    assert as_when_drawn_at_once(drawing)


def test_another_size_while_it_is_drawn(drawing: Bench, qtbot: QtBot) -> None:
    drawing.view.resize(500, 260)
    qtbot.waitUntil(lambda: drawing.canvas.geometry() == drawing.view.contentsRect())
    before = drawing.chart.whole
    qtbot.waitUntil(lambda: drawing.chart.whole == before + 1)
    assert as_when_drawn_at_once(drawing)


def test_other_data_while_it_is_drawn(drawing: Bench, qtbot: QtBot) -> None:
    tripled = replace(data(), fan=tuple(tuple(pay * 3 for pay in each) for each in data().fan))  # type: ignore[misc]
    show(drawing, qtbot, tripled)
    assert drawing.chart.whole == 1
    assert drawing.chart.data == tripled
    assert as_when_drawn_at_once(drawing)


def test_hidden_while_it_is_drawn_it_waits_and_is_drawn_when_seen_again(drawing: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawing.view.shown):
        drawing.view.hide()
    assert not drawing.view._turn.is_waiting
    assert drawing.chart.whole == 0
    drawing.view.show()
    qtbot.waitUntil(lambda: drawing.chart.whole == 1)
    assert as_when_drawn_at_once(drawing)


def test_gone_while_it_is_drawn_it_leaves_nothing(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.ui.chart_canvas._TURN_S", 1e-9)
    built: list[Drawn] = []

    def build(palette: Palette, font: str) -> Drawn:
        built.append(Drawn(palette, font))
        return built[-1]

    view = ChartView(build, theme, QSize(620, 230))
    view.show()
    view.show_data(data(), data().spoken)
    qtbot.waitUntil(lambda: bool(built) and built[0].moved == 1)
    assert built[0].whole == 0
    Shiboken.delete(view)
    qtbot.wait(1)  # whatever waited has now had its turn
    assert built[0].whole == 0


def test_nothing_passes_by_while_it_is_drawn(drawing: Bench, qtbot: QtBot) -> None:
    drawing.view.move_data(replace(data(), headline="another"))
    assert drawing.chart.data == data()
    qtbot.waitUntil(lambda: drawing.chart.whole == 1)
