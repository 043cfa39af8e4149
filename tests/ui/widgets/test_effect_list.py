import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import Theme
from planner.ui.widgets.effect_list import Effect, EffectList

BASE = Effect("Entry level", "$95k", "", 0.0, 0.2, is_total=True)
PLACE = Effect("Your place", "+$28k", "B", 0.2, 0.6, "+34 %. OEWS.", "place")
LOSS = Effect("Layoffs", "−$2k", "D", 0.6, 0.5, "−1 %. A guess.")


@pytest.fixture
def effects(qtbot: QtBot, theme: Theme) -> EffectList:
    effects = EffectList(theme)
    qtbot.addWidget(effects)
    effects.show_effects([BASE, PLACE, LOSS])
    effects.resize(260, 200)
    effects.show()
    return effects


def lines(effects: EffectList) -> list[QFrame]:
    return [line for line in effects.findChildren(QFrame) if line.property("kind") == "effect"]


def visible(line: QFrame) -> list[str]:
    parts: list[QLabel | QPushButton] = [*line.findChildren(QLabel), *line.findChildren(QPushButton)]
    return [part.text() for part in parts if part.isVisible() and part.text()]


def test_each_line_says_what_it_is(effects: EffectList) -> None:
    assert effects.sentences == [
        "Entry level: $95k.",
        "Your place: +$28k, grade B. +34 %. OEWS.",
        "Layoffs: −$2k, grade D. −1 %. A guess.",
    ]
    assert visible(lines(effects)[1]) == ["Your place", "+$28k", "B"]


def test_a_line_unfolds_with_mouse_and_keys_and_leads_to_the_change(effects: EffectList, qtbot: QtBot) -> None:
    total, place, loss = lines(effects)
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    assert visible(place) == ["Your place", "+$28k", "B", "+34 %. OEWS.", "Change this"]
    with qtbot.waitSignal(effects.change_wanted) as wanted:
        next(button for button in place.findChildren(QPushButton)).click()
    assert wanted.args == ["place"]
    effects.show_effects([BASE, PLACE, LOSS])
    assert "Change this" in visible(place)
    QTest.keyClick(place, Qt.Key.Key_Return)
    assert visible(place) == ["Your place", "+$28k", "B"]
    QTest.keyClick(loss, Qt.Key.Key_Space)
    assert visible(loss)[-1] == "−1 %. A guess."
    QTest.keyClick(total, Qt.Key.Key_Space)
    assert visible(total) == ["Entry level", "$95k"]
    QTest.keyClick(total, Qt.Key.Key_A)


def test_another_effect_in_the_line_is_folded(effects: EffectList, qtbot: QtBot) -> None:
    QTest.mouseClick(lines(effects)[1], Qt.MouseButton.LeftButton)
    effects.show_effects([BASE, LOSS])
    assert effects.sentences[1].startswith("Layoffs")
    assert visible(lines(effects)[1]) == ["Layoffs", "−$2k", "D"]
    assert not lines(effects)[2].isVisible()


def test_gains_losses_and_totals_differ_in_colour(effects: EffectList, theme: Theme) -> None:
    picture = effects.grab().toImage()
    shown = {QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.palette.forecast in shown
    assert theme.palette.attention in shown


def test_a_line_without_grade_keeps_the_amounts_in_one_column(effects: EffectList) -> None:
    amounts = [next(one for one in line.findChildren(QLabel) if "$" in one.text()) for line in lines(effects)]
    assert len({label.geometry().right() for label in amounts}) == 1


def test_only_what_rests_on_something_says_so_on_hover(effects: EffectList) -> None:
    assert [line.toolTip() for line in lines(effects)] == ["", "What it rests on", "What it rests on"]


def test_a_line_that_was_hidden_comes_back_folded(effects: EffectList) -> None:
    QTest.mouseClick(lines(effects)[2], Qt.MouseButton.LeftButton)
    effects.show_effects([BASE])
    assert effects.sentences == ["Entry level: $95k."]
    effects.show_effects([BASE, PLACE, PLACE])
    assert visible(lines(effects)[2]) == ["Your place", "+$28k", "B"]


def test_the_end_of_a_sum_is_strong_until_another_effect_takes_its_line(effects: EffectList) -> None:
    name = lines(effects)[0].findChildren(QLabel)[0]
    assert (name.text(), name.property("kind")) == ("Entry level", "strong")
    effects.show_effects([LOSS])
    assert (name.text(), name.property("kind")) == ("Layoffs", "")


def test_what_it_rests_on_is_made_when_it_is_first_unfolded(effects: EffectList) -> None:
    place = lines(effects)[1]
    assert place.findChildren(QPushButton) == []
    QTest.keyClick(place, Qt.Key.Key_Space)
    QTest.keyClick(place, Qt.Key.Key_Space)
    assert visible(place) == ["Your place", "+$28k", "B"]
    QTest.keyClick(place, Qt.Key.Key_Space)
    (change,) = place.findChildren(QPushButton)
    assert change.isVisible()
    effects.show_effects([BASE, Effect("Your place", "+$29k", "B", 0.2, 0.6, "Another reason.")])
    assert visible(place) == ["Your place", "+$29k", "B", "Another reason."]


def test_new_effects_come_all_at_once(effects: EffectList) -> None:
    many = [Effect(f"Number {number}", "+$1k", "B", 0.0, 0.1, "Why.") for number in range(9)]
    for part in effects.ahead(many):
        part()
    (show,) = effects.parts(many)
    assert [sentence.split(":")[0] for sentence in effects.sentences] == ["Entry level", "Your place", "Layoffs"]
    show()
    assert effects.sentences == [f"Number {number}: +$1k, grade B. Why." for number in range(9)]
