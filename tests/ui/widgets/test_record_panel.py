from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.profile import Record
from planner.domain.skill import Skill
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordTable
from planner.ui.turns import Turn
from planner.ui.widgets.record_panel import PanelTexts, RecordPanel
from planner.workspace import edits
from tests.strategies import adding
from tests.ui.workplace import CAREER, PYTHON, Workplace, in_memory

TEXTS = PanelTexts("Skills", "skill", "No skills yet.")
Build = Callable[..., tuple[RecordPanel, Workplace]]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    kept: list[object] = []

    def built(*records: Record, is_main: bool = True) -> tuple[RecordPanel, Workplace]:
        place, _ = in_memory(*records)
        table = RecordTable(table_columns(Skill), place.session, place.history)
        place.bridge.changed.connect(table.follow)
        panel = RecordPanel(table, TEXTS, is_main=is_main)
        table.setParent(panel)
        kept.extend([panel, place])
        qtbot.addWidget(panel)
        panel.resize(800, 400)
        with qtbot.waitActive(panel):
            panel.show()
        return panel, place

    return built


def buttons(panel: RecordPanel) -> list[str]:
    return [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()]


def labels(panel: RecordPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def press(panel: RecordPanel, text: str) -> None:
    (button,) = (one for one in panel.findChildren(QPushButton) if one.text() == text and one.isVisible())
    button.click()


def test_an_empty_main_panel_has_one_sentence_and_one_button(build: Build, qtbot: QtBot) -> None:
    panel, _ = build()
    assert panel.is_empty
    assert buttons(panel) == ["Add skill…"]
    assert not panel.view.isVisible()
    assert not panel.search_box.isVisible()
    with qtbot.waitSignal(panel.addition_requested):
        press(panel, "Add skill…")


def test_an_empty_lesser_panel_has_its_sentence_and_its_button(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(is_main=False)
    assert buttons(panel) == ["Add…"]
    assert labels(panel) == ["Skills", "No skills yet."]
    with qtbot.waitSignal(panel.addition_requested):
        press(panel, "Add…")


def test_it_changes_its_face_with_the_first_and_the_last_record(build: Build) -> None:
    panel, place = build()
    place.history.push(adding(PYTHON))
    assert panel.view.isVisible()
    assert panel.search_box.isVisible()
    assert sorted(buttons(panel)) == ["Add skill…", "Delete", "Edit…"]
    place.history.undo()
    assert not panel.view.isVisible()
    assert buttons(panel) == ["Add skill…"]


def test_buttons_that_need_a_row_wait_for_one(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*CAREER)
    edit, delete = (
        next(button for button in panel.findChildren(QPushButton) if button.text() == text)
        for text in ("Edit…", "Delete")
    )
    assert not edit.isEnabled()
    assert not delete.isEnabled()
    panel.show_record("s2")
    assert [record.id for record in panel.selected_records()] == ["s2"]
    with qtbot.waitSignals([panel.edit_requested, panel.deletion_requested]):
        edit.click()
        delete.click()


def test_search_by_keyboard(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*CAREER)
    panel.search()
    assert panel.search_box.hasFocus()
    QTest.keyClicks(panel.search_box, "py")
    assert panel.rows.rowCount() == 1
    QTest.keyClick(panel.search_box, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert [record.id for record in panel.selected_records()] == ["s1"]
    panel.search()
    QTest.keyClicks(panel.search_box, "zzz ")
    assert not panel.view.isVisible()
    (sentence,) = (label for label in panel.findChildren(QLabel) if label.text().startswith("Nothing here"))
    middle = sentence.mapTo(panel, sentence.rect().center())
    assert abs(middle.x() - panel.rect().center().x()) <= 2
    assert "Nothing here holds “zzz”. Escape ends the search." in labels(panel)
    QTest.keyClick(panel.search_box, Qt.Key.Key_Escape)
    assert panel.search_box.text() == ""
    assert panel.rows.rowCount() == 3
    assert panel.view.isVisible()


def test_a_record_that_the_search_hides_is_shown(build: Build) -> None:
    panel, _ = build(*CAREER)
    panel.search_box.setText("python")
    panel.show_record("s2")
    assert panel.search_box.text() == ""
    assert [record.id for record in panel.selected_records()] == ["s2"]
    panel.show_record("nobody")
    assert [record.id for record in panel.selected_records()] == ["s2"]


MANY = tuple(Skill(id=f"many {number}", name=f"Skill {number}") for number in range(1000))


def is_read(panel: RecordPanel) -> bool:
    return panel.findChild(Turn) is not None and not any(turn.is_waiting for turn in panel.findChildren(Turn))


def test_what_is_searched_is_read_while_nobody_waits(build: Build, qtbot: QtBot) -> None:
    panel, place = build(*MANY)
    qtbot.waitUntil(lambda: is_read(panel))
    assert not panel.table.read_ahead()
    place.history.push(adding(*(Skill(id=f"more {number}", name=f"More {number}") for number in range(400))))
    assert not is_read(panel)
    qtbot.waitUntil(lambda: is_read(panel))
    panel.search_box.setText("more")
    assert panel.rows.rowCount() == 400


def test_a_search_does_not_wait_until_all_is_read(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*MANY)
    for text in ("skill 99", "9", "skill 9z", "", "999"):
        found = sum(all(word in skill.name.lower() for word in text.split()) for skill in MANY)
        panel.search_box.setText(text)
        assert panel.rows.rowCount() == found
        assert panel.view.isVisible() == (found > 0)
    qtbot.waitUntil(lambda: is_read(panel))
    assert panel.rows.rowCount() == 1


def test_lesser_panels_are_not_searched_and_read_nothing(build: Build) -> None:
    panel, _ = build(*CAREER, is_main=False)
    assert is_read(panel)


def test_a_search_that_takes_rows_away_here_and_there_changes_its_face_once(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*MANY)
    with qtbot.assertNotEmitted(panel.stack.currentChanged):
        panel.search_box.setText("7")
    assert 0 < panel.rows.rowCount() < 1000
    with qtbot.waitSignal(panel.stack.currentChanged):
        panel.search_box.setText("7z")


def test_the_delete_key_asks(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*CAREER)
    panel.view.setFocus()
    with qtbot.waitSignals([panel.deletion_requested, panel.selected]):
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)


def test_the_table_tells_when_it_has_the_keyboard(build: Build, qtbot: QtBot) -> None:
    panel, _ = build(*CAREER)
    panel.search_box.setFocus()
    with qtbot.waitSignal(panel.focused):
        panel.view.setFocus()


def test_a_search_that_finds_nothing_says_so_also_after_a_deletion(build: Build) -> None:
    panel, place = build(*CAREER)
    panel.search_box.setText("python")
    place.history.push(edits.delete(place.session.profile, ["s1"]))
    assert not panel.view.isVisible()
    assert not panel.is_empty
    assert panel.search_box.isVisible()
