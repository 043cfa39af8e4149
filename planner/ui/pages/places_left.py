"""What is left of pay after taxes and living, here and in the place compared: the user's own costs beside both."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from planner.advice.left_over import LeftOver, left_over, missing
from planner.advice.places import Comparison, PlacePay
from planner.domain import amounts as money
from planner.domain.errors import UserError
from planner.market.living import MONTHLY, TAXES, costs_of, figure_id, living_figures
from planner.market.own_figures import ShippedFigure
from planner.market.pack import Pack
from planner.ui.history import History
from planner.ui.pages.places_left_words import basis_sentence, example_sentence, left_sentence
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace import edits
from planner.workspace.own_figures import set_own_figure
from planner.workspace.session import Session

_BOX_PX: Final = 96
_UNKNOWN: Final = "–"
_ROWS: Final = ("pay", TAXES, *MONTHLY, "left")
_NAMES: Final = {"pay": "Base pay", "left": "Left"}
_HERE, _THERE = 2, 3


class PlacesLeft(Card):
    """The card. Boxes are empty until the user enters a cost, which is an edit; emptied, it is taken back."""

    def __init__(self, session: Session, history: History, pack: Pack) -> None:
        super().__init__("What is left")
        self._session = session
        self._history = history
        self._shown: tuple[Comparison, PlacePay | None] | None = None
        self._figures: Mapping[str, ShippedFigure] = {one.id: one for one in living_figures()}
        self.boxes = {part: QLineEdit() for part in (TAXES, *MONTHLY)}
        self._answer = styled_label("Working out…", "strong")
        self._basis = styled_label("", "muted")
        self._message = MessageBar()
        self._cells = {(row, column): styled_label("") for row in ("", *_ROWS) for column in (_HERE, _THERE)}
        self._table = QWidget()
        self._place(example_sentence(pack))
        self._fill_boxes()
        self._table.setEnabled(False)

    @property
    def sentence(self) -> str:
        """The answer as it stands."""
        return self._answer.text()

    def show_places(self, told: Comparison | None, there: PlacePay | None) -> None:
        """Compare the person's own place with another; None where there is nothing to compare."""
        self._shown = None if told is None else (told, None if there is None or there.is_own else there)
        self._fill_boxes()
        self._tell()

    def cell(self, row: str, column: int) -> str:
        """What stands in a row (pay, taxes, housing, transport, other or left) of the first or second place."""
        return self._cells[row, (_HERE, _THERE)[column]].text()

    def _place(self, example: str) -> None:
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(4, 1)
        grid.addWidget(styled_label("Yours", "muted"), 0, 1)
        for number, row in enumerate(_ROWS, 1):
            name = QLabel(_NAMES.get(row) or self._figures[figure_id(row)].name)
            grid.addWidget(name, number, 0)
            if row in self.boxes:
                self._place_box(grid, number, row, name)
        for (row, column), cell in self._cells.items():
            cell.setWordWrap(False)
            cell.setProperty("kind", "muted" if not row else "strong" if row == "left" else "")
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(cell, _ROWS.index(row) + 1 if row else 0, column)
        for part in (self._answer, self._message, self._table, self._basis):
            self.body.addWidget(part)
        if example:
            self.body.addWidget(styled_label(example, "muted"))

    def _place_box(self, grid: QGridLayout, number: int, part: str, name: QLabel) -> None:
        box, figure = self.boxes[part], self._figures[figure_id(part)]
        is_taxes = part == TAXES
        box.setFixedWidth(_BOX_PX)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setPlaceholderText("% of pay" if is_taxes else "$ a month")
        box.setAccessibleName(f"{figure.name}, {'per cent of pay' if is_taxes else 'dollars a month'}")
        box.setToolTip(f"{figure.limits()}; emptied, it is taken back")
        box.editingFinished.connect(partial(self._save, part))
        name.setBuddy(box)
        grid.addWidget(box, number, 1)

    def _save(self, part: str) -> None:
        figure, box = self._figures[figure_id(part)], self.boxes[part]
        profile, text = self._session.profile, box.text().strip()
        if text == self._typed(part):
            return
        try:
            changes = set_own_figure(profile, figure, text) if text else edits.delete(profile, [figure.id])
        except UserError as error:
            self._message.show_error(error)
            return
        self._message.hide()
        if changes is not None:
            self._history.push(changes)
        box.setText(self._typed(part))  # as it was read, or as it was where the edit was refused
        self._tell()

    def _typed(self, part: str) -> str:
        """The own cost as it is typed, empty where there is none."""
        value = self._session.profile.overrides.get(figure_id(part))
        return "" if value is None else self._figures[figure_id(part)].typed(value)

    def _fill_boxes(self) -> None:
        for part, box in self.boxes.items():
            if not (box.hasFocus() and box.isModified()):
                box.setText(self._typed(part))

    def _tell(self) -> None:
        self._table.setEnabled(self._shown is not None)
        if self._shown is None:
            self._answer.setText("No estimate of what is left: there is no pay to take it from.")
            self._basis.setText("")
            return
        told, there = self._shown
        costs, home = costs_of(self._session.profile.overrides), told.own.place
        pay = told.own.median if told.pay is None else told.pay
        here = left_over(costs, pay, home, home)
        other = None if there is None else left_over(costs, pay * there.median / told.own.median, home, there.place)
        self._answer.setText(left_sentence(missing(costs), here, other))
        self._basis.setText(basis_sentence(home, None if there is None else there.place))
        self._fill_column(_HERE, here)
        self._fill_column(_THERE, other)

    def _fill_column(self, column: int, one: LeftOver | None) -> None:
        for row in ("", *_ROWS):
            self._cells[row, column].setVisible(one is not None)
        if one is None:
            return
        self._cells["", column].setText(one.place.name)
        for row in _ROWS:
            value = getattr(one, row)
            text = _UNKNOWN if value is None else money.short(value)
            self._cells[row, column].setText(text)
            said = "no estimate" if value is None else f"{text} a year"
            self._cells[row, column].setAccessibleName(f"{_NAMES.get(row, row)} in {one.place.name}: {said}")
