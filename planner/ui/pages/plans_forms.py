"""The forms of the Plans page: a new or old action, and a plan's name and hours."""

import dataclasses
import datetime
from typing import Any, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.advice.plan_subjects import Subjects
from planner.domain.change import ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.money import require_whole_pay
from planner.domain.plan import MOVES, Action, ActionKind, Plan
from planner.domain.role import Track, WorkMode
from planner.market.place_words import offered_places
from planner.ui.dialogs.record_entry import saver
from planner.ui.dialogs.record_form import Questions, RecordForm, Values
from planner.ui.history import History
from planner.ui.models.columns import FORMS
from planner.ui.widgets.completion import Completion
from planner.ui.widgets.record_editors import ChoiceBox
from planner.workspace import edits, plans
from planner.workspace.fields import field_text, label
from planner.workspace.session import Session

_OFFER: Final = "If you have an offer: what it pays, in today's dollars a year; left empty, the market tells"
_OFFERED: Final = ("offered_pay", "offered_bonus")
_LEARNT: Final = ("proficiency",)
_SUBJECTS: Final = {
    ActionKind.EARN_CERTIFICATION: "CKA, CKAD…",
    ActionKind.RENEW_CERTIFICATION: "CKA, CKAD…",
    ActionKind.LEARN_SKILL: "Python, Kubernetes…",
    ActionKind.SPECIALISE: "MLOps, Edge AI…",
    ActionKind.MOVE_COMPANY: "Employer, if you know it",
    ActionKind.MOVE_PLACE: "Austin, London…",
    ActionKind.CHANGE_WORK_MODE: "on-site, hybrid or remote",
    ActionKind.CHANGE_TRACK: "leadership, research…",
    ActionKind.TAKE_PRODUCTION: "Which system, if you know it",
    ActionKind.BREAK: "What for, if you like",
}
"""How the subject of each kind of action is written."""
_ORDER: Final = ("kind", "subject", "proficiency")
"""What comes first in the form: what is asked of some kinds alone stands in rows of its own, which leave no hole."""
_KNOWN_TO_CATALOGUE: Final = frozenset({"months", "hours", "cost"})


def form_for_action(
    session: Session,
    history: History,
    subjects: Subjects,
    plan_id: str,
    action: Action | None,
    parent: QWidget | None = None,
) -> tuple[RecordForm, str]:
    """A form for an action of a plan, a new one where none is given, and the id it has or will have.

    Of a new one cost, hours and months may be left to the catalogue.
    """
    action_id = action.id if action else edits.new_id()
    columns = sorted(FORMS[Action], key=lambda column: (*_ORDER, column.attribute).index(column.attribute))
    texts = {column.attribute: field_text(action, column.attribute) for column in columns} if action else _first_texts()
    optional = frozenset() if action else _KNOWN_TO_CATALOGUE
    captions = {} if action else {"months": "Left empty, taken from the catalogue where it knows them"}
    captions |= {"offered_pay": _OFFER}
    title = "Edit action" if action else "Add action"

    def make(values: Values) -> ChangeSet | None:
        left_out = frozenset(name for name in optional if values[name] is None)
        given: dict[str, Any] = {name: value for name, value in values.items() if name not in left_out}
        made = Action(id=action_id, plan_id=plan_id, **given)
        if made.offered_pay is not None:
            require_whole_pay(made.offered_pay, label("offered_pay"), "offered_pay")
        if action is not None:
            return edits.replace(session.profile, made)
        plan = plans.plan_of(session.profile, plan_id)
        return plans.add_action(session.profile, plans.filled_in(subjects, plan, made, left_out=left_out))

    questions = Questions(title, columns, texts, optional, captions)
    form = RecordForm(questions, session.profile, saver(make, history), parent)
    _offer(form, subjects)
    _follow_kind(form)
    return form, action_id


def form_for_plan(session: Session, history: History, plan: Plan, parent: QWidget | None = None) -> RecordForm:
    """A form for a plan's name, hours a week and note."""
    columns = FORMS[Plan]
    texts = {column.attribute: field_text(plan, column.attribute) for column in columns}

    def make(values: Values) -> ChangeSet | None:
        given: dict[str, Any] = dict(values)
        return edits.replace(session.profile, dataclasses.replace(plan, **given))

    return RecordForm(Questions("Rename plan", columns, texts), session.profile, saver(make, history), parent)


def subject_names(subjects: Subjects) -> dict[str, tuple[str, ...]]:
    """Everything an action can be about that the catalogues know, by name; places with their other spellings."""
    names = (
        *(one.facts.name for one in subjects.certifications.certifications),
        *(one.name for one in subjects.skills.skills),
        *(one.name for one in subjects.specialisations.specialisations),
        *map(str, WorkMode),
        *map(str, Track),
    )
    return dict.fromkeys(names, ()) | offered_places(subjects.pack)


def _offer(form: RecordForm, subjects: Subjects) -> None:
    editor = form.fields["subject"].editor
    assert isinstance(editor, QLineEdit)
    Completion(subject_names(subjects), editor)


def _follow_kind(form: RecordForm) -> None:
    """Ask what the kind of action needs, and for what stands in a field already, that it is not overlooked."""
    kind, subject = form.fields["kind"], form.fields["subject"].editor
    assert isinstance(kind.editor, ChoiceBox)
    assert isinstance(subject, QLineEdit)

    def ask() -> None:
        for names, kinds in ((_OFFERED, MOVES), (_LEARNT, (ActionKind.LEARN_SKILL,))):
            is_filled = any(form.fields[name].text.strip() for name in names)
            form.ask_for(names, is_asked=is_filled or kind.text in kinds)
        subject.setPlaceholderText(_SUBJECTS[ActionKind(kind.text)])

    kind.editor.currentIndexChanged.connect(ask)
    ask()


def _first_texts() -> dict[str, str]:
    today = datetime.datetime.now().astimezone().date()
    year, month = divmod(12 * today.year + today.month, 12)
    return {"start": str(PartialDate(year, month + 1))}
