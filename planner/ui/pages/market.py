"""The Market data page: the user's own figures beside those shipped, where every one comes from, and other packs."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from planner.advice.study_hour import study_hour_figure
from planner.charts.palette import Palette
from planner.market.certifications import load_certifications
from planner.market.dynamics_file import shown_parameters
from planner.market.living import living_figures
from planner.market.own_figures import ShippedFigure, certification_figures, figures_of, shipped_figures
from planner.market.pack import Pack
from planner.market.source_list import every_source
from planner.ui.models.source_table import SourceTable, age_text
from planner.ui.pages.claim_list import ClaimList
from planner.ui.pages.factor_list import FactorList
from planner.ui.pages.market_words import headline, method
from planner.ui.pages.own_records import OwnFigures, OwnPanel, OwnPlaces
from planner.ui.pages.profile_section import Desk
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import Facts
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.made_later import MadeLater
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.scrolling import scrolling_column
from planner.ui.widgets.shown_later import ShownLater

_WIDTHS: Final = (215, 215, 132, 100, 60)
_LICENCE: Final = 4
_MOST_ROWS: Final = 12
_ROOM_PX: Final = 2000  # more than a window has: it scrolls from the first moment, and nothing moves sideways
_FILTERS: Final = ("Market figures (*.json)", "All files (*)")


class MarketPage(QWidget):
    """The page. ``import_requested`` carries the ``Path`` of a pack to be checked and used from then on.

    Its parts are made one after the other, a turn each and from the top, shown or not; whoever needs them at once has
    them made with ``finish``. When it is first shown the lower ones come a moment after it. ``sections`` make what
    stands at the end.
    """

    import_requested = Signal(object)
    own: OwnFigures
    places: OwnPlaces
    factors: FactorList
    view: NumberView
    claims: ClaimList

    def __init__(
        self,
        desk: Desk,
        pack: Pack,
        theme: Theme,
        today: datetime.date | None = None,
        sections: Sequence[Callable[[], QWidget]] = (),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._pack = pack
        self._theme = theme
        self._today = today or datetime.datetime.now().astimezone().date()
        self._headline = Headline("Market data")
        self._import = QPushButton("Import a pack…")
        sources = every_source(pack)
        self._table = SourceTable(sources, self._today, self)
        self._facts = Facts(self)
        self._last_used: OwnPanel | None = None
        self._lower: list[QWidget] = []
        self._column = scrolling_column(self)
        self._place()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)
        QShortcut(QKeySequence(Qt.Key.Key_Insert), self).activated.connect(self._add)
        self._import.clicked.connect(self.ask_for_pack)
        theme.changed.connect(self._recolour)
        self._recolour(theme.palette)
        self._headline.show_answer(*headline(pack, sources, self._today))
        self._coming = MadeLater(self, self._parts(sections))
        self._coming.go_on()

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the page."""
        return self._headline.sentence

    def finish(self) -> None:
        """Make at once what is left to be made."""
        self._coming.finish()

    def close_page(self) -> None:
        """Stop listening."""
        self._coming.stop()
        self._theme.changed.disconnect(self._recolour)

    def delete_selected(self) -> None:
        """Delete what is selected among the user's own figures or places, whichever were used last."""
        self._panel.delete_selected()

    def ask_for_pack(self) -> QFileDialog:
        """Open a dialog for the file of a pack; ``import_requested`` hands over what was chosen."""
        dialog = QFileDialog(self, "Import a pack", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(_FILTERS))
        dialog.fileSelected.connect(lambda name: self.import_requested.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _place(self) -> None:
        self._column.addWidget(self._headline)
        self._column.addLayout(self._import_row())
        self._column.addStretch(1)
        self._content.setMinimumHeight(_ROOM_PX)

    @property
    def _content(self) -> QWidget:
        content = self._column.parentWidget()
        assert content is not None
        return content

    def _parts(self, sections: Sequence[Callable[[], QWidget]]) -> Iterator[Callable[[], object]]:
        """What makes the parts, from top to bottom."""
        certifications = certification_figures(load_certifications().certifications)
        figures = (
            *shipped_figures(self._pack.pay),
            *certifications,
            *figures_of(shown_parameters()),
            study_hour_figure(),
        )
        yield partial(self._make_own, (*figures, *living_figures()))
        yield self._make_places
        yield partial(self._make_factors, figures)
        for make in (self._sources, self._method, self._claims, *sections):
            yield partial(self._append_lower, make)
        self._content.setMinimumHeight(0)
        if not self.isVisible():
            ShownLater(self, self._lower)

    def _append(self, part: QWidget) -> None:
        """Put a part below the others."""
        self._column.insertWidget(self._column.count() - 1, part)
        part.show()  # else it would come a moment later, and could not take the keyboard

    def _append_lower(self, make: Callable[[], QWidget]) -> None:
        self._lower.append(make())
        self._append(self._lower[-1])

    def _make_own(self, figures: Sequence[ShippedFigure]) -> None:
        self.own = OwnFigures(figures, self._desk.session, self._desk.history, self._desk.bridge)
        self._append_own(self.own)

    def _make_places(self) -> None:
        self.places = OwnPlaces(self._desk.session, self._desk.history, self._desk.bridge)
        self._append_own(self.places)

    def _append_own(self, panel: OwnPanel) -> None:
        panel.focused.connect(partial(self._use, panel))
        self._append(panel)

    def _make_factors(self, figures: Sequence[ShippedFigure]) -> None:
        self.factors = FactorList(figures)
        self.factors.own_wanted.connect(self.own.add)
        self._lower.append(self.factors)
        self._append(self.factors)

    def _claims(self) -> ClaimList:
        self.claims = ClaimList()
        return self.claims

    def _import_row(self) -> QHBoxLayout:
        tip = "Use newer figures from a file: a manifest with its pack and pay model, or a pack alone"
        self._import.setToolTip(tip)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._import)
        note = (
            "The files are checked whole first; a bad one is refused with the reason, and these figures stay. How "
            "careers go on stays as it came with the program, where it was measured."
        )
        row.addWidget(styled_label(note, "muted"), 1)
        return row

    def _sources(self) -> Card:
        card = Card("Sources")
        self.view = NumberView(self._table, "Sources", _WIDTHS, _LICENCE)
        self.view.chosen.connect(self._show_source)
        rows = min(self._table.rowCount(), _MOST_ROWS)
        self.view.setFixedHeight((rows + 1) * ROW_PX + 8)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(self.view)
        card.body.addWidget(self._facts)
        if rows:
            self.view.selectRow(0)
        return card

    def _method(self) -> Card:
        card = Card("How the figures are used")
        for paragraph in method(self._pack):
            card.body.addWidget(styled_label(paragraph))
        return card

    def _show_source(self, row: int) -> None:
        source = self._table.source(row)
        self._facts.show_facts(
            [
                ("Title", source.title),
                ("Publisher", source.publisher),
                ("Figures of", f"{source.date} ({source.year})"),
                ("Age", age_text(source, self._today)),
                ("Rows used", f"{source.rows:,}"),
                ("Licence", source.licence),
                *([("Attribution", source.attribution)] if source.attribution else []),
                ("Address", source.address or "–"),
            ]
        )

    @property
    def _panel(self) -> OwnPanel:
        """The user's own figures or places, whichever were used last."""
        if self._last_used is None:
            self.finish()
        return self._last_used or self.own

    def _search(self) -> None:
        self.finish()
        self.factors.search()

    def _add(self) -> None:
        self._panel.add()

    def _use(self, panel: OwnPanel) -> None:
        self._last_used = panel

    def _recolour(self, palette: Palette) -> None:
        self._table.set_attention(palette.attention)
