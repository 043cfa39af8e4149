"""A section of the Profile page while its panels are being made."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.domain.achievement import PublicWork
from planner.domain.profile import Record
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.profile_section import Desk, RecordSection, section
from planner.ui.widgets.card import Card
from planner.ui.widgets.record_panel import RecordPanel
from planner.workspace import edits
from tests.strategies import adding
from tests.ui.workplace import CAREER, Workplace, in_memory

Build = Callable[..., tuple[RecordSection, Workplace]]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    kept: list[object] = []

    def built(key: str, *records: Record) -> tuple[RecordSection, Workplace]:
        place, _ = in_memory(*records)
        shown = section(key, Desk(place.session, place.history, place.bridge))
        kept.extend([shown, place])
        qtbot.addWidget(shown)
        shown.resize(1000, 600)
        shown.show()
        return shown, place

    return built


def ids(panel: RecordPanel) -> list[str]:
    return [panel.rows.record(row).id for row in range(panel.rows.rowCount())]


PANELS = {"roles": 3, "pay": 2, "skills": 1, "certifications": 1, "achievements": 2}


@pytest.mark.parametrize(("key", "number"), PANELS.items())
@pytest.mark.parametrize("records", [(), CAREER], ids=["empty", "full"])
def test_panels_come_one_after_the_other_where_their_places_were(
    build: Build, qtbot: QtBot, key: str, number: int, records: tuple[Record, ...]
) -> None:
    shown, _ = build(key, *records)
    assert shown.made == []
    assert len(shown.findChildren(Card)) == number
    turn_until(lambda: len(shown.made) == 1)
    assert not shown.made[0].isVisible()  # to show it is another turn
    turn_until(shown.made[0].isVisible)
    assert not shown.made[0].view.updatesEnabled()  # and to paint its table
    has_no_role = key == "roles" and not records
    if has_no_role:
        turn_until(lambda: len(shown.made) == number)
    else:
        turn_until(lambda: len(shown.made) == number and shown.made[-1].isVisible())
    assert [panel.isVisible() for panel in shown.made] == [True] + [not has_no_role] * (number - 1)
    qtbot.waitUntil(lambda: set(shown.findChildren(Card)) == set(shown.made))
    assert shown.panels is shown.made
    assert all(panel.view.updatesEnabled() and panel.view.viewport().updatesEnabled() for panel in shown.made)


def test_a_table_that_comes_and_goes_while_it_is_made_is_painted(build: Build) -> None:
    shown, place = build("skills", *CAREER)
    turn_until(lambda: len(shown.made) == 1)
    (panel,) = shown.made
    place.history.push(edits.delete(place.session.profile, ["s1", "s2", "s3"]))
    turn_until(panel.isVisible)
    assert not panel.view.isVisible()
    place.history.undo()
    turn_until(panel.view.updatesEnabled)
    assert panel.view.isVisible()
    assert panel.view.viewport().updatesEnabled()
    assert ids(panel) == ["s2", "s3", "s1"]


def turn_until(is_so: Callable[[], bool]) -> None:
    """Let the program go on round by round, no further than to where something is so."""
    rounds = iter(range(10_000))
    while not is_so():
        next(rounds)
        QApplication.processEvents()


def test_whoever_asks_for_a_panel_has_it_at_once(build: Build, qtbot: QtBot) -> None:
    for ask in (RecordSection.add, RecordSection.search):
        shown, _ = build("achievements", *CAREER)
        assert shown.made == []
        ask(shown)
        assert [panel.isVisible() for panel in shown.made] == [True, True]
        for form in shown.findChildren(RecordForm):
            form.reject()
    shown, place = build("roles", *CAREER)
    shown.delete_selected()  # the latest role is the one selected
    assert [role.id for role in place.session.profile.roles] == ["r1"]
    assert ids(shown.panels[1]) == ["p1"]


def press(shown: RecordSection, there: QPoint) -> None:
    """Press and let go where something is still to come."""
    assert shown.made == []
    window = shown.windowHandle()
    assert window is not None
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=there)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as while a finger is down
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=there)


def test_a_press_on_a_place_that_is_kept_reaches_the_search_box_that_comes_there(build: Build) -> None:
    before, _ = build("skills", *CAREER)
    box = before.panels[0].search_box
    there = box.mapTo(before, box.rect().center())
    shown, _ = build("skills", *CAREER)
    press(shown, there)
    box = shown.panels[0].search_box
    assert shown.focusWidget() is box
    QTest.keyClicks(box, "pyth")
    assert ids(shown.panels[0]) == ["s1"]


def test_a_press_on_a_place_that_is_kept_reaches_the_button_that_comes_there(build: Build) -> None:
    before, _ = build("skills", *CAREER)
    (add,) = (each for each in before.panels[0].findChildren(QPushButton) if each.toolTip().startswith("Add"))
    there = add.mapTo(before, add.rect().center())
    shown, _ = build("skills", *CAREER)
    press(shown, there)
    (form,) = shown.findChildren(RecordForm)
    form.reject()


def test_a_press_beside_what_comes_has_it_made_all_the_same(build: Build) -> None:
    shown, _ = build("achievements", *CAREER)
    press(shown, QPoint(4, 4))
    assert [panel.isVisible() for panel in shown.made] == [True, True]


def test_edits_and_undo_before_everything_is_made(build: Build, qtbot: QtBot) -> None:
    shown, place = build("roles")
    place.history.push(adding(*CAREER))
    assert shown.made == []
    turn_until(lambda: len(shown.made) == 1)
    place.history.push(edits.delete(place.session.profile, ["r2"]))
    assert ids(shown.made[0]) == ["r1"]
    turn_until(lambda: len(shown.made) == 2)
    assert ids(shown.made[1]) == ["p1"]
    place.history.undo()
    assert (ids(shown.made[0]), [role.id for role in shown.made[0].selected_records()], ids(shown.made[1])) == (
        ["r2", "r1"],
        ["r1"],
        ["p1"],
    )
    assert ids(shown.panels[2]) == []
    shown.panels[0].show_record("r2")
    assert (ids(shown.panels[1]), ids(shown.panels[2])) == (["p3", "p2"], ["g1"])


def test_a_hidden_section_rests_and_is_right_when_it_is_shown_again(build: Build, qtbot: QtBot) -> None:
    shown, place = build("achievements", *CAREER)
    turn_until(lambda: len(shown.made) == 1)
    shown.hide()
    place.history.push(edits.delete(place.session.profile, ["a1"]))
    place.history.push(adding(PublicWork(id="w2", title="Another")))
    place.history.push(edits.delete(place.session.profile, ["w1"]))
    for _ in range(10):
        QApplication.processEvents()
    assert (len(shown.made), ids(shown.made[0])) == (1, ["a1"])
    shown.finish()  # unseen, and what it has missed is told when it is shown
    shown.show()
    assert [ids(panel) for panel in shown.panels] == [[], ["w2"]]
    assert shown.panels[0].is_empty


def test_a_section_that_goes_makes_nothing_more(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    window = QWidget()
    qtbot.addWidget(window)
    shown = section("achievements", Desk(place.session, place.history, place.bridge))
    shown.setParent(window)
    window.show()
    turn_until(lambda: len(shown.made) == 1)
    (panel,) = shown.made
    with qtbot.waitSignal(shown.destroyed):
        shown.deleteLater()
    assert not Shiboken.isValid(panel)  # which was made and not shown yet
    place.history.push(edits.delete(place.session.profile, ["a1"]))
    QApplication.processEvents()
    assert shown.made == [panel]
