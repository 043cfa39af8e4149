"""Times the pages of a running window over a profile of 10,000 entries, and whether the window stays alive meanwhile.

A page counts as opened when it has painted, and as filled when it has painted what it works out on its worker. Started
as a process of its own on a screen; prints seconds as JSON, by what was done and where.
"""

import datetime
import gc
import json
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from planner.app.bootstrap import Start
from planner.app.plain_imports import restore_imports
from planner.app.program import Program
from planner.app.single_instance import SingleInstance
from planner.base.folders import config_folder, data_folder
from planner.base.settings import Settings
from planner.ui.garbage import GarbageWatch
from planner.ui.history import History
from planner.ui.main_window import MainWindow
from planner.ui.pages.advice_page import AdvicePage
from planner.ui.pages.page_names import FIRST_PAGE, PAGES
from planner.ui.pages.places import PlacesPage
from planner.ui.pages.plans import PlansPage
from planner.ui.pages.profile import SECTIONS, ProfilePage
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.theme import Theme
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.workbench import Workbench
from planner.workspace import edits
from planner.workspace.profiles import new_profile
from planner.workspace.session import Session
from tests.bench.large_profile import large_profile
from tests.bench.levers import Heartbeat

PATIENCE_S: Final = 60.0
N_ROUNDS: Final = 3
_REST_S: Final = 0.1
_ROLE: Final = "sample-role-3"


class TimedWindow(MainWindow):
    """Notes when it has last painted everything that was to be painted."""

    last_paint = 0.0

    def event(self, event: QEvent) -> bool:
        """Handle it, and note the time after a paint."""
        is_taken = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.last_paint = time.perf_counter()
        return is_taken


class Bench:
    """A window that starts with a profile, and what can be done with it and timed; ``found`` is in seconds."""

    def __init__(self, application: QApplication, path: Path) -> None:
        self.application = application
        settings = Settings(config_folder())
        settings.set("page", FIRST_PAGE)
        self.window = TimedWindow(settings, Theme(settings, application))
        self._single = SingleInstance(data_folder())
        self._start = Start(self.window, self._single, settings, path)
        self.beat = Heartbeat()
        self.found: dict[str, list[float]] = defaultdict(list)
        self._answered: set[str] = set()

    @property
    def session(self) -> Session:
        """The profile that is open."""
        program = self.window.findChild(Program)
        assert isinstance(program, Program)
        assert program.session is not None
        return program.session

    @property
    def history(self) -> History:
        """What can be undone in it."""
        history = self.window.findChild(History)
        assert isinstance(history, History)
        return history

    @property
    def page(self) -> QWidget:
        """The page shown, which from now on tells when it shows the newest answer, if it ever works one out."""
        page = self._stack.currentWidget()
        assert page is not None
        if isinstance(page, AdvicePage | PlacesPage | PlansPage | TrajectoryPage) and not page.property("is watched"):
            page.setProperty("is watched", True)
            page.answered.connect(partial(self._answered.add, self.window.page))
        return page

    @property
    def _stack(self) -> QStackedWidget:
        bench = self.window.findChild(Workbench)
        assert isinstance(bench, Workbench)
        return bench.pages

    def start(self) -> None:
        """Start the program, wait for its first page, and then until every page is built."""
        self.window.show()
        self.work_until(lambda: self.window.last_paint > 0)
        start = time.perf_counter()
        self.beat.start()
        self.work_until(lambda: not isinstance(self._stack.currentWidget(), EmptyState))
        self.work_until(lambda: self._has_answered(self.page))
        self.found["start to the first answer"].append(self.window.last_paint - start)
        self.work_until(lambda: self._stack.count() == len(PAGES) + 1)
        self.rest()
        self.found["gap start"].append(self.beat.largest())
        GarbageWatch(self.application)  # which the program makes when its start is over

    def close(self) -> None:
        """Quit the program, and note how long it takes."""
        start = time.perf_counter()
        self.window.close()
        self._single.close()
        self.found["quit"].append(time.perf_counter() - start)

    def open(self, key: str, kind: str) -> None:
        """Open a page and note how long it took to paint, to be filled, and how long nothing else went on."""
        self._answered.clear()
        self.beat.start()
        start = time.perf_counter()
        self.window.show_page(key)
        self.work_until(lambda: self.window.last_paint > start)
        self.found[f"{kind} {key}"].append(self.window.last_paint - start)
        if kind == "first" and isinstance(self.page, AdvicePage | PlacesPage | PlansPage):
            self.work_until(lambda: self._has_answered(self.page))
            self.rest()
            self.found[f"filled {key}"].append(self.window.last_paint - start)
        self.rest()
        self.found[f"gap {kind} {key}"].append(self.beat.largest())

    def edit(self, key: str, dollars: int) -> None:
        """Edit today's pay while a page is shown: how long the edit blocks the window, and how long its answers do."""
        self.window.show_page(key)
        self.rest()
        self._answered.clear()
        newest = self.session.profile.pay_of(_ROLE)[-1]
        self.beat.start()
        changes = edits.set_field(self.session.profile, newest.id, "base", str(dollars))
        assert changes is not None
        self.history.push(changes)
        self.application.processEvents()
        self.found[f"gap edit {key}"].append(self.beat.largest())
        self.beat.start()
        self.work_until(lambda: self._has_answered(self.page))
        self.rest()
        self.found[f"gap answer {key}"].append(self.beat.largest())

    def gap(self, name: str, do: Callable[[], object]) -> None:
        """How long the window is blocked by something and by what follows from it."""
        self.beat.start()
        do()
        self.rest()
        self.found[f"gap {name}"].append(self.beat.largest())

    def rest(self) -> None:
        """Let the program work for a while."""
        end = time.perf_counter() + _REST_S
        self.work_until(lambda: time.perf_counter() > end)

    def work_until(self, is_done: Callable[[], bool]) -> None:
        """Let the program work until something is true; as in the program, nothing spins meanwhile."""
        end = time.monotonic() + PATIENCE_S
        while not is_done():  # asked with every heartbeat
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError("waited in vain")

    def _has_answered(self, page: QWidget) -> bool:
        """Whether a page shows its newest answer; one that works nothing out always does."""
        return (
            not isinstance(page, AdvicePage | PlacesPage | PlansPage | TrajectoryPage)
            or self.window.page in self._answered
        )


