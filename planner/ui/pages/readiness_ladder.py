"""The ladder of the Readiness page, line by line, and its editing for an employer: every edit can be undone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.advice.ladder import LineState
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.ui.dialogs.saving import Save
from planner.ui.models.column_table import ColumnFilter, ColumnTable
from planner.ui.pages import readiness_words as words
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.workspace.ladder import EmployersRung, add_line, change_line, hide_line, reset_lines

if TYPE_CHECKING:
    from planner.ui.dialogs.ladder_line import LineDialog
    from planner.ui.widgets.table_links import TableLinks

_WIDTHS: Final = (180, 280, 84, 128, 88)
_ELSEWHERE: Final = "Made for every employer: choose “Every employer” above to change it"


class LadderCard(Card):
    """``chosen`` carries the row the user is on; ``failed`` an edit that was refused.

    ``profile`` gives the newest snapshot, ``save`` makes an edit; ``shown`` is the rung shown, None before the first.
    """

    chosen = Signal(int)
    failed = Signal(object)

    def __init__(self, profile: Callable[[], Profile], save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._profile = profile
        self._save = save
        self._added = ""  # the id of a line just added, until it is shown
        self.shown: EmployersRung | None = None
        self.lines: ColumnTable[words.LadderLine] = ColumnTable(words.columns(), parent=self)
        self.rows = ColumnFilter(self.lines, self)
        self.view = NumberView(self.rows, "Lines of the ladder", _WIDTHS, 1)
        self.title = styled_label("", "strong")
        self.add = QPushButton("Add &line…")
        self.change = QPushButton("&Change…")
        self.hide_it = QPushButton("Hi&de")
        self.back = QPushButton("&Back to shipped")
        self.reset = QPushButton("&Reset all")
        self.bar = QHBoxLayout()
        self._place()
        self.view.chosen.connect(self._choose)
        for button, slot in (
            (self.add, self.ask_for_line),
            (self.change, self.ask_for_words),
            (self.hide_it, self.hide_line),
            (self.back, self.bring_back),
            (self.reset, self.reset_rung),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())

    @property
    def line(self) -> words.LadderLine:
        """The line the user is on. Raises ``IndexError`` where there is none."""
        return self.rows.shown_row(max(self.view.currentIndex().row(), 0))

    def offer_links(self, links: "TableLinks") -> None:
        """Put the ways to copy and save the table beside the buttons."""
        self.bar.addStretch(1)
        self.bar.addWidget(links)

    def show_rung(self, shown: EmployersRung, line_id: str) -> None:
        """Show a rung; a line just added is chosen, else the line of that id stays so, else the first is."""
        self.shown = shown
        self.title.setText(f"The ladder, line by line: {shown.where}")
        rows = words.ladder_lines(shown.rung, shown.ladders)
        self.lines.show_rows(rows)
        added, kept = _place_of(rows, self._added), _place_of(rows, line_id)
        if added is not None:
            self._added = ""
        chosen = next((place for place in (added, kept) if place is not None), 0)
        with QSignalBlocker(self.view):  # told once, also where the row is the same
            self.view.selectRow(chosen)
        self._choose(chosen)

    def ask_for_line(self) -> "LineDialog":
        """Open a dialog for one more line, on the aspect of the one chosen."""
        shown = self._rung()
        dialog = self._dialog("Add line", lambda aspect, text: self._made(add_line(shown, aspect, text)))
        if self.rows.rowCount():
            dialog.fill(self.line.aspect.aspect.name, "")
        dialog.open()
        return dialog

    def ask_for_words(self) -> "LineDialog":
        """Open a dialog for other words of the line chosen."""
        shown, line = self._rung(), self.line
        dialog = self._dialog(
            "Change line", lambda aspect, text: change_line(self._profile(), shown, line.line.line, aspect, text)
        )
        dialog.fill(line.aspect.aspect.name, line.line.line.text)
        dialog.open()
        return dialog

    def hide_line(self) -> None:
        """Hide the line chosen, or remove it where the user had added it; nothing where that cannot be."""
        if self.hide_it.isEnabled():
            self._edit(lambda: hide_line(self._profile(), self._rung(), self.line.line.line))

    def bring_back(self) -> None:
        """Have the shipped line again."""
        self._edit(lambda: reset_lines(self._profile(), self._rung(), [self.line.line.line.id]))

    def reset_rung(self) -> None:
        """Have the whole rung as shipped for this employer, in one edit."""
        shown = self._rung()
        self._edit(lambda: reset_lines(self._profile(), shown, shown.own_ids))

    def _made(self, changes: ChangeSet) -> ChangeSet:
        """The addition of a line, which is chosen once it is there."""
        (self._added,) = (change.record.id for change in changes)
        return changes

    def _place(self) -> None:
        self.add.setToolTip("Add what this employer asks for besides (Insert)")
        self.reset.setToolTip("Take back every change of this rung made for this employer; it can be undone")
        self.bar.setSpacing(8)
        for button in (self.add, self.change, self.hide_it, self.back, self.reset):
            self.bar.addWidget(button)
        self.view.setMinimumHeight(8 * ROW_PX)
        self.body.addWidget(self.title)
        self.body.addLayout(self.bar)
        self.body.addWidget(self.view)

    def _rung(self) -> EmployersRung:
        assert self.shown is not None  # the buttons come with the first rung
        return self.shown

    def _choose(self, row: int) -> None:
        shown = self._rung()
        has_line = row < self.rows.rowCount()
        line = self.rows.shown_row(row).line.line if has_line else None
        state = line.state if line is not None else None
        is_ours = line is not None and not shown.is_everywhere(line)
        is_added = state is LineState.ADDED
        self.hide_it.setText("Re&move" if is_added else "Hi&de")
        self.change.setEnabled(has_line and state is not LineState.HIDDEN and (is_ours or not is_added))
        self.hide_it.setEnabled(self.change.isEnabled())
        self.back.setEnabled(is_ours and state in (LineState.CHANGED, LineState.HIDDEN))
        self.reset.setEnabled(bool(shown.own_ids))
        tip = "" if line is None or is_ours else _ELSEWHERE
        for button in (self.change, self.hide_it, self.back):
            button.setToolTip(tip)
        if has_line:
            self.chosen.emit(row)

    def _dialog(self, title: str, make: Callable[[str, str], ChangeSet | None]) -> "LineDialog":
        from planner.ui.dialogs.ladder_line import LineDialog

        shown = self._rung()
        aspects = [one.name for one in shown.ladders.aspects]
        aspects += [one.aspect.name for one in shown.rung.aspects if one.aspect.name not in aspects]
        return LineDialog(title, shown.where, aspects, make, self._save, self)

    def _edit(self, make: Callable[[], ChangeSet | None]) -> None:
        try:
            changes = make()
        except UserError as error:
            self.failed.emit(error)
            return
        if changes is not None:
            self._save(changes)


def _place_of(rows: Sequence[words.LadderLine], line_id: str) -> int | None:
    """Where a line stands, by its id or by the one it lasts under; None where it does not."""
    ids = ((one.line.line.id, one.line.line.lasting_id) for one in rows)
    return next((place for place, own in enumerate(ids) if line_id in own), None)
