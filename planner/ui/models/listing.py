"""Tables of things that have a key: found by words, and copied with whole values."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from planner.market.words import holds_words, plain_key
from planner.ui.models.column_table import ColumnFilter, ColumnTable, Index

RowT = TypeVar("RowT")


class Listing(ColumnTable[RowT], Generic[RowT]):
    """Rows that ``key`` tells apart: where other rows are of the same things, only their cells have changed."""

    def key(self, row: RowT) -> str:
        """What tells rows apart."""
        raise NotImplementedError

    def has_same_things(self, rows: Sequence[RowT]) -> bool:
        """Whether these are the rows shown, perhaps with other values."""
        return list(map(self.key, rows)) == list(map(self.key, self.rows))


class ListingSearch(ColumnFilter[RowT], Generic[RowT]):
    """The rows that hold every word of a search, one or two letters only as the beginning of a word."""

    def __init__(self, table: Listing[RowT], parent: QObject | None = None) -> None:
        super().__init__(table, parent)
        self._key = table.key
        self._words: list[str] = []
        self._spellings: dict[str, tuple[str, ...]] = {}  # by key: hundreds of rows have thousands of them

    def spellings(self, row: RowT) -> Sequence[str]:
        """The texts of a row of which one must hold every word."""
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Show only rows one of whose spellings holds every word, whatever the case and accents."""
        self._words = plain_key(text).split()
        self.setFilterFixedString(text)  # makes Qt ask about every row again

    def row_of(self, key: str) -> int | None:
        """The row of a thing by its key, None where it is not shown."""
        return next((row for row in range(self.rowCount()) if self._key(self.shown_row(row)) == key), None)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's
        """Whether a row is shown."""
        return not self._words or self._is_meant(self.table.row(row))

    def _is_meant(self, row: RowT) -> bool:
        key = self._key(row)
        if key not in self._spellings:
            self._spellings[key] = tuple(map(plain_key, self.spellings(row)))
        return any(holds_words(text, self._words) for text in self._spellings[key])
