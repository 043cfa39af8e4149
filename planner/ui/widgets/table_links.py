"""Copying a table and saving it as CSV: two links beside any list that has no chart."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from planner.base.settings import Settings
from planner.ui.dialogs.save_chart import TABLES, ask_where_to_save
from planner.ui.models.column_table import Cells, tab_separated
from planner.ui.widgets.message_bar import MessageBar

_ON_CLIPBOARD: Final = "The table is on the clipboard."


class TableLinks(QWidget):
    """``cells`` gives the table when it is asked for; ``message`` tells what came of it.

    ``name`` is what the table is called to a screen reader, and what a file of it is proposed as.
    """

    def __init__(self, name: str, cells: Callable[[], Cells], settings: Settings, message: MessageBar) -> None:
        super().__init__()
        self._name = name
        self._cells = cells
        self._settings = settings
        self._message = message
        self.copy_link = self._link("Copy", f"Copy {name} for a spreadsheet", self.copy)
        self.save_link = self._link("CSV…", f"Save {name} as a table of comma-separated values", self.ask_where)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.copy_link)
        row.addWidget(self.save_link)

    def serve(self, part: QWidget) -> None:
        """Let the key for copying work while the keyboard is anywhere in ``part``."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), part)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.copy)

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        self.put(self._cells())

    def put(self, cells: Cells) -> None:
        """Put these cells on the clipboard."""
        QGuiApplication.clipboard().setText(tab_separated(cells))
        self._message.show_text(_ON_CLIPBOARD)

    def save(self, path: Path) -> None:
        """Write the table; a failure is told."""
        from planner.charts.saving import save_table

        self._message.show_saved(partial(save_table, self._cells()), path)

    def ask_where(self) -> QFileDialog:
        """Ask for a file name, then save."""
        return ask_where_to_save(self, self._settings, self._name, self.save, formats=TABLES)

    def _link(self, text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _=False: slot())
        return button
