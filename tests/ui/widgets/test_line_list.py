import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.line_list import LineList, made_ahead, polish_ahead


class Words(LineList[QLabel, str]):
    """Notes in which place each line was made."""

    def __init__(self) -> None:
        super().__init__(3)
        self.places: list[int] = []

    def show_words(self, words: list[str]) -> None:
        self._show(words)

    def told(self) -> list[str]:
        return [line.text() for line in self._shown()]

    def visible(self) -> list[str]:
        return [label.text() for label in self.findChildren(QLabel) if label.isVisible()]

    def _made(self, place: int) -> QLabel:
        self.places.append(place)
        return QLabel()

    def _fill(self, line: QLabel, thing: str) -> None:
        line.setText(thing)


@pytest.fixture
def words(qtbot: QtBot) -> Words:
    made = Words()
    qtbot.addWidget(made)
    made.show()
    return made


ALPHABET = [f"word {number}" for number in range(10)]


def test_lines_are_kept_and_rewritten_and_those_left_over_hidden(words: Words) -> None:
    words.show_words(["a", "b", "c"])
    words.show_words(["d"])
    words.show_words(["e", "f"])
    assert words.told() == words.visible() == ["e", "f"]
    assert words.places == [0, 1, 2]


def run_ahead(words: Words, things: list[str]) -> list[int]:
    """Make what is missing; how many lines there are after each part."""
    made = []
    for part in words.ahead(things):
        part()
        made.append(len(words.places))
    return made


def test_lines_are_made_out_of_sight_and_shown_all_at_once(words: Words) -> None:
    words.show_words(["a"])
    assert run_ahead(words, ALPHABET)[-1] == 10
    assert words.told() == words.visible() == ["a"]
    (show,) = words.parts(ALPHABET)
    show()
    assert words.told() == words.visible() == ALPHABET
    tops = [label.y() for label in words.findChildren(QLabel)]
    assert tops == sorted(set(tops))


def test_a_turn_makes_no_more_than_there_is_room_for(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.ui.widgets.line_list._TURN_S", 0.0)
    assert run_ahead(words, ALPHABET[:3]) == [1, 2, 3]
    monkeypatch.setattr("planner.ui.widgets.line_list._TURN_S", 1000.0)
    assert run_ahead(words, ALPHABET) == [10]


def test_what_is_made_ahead_stays_made_when_something_else_is_shown_meanwhile(
    words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.ui.widgets.line_list._TURN_S", 0.0)
    parts = words.parts(ALPHABET)
    next(parts)()
    words.show_words(["a", "b"])
    assert words.visible() == ["a", "b"]
    for part in parts:
        part()
    assert words.visible() == ALPHABET
    assert words.places == list(range(10))


def test_fewer_things_need_nothing_made(words: Words) -> None:
    words.show_words(ALPHABET)
    (show,) = words.parts(["a"])
    show()
    assert words.visible() == ["a"]
    assert list(words.ahead(ALPHABET)) == []
    (show,) = words.parts([])
    show()
    assert words.visible() == []


def test_lines_made_in_a_list_that_is_not_seen_are_there_when_it_is(qtbot: QtBot) -> None:
    words = Words()
    qtbot.addWidget(words)
    for part in words.parts(ALPHABET[:6]):
        part()
    assert (words.told(), words.visible()) == (ALPHABET[:6], [])
    words.show()
    assert words.visible() == ALPHABET[:6]


def test_where_nothing_is_missing_nothing_is_made() -> None:
    left = [3]
    for part in made_ahead(lambda: left[0] > 0, lambda: left.append(left.pop() - 1)):
        part()
    assert left == [0]
    assert list(made_ahead(lambda: False, left.clear)) == []


def test_all_that_is_in_a_widget_is_styled_ahead(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.setStyleSheet("QPushButton { font-size: 31px; }")
    button = QPushButton("Press")
    QVBoxLayout(outer).addWidget(button)
    assert button.font().pixelSize() != 31
    polish_ahead(outer)
    assert button.font().pixelSize() == 31
    assert not button.isVisible()


def test_a_list_of_no_kind_has_no_lines(qtbot: QtBot) -> None:
    bare: LineList[QWidget, str] = LineList(0)
    qtbot.addWidget(bare)
    with pytest.raises(NotImplementedError):
        bare._show(["a"])
    with pytest.raises(NotImplementedError):
        bare._fill(bare, "a")
