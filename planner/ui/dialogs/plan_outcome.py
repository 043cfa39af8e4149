"""What became of a plan: a window with its actions beside what the profile says, and pay forecast then and paid."""

import datetime
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.advice.plan_outcome_pay import PayThen, pay_then
from planner.advice.plan_outcomes import Outcome, PlanOutcome, plan_outcome
from planner.advice.plan_subjects import load_subjects
from planner.domain.plan import Plan
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.dialogs.title import window_title
from planner.ui.models.column_table import ColumnFilter, ColumnTable
from planner.ui.pages import plan_outcome_words as words
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.row_list import RowList

_WIDTHS: Final = (280, 100, 176, 180)
_SIZE: Final = QSize(860, 560)
_SCREEN_EDGE: Final = QSize(40, 80)
_EMPTY_PX: Final = 210
"""High enough for a plan without actions: one sentence, and the way to another plan."""

_LEAST_ROWS: Final = 4
_MOST_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class _Asked:
    profile: Profile
    plan: Plan
    pack: Pack
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a plan, and of the pay since it began."""

    plan: PlanOutcome
    pay: PayThen | None


class PlanOutcomeDialog(QDialog):
    """Every plan of a snapshot can be chosen, also those that are not compared any more; at first the one named."""

    def __init__(self, profile: Profile, pack: Pack, plan_id: str, today: datetime.date, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = profile
        self._pack = pack
        self._today = today
        self.told: Became | None = None
        self.plan = ChoiceBox(tuple((one.id, _named(one)) for one in profile.all(Plan)))
        self.answer, self.quiet = styled_label("", "title"), styled_label("", "muted")
        self.rows: ColumnFilter[Outcome] = ColumnFilter(ColumnTable(words.columns(), parent=self), self)
        self.view = NumberView(self.rows, "Actions and what became of them", _WIDTHS, 3)
        self.pay = RowList()
        self._pay_note = styled_label("", "muted")
        self._actions, self._paid = Card(), Card("Pay forecast then, and paid since")
        self._runner: LatestRunner[_Asked, Became] = LatestRunner(_look, self)
        self.setWindowTitle(window_title("What happened"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place()
        self.plan.setFocus()
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._raise)
        self.plan.currentIndexChanged.connect(self._ask)
        self.plan.setCurrentIndex(max(self.plan.findData(plan_id), 0))
        self._ask()

    def done(self, result: int) -> None:
        """Close and end the thread."""
        self._runner.close()
        super().done(result)

    def _place(self) -> None:
        self._fill_cards()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        for part in (self.answer, self.quiet):
            column.addWidget(part)
        column.addLayout(self._choice())
        column.addWidget(self._actions, 1)
        column.addWidget(self._paid)
        column.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(area, 1)
        whole.addWidget(self._buttons())
        self.resize(_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize() - _SCREEN_EDGE))
        self._height = self.height()

    def _choice(self) -> QHBoxLayout:
        self.plan.setAccessibleName("Plan")
        self.plan.setMinimumWidth(200)
        label = QLabel("&Plan")
        label.setBuddy(self.plan)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.plan)
        row.addStretch(1)
        return row

    def _fill_cards(self) -> None:
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as planned
        self._actions.body.setContentsMargins(8, 6, 8, 8)
        self._actions.body.addWidget(self.view)
        for part in (self._pay_note, self.pay):
            self._paid.body.addWidget(part)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.setContentsMargins(24, 0, 24, 0)
        box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _ask(self) -> None:
        plan = self._profile.get(Plan, str(self.plan.currentData() or ""))
        if plan is not None:
            self._runner.ask(_Asked(self._profile, plan, self._pack, self._today))

    def _show(self, told: Became) -> None:
        self.told = told
        answer, quiet = words.headline(told.plan)
        self.answer.setText(answer)
        self.quiet.setText(quiet)
        self.setAccessibleDescription(f"{answer}. {quiet}")
        for part in (self.quiet, self._actions, self._paid):
            part.setVisible(bool(told.plan.outcomes))
        self.resize(self.width(), self._height if told.plan.outcomes else _EMPTY_PX)
        self.rows.table.show_rows(told.plan.outcomes)
        n_rows = min(max(len(told.plan.outcomes), _LEAST_ROWS), _MOST_ROWS)
        self.view.setMinimumHeight((n_rows + 1) * ROW_PX + 8)
        self._pay_note.setText(words.pay_note(told.pay))
        self.pay.show_rows(words.pay_rows(told.pay))

    def _raise(self, error: Exception) -> None:
        raise error


def _look(asked: _Asked) -> Became:
    """Compare. Runs on the worker."""
    told = plan_outcome(asked.profile, asked.plan, load_subjects(asked.pack), asked.today)
    return Became(told, pay_then(asked.profile, told.since, asked.pack.price_index, asked.today))


def _named(plan: Plan) -> str:
    return f"{plan.name} (my plan)" if plan.is_adopted else plan.name
