"""The user's own figures and places: tables that are edited in place, wherever a page shows them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from planner.domain.figures import OwnPlace
from planner.market.own_figures import ShippedFigure
from planner.ui.bridge import Bridge, Follower
from planner.ui.dialogs.own_figure import OwnFigureDialog
from planner.ui.dialogs.record_entry import form_for_new, form_for_old
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.history import History
from planner.ui.models.columns import table_columns
from planner.ui.models.own_figure_table import OwnFigureTable
from planner.ui.models.records import RecordTable
from planner.ui.widgets.record_panel import PanelTexts, RecordPanel
from planner.ui.widgets.record_view import LEAST_HEIGHT, ROW_HEIGHT
from planner.workspace import edits
from planner.workspace.own_figures import reset_own_figures
from planner.workspace.session import Session

EMPTY_PX: Final = 44
_LEAST_ROWS: Final = 3
_MOST_ROWS: Final = 8

FIGURES: Final = PanelTexts(
    "Your own figures",
    "own figure",
    "No figures of your own yet. Add one where you know better than what is shipped; it can be taken back.",
    delete="Reset",
    delete_tip="Go back to the shipped figures (Delete)",
)
PLACES: Final = PanelTexts(
    "Your own places",
    "own place",
    "No places of your own yet. Add one that is missing: how much it pays and costs against the nation.",
)


class OwnPanel(RecordPanel):
    """A panel of own records and what can be done with them."""

    def __init__(
        self, table: RecordTable, texts: PanelTexts, session: Session, history: History, bridge: Bridge
    ) -> None:
        super().__init__(table, texts, is_main=False)
        table.setParent(self)
        self.session = session
        self.history = history
        self._follower = Follower(bridge, self, table.follow)
        self.deletion_requested.connect(self.delete_selected)
        self.addition_requested.connect(self.add)
        self.edit_requested.connect(self.edit)
        for signal in (table.rowsInserted, table.rowsRemoved, table.modelReset):
            signal.connect(self._fit)
        self._fit()

    def add(self) -> object:
        """Open the dialog for a new record."""
        raise NotImplementedError

    def edit(self) -> object:
        """Open the dialog of the first selected record; nothing where none is selected."""
        raise NotImplementedError

    def delete_selected(self) -> None:
        """Delete the selected rows as one edit, and stay where they were."""
        ids = [record.id for record in self.selected_records()]
        if ids:
            row = self.rows.row_of(ids[0])
            self._delete_all(ids)
            self.view.select_row(row or 0)

    def _delete_all(self, ids: Sequence[str]) -> None:
        self.history.push(edits.delete(self.session.profile, ids))

    def _fit(self) -> None:
        """As high as its rows, within reason; one sentence high while there are none."""
        rows = min(max(self.table.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.stack.setFixedHeight(EMPTY_PX if self.is_empty else LEAST_HEIGHT + (rows - _LEAST_ROWS) * ROW_HEIGHT)


class OwnFigures(OwnPanel):
    """Every own figure of the profile beside the shipped one."""

    def __init__(self, figures: Sequence[ShippedFigure], session: Session, history: History, bridge: Bridge) -> None:
        self.figures = figures
        table = OwnFigureTable({figure.id: figure for figure in figures}, session, history)
        super().__init__(table, FIGURES, session, history, bridge)
        self.view.sort_by("id", Qt.SortOrder.AscendingOrder)

    def add(self, figure_id: str = "") -> OwnFigureDialog:
        """Ask for an own figure, for a certain one where its id is given."""
        dialog = OwnFigureDialog(self.figures, self.session, self.history, self.window())
        dialog.choose(figure_id)
        dialog.accepted.connect(lambda: self._show(dialog.figure))
        dialog.open()
        return dialog

    def edit(self) -> OwnFigureDialog | None:
        """Ask for another value of the first selected figure; nothing where none is selected."""
        records = self.selected_records()
        return self.add(records[0].id) if records else None

    def _show(self, figure: ShippedFigure | None) -> None:
        if figure is not None:
            self.show_record(figure.id)

    def _delete_all(self, ids: Sequence[str]) -> None:
        self.history.push(reset_own_figures(self.session.profile, self.figures, ids))


class OwnPlaces(OwnPanel):
    """Every own place of the profile."""

    def __init__(self, session: Session, history: History, bridge: Bridge) -> None:
        table = RecordTable(table_columns(OwnPlace), session, history)
        super().__init__(table, PLACES, session, history, bridge)
        self.view.sort_by("name", Qt.SortOrder.AscendingOrder)

    def add(self) -> RecordForm:
        """Open the form for a new place."""
        form, record_id = form_for_new(OwnPlace, "", self.session, self.history, self.window())
        form.accepted.connect(lambda: self.show_record(record_id))
        form.open()
        return form

    def edit(self) -> RecordForm | None:
        """Open the form of the first selected place; nothing where none is selected."""
        records = self.selected_records()
        if not records:
            return None
        form = form_for_old(records[0], self.session, self.history, self.window())
        form.finished.connect(lambda: self.show_record(records[0].id))
        form.open()
        return form
