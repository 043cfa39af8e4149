"""The Market data page: the user's own figures beside those shipped, where every one comes from, and other packs."""

import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.advice.study_hour import study_hour_figure
from planner.charts.palette import Palette
from planner.market.certifications import load_certifications
from planner.market.dynamics_file import shown_parameters
from planner.market.living import living_figures
from planner.market.own_figures import certification_figures, figures_of, shipped_figures
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
from planner.ui.widgets.number_view import ROW_PX, NumberView
from planner.ui.widgets.scrolling import scrolling_column

_WIDTHS: Final = (215, 215, 132, 100, 60)
_LICENCE: Final = 4
_MOST_ROWS: Final = 12
_FILTERS: Final = ("Market figures (*.json)", "All files (*)")


class MarketPage(QWidget):
    """The page. ``import_requested`` carries the ``Path`` of a pack to be checked and used from then on."""

    import_requested = Signal(object)

    def __init__(self, desk: Desk, pack: Pack, theme: Theme, today: datetime.date | None = None) -> None:
        super().__init__()
        self._pack = pack
        self._theme = theme
        self._today = today or datetime.datetime.now().astimezone().date()
        self._headline = Headline("Market data")
        self._import = QPushButton("Import a pack…")
        self._sections = QVBoxLayout()
        sources = every_source(pack)
        self._table = SourceTable(sources, self._today, self)
        self.view = NumberView(self._table, "Sources", _WIDTHS, _LICENCE)
        self._facts = Facts()
        certifications = certification_figures(load_certifications().certifications)
        figures = (*shipped_figures(pack.pay), *certifications, *figures_of(shown_parameters()), study_hour_figure())
        self.own = OwnFigures((*figures, *living_figures()), desk.session, desk.history, desk.bridge)
        self.places = OwnPlaces(desk.session, desk.history, desk.bridge)
        self.factors = FactorList(figures)
        self.claims = ClaimList()
        self._last_used: OwnPanel = self.own
        self._place()
        for panel in (self.own, self.places):
            panel.focused.connect(lambda panel=panel: self._use(panel))
        self.factors.own_wanted.connect(self.own.add)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.factors.search)
        QShortcut(QKeySequence(Qt.Key.Key_Insert), self).activated.connect(self._add)
        self.view.chosen.connect(self._show_source)
        self._import.clicked.connect(self.ask_for_pack)
        theme.changed.connect(self._recolour)
        self._recolour(theme.palette)
        if sources:
            self.view.selectRow(0)
        self._headline.show_answer(*headline(pack, sources, self._today))

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the page."""
        return self._headline.sentence

    def add_section(self, section: QWidget) -> None:
        """Put a further section at the end."""
        self._sections.addWidget(section)

    def close_page(self) -> None:
        """Stop listening."""
        self._theme.changed.disconnect(self._recolour)

    def delete_selected(self) -> None:
        """Delete what is selected among the user's own figures or places, whichever were used last."""
        self._last_used.delete_selected()

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
        column = scrolling_column(self)
        column.addWidget(self._headline)
        column.addLayout(self._import_row())
        for part in (self.own, self.places, self.factors):
            column.addWidget(part)
        column.addWidget(self._sources())
        column.addWidget(self._method())
        column.addWidget(self.claims)
        column.addLayout(self._sections)
        column.addStretch(1)

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
        rows = min(self._table.rowCount(), _MOST_ROWS)
        self.view.setFixedHeight((rows + 1) * ROW_PX + 8)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(self.view)
        card.body.addWidget(self._facts)
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

    def _add(self) -> None:
        self._last_used.add()

    def _use(self, panel: OwnPanel) -> None:
        self._last_used = panel

    def _recolour(self, palette: Palette) -> None:
        self._table.set_attention(palette.attention)
