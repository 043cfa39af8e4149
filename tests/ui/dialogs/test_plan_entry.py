"""The dialog that puts a proposal into a plan, and what it saves."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.advice.plan_proposals import Proposal
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.ui.dialogs.plan_entry import PlanDialog, takes
from planner.ui.widgets.month_box import months_of
from tests.advice.records import TODAY, action, skill
from tests.advice.test_plan_subjects import SUBJECTS
from tests.forecast.examples import role
from tests.strategies import profile_of

KIND = ActionKind
CKA = Proposal(KIND.EARN_CERTIFICATION, "CKA")
DOCKER = Proposal(KIND.LEARN_SKILL, "Docker", 3)
AUSTIN = Proposal(KIND.MOVE_PLACE, "Austin")
A, B = Plan(id="a", name="A"), Plan(id="b", name="B", is_adopted=True)


class Asked:
    """A dialog, what it saved, and how saving fails."""

    def __init__(self, qtbot: QtBot, *proposals: Proposal, records: tuple[Record, ...] = (A, B)) -> None:
        self.saved: list[ChangeSet] = []
        self.refusal: UserError | None = None
        self.profile = profile_of(role("r"), skill("Docker", 2), *records)
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = PlanDialog(proposals, self.profile, SUBJECTS, TODAY, self.save, self.parent)
        self.dialog.show()

    def save(self, changes: ChangeSet) -> UserError | None:
        if self.refusal is None:
            self.saved.append(changes)
        return self.refusal

    def said(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible() and label.text()]

    @property
    def after(self) -> Profile:
        (changes,) = self.saved
        return changes.applied_to(self.profile)

    def plans(self) -> list[str]:
        return [self.dialog.plan.itemText(place) for place in range(self.dialog.plan.count())]


def test_enter_adds_to_ones_own_plan_from_the_next_month(qtbot: QtBot) -> None:
    asked = Asked(qtbot, CKA)
    assert asked.plans() == ["B (my plan)", "A", "New plan: Plan A"]
    assert asked.said()[0] == "Earn CKA"
    add = next(one for one in asked.dialog.findChildren(QPushButton) if one.text() == "&Add")
    assert add.isDefault()
    assert asked.dialog.told == "Earn CKA: added to B, from Dec 2026."
    asked.dialog.accept()
    (action,) = asked.after.actions_of("b")
    assert (action.subject, str(action.start)) == ("CKA", "2026-12")
    assert asked.saved[0].text == "Add “Earn CKA” to B"


def test_a_new_plan_may_take_it(qtbot: QtBot) -> None:
    asked = Asked(qtbot, CKA)
    asked.dialog.plan.setCurrentIndex(2)
    asked.dialog.accept()
    assert [one.name for one in asked.after.all(Plan)] == ["A", "B", "Plan A"]


def test_what_is_single_is_not_asked_for(qtbot: QtBot) -> None:
    asked = Asked(qtbot, CKA)
    assert not asked.dialog.what.isVisible()
    assert not asked.dialog.proficiency.isVisible()
    assert not any("as many as are compared" in text for text in asked.said())


def test_one_of_several_is_chosen(qtbot: QtBot) -> None:
    asked = Asked(qtbot, AUSTIN, DOCKER)
    assert asked.dialog.what.isVisible()
    assert asked.said()[0] == "Move to Austin"
    assert any(text.startswith("What it takes is not known") for text in asked.said())
    asked.dialog.what.setCurrentIndex(1)
    assert asked.dialog.proficiency.isVisible()
    assert asked.said()[0] == "Learn Docker to 3 of 5"
    assert "150 hours at 5 a week: 7 months, to the end of June 2027." in asked.said()
    asked.dialog.proficiency.setValue(4)
    assert asked.said()[0] == "Learn Docker to 4 of 5"
    asked.dialog.accept()
    (action,) = asked.after.actions_of("b")
    assert (action.proficiency, action.hours) == (4, 550)


def test_the_month_follows_the_plan_until_the_user_sets_one(qtbot: QtBot) -> None:
    busy = action("x", KIND.LEARN_SKILL, "2026-12", subject="Rust", months=3, hours=65, plan_id="b")
    asked = Asked(qtbot, DOCKER, records=(A, B, busy))
    assert asked.dialog.month.text() == "Mar 2027"
    asked.dialog.plan.setCurrentIndex(1)
    assert asked.dialog.month.text() == "Dec 2026"
    asked.dialog.month.setValue(months_of(datetime.date(2027, 2, 1)))
    asked.dialog.plan.setCurrentIndex(0)
    assert asked.dialog.month.text() == "Feb 2027"
    assert any("needs" in text and "has 22, at 5 hours a week" in text for text in asked.said())
    asked.dialog.month.setValue(months_of(datetime.date(2027, 3, 1)))
    assert not asked.dialog.against.isVisible()


def test_with_four_plans_there_is_a_sentence_with_the_way_out(qtbot: QtBot) -> None:
    four = tuple(Plan(id=letter, name=letter) for letter in "vwxy")
    asked = Asked(qtbot, CKA, records=four)
    assert asked.plans() == ["y", "x", "w", "v"]
    assert any(text.startswith("There are 4 plans, as many as are compared at once. Add") for text in asked.said())
    asked.dialog.accept()
    assert len(list(asked.after.all(Plan))) == 4


def test_what_cannot_be_saved_is_told_and_the_dialog_stays(qtbot: QtBot) -> None:
    asked = Asked(qtbot, CKA)
    asked.refusal = UserError("Profile file", "the disk is full", "Make room")
    asked.dialog.accept()
    assert asked.dialog.isVisible()
    assert any("the disk is full" in text for text in asked.said())


@pytest.mark.parametrize(
    ("hours", "cost", "months", "told"),
    [
        (70, 125, 4, "70 hours at 5 a week and $125: 4 months, to the end of March 2027."),
        (70, 0, 1, "70 hours at 5 a week: 1 month, to the end of December 2026."),
        (0, 1200, 0, "Cost: $1,200."),
        (0, 0, 0, "What it takes is not known: set hours and cost on the Plans page."),
    ],
)
def test_it_says_what_an_action_takes(hours: int, cost: int, months: int, told: str) -> None:
    made: Action = action("x", KIND.EARN_CERTIFICATION, "2026-12", hours=hours, cost=cost, months=months)
    assert takes(made, A) == told
    assert takes(made, replace(A, hours_per_week=7.5)) == told.replace("at 5", "at 7.5")


def test_every_field_has_a_key_and_a_name(qtbot: QtBot) -> None:
    asked = Asked(qtbot, DOCKER, AUSTIN)
    dialog = asked.dialog
    keys = [text[text.index("&") + 1] for text in asked.said() if "&" in text]
    assert sorted(keys) == sorted("WyPM")
    for box in (dialog.what, dialog.proficiency, dialog.plan, dialog.month):
        assert box.accessibleName()
