"""The one window: places sidebar, pages, inspector, menus and status bar. It holds no rule and loads no page itself.

``app`` builds it, shows it, and gives it an open profile with ``show_workspace`` after the first paint.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from planner.base.settings import Settings
from planner.ui import actions, summary
from planner.ui.built_pages import BuiltPages
from planner.ui.dialogs.title import PROGRAM, window_title
from planner.ui.file_requests import FileRequests
from planner.ui.menus import Menus
from planner.ui.pages.page_names import FIRST_PAGE, PAGES
from planner.ui.theme import Theme
from planner.ui.turns import Rank, Turns
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.sidebar import Sidebar
from planner.ui.widgets.status_line import StatusLine
from planner.ui.widgets.workbench import Workbench
from planner.ui.window_place import remember_place, restore_place

if TYPE_CHECKING:
    from planner.domain.errors import UserError
    from planner.market.pack import Pack
    from planner.ui.bridge import Bridge
    from planner.ui.history import History
    from planner.ui.pages.catalogue import ShownPage
    from planner.workspace.session import Session

_INSPECTOR: Final = "inspector_shown"
_PAGE: Final = "page"


class MainWindow(QMainWindow):
    """The window of one open profile at a time.

    The signals ask the application for what only it can do; those that name a file carry its ``Path``.
    ``retry_requested`` asks to try again what was tried at the start. ``answered`` carries the sentence of a forecast
    or overview on the screen. ``closing`` is emitted when the window goes, after every thread of its pages has ended.
    """

    new_requested = Signal(object)
    open_requested = Signal(object)
    copy_requested = Signal(object)
    pack_import_requested = Signal(object)
    retry_requested = Signal()
    sample_requested = Signal()
    sample_removal_requested = Signal()
    answered = Signal(str)
    closing = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme
        self._open: tuple[Session, History, Bridge, Pack] | None = None
        self._page = self._remembered_page()
        self._has_icons = False
        self._coming = Turns(self, Rank.FIRST)
        self._rest = Turns(self, Rank.LAST)
        self._files = FileRequests(self, settings)
        self._sidebar = Sidebar(PAGES)
        self._bench = Workbench(self._sidebar)
        self._pages = BuiltPages(self._bench)
        self._start = EmptyState("Opening your profile…")
        self._banner = MessageBar(is_closable=False)
        self._message = MessageBar()
        self._status = StatusLine()
        self._menus = Menus(self, PAGES)
        self._place()
        self._connect()
        self._recolour()
        self.setWindowTitle(PROGRAM)
        self._restore()
        self._allow_pages(is_open=False)

    @property
    def page(self) -> str:
        """The key of the page shown, or to be shown when a profile is open."""
        return self._page

    def show_workspace(self, session: "Session", history: "History", bridge: "Bridge", pack: "Pack") -> None:
        """Show an open profile in place of the one before, if any; the page stays the same and comes in a few turns."""
        self._close_pages()
        self._theme.follow_system()
        self._open = (session, history, bridge, pack)
        self._pages.open(self._build)
        self._files.open_path = session.path
        bridge.changed.connect(self._follow_profile)
        history.changed.connect(self._follow_history)
        history.failed.connect(self._tell_failure)
        self._allow_pages(is_open=True)
        self._status.show_pack(pack.version)
        self._message.hide()
        self._follow_profile()
        self._follow_history()
        self._sidebar.focus(self._page)
        self._come()

    def show_unusable(self, error: "UserError", path: Path | None = None) -> None:
        """Say why no profile is open, and offer to open another one or the same file again, if its path is known."""
        self._close_pages()
        self._files.tried_path = path
        self._theme.follow_system()
        self._rest.start(self._what_is_left())
        self._allow_pages(is_open=False)
        self._sidebar.show_profile("No profile", "")
        self._start.show_state(str(error), "Open another profile…", "Try again")
        self._banner.hide()
        self._message.hide()

    def show_error(self, error: "UserError") -> None:
        """Tell, above the page, something that the user can put right; where no page is open, in its place."""
        if self._open is None:
            self.show_unusable(error, self._files.tried_path)
        else:
            self._message.show_error(error)

    def show_message(self, text: str) -> None:
        """Tell, above the page, something that is no error, such as where a copy was written."""
        self._message.show_text(text)

    def show_page(self, key: str) -> None:
        """Show a page; remembered for the next start."""
        if self._open is None:
            return
        if key != self._page:
            self._message.pass_by()
        self._page = key
        self._settings.set(_PAGE, key)
        self._sidebar.choose(key)
        if self._coming.is_waiting:
            self._come()
        elif self._pages.bring(key):
            self._show()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window and let nothing run on behind it."""
        remember_place(self, self._settings)
        self._close_pages()
        self.closing.emit()
        super().closeEvent(event)

    def _place(self) -> None:
        self._bench.pages.addWidget(self._start)
        self._bench.bars.addWidget(self._banner)
        self._bench.bars.addWidget(self._message)
        self.setCentralWidget(self._bench)
        self.setStatusBar(self._status)
        self._status.offer(self._menus.inspector)
        self._banner.add_button("Remove the sample").clicked.connect(self.sample_removal_requested)

    def _connect(self) -> None:
        menus, files = self._menus, self._files
        files.new_requested.connect(self.new_requested)
        files.open_requested.connect(self.open_requested)
        files.copy_requested.connect(self.copy_requested)
        files.retry_requested.connect(self.retry_requested)
        menus.new.triggered.connect(files.ask_for_new)
        menus.open.triggered.connect(files.ask_to_open)
        menus.copy.triggered.connect(files.ask_for_copy)
        menus.sample.triggered.connect(self.sample_requested)
        menus.remove_sample.triggered.connect(self.sample_removal_requested)
        menus.quit.triggered.connect(self.close)
        menus.undo.triggered.connect(self._undo)
        menus.redo.triggered.connect(self._redo)
        menus.delete.triggered.connect(self._delete)
        menus.inspector.triggered.connect(self._toggle_inspector)
        menus.offer_help(self, lambda: self._status.pack_version)
        menus.lead_to_pages(self.show_page, lambda key, name: self._pages.built(key).commands[name]())
        menus.follow_theme(self._theme)
        menus.follow_recent(self._settings, files.open)
        self._theme.changed.connect(self._recolour)
        self.answered.connect(lambda: self._rest.start(self._what_is_left()))
        self._sidebar.chosen.connect(self.show_page)
        self._bench.inspector_moved.connect(menus.inspector.setChecked)
        self._start.asked.connect(files.ask_to_open)
        self._start.other_asked.connect(files.retry)

    def _restore(self) -> None:
        restore_place(self, self._settings)
        self._bench.set_inspector(is_shown=self._settings.get(_INSPECTOR, True) is True)
        self._sidebar.choose(self._page)

    def _remembered_page(self) -> str:
        page = self._settings.get(_PAGE, FIRST_PAGE)
        return page if isinstance(page, str) and page in dict(PAGES) else FIRST_PAGE

    def _build(self, key: str) -> "ShownPage":
        from planner.ui.pages.catalogue import Surroundings, build_page

        assert self._open is not None
        ways = (self.show_page, self._status.show_market, self.answered.emit, self.pack_import_requested.emit)
        return build_page(key, Surroundings(*self._open, self._settings, self._theme, *ways))

    def _come(self) -> None:
        """Have the first page come, as little of it in one go as can be."""
        self._coming.start(chain(self._pages.steps(self._page), (self._show,)))

    def _show(self) -> None:
        shown = self._pages.built(self._page)
        self._bench.show_page(shown.widget, shown.inspector)
        self._menus.follow_page(self._page, shown)
        if self._page != "trajectory":  # that page tells when its chart is there
            self._rest.start(self._what_is_left())

    def _what_is_left(self) -> Iterator[Callable[[], object]]:
        """What nobody waits for: the icons, and the other pages."""
        if not self._has_icons and self.isVisible():
            self._has_icons = True
            yield from self._tinting()
        for key, _ in PAGES:
            if self._open is not None:
                yield from self._pages.steps(key)

    def _tinting(self) -> Iterator[Callable[[], object]]:
        yield partial(self._sidebar.tint, self._theme.palette)
        yield partial(actions.tint, self, self._theme.palette.muted)

    def _recolour(self) -> None:
        self.setStyleSheet(self._theme.sheet)
        if self._has_icons:
            for tint in self._tinting():
                tint()

    def _close_pages(self) -> None:
        self._coming.stop()
        self._rest.stop()
        self._bench.explain(None)
        self._bench.pages.setCurrentWidget(self._start)
        self._pages.close()
        self._files.open_path = None
        self.setWindowTitle(PROGRAM)
        self._status.forget_profile()
        if self._open is not None:
            _, history, bridge, _ = self._open
            bridge.changed.disconnect(self._follow_profile)
            history.changed.disconnect(self._follow_history)
            history.failed.disconnect(self._tell_failure)
            self._open = None

    def _follow_profile(self) -> None:
        assert self._open is not None
        session = self._open[0]
        profile = session.profile
        name = summary.name_of(profile, session.path)
        self._sidebar.show_profile(name, summary.line_of(profile))
        self.setWindowTitle(window_title(name))
        self._message.hide()  # what has been saved settles even an error of saving
        self._status.show_saved(session.path)
        is_sample = profile.person.is_sample
        self._menus.remove_sample.setEnabled(is_sample)
        if is_sample and self._banner.isHidden():  # said once, not with every edit
            self._banner.show_text("This is a sample: a made-up person, to try the program on.")
        self._banner.setVisible(is_sample)

    def _follow_history(self) -> None:
        assert self._open is not None
        history = self._open[1]
        actions.fill_in(self._menus.undo, "&Undo", history.undo_text, is_possible=history.can_undo)
        actions.fill_in(self._menus.redo, "&Redo", history.redo_text, is_possible=history.can_redo)

    def _tell_failure(self, error: "UserError") -> None:
        self._status.show_refused()
        self._message.show_error(error, is_lasting=True)

    def _undo(self) -> None:
        if self._open is not None:
            session, history, _, _ = self._open
            before = session.revision
            if history.undo() is not None and session.revision != before:
                self._status.show_saved(session.path)  # read again: what is shown is what is on disk

    def _redo(self) -> None:
        if self._open is not None:
            self._open[1].redo()

    def _delete(self) -> None:
        shown = self._pages.get(self._page)
        if shown is not None and shown.delete_selected is not None:
            shown.delete_selected()

    def _toggle_inspector(self) -> None:
        self._bench.set_inspector(is_shown=not self._bench.is_inspector_shown)
        self._settings.set(_INSPECTOR, self._bench.is_inspector_wanted)

    def _allow_pages(self, *, is_open: bool) -> None:
        self._menus.allow_profile_actions(is_open=is_open)
        self._sidebar.allow_pages(is_open=is_open)
