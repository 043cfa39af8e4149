"""The section of the inspector where a forecast is kept, and the way to the journal of those kept."""

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner import VERSION
from planner.domain.dates import PartialDate
from planner.domain.journal import SavedForecast
from planner.ui.dialogs.forecast_journal import ForecastJournal
from planner.ui.widgets.card import styled_label
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.forecast.situation import Situation
    from planner.ui.pages.catalogue import Surroundings
    from planner.ui.pages.trajectory import TrajectoryPage

_WHY = "Keep a forecast now and see in some years what it was worth."
_TRIED = "Kept with levers of What if moved."


class KeptForecasts(QWidget):
    """Keeps what a page shows as an edit like any other, and opens the journal."""

    def __init__(self, around: "Surroundings", page: "TrajectoryPage") -> None:
        super().__init__()
        self._around = around
        self._page = page
        self._journal: ForecastJournal | None = None
        self._told = styled_label(_WHY, "muted")
        keep, journal = QPushButton("Keep this forecast…"), QPushButton("Forecast journal…")
        journal.setProperty("kind", "link")
        keep.clicked.connect(self.keep)
        journal.clicked.connect(self.open_journal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._told)
        for button in (keep, journal):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        around.bridge.changed.connect(self._follow)
        self._follow()

    @property
    def journal(self) -> ForecastJournal | None:
        """The journal, None before it was first opened."""
        return self._journal

    def keep(self) -> None:
        """Keep the forecast that the page shows, and open the journal at it; without one the journal says so.

        Its note says when levers were moved: they are not of the profile, and later nobody would know.
        """
        from planner.forecast.situation import Situation

        journal = self._opened()
        stand = self._page.stand
        if not isinstance(stand, Situation):
            journal.tell("There is no forecast to keep yet.")
            return
        record = kept_record(stand, self._names(), self._around.pack.version)
        told = self._page.answer
        if told is not None and told.as_now is not None and told.as_now.stand is not stand:
            record = replace(record, note=_TRIED)
        if self._around.history.push(edits.add(record)) is None:
            journal.show_forecast(record.id)

    def open_journal(self) -> None:
        """Open the journal, or bring it to the front."""
        self._opened()

    def close_part(self) -> None:
        """Close the journal and stop listening."""
        self._around.bridge.changed.disconnect(self._follow)
        if self._journal is not None:
            self._journal.close_journal()

    def _opened(self) -> ForecastJournal:
        if self._journal is None:
            around = self._around
            self._journal = ForecastJournal(
                self._page.window(),
                around.session,
                around.history,
                around.bridge,
                around.pack,
                around.settings,
                around.theme,
            )
            self._journal.keep_wanted.connect(self.keep)
        self._journal.show()
        self._journal.activateWindow()
        return self._journal

    def _names(self) -> set[str]:
        return {one.name for one in self._around.session.profile.all(SavedForecast)}

    def _follow(self) -> None:
        count = len(self._names())
        self._told.setText(f"{count} kept. {_WHY}" if count else _WHY)


def kept_record(stand: "Situation", names: set[str], pack_version: str) -> SavedForecast:
    """The record of a forecast made now, under a name that none of ``names`` has."""
    from planner.forecast.engine import forecast
    from planner.forecast.kept import inputs_text, result_text

    today = datetime.datetime.now().astimezone().date()
    plain = f"{today.day} {today:%B %Y}"
    others = (f"{plain} ({number})" for number in range(2, len(names) + 3))
    return SavedForecast(
        id=edits.new_id(),
        name=plain if plain not in names else next(name for name in others if name not in names),
        saved=PartialDate(today.year, today.month, today.day),
        inputs=inputs_text(stand.inputs, stand.basis.place.name, stand.basis.cell),
        result=result_text(forecast(stand.inputs)),
        pack_version=pack_version,
        program_version=VERSION,
    )
