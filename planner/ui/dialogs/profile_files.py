"""Asking for profile files: one to open, a new one, a copy. Each function opens its dialog and returns at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.ui.dialogs.title import window_title

_ENDING: Final = ".career"
_FILTER: Final = f"Career profiles (*{_ENDING})"
_EVERYTHING: Final = "All files (*)"

Chosen = Callable[[Path], None]


def ask_to_open(parent: QWidget, folder: Path, chosen: Chosen) -> QFileDialog:
    """Ask for a profile that exists and hand it to ``chosen``."""
    dialog = _dialog(parent, "Open a profile", folder, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_FILTER, _EVERYTHING])
    dialog.open()
    return dialog


def ask_for_new(parent: QWidget, suggested: Path, chosen: Chosen) -> QFileDialog:
    """Ask for the file of a new profile. An existing file is refused later, not replaced."""
    dialog = _saving(parent, "New profile", suggested, chosen)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.open()
    return dialog


def ask_for_copy(parent: QWidget, suggested: Path, chosen: Chosen) -> QFileDialog:
    """Ask for the file of a copy; the dialog itself asks before a file is replaced."""
    dialog = _saving(parent, "Save a copy", suggested, chosen)
    dialog.open()
    return dialog


def _saving(parent: QWidget, title: str, suggested: Path, chosen: Chosen) -> QFileDialog:
    dialog = _dialog(parent, title, suggested.parent, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(_ENDING.removeprefix("."))
    dialog.setNameFilter(_FILTER)
    dialog.selectFile(suggested.name)
    return dialog


def _dialog(parent: QWidget, title: str, folder: Path, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, window_title(title), str(folder))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
