"""The card of the Plans page in which one plan is worked on: which one, its actions in place, what is done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.plan import Action, Plan
from planner.ui.history import History
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordTable
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.record_panel import PanelTexts, RecordPanel
from planner.ui.widgets.shown_later import ShownLater
from planner.workspace.session import Applied, Session

_TEXTS = PanelTexts("Actions", "action", "No action yet: add what you would do, and when.")
_NOT_RANKED = "Not ranked, because it contradicts itself"
_NOT_COUNTED = "In none of its numbers"


def action_panel(session: Session, history: History) -> RecordPanel:
    """A panel for the actions of a plan, in the order of their dates; it takes as long to make as all else here."""
    table = RecordTable(table_columns(Action), session, history)
    panel = RecordPanel(table, _TEXTS, is_main=False)
    table.setParent(panel)
    table.sort([column.attribute for column in table.columns].index("start"))  # in no heading: nobody has asked for it
    return panel


class PlansEditor(QWidget):
    """Holds the ``panel`` of a plan's actions, and asks for what is to be done with ``plan_id``.

    ``plan_chosen`` and ``action_chosen`` tell that another one is.
    """

    plan_chosen = Signal(str)
    action_chosen = Signal(str)
    rename_wanted = Signal()
    duplicate_wanted = Signal()
    adopt_wanted = Signal()
    deletion_wanted = Signal()
    outcome_wanted = Signal()

    def __init__(self, panel: RecordPanel) -> None:
        super().__init__()
        self._plans = _PlanBox()
        self.panel = panel
        self.table = panel.table
        self._adopted = styled_label("", "muted")
        self._adopt = _button("Adopt as my plan", "Make this the plan you follow; there is only one")
        self._against = Card(_NOT_RANKED)
        self._sentences = styled_label("")
        self._beside = Card(_NOT_COUNTED)
        self._left_out = styled_label("")
        self._place()
        ShownLater(self, (self.panel,))
        self._plans.activated.connect(lambda _: self.plan_chosen.emit(self.plan_id))
        self.panel.selected.connect(lambda: self.action_chosen.emit(self.action_id))
        self._adopt.clicked.connect(self.adopt_wanted)

    @property
    def plan_id(self) -> str:
        """The id of the plan worked on, empty where there is none."""
        return str(self._plans.currentData() or "")

    @property
    def action_id(self) -> str:
        """The id of the action selected, empty where none or several are."""
        chosen = self.panel.selected_records()
        return chosen[0].id if len(chosen) == 1 else ""

    def show_plans(self, plans: Sequence[Plan], chosen: str, action_id: str = "") -> None:
        """Offer these plans and work on the chosen one, or on the last where it is gone; select an action of it.

        Where none was chosen yet that is the user's own plan, or else the first. Nothing is told meanwhile.
        """
        with QSignalBlocker(self._plans), QSignalBlocker(self.panel):
            self._show_plans(plans, chosen)
            if action_id:
                self.select_action(action_id)
            if self.table.rowCount() and not self.panel.selected_records():
                self.panel.view.select_row(0)
        own = next((one for one in plans if one.id == self.plan_id and one.is_adopted), None)
        self._adopt.setVisible(own is None)
        self._adopted.setText(f"Adopted {own.adopted}" if own is not None and own.adopted else "")

    def show_contradictions(self, sentences: Sequence[str]) -> None:
        """Say what in the plan contradicts itself; nothing where it does not."""
        self._against.setVisible(bool(sentences))
        self._sentences.setText("\n".join(sentences))

    def show_left_out(self, sentences: Sequence[str]) -> None:
        """Say what none of the plan's numbers holds; nothing where that is nothing."""
        self._beside.setVisible(bool(sentences))
        self._left_out.setText("\n".join(sentences))

    def select_action(self, action_id: str) -> None:
        """Select an action of the plan."""
        self.panel.select_records([action_id])

    def follow(self, applied: Applied) -> None:
        """Bring the actions to the snapshot; what is selected then is to be asked for."""
        with QSignalBlocker(self.panel):
            self.table.follow(applied)

    def _show_plans(self, plans: Sequence[Plan], chosen: str) -> None:
        self._plans.clear()
        for plan in plans:
            self._plans.addItem(f"{plan.name} (my plan)" if plan.is_adopted else plan.name, plan.id)
        adopted = next((place for place, one in enumerate(plans) if one.is_adopted), 0)
        place = self._plans.findData(chosen) if chosen else adopted
        self._plans.setCurrentIndex(place if 0 <= place < len(plans) else len(plans) - 1)
        self.table.show_owner(self.plan_id)

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._plans)
        row.addStretch(1)
        row.addWidget(self._adopt)
        for text, tip, wanted in (
            ("Rename…", "Change name, hours a week or note", self.rename_wanted),
            ("Duplicate", "Make a copy with all actions", self.duplicate_wanted),
            ("Delete plan", "Delete the plan with its actions; can be undone", self.deletion_wanted),
        ):
            button = _button(text, tip)
            button.clicked.connect(wanted)
            row.addWidget(button)
        for card, label in ((self._against, self._sentences), (self._beside, self._left_out)):
            card.body.addWidget(label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addLayout(self._past())
        column.addWidget(self._against)
        column.addWidget(self._beside)
        column.addWidget(self.panel)

    def _past(self) -> QHBoxLayout:
        """What has been of the plan so far: since when it is followed, and the way to what happened."""
        happened = _button("What happened…", "Lay each action beside what your profile says")
        happened.setProperty("kind", "link")
        happened.clicked.connect(self.outcome_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(happened)
        row.addWidget(self._adopted, 1, Qt.AlignmentFlag.AlignVCenter)
        return row


class _PlanBox(ChoiceBox):
    def __init__(self) -> None:
        super().__init__(())
        self.setAccessibleName("Plan")
        self.setMinimumWidth(150)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
