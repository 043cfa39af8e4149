from collections.abc import Callable
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.profile import Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordSearch, RecordTable
from planner.ui.widgets.record_view import RecordView
from planner.workspace import edits
from tests.ui.workplace import CAREER, DISK_FULL, MemoryFile, Workplace, in_memory

Key = Qt.Key
Show: TypeAlias = Callable[[type[Record]], tuple[RecordView, Workplace, MemoryFile]]
NAME, PROFICIENCY, LAST_USED, EVIDENCE = range(4)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """A table of a career in a window that has the keyboard."""
    kept: list[object] = []

    def shown(kind: type[Record]) -> tuple[RecordView, Workplace, MemoryFile]:
        place, file = in_memory(*CAREER)
        table = RecordTable(table_columns(kind), place.session, place.history)
        place.bridge.changed.connect(table.follow)
        window = QWidget()
        view = RecordView(RecordSearch(table, window), "Things", window)
        table.setParent(window)
        column = QVBoxLayout(window)
        column.addWidget(view)
        column.addWidget(QPushButton("After"))
        window.resize(800, 300)
        kept.extend([window, place])
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        view.setFocus()
        return view, place, file

    return shown


def on_cell(view: RecordView, row: int, column: int) -> None:
    view.setCurrentIndex(view.model().index(row, column))


def line_of(view: RecordView) -> QLineEdit:
    (editor,) = (editor for editor in view.viewport().findChildren(QLineEdit) if editor.isVisible())
    return editor


def is_editing(view: RecordView) -> bool:
    return any(editor.isVisible() for editor in view.viewport().findChildren(QLineEdit))


def cell(view: RecordView, row: int, column: int) -> object:
    return view.model().index(row, column).data()


