"""Where the figures of the pack come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A public source: who published it, as what, when (``date`` in words), under which licence and where.

    ``rows`` is how many of its rows the pack was built from; ``attribution`` is what its licence asks to be said.
    """

    id: str
    publisher: str
    title: str
    year: int
    date: str
    licence: str
    address: str
    rows: int
    attribution: str = ""
