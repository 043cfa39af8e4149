"""What the Plans page is told while a lever moves and once it rests."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.advice.plan_comparison import PASSING_CAREERS, PlanComparison
from planner.domain.plan import Plan
from planner.market.pack import Pack
from planner.ui.pages import plans_answers
from planner.ui.pages.plans_answers import PlansAnswers
from planner.ui.pages.plans_question import Answer, Question
from tests.strategies import profile_of
from tests.ui.pages.plans_desk import TWO

TODAY = datetime.date(2026, 11, 22)


class Ear:
    """The answers asked for and what they told; ``is_held`` stands for a lever in the hand."""

    def __init__(self, qtbot: QtBot, pack: Pack) -> None:
        self.qtbot = qtbot
        self.is_held = False
        self.owner = QObject()
        self.answers = PlansAnswers(lambda: self.is_held, self.owner)
        self.full: list[Answer] = []
        self.passed: list[Answer] = []
        self.answers.answered.connect(self.full.append)
        self.answers.passed.connect(self.passed.append)
        profile = profile_of(*TWO)
        self.question = Question(profile, tuple(profile.all(Plan)), pack, TODAY, count_grade_d=False)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.answers.is_busy, timeout=60_000)


@pytest.fixture
def ear(qtbot: QtBot, pack: Pack) -> Iterator[Ear]:
    ear = Ear(qtbot, pack)
    yield ear
    ear.answers.close()


def careers(answer: Answer) -> int:
    assert isinstance(answer.told, PlanComparison)
    return answer.told.inputs.n_careers


def test_before_the_first_answer_nothing_passes_by_and_the_full_one_comes(ear: Ear) -> None:
    ear.answers.try_out(ear.question)
    ear.wait()
    assert ear.passed == []
    assert [careers(one) for one in ear.full] == [10_000]


def test_a_lever_shows_few_careers_at_once_and_all_when_it_rests(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.answers.try_out(replace(ear.question, pace=1.5))
    ear.wait()
    assert [careers(one) for one in ear.passed] == [PASSING_CAREERS]
    assert [careers(one) for one in ear.full] == [10_000, 10_000]
    assert [one.question.pace for one in (*ear.passed, *ear.full)] == [1.5, 1.0, 1.5]


def test_what_is_held_does_not_rest(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.is_held = True
    ear.answers.try_out(replace(ear.question, pace=0.7))
    ear.wait()
    assert len(ear.passed) == 1
    ear.answers._settle()
    assert len(ear.full) == 1
    ear.is_held = False
    ear.wait()
    assert ear.full[-1].question.pace == 0.7


def test_what_is_forgotten_is_not_told(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.answers.try_out(replace(ear.question, pace=0.7))
    ear.answers.forget()
    assert not ear.answers.is_busy
    assert (len(ear.passed), len(ear.full)) == (0, 1)


def test_what_passes_by_is_worked_out_and_told_in_turns_of_their_own(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.answers.try_out(replace(ear.question, pace=0.7))
    ear.answers._pass_by()
    assert (ear.passed, ear.answers.is_busy) == ([], True)
    ear.qtbot.waitUntil(lambda: len(ear.passed) == 1)


def test_what_is_under_way_is_told_before_what_was_asked_meanwhile(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans_answers, "_TURN_S", 0.0)  # a step a turn
    ear.answers.ask(ear.question)
    ear.wait()
    ear.answers.try_out(replace(ear.question, pace=0.7))
    ear.answers._pass_by()
    for pace in (0.8, 0.9):
        ear.answers.try_out(replace(ear.question, pace=pace))
        ear.answers._pass_by()
    ear.qtbot.waitUntil(lambda: len(ear.passed) == 2)
    assert [one.question.pace for one in ear.passed] == [0.7, 0.9]
    ear.wait()
    assert len(ear.passed) == 2


def test_what_was_worked_out_is_not_told_once_all_is_asked_for(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.answers.try_out(replace(ear.question, pace=0.7))
    ear.answers._pass_by()
    while ear.answers._passed is None:
        ear.answers._pass_on()
    ear.answers.ask(replace(ear.question, pace=0.8))
    ear.wait()
    assert ear.passed == []
    assert ear.full[-1].question.pace == 0.8


def test_without_an_estimate_nothing_passes_by(ear: Ear) -> None:
    profile = profile_of(Plan(id="a", name="A"))
    question = replace(ear.question, profile=profile, plans=tuple(profile.all(Plan)))
    ear.answers.ask(question)
    ear.wait()
    ear.answers.try_out(question)
    ear.wait()
    assert ear.passed == []
    assert len(ear.full) == 2


def test_another_market_is_known_before_it_is_tried(ear: Ear) -> None:
    ear.answers.ask(ear.question)
    ear.wait()
    ear.qtbot.waitUntil(lambda: bool(ear.answers._known))
    known = ear.answers._known[0]
    ear.answers.try_out(replace(ear.question, profile=known.question.profile))
    ear.answers._pass_by()
    assert ear.answers._passed is not None  # at once
    assert ear.answers._passed.told is known.told
    ear.wait()
    assert ear.passed[0].told is known.told
