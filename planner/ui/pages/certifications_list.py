"""The catalogue of certifications as a table with search and filters, and the person's own as another."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.ui.models.column_table import Cells, ColumnFilter, ColumnTable, cells_of
from planner.ui.pages import certifications_words as words
from planner.ui.pages.certifications_question import Certifications, Offer
from planner.ui.widgets.card import Card
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.search_box import SearchBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.shown_later import ShownLater

if TYPE_CHECKING:
    from planner.advice.certification_status import Status
    from planner.market.certifications import CatalogueCertification

CATALOGUE: Final = "catalogue"
MINE: Final = "mine"
_STATES: Final = (("", "Any status"), ("open", "Can be earned"), ("mine", "Mine"), ("retired", "Retired"))
_CATALOGUE_WIDTHS: Final = (386, 64, 72, 78, 100, 76)
_CATALOGUE_SPARE: Final = (3,)  # how long it is valid; the inspector says so too
_MINE_WIDTHS: Final = (396, 130, 116, 104, 104, 72, 104)
_MINE_SPARE: Final = (1, 3, 6)  # issuer, earned and renewal
_LEAST_ROWS: Final = 8


class CertificationsList(QWidget):
    """``chosen`` carries the ``Offer`` the user is on."""

    chosen = Signal(object)

    def __init__(self, told: Certifications, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.switch = SegmentedControl("Show", ((CATALOGUE, "Catalogue"), (MINE, "Mine")))
        self.search_box = SearchBox("Certifications", "certifications")
        self.provider = ChoiceBox((("", "Any provider"), *_providers(told)))
        self.state = ChoiceBox(_STATES)
        self._tables = QStackedWidget()
        self.catalogue: ColumnFilter[Offer] = ColumnFilter(
            ColumnTable(words.catalogue_columns(told.today), lambda row: row.known is None, self), self
        )
        self.mine: ColumnFilter[Status] = ColumnFilter(ColumnTable(words.mine_columns(told.today), parent=self), self)
        self.catalogue_view = NumberView(
            self.catalogue, "Catalogue of certifications", _CATALOGUE_WIDTHS, 0, spare=_CATALOGUE_SPARE
        )
        self.mine_view = NumberView(self.mine, "My certifications", _MINE_WIDTHS, 0, spare=_MINE_SPARE)
        self._place()
        ShownLater(self, (self._tables,))
        self._connect()
        self.show_told(told)

    @property
    def current(self) -> "tuple[CatalogueCertification | None, Status | None]":
        """The certification the user is on in the table shown: the catalogue's entry and their own, None for none."""
        if self._tables.currentIndex():
            row = self.mine_view.currentIndex().row()
            status = self.mine.shown_row(row) if row >= 0 else None
            return None if status is None else status.known, status
        row = self.catalogue_view.currentIndex().row()
        offer = self.catalogue.shown_row(row) if row >= 0 else None
        return (None, None) if offer is None else (offer.known, offer.own)

    def show_told(self, told: Certifications) -> None:
        """Put another answer into both tables."""
        self._told = told
        self.catalogue.table.show_rows(told.offers)
        self.mine.table.show_rows(told.mine)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes from top to bottom."""
        return self.switch, self.search_box, self.provider, self.state, self.catalogue_view, self.mine_view

    @property
    def is_mine(self) -> bool:
        """Whether the person's own are shown."""
        return self.switch.key == MINE

    def cells(self) -> Cells:
        """The table shown with all that is known of its rows, for a file."""
        today = self._told.today
        if self.is_mine:
            rows = map(self.mine.shown_row, range(self.mine.rowCount()))
            return cells_of(words.mine_file_columns(today), rows)
        offers = map(self.catalogue.shown_row, range(self.catalogue.rowCount()))
        return cells_of(words.catalogue_file_columns(today), offers)

    def choose(self, name: str) -> None:
        """Go to a certification of the catalogue by its name; unknown ones change nothing."""
        for row in range(self.catalogue.rowCount()):
            if self.catalogue.shown_row(row).name == name:
                self.catalogue_view.selectRow(row)

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self.search_box.start()

    def _place(self) -> None:
        self.provider.setAccessibleName("Provider")
        self.state.setAccessibleName("Status")
        top = QHBoxLayout()
        top.setSpacing(12)
        for part in (self.switch, self.search_box, self.provider, self.state):
            top.addWidget(part)
        top.addStretch(1)
        for view in (self.catalogue_view, self.mine_view):
            view.setSortingEnabled(True)
            view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as ranked
            view.setMinimumHeight((_LEAST_ROWS + 1) * ROW_PX)
            self._tables.addWidget(view)
        card = Card()
        card.body.setContentsMargins(8, 6, 8, 8)
        card.body.addWidget(self._tables)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._switch)
        self.search_box.textChanged.connect(self._filter)
        self.search_box.left.connect(self._enter)
        self.provider.currentIndexChanged.connect(self._filter)
        self.state.currentIndexChanged.connect(self._filter)
        self.catalogue_view.chosen.connect(self._choose_offer)
        self.mine_view.chosen.connect(self._choose_mine)

    def _switch(self, key: str) -> None:
        self._tables.setCurrentIndex(int(key == MINE))
        view, choose = self._shown()
        if view.currentIndex().isValid():
            choose(view.currentIndex().row())
        for box in (self.provider, self.state):
            box.setVisible(key == CATALOGUE)
        self._filter()

    def _enter(self) -> None:
        view, _ = self._shown()
        view.enter()

    def _shown(self) -> "tuple[NumberView, Callable[[int], None]]":
        if self.is_mine:
            return self.mine_view, self._choose_mine
        return self.catalogue_view, self._choose_offer

    def _choose_offer(self, row: int) -> None:
        self.chosen.emit(self.catalogue.shown_row(row))

    def _choose_mine(self, row: int) -> None:
        self.chosen.emit(self._told.offer_of(self.mine.shown_row(row)))

    def _filter(self) -> None:
        wanted = self.search_box.text().casefold().split()
        provider, state = str(self.provider.currentData()), str(self.state.currentData())
        self.catalogue.show_only(
            lambda row: words.matches(row.known, wanted) and _is_of(row, provider) and _is_in(row, state, self._told)
        )
        self.mine.show_only(lambda row: all(word in row.certification.name.casefold() for word in wanted))


def _providers(told: Certifications) -> tuple[tuple[str, str], ...]:
    names = sorted({one.known.facts.provider for one in told.offers if one.known is not None}, key=str.casefold)
    return tuple((name, name) for name in names)


def _is_of(offer: Offer, provider: str) -> bool:
    return not provider or offer.known is None or offer.known.facts.provider == provider


def _is_in(offer: Offer, state: str, told: Certifications) -> bool:
    if offer.known is None or not state:  # having none is always possible
        return True
    if state == "mine":
        return offer.own is not None
    return (words.standing(offer, told.today) == "retired") == (state == "retired")
