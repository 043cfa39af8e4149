"""A portfolio as Markdown that says in every reader what was recorded: no word of it is taken for a sign of layout."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.report.addresses import target
from planner.report.portfolio import ITEMS, Block, BlockKind, Portfolio, blocks

_HEADINGS: Final[Mapping[BlockKind, str]] = {"title": "# ", "part": "## ", "entry": "### ", "lesser entry": "#### "}
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&|~#$]")
_LIST: Final = re.compile(r"^[-+=]|^\d{1,9}(?=[.)])")
_NUMBER: Final = re.compile(r"\d+$")


def markdown_of(told: Portfolio, mark: str) -> str:
    """The document as CommonMark, with a comment on top; equal portfolios give equal texts."""
    return f"<!-- {mark} -->{''.join(_spaced(told))}\n"


def _spaced(told: Portfolio) -> Iterator[str]:
    """Every block with the line break above it; only items stand close to each other."""
    before: BlockKind = "line"
    for block in blocks(told):
        is_close = {block.kind, before} <= ITEMS
        yield ("\n" if is_close else "\n\n") + _written(block)
        before = block.kind


def _written(block: Block) -> str:
    if block.kind in _HEADINGS:
        return _HEADINGS[block.kind] + plain(" ".join(block.text.split()))
    if block.kind == "line":
        return plain(block.text)
    lines = "\\\n  ".join(plain(line.strip()) for line in block.text.splitlines() if line.strip())
    link = f" [{plain(block.url)}](<{target(block.url)}>)" if block.url else ""
    return f"- {lines}{link}"


def plain(line: str) -> str:
    """A line that Markdown shows as it is: its signs of layout escaped."""
    return _LIST.sub(lambda found: _no_list(found[0]), _SIGNS.sub(r"\\\g<0>", line))


def _no_list(start: str) -> str:
    """What begins a list or a rule, as a plain sign; of a number it is what stands behind it."""
    return f"{start}\\" if _NUMBER.match(start) else f"\\{start}"
