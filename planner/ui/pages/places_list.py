"""The ranked table of the Places page with its search."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.advice.places import AREA
from planner.charts.state_map import NAMES
from planner.market.cities import cities_of
from planner.market.place_words import city_note
from planner.market.places import COUNTRY, place_name
from planner.market.words import holds_words, plain_key
from planner.ui.models.place_table import PlaceSearch, PlaceTable
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from planner.advice.places import PlacePay
    from planner.market.places import Place

_WIDTHS: Final = (72, 160, 72, 72, 124, 110, 100)
_PLACE: Final = 1
_LEAST_ROWS: Final = 7
_MOST_CITIES: Final = 2


class PlacesList(QWidget):
    """``chosen`` carries the id of the place the user is on; ``copied`` the text for the clipboard; ``save_wanted``
    asks for a file of the numbers.
    """

    chosen = Signal(str)
    copied = Signal(str)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PlaceSearch(PlaceTable(self), self)
        self.view = NumberView(self.rows, "Places by what their pay buys", _WIDTHS, _PLACE)
        self.search_box = SearchBox("Places", "places")
        self._search_note = styled_label("", "muted")
        self._only = styled_label("", "muted")
        self._n_thin = 0
        self._all = QPushButton("Show all")
        self.thin = QCheckBox()
        self._place()
        self.view.chosen.connect(lambda row: self.chosen.emit(self.rows.shown_row(row).place.id))
        self.view.copy_wanted.connect(self.copy)
        self.search_box.textChanged.connect(self._search)
        self.search_box.left.connect(self.view.enter)
        self._all.clicked.connect(lambda: self.show_state(""))
        self.thin.toggled.connect(lambda is_shown: self.rows.show_thin(is_shown=is_shown))

    def show_rows(self, rows: "Sequence[PlacePay]") -> None:
        """Put other rows into the table."""
        self.rows.table.show_rows(rows)
        self._n_thin = sum(row.is_left_out for row in rows)
        self.thin.setText(f"{self._n_thin} thin {'place' if self._n_thin == 1 else 'places'} too")
        self._tell_matches()

    def select(self, place_id: str) -> None:
        """Put the user on a place, ending what hides it; nothing for a place that is not in the list."""
        if self.rows.row_of(place_id) is None:
            self.show_state("")
        if self.rows.row_of(place_id) is None:
            self.thin.setChecked(True)
        row = self.rows.row_of(place_id)
        if row is not None:
            self.view.selectRow(row)
            self.view.scrollTo(self.rows.index(row, 0))

    def show_state(self, code: str) -> None:
        """List the places of a state alone, by its postal code, ending a search; all of them where it is empty."""
        with QSignalBlocker(self.search_box):  # one look through the rows is enough
            self.search_box.clear()
        self.rows.show_state(code)
        self._tell_matches()
        count = self.rows.rowCount()
        places = f"{count} {'place' if count == 1 else 'places'}"
        self._only.setText(f"Only {NAMES.get(code, code)}: {places}" if code else "")

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self.search_box.start()

    def copy(self) -> None:
        """Hand over the selected rows as tab-separated text; all rows shown where none is selected."""
        self.copied.emit(self.rows.as_tsv(self.view.chosen_rows() or None))

    def _place(self) -> None:
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.view.setMinimumHeight((_LEAST_ROWS + 1) * ROW_PX)
        card = Card()
        card.body.setContentsMargins(8, 6, 8, 8)
        card.body.addWidget(self._search_note)
        card.body.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addWidget(card, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.search_box)
        top.addSpacing(12)
        self._only.setWordWrap(False)
        self._all.setProperty("kind", "link")
        self._all.setToolTip("List the places of all states again")
        self.thin.setToolTip("List the places whose figures rest on few jobs as well; they have no rank")
        for part in (self._only, self._all, self.thin):
            part.hide()
            top.addWidget(part)
        top.addStretch(1)
        for text, tip, slot in (
            ("Copy", "Copy the table for a spreadsheet", self.copy),
            ("CSV…", "Save the numbers to a file", self.save_wanted.emit),
        ):
            button = QPushButton(text)
            button.setProperty("kind", "link")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            top.addWidget(button)
        return top

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._tell_matches()

    def _tell_matches(self) -> None:
        """Say what the list is of: a search and a state are among all places, thin or not."""
        text, has_state = self.search_box.text().strip(), bool(self.rows.state)
        for part in (self._only, self._all):
            part.setVisible(has_state)
        self.thin.setVisible(self._n_thin > 0 and not has_state and not text)
        shown = [self.rows.shown_row(row).place for row in range(self.rows.rowCount())] if text else []
        told = f"{_cities_told(text, shown)} {_areas_told(text, shown)}" if shown else f"No place is called “{text}”."
        self._search_note.setText(told.strip())
        self._search_note.setVisible(bool(text and told.strip()))


def _cities_told(text: str, shown: "Sequence[Place]") -> str:
    """Which city abroad was found, and that its country's figures stand for it; empty where none or many are."""
    key = plain_key(text)
    found = [
        (city, country, key in keys)
        for country in shown
        if country.kind == COUNTRY
        for city, keys in cities_of(country.area).items()
        if any(holds_words(plain_key(" ".join((each, *country.aliases))), key.split()) for each in keys)
    ]
    told = [one for one in found if one[2]] or (found if len(found) <= _MOST_CITIES else [])
    return " ".join(city_note(city, country) for city, country, _ in told)


def _areas_told(text: str, shown: "Sequence[Place]") -> str:
    """Why places are listed whose names do not hold what was searched; empty where none or many are."""
    words = plain_key(text).split()
    areas = [one for one in shown if one.kind == AREA and not holds_words(plain_key(place_name(one)), words)]
    told = [f"{place_name(place)} stands for {place.area_name}." for place in areas]
    return " ".join(told) if len(told) <= _MOST_CITIES else ""
