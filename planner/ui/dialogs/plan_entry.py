"""Asks into which plan a proposal goes, and in which month; says what it takes and what would contradict itself."""

import datetime
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QWidget

from planner.advice.plan_checks import last_day
from planner.advice.plan_proposals import Proposal
from planner.advice.plan_subjects import Subjects
from planner.advice.standing import counted, months_later
from planner.domain.change import ChangeSet
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.ui.dialogs.saving import Save, SavingDialog, form_of
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.month_box import MonthBox, months_of
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace.plans import MOST_SHOWN
from planner.workspace.proposals import (
    add_proposed,
    contradictions_with,
    first_month,
    plans_to_choose,
    proposed_action,
)

_FULL: Final = (
    f"There are {MOST_SHOWN} plans, as many as are compared at once. Add it to one of them, or delete one on the "
    "Plans page to make room for another."
)
_LATEST_MONTHS: Final = 12 * 40


class PlanDialog(SavingDialog):
    """One of some proposals, the first unless chosen otherwise, becomes an action of a plan. ``action`` is as the
    fields stand. It must be given at least one proposal.
    """

    def __init__(
        self,
        proposals: Sequence[Proposal],
        profile: Profile,
        subjects: Subjects,
        today: datetime.date,
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Add to plan", save, parent)
        self._proposals = tuple(proposals)
        self._profile = profile
        self._subjects = subjects
        self._today = today
        self._plans = plans_to_choose(profile)
        self._is_own_month = False
        self.what = ChoiceBox(tuple((str(place), one.title) for place, one in enumerate(self._proposals)))
        self.proficiency = SteadyBox("Proficiency to reach, 1 to 5", 1, 5, suffix=" of 5")
        self.plan = ChoiceBox(tuple((one.id, self._plan_name(one)) for one in self._plans))
        self.month = MonthBox("Month in which it begins")
        self.takes = styled_label("", "muted")
        self.against = styled_label("")
        self.against.setProperty("tone", "attention")
        self._title = styled_label("", "title")
        self._full = styled_label(_FULL, "muted")
        self._form = self._fields()
        self.lay_out([self._title], self._form, (self.takes, self.against, self._full), "&Add")
        self._connect()
        self._choose()

    @property
    def proposal(self) -> Proposal:
        """What is to be added, learnt as far as the fields say."""
        chosen = self._proposals[max(self.what.currentIndex(), 0)]
        is_skill = chosen.kind is ActionKind.LEARN_SKILL
        return chosen.learnt_to(round(self.proficiency.value())) if is_skill else chosen

    @property
    def chosen_plan(self) -> Plan:
        """The plan it is to be added to; a new one is not in the profile yet."""
        return self._plans[max(self.plan.currentIndex(), 0)]

    @property
    def action(self) -> Action:
        """The action as the fields stand."""
        known = self._profile, self._subjects, self.chosen_plan, self.proposal
        return proposed_action(*known, self.month.month, self._today)

    @property
    def told(self) -> str:
        """What to say once it is added."""
        return f"{self.proposal.title}: added to {self.chosen_plan.name}, from {self.month.text()}."

    def changes(self) -> ChangeSet:
        """The edit as the fields stand."""
        return add_proposed(self._profile, self.chosen_plan, self.action, self.proposal.title)

    def _fields(self) -> QFormLayout:
        earliest = months_of(self._today)
        self.month.setRange(earliest, earliest + _LATEST_MONTHS)
        for box, name in ((self.what, "What to add"), (self.plan, "Plan")):
            box.setAccessibleName(name)
            box.setMinimumWidth(240)
        self._full.setVisible(all(self._profile.get(Plan, one.id) is not None for one in self._plans))
        rows = (("&What", self.what), ("Proficienc&y", self.proficiency), ("&Plan", self.plan), ("&Month", self.month))
        form = form_of(*rows)
        form.setRowVisible(self.what, len(self._proposals) > 1)
        return form

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._choose)
        self.plan.currentIndexChanged.connect(self._find_month)
        self.proficiency.valueChanged.connect(self._find_month)
        self.month.valueChanged.connect(self._set_month)

    def _choose(self) -> None:
        """Start from what the proposal says."""
        chosen = self._proposals[max(self.what.currentIndex(), 0)]
        self._form.setRowVisible(self.proficiency, chosen.kind is ActionKind.LEARN_SKILL)
        with QSignalBlocker(self.proficiency):
            self.proficiency.setValue(chosen.proficiency or 1)
        self._find_month()

    def _find_month(self) -> None:
        """Propose the first month that fits, unless the user has set one."""
        if not self._is_own_month:
            month = first_month(self._profile, self._subjects, self.chosen_plan, self.proposal, self._today)
            with QSignalBlocker(self.month):
                self.month.setValue(months_of(month))
        self._tell()

    def _set_month(self) -> None:
        self._is_own_month = True
        self._tell()

    def _tell(self) -> None:
        action = self.action
        self._title.setText(self.proposal.title)
        self.takes.setText(takes(action, self.chosen_plan))
        found = contradictions_with(self._profile, self._subjects, self.chosen_plan, action, self._today)
        self.against.setText(found[0][1] if found else "")
        self.against.setVisible(bool(found))
        self.fit()

    def _plan_name(self, plan: Plan) -> str:
        if self._profile.get(Plan, plan.id) is None:
            return f"New plan: {plan.name}"
        return f"{plan.name} (my plan)" if plan.is_adopted else plan.name


def takes(action: Action, plan: Plan) -> str:
    """What an action of a plan takes in hours, money and time."""
    hours = [f"{action.hours:,} hours at {plan.hours_per_week:g} a week"] if action.hours else []
    cost = [f"${action.cost:,.0f}"] if action.cost else []
    spent = " and ".join((*hours, *cost))
    if not action.months:
        return f"Cost: {spent}." if spent else "What it takes is not known: set hours and cost on the Plans page."
    done = months_later(last_day(action), -1)
    return f"{spent}: {counted(action.months, 'month')}, to the end of {done:%B %Y}."
