"""Which profile file the user wants: asked with dialogs that start where their profiles are."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.base.folders import data_folder
from planner.base.settings import Settings


class FileRequests(QObject):
    """Asks and tells: ``new_requested``, ``open_requested`` and ``copy_requested`` carry a ``Path``.

    ``retry_requested`` asks to try again what was tried at the start, where no path is known.
    """

    new_requested = Signal(object)
    open_requested = Signal(object)
    copy_requested = Signal(object)
    retry_requested = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.open_path: Path | None = None
        """The profile that is open."""
        self.tried_path: Path | None = None
        """The file last asked to be opened, None where it is not known."""

    @property
    def folder(self) -> Path:
        """Where dialogs start: beside the open profile, else beside the one opened last, else among the user's data."""
        newest = self.open_path or next(iter(self._settings.recent()), None)
        return newest.parent if newest is not None and newest.parent.is_dir() else data_folder()

    def ask_for_new(self) -> None:
        """Ask for the file of a new profile; a free name is suggested."""
        from planner.ui.dialogs.profile_files import ask_for_new  # none of these before the first paint
        from planner.workspace.profiles import free_path

        ask_for_new(self._window, free_path(self.folder), self._make)

    def ask_to_open(self) -> None:
        """Ask for a profile to open."""
        from planner.ui.dialogs.profile_files import ask_to_open

        ask_to_open(self._window, self.folder, self.open)

    def ask_for_copy(self) -> None:
        """Ask for the file of a copy; nothing happens where no profile is open."""
        from planner.ui.dialogs.profile_files import ask_for_copy

        if self.open_path is not None:
            suggested = self.open_path.with_stem(f"{self.open_path.stem} copy")
            ask_for_copy(self._window, suggested, self.copy_requested.emit)

    def open(self, path: Path) -> None:
        """Ask for a file to be opened."""
        self.tried_path = path
        self.open_requested.emit(path)

    def retry(self) -> None:
        """Ask for the same file again."""
        if self.tried_path is not None:
            self.open_requested.emit(self.tried_path)
        else:
            self.retry_requested.emit()

    def _make(self, path: Path) -> None:
        self.tried_path = None
        self.new_requested.emit(path)
