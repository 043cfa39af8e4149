"""The levers of the Trajectory page: what if the market, the pace, the job or the place were another?

Only the market scenario is stored, as an edit; the other levers are tried and forgotten with the program.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.person import Scenario
from planner.market.places import place_name
from planner.ui.pages.own_market import OwnMarket
from planner.ui.widgets.card import Card, styled_label
from planner.ui.widgets.flow import FlowLayout
from planner.ui.widgets.lever_field import FieldRow, grade_label, lever_field, told_grade
from planner.ui.widgets.pace_slider import PACE, PaceSlider
from planner.ui.widgets.record_editors import ChoiceBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.steady_slider import SteadySlider

if TYPE_CHECKING:
    from planner.forecast.levers import Evidence, Kind, Levers, Policy
    from planner.forecast.situation import Situation
    from planner.market.factors import Factor
    from planner.market.places import Place
    from planner.ui.pages.trajectory_question import Answer

_BOX_PX: Final = 184
_CONTROL_PX: Final = 30
_RAISE_PX: Final = 88  # it fits beside the certification, so that there is no further row
_SCENARIOS: Final = tuple((scenario.value, scenario.value.capitalize()) for scenario in Scenario)
_CERTIFIED: Final = {"": None, "with": True, "without": False}
_POLICIES: Final[dict[str, "Policy"]] = {"": "", "place": "place", "nation": "nation"}
_PLACES_SEEN: Final = 12
_LARGEST_GUESS: Final = 50
_LARGEST_RAISE: Final = 50


class TrajectoryLevers(Card):
    """The card. ``moved`` tells that a lever stands elsewhere; ``scenario_chosen`` carries the market to be stored, and
    ``figure_set`` id and value of a figure of the user's own market; ``plan_wanted`` asks to put them into a plan.
    """

    moved = Signal()
    scenario_chosen = Signal(str)
    figure_set = Signal(str, float)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("What if")
        self._scenario = SegmentedControl("Market", _SCENARIOS)
        self._own = OwnMarket()
        self._pace = PaceSlider()
        self._pace_text = QLabel()
        self._jobs = {kind: _LeverChoice(name) for kind, name in _KINDS.items()}
        self._certified = SegmentedControl("Certification", [("", "As now"), ("with", "In force"), ("without", "None")])
        self._certified_grade = grade_label()
        self._certified_grade.hide()
        self._employer = SegmentedControl("Employer", [("", "As now"), ("another", "Another")])
        self._where = _PlaceChoice()
        self._policy = SegmentedControl("Pay policy", [("", "As now"), ("place", "By place"), ("nation", "Nationwide")])
        self._raise = SteadyBox("Raise", -_LARGEST_RAISE, _LARGEST_RAISE, decimals=1, suffix=" %")
        self._production = QCheckBox("Production responsibility: no estimate")
        self._guess = SteadyBox("What production responsibility pays", -_LARGEST_GUESS, _LARGEST_GUESS, suffix=" %")
        self._worth = styled_label("")
        self._worth.hide()
        self._reset = QPushButton("Reset")
        self._plan = QPushButton("Add to plan…")
        self._place()
        self._connect()
        self._tell_pace()

    @property
    def is_dragged(self) -> bool:
        """Whether a lever is in the user's hand."""
        return self._pace.isSliderDown()

    @property
    def levers(self) -> "Levers":
        """Where the levers stand."""
        from planner.forecast.levers import Levers

        is_guessed = self._production.isChecked()
        return Levers(
            readiness=self._pace.pace,
            industry=self._jobs["industry"].factor_id,
            work_mode=self._jobs["work_mode"].factor_id,
            specialisation=self._jobs["specialisation"].factor_id,
            is_certified=_CERTIFIED[self._certified.key],
            production=math.log1p(self._guess.value() / 100) if is_guessed else None,
            is_leaving=self._employer.key == "another",
            place=self._where.place_id,
            pay_policy=_POLICIES[self._policy.key],
            pay_raise=self._raise.value() / 100,
        )

    @property
    def focus_chain(self) -> list[QWidget]:
        """What the keyboard reaches, in its order."""
        kinds = (QAbstractButton, ChoiceBox, SteadyBox, SteadySlider)
        return [part for part in self.findChildren(QWidget) if isinstance(part, kinds)]

    def reset(self) -> None:
        """Put all levers back to as now, and tell so once; the market scenario is the profile's and stays."""
        strips = (self._certified, self._employer, self._policy)
        parts = (self._pace, *strips, self._where, self._raise, self._production, self._guess, *self._jobs.values())
        blockers = [QSignalBlocker(part) for part in parts]
        self._pace.setValue(0)
        for strip in strips:
            strip.choose("")
        self._where.setCurrentIndex(0)
        self._production.setChecked(False)
        for figure in (self._raise, self._guess):
            figure.setValue(0)
        for box in self._jobs.values():
            box.choose_as_now()
        for blocker in blockers:
            blocker.unblock()
        self._follow()

    def show_scenario(self, scenario: Scenario, own: Mapping[str, float]) -> None:
        """Show the stored market and the user's own figures of it by id, without telling."""
        with QSignalBlocker(self._scenario):
            self._scenario.choose(scenario.value)
        self._own.show_scenario(scenario, own)

    def show_answer(self, answer: "Answer") -> None:
        """Offer what there is instead of what is now, and say what a raise that is tried is worth."""
        from planner.ui.pages.trajectory_question import evidence
        from planner.ui.pages.trajectory_raise import raise_sentence

        if answer.as_now is not None:
            self.show_choices(answer.as_now.stand, evidence(answer.question))
        self._worth.setVisible(answer.raised is not None)
        if answer.raised is not None:
            self._worth.setText(raise_sentence(answer.raised))

    def show_choices(self, stand: "Situation", evidence: "Evidence") -> None:
        """Offer what there is instead of what is now, without telling; a choice that is there no more falls back."""
        from planner.forecast.levers import factor_now
        from planner.market.pay_factors import CERTIFICATION

        for kind, box in self._jobs.items():
            now = factor_now(stand, kind)
            box.offer("" if now is None else now.name, evidence.choices(kind, stand))
        self._where.offer(stand.basis.place, evidence.pack.places)
        certification = evidence.factor(CERTIFICATION, stand)
        _show_grade(self._certified_grade, certification)
        own = factor_now(stand, "production")
        self._production.setEnabled(own is None)
        self._production.setToolTip(_NO_FIGURE if own is None else "Your own figure for it is in the forecast already.")

    def _place(self) -> None:
        self.body.setContentsMargins(12, 10, 12, 10)
        self._pace.setFixedSize(_BOX_PX, _CONTROL_PX)
        self._pace_text.setText("0.00 ×")
        # Of one size, it asks nobody for room while the slider moves.
        self._pace_text.setFixedSize(self._pace_text.sizeHint())
        self._pace.setToolTip("How fast the clock of promotions runs, from half to double")
        self._raise.setFixedSize(_RAISE_PX, _CONTROL_PX)
        self._raise.setToolTip("Base pay higher or lower from today on, and what that is worth over the years ahead")
        self._production.setToolTip(_NO_FIGURE)
        self._guess.setEnabled(False)
        self._guess.setToolTip("Your own guess: there is no estimate")
        self._reset.setProperty("kind", "link")
        self._reset.setToolTip("Put all levers back to as now; the market stays as it is stored")
        fields = FieldRow()
        flow = FlowLayout(parent=fields)
        flow.addWidget(lever_field("Market", self._scenario, told_grade("D", "an assumption of this program")))
        flow.addWidget(lever_field(PACE, self._pace, self._pace_text))
        for kind, box in self._jobs.items():
            flow.addWidget(lever_field(_KINDS[kind], box, box.grade))
        flow.addWidget(lever_field("Certification", self._certified, self._certified_grade))
        flow.addWidget(lever_field("Raise", self._raise, told_grade("B", _FADES)))
        flow.addWidget(lever_field("Employer", self._employer, told_grade("B", _PREMIUM)))
        flow.addWidget(lever_field("Place", self._where, told_grade("B", f"{_MARKETS}. {_STANDING}")))
        flow.addWidget(lever_field("Pay policy", self._policy, told_grade("B", _MARKETS)))
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._production, told_grade("D", _NO_FIGURE), self._guess):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)  # a letter is no taller here than elsewhere
        row.addStretch(1)
        self._plan.setProperty("kind", "link")
        self._plan.setToolTip("Put what a lever stands for into a plan, in a month (Ctrl+Shift+A)")
        row.addWidget(self._plan)
        row.addWidget(self._reset)
        self.body.addWidget(fields)
        self.body.addWidget(self._own)
        self.body.addLayout(row)
        self.body.addWidget(self._worth)
        self.body.addWidget(styled_label(_NOTE, "small"))

    def _connect(self) -> None:
        self._scenario.chosen.connect(self.scenario_chosen)
        self._own.figure_set.connect(self.figure_set)
        self._pace.valueChanged.connect(self._follow)
        for strip in (self._certified, self._employer, self._policy):
            strip.chosen.connect(self._follow)
        self._where.currentIndexChanged.connect(self._follow)
        self._production.toggled.connect(self._follow)
        for figure in (self._raise, self._guess):
            figure.valueChanged.connect(self._follow)
        for box in self._jobs.values():
            box.currentIndexChanged.connect(self._follow)
        self._reset.clicked.connect(self.reset)
        self._plan.clicked.connect(self.plan_wanted)

    def _follow(self) -> None:
        self._guess.setEnabled(self._production.isChecked())
        self._tell_pace()
        self.moved.emit()

    def _tell_pace(self) -> None:
        text = f"{self._pace.pace:.2f} ×"
        self._pace_text.setText(text)
        self._pace.setAccessibleDescription(f"{text} as fast as now")


