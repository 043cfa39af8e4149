"""Places as a table: what each pays, what that buys, and how it compares; short in the cell, whole in tip and copy."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from planner.domain import amounts as money
from planner.market.cities import cities_of
from planner.market.places import COUNTRY, OWN, REMOTE, place_name
from planner.market.words import plain_key
from planner.ui.models.column_table import Index, TableColumn
from planner.ui.models.listing import Listing, ListingSearch

if TYPE_CHECKING:
    from planner.advice.places import PlacePay

_UNKNOWN: Final = "–"


class PlaceTable(Listing["PlacePay"]):
    """Places in the pack's order; the person's own is strong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, lambda row: row.is_own, parent)

    def key(self, row: "PlacePay") -> str:
        """The id of the place."""
        return row.place.id


class PlaceSearch(ListingSearch["PlacePay"]):
    """The places that hold every word of a search in their names, or those of one state; without either the thin ones
    are left out unless they are wanted.
    """

    def __init__(self, table: PlaceTable, parent: QObject | None = None) -> None:
        self._state = ""
        self._has_thin = False
        super().__init__(table, parent)

    @property
    def state(self) -> str:
        """The postal code of the only state shown, empty where all are."""
        return self._state

    def show_state(self, code: str) -> None:
        """Show only the places of the state with this postal code, ending a search; all where it is empty."""
        self._state = code
        super().search("")

    def show_thin(self, *, is_shown: bool) -> None:
        """Show the places that are left out of the ranking among all, or not."""
        self._has_thin = is_shown
        super().search(" ".join(self._words))

    def search(self, text: str) -> None:
        """Show only places that hold every word, of all states unless the text is empty."""
        self._state = "" if text else self._state
        super().search(text)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's
        """Whether a row is shown."""
        place = self.table.row(row)
        if self._state:
            is_there = place.place.state == self._state
        else:
            is_there = self._has_thin or bool(self._words) or place.is_own or not place.is_left_out
        return is_there and super().filterAcceptsRow(row, parent)

    def spellings(self, row: "PlacePay") -> Sequence[str]:
        """The name, that of the statistical area, and all the place is found by; a country's cities too."""
        place = row.place
        cities = cities_of(place.area) if place.kind == COUNTRY else {}
        country = " ".join(place.aliases)
        of_cities = (f"{key} {country}" for keys in cities.values() for key in keys)
        return (place_name(place), place.area_name, *place.aliases, *of_cities)


def _rank(row: "PlacePay") -> str:
    return str(row.rank or _UNKNOWN)


def _why_rank(row: "PlacePay") -> str:
    if row.rank:
        return str(row.rank)
    if row.place.kind in (OWN, REMOTE):
        return "Not ranked: its pay is not measured"
    if row.is_left_out:
        return f"Not ranked: its figures rest on {row.jobs:,} jobs alone"
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


COLUMNS: "Final[tuple[TableColumn[PlacePay], ...]]" = (
    TableColumn("Rank", "Rank by what the pay buys", _rank, _why_rank, lambda row: row.rank, is_number=True),
    TableColumn(
        "Place", "The place; the tip names its statistical area", _name, _area, lambda row: plain_key(row.place.name)
    ),
    TableColumn(
        "Pays",
        "Median of base pay at your title and level under the employer's policy, today's dollars",
        lambda row: money.compact(row.median),
        lambda row: money.full(row.median),
        lambda row: row.median,
        is_number=True,
    ),
    TableColumn(
        "Buys",
        "The same pay at average prices of the United States",
        _adjusted(money.compact),
        _adjusted(money.full),
        lambda row: row.adjusted,
        is_number=True,
    ),
    TableColumn(
        "Against yours",
        "What it buys against your own place",
        _against,
        None,
        lambda row: row.against_own,
        is_number=True,
    ),
    TableColumn(
        "Jobs",
        "Jobs the figures stand for",
        _jobs,
        _why_jobs,
        lambda row: None if row.fallback else row.jobs,
        is_number=True,
    ),
    TableColumn(
        "Prices",
        "Price level with the United States at 100, and its year",
        _prices(0),
        _prices(1),
        lambda row: row.place.price_level,
        is_number=True,
    ),
)
"""The columns of the table, left to right."""
