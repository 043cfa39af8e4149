from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.domain.compensation import Pay
from planner.domain.profile import Profile
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.market.pack import load_pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.profile import SECTIONS, ProfilePage
from planner.ui.pages.profile_portfolio import PortfolioLine
from planner.ui.pages.profile_section import RecordSection, RolesSection
from planner.workspace import edits
from planner.workspace.profiles import open_profile
from tests.strategies import adding, profile_of
from tests.ui.workplace import CAREER, Workplace, on_disk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    with on_disk(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> ProfilePage:
    page = ProfilePage(place.session, place.history, place.bridge)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
    return page


def shown(page: ProfilePage) -> RecordSection:
    assert page.shown is not None
    return page.shown


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def form_of(page: ProfilePage, qtbot: QtBot) -> RecordForm:
    (form,) = (form for form in page.findChildren(RecordForm) if form.isVisible())
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_an_empty_profile_says_how_to_begin(page: ProfilePage) -> None:
    assert page.answer == "Nothing recorded yet"
    assert isinstance(page.shown, RolesSection)
    assert page.shown.panels[0].is_empty


def test_the_sentence_follows_every_edit(page: ProfilePage, place: Workplace) -> None:
    place.history.push(adding(*CAREER))
    assert page.answer.startswith("2 roles over ")
    place.history.undo()
    assert page.answer == "Nothing recorded yet"


def test_a_page_that_was_hidden_is_up_to_date_when_it_is_shown(page: ProfilePage, place: Workplace) -> None:
    page.hide()
    place.history.push(adding(*CAREER))
    assert page.answer == "Nothing recorded yet"  # nobody looks
    page.show()
    assert page.answer.startswith("2 roles over ")
    roles = shown(page)
    assert isinstance(roles, RolesSection)
    assert (roles.roles.table.rowCount(), len(roles.timeline.bars), roles.pay.table.owner) == (2, 2, "r2")


def test_a_section_that_was_hidden_has_what_was_deleted_and_undone_meanwhile(
    page: ProfilePage, place: Workplace
) -> None:
    place.history.push(adding(*CAREER))
    page.switch.choose("skills")
    skills = shown(page).active
    skills.view.select_row(0)
    (first,) = skills.selected_records()
    page.delete_selected()
    page.switch.choose("roles")
    place.history.undo()
    page.switch.choose("skills")
    assert skills.table.rowCount() == sum(1 for _ in place.session.profile.all(Skill))
    assert skills.selected_records() == [first]  # as it was when it was deleted
    page.hide()
    place.history.push(edits.delete(place.session.profile, ["s2"]))
    page.show()
    assert skills.table.row_of("s2") is None


def test_every_section_can_be_shown(page: ProfilePage, place: Workplace) -> None:
    place.history.push(adding(*CAREER))
    for key, _ in SECTIONS:
        page.switch.choose(key)
        assert (page.shown is None) == (key == "about")
        visible = page.about if page.shown is None else page.shown
        assert visible.isVisible()
    with pytest.raises(KeyError):
        page.show_section("hobbies")


def test_sections_changed_quickly_come_in_their_turn(page: ProfilePage, place: Workplace, qtbot: QtBot) -> None:
    place.history.push(adding(*CAREER))
    roles = shown(page)
    assert len(roles.panels) == 3
    page.switch.choose("pay")
    pay = shown(page)
    page.switch.choose("skills")
    skills = shown(page)
    qtbot.waitUntil(lambda: len(skills.made) == 1 and skills.made[0].isVisible())
    assert (len(roles.made), pay.made) == (3, [])  # at which nobody looks
    page.switch.choose("pay")
    page.switch.choose("about")
    page.switch.choose("pay")
    qtbot.waitUntil(lambda: len(pay.made) == 2 and pay.made[1].isVisible())
    assert [panel.table.rowCount() for panel in pay.made] == [3, 1]


@pytest.mark.parametrize("key", [Key.Key_Insert, Key.Key_F])
def test_no_key_is_lost_while_a_section_is_being_made(
    page: ProfilePage, place: Workplace, qtbot: QtBot, key: Qt.Key
) -> None:
    place.history.push(adding(*CAREER))
    page.switch.choose("pay")
    assert shown(page).made == []
    QTest.keyClick(page, key, Qt.KeyboardModifier.NoModifier if key == Key.Key_Insert else CTRL)
    if key == Key.Key_F:
        assert focused() is shown(page).panels[0].search_box
        QTest.keyClicks(focused(), "harbour")
        assert shown(page).panels[0].rows.rowCount() == 1
    else:
        form_of(page, qtbot).reject()


def test_tab_comes_to_what_is_still_being_made_in_its_order(page: ProfilePage, place: Workplace) -> None:
    place.history.push(adding(*CAREER))
    page.switch.choose("achievements")
    (segment,) = (one for one in page.switch.findChildren(QPushButton) if one.isChecked())
    segment.setFocus()
    assert shown(page).made == []
    reached: list[QWidget] = []
    while focused() not in reached:
        reached.append(focused())
        QTest.keyClick(focused(), Key.Key_Tab)
    first, second = shown(page).panels
    (line,) = shown(page).findChildren(PortfolioLine)
    stops = [first.search_box, first.view, second.view, line.button]
    assert [reached.index(stop) for stop in stops] == sorted(reached.index(stop) for stop in stops)


def test_a_page_that_goes_while_it_is_made_leaves_nothing(place: Workplace, qtbot: QtBot) -> None:
    place.history.push(adding(*(Skill(id=f"many {number}", name=f"Skill {number}") for number in range(1000))))
    window = QWidget()
    qtbot.addWidget(window)
    page = ProfilePage(place.session, place.history, place.bridge)
    page.setParent(window)
    window.show()
    page.switch.choose("skills")
    panel = shown(page).active
    panel.search_box.setText("skill 7")
    assert panel.table.read_ahead() is False  # by the search
    panel.table.show_all()
    panel.search_box.setText("skill 77")
    page.switch.choose("roles")
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    assert not Shiboken.isValid(panel)
    place.history.undo()
    assert place.session.profile == Profile()


def test_about_me_has_nothing_to_add_or_delete(page: ProfilePage, place: Workplace) -> None:
    page.switch.choose("about")
    for action in (page.add, page.edit, page.delete_selected, page.search):
        action()
    assert page.findChildren(RecordForm) == []
    assert place.session.profile == Profile()


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_Insert, None), (Key.Key_N, CTRL)])
def test_a_role_is_recorded_by_keyboard_alone(
    page: ProfilePage, place: Workplace, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    page.setFocus()
    modifiers = modifier | Qt.KeyboardModifier.ShiftModifier if modifier else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page, key, modifiers)
    form = form_of(page, qtbot)
    for text in ("ML engineer", "s", "Seattle", "2021-10", "148k"):  # title, level by its first letter, place, start
        QTest.keyClicks(focused(), text)
        QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_Space)  # open what else can be told
    while focused() is not form.fields["employer"].editor:
        QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClicks(focused(), "Cascade")
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(focused(), Key.Key_Return)
    (role,) = place.session.profile.roles
    assert (role.title, role.employer, role.level, str(role.start)) == (
        "ML engineer",
        "Cascade",
        Level.SENIOR,
        "2021-10",
    )
    (pay,) = place.session.profile.pay_of(role.id)
    assert (str(pay.base), pay.currency, str(pay.effective)) == ("148000", "USD", "2021-10")
    assert on_its_disk(place) == place.session.profile
    place.history.undo()
    assert place.session.profile == Profile()


