"""The running program: which profile is open, and what the window asks for."""

import datetime
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.market.imported import forget_replaced, import_pack, what_is_in_use
from planner.market.pack import Pack
from planner.ui.background import load_aside
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.jobs import Job, Jobs
from planner.ui.main_window import MainWindow
from planner.ui.pages.page_modules import know_widgets
from planner.ui.turns import Rank, Turn
from planner.workspace import edits
from planner.workspace.profiles import new_profile, new_sample, open_profile, open_sample, own_path
from planner.workspace.session import Reading, Session

_LATE_MS: Final = 300

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Open:
    """An open profile with what joins it to the window."""

    session: Session
    history: History
    bridge: Bridge

    def close(self) -> None:
        self.bridge.close()
        self.session.close()
        self.bridge.deleteLater()
        self.history.deleteLater()


class Program(QObject):
    """Opens, creates and closes profiles for one window. What fails is told there, and what was open stays open.

    Profiles are opened, made, copied and read again beside the window, and so is another market: a large one takes
    longer than it may stand still, and one that another program holds takes seconds.
    """

    def __init__(self, window: MainWindow, settings: Settings, data_folder: Path, pack: Pack) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._folder = data_folder
        self._pack = pack
        self._open: _Open | None = None
        self._wanted: Path | None = None
        self._jobs = Jobs(self)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late_text = ""
        self._late.timeout.connect(lambda: window.show_message(self._late_text))
        window.new_requested.connect(self.new)
        window.open_requested.connect(self.open)
        window.copy_requested.connect(self.save_copy)
        window.pack_import_requested.connect(self.import_pack)
        window.retry_requested.connect(self.try_again)
        window.sample_requested.connect(self.open_sample)
        window.sample_removal_requested.connect(self.remove_sample)
        window.closing.connect(self.close)
        window.answered.connect(self._prepare, Qt.ConnectionType.SingleShotConnection)

    @property
    def session(self) -> Session | None:
        """The open profile, None where there is none."""
        return self._open.session if self._open is not None else None

    def start(self, path: Path | None) -> None:
        """Open the named profile, else the last one, else the user's own; the very first time make that the sample.

        Nothing is done where a profile is open by the time it would begin.
        """
        self._wanted = path
        wanted = path or next(iter(self._settings.recent()), own_path(self._folder))

        def begin() -> Callable[[], Session] | None:
            if self._open is not None:
                return None
            first_time = path is None and not self._settings.recent() and not wanted.exists()
            return partial(new_sample, wanted, _today()) if first_time else partial(open_profile, wanted)

        def fail(error: UserError) -> None:
            # Never an empty profile in its place: the user must see that theirs was not opened.
            _LOG.info("not opened: %s", error)
            self._window.show_unusable(error, wanted)

        self._jobs.ask(Job(begin=begin, then=self._show, fail=fail, drop=Session.close))

    def tell(self, error: UserError) -> None:
        """Tell an error when what is being opened is open: its coming takes away what was told before."""

        def begin() -> None:
            self._tell(error)

        self._jobs.ask(Job(begin=begin, then=self._show, fail=self._tell))

    def try_again(self) -> None:
        """Try once more what the start could not open, where nothing else has been opened since."""
        self.start(self._wanted)

    def open(self, path: Path) -> None:
        """Open another profile; the one that is open already is read again, with what another program has changed."""

        def begin() -> Callable[[], Session | Reading]:
            self._say_late(f"Opening {path.name}…")
            if self._open is not None and path.absolute() == self._open.session.path:
                return self._open.session.read_again()
            return partial(open_profile, path)

        def show(found: Session | Reading) -> None:
            if isinstance(found, Session):
                self._show(found)
            elif not self._take(found):
                self.open(path)  # again, with the edit that was made meanwhile

        def drop(found: Session | Reading) -> None:
            if isinstance(found, Session):
                found.close()

        self._jobs.ask(Job(begin=begin, then=show, fail=self._tell, drop=drop))

    def new(self, path: Path) -> None:
        """Make an empty profile and open it where it is filled in."""
        self._ask(lambda: partial(new_profile, path), self._show_new)

    def open_sample(self) -> None:
        """Open the sample in a file of its own."""

        def begin() -> Callable[[], Session] | None:
            is_open = self._open is not None and self._open.session.profile.person.is_sample
            return None if is_open else partial(open_sample, self._folder, _today())

        self._ask(begin, self._show)

    def remove_sample(self) -> None:
        """Empty the open profile; one step of undo brings the sample back."""
        if self._open is not None:
            self._open.history.push(edits.clear(self._open.session.profile))

    def save_copy(self, path: Path) -> None:
        """Write a copy of the open profile as it is now; the original stays open and can be edited meanwhile."""
        if self._open is None:
            return
        try:
            moment = self._open.session.moment()  # now: another may be open when its turn has come
        except UserError as error:
            self._tell(error)
            return

        def begin() -> Callable[[], None]:
            self._say_late(f"Saving {path.name}…")
            return partial(moment.save_copy, path)  # the dialog has asked before it named an existing profile

        def then(_: None) -> None:
            self._say(f"A copy was saved as {path}.")

        self._jobs.ask(Job(begin=begin, then=then, fail=self._tell, is_owed=True))

    def import_pack(self, path: Path) -> None:
        """Use another pack from now on; the profile stays open, and so does what can be undone."""

        def begin() -> Callable[[], Pack]:
            self._say_late(f"Reading {path.name}…")
            return partial(import_pack, path, self._folder)

        drop = partial(forget_replaced, self._folder)
        self._jobs.ask(Job(begin=begin, then=self._use_pack, fail=self._tell, drop=drop))

    def close(self) -> None:
        """Let go of the open profile."""
        self._jobs.close()
        self._late.stop()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _prepare(self) -> None:
        """When all is there that is looked at, load what makes the next page and the first edit quick."""
        Turn(self._load_on, self, Rank.LAST).start()

    def _load_on(self) -> None:
        know_widgets()
        if self._open is not None:
            load_aside(partial(_load_ahead, self._open.session))

    def _take(self, found: Reading) -> bool:
        """Show what was read again, in place of what another program has edited; whether that could be done."""
        self._late.stop()
        assert self._open is not None, "none is opened or closed while a job is on"
        is_taken = self._open.session.take(found)
        if is_taken:
            self._open.history.clear()  # its edits start from what was there before
        return is_taken

    def _show_new(self, session: Session) -> None:
        self._show(session)
        self._window.show_page("profile")

    def _use_pack(self, pack: Pack) -> None:
        self._pack = pack
        if self._open is not None:
            self._window.show_workspace(self._open.session, self._open.history, self._open.bridge, pack)
        forget_replaced(self._folder, pack)
        self._say(what_is_in_use(pack))

    def _say(self, text: str) -> None:
        self._late.stop()
        self._window.show_message(text)

    def _say_late(self, text: str) -> None:
        """Say what goes on, where it takes so long that somebody may wonder."""
        self._late_text = text
        self._late.start()

    def _show(self, session: Session) -> None:
        self._late.stop()
        session.hurry()
        before = self._open
        self._open = _Open(session, History(session, self), Bridge(session, self))
        self._window.show_workspace(session, self._open.history, self._open.bridge, self._pack)
        if before is not None:
            before.close()
        self._settings.remember_recent(session.path)

    def _ask(self, begin: Callable[[], Callable[[], Session] | None], then: Callable[[Session], None]) -> None:
        self._jobs.ask(Job(begin=begin, then=then, fail=self._tell, drop=Session.close))

    def _tell(self, error: UserError) -> None:
        self._late.stop()
        _LOG.info("told the user: %s", error)
        self._window.show_error(error)


def _load_ahead(session: Session) -> None:
    """Load the database and the catalogue, on a thread; a damaged catalogue is told by the page that needs it."""
    from planner.market.certifications import load_certifications
    from planner.market.skills import load_skills

    session.prepare_writing()
    with suppress(UserError):
        load_skills()
        load_certifications()


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
