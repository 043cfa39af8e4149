from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.profile_offers import Offers
from planner.ui.pages.profile_section import Desk, RecordSection, RolesSection, section
from planner.ui.widgets.record_editors import ChoiceBox, show_text
from planner.ui.widgets.record_panel import RecordPanel
from planner.workspace import edits
from tests.strategies import profile_of
from tests.ui.workplace import CAREER, DATA_SCIENTIST, DISK_FULL, ML_ENGINEER, PYTHON, MemoryFile, Workplace, in_memory

OFFERS = Offers(("Seattle, WA",), ("Data engineer", "Data scientist"), lambda title: title if "Data" in title else "")
Build = Callable[..., tuple[RecordSection, Workplace, MemoryFile]]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    kept: list[object] = []

    def built(key: str, *records: Record) -> tuple[RecordSection, Workplace, MemoryFile]:
        place, file = in_memory(*records)
        shown = section(key, Desk(place.session, place.history, place.bridge, OFFERS))
        kept.extend([shown, place])
        qtbot.addWidget(shown)
        shown.resize(1000, 600)
        with qtbot.waitActive(shown):
            shown.show()
        return shown, place, file

    return built


def ids(panel: RecordPanel) -> list[str]:
    return [panel.rows.record(row).id for row in range(panel.rows.rowCount())]


def selected(panel: RecordPanel) -> list[str]:
    return [record.id for record in panel.selected_records()]


def fill(form: RecordForm | None, **texts: str) -> RecordForm:
    assert form is not None
    for attribute, text in texts.items():
        form.fields[attribute].editor.setText(text)  # type: ignore[union-attr]
    return form


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("roles", [Role, Pay, EquityGrant]),
        ("pay", [Pay, EquityGrant]),
        ("skills", [Skill]),
        ("certifications", [Certification]),
        ("achievements", [Achievement, PublicWork]),
    ],
)
def test_each_section_holds_its_kinds_empty_and_full(build: Build, key: str, kinds: list[type[Record]]) -> None:
    for records in ((), CAREER):
        shown, _, _ = build(key, *records)
        assert [panel.table.kind for panel in shown.panels] == kinds
        assert [panel.is_main for panel in shown.panels] == [True] + [False] * (len(kinds) - 1)
        assert shown.active is shown.panels[0]


def test_an_unknown_section_is_refused(build: Build) -> None:
    with pytest.raises(KeyError):
        build("hobbies")


def roles_of(build: Build, *records: Record) -> tuple[RolesSection, Workplace]:
    shown, place, _ = build("roles", *records)
    assert isinstance(shown, RolesSection)
    return shown, place


def test_pay_and_equity_follow_the_selected_role(build: Build) -> None:
    shown, _ = roles_of(build, *CAREER)
    assert selected(shown.roles) == ["r2"]  # the latest
    assert (ids(shown.pay), ids(shown.grants)) == (["p3", "p2"], ["g1"])
    shown.roles.show_record("r1")
    assert (ids(shown.pay), ids(shown.grants)) == (["p1"], [])
    assert not shown.grants.view.isVisible()
    assert [bar.role.id for bar in shown.timeline.bars] == ["r1", "r2"]


def test_without_roles_there_is_neither_pay_nor_timeline(build: Build) -> None:
    shown, place = roles_of(build)
    assert not shown.pay.isVisible()
    assert not shown.timeline.isVisible()
    place.history.push(edits.add(ML_ENGINEER))
    assert shown.pay.isVisible()
    assert shown.timeline.isVisible()
    assert selected(shown.roles) == ["r2"]
    place.history.undo()
    assert not shown.pay.isVisible()


def test_pay_added_in_the_roles_section_belongs_to_the_selected_role(build: Build, qtbot: QtBot) -> None:
    shown, place = roles_of(build, *CAREER)
    shown.roles.show_record("r1")
    shown.pay.addition_requested.emit()
    (form,) = shown.findChildren(RecordForm)
    fill(form, base="95000", effective="2020-07").accept()
    assert [pay.role_id for pay in place.session.profile.pay_of("r1")] == ["r1", "r1"]
    assert len(ids(shown.pay)) == 2
    assert shown.active is shown.pay
    assert shown.pay.selected_records()[0] == place.session.profile.pay_of("r1")[1]


def test_pay_before_any_role_asks_for_the_role(build: Build) -> None:
    shown, place, _ = build("pay")
    form = fill(shown.add(), title="Engineer", base="100k")
    form.accept()
    (role,) = place.session.profile.roles
    assert len(place.session.profile.pay_of(role.id)) == 1
    assert len(ids(shown.panels[0])) == 1


