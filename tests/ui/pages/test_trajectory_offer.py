"""From a lever of the Trajectory page to a plan, on the sample."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind
from planner.market.pack import Pack
from planner.ui.dialogs.plan_entry import PlanDialog
from planner.ui.pages.trajectory_levers import TrajectoryLevers
from planner.ui.pages.trajectory_offer import LeverOffer
from planner.ui.theme import Theme
from planner.ui.widgets.record_editors import ChoiceBox
from tests.ui.pages.surroundings import SAMPLE, Explained


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Explained]:
    opened = Explained(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield opened
    opened.close()


def button(opened: Explained, text: str) -> QPushButton:
    return next(one for one in opened.page.findChildren(QPushButton) if one.text() == text)


def levers(opened: Explained) -> TrajectoryLevers:
    """The levers, which are opened first."""
    button(opened, "What if").click()
    opened.qtbot.waitUntil(lambda: opened.page.moved_levers is not None)
    found = opened.page.findChild(TrajectoryLevers)
    assert isinstance(found, TrajectoryLevers)
    return found


def offer(opened: Explained) -> LeverOffer:
    found = opened.page.findChild(LeverOffer)
    assert isinstance(found, LeverOffer)
    return found


def test_without_a_lever_the_command_says_which_would_do(opened: Explained) -> None:
    assert opened.page.moved_levers is None
    opened.shown.commands["plan"]()
    assert offer(opened).bar.text.startswith("A plan is made of things to do. Choose one under “What if”")
    opened.shown.commands["plan"]()
    assert len(opened.page.findChildren(LeverOffer)) == 1


def test_moved_levers_go_into_a_plan(opened: Explained) -> None:
    card = levers(opened)
    mode = next(one for one in card.findChildren(ChoiceBox) if one.accessibleName() == "Work mode")
    mode.setCurrentIndex(mode.findData("work_mode.remote"))
    switch = card.findChild(QCheckBox)
    assert isinstance(switch, QCheckBox)
    switch.setChecked(True)
    button(opened, "Add to plan…").click()
    dialog = next(one for one in opened.page.findChildren(PlanDialog) if one.isVisible())
    assert [dialog.what.itemText(place) for place in range(dialog.what.count())] == [
        "Change work mode to remote",
        "Take production responsibility",
    ]
    dialog.accept()
    (action,) = opened.place.session.profile.all(Action)
    assert (action.kind, action.subject) == (ActionKind.CHANGE_WORK_MODE, "remote")
    offer(opened).show_plan.click()
    assert opened.pages == ["plans"]
