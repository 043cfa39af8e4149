"""What all pages of advice share, on a page that counts the records of a profile."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from planner.workspace import edits
from tests.ui.pages.advice_desk import PATIENCE_MS, TODAY, Opened
from tests.ui.workplace import CKAD, ML_ENGINEER, PYTHON, RAISE, in_memory


def count(question: AdviceQuestion) -> int:
    return len(question.profile.records)


class Counting(AdvicePage[AdviceQuestion, int]):
    def __init__(self, desk: Desk) -> None:
        super().__init__("Counting", "Nothing to count.", desk, count)
        self.shown: list[int] = []
        self.months = 24

    def question(self, profile: Profile, today: datetime.date) -> AdviceQuestion:
        return AdviceQuestion(profile, self.desk.pack, today, self.months)

    def show_result(self, told: int) -> None:
        self.shown.append(told)
        self.headline.show_answer(f"{told} records", "As counted.")


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack) -> Iterator[Opened[Counting]]:
    opened = Opened(qtbot, pack, Counting, (ML_ENGINEER, PYTHON))
    yield opened
    opened.close()


def test_it_answers_when_it_is_looked_at(opened: Opened[Counting]) -> None:
    assert opened.page.shown == [2]
    assert opened.page.sentence == "2 records. As counted."
    assert opened.page.content.isVisible()
    assert opened.page.today == TODAY


def test_an_answer_goes_in_part_by_part_and_a_newer_one_starts_anew(
    opened: Opened[Counting], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, done, heard = opened.page, list[str](), list[list[str]]()

    def first(told: int) -> None:
        done.append(f"{told} a")
        if told == 1:
            page._show(2)

    monkeypatch.setattr(page, "parts", lambda told: [lambda: first(told), lambda: done.append(f"{told} b")])
    page.answered.connect(lambda: heard.append(list(done)))
    page._show(1)
    assert done == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [["1 a", "2 a", "2 b"]]


def test_what_is_left_of_an_answer_goes_in_after_an_edit_but_is_not_the_newest(
    opened: Opened[Counting], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, done, heard = opened.page, list[str](), list[list[str]]()

    def first(told: int) -> None:
        done.append(f"{told} a")
        if told == 2:
            opened.place.history.push(edits.add(CKAD))

    monkeypatch.setattr(page, "parts", lambda told: [lambda: first(told), lambda: done.append(f"{told} b")])
    page.answered.connect(lambda: heard.append(list(done)))
    page._show(2)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [["2 a", "2 b", "3 a", "3 b"]]


def test_closed_meanwhile_it_is_filled_no_further(qtbot: QtBot, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(qtbot, pack, Counting, (ML_ENGINEER, PYTHON))
    page, done = opened.page, list[str]()

    def first() -> None:
        done.append("a")
        opened.close()

    monkeypatch.setattr(page, "parts", lambda _: [first, lambda: done.append("b")])
    with qtbot.assertNotEmitted(page.answered):
        page._show(2)
        qtbot.waitUntil(lambda: bool(done))
        qtbot.waitUntil(lambda: not page._turns.is_waiting)
    assert done == ["a"]


def test_the_content_comes_once_the_first_of_an_answer_is_in_it(
    qtbot: QtBot, pack: Pack, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = in_memory(ML_ENGINEER)
    page, seen = Counting(Desk(place.session, place.history, place.bridge, pack, settings)), list[bool]()
    qtbot.addWidget(page)
    monkeypatch.setattr(page, "first_parts", lambda _: [lambda: seen.append(page.content.isVisible())] * 2)
    monkeypatch.setattr(page, "parts", lambda _: [lambda: seen.append(page.content.isVisible())])
    with qtbot.waitSignal(page.answered, timeout=PATIENCE_MS):
        page.show()
    assert seen == [False, False, True]
    page.hide()
    page.close_page()


def test_it_follows_edits_while_it_is_looked_at(opened: Opened[Counting]) -> None:
    opened.after(lambda: opened.place.history.push(edits.add(CKAD)))
    opened.page.hide()
    opened.place.history.undo()
    assert opened.page.shown == [2, 3]
    opened.after(opened.page.show)
    assert opened.page.shown == [2, 3, 2]


def test_it_asks_again_only_for_what_means_something_else(opened: Opened[Counting], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(opened.page.answered, wait=100):
        opened.page.ask()
    opened.page.months = 12
    opened.after(opened.page.ask)
    assert opened.page.shown == [2, 2]


def test_edits_are_pushed_and_none_is_none(opened: Opened[Counting]) -> None:
    before = opened.profile
    opened.page.push(None)
    assert opened.profile is before
    opened.after(lambda: opened.page.push(edits.add(CKAD)))
    assert opened.place.history.can_undo


def test_an_empty_profile_shows_the_way_in_and_an_edit_the_answer(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, Counting, ())
    assert opened.page.empty.sentence == opened.page.sentence == "Nothing to count."
    assert opened.page.shown == []
    opened.after(lambda: opened.place.history.push(edits.add(ML_ENGINEER)))
    assert opened.page.shown == [1]
    assert not opened.page.empty.isVisible()
    assert not opened.page.way_out.isVisible()
    opened.close()


def test_records_without_a_role_are_answered_with_the_way_out(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, Counting, (PYTHON,))
    assert opened.page.way_out.isVisible()
    opened.page.way_out.click()
    form = opened.page.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    form.reject()
    in_seattle = replace(ML_ENGINEER, place="Seattle")
    opened.after(lambda: opened.place.history.push(edits.add(in_seattle, RAISE)))
    assert not opened.page.way_out.isVisible()
    with qtbot.waitSignal(opened.page.page_wanted) as wanted:
        opened.page.enter_missing()  # pay in euros is no field of the role
    assert wanted.args == ["profile"]
    opened.close()


def test_what_the_user_can_put_right_is_told(
    qtbot: QtBot, pack: Pack, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Profile) -> None:
        raise UserError("ladders.json", "it is damaged", "Install the program again")

    place, _ = in_memory(ML_ENGINEER)
    page = Counting(Desk(place.session, place.history, place.bridge, pack, settings))
    qtbot.addWidget(page)
    monkeypatch.setattr(page._runner, "_work", refuse)
    page.show()
    qtbot.waitUntil(lambda: "it is damaged" in page.message.text, timeout=PATIENCE_MS)
    assert page.headline.quiet == "There is no answer."
    page.hide()
    page.close_page()


def test_a_page_says_what_it_asks_and_shows(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    place, _ = in_memory()
    bare: AdvicePage[AdviceQuestion, int] = AdvicePage(
        "Bare", "Nothing.", Desk(place.session, place.history, place.bridge, pack, settings), count
    )
    qtbot.addWidget(bare)
    with pytest.raises(NotImplementedError):
        bare.question(Profile(), TODAY)
    with pytest.raises(NotImplementedError):
        bare.show_result(1)
    bare.close_page()
