"""Starting the window: first it paints, then the database, the market and the charts are loaded."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner import VERSION
from planner.app.single_instance import SingleInstance
from planner.app.trace import mark
from planner.base.folders import NAME, cache_folder, config_folder, data_folder, log_folder
from planner.base.logs import log_file, start_log
from planner.base.settings import Settings
from planner.ui.errors import ErrorReporter
from planner.ui.main_window import MainWindow
from planner.ui.pages.page_modules import load_next
from planner.ui.theme import Theme

if TYPE_CHECKING:
    from planner.app.program import Program
    from planner.domain.errors import UserError
    from planner.market.pack import Pack

_START_MS: Final = 5000
"""By then the start is over and garbage is collected again."""


def run_window(options: argparse.Namespace) -> int:
    """Open the window and return when it is closed; hands over and returns at once where one is open already."""
    # matplotlib keeps its list of fonts there; a new place each start would cost it half a second.
    os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))
    application = _application()
    single = SingleInstance(data_folder())
    if single.hand_over(options.profile_to_open):
        return 0
    reporter = ErrorReporter(log_file(log_folder()))
    reporter.install()
    settings = Settings(config_folder())
    theme = Theme(settings, application)
    if options.theme:
        theme.choose(options.theme)
    if options.page:
        settings.set("page", options.page)
    window = MainWindow(settings, theme)
    _trace(window, is_brief=options.quit_after_first_chart)
    start = Start(window, single, settings, options.profile_to_open)
    window.show()
    code = application.exec()
    start.deleteLater()
    single.close()
    reporter.uninstall()
    return code


def _load_charts() -> None:
    """Load what charts are drawn with, on a thread: the disk is read while the window is built."""
    from planner.charts.loading import load_matplotlib

    load_matplotlib()


def _application() -> QApplication:
    # As an argument the style costs nothing; setStyle hands back an object whose enumerations are loaded for nobody.
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("Career Planner")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName(NAME)  # the name of the .desktop file, or Wayland shows a generic icon
    return application


def _trace(window: MainWindow, *, is_brief: bool) -> None:
    window.answered.connect(lambda sentence: mark("chart", sentence))
    if is_brief:
        window.answered.connect(window.close)


def _watch_garbage() -> None:
    from PySide6.QtGui import QGuiApplication

    from planner.ui.garbage import GarbageWatch

    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    GarbageWatch(application)


def _load(page: str) -> "tuple[Pack, UserError | None]":
    """Start the log and load the market, what opens a profile and what the first page is made with, on a thread.

    Loaded in turns, all of it would take the window twice as long as it lasts: matplotlib is loaded at the same time.
    The window meanwhile loads nothing, or the two could wait for each other.
    """
    start_log(log_file(log_folder()))
    import planner.advice.pay_standing
    import planner.app.program
    import planner.ui.pages.catalogue
    import planner.workspace.edits
    import planner.workspace.profiles  # noqa: F401 - loaded, not used
    from planner.market.imported import usable_pack

    found = usable_pack(data_folder())
    while load_next(page):
        pass
    return found


class Start(QObject):
    """Waits for the window's first paint, then brings the program to life, as little of it in one go as can be."""

    def __init__(self, window: MainWindow, single: SingleInstance, settings: Settings, path: Path | None) -> None:
        super().__init__()
        self._window = window
        self._single = single
        self._settings = settings
        self._path = path
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the event alone; after the first paint begin, when the event loop is free again."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        mark("first-paint")
        QTimer.singleShot(_START_MS, self, _watch_garbage)
        from planner.ui.background import load_aside
        from planner.ui.jobs import Job, Jobs

        load_aside(_load_charts)
        jobs = Jobs(self)
        self._window.closing.connect(jobs.close)
        jobs.ask(
            Job(
                begin=lambda: partial(_load, self._window.page),
                then=lambda found: self._bring_to_life(*found),
                fail=self._window.show_error,
            )
        )

    def _bring_to_life(self, pack: "Pack", error: "UserError | None") -> None:
        from planner.app.program import Program

        program = Program(self._window, self._settings, data_folder(), pack)
        self._single.asked.connect(lambda text: self._answer(program, text))
        self._single.listen()
        program.start(self._path)
        if error is not None:
            program.tell(error)

    def _answer(self, program: "Program", text: str) -> None:
        """Another start: come to the front, and open what it named."""
        from PySide6.QtCore import Qt  # not before the first paint: its enumerations take a tenth of a bare start

        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if text:
            program.open(Path(text))
