"""The browsable list of shipped figures: search, kinds, and what the chosen one rests on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.market.own_figures import ShippedFigure
from planner.ui.models.figure_table import FigureSearch, FigureTable
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.search_box import SearchBox

_WIDTHS: Final = (260, 118, 104, 120, 92, 64, 144, 100)
_FIGURE: Final = 0
_IF_ROOM: Final = (1, 7)  # kind and date stand below the list as well
_ROOMY_PX: Final = 900
_ROWS: Final = 8
ALL_KINDS: Final = "All kinds"


class FactorList(Card):
    """``own_wanted`` carries the id of the figure that the user wants to replace by one of their own."""

    own_wanted = Signal(str)

    def __init__(self, figures: Sequence[ShippedFigure], parent: QWidget | None = None) -> None:
        super().__init__("Factors", parent)
        self.rows = FigureSearch(FigureTable(figures, self), self)
        self.view = NumberView(self.rows, "Factors", _WIDTHS, _FIGURE)
        self.search_box = SearchBox("Factors", "factors")
        kinds = dict.fromkeys(one.kind for one in figures)
        self.kinds = ChoiceBox((("", ALL_KINDS), *((kind, kind) for kind in kinds)))
        self._own = QPushButton("Use your own…")
        self._no_match = styled_label("Nothing is called so.", "muted")
        self._facts = Facts()
        self._place()
        self.view.chosen.connect(lambda _: self._show_figure())
        self.view.doubleClicked.connect(lambda _: self._ask())
        self.search_box.textChanged.connect(self._search)
        self.search_box.left.connect(self.view.enter)
        self.kinds.currentIndexChanged.connect(lambda _: self._filter())
        self._own.clicked.connect(self._ask)
        self.view.selectRow(0)
        self._show_figure()

    @property
    def figure(self) -> ShippedFigure | None:
        """The figure the user is on, None where the search finds none."""
        row = self.view.currentIndex().row()
        return self.rows.shown_row(row) if 0 <= row < self.rows.rowCount() else None

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self.search_box.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fewer columns where there is little room."""
        super().resizeEvent(event)
        for column in _IF_ROOM:
            self.view.setColumnHidden(column, event.size().width() < _ROOMY_PX)

    def _place(self) -> None:
        self.kinds.setAccessibleName("Kind of factor")
        self._own.setToolTip("Replace the chosen figure by one of your own")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.search_box, self.kinds):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._own)
        self.view.setFixedHeight((_ROWS + 1) * ROW_PX + 8)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        note = "What else moves pay, against the average job of the occupation; specialisations against general ML."
        self.body.addWidget(styled_label(note, "muted"))
        self.body.addLayout(row)
        self.body.addWidget(self._no_match)
        self.body.addWidget(self.view)
        self.body.addWidget(self._facts)

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._show_first()

    def _filter(self) -> None:
        self.rows.choose_kind(str(self.kinds.currentData()))
        self._show_first()

    def _show_first(self) -> None:
        self.view.selectRow(0)
        self._show_figure()

    def _show_figure(self) -> None:
        figure = self.figure
        self._no_match.setVisible(figure is None)
        self._own.setEnabled(figure is not None)
        self._facts.setVisible(figure is not None)
        if figure is not None:
            self._facts.show_facts(_facts(figure))

    def _ask(self) -> None:
        if self.figure is not None:
            self.own_wanted.emit(self.figure.id)


def _facts(figure: ShippedFigure) -> list[tuple[str, str]]:
    rests = ", ".join(part for part in (figure.grade and f"grade {figure.grade}", figure.source, figure.date) if part)
    return [
        ("Figure", f"{figure.kind}: {figure.name}"),
        ("Shipped", figure.answer()),
        ("80 % range", figure.span()),
        ("Rests on", f"{rests}, n {figure.n:,}" if figure.n else rests),
        ("Note", figure.note),
    ]
