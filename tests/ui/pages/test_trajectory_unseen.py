"""The Trajectory page while another page is looked at."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.pages.trajectory_question import Answer, Question
from planner.ui.theme import Theme
from planner.workspace import edits
from tests.ui.pages.test_trajectory import SAMPLE, Desk


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.page.close_page()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """What any worker is asked from now on."""
    found: list[Question] = []
    ask = LatestRunner.ask

    def noted(runner: LatestRunner[Question, Answer], question: Question) -> None:
        found.append(question)
        ask(runner, question)

    monkeypatch.setattr(LatestRunner, "ask", noted)
    return found


def choose_downturn(desk: Desk) -> None:
    profile = desk.place.session.profile
    changes = edits.set_field(profile, profile.preferences.id, "scenario", "downturn")
    assert changes is not None
    desk.place.history.push(changes)


def test_an_edit_on_another_page_leaves_the_processor_to_it(desk: Desk, asked: list[Question]) -> None:
    desk.page.hide()
    choose_downturn(desk)
    assert not asked
    assert desk.page.answer is not None
    assert desk.page.answer.question.profile.preferences.scenario == "base"


def test_who_comes_back_waits_no_longer(desk: Desk, asked: list[Question], qtbot: QtBot) -> None:
    desk.page.hide()
    choose_downturn(desk)
    before = desk.sentence
    with qtbot.waitSignal(desk.page.answered):
        desk.page.show()
    assert [one.profile for one in asked if isinstance(one, Question)] == [desk.place.session.profile]
    assert desk.sentence != before


def test_it_follows_in_a_while_though_nobody_looks(desk: Desk, asked: list[Question], qtbot: QtBot) -> None:
    desk.page.hide()
    choose_downturn(desk)
    choose = edits.set_field(desk.place.session.profile, "preferences", "seed", "2")
    assert choose is not None
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(choose)
    assert [one.profile for one in asked if isinstance(one, Question)] == [desk.place.session.profile]


def test_a_page_shown_again_without_an_edit_asks_nothing(desk: Desk, asked: list[Question]) -> None:
    desk.page.hide()
    desk.page.show()
    assert not [one for one in asked if isinstance(one, Question)]
