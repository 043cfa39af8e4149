"""Asking where to save a chart or a table, and as what."""

from collections.abc import Callable, Mapping
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
TABLES: Final = {".csv": FORMATS[".csv"]}
"""What a table without a picture can be saved as."""
_FOLDER: Final = "chart_folder"
_FORMAT: Final = "chart_format"


def ask_where_to_save(
    parent: QWidget,
    settings: Settings,
    name: str,
    save: Callable[[Path], None],
    ending: str = "",
    formats: Mapping[str, str] = FORMATS,
) -> QFileDialog:
    """Open a dialog for a file name and call ``save`` with what was chosen; the name always has a known ending.

    Folder and format are remembered; ``ending`` (such as ``.csv``) proposes a format all the same. ``formats`` are
    what can be chosen: ``FORMATS`` or ``TABLES``.
    """
    dialog = QFileDialog(
        parent, window_title(f"Save the {'chart' if formats is FORMATS else 'table'}"), _start(settings)
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(formats.values()))
    _Endings(dialog, settings, save, ending, formats)
    dialog.selectFile(f"{name}{_ending_of(dialog.selectedNameFilter())}")
    dialog.open()
    return dialog


class _Endings(QObject):
    """Keeps ending and format of the dialog in step."""

    def __init__(
        self,
        dialog: QFileDialog,
        settings: Settings,
        save: Callable[[Path], None],
        ending: str,
        formats: Mapping[str, str],
    ) -> None:
        super().__init__(dialog)
        self._formats = formats
        self._dialog = dialog
        self._settings = settings
        self._save = save
        proposed = ending or str(settings.get(_FORMAT, ".png"))
        dialog.selectNameFilter(formats.get(proposed, next(iter(formats.values()))))
        self._follow(dialog.selectedNameFilter())
        dialog.filterSelected.connect(self._follow)
        dialog.fileSelected.connect(self._accept)
        dialog.finished.connect(dialog.deleteLater)

    def _follow(self, chosen_filter: str) -> None:
        self._dialog.setDefaultSuffix(_ending_of(chosen_filter).removeprefix("."))

    def _accept(self, name: str) -> None:
        path = Path(name)
        ending = _ending_of(self._dialog.selectedNameFilter())
        if path.suffix.lower() not in self._formats:
            path = path.with_name(path.name + ending)
        self._settings.set(_FOLDER, str(path.parent))
        if self._formats is FORMATS:
            self._settings.set(_FORMAT, path.suffix.lower())
        self._save(path)


def _ending_of(name_filter: str) -> str:
    return next((ending for ending, text in FORMATS.items() if text == name_filter), ".png")


def _start(settings: Settings) -> str:
    folder = Path(str(settings.get(_FOLDER, "")) or Path.home())
    return str(folder if folder.is_dir() else Path.home())