def on_its_disk(place: Workplace) -> Profile:
    """What the file of a workplace holds, read from a copy."""
    copy = place.session.path.with_name("copy.career")
    place.session.moment().save_copy(copy)
    with open_profile(copy) as again:
        return again.profile


def test_cells_are_edited_deleted_and_brought_back_by_keyboard_alone(
    page: ProfilePage, place: Workplace, qtbot: QtBot
) -> None:
    place.history.push(adding(*CAREER))
    before = place.session.profile
    page.switch.choose("skills")
    page.setFocus()
    QTest.keyClick(page, Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "pyth")
    QTest.keyClick(focused(), Key.Key_Return)  # into the table
    view = shown(page).panels[0].view
    assert focused() is view
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_F2)
    box = focused()
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Return)
    qtbot.waitUntil(view.hasFocus)
    assert place.history.undo_text == "Python from 3 to 4"
    QTest.keyClick(view, Key.Key_Delete)
    assert place.session.profile.get(Skill, "s1") is None
    place.history.undo()
    place.history.undo()
    assert place.session.profile == before


def test_the_form_of_a_row_opens_by_keyboard(page: ProfilePage, place: Workplace, qtbot: QtBot) -> None:
    place.history.push(adding(*CAREER))
    view = shown(page).panels[0].view
    view.setFocus()
    QTest.keyClick(view, Key.Key_E, CTRL)
    form = form_of(page, qtbot)
    title = form.fields["title"].editor
    assert isinstance(title, QLineEdit)
    assert title.text() == "ML engineer"
    title.setText("Staff engineer")
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(title, Key.Key_Return, CTRL)
    role = place.session.profile.get(Role, "r2")
    assert role is not None
    assert role.title == "Staff engineer"
    assert page.focusWidget() is view


