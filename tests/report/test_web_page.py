import itertools
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from planner.report.web_page import page_of
from tests.report.examples import done, example, made, nasty

OPEN = {"meta", "br"}
"""What has no end."""


class Page(HTMLParser):
    """The tags that are open and closed again, in their order, and the texts between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]
        if tag not in OPEN:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_what_was_typed_is_never_a_tag() -> None:
    page = Page(page_of(nasty(), "Mark"))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "img" not in page.tags
    assert any("<script>alert(1)</script>" in text for text in page.texts)
    assert page.links == ["https://example.org/a%20b%3Ec%22d)%3Ce%3E?q=%C3%A9#f"]


def test_it_loads_and_runs_nothing() -> None:
    text = page_of(example(), "Mark")
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert set(Page(text).tags) == {
        *("html", "head", "meta", "style", "title", "body"),
        *("h1", "h2", "h3", "h4", "p", "ul", "li", "a"),
    }


def test_headings_follow_each_other_in_rank() -> None:
    ranks = [int(tag[1]) for tag in Page(page_of(example(), "Mark")).tags if tag in {"h1", "h2", "h3", "h4"}]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(ranks))


def test_a_change_reads_from_left_to_right_and_a_text_from_where_its_script_begins() -> None:
    text = page_of(nasty(), "Mark")
    assert "<li>\u2068זמן תגובה\u2069: \u20689 שניות\u2069 → \u2068שנייה אחת\u2069</li>" in text
    assert '<li dir="auto">- not a list' in text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_any_text_is_shown_as_it_was_recorded(text: str) -> None:
    page = Page(page_of(made(done("a", "Done", impact=text)), "Mark"))
    assert text in "".join(page.texts).replace("\u2068" + text + "\u2069", text)


def test_the_mark_stands_on_top() -> None:
    assert page_of(example(), "Mark").startswith("<!doctype html>\n<!-- Mark -->\n")
