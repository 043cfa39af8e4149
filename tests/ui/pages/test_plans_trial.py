import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.domain.plan import Plan
from planner.ui.pages.plans_trial import PlansTrial
from planner.workspace import plans
from tests.ui.workplace import in_memory

PLAN = Plan(id="a", name="A")


class Ear:
    """A trial of a profile with one plan, and what it told."""

    def __init__(self) -> None:
        self.place, _ = in_memory(PLAN)
        self.owner = QObject()
        self.trial = PlansTrial(self.place.session, self.place.history, self.owner)
        self.told: list[object] = []
        self.trial.tried.connect(lambda: self.told.append("tried"))
        self.trial.dropped.connect(lambda: self.told.append("dropped"))
        self.trial.failed.connect(self.told.append)

    def hours(self, tried: bool) -> float:
        profile = self.trial.profile if tried else self.place.session.profile
        plan = profile.get(Plan, "a")
        assert plan is not None
        return plan.hours_per_week


@pytest.fixture
def ear(qapp: object) -> Ear:
    return Ear()


def test_what_is_tried_is_seen_and_not_stored(ear: Ear) -> None:
    ear.trial.try_out(lambda one: plans.set_hours(one, "a", 9))
    assert (ear.hours(tried=True), ear.hours(tried=False)) == (9, 5)
    assert ear.told == ["tried"]
    ear.trial.forget()
    assert ear.hours(tried=True) == 5


def test_what_is_made_is_stored_and_undone(ear: Ear) -> None:
    ear.trial.try_out(lambda one: plans.set_hours(one, "a", 9))
    ear.trial.make(lambda one: plans.set_hours(one, "a", 8))
    assert (ear.hours(tried=True), ear.hours(tried=False)) == (8, 8)
    ear.place.history.undo()
    assert ear.hours(tried=False) == 5


def test_let_go_where_it_was_nothing_is_made(ear: Ear) -> None:
    ear.trial.make(lambda one: plans.set_hours(one, "a", 5))
    assert ear.told == []
    ear.trial.try_out(lambda one: plans.set_hours(one, "a", 9))
    ear.trial.make(lambda one: plans.set_hours(one, "a", 5))
    assert ear.told == ["tried", "dropped"]
    assert not ear.place.history.can_undo


def test_what_cannot_be_made_is_told(ear: Ear) -> None:
    ear.trial.make(lambda one: plans.set_hours(one, "a", 500))
    (error,) = ear.told
    assert isinstance(error, UserError)
    assert ear.hours(tried=False) == 5


def test_what_is_made_soon_is_tried_first(ear: Ear, qtbot: QtBot) -> None:
    ear.trial.make_soon(lambda one: plans.set_hours(one, "a", 9))
    assert (ear.hours(tried=True), ear.hours(tried=False)) == (9, 5)
    assert ear.told == [], "whoever asks for it shows it"
    qtbot.waitUntil(lambda: ear.hours(tried=False) == 9)
    ear.place.history.undo()
    assert ear.hours(tried=False) == 5


def test_what_is_to_be_made_soon_is_made_at_once_when_the_page_goes(ear: Ear) -> None:
    ear.trial.make_soon(lambda one: plans.set_hours(one, "a", 9))
    ear.trial.make_seen()
    assert ear.hours(tried=False) == 9
    ear.trial.make_seen()
    assert ear.place.history.undo_text
    ear.place.history.undo()
    assert not ear.place.history.can_undo, "it was made once"


def test_of_two_that_are_made_soon_both_are_made(ear: Ear, qtbot: QtBot) -> None:
    ear.trial.make_soon(lambda one: plans.set_hours(one, "a", 9))
    ear.trial.make_soon(lambda one: plans.set_hours(one, "a", 8))
    assert (ear.hours(tried=True), ear.hours(tried=False)) == (8, 9)
    qtbot.waitUntil(lambda: ear.hours(tried=False) == 8)
    ear.place.history.undo()
    assert ear.hours(tried=False) == 9


def test_another_edit_meanwhile_takes_nothing_away(ear: Ear, qtbot: QtBot) -> None:
    ear.trial.make_soon(lambda one: plans.set_hours(one, "a", 9))
    ear.trial.forget()  # as the page does when the profile changes
    qtbot.waitUntil(lambda: ear.hours(tried=False) == 9)