def test_a_new_role_is_selected_and_its_place_is_completed(build: Build, qtbot: QtBot) -> None:
    shown, place = roles_of(build, DATA_SCIENTIST)
    form = shown.add()
    assert form is not None
    place_line = form.fields["place"].editor
    assert isinstance(place_line, QLineEdit)
    assert place_line.completer().model().rowCount() == 1
    fill(form, title="Engineer", start="2020").accept()
    (new,) = (role for role in place.session.profile.roles if role.id != "r1")
    qtbot.waitUntil(shown.roles.view.hasFocus)
    assert selected(shown.roles) == [new.id]


def test_editing_opens_the_whole_record_and_comes_back_to_its_row(build: Build, qtbot: QtBot) -> None:
    shown, place, _ = build("skills", *CAREER)
    assert shown.edit() is None
    shown.panels[0].show_record("s1")
    form = fill(shown.edit(), name="Zig")
    assert form.windowTitle() == "Edit skill – Career Planner"
    form.accept()
    assert selected(shown.panels[0]) == ["s1"]
    assert place.session.profile.get(Skill, "s1") != PYTHON


def test_rows_are_deleted_together_with_their_children_and_come_back_together(build: Build) -> None:
    shown, place = roles_of(build, *CAREER)
    shown.roles.view.selectAll()
    shown.delete_selected()
    left = place.session.profile
    assert {type(record) for record in left.records.values()}.isdisjoint({Role, Pay, EquityGrant})
    assert place.history.undo_text == "Delete 2 roles"
    place.history.undo()
    assert place.session.profile == profile_of(*CAREER)
    assert not place.history.can_undo


def test_rows_that_come_back_are_all_selected(build: Build) -> None:
    shown, place, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    panel.view.select_rows([0, 2])
    shown.delete_selected()
    assert selected(panel) == ["s3"]
    place.history.undo()
    assert selected(panel) == ["s2", "s1"]
    place.history.redo()
    place.history.undo()
    assert selected(panel) == ["s2", "s1"]


def test_undo_by_key_selects_what_comes_back_and_nothing_else(build: Build) -> None:
    shown, place, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    QShortcut(QKeySequence.StandardKey.Undo, shown).activated.connect(place.history.undo)
    for gone in (["s2"], ["s2", "s3"], ["s1"]):
        panel.select_records(gone)
        panel.view.setFocus()
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)
        assert selected(panel) != gone
        window = shown.windowHandle()
        assert window is not None
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (selected(panel), panel.view.currentIndex().row()) == (gone, ids(panel).index(gone[0]))


def test_redo_selects_the_row_that_was_added_here(build: Build) -> None:
    shown, place, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    fill(shown.add(), name="Rust").accept()
    (added,) = selected(panel)
    place.history.undo()
    panel.show_record("s3")
    place.history.redo()
    assert selected(panel) == [added]
    assert panel.view.currentIndex().row() == ids(panel).index(added)


def test_rows_that_were_deleted_elsewhere_come_back_unselected(build: Build) -> None:
    shown, place, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    panel.show_record("s3")
    place.history.push(edits.delete(place.session.profile, ["s1", "s2"]))
    place.history.undo()
    assert selected(panel) == ["s3"]


def test_after_a_deletion_the_next_row_is_selected(build: Build) -> None:
    shown, _, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    assert ids(panel) == ["s2", "s3", "s1"]
    panel.show_record("s3")
    shown.delete_selected()
    assert selected(panel) == ["s1"]
    shown.delete_selected()
    assert selected(panel) == ["s2"]
    shown.delete_selected()
    assert panel.is_empty
    shown.delete_selected()
    assert panel.is_empty


def test_keys_are_for_the_panel_last_used(build: Build) -> None:
    shown, place = roles_of(build, *CAREER)
    shown.grants.view.setFocus()
    QTest.keyClick(shown.grants.view, Qt.Key.Key_Delete)
    assert place.session.profile == profile_of(*(record for record in CAREER if record.id != "g1"))
    shown.roles.view.setFocus()
    assert shown.active is shown.roles


def test_buttons_do_what_they_say(build: Build) -> None:
    shown, place, _ = build("skills", *CAREER)
    panel = shown.panels[0]
    panel.show_record("s1")
    named = {button.text(): button for button in panel.findChildren(QPushButton) if button.isVisible()}
    named["Edit…"].click()
    named["Add skill…"].click()
    assert sorted(form.windowTitle() for form in shown.findChildren(RecordForm)) == [
        "Add skill – Career Planner",
        "Edit skill – Career Planner",
    ]
    named["Delete"].click()
    assert "s1" not in place.session.profile.records


