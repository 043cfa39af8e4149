"""Records of one kind as a table that is edited in place, sorted and searched."""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication

from planner.domain.change import Change, ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.ui.history import History
from planner.ui.models.columns import Column, folded
from planner.workspace import edits
from planner.workspace.fields import field_text
from planner.workspace.session import Applied, Session

Index = QModelIndex | QPersistentModelIndex
EVERYONE: Final = None
"""The owner of a table that shows the records of every role."""

_ROOT: Final = QModelIndex()
_TEXT: Final = Qt.ItemDataRole.DisplayRole.value
_TYPED: Final = Qt.ItemDataRole.EditRole.value
_SIDE: Final = Qt.ItemDataRole.TextAlignmentRole.value
_COLOUR: Final = Qt.ItemDataRole.ForegroundRole.value
_ROLES: Final = frozenset((_TEXT, _TYPED, _SIDE, _COLOUR, Qt.ItemDataRole.ToolTipRole.value))
_MANY: Final = 50  # rows that come or go at once; from then on a reset is quicker than a row at a time
_SOME: Final = 300  # rows read at once: 2 ms


class RecordTable(QAbstractTableModel):
    """The records of a kind, or those of one role or plan, under the given columns.

    A cell that is set goes through the use cases and the history and is on disk when ``setData`` returns True. What
    is not taken is told by ``refused`` with the index and the ``UserError``. Rows stay in the order of ``sort``.
    """

    refused = Signal(QModelIndex, object)

    def __init__(
        self, columns: Sequence[Column], session: Session, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.kind = columns[0].kind
        self._sides = tuple(_side(column) for column in self.columns)  # asked for with every cell that is painted
        self._session = session
        self._history = history
        self._owner: str | None = EVERYONE
        self._sorting: tuple[Column, bool] | None = None
        self._records: list[Record] = []
        self._rows: dict[str, int] = {}
        self._haystacks: dict[str, str] = {}
        self._keys: dict[str, tuple[bool, Any]] = {}  # what orders each record, by id
        self._fill()

    @property
    def profile(self) -> Profile:
        """The snapshot the table shows."""
        return self._session.profile

    @property
    def owner(self) -> str | None:
        """The id of the role or plan whose records are shown; ``EVERYONE`` for all."""
        return self._owner

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The number of the column that orders the rows, −1 for none, and the way."""
        if self._sorting is None:
            return -1, Qt.SortOrder.AscendingOrder
        column, is_ascending = self._sorting
        return self.columns.index(column), Qt.SortOrder.AscendingOrder if is_ascending else Qt.SortOrder.DescendingOrder

    def show_owner(self, owner: str | None) -> None:
        """Show the records of one role or plan only, of all for ``EVERYONE``, of none for an empty id."""
        if owner != self._owner:
            self._owner = owner
            self.show_all()

    def show_all(self) -> None:
        """Read every row from the snapshot again."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def follow(self, applied: Applied) -> None:
        """Bring the rows to the snapshot, repainting only those that were touched."""
        if applied.changes is None:
            self.show_all()
            return
        if Role in applied.touched and self.kind is not Role:
            self._repaint_owners()
        if self.kind in applied.touched:
            self._take(applied.changes)

    def record(self, row: int) -> Record:
        """The record of a row. Raises ``IndexError``."""
        return self._records[row]

    def row_of(self, record_id: str) -> int | None:
        """The row of a record, None where it is not shown."""
        return self._rows.get(record_id)

    def holds(self, row: int, words: Iterable[str]) -> bool:
        """Whether every word, as ``folded`` leaves it, occurs in the record of a row."""
        record = self._records[row]
        text = self._haystacks.get(record.id)
        if text is None:
            text = self._read(record)
        for word in words:  # noqa: SIM110 - asked of every row with every letter typed, and twice as quick like this
            if word not in text:
                return False
        return True

    def read_ahead(self) -> bool:
        """Work out what is searched of some more records, so that ``holds`` need not; whether any are left."""
        unread = [record for record in self._records if record.id not in self._haystacks]
        for record in unread[:_SOME]:
            self._read(record)
        return len(unread) > _SOME

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Records, none under a cell."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text shown, the text to edit, the side, and for long texts the whole as a tip.

        A colour has only what an empty field means, where it was not entered.
        """
        if role not in _ROLES or not index.isValid():
            return None
        record, column = self._records[index.row()], self.columns[index.column()]
        if role == _TEXT:
            return column.text(record, self.profile)
        if role == _SIDE:
            return self._sides[index.column()]
        if role == _COLOUR:
            return QGuiApplication.palette().placeholderText() if column.text_of_nothing(record) else None
        whole = field_text(record, column.attribute)
        return whole if role == _TYPED else (whole or None) if column.is_long else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Headings of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[section]
        return column.short_heading if role == Qt.ItemDataRole.DisplayRole else None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Set a field to what a text stands for, and save it."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        error = self._edit(self._records[index.row()].id, self.columns[index.column()].attribute, str(value))
        if error is not None:
            self.refused.emit(self.index(index.row(), index.column()), error)
        return error is None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, also those that come later; −1 leaves new ones at the end."""
        is_ascending = order == Qt.SortOrder.AscendingOrder
        sorting = (self.columns[column], is_ascending) if 0 <= column < len(self.columns) else None
        if sorting != self._sorting:  # a view asks several times for the order there is
            self._sorting = sorting
            self._keys.clear()
            self._order()

    def _read(self, record: Record) -> str:
        profile = self.profile
        text = self._haystacks[record.id] = folded("\n".join([each.text(record, profile) for each in self.columns]))
        return text

    def _edit(self, record_id: str, attribute: str, text: str) -> UserError | None:
        try:
            changes = edits.set_field(self.profile, record_id, attribute, text)
        except UserError as error:
            return error
        return None if changes is None else self._history.push(changes)

    def _fill(self) -> None:
        self._forget()
        records = list(self.profile.all(self.kind))
        if self._owner is not EVERYONE:
            records = [record for record in records if self._is_own(record)]
        self._records = self._sorted(records)
        self._count()

    def _is_own(self, record: Record | None) -> bool:
        if not isinstance(record, self.kind):
            return False
        own = getattr(record, "role_id", None) or getattr(record, "plan_id", None)
        return self._owner is EVERYONE or own == self._owner

    def _forget(self, record_id: str = "") -> None:
        """Drop what was worked out of one record, or of all."""
        for known in (self._haystacks, self._keys):
            if record_id:
                known.pop(record_id, None)
            else:
                known.clear()

    def _count(self) -> None:
        self._rows = {record.id: row for row, record in enumerate(self._records)}

    def _take(self, changes: ChangeSet) -> None:
        moved = [change for change in changes if self._is_own(change.before) != self._is_own(change.after)]
        if len(moved) > _MANY:
            self.show_all()
            return
        for change in changes:
            if self._is_own(change.before) or self._is_own(change.after):
                self._take_one(change)
        if any(self._is_displaced(change) for change in changes):
            self._order()

    def _is_displaced(self, change: Change) -> bool:
        """Whether an edit may have given its row another place."""
        before, after = change.before, change.after
        if self._sorting is None or not (isinstance(before, self.kind) and isinstance(after, self.kind)):
            return False
        column = self._sorting[0]
        return column.sort_key(before, self.profile) != column.sort_key(after, self.profile)

    def _take_one(self, change: Change) -> None:
        self._forget(change.record.id)
        row = self._rows.get(change.record.id)
        is_own = self._is_own(change.after)
        if row is None and is_own:
            self._insert(change.record)
        elif row is not None and is_own:
            self._records[row] = change.record
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        elif row is not None:
            self._remove(row)

    def _insert(self, record: Record) -> None:
        row = self._place(record)
        self.beginInsertRows(_ROOT, row, row)
        self._records.insert(row, record)
        self._count()
        self.endInsertRows()

    def _place(self, record: Record) -> int:
        """The row of a new record: behind those that are equal to it in the order there is."""
        if self._sorting is None:
            return len(self._records)
        key = self._key_for([*self._records, record])
        if self._sorting[1]:
            return bisect_right(self._records, key(record), key=key)
        return len(self._records) - bisect_left(self._records[::-1], key(record), key=key)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(_ROOT, row, row)
        del self._records[row]
        self._count()
        self.endRemoveRows()

    def _repaint_owners(self) -> None:
        for number, column in enumerate(self.columns):
            if column.is_owner and self._records:
                self._forget()
                self.dataChanged.emit(self.index(0, number), self.index(len(self._records) - 1, number))
                if self._sorting is not None and self._sorting[0] == column:
                    self._order()

    def _order(self) -> None:
        """Bring the rows into order, telling views which row went where; nothing where they are in order."""
        records = self._sorted(self._records)
        if all(map(operator.is_, records, self._records)):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._records[index.row()].id for index in before]
        self._records = records
        self._count()
        after = [self.index(self._rows[each], index.column()) for each, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, records: list[Record]) -> list[Record]:
        if self._sorting is None:
            return records
        return sorted(records, key=self._key_for(records), reverse=not self._sorting[1])

    def _key_for(self, records: Iterable[Record]) -> Callable[[Record], tuple[bool, Any]]:
        """What orders any of these records in a table that is sorted, worked out once for each."""
        assert self._sorting is not None
        column, keys, profile = self._sorting[0], self._keys, self.profile
        keys |= {record.id: column.sort_key(record, profile) for record in records if record.id not in keys}
        return lambda record: keys[record.id]


class RecordSearch(QSortFilterProxyModel):
    """The rows that hold every word of a search. Sorting is left to the table below, which knows dates and amounts."""

    def __init__(self, table: RecordTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._words: list[str] = []
        self.setSourceModel(table)

    def search(self, text: str) -> None:
        """Show only rows that hold every word of the text, in any column, whatever the case and accents."""
        self._words = folded(text).split()
        self.setFilterFixedString(text)  # makes Qt ask about every row again

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's
        """Whether a row is shown."""
        return not self._words or self.table.holds(row, self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self.table.sort(column, order)

    def record(self, row: int) -> Record:
        """The record of a row shown. Raises ``IndexError``."""
        return self.table.record(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, record_id: str) -> int | None:
        """The row of a record, None where it is not shown."""
        row = self.table.row_of(record_id)
        index = self.mapFromSource(self.table.index(row, 0)) if row is not None else QModelIndex()
        return index.row() if index.isValid() else None


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
