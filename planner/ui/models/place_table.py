"""Places as a table: what each pays, what that buys, and how it compares; short in the cell, whole in tip and copy."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from planner.charts import money
from planner.market.places import Place
from planner.market.words import plain_key

if TYPE_CHECKING:
    from planner.advice.places import PlacePay

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_UNKNOWN: Final = "–"
SORT_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column:
    """A column: title and its tip, what a row is ordered by (None where unknown), and its short and whole text."""

    title: str
    tip: str
    order: "Callable[[PlacePay], float | str | None]"
    short: "Callable[[PlacePay], str]"
    whole: "Callable[[PlacePay], str]"


class PlaceTable(QAbstractTableModel):
    """Places in the pack's order; read-only. ``SORT_ROLE`` gives what a cell is ordered by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlacePay, ...] = ()
        self._strong = QFont()
        self._strong.setBold(True)

    def show_rows(self, rows: "Sequence[PlacePay]") -> None:
        """Put other rows in place; where the places stay, only the numbers are told to have changed."""
        is_same = [row.place.id for row in rows] == [row.place.id for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def row(self, number: int) -> "PlacePay":
        """The place of a row. Raises ``IndexError``."""
        return self._rows[number]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Places, none under a cell."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Columns, none under a cell."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The short text of a cell, the whole one as its tip, its side, what it is ordered by; own place strong."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.short(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.whole(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column())
            case Qt.ItemDataRole.FontRole:
                return self._strong if row.is_own else None
            case _ if role == SORT_ROLE:
                return column.order(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns and what they mean; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].title
            case Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[section].tip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
        return None


class PlaceSearch(QSortFilterProxyModel):
    """The places that hold every word of a search in their names, ordered; what is unknown comes last either way."""

    def __init__(self, table: PlaceTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._words: list[str] = []
        self._spellings: dict[str, tuple[str, ...]] = {}  # by place: hundreds of places have thousands of them
        self.setSourceModel(table)
        self.setSortRole(SORT_ROLE)

    def search(self, text: str) -> None:
        """Show only places one of whose spellings holds every word, whatever the case and accents."""
        self._words = plain_key(text).split()
        self.setFilterFixedString(text)  # makes Qt ask about every row again

    def place_row(self, row: int) -> "PlacePay":
        """The place of a row shown. Raises ``IndexError``."""
        return self.table.row(self.mapToSource(self.index(row, 0)).row())

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's
        """Whether a place is shown."""
        return not self._words or self._is_meant(self.table.row(row).place)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether one place comes before another."""
        one, two = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or two is None:
            is_rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (two is None and one is not None) == is_rising and one is not two
        return bool(one < two)

    def as_tsv(self, row_numbers: Iterable[int] | None = None) -> str:
        """Titles and whole values of some rows shown, or of all, parted by tabs: what a spreadsheet takes."""
        chosen = range(self.rowCount()) if row_numbers is None else sorted(set(row_numbers))
        lines = [[column.title for column in COLUMNS]]
        lines += [[column.whole(self.place_row(row)) for column in COLUMNS] for row in chosen]
        return "\n".join("\t".join(line) for line in lines)

    def _is_meant(self, place: Place) -> bool:
        if place.id not in self._spellings:
            spellings = (place_name(place), place.area_name, *place.aliases)
            self._spellings[place.id] = tuple(map(plain_key, spellings))
        return any(all(word in key for word in self._words) for key in self._spellings[place.id])


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


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 1 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


COLUMNS: Final = (
    Column("Rank", "Rank by what the pay buys", lambda row: row.rank, _rank, _why_rank),
    Column(
        "Place", "The place; the tip names its statistical area", lambda row: plain_key(row.place.name), _name, _area
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
