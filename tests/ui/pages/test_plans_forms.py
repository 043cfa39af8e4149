"""The form of an action, as far as a job offer is asked for."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind, Plan
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.plans_forms import form_for_action
from planner.ui.widgets.record_editors import show_text
from tests.advice.test_plan_subjects import SUBJECTS
from tests.ui.workplace import Workplace, in_memory

PLAN = Plan(id="a", name="A")
MOVE = Action(id="m", plan_id="a", kind=ActionKind.MOVE_COMPANY, start=PartialDate(2028, 3))
CAPTION = "If you have an offer: what it pays, in today's dollars a year; left empty, the market tells"

Asked = tuple[RecordForm, Workplace]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What a form stands over; one that has closed is deleted with it."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def asked(window: QWidget) -> Asked:
    """The form of the move, open, and where it works."""
    place, _ = in_memory(PLAN, MOVE)
    form, _ = form_for_action(place.session, place.history, SUBJECTS, "a", MOVE, window)
    form.open()
    return form, place


def is_asked(form: RecordForm) -> bool:
    """Whether the offer is asked for: both fields, their names and what stands above them, or nothing of it."""
    above = next(label for label in form.findChildren(QLabel) if label.text() == CAPTION)
    fields = [form.fields[name] for name in ("offered_pay", "offered_bonus")]
    shown = {part.isVisible() for part in (above, *fields, *(field.label for field in fields))}
    assert len(shown) == 1
    return shown.pop()


def choose(form: RecordForm, kind: ActionKind) -> None:
    show_text(form.fields["kind"].editor, str(kind))


def test_only_a_move_is_asked_for_an_offer(asked: Asked) -> None:
    form, *_ = asked
    found = {}
    for kind in ActionKind:
        choose(form, kind)
        found[kind] = is_asked(form)
    assert [kind for kind, is_so in found.items() if is_so] == [ActionKind.MOVE_COMPANY, ActionKind.MOVE_PLACE]


def test_an_offer_is_asked_for_after_the_subject(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN)
    form, _ = form_for_action(place.session, place.history, SUBJECTS, "a", None)
    qtbot.addWidget(form)
    assert list(form.fields)[:6] == ["kind", "subject", "proficiency", "offered_pay", "offered_bonus", "start"]
    assert form.fields["offered_pay"].isHidden()
    choose(form, ActionKind.MOVE_PLACE)
    assert not form.fields["offered_pay"].isHidden()


def test_only_a_skill_is_asked_how_well_it_is_learnt(asked: Asked) -> None:
    form, place = asked
    proficiency = form.fields["proficiency"]
    found = []
    for kind in ActionKind:
        choose(form, kind)
        assert proficiency.isVisible() is proficiency.label.isVisible()
        found += [kind] * proficiency.isVisible()
    assert found == [ActionKind.LEARN_SKILL]
    choose(form, ActionKind.LEARN_SKILL)
    proficiency.show_text("4")
    choose(form, ActionKind.MOVE_COMPANY)
    assert proficiency.isVisible()  # it would be saved
    form.accept()
    moved = place.session.profile.get(Action, "m")
    assert moved is not None
    assert moved.proficiency == 4


def test_the_subject_tells_how_it_is_written_for_each_kind(asked: Asked) -> None:
    form, place = asked
    line = form.fields["subject"].editor
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "Employer, if you know it"
    free = (ActionKind.MOVE_COMPANY, ActionKind.TAKE_PRODUCTION, ActionKind.BREAK)
    for kind in ActionKind:
        choose(form, kind)
        hint = line.placeholderText()
        assert ", if you " in hint if kind in free else hint
        for subject in () if kind in free else hint.removesuffix("…").replace(" or ", ", ").split(", "):
            assert SUBJECTS.unknown(replace(MOVE, kind=kind, subject=subject), place.session.profile) == ""


def test_an_offer_in_thousands_without_the_k_is_not_taken(asked: Asked) -> None:
    form, place = asked
    form.fields["offered_pay"].show_text("190")
    form.accept()
    assert form.fields["offered_pay"].told == (
        "Base pay offered: $190 a year is less than $1,000. Write the whole amount, 190000 or 190k."
    )
    assert place.session.profile.get(Action, "m") == MOVE
    form.fields["offered_pay"].show_text("190k")
    form.accept()
    moved = place.session.profile.get(Action, "m")
    assert moved is not None
    assert moved.offered_pay == Decimal(190_000)


def test_an_offer_is_saved_and_taken_back(asked: Asked) -> None:
    form, place = asked
    form.fields["offered_pay"].show_text("185k")
    form.fields["offered_bonus"].show_text("12,500")
    form.accept()
    found = place.session.profile.get(Action, "m")
    assert found is not None
    assert (found.offered_pay, found.offered_bonus) == (Decimal(185_000), Decimal(12_500))
    place.history.undo()
    assert place.session.profile.get(Action, "m") == MOVE


def test_an_offer_of_what_is_no_move_stays_in_sight_and_is_told(asked: Asked) -> None:
    form, place = asked
    form.fields["offered_pay"].show_text("185000")
    choose(form, ActionKind.BREAK)
    assert is_asked(form)
    form.accept()
    assert form.fields["offered_pay"].told.endswith("Leave it empty, or choose a move.")
    assert place.session.profile.get(Action, "m") == MOVE
    form.fields["offered_pay"].show_text("")
    form.accept()
    found = place.session.profile.get(Action, "m")
    assert found is not None
    assert (found.kind, found.offered_pay) == (ActionKind.BREAK, None)
