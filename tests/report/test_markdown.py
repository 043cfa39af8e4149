import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report.markdown import markdown_of, plain
from tests.report.examples import done, empty, made, nasty

PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")


def shown(line: str) -> str:
    """What a reader shows of a line: a backslash before punctuation is gone (CommonMark 0.31, section 2.4)."""
    return PUNCTUATION.sub(r"\1", line)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*loud* _soft_ `code`", r"\*loud\* \_soft\_ \`code\`"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("# 1 | 2 ~~3~~ $4$", r"\# 1 \| 2 \~\~3\~\~ \$4\$"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("===", r"\==="),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("1.5 points, 2-3 days", r"1\.5 points, 2-3 days"),
        ("2 people - 3 days", "2 people - 3 days"),
        (r"C:\temp", r"C:\\temp"),
        ("Émile 机器学习", "Émile 机器学习"),
    ],
)
def test_signs_of_layout_are_plain_signs(text: str, written: str) -> None:
    assert plain(text) == written
    assert shown(written) == text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_a_reader_shows_what_was_recorded(text: str) -> None:
    assert shown(plain(text)) == text


@given(st.text("ab1.)-+=#*_`[]<>&|~$\\! ", min_size=1))
def test_no_line_begins_as_a_list_or_a_heading(text: str) -> None:
    assert not re.match(r"[-+*=#>|~]|\d{1,9}[.)]", plain(text))
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>&|~$#]", plain(text))


def test_lines_are_kept_within_one_item() -> None:
    text = markdown_of(made(done("a", "Done", impact="One\n\n  - two\nthree")), "Mark")
    assert "- One\\\n  \\- two\\\n  three\n" in text


def test_a_title_of_several_lines_is_one_heading() -> None:
    assert "\n#### One two\n" in markdown_of(made(done("a", "One\ntwo")), "Mark")


def test_a_link_cannot_end_early() -> None:
    assert "](<https://example.org/a%20b%3Ec%22d)%3Ce%3E?q=%C3%A9#f>)" in markdown_of(nasty(), "Mark")


def test_the_mark_stands_on_top() -> None:
    assert markdown_of(empty(), "Mark").startswith("<!-- Mark -->\n\n# Portfolio\n\nAs of 2026-11-23.")


def test_equal_people_give_equal_texts() -> None:
    assert markdown_of(nasty(), "Mark") == markdown_of(nasty(), "Mark")
