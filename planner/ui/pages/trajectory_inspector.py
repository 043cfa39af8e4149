"""The inspector of the Trajectory page: what the number is made of, what moves it, what is assumed, how good it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.ui.pages.assumption_list import AssumptionList
from planner.ui.pages.assumption_values import settings_of, stored_value
from planner.ui.pages.kept_forecasts import KeptForecasts
from planner.ui.pages.method import measured_sentence, method_dialog
from planner.ui.pages.reason_panel import ReasonPanel
from planner.ui.pages.standing_words import standing_words
from planner.ui.pages.trajectory_reasons import Reasons, made_of, moved_by
from planner.ui.turns import Turns
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.section import Section
from planner.ui.widgets.standing_card import StandingCard
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.domain.change import ChangeSet
    from planner.forecast.situation import Situation
    from planner.ui.pages.catalogue import Surroundings
    from planner.ui.pages.trajectory import TrajectoryPage

_USUAL_YEAR: Final = 5
_PREFERENCES: Final = {
    "market_growth": "market_growth_percent",
    "dynamics.market_growth": "market_growth_percent",
    "scenario": "inflation_percent",
    "dynamics.inflation": "inflation_percent",
}
"""The box of the preferences for what an effect is changed by."""
_ASSUMPTIONS: Final = {"promotions": "dynamics.never_promoted", "chance": "dynamics.shock_sd"}
"""The assumption for what an effect is changed by, where it has another name."""


class TrajectoryInspector(QWidget):
    """Follows the answers of a page. ``profile_wanted`` asks for the page where facts are entered."""

    profile_wanted = Signal()

    def __init__(self, page: "TrajectoryPage", around: "Surroundings") -> None:
        super().__init__()
        self._page = page
        self._around = around
        theme, settings = around.theme, around.settings
        self._message = MessageBar()
        self._years = QWidget()
        self.year = SteadyBox("Year explained", 0, 0)
        self.standing = StandingCard()
        self.made = ReasonPanel(made_of, theme, settings, "made-of")
        self.moved = ReasonPanel(moved_by, theme, settings, "moves-most")
        self.assumed = AssumptionList()
        self.kept = KeptForecasts(around, page)
        self._method = QWidget()
        self._measured = styled_label("", "muted")
        self._turns = Turns(self)
        self._sections = {
            "made": Section("What it is made of", self.made, settings, "made_of", is_open=True),
            "moved": Section("What moves it most", self.moved, settings, "moves_most"),
            "assumed": Section("Assumed", self.assumed, settings, "assumed"),
            "method": Section("How good such forecasts were", self._method, settings, "method"),
            "kept": Section("Kept forecasts", self.kept, settings, "kept"),
        }
        self._place()
        self._connect()

    @property
    def is_filling(self) -> bool:
        """Whether parts of the page's newest answer are still to come."""
        return self._turns.is_waiting

    def section(self, name: str) -> Section:
        """A section by its name: made, moved, assumed, method, kept."""
        return self._sections[name]

    def close_part(self) -> None:
        """End the threads."""
        self._turns.stop()
        self.made.close_panel()
        self.moved.close_panel()
        self.kept.close_part()
        self.deleteLater()

    def _parts(self) -> "Iterator[Callable[[], None]]":
        """What explains the page's newest answer, part by part."""
        yield self._show_standing
        yield from self._assumed_parts()
        yield self._ask

    @property
    def _found(self) -> "Situation | None":
        from planner.forecast.situation import Situation

        return self._page.stand if isinstance(self._page.stand, Situation) else None

    def _show_standing(self) -> None:
        stand, data = self._page.stand, self._page.data
        self._years.setVisible(self._found is not None)
        if self._found is not None and data is not None:
            self._show_years(data.rows[0].year, data.rows[-1].year)
        if stand is not None:
            self.standing.show_words(*standing_words(stand))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._message)
        column.addWidget(self._years)
        for name in ("made", "moved"):
            column.addWidget(self._sections[name])
        column.addWidget(self.standing)
        column.addWidget(self._page.explanation)
        self._page.explanation.show()
        for name in ("assumed", "method", "kept"):
            column.addWidget(self._sections[name])
        column.addStretch(1)
        row = QHBoxLayout(self._years)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Year explained")
        label.setBuddy(self.year)
        row.addWidget(label, 1)
        row.addWidget(self.year)
        self._years.hide()
        self.standing.show_words("", "Working it out…")
        self._fill_method()

    def _fill_method(self) -> None:
        link = QPushButton("Method…")
        link.setProperty("kind", "link")
        link.clicked.connect(self._open_method)
        column = QVBoxLayout(self._method)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._measured)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._page.answered.connect(lambda: self._turns.start(self._parts()))
        self.year.valueChanged.connect(lambda _: self._ask())
        self.assumed.value_wanted.connect(self._set_value)
        self.assumed.reset_wanted.connect(self._reset)
        for panel in (self.made, self.moved):
            panel.change_wanted.connect(self._change)

    def _open_method(self) -> None:
        around = self._around
        method_dialog(self._page.window(), around.settings, around.theme, around.pack).open()

    def _show_years(self, first: int, last: int) -> None:
        """Keep the year chosen where the forecast still reaches it."""
        box = self.year
        is_new = box.maximum() == 0
        with QSignalBlocker(box):
            box.setRange(first, last)
            if is_new:
                box.setValue(min(first + _USUAL_YEAR - 1, last))

    def _assumed_parts(self) -> "Iterator[Callable[[], None]]":
        stand = self._found
        self.assumed.setEnabled(stand is not None)
        if stand is None:
            self._sections["assumed"].name("Assumed")
            yield from self.assumed.parts([], [])
            return
        self._measured.setText(measured_sentence(self._around.pack))
        settable = list(settings_of(stand.basis, self._around.session.profile.overrides))
        names = {setting.id for setting in settable}
        told = [one for one in stand.basis.assumptions if one.id not in names]
        self._sections["assumed"].name(f"Assumed ({len(told) + len(settable)})")
        yield from self.assumed.parts(
            [(f"{one.text}: {one.value}" if one.value else one.text, one.grade, one.source) for one in told], settable
        )

    def _ask(self) -> None:
        stand, data = self._found, self._page.data
        reasons = None
        if stand is not None and data is not None:
            year = int(self.year.value()) - data.rows[0].year + 1
            reasons = Reasons(stand, data, self._around.pack, year)
        self.made.want(reasons)
        self.moved.want(reasons)

    def _change(self, change: str) -> None:
        """Lead to where the user can change an effect."""
        name = _ASSUMPTIONS.get(change, change)
        if change in _PREFERENCES:
            self._reveal(self._page.explanation.focus(_PREFERENCES[change]))
        elif name.startswith("dynamics.") or self.assumed.setting(name) is not None:
            self._sections["assumed"].open()
            self._reveal(self.assumed.focus(name))
        else:
            self.profile_wanted.emit()

    def _reveal(self, part: QWidget | None) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if part is not None and area is not None:
            area.ensureWidgetVisible(part)

    def _set_value(self, name: str, shown: float) -> None:
        setting = self.assumed.setting(name)
        if setting is None:
            return
        try:
            self._push(edits.set_figure(self._around.session.profile, name, stored_value(setting, shown)))
        except UserError as error:
            self._message.show_error(error)

    def _reset(self, name: str) -> None:
        try:
            self._push(edits.delete(self._around.session.profile, [name]))
        except UserError as error:
            self._message.show_error(error)

    def _push(self, changes: "ChangeSet | None") -> None:
        self._message.pass_by()
        if changes is not None:
            self._around.history.push(changes)
