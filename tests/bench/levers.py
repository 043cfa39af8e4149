"""Times the levers of the Trajectory page in a running window, with a chart of 1200×700, and whether it stays alive.

A move is timed from the slider's new place to the chart painted with it. Meanwhile a heartbeat beats on the main
thread: its largest gap is how long the window was blocked at worst. Started as a process of its own on a screen that
is large enough; prints seconds as JSON.
"""

import datetime
import json
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter

from planner.base.folders import config_folder
from planner.base.settings import Settings
from planner.market.pack import load_pack
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.main_window import MainWindow
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.theme import Theme
from planner.ui.widgets.steady_slider import SteadySlider
from planner.workspace.profiles import new_sample
from planner.workspace.session import Session
from tests.bench.edits import PaintWatch, timed_edit

N_MOVES: Final = 61
N_ANSWERS: Final = 11
CHART: Final = (1200, 700)
SCREEN: Final = (1700, 1500)
_BEAT_MS: Final = 2


class Heartbeat(QObject):
    """Beats every few milliseconds and keeps the largest gap in seconds of each stretch it is asked to watch."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._largest = 0.0
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def start(self) -> None:
        """Watch from now on."""
        self._last, self._largest = time.perf_counter(), 0.0

    def largest(self) -> float:
        """The largest gap since the start, the one that still lasts included."""
        self._beat()
        return self._largest

    def _beat(self) -> None:
        now = time.perf_counter()
        self._largest = max(self._largest, now - self._last)
        self._last = now


def make_large(application: QApplication, window: MainWindow, page: TrajectoryPage) -> None:
    """Give the chart its size: the window grows by what is missing, until nothing is."""
    split = page.findChild(QSplitter)
    canvas = page.findChild(FigureCanvasQTAgg)
    assert isinstance(split, QSplitter)
    assert isinstance(canvas, FigureCanvasQTAgg)
    end = time.monotonic() + 30
    while (canvas.width(), canvas.height()) != CHART:
        missing = [wanted - there for wanted, there in zip(CHART, (canvas.width(), canvas.height()), strict=True)]
        if window.height() < SCREEN[1] - 20:
            window.resize(window.width() + missing[0], SCREEN[1] - 20)
        sizes = split.sizes()
        window.resize(window.width() + missing[0], window.height())
        split.setSizes([sizes[0] + missing[1], sizes[1] - missing[1]])
        pause(application, 0.3)
        if time.monotonic() > end:
            raise TimeoutError(f"the chart has {canvas.width()}×{canvas.height()} instead of {CHART}")


def pause(application: QApplication, seconds: float) -> None:
    """Let the program work for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()


def timed_moves(watch: PaintWatch, slider: SteadySlider) -> list[float]:
    """Seconds from each of many moves of a dragged slider to its painted chart; the first does not count."""
    times = []
    slider.setSliderDown(True)
    for number in range(N_MOVES + 1):
        place = slider.minimum() + 7 * number % (slider.maximum() - slider.minimum())
        start = time.perf_counter()
        slider.setValue(place)
        watch.wait_for_paint()
        times.append(time.perf_counter() - start)
    return times[1:]


def gaps(application: QApplication, beat: Heartbeat, do: Callable[[int], None]) -> list[float]:
    """The largest gap of the heartbeat in seconds while something is done and settles, time and again."""
    found = []
    for number in range(N_ANSWERS + 1):
        beat.start()
        do(number)
        pause(application, 0.1)
        found.append(beat.largest())
    return found[1:]


def measured(
    application: QApplication, window: MainWindow, session: Session, history: History
) -> dict[str, list[float]]:
    """All measurements in seconds."""
    watch = PaintWatch(application, window)
    window.show_page("trajectory")
    watch.wait()
    page = window.findChild(TrajectoryPage)
    assert isinstance(page, TrajectoryPage)
    next(button for button in page.findChildren(QPushButton) if button.text() == "What if").setChecked(True)
    make_large(application, window, page)
    (slider,) = page.findChildren(SteadySlider)
    beat = Heartbeat()

    def let_go(number: int) -> None:
        slider.setSliderDown(True)
        slider.setValue(20 - number)
        watch.wait_for_paint()
        slider.setSliderDown(False)
        watch.wait()

    def edit(number: int) -> None:
        timed_edit(session, history, watch, 150_000 + 500 * number)

    moves = timed_moves(watch, slider)
    beat.start()
    timed_moves(watch, slider)
    moving = beat.largest()
    return {
        "move": moves,
        "moving": [moving],
        "answer": gaps(application, beat, let_go),
        "edit": gaps(application, beat, edit),
    }


def main() -> None:
    """Open the sample in a window, move the levers, and print."""
    application = QApplication([])
    settings = Settings(config_folder())
    settings.set("inspector_shown", value=False)
    window = MainWindow(settings, Theme(settings, application))
    window.show()
    with TemporaryDirectory() as folder:
        session = new_sample(Path(folder) / "bench.career", datetime.date(2026, 11, 1))
        history = History(session, window)
        window.show_workspace(session, history, Bridge(session, window), load_pack())
        print(json.dumps(measured(application, window, session, history)), flush=True)
        window.close()
        session.close()


if __name__ == "__main__":
    main()
