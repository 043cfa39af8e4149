"""From the Places page to a plan."""

from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.plan import Action, ActionKind
from planner.ui.theme import Theme
from tests.advice.examples import SEATTLE, person
from tests.ui.pages.places_desk import Desk


def test_a_move_or_another_work_mode_goes_into_a_plan(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person())
    other = next(row for row in desk.page.list.rows.table.rows if not row.is_own and row.place.kind == "area")
    desk.page.list.select(other.place.id)
    titles = [one.title for one in desk.page.proposals()]
    assert titles[0] == f"Move to {other.place.name}"
    assert "Change work mode to remote" in titles
    desk.page.list.select(SEATTLE.id)
    assert not any(one.title.startswith("Move") for one in desk.page.proposals())
    dialog = desk.page.offer.ask()
    assert dialog is not None
    dialog.accept()
    (action,) = desk.place.session.profile.all(Action)
    assert (action.kind, action.subject) == (ActionKind.CHANGE_WORK_MODE, "remote")
    desk.page.hide()
    desk.page.close_page()
