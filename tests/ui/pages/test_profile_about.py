from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.person import Education, Person
from planner.domain.skill import Skill
from planner.ui.pages.profile_about import AboutMe
from planner.ui.pages.profile_offers import Offers
from planner.workspace import edits
from tests.ui.workplace import DISK_FULL, MemoryFile, Workplace, in_memory

PLACES = ("Austin, TX", "Seattle, WA", "United States")


def note(text: str) -> str:
    return "Told by figures of the whole country." if text == "United States" else ""


Build = Callable[..., tuple[AboutMe, Workplace, MemoryFile]]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    kept: list[object] = []

    def built(person: Person | None = None) -> tuple[AboutMe, Workplace, MemoryFile]:
        place, file = in_memory(*([person] if person else []))
        about = AboutMe(place.session, place.history, Offers(PLACES, place_note=note), lambda text: text in PLACES)
        place.bridge.changed.connect(about.follow)
        kept.extend([about, place])
        qtbot.addWidget(about)
        return about, place, file

    return built


def choose(editor: QComboBox, text: str) -> None:
    row = editor.findText(text)
    editor.setCurrentIndex(row)
    editor.activated.emit(row)


def enter(about: AboutMe, attribute: str, text: str) -> None:
    editor = about.fields[attribute].editor
    assert isinstance(editor, QLineEdit)
    editor.setText(text)  # letter by letter the list of places would open, which needs a real screen
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_each_field_is_saved_when_it_is_left(build: Build) -> None:
    about, place, file = build()
    enter(about, "name", "Ada")
    enter(about, "home_place", "Seattle, WA")
    enter(about, "working_since", "2019-07")
    assert place.history.undo_text == "Ada: Working since 2019-07"
    assert {name: field.text for name, field in about.fields.items()} == {
        "name": "Ada",
        "home_place": "Seattle, WA",
        "working_since": "2019-07",
        "education": "",
    }
    assert file.profile.person == place.session.profile.person
    assert str(file.profile.person.working_since) == "2019-07"


def test_education_is_chosen_and_saved_at_once(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    editor = about.fields["education"].editor
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(row) for row in range(editor.count())] == ["–", *Education]
    choose(editor, "master")
    assert place.session.profile.person.education is Education.MASTER
    assert place.history.undo_text == "Ada: Highest degree master"
    place.history.undo()
    assert about.fields["education"].text == ""


def test_it_follows_undo(build: Build) -> None:
    about, place, _ = build()
    enter(about, "name", "Ada")
    place.history.undo()
    assert about.fields["name"].text == ""
    assert place.session.profile.person == Person()
    place.history.redo()
    assert about.fields["name"].text == "Ada"


def test_a_wrong_date_is_told_and_kept(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    enter(about, "working_since", "20x4")
    told = about.fields["working_since"].told
    assert told.startswith("Working since: “20x4” is not a date this program can read.")
    enter(about, "name", "Ada L.")
    assert about.fields["working_since"].text == "20x4"
    assert about.fields["working_since"].told == told
    enter(about, "working_since", "2014")
    assert about.fields["working_since"].told == ""
    assert str(place.session.profile.person.working_since) == "2014"


def test_going_back_to_what_is_stored_takes_the_sentence_away(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    enter(about, "working_since", "x")
    about.fields["working_since"].show_text("")
    QTest.keyClick(about.fields["working_since"].editor, Qt.Key.Key_Return)
    assert about.fields["working_since"].told == ""
    assert not place.history.can_undo


def test_what_the_disk_refuses_is_told_and_kept(build: Build) -> None:
    about, _, file = build()
    file.failure = DISK_FULL
    enter(about, "name", "Ada")
    assert about.fields["name"].told == str(DISK_FULL)
    assert about.fields["name"].text == "Ada"


def test_an_unknown_place_is_kept_and_told_quietly(build: Build) -> None:
    about, place, _ = build()
    enter(about, "home_place", "Springfield")
    assert place.session.profile.person.home_place == "Springfield"
    assert about.fields["home_place"].told.startswith("There are no pay figures for “Springfield”. It is kept;")
    enter(about, "home_place", "Austin, TX")
    assert about.fields["home_place"].told == ""
    again, _, _ = build(Person(home_place="Springfield"))
    assert again.fields["home_place"].told != ""


def test_how_a_known_place_is_understood_is_told(build: Build) -> None:
    about, _, _ = build(Person(home_place="United States"))
    assert about.fields["home_place"].told == "Told by figures of the whole country."
    enter(about, "home_place", "Seattle, WA")
    assert about.fields["home_place"].told == ""
    enter(about, "home_place", "United States")
    assert about.fields["home_place"].told != ""


def test_known_places_are_offered(build: Build) -> None:
    about, _, _ = build()
    editor = about.fields["home_place"].editor
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    completer.setCompletionPrefix("sea")
    assert completer.currentCompletion() == "Seattle, WA"
    completer.setCompletionPrefix("states")
    assert completer.currentCompletion() == "United States"


def test_another_edit_leaves_it_alone(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    about.fields["name"].editor.setText("half typed")  # type: ignore[union-attr]
    place.history.push(edits.add(Skill(id="s9", name="Rust")))
    assert about.fields["name"].text == "half typed"


def test_stepping_through_degrees_is_one_edit_when_the_list_is_left(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    editor = about.fields["education"].editor
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert not place.history.can_undo  # the open list takes the keyboard: nothing is left yet
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert place.session.profile.person.education is not None
    place.history.undo()
    assert not place.history.can_undo


def test_enter_takes_the_degree_stepped_to(build: Build) -> None:
    about, place, _ = build(Person(name="Ada"))
    about.show()
    editor = about.fields["education"].editor
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert place.session.profile.person.education is not None
