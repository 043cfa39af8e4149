"""The small parts: card, headline, message bar, empty state, evidence, number box, announcement."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.ui.widgets.announcement import announce
from planner.ui.widgets.card import PADDING, Card, styled_label
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.evidence import Facts, GradedList
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.steady_box import SteadyBox

ERROR = UserError("Level", "it is empty", "Choose one")


def shown_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def test_a_card_is_a_panel_with_a_title(qtbot: QtBot) -> None:
    card = Card("Assumed")
    qtbot.addWidget(card)
    assert card.property("kind") == "card"
    assert shown_texts(card) == ["Assumed"]
    assert card.accessibleName() == "Assumed"
    assert card.body.contentsMargins().left() == PADDING == 16


def test_a_card_needs_no_title(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert shown_texts(card) == []
    assert isinstance(card, QFrame)


def test_a_styled_label_wraps(qtbot: QtBot) -> None:
    label = styled_label("some text", "muted")
    qtbot.addWidget(label)
    assert label.wordWrap()
    assert label.property("kind") == "muted"


@pytest.mark.parametrize("text", ["<b>loud</b>", "a <i>b</i>", "<img src='x'>", "1 < 2 > 1"])
def test_what_a_user_typed_is_no_layout(qtbot: QtBot, text: str) -> None:
    label = styled_label(text)
    qtbot.addWidget(label)
    label.setWordWrap(False)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(text)


def test_a_headline_answers_and_says_what_the_number_is(qtbot: QtBot) -> None:
    headline = Headline("Trajectory")
    qtbot.addWidget(headline)
    headline.show_answer("$196k in 2031", "Base pay, today's dollars.")
    assert shown_texts(headline) == ["Trajectory", "$196k in 2031", "Base pay, today's dollars."]
    assert (headline.answer, headline.quiet) == ("$196k in 2031", "Base pay, today's dollars.")
    assert headline.accessibleName() == "Trajectory"
    assert headline.accessibleDescription() == "$196k in 2031. Base pay, today's dollars."


def test_without_an_answer_the_quiet_line_stands_in_its_place(qtbot: QtBot) -> None:
    headline = Headline("Trajectory")
    qtbot.addWidget(headline)
    headline.show_answer("", "Working out your forecast…")
    assert shown_texts(headline) == ["Trajectory", "Working out your forecast…"]
    assert headline.accessibleDescription() == "Working out your forecast…"


def test_a_headline_is_spoken_in_full_and_without_an_answer_as_its_quiet_line(qtbot: QtBot) -> None:
    headline = Headline("Trajectory")
    qtbot.addWidget(headline)
    headline.show_answer("$196k in 2031", "Base pay.")
    assert headline.sentence == "$196k in 2031. Base pay."
    headline.show_answer("", "Working out your forecast…")
    assert headline.sentence == "Working out your forecast…"


def test_no_line_breaks_between_a_sign_and_its_dollars(qtbot: QtBot) -> None:
    headline = Headline("Plans")
    qtbot.addWidget(headline)
    headline.show_answer("Between −$5k and +$624k", "The median at +$415k.")
    joined = ["Plans", "Between −\u2060$5k and +\u2060$624k", "The median at +\u2060$415k."]
    assert shown_texts(headline) == joined
    assert (headline.answer, headline.quiet) == ("Between −$5k and +$624k", "The median at +$415k.")
    assert headline.accessibleDescription() == "Between −$5k and +$624k. The median at +$415k."


def test_an_answer_that_passes_by_asks_for_no_room_where_it_fits_and_for_more_where_not(qtbot: QtBot) -> None:
    headline = Headline("Trajectory")
    qtbot.addWidget(headline)
    headline.show_answer("$196k in 2031", "Base pay")
    headline.resize(400, headline.sizeHint().height())
    headline.show()
    headline.pass_answer("$196k in 2031", "Base pay")
    height = headline.minimumSizeHint().height()
    assert height <= headline.height()
    headline.pass_answer("$197k in 2031", "Base pay")
    assert (headline.answer, headline.accessibleDescription()) == ("$197k in 2031", "$197k in 2031. Base pay")
    assert headline.minimumSizeHint().height() == height
    headline.pass_answer("$197k in 2031", "Base pay " * 40)
    assert headline.minimumSizeHint().height() > height
    headline.show_answer("$198k in 2031", "Base pay")
    headline.resize(300, 200)
    labels = {label.text(): label for label in headline.findChildren(QLabel)}
    assert labels["$198k in 2031"].width() == 300


def test_a_longer_quiet_line_moves_nothing(qtbot: QtBot) -> None:
    headline = Headline("Trajectory")
    qtbot.addWidget(headline)
    longest = "Base pay, today's dollars. " * 5
    heights = {}
    for width in (900, 300):
        headline.resize(width, 200)
        headline.show_answer("$196k in 2031", longest)
        heights[width] = headline.heightForWidth(width)
    for width, height in heights.items():
        headline.show_answer("$196k in 2031", "Base pay.", longest)
        headline.show()
        headline.resize(width, 200)
        assert headline.heightForWidth(width) == height
    assert heights[300] > heights[900]


def test_a_message_bar_is_silent_until_told(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    assert bar.text == ""


def test_an_error_is_told_with_its_way_out_and_can_be_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_error(ERROR)
    assert bar.text == "Level: it is empty. Choose one."
    assert bar.property("tone") == "error"
    assert bar.accessibleName() == bar.text
    with qtbot.waitSignal(bar.closed):
        bar.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert bar.isHidden()


def test_a_note_looks_otherwise_than_an_error(qtbot: QtBot) -> None:
    bar = MessageBar(is_closable=False)
    qtbot.addWidget(bar)
    assert bar.findChildren(QPushButton) == []
    bar.show_error(ERROR)
    bar.show_text("This is a sample.")
    assert (bar.text, bar.property("tone")) == ("This is a sample.", "note")


def test_a_message_passes_by_unless_it_is_lasting(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_error(ERROR, is_lasting=True)
    bar.pass_by()
    assert bar.text == "Level: it is empty. Choose one."
    bar.show_text("A copy was saved.")
    bar.pass_by()
    assert bar.text == ""


def test_a_message_bar_can_offer_the_way_out(qtbot: QtBot) -> None:
    bar = MessageBar(is_closable=False)
    qtbot.addWidget(bar)
    pressed: list[bool] = []
    bar.add_button("Open Profile").clicked.connect(lambda: pressed.append(True))
    bar.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert pressed == [True]


def test_an_empty_page_has_one_sentence_and_one_button(qtbot: QtBot) -> None:
    state = EmptyState("Nothing here yet.", "Add a role")
    qtbot.addWidget(state)
    assert state.sentence == "Nothing here yet."
    with qtbot.waitSignal(state.asked):
        state.findChild(QPushButton).click()  # type: ignore[union-attr]
    state.show_state("Opening…", "")
    assert state.sentence == state.accessibleName() == "Opening…"
    assert all(button.isHidden() for button in state.findChildren(QPushButton))


def test_an_empty_page_may_have_a_second_button(qtbot: QtBot) -> None:
    state = EmptyState("It is locked.", "Open another…")
    qtbot.addWidget(state)
    first, second = state.findChildren(QPushButton)
    assert second.isHidden()
    state.show_state("It is locked.", "Open another…", "Try again")
    assert (first.text(), second.text()) == ("Open another…", "Try again")
    with qtbot.waitSignal(state.other_asked), qtbot.assertNotEmitted(state.asked):
        second.click()


def test_a_long_name_of_a_fact_takes_two_lines_and_leaves_room(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.resize(260, 200)
    facts.show_facts([("Better than carrying on at all", "in 11 of 20"), ("Market", "thin")])
    facts.show()
    long, value, short, _ = facts.findChildren(QLabel)
    assert (long.wordWrap(), short.wordWrap()) == (True, False)
    assert long.width() <= 92 < value.width()
    facts.show_facts([("Market", "thin")])
    assert not long.wordWrap()


def test_facts_without_a_value_are_left_out(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([("Place", "Seattle"), ("Hours", ""), ("Jobs", "1,340")])
    assert shown_texts(facts) == ["Place", "Seattle", "Jobs", "1,340"]
    facts.show_facts([("Place", "Austin")])
    assert shown_texts(facts) == ["Place", "Austin"]


def test_facts_are_made_out_of_sight_and_come_all_at_once(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([("Pay", "$160k")])
    facts.show()
    known = [(f"Name {number}", f"Value {number}") for number in range(6)]
    for part in facts.ahead([*known, ("Unknown", "")]):
        part()
        assert [label.text() for label in facts.findChildren(QLabel) if label.isVisible()] == ["Pay", "$160k"]
    (show,) = facts.parts([*known, ("Unknown", "")])
    show()
    told = [label.text() for label in facts.findChildren(QLabel) if label.isVisible()]
    assert told == [text for pair in known for text in pair]
    tops = [label.y() for label in facts.findChildren(QLabel)[::2]]
    assert tops == sorted(set(tops))


def test_each_assumption_has_its_grade_and_its_source(qtbot: QtBot) -> None:
    lines = GradedList()
    qtbot.addWidget(lines)
    lines.show_lines([("Prices rise: 2.5 % a year", "D", "assumption of this program"), ("Yours", "own", "you")])
    assert shown_texts(lines) == ["Prices rise: 2.5 % a year", "D", "Yours", "own"]
    first = lines.findChild(QWidget)
    assert isinstance(first, QWidget)
    assert first.toolTip() == "assumption of this program"
    assert first.accessibleName() == "Prices rise: 2.5 % a year, grade D. assumption of this program"
    lines.show_lines([])
    assert [each for each in lines.findChildren(QWidget) if each.isVisibleTo(lines)] == []


def wheel(box: SteadyBox) -> QWheelEvent:
    at = QPointF(box.rect().center())
    nothing, phase = QPoint(), Qt.ScrollPhase.NoScrollPhase
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QWheelEvent(at, at, nothing, QPoint(0, 120), buttons, keys, phase, False)


def test_the_wheel_changes_a_number_only_where_the_keyboard_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    box = SteadyBox("Inflation", -5, 30, decimals=1, suffix=" %")
    qtbot.addWidget(box)
    event = wheel(box)
    box.wheelEvent(event)
    assert box.value() == 0.0
    assert not event.isAccepted()
    monkeypatch.setattr(box, "hasFocus", lambda: True)
    box.wheelEvent(wheel(box))
    assert box.value() == 0.5


def test_a_number_box_counts_whole_numbers_by_one_and_keeps_its_range(qtbot: QtBot) -> None:
    box = SteadyBox("Years ahead", 1, 40)
    qtbot.addWidget(box)
    assert box.accessibleName() == "Years ahead"
    box.stepBy(3)
    assert box.text() == "4"
    box.setValue(99)
    assert box.value() == 40


def test_typing_counts_when_it_is_finished(qtbot: QtBot) -> None:
    box = SteadyBox("Years ahead", 1, 40)
    qtbot.addWidget(box)
    box.show()
    told: list[float] = []
    box.valueChanged.connect(told.append)
    box.selectAll()
    QTest.keyClicks(box, "25")
    assert told == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == [25.0]


def test_an_announcement_reaches_those_who_listen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    announce(widget, "nobody listens")
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    announce(widget, "")
    announce(widget, "$196k in 2031")
    assert told == ["$196k in 2031"]


def test_a_number_box_has_arrows_of_its_own(qtbot: QtBot) -> None:
    box = SteadyBox("Years ahead", 1, 40)
    qtbot.addWidget(box)
    picture = box.grab().toImage()
    right = [picture.pixelColor(box.width() - 10, y).lightness() for y in range(3, box.height() - 3)]
    middle = [picture.pixelColor(box.width() // 3, y).lightness() for y in range(3, box.height() - 3)]
    assert len(set(right)) > len(set(middle))


def test_a_headline_that_waits_keeps_room_for_an_answer(qtbot: QtBot) -> None:
    waiting, plain = Headline("Plans", "Comparing plans…"), Headline("Plans")
    for one in (waiting, plain):
        qtbot.addWidget(one)
        one.resize(700, 300)
        one.show()
    assert (waiting.answer, waiting.quiet) == ("", "Comparing plans…")
    plain.show_answer("A long answer that\ntakes two lines", "one\ntwo\nthree")
    assert waiting.sizeHint().height() == pytest.approx(plain.sizeHint().height(), rel=0.15)  # nearly where it is
    waiting.show_answer("", "")
    assert waiting.sizeHint().height() < plain.sizeHint().height() / 2
