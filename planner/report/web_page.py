"""A portfolio as a page for the browser: one file that loads nothing, runs nothing and prints well."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Final

from planner.report.addresses import target
from planner.report.portfolio import ITEMS, Block, BlockKind, Portfolio, blocks

_TAGS: Final[Mapping[BlockKind, str]] = {
    "title": "h1",
    "part": "h2",
    "entry": "h3",
    "lesser entry": "h4",
    "line": "p",
    "change": "li",
    "item": "li",
}
_HEAD: Final = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2.5rem auto; padding: 0 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-top: 1px solid #8886; padding-top: 1rem; }
h3, h4 { font-size: 1rem; margin-bottom: 0.25rem; break-after: avoid; }
h4 { font-weight: normal; }
p { opacity: 0.75; }
ul { margin-top: 0.25rem; }
li { white-space: pre-line; overflow-wrap: anywhere; }
</style>"""


def page_of(told: Portfolio, mark: str) -> str:
    """The document as HTML, with a comment on top; equal portfolios give equal texts."""
    return "\n".join(_lines(told, mark)) + "\n"


def _lines(told: Portfolio, mark: str) -> Iterator[str]:
    yield from ("<!doctype html>", f"<!-- {mark} -->", '<html lang="en">', "<head>", _HEAD)
    yield from (f"<title>{escape(told.title)}</title>", "</head>", "<body>")
    for is_list, some in groupby(blocks(told), lambda block: block.kind in ITEMS):
        written = list(map(_written, some))
        yield from ("<ul>", *written, "</ul>") if is_list else written
    yield from ("</body>", "</html>")


def _written(block: Block) -> str:
    """A block; what is one text of the user's own stands at the side where its script begins."""
    tag, url = _TAGS[block.kind], block.url
    link = f' <a href="{escape(target(url))}" rel="noopener noreferrer">{escape(url)}</a>' if url else ""
    begins = ' dir="auto"' if block.kind == "item" else ""
    return f"<{tag}{begins}>{escape(block.text)}{link}</{tag}>"
