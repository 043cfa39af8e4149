import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> SegmentedControl:
    control = SegmentedControl("Money", [("real", "Real"), ("nominal", "Nominal"), ("odd", "R&D")])
    qtbot.addWidget(control)
    control.show()
    return control


def segments(control: SegmentedControl) -> list[QPushButton]:
    return control.findChildren(QPushButton)


def test_one_state_always_holds(control: SegmentedControl) -> None:
    assert control.key == "real"
    segments(control)[0].click()
    assert control.key == "real"


def test_a_click_chooses_and_tells_once(control: SegmentedControl, qtbot: QtBot) -> None:
    told: list[str] = []
    control.chosen.connect(told.append)
    segments(control)[1].click()
    assert control.key == "nominal"
    assert told == ["nominal"]


def test_arrow_keys_move_the_choice(control: SegmentedControl, qtbot: QtBot) -> None:
    segments(control)[0].setFocus()
    QTest.keyClick(segments(control)[0], Qt.Key.Key_Right)
    assert control.key == "nominal"
    QTest.keyClick(segments(control)[1], Qt.Key.Key_Left)
    assert control.key == "real"


def test_a_screen_reader_finds_named_radio_buttons(control: SegmentedControl) -> None:
    assert control.accessibleName() == "Money"
    first = QAccessible.queryAccessibleInterface(segments(control)[0])
    assert first.text(QAccessible.Text.Name) == "Money: Real"
    assert first.role() == QAccessible.Role.RadioButton
    assert first.state().checked == 1


def test_choosing_by_key_tells_too_and_unknown_keys_change_nothing(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.chosen) as told:
        control.choose("odd")
    assert told.args == ["odd"]
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("unheard of")
        control.choose("odd")
    assert control.key == "odd"


def test_texts_can_change_and_are_no_mnemonics(control: SegmentedControl) -> None:
    assert segments(control)[2].text() == "R&&D"
    control.set_text("real", "Seattle")
    assert segments(control)[0].text() == "Seattle"
    assert segments(control)[0].accessibleName() == "Money: Seattle"


def test_switching_moves_nothing(control: SegmentedControl) -> None:
    before = [segment.geometry() for segment in segments(control)]
    control.choose("nominal")
    control.adjustSize()
    assert [segment.geometry() for segment in segments(control)] == before


def test_a_state_can_be_out_of_reach_with_a_reason(control: SegmentedControl) -> None:
    control.set_enabled("nominal", "Prices are unknown.")
    assert not segments(control)[1].isEnabled()
    assert segments(control)[1].toolTip() == "Prices are unknown."
    control.set_enabled("nominal")
    assert segments(control)[1].isEnabled()


def test_a_single_state_has_both_ends_round(qtbot: QtBot) -> None:
    control = SegmentedControl("Alone", [("only", "Only")])
    qtbot.addWidget(control)
    assert segments(control)[0].property("end") == "both"


def test_in_a_fixed_room_no_name_moves_anything(control: SegmentedControl) -> None:
    control.fix_room("real", "San Francisco")
    control.set_text("real", "San Francisco")
    before = control.sizeHint().width()
    assert segments(control)[0].text() == "San Francisco"
    assert segments(control)[0].toolTip() == ""
    control.set_text("real", "North Valley-Northern Mountains Region")
    assert control.sizeHint().width() == before
    assert segments(control)[0].text().endswith("…")
    assert segments(control)[0].toolTip() == "North Valley-Northern Mountains Region"
    assert segments(control)[0].accessibleName() == "Money: North Valley-Northern Mountains Region"
    control.set_text("real", "Reno")
    assert control.sizeHint().width() == before
    assert segments(control)[0].toolTip() == ""


def test_tab_comes_to_the_state_that_holds(qtbot: QtBot) -> None:
    control = SegmentedControl("Money", [("a", "A"), ("b", "B"), ("c", "C")])
    qtbot.addWidget(control)
    control.choose("b")
    reached = [
        each.text() for each in control.findChildren(QPushButton) if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert reached == ["B"]
