"""The inspector of the Plans page: what each action of the chosen plan counts for, and how plans are compared."""

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.advice.plan_checks import named
from planner.domain.person import Preferences
from planner.ui.dialogs.study_hour import StudyHourLine
from planner.ui.history import History
from planner.ui.pages.preference_boxes import PreferenceBoxes
from planner.ui.turns import Turns
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.evidence import GradedList
from planner.workspace.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from planner.advice.plan_comparison import PlanRow
    from planner.advice.plan_effects import ActionNote
    from planner.advice.study_hour import StudyHour

_NO_GRADE: Final = "–"
_HOW: Final = (
    "Every plan meets the same chance events: the same layoffs and markets. What differs is what the plan does.",
    "Carry on as now: no action, and whatever happens by itself, moves between employers included.",
    "Time only: you never move of your own accord and the clock of promotions runs as usual. Always drawn.",
    "Worth: on average over all careers; the median, which half of them exceed, stands second.",
    "A tie: careers hardly decide between two plans, 45 to 55 of a hundred.",
    "Loses over: of twenty careers, in how many the plan ends below carrying on by more than the loss that you set.",
    "Worst tenth: what the plan is worth on average in the tenth of careers in which it does worst; also called "
    "expected shortfall.",
    "Plans stand instead of each other: the hours of the plan you follow are not taken off those of another.",
    "What actions cost is taken off, and so are their hours, at what an hour of study is counted at; what arises in a "
    "later year counts less, as pay does.",
)


def _whole(note: "ActionNote") -> str:
    return f"{note.text}. From {note.source}." if note.source else note.text


class PlansExplanation(QWidget):
    """Notes of the chosen plan's actions, with their grades, and standing notes. ``preference_edited`` carries the
    attribute of ``Preferences`` and the text put in its place; ``shown`` tells that everything is said of the plan.

    What stands below the notes is made when all is first shown, a part a turn: the page appears before.
    """

    preference_edited = Signal(str, str)
    shown = Signal()

    def __init__(self, session: Session, history: History) -> None:
        super().__init__()
        self.hour = StudyHourLine(session, history)
        self._turns = Turns(self)
        self._title = styled_label("What the plan rests on", "strong")
        self._empty = styled_label("There is no action yet.", "muted")
        self._empty.hide()  # until it is known
        self._notes = GradedList()
        self._preferences: Preferences | None = None
        self._boxes: PreferenceBoxes | None = None
        self._below = Turns(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 20, 16, 16)
        self._column.setSpacing(12)
        for part in (self._title, self._empty, self._notes, self.hour):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Put the stored preferences into the boxes, without telling."""
        self._preferences = preferences
        if self._boxes is not None:
            self._boxes.show_preferences(preferences)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with what is not made yet."""
        super().showEvent(event)
        if self._boxes is None and not self._below.is_waiting:
            self._below.start((self._make_boxes, self._make_how))

    @property
    def is_waiting(self) -> bool:
        """Whether anything is still to be said."""
        return self._turns.is_waiting

    def show_plan(self, row: "PlanRow | None", hour: "StudyHour | None") -> None:
        """Say soon what each action of a plan counts for, and an hour of study; None where no plan is chosen."""
        self._turns.start(chain(self._parts(row, hour), (self.shown.emit,)))

    def stop(self) -> None:
        """Say no more, and make no more."""
        self._turns.stop()
        self._below.stop()

    def _make_boxes(self) -> None:
        self._boxes = PreferenceBoxes(
            ("horizon_years", "discount_percent", "market_growth_percent", "inflation_percent"),
            "Growth of market pay, inflation and discount are for a year; later pay counts less by the discount.",
        )
        if self._preferences is not None:
            self._boxes.show_preferences(self._preferences)
        self._boxes.edited.connect(self.preference_edited)
        self._column.insertWidget(self._column.count() - 1, self._boxes)

    def _make_how(self) -> None:
        how = Card("How plans are compared")
        for sentence in _HOW:
            how.body.addWidget(styled_label(sentence))
        self._column.insertWidget(self._column.count() - 1, how)

    def _parts(self, row: "PlanRow | None", hour: "StudyHour | None") -> "Iterator[Callable[[], None]]":
        names = {} if row is None else {action.id: named(action) for action in row.actions}
        notes = () if row is None else row.notes
        lines = [(f"{names[one.action_id]}: {_whole(one)}", one.grade or _NO_GRADE, "") for one in notes]
        yield from self._notes.ahead(lines)
        yield partial(self._show_notes, row, lines)
        yield partial(self.hour.show_hour, hour)

    def _show_notes(self, row: "PlanRow | None", lines: "Sequence[tuple[str, str, str]]") -> None:
        self._title.setText(f"What {'the plan' if row is None else row.name} rests on")
        self._empty.setVisible(row is not None and not row.actions)
        self._notes.show_lines(lines)
