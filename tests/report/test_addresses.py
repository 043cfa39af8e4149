import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report.addresses import target


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/<a>"\\', "https://example.org/%3Ca%3E%22%5C"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
    ],
)
def test_an_address_is_written_so_that_a_link_can_hold_it(url: str, written: str) -> None:
    assert target(url) == written
    assert target(written) == written


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_ends_a_link(text: str) -> None:
    assert not set(target(text)) & set(' <>"\\\n\t`{}|^')
    assert target(text).isascii()
