"""Times edits in a running window: from the moment an edit is made to the chart painted with its numbers.

Started as a process of its own on a screen; prints seconds as JSON.
"""

import datetime
import json
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from planner.base.folders import config_folder
from planner.base.settings import Settings
from planner.domain.compensation import Pay
from planner.market.pack import load_pack
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.main_window import MainWindow
from planner.ui.theme import Theme
from planner.workspace import edits
from planner.workspace.profiles import new_sample
from planner.workspace.session import Session

N_EDITS: Final = 31
PATIENCE_S: Final = 30.0


class PaintWatch(QObject):
    """Whether the window has answered and its chart has painted; the order differs with how much is drawn anew."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__()
        self._application = application
        self._has_answered = False
        self._has_painted = False
        window.answered.connect(self._note_answer)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the event alone; note a paint of the chart."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, FigureCanvasQTAgg):
            self._has_painted = True
        return False

    def wait(self) -> None:
        """Let the program work until the chart shows the answer."""
        self._has_answered = False
        self.wait_for_paint()
        self._work_until(lambda: self._has_answered)

    def wait_for_paint(self) -> None:
        """Let the program work until the chart has painted."""
        self._has_painted = False
        self._work_until(lambda: self._has_painted)

    def _work_until(self, is_done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not is_done():
            self._application.processEvents()
            if time.monotonic() > end:
                raise TimeoutError("the chart was not painted")

    def _note_answer(self) -> None:
        self._has_answered = True


def timed_edit(session: Session, history: History, watch: PaintWatch, dollars: int) -> float:
    """Seconds from an edit of today's pay to its chart."""
    *_, newest = session.profile.all(Pay)
    start = time.perf_counter()
    changes = edits.set_field(session.profile, newest.id, "base", str(dollars))
    assert changes is not None
    history.push(changes)
    watch.wait()
    return time.perf_counter() - start


def main() -> None:
    """Open the sample in a window, edit, and print."""
    application = QApplication([])
    settings = Settings(config_folder())
    window = MainWindow(settings, Theme(settings, application))
    window.show()
    watch = PaintWatch(application, window)
    with TemporaryDirectory() as folder:
        session = new_sample(Path(folder) / "bench.career", datetime.date(2026, 11, 1))
        history = History(session, window)
        window.show_workspace(session, history, Bridge(session, window), load_pack())
        window.show_page("trajectory")
        watch.wait()
        # Each pay is another, and the first edit, which warms up, does not count.
        times = [timed_edit(session, history, watch, 150_000 + 500 * number) for number in range(N_EDITS + 1)][1:]
        window.close()
        session.close()
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    main()
