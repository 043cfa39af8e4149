"""The shipped figures as a table: what each says, how sure it is, and what it rests on."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject

from planner.market.own_figures import ShippedFigure
from planner.market.words import plain_key
from planner.ui.models.column_table import Index, TableColumn
from planner.ui.models.listing import Listing, ListingSearch

_UNKNOWN: Final = "–"


class FigureTable(Listing[ShippedFigure]):
    """Shipped figures, kind by kind in the order of the files."""

    def __init__(self, figures: Sequence[ShippedFigure], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent=parent)
        self.show_rows(figures)

    def key(self, row: ShippedFigure) -> str:
        """The id of the figure."""
        return row.id


class FigureSearch(ListingSearch[ShippedFigure]):
    """The figures of a kind that hold every word of a search."""

    def __init__(self, table: Listing[ShippedFigure], parent: QObject | None = None) -> None:
        super().__init__(table, parent)
        self._kind = ""

    def choose_kind(self, kind: str) -> None:
        """Show only figures of a kind; of all kinds for an empty text."""
        self._kind = kind
        self.invalidate()

    def spellings(self, row: ShippedFigure) -> Sequence[str]:
        """All that is read of a figure, in one text."""
        return (f"{row.kind} {row.name} {row.source} {row.answer()}",)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a figure is shown."""
        return self._kind in ("", self.table.row(row).kind) and super().filterAcceptsRow(row, parent)


def _why_effect(figure: ShippedFigure) -> str:
    return figure.note if figure.value is None else figure.exactly(figure.value)


def _plain(
    title: str, tip: str, read: Callable[[ShippedFigure], str], *, is_wordy: bool = True
) -> TableColumn[ShippedFigure]:
    """A column whose cells are a text as it stands; an empty one is unknown."""

    def told(figure: ShippedFigure) -> str:
        return read(figure) or _UNKNOWN

    return TableColumn(title, tip, told, None, lambda one: plain_key(read(one)) or None, is_number=not is_wordy)


COLUMNS: Final[tuple[TableColumn[ShippedFigure], ...]] = (
    _plain("Figure", "What the figure is about", lambda one: one.name),
    _plain("Kind", "What kind of figure", lambda one: one.kind),
    TableColumn(
        "Shipped",
        "What the program reckons with; effects are against the average job",
        ShippedFigure.answer,
        _why_effect,
        lambda one: one.value,
        is_number=True,
    ),
    TableColumn(
        "80 % range",
        "Holds the true value with 80 % probability",
        lambda one: one.span() or _UNKNOWN,
        lambda one: one.span(is_exact=True) or _UNKNOWN,
        lambda one: one.high - one.low if one.span() else None,
        is_number=True,
    ),
    TableColumn(
        "n",
        "Jobs, adverts or answers that speak to it",
        lambda one: f"{one.n:,}" if one.n else _UNKNOWN,
        None,
        lambda one: one.n or None,
        is_number=True,
    ),
    _plain(
        "Grade",
        "A experiment, B controlled study or panel, C adverts or survey, D opinion",
        lambda one: one.grade,
        is_wordy=False,
    ),
    _plain("Source", "Whose figures they are", lambda one: one.source),
    _plain("Date", "When it was measured", lambda one: one.date),
)
"""The columns of the table, left to right."""