def test_a_failed_undo_leaves_the_section_in_step_with_the_disk(build: Build) -> None:
    shown, place, file = build("roles", *CAREER)
    place.history.push(edits.delete(place.session.profile, ["r2"]))
    file.failure = DISK_FULL
    place.history.undo()
    assert ids(shown.panels[0]) == ["r1"]
    assert selected(shown.panels[0]) == ["r1"]
    assert ids(shown.panels[1]) == ["p1"]


def test_narrow_sections_put_pay_above_equity(build: Build, qtbot: QtBot) -> None:
    shown, _ = roles_of(build, *CAREER)
    assert shown.pay.geometry().top() == shown.grants.geometry().top()
    shown.resize(700, 500)
    qtbot.waitUntil(lambda: shown.pay.geometry().bottom() < shown.grants.geometry().top())
    assert shown.pay.geometry().left() == shown.grants.geometry().left()
    qtbot.waitUntil(lambda: shown.verticalScrollBar().maximum() > 0)


def test_a_refusal_below_the_fold_is_scrolled_to(build: Build, qtbot: QtBot) -> None:
    shown, _ = roles_of(build, *CAREER)
    shown.resize(700, 300)
    view = shown.pay.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_F2)
    (editor,) = view.viewport().findChildren(QLineEdit)
    editor.setText("0")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(view.note.isVisible)
    bottom = view.note.mapTo(shown.viewport(), view.note.rect().bottomLeft()).y()
    assert 0 < bottom <= shown.viewport().height()


def test_an_old_start_of_a_role_moves_its_row(build: Build) -> None:
    shown, place = roles_of(build, *CAREER)
    changes = edits.set_field(place.session.profile, "r2", "start", "2010")
    assert changes is not None
    place.history.push(changes)
    assert ids(shown.roles) == ["r1", "r2"]
    role = place.session.profile.get(Role, "r2")
    assert role is not None
    assert role.start == PartialDate(2010)
    assert place.session.profile != Profile()


def test_the_table_shows_what_a_title_pays_like_and_takes_another(build: Build) -> None:
    shown, place = roles_of(build, DATA_SCIENTIST, ML_ENGINEER)
    table = shown.roles.table
    (number,) = (at for at, column in enumerate(table.columns) if column.attribute == "pays_like")
    cells = [table.index(row, number) for row in range(table.rowCount())]
    assert [cell.data() for cell in cells] == ["no pay figures", "Data scientist"]
    assert all(cell.data(Qt.ItemDataRole.ForegroundRole) is not None for cell in cells)  # quiet: not entered
    assert table.setData(cells[0], "Data engineer")
    assert (cells[0].data(), cells[0].data(Qt.ItemDataRole.ForegroundRole)) == ("Data engineer", None)
    assert place.history.undo_text == "ML engineer: Pays like Data engineer"
    editor = shown.roles.view.itemDelegate().createEditor(
        shown, QStyleOptionViewItem(), shown.roles.rows.index(0, number)
    )
    assert isinstance(editor, ChoiceBox)
    assert [editor.itemData(row) for row in range(editor.count())] == ["", "Data engineer", "Data scientist"]
    editor.deleteLater()


def test_achievements_and_public_work_are_added_edited_and_deleted(build: Build, qtbot: QtBot) -> None:
    shown, place, _ = build("achievements", ML_ENGINEER)
    form = fill(shown.add(), title="Faster serving", metric="latency", before="400 ms", after="90 ms")
    assert form.fields["employer"].text == "Cascade"
    form.accept()
    (done,) = place.session.profile.all(Achievement)
    assert (done.title, done.employer, done.before, done.after) == ("Faster serving", "Cascade", "400 ms", "90 ms")
    shown.panels[1].addition_requested.emit()
    (form,) = (each for each in shown.window().findChildren(RecordForm) if each.isVisible())
    show_text(form.fields["kind"].editor, "talk")
    fill(form, title="What a good answer is", date="2025-05", url="example.org").accept()
    assert form.fields["url"].told.startswith("Address: “example.org” is not a web address.")
    fill(form, url="https://example.org").accept()
    (talk,) = place.session.profile.all(PublicWork)
    assert (talk.kind, talk.date) == (PublicWorkKind.TALK, PartialDate(2025, 5))
    shown.panels[1].view.selectAll()
    shown.delete_selected()
    assert (list(place.session.profile.all(PublicWork)), place.history.undo_text) == (
        [],
        "Delete What a good answer is",
    )