class _LeverChoice(ChoiceBox):
    """What the job could be instead: "as now" first, what has no estimate greyed and called so."""

    def __init__(self, name: str) -> None:
        super().__init__((("", "As now"),))
        self.setAccessibleName(name)
        self.setFixedWidth(_BOX_PX)
        self.grade = grade_label()
        self.grade.hide()
        self._factors: Sequence[Factor] = ()
        self.currentIndexChanged.connect(self._tell)

    @property
    def factor_id(self) -> str:
        """The id of the factor chosen, empty for as now."""
        return str(self.currentData() or "")

    def offer(self, now: str, factors: "Sequence[Factor]") -> None:
        """Put other choices in place and keep what was chosen, if it is among them."""
        self.setItemText(0, f"As now: {now.partition(',')[0]}" if now else "As now")
        if factors == self._factors:
            return
        chosen = self.factor_id
        with QSignalBlocker(self):
            self._factors = factors
            while self.count() > 1:
                self.removeItem(1)
            for factor in factors:
                self._add(factor)
            self.setCurrentIndex(max(self.findData(chosen), 0))
        self._tell()

    def choose_as_now(self) -> None:
        """Back to what is now, also where signals are blocked."""
        self.setCurrentIndex(0)
        self._tell()

    def _add(self, factor: "Factor") -> None:
        name = factor.name.partition(",")[0]
        self.addItem(name if factor.has_estimate else f"{name}: no estimate", factor.id)
        if not factor.has_estimate:
            model = self.model()
            assert isinstance(model, QStandardItemModel)
            item = model.item(self.count() - 1)
            item.setEnabled(False)
            item.setToolTip(factor.note)

    def _tell(self) -> None:
        chosen = next((factor for factor in self._factors if factor.id == self.factor_id), None)
        _show_grade(self.grade, chosen)
        self.setToolTip(self.currentText())


