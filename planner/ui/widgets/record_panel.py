"""A card with the records of a kind: title, search, buttons, table, and what it says while it is empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from planner.domain.profile import Record
from planner.ui.models.records import RecordSearch, RecordTable
from planner.ui.turns import Turn
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.record_view import LEAST_HEIGHT, RecordView
from planner.ui.widgets.search_box import SearchBox
from planner.ui.widgets.stack import Stack


@dataclass(frozen=True, slots=True)
class PanelTexts:
    """What a panel says: its title, what its button adds ("role"), what it says while empty, and deleting."""

    title: str
    noun: str
    empty: str
    delete: str = "Delete"
    delete_tip: str = "Delete the selected rows (Delete)"


class RecordPanel(Card):
    """Shows a table of records and asks for what is to be done with them.

    ``stack`` holds the table, or what is said instead.
    ``is_main`` panels have a search box, the page's one primary button and an empty state with a button of its own.
    ``focused`` says that the keyboard is in the table; ``selected`` that other rows are selected.
    """

    addition_requested = Signal()
    edit_requested = Signal()
    deletion_requested = Signal()
    focused = Signal()
    selected = Signal()

    def __init__(self, table: RecordTable, texts: PanelTexts, *, is_main: bool) -> None:
        super().__init__()
        self.texts = texts
        self.is_main = is_main
        self.rows = RecordSearch(table, self)
        self.view = RecordView(self.rows, texts.title)
        self.search_box = SearchBox(texts.title)
        self._add = _button("Add…" if not is_main else f"Add {texts.noun}…", f"Add {texts.noun} (Insert)")
        self._edit = _button("Edit…", "Edit the whole entry in a form (Ctrl+E)")
        self._delete = _button(texts.delete, texts.delete_tip)
        self.stack = Stack()
        self._nothing = EmptyState(texts.empty, f"Add {texts.noun}…") if is_main else styled_label(texts.empty, "muted")
        self._no_match = EmptyState()
        self._face: tuple[bool, bool] | None = None
        self._ahead = Turn(self._read_ahead, self)
        self._place()
        self._connect()
        self._refresh()

    @property
    def table(self) -> RecordTable:
        """The table of records behind the view."""
        return self.rows.table

    @property
    def is_empty(self) -> bool:
        """Whether there is no record at all, found or not."""
        return self.table.rowCount() == 0

    def selected_records(self) -> list[Record]:
        """The records of the selected rows, from top to bottom."""
        return self.view.selected_records()

    def show_record(self, record_id: str) -> None:
        """Select a record and put the keyboard on it, ending a search that hides it."""
        if self.rows.row_of(record_id) is None:
            self.search_box.clear()
        row = self.rows.row_of(record_id)
        if row is not None:
            self.view.select_row(row)
            self.view.setFocus()

    def select_records(self, record_ids: Iterable[str]) -> None:
        """Select those of the records that are shown; the keyboard stays where it is."""
        self.view.select_rows([row for each in record_ids if (row := self.rows.row_of(each)) is not None])

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self.search_box.start()

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = styled_label(self.texts.title, "strong")
        title.setWordWrap(False)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self.search_box)
        for button in (self._edit, self._delete, self._add):
            row.addWidget(button)
        if self.is_main:
            self._add.setProperty("kind", "primary")
        self.setAccessibleName(self.texts.title)
        for widget in (self.view, self._nothing, self._no_match):
            self.stack.addWidget(widget)
        for label in (self._no_match, self._nothing):
            label.setContentsMargins(0, 8, 0, 8)
        self.stack.setMinimumHeight(LEAST_HEIGHT)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(self.addition_requested)
        self._edit.clicked.connect(self.edit_requested)
        self._delete.clicked.connect(self.deletion_requested)
        if isinstance(self._nothing, EmptyState):
            self._nothing.asked.connect(self.addition_requested)
        self.view.deletion_requested.connect(self.deletion_requested)
        self.view.focused.connect(self.focused)
        self.view.selected.connect(self._follow_selection)
        self.search_box.textChanged.connect(self._search)
        self.search_box.left.connect(self.view.setFocus)
        for model in (self.rows, self.table):  # the rows found are gone before the table has let go of them
            for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(self._refresh)

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._no_match.show_state(f"Nothing here holds “{text.strip()}”. Escape ends the search.", "")
        self._refresh()

    def _read_ahead(self) -> None:
        if self.table.read_ahead():
            self._ahead.start()

    def _follow_selection(self) -> None:
        has_rows = self.view.selectionModel().hasSelection()
        self._edit.setEnabled(has_rows)
        self._delete.setEnabled(has_rows)
        self.selected.emit()

    def _refresh(self) -> None:
        """Show the table, or what is said instead; asked after every run of rows that comes or goes."""
        face = (self.rows.rowCount() > 0, self.is_empty)
        if face != self._face:
            self._face = face
            self._change_face(*face)
        self._follow_selection()
        if self.is_main:
            self._ahead.start()

    def _change_face(self, is_found: bool, is_empty: bool) -> None:  # noqa: FBT001 - a pair
        shown = self.view if is_found else self._nothing if is_empty else self._no_match
        self.stack.setCurrentWidget(shown)
        self.search_box.setVisible(self.is_main and not is_empty)
        for button in (self._edit, self._delete):
            button.setVisible(not is_empty)
        self._add.setVisible(not (self.is_main and is_empty))


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
