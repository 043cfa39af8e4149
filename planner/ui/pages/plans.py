"""The Plans page: plans on a timeline, what they bring against carrying on, and the levers that move them.

Every edit goes through the use cases and the history. A lever that is held is tried on a copy of the snapshot: the
forecast follows it, and only letting it go is an edit.
"""

import datetime
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.person import Preferences
from planner.domain.plan import Action, Plan
from planner.market.pack import Pack
from planner.ui.bridge import Bridge, Follower
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.history import History
from planner.ui.pages import plans_words
from planner.ui.pages.missing_fact import ADD_ROLE, WayOut
from planner.ui.pages.plans_answers import PlansAnswers
from planner.ui.pages.plans_dialogs import PlansDialogs
from planner.ui.pages.plans_explanation import PlansExplanation
from planner.ui.pages.plans_question import Answer, Question, timeline_of
from planner.ui.pages.plans_trial import Edit, PlansTrial
from planner.ui.pages.plans_work import PlansWork
from planner.ui.theme import Theme
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.made_later import MadeLater
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.row_list import restyle
from planner.ui.widgets.scrolling import scrolling_column
from planner.workspace import edits, plans
from planner.workspace.session import Applied, Session

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison
    from planner.charts.difference import DifferenceData

_WORDS: Final = "words"
_CHART: Final = "chart"
_UNDER_ALL_PLANS: Final = frozenset((Preferences, Override))
"""What is edited by levers under all plans."""


