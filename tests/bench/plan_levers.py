"""Times the levers of the Plans page in a running window with four plans, and whether the window stays alive.

A move is timed from the lever's new place to the chart of differences painted with it. Meanwhile a heartbeat beats on
the main thread: its largest gap is how long the window was blocked at worst. Started as a process of its own on a
screen; prints seconds as JSON: ``month`` touches one plan, ``pace`` and ``market`` touch them all, ``moving`` and
``resting`` are gaps of the heartbeat while levers move and while the full answer arrives.
"""

import datetime
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSlider

from planner.base.folders import config_folder
from planner.base.settings import Settings
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.market.pack import load_pack
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.main_window import MainWindow
from planner.ui.pages.plans import PlansPage
from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl
from planner.workspace import edits
from planner.workspace.session import Session
from tests.bench.edits import PATIENCE_S
from tests.bench.levers import Heartbeat, gaps, pause
from tests.samples import new_bare_sample

N_MOVES: Final = 31
SIZE: Final = (1280, 800)


def four_plans() -> Iterator[Record]:
    """Plans that touch pay, market, track and employer."""
    kinds = ActionKind
    plans: tuple[tuple[tuple[ActionKind, int, str, int], ...], ...] = (
        ((kinds.EARN_CERTIFICATION, 2027, "CKA", 5),),
        ((kinds.LEARN_SKILL, 2027, "Kubernetes", 6), (kinds.SPECIALISE, 2028, "MLOps", 3)),
        ((kinds.MOVE_PLACE, 2028, "Austin", 0), (kinds.MOVE_COMPANY, 2029, "", 0)),
        ((kinds.MOVE_COMPANY, 2028, "", 0), (kinds.CHANGE_TRACK, 2029, "leadership", 0)),
    )
    for letter, actions in zip("abcd", plans, strict=True):
        yield Plan(id=letter, name=f"Plan {letter.upper()}")
        for number, (kind, year, subject, months) in enumerate(actions):
            learnt = 4 if kind is kinds.LEARN_SKILL else None
            yield Action(
                id=f"{letter}{number}",
                plan_id=letter,
                kind=kind,
                start=PartialDate(year, 3),
                subject=subject,
                months=months,
                proficiency=learnt,
            )


class ChartWatch(QObject):
    """Whether the chart of differences has painted."""

    def __init__(self, application: QApplication, page: PlansPage) -> None:
        super().__init__()
        self._application, self._page = application, page
        self._has_painted = False
        canvas = page.numbers.chart.canvas
        assert canvas is not None
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the event alone; note a paint."""
        self._has_painted = self._has_painted or event.type() == QEvent.Type.Paint
        return False

    def timed(self, move: Callable[[], object]) -> float:
        """Seconds from a move, made while nothing is under way, to the painted chart."""
        pause(self._application, 0.02)
        self._has_painted = False
        start = time.perf_counter()
        move()
        while not self._has_painted:
            self._application.processEvents()
            if time.perf_counter() > start + PATIENCE_S:
                raise TimeoutError("the chart was not painted")
        return time.perf_counter() - start

    def timed_drag(self, slider: QSlider) -> list[float]:
        """Seconds of each of many moves of a dragged slider; the first does not count."""
        slider.setSliderDown(True)
        reach = slider.maximum() - slider.minimum()
        places = [slider.minimum() + 7 * number % reach for number in range(N_MOVES + 1)]
        return [self.timed(lambda place=place: slider.setValue(place)) for place in places][1:]  # type: ignore[misc]


def has_drawn(page: PlansPage) -> bool:
    """Whether the plans are compared and the chart of it is drawn."""
    if page.comparison is None:
        return False
    canvas = page.numbers.chart.canvas
    return canvas is not None and canvas.is_drawn


def ready(application: QApplication, window: MainWindow) -> PlansPage:
    """The page with everything on the screen."""
    window.show_page("plans")
    end = time.monotonic() + PATIENCE_S
    page = window.findChild(PlansPage)
    while page is None or not has_drawn(page):  # the page comes a turn later
        pause(application, 0.1)
        if time.monotonic() > end:
            raise TimeoutError("the plans were not compared")
        page = window.findChild(PlansPage)
    page.editor.plan_chosen.emit("c")
    pause(application, 1.0)
    return page


def measured(application: QApplication, window: MainWindow) -> dict[str, list[float]]:
    """All measurements in seconds."""
    page = ready(application, window)
    watch, beat = ChartWatch(application, page), Heartbeat()
    sliders = {slider.accessibleName(): slider for slider in page.levers.findChildren(QSlider)}
    month, pace = sliders["Month"], sliders["Pace of promotions"]
    (market,) = page.levers.findChildren(SegmentedControl)

    def drag(slider: QSlider) -> list[float]:
        times = watch.timed_drag(slider)
        slider.setSliderDown(False)
        pause(application, 1.0)
        return times

    def choose(number: int) -> float:
        taken = watch.timed(lambda: market.choose(("downturn", "boom", "base")[number % 3]))
        pause(application, 1.0)
        return taken

    def rest(number: int) -> None:
        pace.setSliderDown(True)
        pace.setValue(number + 1)
        pace.setSliderDown(False)
        pause(application, 0.8)

    times = {"month": drag(month), "pace": drag(pace), "market": [choose(number) for number in range(10)][1:]}
    beat.start()
    drag(month)
    drag(pace)
    return {**times, "moving": [beat.largest()], "resting": gaps(application, beat, rest)}


def open_sample(folder: Path) -> Session:
    """The sample person with four plans."""
    session = new_bare_sample(folder / "bench.career", datetime.date(2026, 11, 1))
    session.apply(edits.add(*four_plans()))
    return session


def main() -> None:
    """Open the sample with its plans in a window, move the levers, and print."""
    application = QApplication([])
    settings = Settings(config_folder())
    window = MainWindow(settings, Theme(settings, application))
    window.resize(*SIZE)
    window.show()
    with TemporaryDirectory() as folder:
        session = open_sample(Path(folder))
        history = History(session, window)
        window.show_workspace(session, history, Bridge(session, window), load_pack())
        print(json.dumps(measured(application, window)), flush=True)
        window.close()
        session.close()


if __name__ == "__main__":
    main()
