"""The dialog for a figure of the user's own: which shipped figure it stands in for, its value, and why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.market.own_figures import ShippedFigure
from planner.ui.dialogs.title import window_title
from planner.ui.history import History
from planner.ui.models.figure_table import FigureSearch, FigureTable
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.search_box import SearchBox
from planner.workspace.own_figures import set_own_figure
from planner.workspace.session import Session

_MARGIN: Final = 24
_WIDTHS: Final = (240, 150, 110, 160, 60, 60)
_SHOWN: Final = 4  # columns; the rest is on the page
_LEAST_ROWS: Final = 3  # more where there is room
_SIZE: Final = QSize(700, 480)


class OwnFigureDialog(QDialog):
    """Asks for one own figure and closes only when it is saved; what is wrong stands under the value."""

    def __init__(
        self, figures: Sequence[ShippedFigure], session: Session, history: History, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self.rows = FigureSearch(FigureTable(figures, self), self)
        self.view = NumberView(self.rows, "Figures to choose from", _WIDTHS, 0)
        self.search_box = SearchBox("figures", "figures", "")
        self.value_box = QLineEdit()
        self.note_box = QLineEdit()
        self._unit = QLabel()
        self._shipped = styled_label("", "muted")
        self.error = MessageBar(is_closable=False)
        self.setWindowTitle(window_title("Your own figure"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place()
        self.search_box.textChanged.connect(self._search)
        self.search_box.left.connect(self.view.enter)
        self.view.chosen.connect(lambda _: self._show_figure())
        self.view.selectRow(0)

    @property
    def figure(self) -> ShippedFigure | None:
        """The figure chosen, None where the search finds none."""
        row = self.view.currentIndex().row()
        return self.rows.shown_row(row) if 0 <= row < self.rows.rowCount() else None

    def choose(self, figure_id: str) -> None:
        """Take up a figure, so that only its value is asked for; an unknown one changes nothing."""
        row = self.rows.row_of(figure_id)
        if row is not None:
            self.view.selectRow(row)
            self.value_box.setFocus()

    def accept(self) -> None:
        """Save and close; where something is wrong, say so at the value and stay."""
        error = self._save()
        if error is None:
            super().accept()
            return
        self.error.show_error(error)
        (self.note_box if error.attribute == "note" else self.value_box).setFocus()

    def _save(self) -> UserError | None:
        figure = self.figure
        if figure is None:
            return UserError("Figure", "none is chosen", "Choose one from the list")
        try:
            changes = set_own_figure(self._session.profile, figure, self.value_box.text(), self.note_box.text().strip())
        except UserError as error:
            return error
        return None if changes is None else self._history.push(changes)

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self.view.selectRow(0)
        self._show_figure()

    def _show_figure(self) -> None:
        figure = self.figure
        self.error.hide()
        for box in (self.value_box, self.note_box):
            box.setEnabled(figure is not None)
        if figure is None:
            self._shipped.setText("Nothing is called so.")
            return
        own = self._session.profile.get(Override, figure.id)
        self.value_box.setText("" if own is None else figure.typed(own.value))
        self.note_box.setText("" if own is None else own.note)
        self._unit.setText(figure.unit_text)
        self._shipped.setText(_told(figure))

    def _place(self) -> None:
        self.view.setMinimumHeight((_LEAST_ROWS + 1) * ROW_PX)
        self.resize(_SIZE)
        for number in range(_SHOWN, self.rows.columnCount()):
            self.view.hideColumn(number)
        self.note_box.setPlaceholderText("Why, if you like")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(12)
        column.addWidget(self.search_box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view, 1)
        column.addWidget(self._shipped)
        column.addLayout(self._boxes())
        column.addWidget(self._buttons())

    def _boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, (name, box) in enumerate((("Your &value", self.value_box), ("&Note", self.note_box))):
            label = QLabel(name)
            label.setBuddy(box)
            box.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(box, 2 * row, 1, 1, 1 if row == 0 else 2)
        grid.addWidget(self._unit, 0, 2)
        grid.addWidget(self.error, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _told(figure: ShippedFigure) -> str:
    """What is shipped, what it rests on, and what may be entered instead."""
    rests = ", ".join(part for part in (figure.grade and f"grade {figure.grade}", figure.source, figure.date) if part)
    span = f", {figure.span()} with 80\u00a0% probability" if figure.span() else ""
    shipped = f"Shipped: {figure.answer()}{span}{f' ({rests})' if rests else ''}."
    return f"{shipped} Yours may be {figure.limits()}."
