"""The register of claims as a table: what is said, what the evidence says, and how well that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from planner.market.claims import Claim, Reference
from planner.market.evidence import Card, Verdict
from planner.ui.models.column_table import Index, TableColumn
from planner.ui.models.listing import Listing, ListingSearch


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with who answers to it and the cards about it."""

    claim: Claim
    answers: tuple[Reference, ...]
    cards: tuple[Card, ...]


class ClaimTable(Listing[ClaimRow]):
    """Claims in the order of the register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent=parent)

    def key(self, row: ClaimRow) -> str:
        """The number of the claim."""
        return str(row.claim.id)


class ClaimSearch(ListingSearch[ClaimRow]):
    """The claims that hold every word of a search, in themselves or in one of those that answer to them."""

    def __init__(self, table: Listing[ClaimRow], parent: QObject | None = None) -> None:
        super().__init__(table, parent)
        self._verdict = ""

    def choose_verdict(self, verdict: str) -> None:
        """Show only claims of which the evidence says that; all for an empty text."""
        self._verdict = verdict
        self.invalidate()

    def spellings(self, row: ClaimRow) -> Sequence[str]:
        """The statement, and name, page and text of each answer."""
        return (row.claim.statement, *(f"{one.name} {one.where} {one.text}" for one in row.answers))

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a claim is shown."""
        return self._verdict in ("", self.table.row(row).claim.verdict) and super().filterAcceptsRow(row, parent)


VERDICTS: Final = tuple(str(one) for one in (Verdict.SUPPORTED, Verdict.MIXED, Verdict.REFUTED, Verdict.UNTESTED))

COLUMNS: Final[tuple[TableColumn[ClaimRow], ...]] = (
    TableColumn("Said", "What is said about careers", lambda row: row.claim.statement),
    TableColumn("Evidence", "What the evidence says of it", lambda row: str(row.claim.verdict)),
    TableColumn("Grade", "How well that is known: A experiment to D opinion", lambda row: str(row.claim.grade)),
)
