"""Asking where to save a chart, and as what."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.base.settings import Settings
from planner.ui.dialogs.title import window_title

FORMATS: Final = {
    ".png": "Picture (*.png)",
    ".svg": "Drawing (*.svg)",
    ".pdf": "Document (*.pdf)",
    ".csv": "Table of the numbers (*.csv)",
}
_FOLDER: Final = "chart_folder"
_FORMAT: Final = "chart_format"


def ask_where_to_save(
    parent: QWidget, settings: Settings, name: str, save: Callable[[Path], None], ending: str = ""
) -> QFileDialog:
    """Open a dialog for a file name and call ``save`` with what was chosen; the name always has a known ending.

    Folder and format are remembered; ``ending`` (such as ``.csv``) proposes a format all the same.
    """
    dialog = QFileDialog(parent, window_title("Save the chart"), _start(settings))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(FORMATS.values()))
    _Endings(dialog, settings, save, ending)
    dialog.selectFile(f"{name}{_ending_of(dialog.selectedNameFilter())}")
    dialog.open()
    return dialog


class _Endings(QObject):
    """Keeps ending and format of the dialog in step."""

    def __init__(self, dialog: QFileDialog, settings: Settings, save: Callable[[Path], None], ending: str) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._settings = settings
        self._save = save
        proposed = ending or str(settings.get(_FORMAT, ".png"))
        dialog.selectNameFilter(FORMATS.get(proposed, FORMATS[".png"]))
        self._follow(dialog.selectedNameFilter())
        dialog.filterSelected.connect(self._follow)
        dialog.fileSelected.connect(self._accept)
        dialog.finished.connect(dialog.deleteLater)

    def _follow(self, chosen_filter: str) -> None:
        self._dialog.setDefaultSuffix(_ending_of(chosen_filter).removeprefix("."))

    def _accept(self, name: str) -> None:
        path = Path(name)
        ending = _ending_of(self._dialog.selectedNameFilter())
        if path.suffix.lower() not in FORMATS:
            path = path.with_name(path.name + ending)
        self._settings.set(_FOLDER, str(path.parent))
        self._settings.set(_FORMAT, path.suffix.lower())
        self._save(path)


def _ending_of(name_filter: str) -> str:
    return next((ending for ending, text in FORMATS.items() if text == name_filter), ".png")


def _start(settings: Settings) -> str:
    folder = Path(str(settings.get(_FOLDER, "")) or Path.home())
    return str(folder if folder.is_dir() else Path.home())
