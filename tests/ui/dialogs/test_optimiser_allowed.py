from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from planner.advice.optimiser_options import Option, OptionGroup
from planner.domain.plan import ActionKind
from planner.ui.dialogs.optimiser_allowed import OptimiserAllowed
from tests.advice.records import action
from tests.ui.dialogs.optimiser_desk import ids

EXAM = action("exam", ActionKind.EARN_CERTIFICATION, "2027-01", subject="CKA", hours=1200, cost=395)
RUST = action("rust", ActionKind.LEARN_SKILL, "2027-01", subject="Rust", proficiency=3)
MOVE = action("move", ActionKind.MOVE_COMPANY, "2027-01")
OPTIONS = (
    Option(EXAM, OptionGroup.CERTIFICATIONS, True, "+1 % pay (grade B)"),
    Option(replace(EXAM, id="other", subject="CKAD"), OptionGroup.CERTIFICATIONS, True, "+1 % pay (grade B)"),
    Option(RUST, OptionGroup.SKILLS, True, "no estimate: nobody knows", False),
    Option(MOVE, OptionGroup.MOVES, False, "+0.7 % pay (grade B)"),
)


@pytest.fixture
def allowed(qtbot: QtBot) -> OptimiserAllowed:
    allowed = OptimiserAllowed()
    qtbot.addWidget(allowed)
    allowed.show_options(OPTIONS, ("CKA", "Rust", "Austin"))
    allowed.show()
    return allowed


def head(allowed: OptimiserAllowed, number: int) -> QTreeWidgetItem:
    item = allowed.tree.topLevelItem(number)
    assert item is not None
    return item


def child(allowed: OptimiserAllowed, group: int) -> QTreeWidgetItem:
    """The first option of a group."""
    item = head(allowed, group).child(0)
    assert item is not None
    return item


def test_groups_hold_their_options_with_hours_and_cost(allowed: OptimiserAllowed) -> None:
    assert [head(allowed, number).text(0) for number in range(3)] == ["Certifications", "Skills", "Moves and roles"]
    first = child(allowed, 0)
    assert [first.text(column) for column in range(3)] == ["CKA", "1,200 h", "$395"]
    assert first.toolTip(0) == "CKA: +1 % pay (grade B)"
    move = child(allowed, 2)
    assert [move.text(column) for column in range(3)] == ["Move company", "", ""]


def test_the_usual_is_ticked_and_counted(allowed: OptimiserAllowed) -> None:
    assert ids(allowed.ticked) == ["exam", "other", "rust"]
    assert allowed.count_text == "3 allowed, 1 of them without an estimate (grey)"
    allowed.tick("rust", is_on=False)
    assert allowed.count_text == "2 allowed"


def test_what_has_no_estimate_is_grey(allowed: OptimiserAllowed) -> None:
    grey = child(allowed, 1).foreground(0).color()
    assert grey == allowed.palette().placeholderText().color()
    assert child(allowed, 0).foreground(0).color() != grey


def test_a_group_is_ticked_as_a_whole(allowed: OptimiserAllowed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(allowed.changed):
        head(allowed, 0).setCheckState(0, Qt.CheckState.Unchecked)
    assert ids(allowed.ticked) == ["rust"]
    allowed.tick("exam")
    assert head(allowed, 0).checkState(0) is Qt.CheckState.PartiallyChecked
    assert ids(allowed.ticked) == ["exam", "rust"]


def test_the_keyboard_ticks(allowed: OptimiserAllowed, qtbot: QtBot) -> None:
    allowed.tree.setFocus()
    allowed.tree.setCurrentItem(child(allowed, 2))
    with qtbot.waitSignal(allowed.changed):
        QTest.keyClick(allowed.tree, Qt.Key.Key_Space)
    assert "move" in ids(allowed.ticked)


def test_other_options_keep_the_ticks_of_those_that_were_there(allowed: OptimiserAllowed, qtbot: QtBot) -> None:
    allowed.tick("exam", is_on=False)
    allowed.tick("move")
    new = Option(replace(MOVE, id="new"), OptionGroup.ADDED, True)
    with qtbot.assertNotEmitted(allowed.changed):
        allowed.show_options((*OPTIONS[:1], *OPTIONS[2:], new))
    assert ids(allowed.ticked) == ["rust", "move", "new"]
    assert ids(allowed.options) == ["exam", "rust", "move", "new"]


def test_a_name_is_asked_for(allowed: OptimiserAllowed, qtbot: QtBot) -> None:
    allowed.line.setText("  Austin ")
    with qtbot.waitSignal(allowed.addition_wanted) as asked:
        QTest.keyClick(allowed.line, Qt.Key.Key_Return)
    assert asked.args == ["Austin"]
    allowed.clear_line()
    assert allowed.line.text() == ""
    with qtbot.assertNotEmitted(allowed.addition_wanted):
        QTest.keyClick(allowed.line, Qt.Key.Key_Return)


def test_names_are_completed(allowed: OptimiserAllowed) -> None:
    completer = allowed.line.completer()
    completer.setCompletionPrefix("ust")
    found = {completer.currentCompletion()}
    assert completer.setCurrentRow(1)
    assert found | {completer.currentCompletion()} == {"Rust", "Austin"}
