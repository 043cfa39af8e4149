"""The forms and dialogs that the Plans page opens over itself."""

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.advice.plan_subjects import load_subjects
from planner.base.settings import Settings
from planner.domain.plan import Action, Plan
from planner.market.pack import Pack
from planner.ui.history import History
from planner.ui.pages.plans_forms import form_for_action, form_for_plan
from planner.ui.pages.role_form import form_for_role
from planner.workspace.session import Session


class PlansDialogs:
    """``page`` is what they stand over; ``show_action`` is told the id of an action that was added or edited."""

    def __init__(
        self,
        page: QWidget,
        session: Session,
        history: History,
        pack: Pack,
        settings: Settings,
        show_action: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._page, self._session, self._history, self._pack = page, session, history, pack
        self._show_action = show_action

    def add_role(self) -> None:
        """Ask for the role held now: without one there is nothing to compare with."""
        form_for_role(self._session, self._history, self._pack, self._page, self._settings).open()

    def rename(self, plan_id: str) -> None:
        """Ask for a plan's name, hours and note."""
        plan = self._session.profile.get(Plan, plan_id)
        if plan is not None:
            form_for_plan(self._session, self._history, plan, self._page).open()

    def edit_action(self, action_id: str) -> None:
        """Ask for another action in the place of one; nothing where there is none."""
        action = self._session.profile.get(Action, action_id)
        if action is not None:
            self._ask_for_action(action.plan_id, action)

    def add_action(self, plan_id: str) -> None:
        """Ask for a new action of a plan; nothing where there is none."""
        if plan_id:
            self._ask_for_action(plan_id, None)

    def show_outcome(self, plan_id: str, today: datetime.date) -> None:
        """Show what became of a plan."""
        from planner.ui.dialogs.plan_outcome import PlanOutcomeDialog  # loads the forecast

        PlanOutcomeDialog(self._session.profile, self._pack, plan_id, today, self._page).open()

    def _ask_for_action(self, plan_id: str, action: Action | None) -> None:
        subjects = load_subjects(self._pack)
        form, action_id = form_for_action(self._session, self._history, subjects, plan_id, action, self._page)
        form.accepted.connect(lambda: self._show_action(action_id))
        form.open()
