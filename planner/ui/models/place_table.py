"""Places as a table: what each pays, what that buys, and how it compares; short in the cell, whole in tip and copy."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from planner.charts import money
from planner.market.places import OWN, REMOTE, Place
from planner.market.words import plain_key
from planner.ui.models.listing import Column, Index, Listing, ListingSearch

if TYPE_CHECKING:
    from planner.advice.places import PlacePay

_UNKNOWN: Final = "–"


class PlaceTable(Listing["PlacePay"]):
    """Places in the pack's order; the person's own is strong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._strong = QFont()
        self._strong.setBold(True)

    def key(self, row: "PlacePay") -> str:
        """The id of the place."""
        return row.place.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As for every listing, and the type of the own place."""
        if index.isValid() and role == Qt.ItemDataRole.FontRole:
            return self._strong if self.row(index.row()).is_own else None
        return super().data(index, role)


class PlaceSearch(ListingSearch["PlacePay"]):
    """The places that hold every word of a search in their names."""

    def spellings(self, row: "PlacePay") -> Sequence[str]:
        """The name, that of the statistical area, and all the place is found by."""
        return (place_name(row.place), row.place.area_name, *row.place.aliases)


def place_name(place: Place) -> str:
    """A place as it is written in lists: "Seattle, WA"; a state as "New York state", which is found so."""
    if place.kind == "state":
        return f"{place.name} state"
    return f"{place.name}, {place.state}".rstrip(", ")


def _rank(row: "PlacePay") -> str:
    return str(row.rank or _UNKNOWN)


def _why_rank(row: "PlacePay") -> str:
    if row.rank:
        return str(row.rank)
    if row.place.kind in (OWN, REMOTE):
        return "Not ranked: its pay is not measured"
    if row.place.kind != "area":
        return "Not ranked: only areas are"
    if row.fallback:
        return "Not ranked: other figures stand in"
    return "Not ranked: what living costs is not known" if row.adjusted is None else "Not ranked"


def _name(row: "PlacePay") -> str:
    return f"{place_name(row.place)} · yours" if row.is_own else place_name(row.place)


def _area(row: "PlacePay") -> str:
    return row.place.area_name or place_name(row.place)


def _adjusted(write: Callable[[float], str]) -> "Callable[[PlacePay], str]":
    return lambda row: _UNKNOWN if row.adjusted is None else write(row.adjusted)


def _against(row: "PlacePay") -> str:
    return _UNKNOWN if row.against_own is None else money.change(row.against_own)


def _jobs(row: "PlacePay") -> str:
    if row.fallback:
        return _STAND_IN.get(row.fallback.partition(" ")[0], "thin")
    return f"{row.jobs:,} · thin" if row.is_thin else f"{row.jobs:,}"


_STAND_IN: Final = {"nation": "nation's", "state": "state's"}


def _why_jobs(row: "PlacePay") -> str:
    thin = ", thin: the figures rest on few jobs" if row.is_thin else ""
    return f"{row.jobs:,} jobs{thin}" if not row.fallback else row.fallback[0].upper() + row.fallback[1:]


def _prices(digits: int) -> "Callable[[PlacePay], str]":
    def written(row: "PlacePay") -> str:
        place = row.place
        return _UNKNOWN if place.price_level is None else f"{place.price_level:.{digits}f} · {place.price_year}"

    return written


COLUMNS: "Final[tuple[Column[PlacePay], ...]]" = (
    Column("Rank", "Rank by what the pay buys", lambda row: row.rank, _rank, _why_rank),
    Column(
        "Place",
        "The place; the tip names its statistical area",
        lambda row: plain_key(row.place.name),
        _name,
        _area,
        is_wordy=True,
    ),
    Column(
        "Pays",
        "Median of base pay at your title and level under the employer's policy, today's dollars",
        lambda row: row.median,
        lambda row: money.compact(row.median),
        lambda row: money.full(row.median),
    ),
    Column(
        "Buys",
        "The same pay at average prices of the United States",
        lambda row: row.adjusted,
        _adjusted(money.compact),
        _adjusted(money.full),
    ),
    Column("Against yours", "What it buys against your own place", lambda row: row.against_own, _against, _against),
    Column("Jobs", "Jobs the figures stand for", lambda row: None if row.fallback else row.jobs, _jobs, _why_jobs),
    Column(
        "Prices",
        "Price level with the United States at 100, and its year",
        lambda row: row.place.price_level,
        _prices(0),
        _prices(1),
    ),
)
"""The columns of the table, left to right."""
