"""The page on the sample and on people of a few records, with the shipped figures."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.domain.plan import Action
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting
from planner.market.pack import Pack
from planner.ui.dialogs.plan_entry import PlanDialog
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.advice_page import Desk
from planner.ui.pages.overview import OverviewPage
from planner.ui.pages.trajectory_question import Question, answer
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.table_links import TableLinks
from planner.workspace import edits
from tests.samples import bare_sample
from tests.ui.workplace import PYTHON, in_memory

SAMPLE = bare_sample(datetime.datetime.now().astimezone().date())
PATIENCE_MS = 30_000


class Shown:
    """A page that is shown and has answered, and the workplace under it."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, *records: Record) -> None:
        self.qtbot = qtbot
        self.place, self.file = in_memory(*records)
        session, history, bridge = self.place.session, self.place.history, self.place.bridge
        self.page = OverviewPage(Desk(session, history, bridge, pack, settings), theme)
        self.page.resize(1000, 900)
        qtbot.addWidget(self.page)
        if session.profile.is_empty():
            self.page.show()
        else:
            self.after(self.page.show)

    def after(self, act: Callable[[], object]) -> None:
        with self.qtbot.waitSignal(self.page.answered, timeout=PATIENCE_MS):
            act()

    def said(self) -> list[str]:
        labels = self.page.cards.findChildren(QLabel)
        return [label.text() for label in labels if not label.isHidden() and label.text()]

    def close(self) -> None:
        self.page.hide()
        self.page.close_page()


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Shown]:
    desk = Shown(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.close()


def edit_pay(desk: Shown, base: str) -> None:
    last = max((one for role in SAMPLE.roles for one in SAMPLE.pay_of(role.id)), key=lambda one: str(one.effective))
    changes = edits.set_field(desk.place.session.profile, last.id, "base", base)
    assert changes is not None
    desk.place.history.push(changes)


def test_the_answer_stands_on_top(desk: Shown) -> None:
    assert desk.page.sentence.startswith("You earn more than ")
    assert "mid-level machine learning engineers in Seattle. " in desk.page.sentence
    assert "jobs, BLS OEWS May 2025, split into levels by this program." in desk.page.sentence


def test_every_card_has_something_to_say(desk: Shown) -> None:
    cards = desk.page.cards
    assert 3 <= len(cards.steps.texts) <= 4
    assert len(cards.readiness.texts) == 6
    assert cards.certifications.texts[0][0].startswith("AWS Certified")
    assert {value for _, value in cards.checks.texts} <= {"fails", "warns", "unknown"}
    assert {"Trajectory", "Next steps", "Readiness for senior", "Certifications", "Health checks"} <= set(desk.said())


def test_the_trajectory_in_small_says_the_same_as_the_large(desk: Shown, pack: Pack, qtbot: QtBot) -> None:
    today = datetime.datetime.now().astimezone().date()
    large = answer(Question(desk.place.session.profile, pack, today, "base", is_real=True, is_equal_power=False)).data
    assert desk.page.cards.trajectory.text() == large.headline
    assert desk.page.cards.chart.accessibleName() == large.spoken
    qtbot.waitUntil(lambda: desk.page.cards.chart.canvas is not None)


def test_it_speaks_of_the_money_of_the_trajectory_page(desk: Shown, settings: Settings) -> None:
    before = desk.page.cards.trajectory.text()
    desk.page.hide()
    settings.set("trajectory_money", "nominal")
    desk.after(desk.page.show)
    assert desk.page.cards.trajectory.text() != before


def test_it_follows_every_edit_and_undo(desk: Shown) -> None:
    before = desk.page.sentence
    desk.after(lambda: edit_pay(desk, "400000"))
    assert desk.page.sentence.startswith("You earn more than at least 99 of 100")
    desk.after(desk.place.history.undo)
    assert desk.page.sentence == before


def test_while_nobody_looks_nothing_is_worked_out(desk: Shown) -> None:
    before = desk.page.sentence
    desk.page.hide()
    edit_pay(desk, "400000")
    assert desk.page.sentence == before
    desk.after(desk.page.show)
    assert desk.page.sentence != before


def test_looking_again_asks_nothing_anew(desk: Shown, qtbot: QtBot) -> None:
    desk.page.hide()
    with qtbot.assertNotEmitted(desk.page.answered, wait=100):
        desk.page.show()


def test_three_cards_stand_beside_each_other_only_where_there_is_room(desk: Shown) -> None:
    lists = (desk.page.cards.readiness, desk.page.cards.certifications, desk.page.cards.checks)

    def lefts() -> set[int]:
        return {one.mapTo(desk.page.cards, one.rect().topLeft()).x() for one in lists}

    desk.page.resize(1000, 900)
    desk.qtbot.waitUntil(lambda: len(lefts()) == 3)
    desk.page.resize(780, 900)
    desk.qtbot.waitUntil(lambda: len(lefts()) == 1)
    desk.page.resize(1000, 900)
    desk.qtbot.waitUntil(lambda: len(lefts()) == 3)


def test_a_card_leads_to_its_page(desk: Shown, qtbot: QtBot) -> None:
    links = {button.accessibleName(): button for button in desk.page.cards.findChildren(QPushButton)}
    with qtbot.waitSignal(desk.page.page_wanted) as wanted:
        links["Trajectory: Open"].click()
    assert wanted.args == ["trajectory"]


def test_a_muted_check_is_set_by_one_edit_that_can_be_undone(desk: Shown) -> None:
    name, _ = desk.page.cards.checks.texts[0]
    check = next(one for one in desk.page.cards.checks.buttons if one.accessibleName().startswith(name))
    check_id = desk.page.cards.check("soft-skills").rule.id
    assert not check.isHidden()
    dialog = desk.page.show_check(check_id)
    dialog.mute.setChecked(True)
    dialog.reason.setText("I work alone")
    desk.after(dialog.accept)
    assert desk.place.session.profile.get(CheckSetting, check_id) is not None
    assert name not in dict(desk.page.cards.checks.texts)
    desk.after(desk.place.history.undo)
    assert name in dict(desk.page.cards.checks.texts)


def test_all_checks_can_be_shown(desk: Shown) -> None:
    desk.page.cards.all_checks.click()
    assert len(desk.page.cards.checks.texts) == 18
    assert desk.page.cards.all_checks.text() == "Show fewer"
    desk.page.cards.all_checks.click()
    assert len(desk.page.cards.checks.texts) < 18


def test_an_empty_profile_has_one_sentence_and_one_button(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    desk = Shown(qtbot, pack, settings, theme)
    assert desk.page.empty.isVisible()
    shown = [one for one in desk.page.empty.findChildren(QPushButton) if not one.isHidden()]
    assert len(shown) == 1
    shown[0].click()
    form = desk.page.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    assert form.windowTitle().startswith("Add role")
    form.reject()
    desk.after(lambda: desk.place.history.push(edits.add(PYTHON)))
    assert desk.page.sentence.startswith("No estimate of where your pay stands: no role is recorded yet")
    assert not desk.page.empty.isVisible()
    assert desk.page.way_out.text() == "Add your current role"
    first = desk.page.cards.steps.buttons[0]
    assert first.accessibleName() == "Add your current role: Add"
    first.click()
    assert len([one for one in desk.page.findChildren(RecordForm) if one.isVisible()]) == 1
    desk.close()


def test_a_damaged_catalogue_is_told(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise UserError("rules.json", "it is damaged", "Install the program again")

    monkeypatch.setattr("planner.market.evidence.load_cards", damaged)
    place, _ = in_memory(*SAMPLE.records.values())
    page = OverviewPage(Desk(place.session, place.history, place.bridge, pack, settings), theme)
    qtbot.addWidget(page)
    page.show()
    bar = page.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    qtbot.waitUntil(lambda: "it is damaged" in bar.text, timeout=PATIENCE_MS)
    page.hide()
    page.close_page()


def test_a_step_that_is_an_action_goes_into_a_plan(desk: Shown) -> None:
    steps = [button for button in desk.page.cards.steps.buttons if button.text() == "Add to plan…"]
    assert len(steps) == len(desk.page.proposals()) > 0
    steps[0].click()
    dialog = next(one for one in desk.page.findChildren(PlanDialog) if one.isVisible())
    desk.after(dialog.accept)
    (action,) = desk.place.session.profile.all(Action)
    assert desk.page.offer.bar.text.startswith(f"{steps[0].accessibleName().split(' of 5')[0]} of 5: added to Plan A")
    assert action.hours > 0
    with desk.qtbot.waitSignal(desk.page.page_wanted) as wanted:
        desk.page.offer.show_plan.click()
    assert wanted.args == ["plans"]


def test_where_no_step_is_an_action_it_says_so(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    desk = Shown(qtbot, pack, settings, theme, PYTHON)
    assert desk.page.proposals() == ()
    assert desk.page.offer.ask() is None
    assert desk.page.offer.bar.text.startswith("None of the steps suggested is an action of a plan.")
    desk.close()


def test_health_checks_are_copied(desk: Shown) -> None:
    links = desk.page.cards.findChild(TableLinks)
    assert isinstance(links, TableLinks)
    links.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert (len(lines), lines[0].split("\t")[:3]) == (19, ["Check", "Outcome", "Finding"])


def test_a_check_leads_to_where_its_action_is_done(desk: Shown) -> None:
    dialog = desk.page.show_check("soft-skills")
    with desk.qtbot.waitSignal(desk.page.page_wanted) as wanted:
        dialog.go.click()
    assert wanted.args == ["plans"]
    assert not dialog.isVisible()
