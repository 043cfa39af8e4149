"""What the optimiser found, as its dialog shows it: the sentence, the sequence, its rivals and how sure it is."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.dialogs import optimiser_words as words
from planner.ui.theme import Theme
from planner.ui.turns import Turns
from planner.ui.widgets.card import Card
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.row_list import Row, RowList
from planner.ui.widgets.scrolling import scrolling_column
from planner.ui.widgets.told_view import ToldView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.charts.rivals_figure import RivalsFigure
    from planner.charts.timeline import TimelineData
    from planner.charts.timeline_figure import TimelineFigure
    from planner.ui.dialogs.optimiser_question import Answer

EMPTY: Final = "Say what you have and tick what you would do: the best sequence of it is found, or that none pays."
_TITLE: Final = "Best within your limits"
_FRAME_PX: Final = 44
_LANE_PX: Final = 32


class OptimiserAnswer(QWidget):
    """Shows one answer. ``plan_wanted`` asks to add what was found as a plan, ``role_wanted`` to add a role."""

    plan_wanted = Signal()
    role_wanted = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.add = QPushButton("&Add as plan")
        self.steps = RowList()
        self.reasons = RowList()
        self.timeline: ChartView[TimelineData] = ChartView(_timeline_figure, theme, QSize(520, 150))
        self.rivals = ToldView(_rivals_figure, theme, settings, "Beside its rivals", QSize(520, 270))
        self._headline = Headline(_TITLE)
        self._empty = EmptyState(EMPTY)
        self._turns = Turns(self)
        self._cards = (
            Card("What to do, and when"),
            Card("Beside its rivals"),
            Card("What holds it back, and how sure it is"),
        )
        self._place()
        self.show_nothing(EMPTY)
        self.add.clicked.connect(self.plan_wanted)
        self._empty.asked.connect(self.role_wanted)

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the answer, empty before the first."""
        return f"{self._headline.answer}. {self._headline.quiet}" if self._headline.answer else ""

    @property
    def empty_sentence(self) -> str:
        """What stands in the place of an answer, empty where there is one."""
        return "" if self._empty.isHidden() else self._empty.sentence

    @property
    def is_filling(self) -> bool:
        """Whether some of its parts are still to be shown."""
        return self._turns.is_waiting

    def show_nothing(self, sentence: str, button: str = "") -> None:
        """Say in one sentence why there is no answer yet, with a button where a role is missing."""
        self._turns.stop()
        self._empty.show_state(sentence, button)
        self._show_parts(is_empty=True, is_plan=False, has_numbers=False)

    def show_answer(self, answer: "Answer") -> None:
        """Show what was found, or what is missing where nothing fits: sentence and steps at once, the rest in turns."""
        from planner.advice.optimiser_plans import FoundPlan
        from planner.advice.optimiser_result import NothingFits

        self._turns.stop()
        if isinstance(answer.found, NothingFits):
            first, *ways = words.missing(answer.found)
            self._headline.show_answer(
                first.rstrip("."), "The smallest changes after which something fits, each enough alone."
            )
            self._show_reasons(ways)
            self._show_parts(is_empty=False, is_plan=False, has_numbers=False)
        elif isinstance(answer.found, FoundPlan):
            found, optimum = answer.found, answer.found.optimum
            years = answer.asked.offer.ground.situation.inputs.horizon_years
            self._headline.show_answer(
                words.answer(optimum, years, answer.asked.target), words.quiet(optimum, years, answer.asked.target)
            )
            self.steps.show_rows(words.steps(found))
            self._show_parts(is_empty=False, is_plan=bool(found.actions), has_numbers=True)
            beside = words.beside(answer.asked.offer.ground.profile)
            reasons = (*words.reasons(optimum, answer.asked.options, found.left_out), *beside)
            self._turns.start((partial(self._show_reasons, reasons), *self._drawings(answer)))

    def _drawings(self, answer: "Answer") -> "Iterator[Callable[[], None]]":
        if answer.timeline is not None:
            self.timeline.setFixedHeight(_FRAME_PX + _LANE_PX * sum(lane.n_rows for lane in answer.timeline.lanes))
            yield partial(self.timeline.show_data, answer.timeline, answer.timeline.spoken)
        if answer.rivals is not None:
            yield partial(self.rivals.show_data, answer.rivals)

    def _show_reasons(self, sentences: Sequence[str]) -> None:
        self.reasons.show_rows([Row(one) for one in sentences])

    def _show_parts(self, *, is_empty: bool, is_plan: bool, has_numbers: bool) -> None:
        sequence, rivals, why = self._cards
        self._empty.setVisible(is_empty)
        self._headline.setVisible(not is_empty)
        self.add.setVisible(is_plan)
        sequence.setVisible(is_plan)
        rivals.setVisible(has_numbers)
        why.setVisible(not is_empty)

    def _place(self) -> None:
        self.add.setProperty("kind", "primary")
        self.add.setToolTip("Add what was found as a plan of yours; can be undone")
        self.add.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(self._headline, 1)
        top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        sequence, rivals, why = self._cards
        sequence.body.addWidget(self.timeline)
        sequence.body.addWidget(self.steps)
        rivals.body.addWidget(self.rivals)
        why.body.addWidget(self.reasons)
        column = scrolling_column(self)
        column.addLayout(top)
        for each in (sequence, rivals, why, self._empty):
            column.addWidget(each)
        column.addStretch(1)


def _rivals_figure(palette: Palette, font: str) -> "RivalsFigure":
    from planner.charts.rivals_figure import RivalsFigure

    return RivalsFigure(palette, font=font)


def _timeline_figure(palette: Palette, font: str) -> "TimelineFigure":
    from planner.charts.timeline_figure import TimelineFigure

    return TimelineFigure(palette, font=font)