class _PlaceChoice(ChoiceBox):
    """Where the job could be instead: "as now" first, then the places of the pack by name."""

    def __init__(self) -> None:
        super().__init__((("", "As now"),))
        self.setAccessibleName("Place")
        self.setFixedWidth(_BOX_PX)
        self.setMaxVisibleItems(_PLACES_SEEN)

    @property
    def place_id(self) -> str:
        """The id of the place chosen, empty for as now."""
        return str(self.currentData() or "")

    def offer(self, now: "Place", places: "Sequence[Place]") -> None:
        """Call what is now by its name; the places are put in once."""
        self.setItemText(0, f"As now: {now.name}")
        if self.count() == 1:
            with QSignalBlocker(self):
                for place in sorted(places, key=place_name):
                    self.addItem(place_name(place), place.id)


_KINDS: Final[dict["Kind", str]] = {
    "industry": "Industry",
    "work_mode": "Work mode",
    "specialisation": "Specialisation",
}
_NO_FIGURE: Final = "No estimate: no source tells who answers for running systems. Switched on, it is your own guess."
_PREMIUM: Final = "What those who change their employer are paid more: Atlanta Fed Wage Growth Tracker"
_FADES: Final = "How much of it fades, and how fast: US wage panels of general workers"
_MARKETS: Final = "What the market pays by place: BLS OEWS; abroad by adverts, grade C"
_STANDING: Final = "Where you stand there is in part drawn anew, an assumption; finding the job is not in it"
_NOTE: Final = "Tried on the forecast and not stored; only the market is. What a move costs is left out."


def _show_grade(label: QLabel, factor: "Factor | None") -> None:
    label.setVisible(factor is not None and factor.has_estimate)
    if factor is not None:
        label.setText(factor.grade)
        source = f"{factor.source} {factor.date}".strip()
        told = f"{factor.percent:+.1f} % pay".replace("-", "−")
        label.setToolTip(f"{told}. {source}")
        label.setAccessibleName(f"Grade {factor.grade}, {told}. {source}")
