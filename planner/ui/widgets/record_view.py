"""The table of records on screen: keys, selection, and the sentence at a cell that was refused."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from planner.domain.errors import UserError
from planner.domain.profile import Record
from planner.ui.models.records import RecordSearch
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.record_delegate import ProficiencyDelegate, RecordDelegate
from planner.ui.widgets.sort_header import SortHeader

ROW_HEIGHT: Final = 30
LEAST_HEIGHT: Final = 4 * ROW_HEIGHT + 18  # heading, three rows, a scroll bar
_WIDEST_NOTE: Final = 460
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_TOO: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ALONE: Final = QItemSelectionModel.SelectionFlag.Clear | _TOO
_EDIT: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class RecordView(QTableView):
    """Rows that are edited in place. A cell that was refused stays open, with what was typed and why it cannot be.

    ``note_shown`` says that ``note`` stands at a cell now; ``deletion_requested`` is the Delete key; ``focused`` says
    that the table has the keyboard; ``selected`` that other rows are selected.
    """

    deletion_requested = Signal()
    note_shown = Signal()
    focused = Signal()
    selected = Signal()

    def __init__(self, rows: RecordSearch, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._refusals: list[UserError] = []
        self._noted: QWidget | None = None
        self.note = MessageBar(is_closable=False, parent=self)
        self.verticalHeader().hide()  # before it could measure headings of rows that are not there
        self.setModel(rows)
        self.setItemDelegate(RecordDelegate(rows, self))
        for number, column in enumerate(rows.table.columns):
            if column.is_proficiency:
                self.setItemDelegateForColumn(number, ProficiencyDelegate(rows, self))
        self.setAccessibleName(name)
        self._dress()
        rows.table.refused.connect(self._take_refusal)

    def selected_records(self) -> list[Record]:
        """The records of the selected rows, from top to bottom."""
        return [self._rows.record(row) for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def select_row(self, row: int, column: int = 0) -> None:
        """Select one row alone and put the keyboard on a cell of it; rows beyond the last mean the last."""
        row = min(row, self._rows.rowCount() - 1)
        if row >= 0:
            # Not the view's own setCurrentIndex: while Ctrl is held, as for an undo, it keeps what was selected too.
            self.selectionModel().setCurrentIndex(self._rows.index(row, column), _ALONE)
            self.scrollTo(self.currentIndex())

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select several rows and no others, with the first of them current; nothing for none."""
        if not rows:
            return
        self.select_row(min(rows))
        for row in rows:
            self.selectionModel().select(self._rows.index(row, 0), _TOO)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small; it grows with the page."""
        return QSize(256, LEAST_HEIGHT)

    def sort_by(self, attribute: str, order: Qt.SortOrder) -> None:
        """Order the rows by a field until the user clicks on another heading. Raises ``ValueError``."""
        self.sortByColumn([column.attribute for column in self._rows.table.columns].index(attribute), order)

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Save what an editor holds; where that is refused, say why at the cell."""
        self._refusals.clear()
        super().commitData(editor)
        editor.setProperty("refused", bool(self._refusals))
        if self._refusals:
            self._note_at(editor, self._refusals[-1])

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Close an editor unless what it holds was refused; Escape closes it all the same."""
        if editor.property("refused") and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.setState(QAbstractItemView.State.NoState)  # other cells can be edited meanwhile
            return
        if editor is self._noted:
            self._forget_note()
        super().closeEditor(editor, hint)

    def updateEditorGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keep editors and the sentence at their cells."""
        super().updateEditorGeometries()
        self._place_note()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and F2 edit the cell, Delete asks to delete the rows."""
        if event.key() in _EDIT and not event.modifiers() & _CTRL:
            self._edit_cell()
        elif event.key() == Qt.Key.Key_Delete:
            self.deletion_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """A table that is reached by the keyboard has a row to start from."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.select_row(max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0))
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room that is left among the columns of words."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        wordy = {number: each.width for number, each in enumerate(self._rows.table.columns) if each.is_wordy}
        others = header.length() - sum(header.sectionSize(number) for number in wordy)
        room = max(self.viewport().width() - others - sum(wordy.values()), 0)
        for number, width in wordy.items():
            header.resizeSection(number, width + room * width // sum(wordy.values()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, then a line around the cell that the keyboard is on."""
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            cell = QRectF(self.visualRect(self.currentIndex()))
            painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)
            painter.end()

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell the page."""
        super().selectionChanged(chosen, left)
        self.selected.emit()

    def _edit_cell(self) -> None:
        index = self.currentIndex()
        open_editor: QWidget | None = self.indexWidget(index)
        if open_editor is not None:
            open_editor.setFocus()
        elif index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    def _dress(self) -> None:
        self.setHorizontalHeader(SortHeader(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows move in it
        self.horizontalHeader().setSortIndicator(*self._rows.table.order)  # else Qt would order them its own way
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        for number, column in enumerate(self._rows.table.columns):
            header.resizeSection(number, column.width)

    def _take_refusal(self, _: object, error: UserError) -> None:
        self._refusals.append(error)

    def _note_at(self, editor: QWidget, error: UserError) -> None:
        self._noted = editor
        editor.destroyed.connect(self._forget_note)
        self.note.show_error(error)
        self._place_note()
        self.note_shown.emit()

    def _forget_note(self) -> None:
        self._noted = None
        self.note.hide()

    def _place_note(self) -> None:
        """Right under the cell, or above it where there is no room below."""
        if self._noted is None:
            return
        cell = self._noted.geometry().translated(self.viewport().pos())
        width = min(_WIDEST_NOTE, self.width() - 2)
        height = self.note.heightForWidth(width)
        left = max(min(cell.left(), self.width() - width - 1), 1)
        below = cell.bottom() + 1
        self.note.setGeometry(left, below if below + height <= self.height() else cell.top() - height, width, height)
        self.note.raise_()
