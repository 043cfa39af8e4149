"""The lower part of the Trajectory page: the same forecast as levels, numbers, careers or the dots of one year.

Each part is built when it is first looked at; the careers are simulated only for those who look at them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.ui.background import LatestRunner
from planner.ui.pages.trajectory_careers import CareersPart
from planner.ui.pages.trajectory_numbers import LevelsPart, PayTable
from planner.ui.pages.trajectory_question import Answer, Lives, lives
from planner.ui.pages.trajectory_year import YearPart
from planner.ui.theme import Theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from planner.charts.saving import ChartData

_SETTING: Final = "trajectory_numbers"
_TITLES: Final = {"levels": "Levels", "table": "Numbers", "careers": "Careers", "year": "One year"}
FILE_NAMES: Final = {"levels": "levels", "table": "pay by year", "careers": "careers", "year": "one year"}
_LEAST_PX: Final = 150


class TrajectoryLower(QWidget):
    """The parts under a switch that is remembered. ``copied`` carries the text for the clipboard; ``save_wanted`` asks
    for a file of what is shown; ``failed`` carries what went wrong while careers were simulated.
    """

    copied = Signal(str)
    save_wanted = Signal()
    failed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._answer: Answer | None = None
        self._lives: Lives | None = None
        self._parts: dict[str, QWidget] = {}
        self._switch = SegmentedControl("Below the chart", list(_TITLES.items()))
        self._stack = Stack()
        self._runner: LatestRunner[Answer, Lives] = LatestRunner(lives, self)
        self._place()
        self._switch.choose(str(settings.get(_SETTING, "table")))
        self._switch.chosen.connect(self._choose)
        self._runner.answered.connect(self._show_lives)
        self._runner.failed.connect(self.failed)

    @property
    def key(self) -> str:
        """The part shown: levels, table, careers or year."""
        return self._switch.key

    @property
    def part(self) -> QWidget | None:
        """The part shown, None before the first answer."""
        return self._parts.get(self.key)

    def show_answer(self, answer: Answer) -> None:
        """Show the numbers of another answer with an estimate; parts out of sight follow when they are looked at."""
        self._answer = answer
        self._show()

    def close_part(self) -> None:
        """End the worker."""
        self._runner.close()

    def saving(self) -> Callable[[Path], None]:
        """What writes the chart shown now, or its numbers as CSV; it raises ``UserError`` where that cannot be done."""
        from planner.charts.saving import save_chart

        assert self._answer is not None
        chart: Literal["trajectory", "levels"] = "levels" if self.key == "levels" else "trajectory"
        data: ChartData = self._answer.data
        part = self.part
        if isinstance(part, CareersPart | YearPart) and part.data is not None:
            data = part.data
        return partial(save_chart, data, chart=chart)

    def copy(self) -> None:
        """Hand over the numbers of the part shown, parted by tabs."""
        part = self.part
        if isinstance(part, LevelsPart | PayTable | CareersPart | YearPart):
            self.copied.emit(part.as_tsv())

    def _place(self) -> None:
        card = Card()
        card.body.setContentsMargins(8, 6, 8, 8)
        card.body.addWidget(self._stack)
        self._stack.setMinimumHeight(_LEAST_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._switch)
        top.addStretch(1)
        for text, tip, slot in (
            ("Copy", "Copy the numbers shown below for a spreadsheet", self.copy),
            ("Save…", "Save what is shown below as a picture, or its numbers as CSV", self.save_wanted.emit),
        ):
            button = QPushButton(text)
            button.setProperty("kind", "link")
            button.setToolTip(tip)
            button.setAccessibleName(f"{text.rstrip('…')} what is below the chart")
            button.clicked.connect(lambda _=False, slot=slot: slot())
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(card, 1)

    def _choose(self, key: str) -> None:
        self._settings.set(_SETTING, key)
        self._show()

    def _show(self) -> None:
        if self._answer is None:
            return
        part = self._parts.get(self.key) or self._built(self.key)
        self._stack.setCurrentWidget(part)
        if isinstance(part, LevelsPart | PayTable):
            part.show_answer(self._answer)
        elif self._lives is not None and self._lives.answer is self._answer:
            self._show_lives(self._lives)
        else:
            self._runner.ask(self._answer)

    def _show_lives(self, found: Lives) -> None:
        self._lives = found
        part = self.part
        if isinstance(part, CareersPart | YearPart):
            part.show_lives(found)

    def _built(self, key: str) -> QWidget:
        part: LevelsPart | PayTable | CareersPart | YearPart
        if key == "careers":
            part = CareersPart(self._settings, self._theme)
        elif key == "year":
            part = YearPart(self._theme)
        else:
            part = LevelsPart(self._theme) if key == "levels" else PayTable()
            part.copy_wanted.connect(self.copy)
        self._parts[key] = part
        self._stack.setMinimumHeight(0)  # from now on the parts say what room they need
        self._stack.addWidget(part)
        return part
