"""Asking where to save a document, and as what."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.ui.dialogs.title import window_title

FORMATS: Final[Mapping[str, str]] = {"html": "Web page (*.html)", "md": "Markdown (*.md)"}
"""What a document can be saved as, by the ending of its name."""


def ask_for_document(parent: QWidget, suggested: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """Open a dialog for a file and hand it to ``chosen``; a name without a known ending gets that of the format.

    The dialog itself asks before a file is replaced.
    """
    dialog = QFileDialog(parent, window_title("Save the portfolio"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(FORMATS.values()))

    def ending() -> str:
        return next(one for one, text in FORMATS.items() if text == dialog.selectedNameFilter())

    def accept(name: str) -> None:
        path = Path(name)
        is_known = path.suffix.lower().removeprefix(".") in FORMATS
        chosen(path if is_known else path.with_name(f"{path.name}.{ending()}"))

    dialog.filterSelected.connect(lambda _: dialog.setDefaultSuffix(ending()))
    dialog.fileSelected.connect(accept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setDefaultSuffix(ending())
    dialog.selectFile(f"{suggested.name}.{ending()}")
    dialog.open()
    return dialog