def type_into(view: RecordView, text: str, end: Qt.Key) -> QLineEdit:
    editor = line_of(view)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end)
    return editor


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_F2])
def test_a_cell_is_edited_by_keyboard_and_saved_when_it_closes(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    view, _, file = show(Skill)
    on_cell(view, 1, LAST_USED)
    QTest.keyClick(view, key)
    assert line_of(view).text() == "2024"
    assert line_of(view).placeholderText() == "YYYY-MM"
    type_into(view, "2025-06", Key.Key_Return)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert cell(view, 1, LAST_USED) == "2025-06"
    assert str(file.profile.records["s2"].last_used) == "2025-06"  # type: ignore[union-attr]


def test_typing_starts_an_edit_that_replaces(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    on_cell(view, 1, NAME)
    QTest.keyClicks(view, "P")
    assert line_of(view).text() == "P"
    QTest.keyClicks(line_of(view), "odman")
    QTest.keyClick(line_of(view), Key.Key_Return)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert cell(view, 1, NAME) == "Podman"


def test_tab_in_an_editor_saves_and_goes_on_to_the_next_cell(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Pay)
    on_cell(view, 0, 2)
    QTest.keyClick(view, Key.Key_F2)
    type_into(view, "95k", Key.Key_Tab)
    qtbot.waitUntil(lambda: view.currentIndex().column() == 3)
    assert cell(view, 0, 2) == "95,000"
    assert line_of(view).text() == "0"
    assert line_of(view).alignment() & Qt.AlignmentFlag.AlignRight


def test_escape_leaves_the_cell_as_it_was(show: Show, qtbot: QtBot) -> None:
    view, place, _ = show(Skill)
    on_cell(view, 0, NAME)
    QTest.keyClick(view, Key.Key_F2)
    type_into(view, "Java", Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert cell(view, 0, NAME) == "Python"
    assert not place.history.can_undo


def test_tab_leaves_the_table(show: Show) -> None:
    view, _, _ = show(Skill)
    QTest.keyClick(view, Key.Key_Tab)
    focused = view.window().focusWidget()
    assert isinstance(focused, QPushButton)


def test_a_table_that_gets_the_keyboard_has_a_cell(show: Show) -> None:
    view, _, _ = show(Skill)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 0)
    assert [record.id for record in view.selected_records()] == ["s1"]


def test_what_is_refused_stays_open_with_what_was_typed_and_why(show: Show, qtbot: QtBot) -> None:
    view, place, _ = show(Skill)
    on_cell(view, 0, LAST_USED)
    QTest.keyClick(view, Key.Key_F2)
    with qtbot.waitSignal(view.note_shown):
        type_into(view, "last summer", Key.Key_Return)
    assert line_of(view).text() == "last summer"
    assert view.note.text.startswith("Last used: “last summer” is not a date this program can read.")
    assert not place.history.can_undo
    type_into(view, "2025", Key.Key_Return)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert view.note.text == ""
    assert cell(view, 0, LAST_USED) == "2025"


def refuse(view: RecordView, qtbot: QtBot, row: int, column: int, text: str) -> QLineEdit:
    on_cell(view, row, column)
    QTest.keyClick(view, Key.Key_F2)
    with qtbot.waitSignal(view.note_shown):
        return type_into(view, text, Key.Key_Return)


def test_escape_drops_what_was_refused(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    editor = refuse(view, qtbot, 0, NAME, "  ")
    QTest.keyClick(editor, Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert view.note.text == ""
    assert cell(view, 0, NAME) == "Python"


def test_the_sentence_stands_at_the_cell_and_inside_the_table(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    for row in (0, 2):
        editor = refuse(view, qtbot, row, LAST_USED, "x")
        note = view.note.geometry()
        assert view.rect().contains(note)
        top = editor.mapTo(view, QPoint(0, 0)).y()
        assert min(abs(note.top() - top - editor.height()), abs(note.bottom() - top)) <= 2
        QTest.keyClick(editor, Key.Key_Escape)
        qtbot.waitUntil(lambda: not is_editing(view))


def test_in_a_low_table_the_sentence_stands_above_the_cell(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    view.setFixedHeight(135)
    qtbot.waitUntil(lambda: view.height() == 135)
    editor = refuse(view, qtbot, 2, LAST_USED, "x")
    assert view.note.geometry().bottom() < editor.mapTo(view, QPoint(0, 0)).y()


def test_the_sentence_follows_its_cell(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    view.horizontalHeader().resizeSection(NAME, 150)
    refuse(view, qtbot, 0, LAST_USED, "x")
    before = view.note.geometry()
    view.horizontalHeader().resizeSection(NAME, 110)
    qtbot.waitUntil(lambda: view.note.geometry() != before)
    assert view.note.geometry() == QRect(before.topLeft() - QPoint(40, 0), before.size())


def test_other_cells_can_be_edited_while_one_is_refused(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    editor = refuse(view, qtbot, 0, LAST_USED, "x")
    view.setFocus()
    qtbot.waitUntil(lambda: not editor.hasFocus())
    assert editor.text() == "x"
    on_cell(view, 1, NAME)
    QTest.keyClick(view, Key.Key_Return)
    (other,) = (each for each in view.viewport().findChildren(QLineEdit) if each is not editor)
    other.setText("Podman")
    QTest.keyClick(other, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(view, 1, NAME) == "Podman")
    assert editor.isVisible()
    assert editor.text() == "x"
    on_cell(view, 0, LAST_USED)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(editor.hasFocus)


def test_what_was_refused_outlives_other_edits_of_its_row(show: Show, qtbot: QtBot) -> None:
    view, place, _ = show(Skill)
    editor = refuse(view, qtbot, 0, LAST_USED, "x")
    view.model().setData(view.model().index(0, PROFICIENCY), "5")
    view.model().dataChanged.emit(view.model().index(0, LAST_USED), view.model().index(0, LAST_USED))
    assert editor.text() == "x"
    place.history.undo()
    assert editor.text() == "x"


def test_the_sentence_goes_with_its_row(show: Show, qtbot: QtBot) -> None:
    view, place, _ = show(Skill)
    refuse(view, qtbot, 0, LAST_USED, "x")
    place.history.push(edits.delete(place.session.profile, ["s1"]))
    qtbot.waitUntil(lambda: view.note.isHidden())
    assert view.note.text == ""


def test_what_the_disk_refuses_stays_too(show: Show, qtbot: QtBot) -> None:
    view, _, file = show(Skill)
    file.failure = DISK_FULL
    editor = refuse(view, qtbot, 0, NAME, "Java")
    assert editor.text() == "Java"
    assert view.note.text == str(DISK_FULL)
    file.failure = None
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: not is_editing(view))
    assert cell(view, 0, NAME) == "Java"


def test_a_value_is_chosen_by_the_arrow_keys_and_saved_with_enter(show: Show, qtbot: QtBot) -> None:
    view, place, _ = show(Skill)
    on_cell(view, 0, PROFICIENCY)
    QTest.keyClick(view, Key.Key_Return)
    (box,) = view.viewport().findChildren(QComboBox)
    assert [box.itemText(number) for number in range(box.count())][::5] == ["–", "5 – expert"]
    assert box.currentData() == "3"
    QTest.keyClick(box, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Down)
    assert not place.history.can_undo
    QTest.keyClick(box, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(view, 0, PROFICIENCY) == "5")
    assert place.history.undo_text == "Python from 3 to 5"


def test_a_click_in_the_list_is_enough(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Role)
    level = [column.attribute for column in table_columns(Role)].index("level")
    on_cell(view, 0, level)
    QTest.keyClick(view, Key.Key_F2)
    (box,) = view.viewport().findChildren(QComboBox)
    box.setCurrentIndex(box.findData("architect"))
    box.activated.emit(box.currentIndex())
    assert cell(view, 0, level) == "architect"


@pytest.mark.parametrize("attribute", ["title", "level"])
def test_an_editor_fills_its_cell_and_no_more(show: Show, attribute: str) -> None:
    view, _, _ = show(Role)
    column = [column.attribute for column in table_columns(Role)].index(attribute)
    on_cell(view, 0, column)
    QTest.keyClick(view, Key.Key_F2)
    (editor,) = (box for kind in (QComboBox, QLineEdit) for box in view.viewport().findChildren(kind))
    assert editor.geometry() == view.visualRect(view.currentIndex()).adjusted(0, 0, 0, -1)


def tip_at(view: RecordView, qtbot: QtBot, row: int, column: int) -> str:
    """What the mouse is told over a cell."""
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    middle = view.visualRect(view.model().index(row, column)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, middle, view.viewport().mapToGlobal(middle))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text() if QToolTip.isVisible() else ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # nor raising a tip, on a screen that is none
def test_only_a_cell_too_narrow_for_its_text_tells_the_whole_of_it(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    assert tip_at(view, qtbot, 0, LAST_USED) == ""
    view.horizontalHeader().resizeSection(LAST_USED, 50)
    assert tip_at(view, qtbot, 0, LAST_USED) == "2026-11"
    assert tip_at(view, qtbot, 2, LAST_USED) == ""
    assert tip_at(view, qtbot, 0, EVIDENCE) == "Daily work"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", [Role, Pay, EquityGrant, Certification])
def test_full_dates_fit_their_columns(show: Show, kind: type[Record]) -> None:
    view, _, _ = show(kind)
    text_width = view.fontMetrics().horizontalAdvance("2024-02-29") + 22  # the padding of a cell
    dates = [column for column in table_columns(kind) if column.hint == "YYYY-MM"]
    assert dates
    assert [column.attribute for column in dates if column.width < text_width] == []


def test_several_rows_are_selected_by_number(show: Show) -> None:
    view, _, _ = show(Skill)
    view.select_rows([2, 0])
    assert [record.id for record in view.selected_records()] == ["s1", "s3"]
    assert view.currentIndex().row() == 0
    view.select_rows([])
    assert [record.id for record in view.selected_records()] == ["s1", "s3"]
    view.select_rows([1])
    assert [record.id for record in view.selected_records()] == ["s2"]


def test_delete_asks_and_control_enter_does_not_edit(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    with qtbot.waitSignal(view.deletion_requested):
        QTest.keyClick(view, Key.Key_Delete)
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not is_editing(view)


def test_rows_are_selected_whole_and_told(show: Show, qtbot: QtBot) -> None:
    view, _, _ = show(Skill)
    with qtbot.waitSignal(view.selected):
        QTest.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [record.id for record in view.selected_records()] == ["s1", "s2"]
    view.select_row(99)
    assert [record.id for record in view.selected_records()] == ["s3"]


def test_nothing_is_edited_where_there_is_no_row(qtbot: QtBot) -> None:
    place, _ = in_memory()
    table = RecordTable(table_columns(Skill), place.session, place.history)
    view = RecordView(RecordSearch(table), "Skills")
    qtbot.addWidget(view)
    view.select_row(0)
    QTest.keyClick(view, Key.Key_Return)
    assert view.selected_records() == []
    assert not view.currentIndex().isValid()


def test_a_heading_sorts_and_the_selected_record_stays_selected(show: Show) -> None:
    view, _, _ = show(Skill)
    view.select_row(0)
    view.sort_by("name", Qt.SortOrder.AscendingOrder)
    assert [cell(view, row, NAME) for row in range(3)] == ["Docker", "Élixir", "Python"]
    assert [record.id for record in view.selected_records()] == ["s1"]
    assert view.currentIndex().row() == 2


def test_words_share_the_room_that_is_left(show: Show) -> None:
    view, _, _ = show(Skill)
    header = view.horizontalHeader()
    assert view.viewport().width() - 2 <= header.length() <= view.viewport().width()
    extra = [header.sectionSize(number) - column.width for number, column in enumerate(table_columns(Skill))]
    assert extra[PROFICIENCY] == extra[LAST_USED] == 0
    assert extra[NAME] > extra[EVIDENCE] > 0  # 220 to 200


def test_a_narrow_table_keeps_its_columns_and_scrolls(show: Show) -> None:
    view, _, _ = show(Skill)
    view.setFixedWidth(300)
    view.window().grab()  # lays out
    header = view.horizontalHeader()
    assert [header.sectionSize(number) for number in range(4)] == [column.width for column in table_columns(Skill)]
    assert view.horizontalScrollBar().maximum() > 0


def test_every_kind_of_cell_can_be_painted(show: Show) -> None:
    for kind in (Skill, Role):
        view, _, _ = show(kind)
        on_cell(view, 0, PROFICIENCY)
        picture = view.grab().toImage()
        colours = {picture.pixel(x, 45) for x in range(0, picture.width(), 2)}
        assert len(colours) > 2