def test_what_is_refused_is_kept_while_sections_change(page: ProfilePage, place: Workplace, qtbot: QtBot) -> None:
    place.history.push(adding(*CAREER))
    section = shown(page)
    assert isinstance(section, RolesSection)
    view = section.pay.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 1))
    QTest.keyClick(view, Key.Key_Return)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    editor.setText("12,34x")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(view.note.isVisible)
    page.switch.choose("skills")
    page.switch.choose("roles")
    assert editor.text() == "12,34x"
    assert view.note.text.startswith("Base pay: “12,34x” is not a number.")
    assert place.session.profile == profile_of(*CAREER)


def test_delete_removes_the_selected_rows_of_the_section_shown(page: ProfilePage, place: Workplace) -> None:
    place.history.push(adding(*CAREER))
    page.switch.choose("pay")
    shown(page).panels[0].view.selectAll()
    page.delete_selected()
    assert list(place.session.profile.all(Pay)) == []
    assert place.history.undo_text == "Delete 3 pay entries"


def test_places_of_the_pack_are_offered_and_others_told(place: Workplace, qtbot: QtBot) -> None:
    page = ProfilePage(place.session, place.history, place.bridge, load_pack())
    qtbot.addWidget(page)
    line = page.about.fields["home_place"].editor
    assert isinstance(line, QLineEdit)
    names = [line.completer().model().index(row, 0).data() for row in range(line.completer().model().rowCount())]
    assert {"Seattle, WA", "California", "Canada"} <= set(names)
    line.setText("Atlantis")
    line.editingFinished.emit()
    assert "Atlantis" in page.about.fields["home_place"].told
    for name in names[::9]:
        line.setText(name)
        line.editingFinished.emit()
        told = page.about.fields["home_place"].told
        assert told == "" or "there are none for the city" in told
    line.setText("Birmingham")
    line.editingFinished.emit()
    assert page.about.fields["home_place"].told.startswith("Birmingham: “Birmingham, AL” or “Birmingham, United King")


def test_what_is_edited_before_a_panel_is_made_of_it_is_in_it(page: ProfilePage, place: Workplace) -> None:
    place.history.push(adding(*CAREER))
    page.switch.choose("skills")
    skills = shown(page)
    skills._coming.stop()
    while not skills.tables:
        skills._coming._do_next()
    assert skills.made == []
    changes = edits.set_field(place.session.profile, "s2", "name", "Zymurgy")
    assert changes is not None
    place.history.push(changes)
    rows = skills.active.rows
    assert rows.index(rows.rowCount() - 1, 0).data() == "Zymurgy"
