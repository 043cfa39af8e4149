"""The way to a plan from a page that proposes what the test gives it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.advice.plan_proposals import Proposal
from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind, Plan
from planner.market.pack import Pack
from planner.ui.dialogs.plan_entry import PlanDialog
from planner.ui.pages.advice_page import Desk
from planner.ui.pages.plan_offer import PlanOffer
from tests.ui.workplace import CAREER, in_memory

CKA = Proposal(ActionKind.EARN_CERTIFICATION, "CKA")
BREAK = Proposal(ActionKind.BREAK)


class Page(QWidget):
    """A page with nothing but the offer and a part with a menu."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings, *proposals: Proposal) -> None:
        super().__init__()
        self.place, _ = in_memory(*CAREER)
        place = self.place
        desk = Desk(place.session, place.history, place.bridge, pack, settings)
        self.offer = PlanOffer(self, desk, lambda: proposals, "Choose something first.", "Put it into a plan")
        self.view = QWidget()
        column = QVBoxLayout(self)
        for part in (self.offer.bar, self.offer.button, self.view):
            column.addWidget(part)
        self.offer.offer_at(self.view)
        self.wanted: list[bool] = []
        self.offer.plan_wanted.connect(lambda: self.wanted.append(True))
        qtbot.addWidget(self)
        self.show()

    @property
    def dialog(self) -> PlanDialog:
        return next(one for one in self.findChildren(PlanDialog) if one.isVisible())

    def added(self) -> list[Action]:
        return list(self.place.session.profile.all(Action))


def test_the_button_asks_and_then_the_way_to_the_plan_is_open(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings, CKA)
    assert page.offer.button.toolTip() == "Put it into a plan (Ctrl+Shift+A)"
    assert page.offer.bar.text == ""
    page.offer.button.click()
    page.dialog.accept()
    assert page.offer.bar.text.startswith("Earn CKA: added to Plan A, from ")
    assert [one.subject for one in page.added()] == ["CKA"]
    page.offer.show_plan.click()
    assert page.wanted == [True]
    assert page.offer.bar.text == ""


def test_one_undo_takes_plan_and_action_back_and_the_message_with_them(
    qtbot: QtBot, pack: Pack, settings: Settings
) -> None:
    page = Page(qtbot, pack, settings, CKA)
    before = page.place.session.profile
    page.offer.ask()
    page.dialog.accept()
    assert page.place.history.undo_text == "Add “Earn CKA” to Plan A"
    page.place.history.undo()
    assert page.place.session.profile == before
    assert list(page.place.session.profile.all(Plan)) == []
    assert page.offer.bar.text == ""


def test_where_there_is_nothing_to_propose_it_says_so(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings)
    assert page.offer.ask() is None
    assert page.offer.bar.text == "Choose something first."
    assert page.offer.show_plan.isHidden()


def test_cancelling_changes_nothing(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings, CKA, BREAK)
    page.offer.ask()
    page.dialog.reject()
    assert page.added() == []
    assert page.offer.bar.text == ""


def test_one_of_them_can_be_asked_about_alone(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings, CKA, BREAK)
    dialog = page.offer.ask_about([BREAK])
    assert dialog is not None
    assert dialog.proposal == BREAK
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the screen that is none
def test_the_menu_at_a_part_asks_too(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings, CKA)
    page.view.customContextMenuRequested.emit(QPoint(1, 1))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (entry,) = menu.actions()
    assert entry.text() == "Add to plan…\tCtrl+Shift+A"
    entry.trigger()
    menu.close()
    page.dialog.reject()


def test_who_comes_back_does_not_read_the_old_message(qtbot: QtBot, pack: Pack, settings: Settings) -> None:
    page = Page(qtbot, pack, settings)
    page.offer.ask()
    page.hide()
    page.show()
    assert page.offer.bar.text == ""
