import pytest

from planner.report.direction import isolated


@pytest.mark.parametrize("text", ["", "plain", "Émile", "机器学习", "Ёлка → 3", "a\nb"])
def test_what_runs_from_left_to_right_stays_the_very_same(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize("text", ["זמן", "وقت", "9 ימים", "a \u202e b", "\u200f", "\U00010900"])
def test_what_turns_is_held_together(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"


def test_each_line_is_held_by_itself() -> None:
    assert isolated("one\nשתיים\nthree") == "one\n\u2068שתיים\u2069\nthree"