def use_profile_page(bench: Bench) -> None:
    """Go through the sections of the Profile page; search, edit, sort and delete there, and take it back."""
    bench.window.show_page("profile")
    page = bench.window.findChild(ProfilePage)
    assert isinstance(page, ProfilePage)
    for key, _ in SECTIONS:
        bench.gap(f"use section {key}", partial(page.switch.choose, key))
    page.switch.choose("skills")
    assert page.shown is not None
    panel = page.shown.active
    for number in range(N_ROUNDS):
        for text in ("k", "ku", "kub", ""):
            bench.gap("use search", partial(panel.search_box.setText, text))
        bench.gap("use cell", partial(panel.rows.setData, panel.rows.index(3, 0), f"Something else {number}"))
        bench.gap("use undo", bench.history.undo)
        bench.gap("use redo", bench.history.redo)
        bench.gap("use sort", partial(panel.view.sortByColumn, 1 + number % 2, Qt.SortOrder.AscendingOrder))
        panel.view.select_row(5)
        bench.gap("use delete", page.delete_selected)
        bench.gap("use undo", bench.history.undo)


def measure(bench: Bench) -> None:
    """Start, open every page for the first time and again, edit on every page, and use the Profile page."""
    bench.start()
    keys = [*(key for key, _ in PAGES if key != FIRST_PAGE), FIRST_PAGE]
    for key in keys:
        bench.open(key, "first")
    for _ in range(N_ROUNDS):
        for key in keys:
            bench.open(key, "again")
    for number in range(N_ROUNDS):
        for place, key in enumerate(keys):
            bench.edit(key, 160_000 + 1000 * number + place)
    use_profile_page(bench)


def run(measure: Callable[[Bench], None]) -> None:
    """Open the profile in a window, measure, and print."""
    restore_imports()  # as the program does
    gc.disable()
    application = QApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.career"
        with new_profile(path) as made:
            made.apply(large_profile(datetime.datetime.now().astimezone().date()))
        bench = Bench(application, path)
        measure(bench)
        bench.close()
        print(json.dumps(bench.found), flush=True)


if __name__ == "__main__":
    run(measure)