class PlansPage(QWidget):
    """The page. ``profile_wanted`` asks for the page where a missing fact can be entered, ``search_wanted`` for the
    best plan to be found; ``answered`` is emitted when the newest comparison is shown.

    Below its top everything is made a little later, a part a turn, and then shown at once.
    """

    profile_wanted = Signal()
    search_wanted = Signal()
    answered = Signal()

    def __init__(
        self, session: Session, history: History, bridge: Bridge, pack: Pack, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self._session = session
        self._history = history
        self._follower = Follower(bridge, self, self._follow)
        self._pack = pack
        self._settings = settings
        self._told: PlanComparison | None = None
        self._difference: DifferenceData | None = None
        self._trial = PlansTrial(session, history, self)
        self._chosen = ""
        self._is_made, self._is_stale = False, True
        self.explanation = PlansExplanation(session, history)
        self.explanation.hide()
        self._headline = Headline("Plans", "Comparing plans…")
        self._new, self._find = QPushButton("New plan"), QPushButton("Find a plan…")
        self._remedy = WayOut()
        self._message = MessageBar()
        self._empty = EmptyState()
        self._work = PlansWork(session, history, theme)
        self._dialogs = PlansDialogs(self, session, history, pack, settings, self._work.select_action)
        self._answers = PlansAnswers(lambda: self.levers.is_held, self)
        self._to_come: set[str] = set()  # what of an answer is not shown yet
        self._place()
        self._connect()
        self._offer(plans.shown_plans(session.profile))
        self._coming = MadeLater(self, chain(self._work.parts(), (self._begin,)))
        self._coming.go_on()

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the comparison shown."""
        return self._headline.sentence if self._empty.isHidden() else self._empty.sentence

    @property
    def comparison(self) -> "PlanComparison | None":
        """What is shown, None before the first answer and where there is none."""
        return self._told

    def close_page(self) -> None:
        """End the worker and stop listening."""
        self._coming.stop()
        self._trial.make_seen()
        self._follower.stop()
        self._answers.close()
        self.explanation.stop()
        self.explanation.deleteLater()

    def delete_selected(self) -> None:
        """Delete the selected actions."""
        ids = [record.id for record in self.editor.panel.selected_records()] if self._is_made else []
        if ids:
            self._trial.make(lambda one: edits.delete(one, ids))

    def save(self, path: Path) -> None:
        """Write the chart, or its numbers as CSV, as the ending says; a failure is told on the page."""
        from planner.charts.saving import save_chart

        assert self._difference is not None
        self._message.show_saved(partial(save_chart, self._difference), path)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work out what changed while nobody looked."""
        super().showEvent(event)
        if self._is_made and self._is_stale:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes back to the page need not read the old message again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._message.pass_by()

    def _place(self) -> None:
        self._new.setProperty("kind", "primary")
        self._new.setToolTip("Start a plan without actions (Ctrl+Shift+N)")
        self._find.setToolTip("Have the best sequence of actions found within your hours and money (Ctrl+Shift+F)")
        top = QHBoxLayout()
        top.addWidget(self._headline, 1)
        top.addWidget(self._find, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        column = scrolling_column(self)
        column.addLayout(top)
        for each in (self._message, self._remedy, self._empty, self._work):
            column.addWidget(each)
        column.setAlignment(self._remedy, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self._trial.failed.connect(self._tell)
        self._answers.answered.connect(self._show)
        self._answers.passed.connect(self._pass_by)
        self._answers.failed.connect(self._tell)
        self._remedy.clicked.connect(self._put_right)
        self._find.clicked.connect(self.search_wanted)
        for asked in (self._new.clicked, self._empty.asked):
            asked.connect(self._add_plan)
        self.explanation.preference_edited.connect(self._set_preference)
        self.explanation.shown.connect(partial(self._note_shown, _WORDS))
        for keys, act in (
            ("Insert", self._add_action),
            ("Ctrl+E", self._edit_action),
            ("Ctrl+Shift+N", self._add_plan),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _begin(self) -> None:
        """All is made: connect it, bring it to the snapshot, and show it."""
        work = self._work
        self.timeline, self.levers, self.numbers, self.editor = work.timeline, work.levers, work.numbers, work.editor
        self._connect_work()
        self._is_made = True
        self._refresh()

    def _connect_work(self) -> None:
        editor, levers, timeline, dialogs = self.editor, self.levers, self.timeline, self._dialogs
        self._trial.tried.connect(self._show_trial)
        self._trial.dropped.connect(self._refresh)
        editor.plan_chosen.connect(self._choose_plan)
        editor.action_chosen.connect(lambda _: self._show_selection())
        editor.rename_wanted.connect(lambda: dialogs.rename(self._chosen))
        editor.duplicate_wanted.connect(lambda: self._trial.make(lambda one: plans.duplicate(one, self._chosen)))
        editor.adopt_wanted.connect(lambda: self._trial.make(lambda one: plans.adopt(one, self._chosen, _today())))
        editor.deletion_wanted.connect(lambda: self._trial.make(lambda one: edits.delete(one, [self._chosen])))
        editor.outcome_wanted.connect(lambda: dialogs.show_outcome(self._chosen, _today()))
        self._work.act.clicked.connect(self._add_action)
        editor.panel.addition_requested.connect(self._add_action)
        editor.panel.edit_requested.connect(self._edit_action)
        editor.panel.deletion_requested.connect(self.delete_selected)
        levers.hours_tried.connect(lambda hours: self._trial.try_out(self._with_hours(hours)))
        levers.hours_set.connect(lambda hours: self._trial.make(self._with_hours(hours)))
        levers.month_tried.connect(lambda month: self._try_month(editor.action_id, month))
        levers.month_set.connect(lambda month: self._set_month(editor.action_id, month))
        levers.pace_moved.connect(self._ask_soon)
        levers.scenario_chosen.connect(self._set_market)
        levers.figure_set.connect(lambda name, value: self._trial.make(lambda one: edits.set_figure(one, name, value)))
        levers.assumptions_switched.connect(self._ask)
        timeline.chosen.connect(self._choose_action)
        timeline.moved.connect(self._try_month)
        timeline.dropped.connect(self._set_month)
        self.numbers.shown.connect(partial(self._note_shown, _CHART))
        self.numbers.copied.connect(self._copy)
        self.numbers.save_wanted.connect(lambda: ask_where_to_save(self, self._settings, "plans", self.save))

    def _follow(self, applied: Applied) -> None:
        if not self._is_made:
            return  # what is made later begins with it
        self._message.pass_by()
        self._trial.forget()
        self.editor.follow(applied)
        added = [change.after for change in applied.changes or () if change.before is None]
        new = next((record for record in reversed(added) if isinstance(record, Plan | Action)), None)
        if new is not None:
            self._chosen = new.id if isinstance(new, Plan) else new.plan_id
        is_plan_new = any(isinstance(record, Plan) and record.id == self._chosen for record in added)
        action_id = new.id if isinstance(new, Action) and not is_plan_new else ""
        self._refresh(action_id, is_lever=not applied.touched.isdisjoint(_UNDER_ALL_PLANS))

    def _refresh(self, action_id: str = "", *, is_lever: bool = False) -> None:
        """Bring everything but the numbers to the snapshot, and ask for these; an action may be selected anew."""
        profile = self._session.profile
        shown = plans.shown_plans(profile)
        self.editor.show_plans(shown, self._chosen, action_id)
        self._chosen = self.editor.plan_id
        self._offer(shown)
        self.levers.show_scenario(profile.preferences.scenario, profile.overrides)
        self.explanation.show_preferences(profile.preferences)
        self._show_selection()
        self._work.setVisible(bool(shown))
        (self._ask_soon if is_lever else self._ask)()

    def _offer(self, shown: Sequence[Plan]) -> None:
        """Show the ways to a plan; where there is none yet, say so instead of an answer."""
        has_roles = bool(self._session.profile.roles)
        if not shown:
            self._headline.show_answer("", "")
        self._empty.setVisible(not shown)
        self._new.setVisible(bool(shown))
        self._find.setVisible(has_roles)
        invitation = (plans_words.NO_PLAN, "New plan") if has_roles else (plans_words.NO_ROLE, ADD_ROLE)
        self._empty.show_state(*invitation)

    def _show_selection(self) -> None:
        profile = self._trial.profile
        plan, action = profile.get(Plan, self._chosen), profile.get(Action, self.editor.action_id)
        if plan is not None:
            self.levers.show_plan(plan, action, _today(), profile.preferences.horizon_years)
        shown = plans.shown_plans(profile)
        if shown:
            self.timeline.show_plans(timeline_of(profile, shown, _today(), self.editor.action_id))

    def _ask(self) -> None:
        """Ask for the numbers, once the page is looked at; without a plan there are none."""
        question = self._question()
        self._is_stale = not self.isVisible()
        if not question.plans:
            self._answers.forget()
            self._show_nothing()
        elif not self._is_stale:
            self._answers.ask(question)

    def _ask_soon(self) -> None:
        """A lever moves all plans: show at once what passes by, and work it out in full when it rests."""
        question = self._question()
        if question.plans and self.isVisible():
            self._answers.try_out(question)
        else:
            self._ask()

    def _question(self) -> Question:
        profile, levers = self._trial.profile, self.levers
        shown = plans.shown_plans(profile)
        return Question(profile, shown, self._pack, _today(), levers.counts_assumptions, levers.pace)

    def _show_nothing(self) -> None:
        self._told = self._difference = None
        self._show_answer("", "", has_numbers=False)
        self._explain()

    def _show(self, result: Answer) -> None:
        from planner.forecast.situation import NoEstimate

        if not plans.shown_plans(self._session.profile):
            return  # deleted while it was being worked out
        if isinstance(result.told, NoEstimate):
            self._told = self._difference = None
            self._show_answer(f"No comparison: {result.told.reason}", f"{result.told.remedy}.", has_numbers=False)
            self._remedy.show_for(result.told)
            restyle(self._new, "kind", "")  # not what comes next
        else:
            assert result.difference is not None
            self._told, self._difference = result.told, result.difference
            self._show_answer(*self._words(result), has_numbers=True)
            self.numbers.show_comparison(result.told, result.difference)
        self._explain()

    def _note_shown(self, part: str) -> None:
        if part in self._to_come:
            self._to_come.remove(part)
            if not self._to_come:
                self.answered.emit()

    def _pass_by(self, result: Answer) -> None:
        """Show an answer with fewer careers, where there is one, while a lever moves."""
        if self._told is not None and result.difference is not None:
            self._told, self._difference = cast("PlanComparison", result.told), result.difference
            self._headline.pass_answer(*self._words(result))
            self.numbers.pass_by(self._told, self._difference)

    def _words(self, result: Answer) -> tuple[str, str]:
        told = cast("PlanComparison", result.told)
        n_hidden = sum(1 for _ in self._session.profile.all(Plan)) - len(told.plans)
        return plans_words.headline(told), plans_words.quiet(told, n_hidden, result.question.pace)

    def _show_answer(self, text: str, quiet: str, *, has_numbers: bool) -> None:
        self._to_come = {_WORDS, _CHART} if has_numbers else {_WORDS}
        self._headline.show_answer(text, quiet)
        self._remedy.hide()
        restyle(self._new, "kind", "primary")
        self.numbers.setVisible(has_numbers)

    def _explain(self) -> None:
        row = None if self._told is None else self._told.row_of(self._chosen)
        self.editor.show_contradictions([] if row is None else [one.text for one in row.contradictions])
        self.editor.show_left_out(() if row is None else row.left_out)
        self.explanation.show_plan(row, None if self._told is None else self._told.hour)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._message.show_error(error)

    def _choose_plan(self, plan_id: str) -> None:
        self._chosen = plan_id
        self.editor.show_plans(plans.shown_plans(self._session.profile), plan_id)
        self._show_selection()
        self._explain()

    def _choose_action(self, action_id: str) -> None:
        action = self._session.profile.get(Action, action_id)
        if action is not None:
            self._choose_plan(action.plan_id)
            self.editor.select_action(action_id)

    def _show_trial(self) -> None:
        shown = plans.shown_plans(self._session.profile)
        self.timeline.move_data(timeline_of(self._trial.profile, shown, _today(), self.editor.action_id))
        self._ask_soon()

    def _try_month(self, action_id: str, month: datetime.date) -> None:
        self._trial.try_out(lambda one: plans.move_action(one, action_id, month))

    def _set_month(self, action_id: str, month: datetime.date) -> None:
        self._trial.make(lambda one: plans.move_action(one, action_id, month))

    def _with_hours(self, hours: float) -> Edit:
        return lambda one: plans.set_hours(one, self._chosen, hours)

    def _set_market(self, text: str) -> None:
        self._trial.make_soon(lambda one: edits.set_field(one, one.preferences.id, "scenario", text))
        self._ask_soon()

    def _set_preference(self, attribute: str, text: str) -> None:
        self._trial.make(lambda one: edits.set_field(one, one.preferences.id, attribute, text))

    def _add_action(self) -> None:
        self._dialogs.add_action(self._chosen)

    def _edit_action(self) -> None:
        if self._is_made:
            self._dialogs.edit_action(self.editor.action_id)

    def _add_plan(self) -> None:
        if self._session.profile.roles:
            self._trial.make(plans.add_plan)
        else:
            self._dialogs.add_role()

    def _put_right(self) -> None:
        if self._session.profile.roles:
            self.profile_wanted.emit()
        else:
            self._dialogs.add_role()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._message.show_text("The table is on the clipboard.")


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
