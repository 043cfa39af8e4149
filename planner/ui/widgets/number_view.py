"""A table of numbers to look at: whole rows are chosen, headings sort, nothing is edited."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.ui.widgets.sort_header import SortHeader
from planner.ui.widgets.text_delegate import TextDelegate

ROW_PX: Final = 28


class NumberView(QTableView):
    """Shows a model whose column ``wide`` takes the room that the others, of ``widths`` pixels, leave.

    Columns that are ``spare`` are given up, the first one first, while the wide one would get less than its width.
    ``chosen`` carries the row the user is on now; ``copy_wanted`` is the key for copying.
    """

    chosen = Signal(int)
    copy_wanted = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        widths: Sequence[int],
        wide: int,
        parent: QWidget | None = None,
        *,
        spare: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._widths, self._spare = tuple(widths), tuple(spare)
        self.verticalHeader().hide()  # before it could measure headings of rows that are not there
        self.setModel(model)
        self.setItemDelegate(TextDelegate(model, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab goes on to the next part of the page
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_wanted)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _: self.chosen.emit(current.row()) if current.isValid() else None
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many of the spare columns as there is room for."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(self._widths)
        for column in self._spare:
            is_given_up = room < 0
            self.setColumnHidden(column, is_given_up)
            room += self._widths[column] if is_given_up else 0

    def enter(self) -> None:
        """Take the keyboard, on the first row where the user is on none."""
        self.setFocus()
        if not self.selectionModel().hasSelection():
            self.selectRow(0)

    def chosen_rows(self) -> list[int]:
        """The rows selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())
