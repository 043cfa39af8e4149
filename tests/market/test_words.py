import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.market.words import holds_words, plain_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("San José", "san jose"),
        ("  Sr.  ML-Eng ", "sr ml eng"),
        ("U.S.A.", "usa"),
        ("AI/ML_architect (II)", "ai ml architect ii"),
        ("東京", "東京"),
        ("ＳＦ", "sf"),
        ("Straße", "strasse"),
        ("…", ""),
        ("", ""),
    ],
)
def test_words_become_comparable(text: str, key: str) -> None:
    assert plain_key(text) == key


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    key = plain_key(text)
    assert plain_key(key) == key


def test_marks_of_two_kinds_together_are_one_break() -> None:
    assert plain_key("0:_0") == "0 0"


def test_fancy_capitals_are_letters_too() -> None:
    assert plain_key("𝕊eattle") == "seattle"


@pytest.mark.parametrize(
    ("key", "words", "holds"),
    [
        ("bakersfield ca", ["sf"], False),
        ("sf bay area", ["sf"], True),
        ("sf bay area", ["a", "sf"], True),
        ("bakersfield ca", ["field"], True),
        ("bakersfield ca", ["ca", "bak"], True),
        ("bakersfield ca", ["bak", "sf"], False),
        ("c", ["c"], True),
        ("", ["c"], False),
        ("anything", [], True),
    ],
)
def test_short_words_are_held_at_beginnings_alone(key: str, words: list[str], *, holds: bool) -> None:
    assert holds_words(key, words) is holds


@given(st.text())
def test_a_key_holds_its_own_words_and_their_beginnings(text: str) -> None:
    key = plain_key(text)
    assert holds_words(key, key.split())
    assert holds_words(key, [word[:2] for word in key.split()])
