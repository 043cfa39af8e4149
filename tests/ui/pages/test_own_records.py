"""The user's own figures and places as the Market data page shows them, from the first one to the undo of the last."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.figures import Override, OwnPlace
from planner.domain.profile import Record
from planner.ui.dialogs.own_figure import OwnFigureDialog
from planner.ui.pages.own_records import EMPTY_PX, OwnFigures, OwnPlaces
from tests.market.made_up_figures import EDUCATION, FIGURES, FINANCE, TOOLS
from tests.ui.workplace import in_memory

NBSP = "\u00a0"
OWN = Override(id=FINANCE.id, value=math.log1p(0.12))
TOWN = OwnPlace(id="o", name="Port Townsend", pay_percent=90.0, price_percent=110.0)


class Desk:
    def __init__(self, qtbot: QtBot, *records: Record) -> None:
        self.place, self.file = in_memory(*records)
        parts = (self.place.session, self.place.history, self.place.bridge)
        self.figures, self.places = OwnFigures(FIGURES, *parts), OwnPlaces(*parts)
        for panel in (self.figures, self.places):
            qtbot.addWidget(panel)
            panel.resize(900, 300)
            panel.show()

    def own(self) -> dict[str, float]:
        return dict(self.place.session.profile.overrides)

    def cells(self, panel: OwnFigures | OwnPlaces) -> list[list[object]]:
        rows = panel.rows
        return [
            [rows.index(row, column).data() for column in range(rows.columnCount())] for row in range(rows.rowCount())
        ]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot, OWN, TOWN)
    yield desk
    desk.place.bridge.close()


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.place.bridge.close()


def button(panel: OwnFigures | OwnPlaces, text: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == text)


def said(panel: OwnFigures | OwnPlaces) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def filled(dialog: OwnFigureDialog, search: str, value: str, note: str = "") -> OwnFigureDialog:
    dialog.search_box.setText(search)
    dialog.value_box.setText(value)
    dialog.note_box.setText(note)
    return dialog


def test_empty_panels_say_what_to_do(empty: Desk) -> None:
    assert any("Add one where you know better" in text for text in said(empty.figures))
    assert any("Add one that is missing" in text for text in said(empty.places))
    assert empty.figures.stack.height() == EMPTY_PX


def test_an_own_figure_is_added_shown_and_undone(empty: Desk) -> None:
    dialog = filled(empty.figures.add(), "finance", "12", "From my team")
    dialog.accept()
    assert empty.own() == {FINANCE.id: pytest.approx(math.log(1.12))}
    assert empty.cells(empty.figures) == [["Finance", f"+12{NBSP}%", f"+8{NBSP}%", "C", "Examples", "From my team"]]
    assert empty.figures.selected_records()[0].id == FINANCE.id
    assert empty.figures.stack.height() > EMPTY_PX
    assert empty.place.history.undo_text == "Finance: your own +12 %"  # Qt makes the blank a plain one
    empty.place.history.undo()
    assert empty.cells(empty.figures) == []
    assert empty.figures.stack.height() == EMPTY_PX


def test_what_is_refused_stands_under_the_value_and_nothing_is_saved(empty: Desk) -> None:
    dialog = filled(empty.figures.add(), "finance", "900")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text.startswith(f"Your value: 900{NBSP}% is not within −66.7 to +200{NBSP}%.")
    assert empty.own() == {}
    dialog.value_box.setText("9")
    dialog.note_box.setText("x" * 20_001)
    dialog.accept()
    assert dialog.error.text.startswith("Note: ")
    dialog.reject()
    assert empty.own() == {}


def test_a_search_that_finds_nothing_can_save_nothing(empty: Desk) -> None:
    dialog = filled(empty.figures.add(), "no such figure", "")
    assert dialog.figure is None
    assert not dialog.value_box.isEnabled()
    dialog.accept()
    assert "none is chosen" in dialog.error.text
    filled(dialog, "tools", "")
    assert dialog.value_box.isEnabled()
    assert "Shipped: no estimate." in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_dialog_tells_what_is_shipped_and_what_may_be_entered(empty: Desk) -> None:
    dialog = empty.figures.add(TOOLS.id)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Shipped: no estimate. Yours may be −66.7 to +200{NBSP}%." in told
    dialog.choose(FINANCE.id)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith(f"Shipped: +8{NBSP}%, −2 to +18{NBSP}% with 80{NBSP}% probability") for text in told)
    dialog.choose("unknown")
    assert dialog.figure is FINANCE
    dialog.reject()


def test_editing_starts_from_the_own_value(desk: Desk) -> None:
    desk.figures.view.select_row(0)
    dialog = desk.figures.edit()
    assert dialog is not None
    assert (dialog.figure, dialog.value_box.text()) == (FINANCE, "+12")
    dialog.value_box.setText("15")
    dialog.accept()
    assert desk.own() == {FINANCE.id: pytest.approx(math.log(1.15))}


def test_saving_the_same_value_closes_and_changes_nothing(desk: Desk) -> None:
    desk.figures.add(FINANCE.id).accept()
    assert not desk.place.history.can_undo


def test_a_cell_is_edited_in_place(desk: Desk, qtbot: QtBot) -> None:
    desk.figures.view.select_row(0, 1)
    QTest.keyClick(desk.figures.view, Qt.Key.Key_F2)
    editor = desk.figures.view.indexWidget(desk.figures.view.currentIndex())
    QTest.keyClicks(editor, "900")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is not within" in desk.figures.view.note.text)
    editor.setProperty("text", "−4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.own() == {FINANCE.id: pytest.approx(math.log1p(-0.04))})


def test_reset_brings_the_shipped_figure_back_and_can_be_undone(desk: Desk) -> None:
    desk.figures.view.select_row(0)
    button(desk.figures, "Reset").click()
    assert desk.own() == {}
    assert desk.place.history.undo_text == "Finance: back to the shipped figure"
    desk.place.history.undo()
    assert desk.own() == {FINANCE.id: OWN.value}


def test_a_disk_that_is_full_is_told_in_the_dialog(desk: Desk) -> None:
    from tests.ui.workplace import DISK_FULL

    desk.file.failure = DISK_FULL
    dialog = filled(desk.figures.add(), "education", "5")
    dialog.accept()
    assert dialog.isVisible()
    assert "the disk is full" in dialog.error.text
    assert EDUCATION.id not in desk.own()
    dialog.reject()


def test_nothing_selected_is_nothing_to_edit_or_delete(empty: Desk) -> None:
    assert empty.figures.edit() is None
    assert empty.places.edit() is None
    empty.figures.delete_selected()
    empty.places.delete_selected()
    assert not empty.place.history.can_undo


def test_an_own_place_is_added_edited_deleted_and_undone(desk: Desk) -> None:
    form = desk.places.add()
    form.fields["name"].show_text("Ruritania")
    form.fields["pay_percent"].show_text("60")
    form.accept()
    assert [row[:3] for row in desk.cells(desk.places)] == [["Port Townsend", "90", "110"], ["Ruritania", "60", "100"]]
    changed = desk.places.edit()
    assert changed is not None
    changed.fields["pay_percent"].show_text("900")
    changed.accept()
    assert changed.isVisible()
    changed.fields["pay_percent"].show_text("55")
    changed.accept()
    assert desk.cells(desk.places)[1][1] == "55"
    desk.places.delete_selected()
    assert len(desk.cells(desk.places)) == 1
    desk.place.history.undo()
    assert desk.cells(desk.places)[1][0] == "Ruritania"
