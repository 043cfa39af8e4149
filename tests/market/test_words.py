import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.market.words import plain_key


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
