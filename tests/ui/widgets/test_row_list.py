from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.widgets.row_list import Row, RowList

ROWS = (Row("Growth", "passes", tone="good", key="growth"), Row("Mentoring", "unknown", tone="quiet"))


def shown(qtbot: QtBot, *rows: Row) -> RowList:
    made = RowList()
    qtbot.addWidget(made)
    made.show_rows(rows)
    return made


def test_rows_tell_text_and_value(qtbot: QtBot) -> None:
    assert shown(qtbot, *ROWS).texts == (("Growth", "passes"), ("Mentoring", "unknown"))


def test_a_row_with_a_key_has_a_button_that_tells_it(qtbot: QtBot) -> None:
    made = shown(qtbot, *ROWS)
    (first,) = made.buttons
    assert not first.isHidden()
    assert sum(not button.isHidden() for button in made.findChildren(QPushButton)) == 1
    assert first.accessibleName() == "Growth: passes"
    with qtbot.waitSignal(made.chosen) as told:
        first.click()
    assert told.args == ["growth"]


def test_rows_are_rewritten_and_those_left_over_hidden(qtbot: QtBot) -> None:
    made = shown(qtbot, *ROWS)
    made.show_rows([Row("R&D", "fails", detail="Why not", tone="attention", key="other")])
    assert made.texts == (("R&D", "fails"),)
    (button,) = made.buttons
    assert (button.text(), button.property("tone")) == ("fails", "attention")
    with qtbot.waitSignal(made.chosen) as told:
        button.click()
    assert told.args == ["other"]


def test_a_row_with_a_detail_is_strong_and_the_detail_quiet(qtbot: QtBot) -> None:
    made = shown(qtbot, Row("Do it", detail="It pays"))
    kinds = {label.text(): label.property("kind") for label in made.findChildren(QLabel) if label.text()}
    assert kinds == {"Do it": "strong", "It pays": "muted"}
    made.show_rows([Row("Do it")])
    kinds = {label.text(): label.property("kind") for label in made.findChildren(QLabel) if label.text()}
    assert kinds == {"Do it": ""}


def test_a_row_tells_more_on_hover_and_its_button_keeps_an_ampersand(qtbot: QtBot) -> None:
    made = shown(qtbot, Row("Tools", "R&D", key="tools", tip="What they are for"), Row("Growth", "unknown"))
    (button,) = made.buttons
    assert (button.text(), button.accessibleName()) == ("R&&D", "Tools: R&D")
    line = button.parentWidget()
    assert line is not None
    assert line.toolTip() == "What they are for"
    made.show_rows([Row("Growth", "unknown")])
    assert made.buttons == ()


def test_a_value_is_shown_once_as_words_or_as_a_button(qtbot: QtBot) -> None:
    made = shown(qtbot, *ROWS)
    labels = {label.text(): label.isHidden() for label in made.findChildren(QLabel)}
    assert labels == {"Growth": False, "Mentoring": False, "unknown": False}
    made.show_rows(ROWS[::-1])
    assert made.texts == (("Mentoring", "unknown"), ("Growth", "passes"))
    assert [button.text() for button in made.buttons] == ["passes"]


def test_a_row_with_a_link_opens_it(qtbot: QtBot) -> None:
    made = shown(
        qtbot, Row("A design", "Remove", key="e", link="https://example.org/a"), Row("A talk", "Remove", key="f")
    )
    (first,) = (one for one in made.findChildren(QPushButton) if one.text() == "Open link")
    assert not first.isHidden()
    assert first.accessibleName() == "A design: open https://example.org/a"
    with qtbot.waitSignal(made.link_wanted) as told:
        first.click()
    assert told.args == ["https://example.org/a"]
    made.show_rows([Row("A talk", "Remove", key="f")])
    assert first.isHidden()


def test_a_row_may_have_a_second_button(qtbot: QtBot) -> None:
    made = shown(qtbot, *ROWS, Row("Learn Rust", "Open", key="skills", more="R&D"))
    second, first = made.buttons[-2:]
    assert (second.text(), second.accessibleName(), first.text()) == ("R&&D", "Learn Rust: R&D", "Open")
    with qtbot.waitSignal(made.more_wanted) as told:
        second.click()
    assert told.args == [2]
    made.show_rows([*ROWS, Row("Growth")])
    assert second.isHidden()


@pytest.mark.parametrize(("takes_clicks", "told"), [(True, ["growth"]), (False, [])])
def test_a_click_beside_the_button_presses_it_where_rows_take_clicks(
    qtbot: QtBot, takes_clicks: bool, told: list[str]
) -> None:
    made = RowList(takes_clicks=takes_clicks)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    for text in ("Growth", "Mentoring"):  # the second has no button
        (label,) = (one for one in made.findChildren(QLabel) if one.text() == text)
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)
        QTest.mouseClick(label, Qt.MouseButton.RightButton)
    assert heard == told


def test_rows_added_while_they_are_looked_at_stand_one_below_the_other(qtbot: QtBot) -> None:
    made = shown(qtbot, *ROWS)
    made.resize(400, 300)
    made.show()
    made.show_rows([Row(f"Line {number}", "fails", detail="Why not", key="k") for number in range(6)])
    tops = [button.mapTo(made, button.rect().topLeft()).y() for button in made.buttons]
    assert all(button.isVisible() for button in made.buttons)
    assert all(below > above + 10 for above, below in pairwise(tops))


def test_many_new_rows_are_made_out_of_sight_and_come_all_at_once(qtbot: QtBot) -> None:
    rows = [Row(f"Row {number}") for number in range(20)]
    made = shown(qtbot, *rows[:3])
    for part in made.ahead(rows):
        part()
        assert made.texts == tuple((row.text, "") for row in rows[:3])
    (last,) = made.parts(rows)
    last()
    assert made.texts == tuple((row.text, "") for row in rows)


def test_rows_that_are_there_are_rewritten_in_one_go(qtbot: QtBot) -> None:
    made = shown(qtbot, *(Row(f"Row {number}") for number in range(20)))
    (part,) = made.parts([Row("Another"), Row("And one")])
    part()
    assert made.texts == (("Another", ""), ("And one", ""))
    (part,) = made.parts([])
    part()
    assert len(made.texts) == 0
