"""How much sooner a certification brings the next level: by the assumption on learning alone, so it counts for nothing
until the user switches such figures on.

Called by the Certifications page. Nobody has measured it. Decision 0034.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from planner.advice.certification_value import CertificationValue, NoValue
from planner.advice.plan_effects import plan_effects, with_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_hours import monthly_hours, months_needed
from planner.advice.plan_learning import SHOWS_NOTHING
from planner.domain.dates import PartialDate
from planner.domain.plan import USUAL_HOURS_A_WEEK, Action, ActionKind
from planner.domain.role import Level
from planner.forecast.careers import simulate
from planner.forecast.chance import Floats
from planner.forecast.effects import Readiness
from planner.forecast.inputs import ForecastInputs

MONTHS: Final = 12
DAYS: Final = 365.25 / 12
"""Of a month."""


@dataclass(frozen=True, slots=True)
class LevelGain:
    """Months by which the next level comes sooner, of careers that reach it: median and 80 % range; grade D."""

    level: Level
    low: float
    median: float
    high: float

    @property
    def sentence(self) -> str:
        """What the page says of it."""
        if self.high < 2:
            low, median, high = (DAYS * months for months in (self.low, self.median, self.high))
            sooner = f"{median:.0f} days sooner, between {low:.0f} and {high:.0f}"
        else:
            sooner = f"{self.median:.1f} months sooner, between {self.low:.1f} and {self.high:.1f}"
        return f"Not measured. By our assumption on learning (grade D, switched off) {self.level} comes {sooner}."


class NextLevels:
    """Certifications of one person, on the same draws; what is simulated is kept."""

    def __init__(self, ground: PlanGround) -> None:
        self._ground = replace(ground, count_grade_d=True)
        self._known: dict[ForecastInputs, Floats] = {}

    def told(self, value: CertificationValue | NoValue) -> str:
        """What is known of a certification and the next level, in words; "" where it has no value."""
        if isinstance(value, NoValue):
            return ""
        gain = self.gain(value)
        return f"{value.asked_for} {gain if isinstance(gain, str) else gain.sentence}".strip()

    def gain(self, value: CertificationValue) -> LevelGain | str:
        """What a certification does from the time on at which it is worth most, or why there is no estimate."""
        ground = self._ground
        if ground.level is Level.ARCHITECT:
            return "No estimate: there is no level above yours."
        effects = plan_effects(ground, [_earned(value)]).effects
        faster = tuple(one for one in effects if isinstance(one, Readiness))
        if not faster:
            return f"No estimate: {SHOWS_NOTHING}."
        inputs = ground.situation.inputs
        before = self._arrived(inputs)
        reached = np.isfinite(before)
        sooner = MONTHS * (before[reached] - self._arrived(with_effects(inputs, faster))[reached])
        low, median, high = np.quantile(sooner, (0.1, 0.5, 0.9)).tolist() if reached.any() else (0.0, 0.0, 0.0)
        return LevelGain(list(Level)[ground.level_place + 1], low, median, high)

    def _arrived(self, inputs: ForecastInputs) -> Floats:
        """Years until the next level in each career, (n,)."""
        if inputs not in self._known:
            self._known[inputs] = simulate(inputs).arrived[0]
        return self._known[inputs]


def _earned(value: CertificationValue) -> Action:
    facts, hours = value.known.facts, value.known.hours
    middle = round((hours.low + hours.high) / 2)
    return Action(
        id="certification",  # the same for all: what differs is what they teach, and when
        plan_id="",
        kind=ActionKind.EARN_CERTIFICATION,
        start=PartialDate(value.begin.year, value.begin.month),
        subject=facts.name,
        hours=middle,
        months=max(months_needed(middle, monthly_hours(USUAL_HOURS_A_WEEK)), 1),
    )
